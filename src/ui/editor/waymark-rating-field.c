/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-progress.h"
#include "waymark-item-shown.h"
#include "waymark-rating-field.h"
#include "waymark-rating-mark.h"
#include "waymark-rating-popover.h"
#include "waymark-today.h"

struct _WaymarkRatingField
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *mark;
  GtkWidget *word;
  GtkWidget *reasons; /* holds what follows; stands where the form puts it */
  GtkWidget *reason;
  GtkWidget *rule; /* what the rule says, where a person said otherwise */
  GtkWidget *popover;

  WaymarkDocument *document;
  WaymarkItem *action;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkRatingField,
                               waymark_rating_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

/* Why, and the way to say otherwise. */
static void
show_reason (WaymarkRatingField *self, const char *why, gboolean by_hand)
{
  g_autofree char *words = g_markup_escape_text (why, -1);
  /* Translators: a sentence that only wants its full stop */
  g_autofree char *sentence = g_strdup_printf (C_ ("sentence", "%s."), words);
  g_autofree char *by_hand_words = g_markup_escape_text (_ ("Set by hand…"), -1);
  g_autofree char *markup = NULL;

  if (by_hand || waymark_item_is_pointer (self->action))
    {
      gtk_label_set_markup (GTK_LABEL (self->reason), words);
      return;
    }
  markup = g_strdup_printf ("%s <a href=\"rate\">%s</a>", sentence, by_hand_words);
  gtk_label_set_markup (GTK_LABEL (self->reason), markup);
}

static void
update (WaymarkRatingField *self)
{
  WaymarkRated rated;
  g_autofree char *why = NULL;
  g_autofree char *by_rule = NULL;
  GDate today;

  waymark_today (&today);
  rated = waymark_action_rate (self->action, NULL, &today);
  why = waymark_action_explain_rating (self->action, &today);
  by_rule = waymark_action_explain_rule (self->action, &today);
  waymark_rating_mark_show (WAYMARK_RATING_MARK (self->mark), rated.rating, rated.by_hand);
  gtk_label_set_label (GTK_LABEL (self->word), waymark_rating_get_label (rated.rating));
  show_reason (self, why, rated.by_hand);
  gtk_label_set_label (GTK_LABEL (self->rule), by_rule);
  gtk_widget_set_visible (self->rule, rated.by_hand);
  gtk_widget_set_sensitive (self->button, !waymark_item_is_pointer (self->action));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkRatingField *self = WAYMARK_RATING_FIELD (field);

  g_set_object (&self->document, document);
  if (self->action != item)
    {
      g_clear_pointer (&self->action, waymark_item_unref);
      self->action = item != NULL ? waymark_item_ref (item) : NULL;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    }
  if (item != NULL && waymark_item_is_in_plan (item))
    update (self);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_RATING_FIELD (field)->button;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

static void
on_clicked (WaymarkRatingField *self)
{
  if (self->action == NULL || !waymark_item_is_in_plan (self->action))
    return;
  waymark_rating_popover_ask (WAYMARK_RATING_POPOVER (self->popover),
                              waymark_document_get_plan (self->document),
                              self->action,
                              WAYMARK_RATING_NONE);
}

static gboolean
on_link (WaymarkRatingField *self)
{
  on_clicked (self);
  return TRUE;
}

static void
on_rated (WaymarkRatingField *self, int rating, const char *reason)
{
  const char *ids[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  if (self->action == NULL || !waymark_item_is_in_plan (self->action))
    return;
  ids[0] = waymark_item_get_id (self->action);
  if (!waymark_command_rate (
          self->document, ids, waymark_rating_get_name ((WaymarkRating) rating), reason, &error))
    g_signal_emit_by_name (self, "failed", error);
  gtk_widget_grab_focus (self->button);
}

static void
waymark_rating_field_dispose (GObject *object)
{
  WaymarkRatingField *self = WAYMARK_RATING_FIELD (object);

  g_clear_pointer (&self->action, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->reasons);
  G_OBJECT_CLASS (waymark_rating_field_parent_class)->dispose (object);
}

static void
waymark_rating_field_class_init (WaymarkRatingFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_rating_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ratingfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
make_caption (WaymarkRatingField *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (self->reasons), label);
  return label;
}

static void
waymark_rating_field_init (WaymarkRatingField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->mark = waymark_rating_mark_new ();
  self->word = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->word, TRUE);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->word);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_tooltip_text (self->button, _ ("Set the rating by hand"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->reasons = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->reason = make_caption (self);
  g_signal_connect_object (
      self->reason, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  self->rule = make_caption (self);

  self->popover = waymark_rating_popover_new ();
  gtk_widget_set_parent (self->popover, self->button);
  g_signal_connect_swapped (self->popover, "rated", G_CALLBACK (on_rated), self);
}

/**
 * waymark_rating_field_new:
 *
 * Returns: (transfer floating): a field without an action
 */
GtkWidget *
waymark_rating_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_RATING_FIELD, NULL);
}

/**
 * waymark_rating_field_get_reasons:
 * @self: a field
 *
 * Returns: (transfer none): why the rating is what it is, to be put below the field
 */
GtkWidget *
waymark_rating_field_get_reasons (WaymarkRatingField *self)
{
  g_return_val_if_fail (WAYMARK_IS_RATING_FIELD (self), NULL);
  return self->reasons;
}
