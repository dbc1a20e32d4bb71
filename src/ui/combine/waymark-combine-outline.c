/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-combine-outline.h"
#include "waymark-combine-private.h"
#include "waymark-difference-words.h"
#include "waymark-version-words.h"
#include "waymark-wrap-layout.h"

/* Further items of a section are counted; the pane beside shows them all. */
#define MAX_ITEMS 5
/* As many of the changes of one item are told. */
#define MAX_TOLD 3

struct _WaymarkCombineOutline
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *buttons; /* in a narrow window, in the place of the list */
  WaymarkCombination *combination;
  gboolean is_selecting;
};

G_DEFINE_FINAL_TYPE (WaymarkCombineOutline, waymark_combine_outline, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const WaymarkDifferenceSide sides[] = {
  WAYMARK_SIDE_CLASH,
  WAYMARK_SIDE_THEIRS,
  WAYMARK_SIDE_OURS,
  WAYMARK_SIDE_COMBINED,
};

/**
 * waymark_combine_outline_name:
 * @side: which differences
 *
 * Returns: (transfer none): what they are called
 */
const char *
waymark_combine_outline_name (WaymarkDifferenceSide side)
{
  switch (side)
    {
    case WAYMARK_SIDE_CLASH:
      return _ ("Need your choice");
    case WAYMARK_SIDE_THEIRS:
      return _ ("Theirs, taken as they are");
    case WAYMARK_SIDE_OURS:
      return _ ("Yours, kept");
    case WAYMARK_SIDE_COMBINED:
    default:
      return _ ("Combined by itself");
    }
}

/* --- rows */

static GtkWidget *
add_row (WaymarkCombineOutline *self,
         GtkWidget *child,
         WaymarkDifferenceSide side,
         WaymarkDifference *difference,
         const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data (G_OBJECT (row), "side", GINT_TO_POINTER (side));
  g_object_set_data (G_OBJECT (row), "difference", difference);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_heading (WaymarkCombineOutline *self, WaymarkDifferenceSide side, guint count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = waymark_combine_new_label (waymark_combine_outline_name (side), "heading");
  g_autofree char *figure = g_strdup_printf ("%u", count);
  GtkWidget *number = gtk_label_new (figure);
  g_autofree char *name = g_strdup_printf ("%s, %u", waymark_combine_outline_name (side), count);
  GtkWidget *row;

  if (side == WAYMARK_SIDE_CLASH && count > 0)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "open-dot");
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (number, "dim");
  gtk_box_append (GTK_BOX (box), number);
  row = add_row (self, box, side, NULL, name);
  gtk_widget_add_css_class (row, "section");
}

typedef struct
{
  WaymarkItem *owner;
  WaymarkDifference *first;
  GString *told; /* %NULL where nobody sees it */
  guint n_told;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  if (group->told != NULL)
    g_string_free (group->told, TRUE);
  g_free (group);
}

static void
tell (WaymarkCombineOutline *self, Group *group, WaymarkDifference *difference)
{
  g_autofree char *words = NULL;

  if (group->told == NULL || group->n_told++ >= MAX_TOLD)
    return;
  words = waymark_difference_dup_summary (self->combination, difference);
  if (group->told->len > 0)
    g_string_append (group->told, " · ");
  g_string_append (group->told, words);
}

static GPtrArray *
group_items (WaymarkCombineOutline *self, WaymarkDifferenceSide side)
{
  GPtrArray *differences = waymark_combination_get_differences (self->combination);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  /* By id: what is new stands under another plan's item than what is changed. */
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < differences->len; i++)
    {
      WaymarkDifference *difference = differences->pdata[i];
      WaymarkItem *owner;
      Group *group;

      if (difference->side != side)
        continue;
      owner = waymark_difference_find_owner (self->combination, difference);
      group = owner != NULL ? g_hash_table_lookup (known, waymark_item_get_id (owner)) : NULL;
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->owner = owner;
          group->first = difference;
          group->told = groups->len < MAX_ITEMS ? g_string_new (NULL) : NULL;
          g_ptr_array_add (groups, group);
          if (owner != NULL)
            g_hash_table_insert (known, (gpointer) waymark_item_get_id (owner), group);
        }
      tell (self, group, difference);
    }
  return groups;
}

