/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * The power goes. All that editing and publishing does with files is recorded once, and then
 * played as far as each write and each sync, onto an empty disk. What was synced by then is on
 * it; of what was not, four disks keep different things: all of it, names only, contents only,
 * nothing. On each of them the file is the old or the new plan, whole, and every edit that was
 * confirmed by then is there at the next opening.
 *
 * WAYMARK_FAULTS_STEP: 1 cuts at each call, a larger number leaves out some.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "faults.h"

#define STEP 9

/* ---- a disk */

typedef struct _Node Node;

/* A file or a folder: as programs see it, and as the disk has it. */
struct _Node
{
  GByteArray *now;
  GByteArray *kept;
  GHashTable *names; /* of a folder: name -> Node */
  GHashTable *kept_names;
};

typedef struct
{
  char *path;
  Node *node;
} Root;

typedef struct
{
  GPtrArray *nodes;
  GArray *roots;      /* of Root: the folders that are watched */
  GHashTable *opened; /* descriptor -> Node */
} Disk;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_byte_array_unref (node->now);
  g_byte_array_unref (node->kept);
  g_hash_table_unref (node->names);
  g_hash_table_unref (node->kept_names);
  g_free (node);
}

static Node *
node_new (Disk *disk)
{
  Node *node = g_new0 (Node, 1);

  node->now = g_byte_array_new ();
  node->kept = g_byte_array_new ();
  node->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  node->kept_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (disk->nodes, node);
  return node;
}

static void
copy_bytes (GByteArray *from, GByteArray *to)
{
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

static void
node_sync (Node *node)
{
  GHashTableIter iter;
  gpointer name, child;

  copy_bytes (node->now, node->kept);
  g_hash_table_remove_all (node->kept_names);
  g_hash_table_iter_init (&iter, node->names);
  while (g_hash_table_iter_next (&iter, &name, &child))
    g_hash_table_insert (node->kept_names, g_strdup (name), child);
}

/* What is there before anything is recorded is on the disk. */
static Node *
node_read (Disk *disk, const char *path)
{
  Node *node = node_new (disk);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autoptr (GBytes) bytes = bytes_of (path);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      g_byte_array_append (node->now, data, (guint) length);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_hash_table_insert (node->names, g_strdup (name), node_read (disk, child));
    }
  node_sync (node);
  return node;
}

static void
disk_init (Disk *disk)
{
  disk->nodes = g_ptr_array_new_with_free_func (node_free);
  disk->roots = g_array_new (FALSE, FALSE, sizeof (Root));
  disk->opened = g_hash_table_new (NULL, NULL);
}

static void
disk_clear (Disk *disk)
{
  for (guint i = 0; i < disk->roots->len; i++)
    g_free (g_array_index (disk->roots, Root, i).path);
  g_array_unref (disk->roots);
  g_hash_table_unref (disk->opened);
  g_ptr_array_unref (disk->nodes);
}

static void
disk_watch (Disk *disk, const char *path, Node *node)
{
  Root root = { g_strdup (path), node };

  g_array_append_val (disk->roots, root);
}

/* The folder that holds @path, and its name there. */
static Node *
find_parent (Disk *disk, const char *path, char **name)
{
  for (guint i = 0; i < disk->roots->len; i++)
    {
      const Root *root = &g_array_index (disk->roots, Root, i);
      const gsize length = strlen (root->path);
      g_auto (GStrv) parts = NULL;
      Node *node = root->node;
      guint n;

      if (strncmp (path, root->path, length) != 0 || path[length] != '/')
        continue;
      parts = g_strsplit (path + length + 1, "/", -1);
      n = g_strv_length (parts);
      for (guint j = 0; j + 1 < n && node != NULL; j++)
        node = g_hash_table_lookup (node->names, parts[j]);
      *name = g_strdup (parts[n - 1]);
      return node;
    }
  return NULL;
}

static Node *
find (Disk *disk, const char *path)
{
  g_autofree char *name = NULL;
  Node *parent;

  for (guint i = 0; i < disk->roots->len; i++)
    if (g_str_equal (g_array_index (disk->roots, Root, i).path, path))
      return g_array_index (disk->roots, Root, i).node;
  parent = find_parent (disk, path, &name);
  return parent != NULL ? g_hash_table_lookup (parent->names, name) : NULL;
}

