/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-due-calendar.h"
#include "waymark-due-entry.h"
#include "waymark-due-moves.h"
#include "waymark-item-progress.h"
#include "waymark-lateness.h"
#include "waymark-plan-words.h"
#include "waymark-reason-box.h"
#include "waymark-reference-text.h"
#include "waymark-slippage.h"
#include "waymark-typing.h"
#include "waymark-window.h"
#include "waymark-wrap-layout.h"

struct _WaymarkDueEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *about; /* holds the next two, side by side where there is room */
  GtkWidget *below;
  GtkWidget *moves; /* "moved twice" */
  GtkWidget *why;   /* asks for the reason of a move, in place */
  GtkWidget *calendar;
  WaymarkTyping *typing;

  WaymarkDocument *document;
  WaymarkItem *item;
  char *shown;
  gboolean is_showing;
  gboolean is_committing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkDueEntry,
                               waymark_due_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static const char *
get_typed (WaymarkDueEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_dirty (WaymarkDueEntry *self)
{
  return self->item != NULL && g_strcmp0 (get_typed (self), self->shown) != 0;
}

static int
get_year_start (WaymarkDueEntry *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  gint64 month = waymark_item_get_number (root, "year_start");

  return month > 0 ? (int) month : 4;
}

static void
say_below (WaymarkDueEntry *self, const char *words, const char *style)
{
  static const char *const styles[] = { "dim", "late", "soon" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (self->below, styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (self->below, style);
  gtk_label_set_label (GTK_LABEL (self->below), words != NULL ? words : "");
  gtk_widget_set_visible (self->below, words != NULL && *words != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "",
                                  -1);
}

/* What the words in the field mean, while they are typed. */
static void
explain_typed (WaymarkDueEntry *self)
{
  g_autofree char *words = waymark_clean_text (get_typed (self), TRUE);
  g_autofree char *window = NULL;
  g_autofree char *meaning = NULL;

  if (*words == '\0')
    {
      say_below (self, NULL, NULL);
      return;
    }
  window = waymark_window_parse (words, get_year_start (self));
  if (window != NULL)
    meaning = waymark_window_explain (window, get_year_start (self));
  if (meaning != NULL)
    say_below (self, meaning, "dim");
  else
    say_below (self, _ ("Kept as written, but it can never be late. Try “June 2026”."), "soon");
}

static gboolean
is_known_as_undated (const char *words)
{
  static const char *const undated[] = {
    N_ ("ongoing"), N_ ("continuous"), N_ ("TBC"), N_ ("to be confirmed"), N_ ("none"), N_ ("n/a"),
  };
  g_autofree char *folded = g_utf8_casefold (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (undated); i++)
    {
      g_autofree char *plain = g_utf8_casefold (undated[i], -1);
      g_autofree char *local = g_utf8_casefold (_ (undated[i]), -1);

      if (g_str_equal (folded, plain) || g_str_equal (folded, local))
        return TRUE;
    }
  return FALSE;
}

/* How late the kept date is. */
static void
say_lateness (WaymarkDueEntry *self)
{
  const char *words = waymark_item_get_words (self->item, "due");
  g_autofree char *lateness = NULL;
  gboolean late = FALSE;
  GDate today;

  if (waymark_item_is_pointer (self->item))
    {
      g_autofree char *due = waymark_item_get_shown_due (self->item);

      say_below (self, due, "dim");
      return;
    }
  waymark_today (&today);
  lateness = waymark_action_get_lateness (self->item, &today, &late);
  if (lateness != NULL && *lateness != '\0')
    say_below (self, lateness, late ? "late" : "soon");
  else if (words != NULL && *words != '\0' && waymark_item_get_window (self->item, "due") == NULL &&
           !is_known_as_undated (words))
    say_below (self, _ ("Kept as written, but it can never be late. Try “June 2026”."), "soon");
  else
    say_below (self, NULL, NULL);
}

static void
set_words (WaymarkDueEntry *self, const char *words)
{
  self->is_showing = TRUE;
  if (!g_str_equal (get_typed (self), words))
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
    }
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->is_showing = FALSE;
  waymark_typing_settle (self->typing);
}

static void
read_item (WaymarkDueEntry *self)
{
  const char *words = waymark_item_get_words (self->item, "due");

  g_free (self->shown);
  self->shown = g_strdup (words != NULL ? words : "");
  waymark_due_calendar_set_window (WAYMARK_DUE_CALENDAR (self->calendar),
                                   waymark_item_get_window (self->item, "due"));
}

static void
clear_item (WaymarkDueEntry *self)
{
  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->shown, g_free);
}

/* ---- the reason of a move */

static gboolean
needs_reason (WaymarkDueEntry *self)
{
  const char *ids[] = { waymark_item_get_id (self->item), NULL };

  return waymark_command_move_needs_reason (self->document, ids, get_typed (self));
}

static void
hide_why (WaymarkDueEntry *self)
{
  gtk_widget_set_visible (self->why, FALSE);
  waymark_reason_box_clear (WAYMARK_REASON_BOX (self->why));
}

static void
ask_why (WaymarkDueEntry *self)
{
  if (gtk_widget_get_visible (self->why))
    return;
  gtk_widget_set_visible (self->why, TRUE);
  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (waymark_reason_box_get_entry (WAYMARK_REASON_BOX (self->why)));
}

/* Left without a reason: the date stays, and that is said. */
static void
tell_unmoved (WaymarkDueEntry *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (!waymark_item_is_in_plan (self->item))
    return;
  name = waymark_plan_words_item (self->item);
  error = g_error_new (WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       /* Translators: %s is an action, as in "Action 1.2(a)" */
                       _ ("The due date of %s stays as it was: moving it needs a reason."),
                       name);
  g_signal_emit_by_name (self, "failed", error);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkDueEntry *self = WAYMARK_DUE_ENTRY (field);
  gboolean dirty = item != NULL && self->item == item && is_dirty (self) && !self->is_committing;

  if (self->item != NULL && self->item != item)
    {
      if (gtk_widget_get_visible (self->why))
        tell_unmoved (self);
      hide_why (self);
    }
  if (item == NULL)
    {
      clear_item (self);
      waymark_due_calendar_set_window (WAYMARK_DUE_CALENDAR (self->calendar), NULL);
      set_words (self, "");
      say_below (self, NULL, NULL);
      waymark_due_moves_show (WAYMARK_DUE_MOVES (self->moves), NULL, NULL);
      return;
    }
  if (self->item != item)
    {
      clear_item (self);
      self->document = g_object_ref (document);
      self->item = waymark_item_ref (item);
    }
  read_item (self);
  waymark_due_moves_show (WAYMARK_DUE_MOVES (self->moves), document, item);
  if (dirty)
    return;
  set_words (self, self->shown);
  say_lateness (self);
}

static gboolean
commit (WaymarkEditorField *field)
{
  WaymarkDueEntry *self = WAYMARK_DUE_ENTRY (field);
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;
  const char *ids[] = { NULL, NULL };
  gboolean done;

  waymark_typing_settle (self->typing);
  if (self->is_committing || !is_dirty (self) || !waymark_item_is_in_plan (self->item))
    return TRUE;

  ids[0] = waymark_item_get_id (self->item);
  reason = waymark_reason_box_get_reason (WAYMARK_REASON_BOX (self->why));
  if (*reason == '\0' && needs_reason (self))
    {
      ask_why (self);
      return TRUE;
    }
  self->is_committing = TRUE;
  done = waymark_command_move_due (self->document, ids, get_typed (self), reason, &error);
  if (!done)
    g_signal_emit_by_name (self, "failed", error);
  self->is_committing = FALSE;
  if (done && self->item != NULL)
    {
      hide_why (self);
      read_item (self);
      set_words (self, self->shown);
      say_lateness (self);
      waymark_due_moves_show (WAYMARK_DUE_MOVES (self->moves), self->document, self->item);
    }
  return done;
}

static gboolean
undo (WaymarkEditorField *field)
{
  WaymarkDueEntry *self = WAYMARK_DUE_ENTRY (field);

  if (!is_dirty (self))
    return FALSE;
  return gtk_widget_activate_action (
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), "text.undo", NULL);
}