static void
add_item (WaymarkCombineOutline *self, WaymarkDifferenceSide side, const Group *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = waymark_difference_dup_number (self->combination, group->first);
  g_autofree char *title = waymark_difference_dup_title (self->combination, group->first);
  g_autofree char *name = NULL;
  const char *told = group->told->str;

  if (side == WAYMARK_SIDE_COMBINED)
    told = _ ("each changed a different sentence");
  name = g_strdup_printf ("%s %s, %s", number, title, told);
  gtk_box_append (GTK_BOX (line), waymark_combine_new_label (number, "dim"));
  gtk_box_append (GTK_BOX (line), waymark_combine_new_label (title, NULL));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), waymark_combine_new_label (told, "told"));
  gtk_widget_add_css_class (add_row (self, box, side, group->first, name), "item");
}

static void
add_rest (WaymarkCombineOutline *self, WaymarkDifferenceSide side, GPtrArray *groups)
{
  guint rest = groups->len - MAX_ITEMS;
  /* Translators: %u counts items that are not in the list */
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);
  const Group *group = groups->pdata[MAX_ITEMS];

  gtk_widget_add_css_class (
      add_row (self, waymark_combine_new_label (words, "more"), side, group->first, words), "item");
}

static void
add_section (WaymarkCombineOutline *self, WaymarkDifferenceSide side)
{
  guint count = waymark_combination_count (self->combination, side);
  g_autoptr (GPtrArray) groups = NULL;

  if (count == 0 && side != WAYMARK_SIDE_CLASH)
    return;
  add_heading (self, side, count);
  if (side == WAYMARK_SIDE_OURS)
    return;
  groups = group_items (self, side);
  for (guint i = 0; i < MIN (groups->len, MAX_ITEMS); i++)
    add_item (self, side, groups->pdata[i]);
  if (groups->len > MAX_ITEMS)
    add_rest (self, side, groups);
}

/* A line above each section, as far from it as its own words. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean first = before == NULL;

  if (!first && gtk_widget_has_css_class (GTK_WIDGET (row), "section") &&
      gtk_widget_has_css_class (GTK_WIDGET (before), "item"))
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else
    gtk_list_box_row_set_header (row, NULL);
}

static void
selected_cb (WaymarkCombineOutline *self, GtkListBoxRow *row)
{
  if (row == NULL || self->is_selecting)
    return;
  g_signal_emit (self,
                 signals[SELECTED],
                 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "side")),
                 g_object_get_data (G_OBJECT (row), "difference"));
}

/* --- sections as buttons */

static void
button_cb (WaymarkCombineOutline *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button) && !self->is_selecting)
    g_signal_emit (self,
                   signals[SELECTED],
                   0,
                   GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "side")),
                   NULL);
}