/* @node: (nullable): nothing any more */
static void
set_name (Disk *disk, const char *path, Node *node)
{
  g_autofree char *name = NULL;
  Node *parent = find_parent (disk, path, &name);

  g_assert_nonnull (parent);
  if (node != NULL)
    g_hash_table_insert (parent->names, g_steal_pointer (&name), node);
  else
    g_hash_table_remove (parent->names, name);
}

static void
write_bytes (Node *node, const guint8 *bytes, gsize length, gsize offset)
{
  const gsize before = node->now->len;

  if (offset + length > before)
    {
      g_byte_array_set_size (node->now, (guint) (offset + length));
      if (offset > before)
        memset (node->now->data + before, 0, offset - before);
    }
  memcpy (node->now->data + offset, bytes, length);
}

/* ---- what was done */

typedef struct
{
  char *call;
  int fd;
  char *path;
  char *to;
  GBytes *bytes;
  long long length;
  long long offset;
  int flags;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->call);
  g_free (step->path);
  g_free (step->to);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_free (step);
}

static void
on_call (const FaultsEvent *event, void *data)
{
  GPtrArray *steps = data;
  Step *step = g_new0 (Step, 1);

  step->call = g_strdup (event->call);
  step->fd = event->fd;
  step->path = g_strdup (event->path);
  step->to = g_strdup (event->to);
  step->bytes = event->bytes != NULL ? g_bytes_new (event->bytes, (gsize) event->length) : NULL;
  step->length = event->length;
  step->offset = event->offset;
  step->flags = event->flags;
  g_ptr_array_add (steps, step);
}

static void
play_open (Disk *disk, const Step *step)
{
  Node *node = find (disk, step->path);

  if (node == NULL && (step->flags & O_CREAT))
    {
      node = node_new (disk);
      set_name (disk, step->path, node);
    }
  if (node != NULL && (step->flags & O_TRUNC))
    g_byte_array_set_size (node->now, 0);
  g_assert_nonnull (node);
  g_hash_table_insert (disk->opened, GINT_TO_POINTER (step->fd), node);
}

static void
play (Disk *disk, const Step *step)
{
  Node *node =
      step->fd >= 0 ? g_hash_table_lookup (disk->opened, GINT_TO_POINTER (step->fd)) : NULL;

  if (g_str_equal (step->call, "open"))
    play_open (disk, step);
  else if (g_str_equal (step->call, "close"))
    g_hash_table_remove (disk->opened, GINT_TO_POINTER (step->fd));
  else if (g_str_equal (step->call, "write"))
    write_bytes (
        node, g_bytes_get_data (step->bytes, NULL), (gsize) step->length, (gsize) step->offset);
  else if (g_str_equal (step->call, "truncate"))
    g_byte_array_set_size (node->now, (guint) step->length);
  else if (g_str_equal (step->call, "sync"))
    node_sync (node);
  else if (g_str_equal (step->call, "mkdir"))
    set_name (disk, step->path, node_new (disk));
  else if (g_str_equal (step->call, "unlink") || g_str_equal (step->call, "rmdir"))
    set_name (disk, step->path, NULL);
  else if (g_str_equal (step->call, "rename"))
    {
      Node *from = find (disk, step->path);

      set_name (disk, step->path, (step->flags & RENAME_EXCHANGE) ? find (disk, step->to) : NULL);
      set_name (disk, step->to, from);
    }
}

/* ---- the disk after the power went */

typedef enum
{
  KEEPS_ALL,
  KEEPS_NAMES,    /* a journal of names only: the contents are what was synced */
  KEEPS_CONTENTS, /* names are what was synced */
  KEEPS_NOTHING,
  N_KEEPS,
} Keeps;

/* Who held a lock went with the power; here it was this very process. */
static gboolean
is_lock (const char *path)
{
  return g_str_has_suffix (path, "/lock");
}

