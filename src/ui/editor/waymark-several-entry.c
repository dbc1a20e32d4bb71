/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-progress.h"
#include "waymark-item-several.h"
#include "waymark-reason-popover.h"
#include "waymark-several-entry.h"

/* Keeps the words for all actions. @reason: (nullable): why, where that was asked */
typedef gboolean (*KeepFunc) (WaymarkDocument *document,
                              const char *const *ids,
                              const char *words,
                              const char *reason,
                              GError **error);

struct _WaymarkSeveralEntry
{
  WaymarkSeveralField parent_instance;

  GtkWidget *entry;
  GtkWidget *why; /* NULL where no reason is asked */
  WaymarkReadFunc read;
  KeepFunc keep;
  const char *different;
  char *shown;
};

G_DEFINE_FINAL_TYPE (WaymarkSeveralEntry, waymark_several_entry, WAYMARK_TYPE_SEVERAL_FIELD)

static const char *
get_typed (WaymarkSeveralEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
keep (WaymarkSeveralEntry *self, const char *reason)
{
  WaymarkSeveralField *field = WAYMARK_SEVERAL_FIELD (self);
  const char *const *ids = waymark_several_field_get_ids (field);
  WaymarkDocument *document = waymark_several_field_get_document (field);
  g_autofree char *typed = g_strstrip (g_strdup (get_typed (self)));
  GError *error = NULL;

  if (ids == NULL || g_str_equal (typed, self->shown))
    return TRUE;
  if (self->why != NULL && reason == NULL &&
      waymark_command_move_needs_reason (document, ids, typed))
    {
      if (!gtk_widget_get_visible (self->why))
        waymark_reason_popover_ask (WAYMARK_REASON_POPOVER (self->why), NULL);
      return TRUE;
    }
  /* So that what fails is said once, not again when the keyboard leaves the entry. */
  g_free (self->shown);
  self->shown = g_strdup (typed);
  return waymark_several_field_finish (
      field, self->keep (document, ids, typed, reason, &error), error);
}

static gboolean
commit (WaymarkSeveralField *field)
{
  return keep (WAYMARK_SEVERAL_ENTRY (field), NULL);
}

static void
on_commit (WaymarkSeveralEntry *self)
{
  keep (self, NULL);
}

static gboolean
put_back (WaymarkSeveralEntry *self)
{
  if (g_str_equal (get_typed (self), self->shown))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  return TRUE;
}

static gboolean
on_escape (GtkWidget *entry, GVariant *arguments, gpointer user_data)
{
  return put_back (user_data);
}

static void
update (WaymarkSeveralField *field)
{
  WaymarkSeveralEntry *self = WAYMARK_SEVERAL_ENTRY (field);
  gboolean typing = !g_str_equal (get_typed (self), self->shown) &&
                    (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  char *common = waymark_several_field_read_common (field, self->read);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), common == NULL ? self->different : NULL);
  g_free (self->shown);
  self->shown = common != NULL ? common : g_strdup ("");
  if (!typing)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
}

static void
waymark_several_entry_dispose (GObject *object)
{
  WaymarkSeveralEntry *self = WAYMARK_SEVERAL_ENTRY (object);

  g_clear_pointer (&self->why, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_several_entry_parent_class)->dispose (object);
}

static void
waymark_several_entry_finalize (GObject *object)
{
  g_free (WAYMARK_SEVERAL_ENTRY (object)->shown);
  G_OBJECT_CLASS (waymark_several_entry_parent_class)->finalize (object);
}

static void
waymark_several_entry_class_init (WaymarkSeveralEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_several_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_several_entry_finalize;
  WAYMARK_SEVERAL_FIELD_CLASS (klass)->update = update;
  WAYMARK_SEVERAL_FIELD_CLASS (klass)->commit = commit;
}

static void
waymark_several_entry_init (WaymarkSeveralEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->shown = g_strdup ("");
  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), WAYMARK_MAX_WORDS);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_commit), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (self->entry, keys);
  waymark_several_field_set_child (WAYMARK_SEVERAL_FIELD (self), self->entry, self->entry);
}

/* --- the due date */

static char *
read_due (WaymarkItem *action)
{
  return g_strdup (waymark_item_get_words (action, "due"));
}

static void
on_reason_given (WaymarkSeveralEntry *self, const char *reason)
{
  keep (self, reason);
}

/* Without a reason the dates stay, and the entry shows that. */
static void
on_why_closed (WaymarkSeveralEntry *self)
{
  put_back (self);
}

/**
 * waymark_several_entry_new_due:
 *
 * Returns: (transfer floating): a field of nothing, for a due date
 */
GtkWidget *
waymark_several_entry_new_due (void)
{
  WaymarkSeveralEntry *self = g_object_new (WAYMARK_TYPE_SEVERAL_ENTRY, NULL);

  self->read = read_due;
  self->keep = waymark_command_move_due;
  self->different = _ ("Different dates");
  self->why = waymark_reason_popover_new (_ ("Why do the dates move?"), _ ("_Move dates"));
  gtk_widget_set_parent (self->why, self->entry);
  g_signal_connect_swapped (self->why, "given", G_CALLBACK (on_reason_given), self);
  g_signal_connect_swapped (self->why, "closed", G_CALLBACK (on_why_closed), self);
  return GTK_WIDGET (self);
}

/* --- the phase */

static char *
read_phase (WaymarkItem *action)
{
  return g_strdup (waymark_item_get_string (action, "phase"));
}

static gboolean
keep_phase (WaymarkDocument *document,
            const char *const *ids,
            const char *words,
            const char *reason,
            GError **error)
{
  return waymark_command_set_phase (document, ids, words, error);
}

/**
 * waymark_several_entry_new_phase:
 *
 * Returns: (transfer floating): a field of nothing, for a phase
 */
GtkWidget *
waymark_several_entry_new_phase (void)
{
  WaymarkSeveralEntry *self = g_object_new (WAYMARK_TYPE_SEVERAL_ENTRY, NULL);

  self->read = read_phase;
  self->keep = keep_phase;
  self->different = _ ("Different phases");
  return GTK_WIDGET (self);
}
