/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "copies-private.h"
#include "fuzz-memory.h"

/*
 * Two files of one plan, and two people: each pair of bytes is something that one of them does.
 * Whatever they did, each file says what its edits say, and after both have taken the other's
 * they show the same.
 */

#define MAX_STEPS 40

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);
const char *__asan_default_options (void);

/* What both people begin with, made once: a theme with an action, and who made them goes on. */
static char *base_folder;
static Copy *base;
static GHashTable *none;

typedef struct
{
  Copy *copies[2];
  guint n_ids;
} Pair;

/* A living item of the kinds that people edit, never the plan; NULL if none is left. */
static char *
pick (Copy *copy, guint nth)
{
  g_autoptr (GPtrArray) ids = copy_list_alive (copy);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[(nth + i) % ids->len];

      if (!g_str_equal (id, "plan"))
        return g_strdup (id);
    }
  return NULL;
}

static const char *
kind_of (Copy *copy, const char *id)
{
  g_autoptr (WaymarkRegister) r = copy_read_register (copy, id, "@kind");
  g_autoptr (WaymarkValue) kind = waymark_register_get_shown (r);

  return g_intern_string (waymark_value_get_string (kind));
}

static char *
new_id (Pair *pair)
{
  return g_strdup_printf ("%032x", ++pair->n_ids);
}

static void
add (Pair *pair, Copy *copy, guint nth)
{
  g_autofree char *parent = pick (copy, nth);
  g_autofree char *id = new_id (pair);
  const char *above = parent != NULL ? kind_of (copy, parent) : "";

  if (g_str_equal (above, "theme"))
    g_free (copy_add (copy, nth % 2 ? "action" : "requirement", id, parent, NULL, none));
  else if (g_str_equal (above, "requirement"))
    g_free (copy_add (copy, "action", id, parent, nth % 2 ? "" : NULL, none));
  else if (g_str_equal (above, "action"))
    g_free (copy_add (copy, "update", id, parent, NULL, none));
  else
    g_free (copy_add (copy, "theme", id, "plan", NULL, none));
}

static void
set (Copy *copy, guint nth, gboolean resolve)
{
  static const char *const texts[] = { "Ask. ", "Ask. Write. ", "Write. Ask. ", "Pay. Ask. " };
  g_autofree char *id = pick (copy, nth);
  g_autoptr (WaymarkValue) value = waymark_value_new_string (texts[nth / 8 % 4]);
  const char *kind = id != NULL ? kind_of (copy, id) : "";

  if (g_str_equal (kind, "action"))
    g_free (copy_set (copy, id, nth % 2 ? "text" : "phase", value, resolve));
  else if (g_str_equal (kind, "theme") || g_str_equal (kind, "requirement"))
    g_free (copy_set (copy, id, nth % 2 ? "narrative" : "title", value, resolve));
}

static void
move (Copy *copy, guint nth)
{
  g_autofree char *id = pick (copy, nth);
  g_autofree char *to = pick (copy, nth / 8);
  const char *kind = id != NULL ? kind_of (copy, id) : "";

  if (g_str_equal (kind, "theme"))
    g_free (copy_move (copy, id, "plan", nth % 2 ? "" : NULL));
  else if (g_str_equal (kind, "action") && (g_str_equal (kind_of (copy, to), "theme") ||
                                            g_str_equal (kind_of (copy, to), "requirement")))
    g_free (copy_move (copy, id, to, nth % 2 ? "" : NULL));
}

static void delete (Copy *copy, guint nth)
{
  g_autofree char *id = pick (copy, nth);

  if (id != NULL)
    g_free (copy_delete (copy, id));
}

static void
undo (Copy *copy, gboolean redo)
{
  GPtrArray *left = copy_undo (copy, redo);

  g_clear_pointer (&left, g_ptr_array_unref);
}

static void
step (Pair *pair, guint what, guint nth)
{
  Copy *copy = pair->copies[what & 1];
  guint n_lost;

  if (!copy_has_session (copy))
    {
      g_autofree char *session = new_id (pair);

      copy_open (copy, session);
    }
  switch (what / 2 % 8)
    {
    case 0:
      add (pair, copy, nth);
      break;
    case 1:
      move (copy, nth);
      break;
    case 2:
      delete (copy, nth);
      break;
    case 3:
      undo (copy, nth % 2);
      break;
    case 4:
      copy_merge (copy, pair->copies[(what & 1) ^ 1], nth % 2, TRUE, &n_lost);
      break;
    case 5:
      if (nth % 8 == 0)
        copy_forget (copy);
      else
        copy_leave (copy);
      break;
    default:
      set (copy, nth, what / 32 % 2);
    }
}

/* Both take what the other has, without an edit of their own. */
static void
meet (Pair *pair)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  guint n_lost;

  for (int round = 0; round < 2; round++)
    for (int i = 0; i < 2; i++)
      {
        copy_leave (pair->copies[i]);
        copy_merge (pair->copies[i], pair->copies[1 - i], FALSE, TRUE, &n_lost);
      }
  mine = copy_dump (pair->copies[0]);
  theirs = copy_dump (pair->copies[1]);
  if (g_strcmp0 (mine, theirs) != 0)
    {
      g_printerr ("they differ:\n%s\n%s", mine, theirs);
      abort ();
    }
  for (int i = 0; i < 2; i++)
    {
      copy_check (pair->copies[i]);
      copy_verify (pair->copies[i]);
    }
}

/* Half of the time went into memory that was not used again for long, to notice who still uses it:
 * a run takes some megabytes, so that this still spans several of them. */
const char *
__asan_default_options (void)
{
  return "quarantine_size_mb=32:malloc_context_size=8";
}

static char *
make_folder (void)
{
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  char *folder = g_build_filename (parent, "waymark-fuzz-merge-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    abort ();
  return folder;
}

static void
drop_base (void)
{
  copy_free (base);
  g_rmdir (base_folder);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  char theme[] = "00000000000000000000000000000001";
  char action[] = "00000000000000000000000000000002";

  fuzz_hurry_sqlite ();
  base_folder = make_folder ();
  none = g_hash_table_new (g_str_hash, g_str_equal);
  base = copy_new (
      base_folder, "0000000000000000000000000000000a", "0000000000000000000000000000000b", none);
  copy_open (base, "0000000000000000000000000000000c");
  g_free (copy_add (base, "theme", theme, "plan", NULL, none));
  g_free (copy_add (base, "action", action, theme, NULL, none));
  atexit (drop_base);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autofree char *folder = NULL;
  Pair pair = { .n_ids = 100 };

  if (length < 2)
    return 0;
  folder = make_folder ();
  pair.copies[0] = copy_machine (folder, base);
  pair.copies[1] = copy_file (folder, base);

  for (gsize i = 0; i + 1 < MIN (length, 2 * MAX_STEPS); i += 2)
    step (&pair, data[i], data[i + 1]);
  meet (&pair);

  copy_free (pair.copies[0]);
  copy_free (pair.copies[1]);
  if (g_rmdir (folder) != 0)
    abort ();
  return 0;
}
