/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "waymark-edit-private.h"
#include "waymark-rescue-private.h"

/* The new file: the history that is whole, and an edit that adds what it does not tell. */

/* ---- the difference */

/* A snapshot stays as it was made; links come once all items are there. */
static void
set_fields (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *wanted, gboolean links)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (wanted), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].type == WAYMARK_FIELD_LINK) == links)
      waymark_edit_put (edit, item, &fields[i], waymark_item_get_nth (wanted, i));
}

static void
set_links (WaymarkEdit *edit, WaymarkItem *wanted)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);

  set_fields (edit, waymark_plan_lookup (plan, waymark_item_get_id (wanted)), wanted, TRUE);
  for (guint i = 0; i < waymark_item_get_n_children (wanted); i++)
    set_links (edit, waymark_item_get_child (wanted, i));
}

/* Parents first, each after the sibling before it. */
static gboolean
bring (WaymarkEdit *edit, WaymarkItem *wanted, WaymarkItem *after, GError **error)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *item = waymark_plan_lookup (plan, waymark_item_get_id (wanted));
  WaymarkItem *above = waymark_item_get_parent (wanted);
  WaymarkItem *parent =
      above != NULL ? waymark_plan_lookup (plan, waymark_item_get_id (above)) : NULL;
  WaymarkItem *last = NULL;
  gboolean is_new = item == NULL;

  if (is_new)
    item = waymark_edit_add_with_id (edit,
                                     waymark_item_get_kind (wanted),
                                     waymark_item_get_id (wanted),
                                     parent,
                                     after,
                                     after == NULL,
                                     error);
  else if (parent != waymark_item_get_parent (item) &&
           !waymark_edit_move (edit, item, parent, after, error))
    return FALSE;
  if (item == NULL)
    return FALSE;
  if (is_new || waymark_item_get_kind (wanted) != WAYMARK_KIND_SNAPSHOT)
    set_fields (edit, item, wanted, FALSE);
  for (guint i = 0; i < waymark_item_get_n_children (wanted); i++)
    {
      WaymarkItem *child = waymark_item_get_child (wanted, i);

      if (!bring (edit, child, last, error))
        return FALSE;
      last = waymark_plan_lookup (plan, waymark_item_get_id (child));
    }
  return TRUE;
}

/* From the leaves up: nothing that stays is under what goes. */
static gboolean
take_away (WaymarkEdit *edit, WaymarkItem *item, WaymarkPlan *wanted, GError **error)
{
  for (guint i = waymark_item_get_n_children (item); i > 0; i--)
    if (!take_away (edit, waymark_item_get_child (item, i - 1), wanted, error))
      return FALSE;
  return waymark_plan_lookup (wanted, waymark_item_get_id (item)) != NULL ||
         waymark_edit_remove (edit, item, error);
}

/* A rank can change with its siblings': only what is shown otherwise is written. */
static gboolean
write_difference (
    WaymarkStore *store, WaymarkPlan *wanted, const char *name, const char *person, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (store, NULL, error);
  g_autoptr (WaymarkEdit) edit = NULL;

  if (plan == NULL)
    return FALSE;
  waymark_store_begin_session (store);
  edit = waymark_edit_begin (plan, name, waymark_store_get_session (store));
  if (!bring (edit, waymark_plan_get_root (wanted), NULL, error))
    return FALSE;
  set_links (edit, waymark_plan_get_root (wanted));
  if (!take_away (edit, waymark_plan_get_root (plan), wanted, error))
    return FALSE;
  return waymark_edit_is_empty (edit) ||
         waymark_store_commit (store, g_steal_pointer (&edit), person, error);
}

