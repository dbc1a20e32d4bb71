/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-session"

#include "config.h"

#include <errno.h>

#include "waymark-document-private.h"
#include "waymark-file-error.h"
#include "waymark-sessions.h"

/* A session is this opening's own; nothing ever goes on with an earlier one. */
void
waymark_document_begin_session (WaymarkDocument *self)
{
  g_auto (GStrv) own = waymark_sessions_load ();
  g_autoptr (GError) error = NULL;

  waymark_store_begin_session (self->store);
  self->session_listed = FALSE;
  if (!waymark_store_set_own_sessions (self->store, (const char *const *) own, &error))
    g_warning ("Steps of earlier openings cannot be undone: %s", error->message);
}

/* Before the first edit, so that no edit of ours is ever missing from undo. */
gboolean
waymark_document_list_session (WaymarkDocument *self, GError **error)
{
  waymark_document_show_rest (self);
  if (!waymark_document_put_in_place (self, error))
    return FALSE;
  if (self->session_listed)
    return TRUE;
  waymark_working_copy_settle (self->copy);
  self->session_listed = waymark_sessions_add (waymark_store_get_session (self->store), error);
  return self->session_listed;
}

/* What an edit that could not be written means to the person who made it. */
void
waymark_document_explain (WaymarkDocument *self, GError *failure, GError **error)
{
  const char *name = waymark_store_get_display_name (self->store);
  g_autoptr (GError) own = failure;

  if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE))
    waymark_set_file_error (error, WAYMARK_FILE_EDITING, name, ENOSPC);
  else if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY))
    waymark_set_file_error (error, WAYMARK_FILE_EDITING, name, EACCES);
  else
    g_propagate_error (error, g_steal_pointer (&own));
}