static gboolean
redo (WaymarkEditorField *field)
{
  return FALSE;
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_DUE_ENTRY (field)->entry;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
  iface->undo = undo;
  iface->redo = redo;
  iface->get_target = get_target;
}

static void
on_commit (WaymarkDueEntry *self)
{
  commit (WAYMARK_EDITOR_FIELD (self));
}

static gboolean
on_revert (WaymarkDueEntry *self)
{
  if (!is_dirty (self))
    return FALSE;
  hide_why (self);
  set_words (self, self->shown);
  say_lateness (self);
  return TRUE;
}

static void
on_changed (WaymarkDueEntry *self)
{
  if (self->is_showing || self->item == NULL)
    return;
  waymark_typing_touch (self->typing);
  explain_typed (self);
}

static void
on_reason_given (WaymarkDueEntry *self)
{
  if (commit (WAYMARK_EDITOR_FIELD (self)))
    gtk_widget_grab_focus (self->entry);
}

static void
on_declined (WaymarkDueEntry *self)
{
  on_revert (self);
  gtk_widget_grab_focus (self->entry);
}

static void
on_day_chosen (WaymarkDueEntry *self, const char *day)
{
  g_autofree char *words = NULL;

  if (self->document == NULL)
    return;
  words = waymark_window_format (day, get_year_start (self));
  if (words == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  commit (WAYMARK_EDITOR_FIELD (self));
}

static void
waymark_due_entry_dispose (GObject *object)
{
  WaymarkDueEntry *self = WAYMARK_DUE_ENTRY (object);

  clear_item (self);
  g_clear_object (&self->typing);
  g_clear_pointer (&self->calendar, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->about, gtk_widget_unparent);
  g_clear_pointer (&self->why, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_due_entry_parent_class)->dispose (object);
}

static void
waymark_due_entry_class_init (WaymarkDueEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_due_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dueentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

/* What the date means or how late it is, and that it was moved. */
static void
make_about (WaymarkDueEntry *self)
{
  self->about = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->about, waymark_wrap_layout_new (3));
  self->below = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->below), 0);
  gtk_label_set_wrap (GTK_LABEL (self->below), TRUE);
  gtk_widget_set_hexpand (self->below, TRUE);
  gtk_widget_add_css_class (self->below, "caption");
  self->moves = waymark_due_moves_new ();
  gtk_box_append (GTK_BOX (self->about), self->below);
  gtk_box_append (GTK_BOX (self->about), self->moves);
  gtk_widget_set_parent (self->about, GTK_WIDGET (self));
}

static void
waymark_due_entry_init (WaymarkDueEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);

  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), WAYMARK_MAX_WORDS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  self->calendar = waymark_due_calendar_new (GTK_ENTRY (self->entry));
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (on_day_chosen), self);

  make_about (self);
  self->why =
      waymark_reason_box_new (_ ("Why does the date move?"), _ ("_Move date"), _ ("Put _back"));
  g_signal_connect_swapped (self->why, "given", G_CALLBACK (on_reason_given), self);
  g_signal_connect_swapped (self->why, "declined", G_CALLBACK (on_declined), self);
  gtk_widget_set_visible (self->why, FALSE);
  gtk_widget_set_parent (self->why, GTK_WIDGET (self));

  self->typing = waymark_typing_new (self->entry, TRUE);
  g_signal_connect_swapped (self->typing, "commit", G_CALLBACK (on_commit), self);
  g_signal_connect_swapped (self->typing, "revert", G_CALLBACK (on_revert), self);
}

/**
 * waymark_due_entry_new:
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
waymark_due_entry_new (void)
{
  return g_object_new (WAYMARK_TYPE_DUE_ENTRY, NULL);
}