static gboolean
is_same_branch (WaymarkItem *wanted, WaymarkPlan *plan)
{
  WaymarkItem *item = waymark_plan_lookup (plan, waymark_item_get_id (wanted));
  WaymarkItem *above = waymark_item_get_parent (wanted);
  WaymarkItem *parent = item != NULL ? waymark_item_get_parent (item) : NULL;
  guint n_fields;

  if (item == NULL || (above != NULL) != (parent != NULL) ||
      (above != NULL && strcmp (waymark_item_get_id (above), waymark_item_get_id (parent)) != 0))
    return FALSE;
  waymark_kind_get_fields (waymark_item_get_kind (wanted), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!waymark_value_equal (waymark_item_get_nth (item, i), waymark_item_get_nth (wanted, i)))
      return FALSE;
  for (guint i = 0; i < waymark_item_get_n_children (wanted); i++)
    if (!is_same_branch (waymark_item_get_child (wanted, i), plan))
      return FALSE;
  return TRUE;
}

/* What was recovered comes before where it came from: not every history, of which parts are
 * lost, leads to it again. */
static gboolean
tells_all (WaymarkStore *store, WaymarkPlan *wanted, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (store, NULL, error);

  if (plan == NULL)
    return FALSE;
  if (waymark_plan_get_n_items (plan) == waymark_plan_get_n_items (wanted) &&
      is_same_branch (waymark_plan_get_root (wanted), plan))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the history leads elsewhere");
  return FALSE;
}

/* ---- the file */

static gboolean
put_on_disk (const char *path, const char *display_name, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fchmod (fd, 0600) == 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  if (!done)
    g_set_error (error,
                 WAYMARK_ERROR,
                 code == ENOSPC || code == EDQUOT ? WAYMARK_ERROR_NO_SPACE : WAYMARK_ERROR_FAILED,
                 /* Translators: the first %s is the name of a file, the second what the
                    system said. */
                 _ ("“%s” could not be created: %s. Make room or choose another place, then try "
                    "again."),
                 display_name,
                 g_strerror (code));
  return done;
}

static WaymarkStore *
create_with_history (const WaymarkRescue *self,
                     const char *path,
                     const char *display_name,
                     const char *name,
                     const char *person,
                     GError **error)
{
  g_autoptr (WaymarkStore) store = NULL;

  if (!waymark_store_back_up (self->history, path, error))
    return NULL;
  if (put_on_disk (path, display_name, error))
    store = waymark_store_open (path, display_name, WAYMARK_STORE_READ_WRITE, error);
  if (store != NULL && write_difference (store, self->plan, name, person, error) &&
      tells_all (store, self->plan, error))
    {
      /* Opened anew, what was recovered is no step that can be undone. */
      waymark_store_close (store);
      g_clear_object (&store);
      store = waymark_store_open (path, display_name, WAYMARK_STORE_READ_WRITE, error);
      if (store != NULL)
        return g_steal_pointer (&store);
    }
  if (store != NULL)
    waymark_store_close (store);
  g_unlink (path);
  return NULL;
}

/**
 * waymark_rescue_create_store:
 * @self: what is left of a damaged file
 * @path: where to create a private file of ours; must not exist
 * @display_name: what errors call it
 * @name: what the edit is called that adds what no whole edit tells, or begins the plan anew
 * @person: who makes it
 * @error: return location for an error
 *
 * Creates a database of what was recovered, with the history as far as it is whole. Where that
 * does not lead to what was recovered it is left out, and @self says so from then on.
 *
 * Returns: (transfer full): the store, or %NULL with @error set and nothing at @path
 */
WaymarkStore *
waymark_rescue_create_store (WaymarkRescue *self,
                             const char *path,
                             const char *display_name,
                             const char *name,
                             const char *person,
                             GError **error)
{
  g_autoptr (GError) reason = NULL;
  WaymarkStore *store;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && display_name != NULL, NULL);

  if (self->history != NULL)
    {
      store = create_with_history (self, path, display_name, name, person, &reason);
      if (store != NULL)
        return store;
      if (g_error_matches (reason, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_debug ("The history is left out: %s", reason->message);
      waymark_rescue_forget_history (self);
    }
  return waymark_store_create (path, display_name, self->plan, name, person, error);
}