static void
put_node (Node *node, const char *path, gboolean is_folder, Keeps keeps)
{
  const gboolean names = keeps == KEEPS_ALL || keeps == KEEPS_NAMES;
  GByteArray *bytes = keeps == KEEPS_ALL || keeps == KEEPS_CONTENTS ? node->now : node->kept;
  GHashTableIter iter;
  gpointer name, child;

  if (!is_folder)
    {
      const gssize length = is_lock (path) ? 0 : (gssize) bytes->len;

      g_assert_true (g_file_set_contents_full (
          path, (const char *) bytes->data, length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_hash_table_iter_init (&iter, names ? node->names : node->kept_names);
  while (g_hash_table_iter_next (&iter, &name, &child))
    {
      g_autofree char *below = g_build_filename (path, name, NULL);
      Node *one = child;
      const gboolean folder = g_hash_table_size (one->names) > 0 ||
                              g_hash_table_size (one->kept_names) > 0 ||
                              g_str_has_suffix (path, "/work") || g_str_equal (name, "work") ||
                              g_str_equal (name, "waymark") || g_str_equal (name, "verified");

      put_node (one, below, folder, keeps);
    }
}

static void
empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_unlink (below) == 0)
        continue;
      empty (below);
      g_rmdir (below);
    }
}

static int
number_of (const char *text)
{
  static const char *const texts[] = { "first", "second", "third", NULL };

  for (int i = 0; texts[i] != NULL; i++)
    if (g_str_equal (text, texts[i]))
      return i;
  g_error ("“%s” was never written", text);
}

/* @confirmed: the number of the text that was confirmed last by then. */
static void
check_disk (Disk *disk, Place *place, Keeps keeps, int confirmed)
{
  g_autofree char *in_file = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < disk->roots->len; i++)
    {
      const Root *root = &g_array_index (disk->roots, Root, i);

      empty (root->path);
      put_node (root->node, root->path, TRUE, keeps);
    }
  in_file = text_in_file (place->path);
  g_assert_cmpint (number_of (in_file), <=, 2);
  document = open_path (place->path);
  g_assert_cmpint (number_of (get_text (document)), >=, confirmed);
  g_assert_cmpint (number_of (get_text (document)), <=, confirmed + 1);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  close_well (document);
  g_assert_cmpuint (place_count_files (place), ==, 1);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
mark (GPtrArray *steps, const char *what)
{
  Step *step = g_new0 (Step, 1);

  step->call = g_strdup (what);
  step->fd = -1;
  g_ptr_array_add (steps, step);
}

static void
record (Place *place, GPtrArray *steps)
{
  g_autoptr (WaymarkDocument) document = NULL;

  faults_watch (NULL);
  faults_watch (g_get_user_state_dir ());
  faults_watch (place->folder);
  faults_record (on_call, steps);
  document = open_path (place->path);
  set_text (document, "second");
  mark (steps, "confirmed");
  g_assert_true (waymark_document_publish (document, NULL, NULL));
  set_text (document, "third");
  mark (steps, "confirmed");
  close_well (document);
  faults_record (NULL, NULL);
}

static void
test_power (Place *place, gconstpointer data)
{
  const char *wanted = g_getenv ("WAYMARK_FAULTS_STEP");
  const guint every = wanted != NULL ? (guint) atoi (wanted) : STEP;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  Disk disk;
  int confirmed = 0;
  guint n_cuts = 0;

  disk_init (&disk);
  disk_watch (&disk, g_get_user_state_dir (), node_read (&disk, g_get_user_state_dir ()));
  disk_watch (&disk, place->folder, node_read (&disk, place->folder));
  record (place, steps);
  g_assert_cmpuint (steps->len, >, 50);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = g_ptr_array_index (steps, i);

      play (&disk, step);
      confirmed += g_str_equal (step->call, "confirmed");
      /* Right after a promise is where it can be broken. */
      if (i % every != 0 && !g_str_equal (step->call, "confirmed") && i + 1 < steps->len)
        continue;
      for (Keeps keeps = 0; keeps < N_KEEPS; keeps++)
        {
          g_test_message ("after call %u of %u, %s, disk %d", i, steps->len, step->call, keeps);
          check_disk (&disk, place, keeps, confirmed);
        }
      n_cuts++;
    }
  g_print (
      "# trust: the power cut at %u of %u calls, each on %d disks: every confirmed edit there\n",
      n_cuts,
      steps->len,
      N_KEEPS);
  disk_clear (&disk);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();

  g_test_add ("/power/cut", Place, NULL, place_set_up, test_power, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
