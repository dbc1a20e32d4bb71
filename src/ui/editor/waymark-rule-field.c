/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-rule-field.h"

#include <glib/gi18n-lib.h>

#include "waymark-drop-down.h"
#include "waymark-rating-rule.h"

/* The numbers of a rule; each has a row that is there when the rule has it. */
typedef enum
{
  NUMBER_WEEKS,
  NUMBER_MONTHS,
  NUMBER_GREEN,
  NUMBER_AMBER,
} Number;

#define N_NUMBERS (NUMBER_AMBER + 1)
#define N_RULES WAYMARK_RULE_UNKNOWN

struct _WaymarkRuleField
{
  GtkWidget parent_instance;

  GtkWidget *rule;
  GtkWidget *rows[N_NUMBERS];
  GtkWidget *labels[N_NUMBERS];
  GtkWidget *numbers[N_NUMBERS];
  GtkWidget *blue;
  GtkWidget *words;

  WaymarkDocument *document;
  WaymarkItem *item;
  gboolean is_showing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkRuleField,
                               waymark_rule_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static int *
get_place (WaymarkRatingRule *rule, Number number)
{
  switch (number)
    {
    case NUMBER_WEEKS:
      return &rule->weeks;
    case NUMBER_MONTHS:
      return &rule->months;
    case NUMBER_GREEN:
      return &rule->green;
    case NUMBER_AMBER:
    default:
      return &rule->amber;
    }
}

static gboolean
has_number (WaymarkRuleName rule, Number number)
{
  if (rule == WAYMARK_RULE_DAYS_LATE)
    return number == NUMBER_WEEKS || number == NUMBER_MONTHS;
  return rule == WAYMARK_RULE_UPDATES_PERCENT && number != NUMBER_WEEKS;
}

static const char *
get_number_words (WaymarkRuleName rule, Number number)
{
  switch (number)
    {
    case NUMBER_WEEKS:
      return _ ("Weeks before the date from which it is amber");
    case NUMBER_MONTHS:
      return rule == WAYMARK_RULE_UPDATES_PERCENT ? _ ("Months back that updates count")
                                                  : _ ("Months late up to which it is amber");
    case NUMBER_GREEN:
      return _ ("Percent from which it is green");
    case NUMBER_AMBER:
    default:
      return _ ("Percent from which it is amber");
    }
}

/* --- showing */

static void
show_number (WaymarkRuleField *self, WaymarkRatingRule *rule, Number number)
{
  const char *words = get_number_words (rule->name, number);

  gtk_widget_set_visible (self->rows[number], has_number (rule->name, number));
  gtk_label_set_label (GTK_LABEL (self->labels[number]), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->numbers[number]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->numbers[number]),
                             rule->name == WAYMARK_RULE_UPDATES_PERCENT && number < NUMBER_AMBER,
                             number == NUMBER_WEEKS                             ? 52
                             : number == NUMBER_GREEN || number == NUMBER_AMBER ? 100
                             : rule->name == WAYMARK_RULE_UPDATES_PERCENT       ? 60
                                                                                : 24);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->numbers[number]), *get_place (rule, number));
}

static void
update (WaymarkRuleField *self)
{
  WaymarkRatingRule rule;
  g_autofree char *words = NULL;

  waymark_rating_rule_parse (&rule, waymark_item_get_string (self->item, "rating_rule"));
  words = waymark_rating_rule_explain (&rule);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rule),
                              rule.name < N_RULES ? rule.name : GTK_INVALID_LIST_POSITION);
  for (int i = 0; i < N_NUMBERS; i++)
    show_number (self, &rule, (Number) i);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->blue), rule.blue);
  gtk_widget_set_visible (self->blue, rule.name < N_RULES);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  self->is_showing = FALSE;
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkRuleField *self = WAYMARK_RULE_FIELD (field);

  g_set_object (&self->document, document);
  if (self->item != item)
    {
      g_clear_pointer (&self->item, waymark_item_unref);
      self->item = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item != NULL)
    update (self);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_RULE_FIELD (field)->rule;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

