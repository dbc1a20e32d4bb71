/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-losses"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-number.h"
#include "waymark-rescue-private.h"

/* What could not be read of a damaged file, a sentence each. */

static WaymarkRescueLoss *
add (WaymarkRescue *self,
     WaymarkKind kind,
     const char *id,
     const WaymarkField *field,
     char *sentence)
{
  WaymarkRescueLoss *loss = g_new0 (WaymarkRescueLoss, 1);

  loss->kind = kind;
  g_strlcpy (loss->id, id, sizeof loss->id);
  loss->field = field != NULL ? field->name : NULL;
  loss->sentence = sentence;
  g_ptr_array_add (self->losses, loss);
  return loss;
}

static char *
name_own (WaymarkItem *item)
{
  g_autofree char *number = waymark_item_get_number_words (item);
  const char *label = waymark_kind_get_label (waymark_item_get_kind (item));
  g_autofree char *title = waymark_item_get_title (item);

  if (title == NULL || title[0] == '\0')
    return number != NULL ? g_strdup_printf ("%s %s", label, number) : g_strdup (label);
  if (number != NULL)
    /* Translators: names an item: %1$s its kind, as Action, %2$s its number, %3$s its words. */
    return g_strdup_printf (_ ("%1$s %2$s, “\u2068%3$s\u2069”"), label, number, title);
  /* Translators: names an item: %1$s its kind, as Theme, %2$s its words. */
  return g_strdup_printf (_ ("%1$s “\u2068%2$s\u2069”"), label, title);
}

/* What has no words of its own is called after what it stands under. */
static char *
name_item (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  const char *label = waymark_kind_get_label (waymark_item_get_kind (item));
  g_autofree char *under = NULL;

  if (waymark_item_get_display_text (item) != NULL || parent == NULL ||
      waymark_item_get_kind (parent) == WAYMARK_KIND_PLAN)
    return name_own (item);
  under = name_own (parent);
  /* Translators: names an item without words: %1$s its kind, as Lead, %2$s what it is under. */
  return g_strdup_printf (_ ("%1$s of %2$s"), label, under);
}

void
waymark_rescue_lose_item (WaymarkRescue *self, const WaymarkFound *found)
{
  WaymarkItem *parent =
      found->parent[0] != '\0' ? waymark_plan_lookup (self->plan, found->parent) : NULL;
  const char *label = waymark_kind_get_label (found->kind);
  g_autofree char *under = NULL;

  if (parent == NULL || waymark_item_get_kind (parent) == WAYMARK_KIND_PLAN)
    {
      add (self,
           found->kind,
           found->id,
           NULL,
           /* Translators: %s is a kind of item, such as Action. */
           g_strdup_printf (_ ("%s: nothing of it could be read."), label));
      return;
    }
  under = name_own (parent);
  add (self,
       found->kind,
       found->id,
       NULL,
       /* Translators: %1$s is a kind of item, such as Action, %2$s names what it stood under. */
       g_strdup_printf (_ ("%1$s under %2$s: nothing of it could be read."), label, under));
}

void
waymark_rescue_lose_words (WaymarkRescue *self, WaymarkItem *item)
{
  g_autofree char *name = name_own (item);

  add (self,
       waymark_item_get_kind (item),
       waymark_item_get_id (item),
       NULL,
       /* Translators: %s names an item. */
       g_strdup_printf (_ ("%s: it could not be read itself; what belongs to it was kept."), name));
}

void
waymark_rescue_lose_place (WaymarkRescue *self, WaymarkItem *item)
{
  g_autofree char *name = name_item (item);

  add (self,
       waymark_item_get_kind (item),
       waymark_item_get_id (item),
       NULL,
       /* Translators: %s names an item. */
       g_strdup_printf (_ ("%s: where it stood could not be read."), name));
}

void
waymark_rescue_lose_field (WaymarkRescue *self, WaymarkItem *item, const WaymarkField *field)
{
  g_autofree char *name = name_item (item);

  add (self,
       waymark_item_get_kind (item),
       waymark_item_get_id (item),
       field,
       g_strdup_printf (
           /* Translators: %1$s names an item, %2$s a field of it, such as Notes. */
           _ ("%1$s: “%2$s” could not be read."),
           name,
           waymark_field_get_label (field)));
}

/* So many are named one by one. */
#define MOST_DOUBTS 100

void
waymark_rescue_doubt_field (WaymarkRescue *self, WaymarkItem *item, const WaymarkField *field)
{
  g_autofree char *name = NULL;

  if (++self->n_doubts > MOST_DOUBTS)
    return;
  name = name_item (item);
  add (self,
       waymark_item_get_kind (item),
       waymark_item_get_id (item),
       field,
       /* Translators: %1$s names an item, %2$s a field of it, such as Notes. */
       g_strdup_printf (_ ("%1$s: “%2$s” was read, but nothing confirms it. Look whether it is "
                           "right."),
                        name,
                        waymark_field_get_label (field)));
}

/* Once all doubts were told. */
void
waymark_rescue_doubt_more (WaymarkRescue *self)
{
  guint n = self->n_doubts > MOST_DOUBTS ? self->n_doubts - MOST_DOUBTS : 0;

  if (n > 0)
    add (self,
         WAYMARK_KIND_PLAN,
         WAYMARK_PLAN_ID,
         NULL,
         /* Translators: %u is how many there are */
         g_strdup_printf (ngettext ("%u more value was read, but nothing confirms it.",
                                    "%u more values were read, but nothing confirms them.",
                                    n),
                          n));
}

/* Told once: what is known later takes the place of what was said. */
void
waymark_rescue_lose_history (WaymarkRescue *self)
{
  guint n = self->n_edits - self->n_edits_kept;
  char *sentence;

  if (self->history_loss != NULL)
    g_ptr_array_remove (self->losses, self->history_loss);
  self->history_loss = NULL;
  if (self->history == NULL)
    sentence =
        g_strdup (_ ("The history could not be read: the new plan begins with one of its own."));
  else if (n > 0)
    sentence = g_strdup_printf (
        /* Translators: %1$u of %2$u edits in the history of a plan. */
        ngettext ("History: %1$u of %2$u edit could not be read whole. Who changed what in it "
                  "is lost.",
                  "History: %1$u of %2$u edits could not be read whole. Who changed what in "
                  "these is lost.",
                  self->n_edits),
        n,
        self->n_edits);
  else
    return;
  self->history_loss = add (self, WAYMARK_KIND_PLAN, WAYMARK_PLAN_ID, NULL, sentence);
}

/* It cannot be kept after all. */
void
waymark_rescue_forget_history (WaymarkRescue *self)
{
  g_clear_object (&self->history);
  self->n_edits_kept = 0;
  waymark_rescue_lose_history (self);
}

void
waymark_rescue_lose_extra (WaymarkRescue *self, guint n)
{
  if (n > 0)
    add (
        self,
        WAYMARK_KIND_PLAN,
        WAYMARK_PLAN_ID,
        NULL,
        g_strdup (_ ("What a later version of Waymark had added to the plan was not taken over.")));
}

void
waymark_rescue_lose_identity (WaymarkRescue *self)
{
  add (self,
       WAYMARK_KIND_PLAN,
       WAYMARK_PLAN_ID,
       NULL,
       g_strdup (_ ("Which plan it is could not be read: the new one is no copy of others any "
                    "more.")));
}