static void
add_button (WaymarkCombineOutline *self, WaymarkDifferenceSide side, GtkToggleButton **group)
{
  guint count = waymark_combination_count (self->combination, side);
  g_autofree char *label = g_strdup_printf ("%s  %u", waymark_combine_outline_name (side), count);
  GtkWidget *button;

  if (count == 0 && side != WAYMARK_SIDE_CLASH)
    return;
  button = gtk_toggle_button_new_with_label (label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_object_set_data (G_OBJECT (button), "side", GINT_TO_POINTER (side));
  if (*group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  *group = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (button_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, self->buttons);
}

/* --- all */

static void
show_head (WaymarkCombineOutline *self)
{
  guint n_all = waymark_combination_get_differences (self->combination)->len;
  guint n_back = n_all - waymark_combination_count (self->combination, WAYMARK_SIDE_OURS);
  guint n_ours = n_all - waymark_combination_count (self->combination, WAYMARK_SIDE_THEIRS);
  guint n_files = waymark_combination_get_files (self->combination)->len;
  g_autofree char *day =
      waymark_version_words_day (waymark_combination_get_parted (self->combination));
  g_autofree char *title =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u change came back", "%u changes came back", n_back), n_back);
  g_autofree char *made = g_strdup_printf (
      /* Translators: it follows a sentence that says on which day copies parted */
      ngettext ("You made %u change since.", "You made %u changes since.", n_ours),
      n_ours);
  g_autofree char *parted = day == NULL   ? NULL
                            : n_files > 1 ? /* Translators: %s is a day: "3 July" */
                                g_strdup_printf (_ ("The copies parted on %s."), day)
                                          : /* Translators: %s is a day: "3 July" */
                                g_strdup_printf (_ ("The two copies parted on %s."), day);
  g_autofree char *subtitle = parted != NULL ? g_strconcat (parted, " ", made, NULL) : NULL;

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
}

static void
waymark_combine_outline_dispose (GObject *object)
{
  WaymarkCombineOutline *self = WAYMARK_COMBINE_OUTLINE (object);
  GtkWidget *child;

  g_clear_object (&self->combination);
  while (self->buttons != NULL && (child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_widget_unparent (child);
  self->buttons = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_combine_outline_parent_class)->dispose (object);
}

static void
waymark_combine_outline_class_init (WaymarkCombineOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_combine_outline_dispose;
  signals[SELECTED] = g_signal_new ("selected",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    2,
                                    G_TYPE_INT,
                                    G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "combineoutline");
}

static void
wrap (GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
}

static void
waymark_combine_outline_init (WaymarkCombineOutline *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->head, "about");
  self->title = waymark_combine_new_label (NULL, "pane-title");
  wrap (self->title);
  self->subtitle = waymark_combine_new_label (NULL, "dim");
  wrap (self->subtitle);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), self->subtitle);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What came back"), -1);
  g_signal_connect_object (
      self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "row-activated", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, waymark_wrap_layout_new (6));
  gtk_widget_add_css_class (self->buttons, "sections");
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

/**
 * waymark_combine_outline_set_combination:
 * @self: an outline
 * @combination: (nullable): what is being combined
 */
void
waymark_combine_outline_set_combination (WaymarkCombineOutline *self,
                                         WaymarkCombination *combination)
{
  GtkToggleButton *group = NULL;
  GtkWidget *child;

  g_return_if_fail (WAYMARK_IS_COMBINE_OUTLINE (self));
  g_return_if_fail (combination == NULL || WAYMARK_IS_COMBINATION (combination));

  self->is_selecting = TRUE;
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_widget_unparent (child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_set_object (&self->combination, combination);
  if (combination != NULL)
    {
      show_head (self);
      for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
        {
          add_section (self, sides[i]);
          add_button (self, sides[i], &group);
        }
    }
  gtk_list_box_invalidate_headers (self->list);
  self->is_selecting = FALSE;
}

/**
 * waymark_combine_outline_select:
 * @self: an outline
 * @side: which differences are shown
 *
 * Shows so, without the signal.
 */
void
waymark_combine_outline_select (WaymarkCombineOutline *self, WaymarkDifferenceSide side)
{
  GtkListBoxRow *row;

  g_return_if_fail (WAYMARK_IS_COMBINE_OUTLINE (self));

  self->is_selecting = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "side")) == (int) side)
      {
        gtk_list_box_select_row (self->list, row);
        break;
      }
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "side")) == (int) side)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  self->is_selecting = FALSE;
}

/**
 * waymark_combine_outline_set_narrow:
 * @self: an outline
 * @narrow: whether it stands above the rest, with its sections only
 */
void
waymark_combine_outline_set_narrow (WaymarkCombineOutline *self, gboolean narrow)
{
  g_return_if_fail (WAYMARK_IS_COMBINE_OUTLINE (self));

  gtk_widget_set_visible (self->scroller, !narrow);
  gtk_widget_set_visible (self->buttons, narrow);
}