/* --- choosing */

static void
keep (WaymarkRuleField *self, WaymarkRatingRule *rule)
{
  g_autofree char *words = NULL;

  rule->amber = MIN (rule->amber, rule->green);
  words = waymark_rating_rule_format (rule);
  if (!waymark_editor_field_set_string (
          WAYMARK_EDITOR_FIELD (self), self->document, self->item, "rating_rule", words))
    update (self);
}

static void
on_rule_selected (WaymarkRuleField *self)
{
  guint name = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rule));
  WaymarkRatingRule rule, before;

  if (self->is_showing || self->item == NULL || name >= N_RULES)
    return;
  waymark_rating_rule_parse (&before, waymark_item_get_string (self->item, "rating_rule"));
  waymark_rating_rule_init (&rule, (WaymarkRuleName) name);
  rule.blue = before.blue;
  keep (self, &rule);
}

static void
on_number_changed (WaymarkRuleField *self)
{
  WaymarkRatingRule rule;

  if (self->is_showing || self->item == NULL ||
      !waymark_rating_rule_parse (&rule, waymark_item_get_string (self->item, "rating_rule")))
    return;
  for (int i = 0; i < N_NUMBERS; i++)
    if (has_number (rule.name, (Number) i))
      *get_place (&rule, (Number) i) =
          gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->numbers[i]));
  rule.blue = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->blue));
  keep (self, &rule);
}

/* --- the widget */

static void
waymark_rule_field_dispose (GObject *object)
{
  WaymarkRuleField *self = WAYMARK_RULE_FIELD (object);
  GtkWidget *child;

  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_rule_field_parent_class)->dispose (object);
}

static void
waymark_rule_field_class_init (WaymarkRuleFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_rule_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rulefield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_number (WaymarkRuleField *self, Number number)
{
  self->rows[number] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->labels[number] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->labels[number]), 0);
  gtk_label_set_wrap (GTK_LABEL (self->labels[number]), TRUE);
  gtk_widget_set_hexpand (self->labels[number], TRUE);
  self->numbers[number] = gtk_spin_button_new_with_range (0, 100, 1);
  gtk_widget_set_valign (self->numbers[number], GTK_ALIGN_CENTER);
  g_signal_connect_swapped (
      self->numbers[number], "value-changed", G_CALLBACK (on_number_changed), self);
  gtk_box_append (GTK_BOX (self->rows[number]), self->labels[number]);
  gtk_box_append (GTK_BOX (self->rows[number]), self->numbers[number]);
  gtk_widget_set_parent (self->rows[number], GTK_WIDGET (self));
}

static void
waymark_rule_field_init (WaymarkRuleField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const char *rules[N_RULES + 1] = { NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  for (int i = 0; i < N_RULES; i++)
    rules[i] = waymark_rule_get_label ((WaymarkRuleName) i);
  self->rule = gtk_drop_down_new_from_strings (rules);
  waymark_drop_down_set_name (self->rule, C_ ("field", "Rating rule"));
  g_signal_connect_swapped (self->rule, "notify::selected", G_CALLBACK (on_rule_selected), self);
  gtk_widget_set_parent (self->rule, GTK_WIDGET (self));
  for (int i = 0; i < N_NUMBERS; i++)
    make_number (self, (Number) i);
  self->blue = gtk_check_button_new_with_label (_ ("What is complete is blue, not green"));
  g_signal_connect_swapped (self->blue, "toggled", G_CALLBACK (on_number_changed), self);
  gtk_widget_set_parent (self->blue, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_add_css_class (self->words, "dim");
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

/**
 * waymark_rule_field_new:
 *
 * Returns: (transfer floating): a field without a plan
 */
GtkWidget *
waymark_rule_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_RULE_FIELD, NULL);
}
