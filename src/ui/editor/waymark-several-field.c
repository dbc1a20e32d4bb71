/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-several-field.h"

typedef struct
{
  WaymarkDocument *document;
  char **ids; /* NULL: nothing is shown */
  GtkWidget *child;
  GtkWidget *target;
} WaymarkSeveralFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WaymarkSeveralField, waymark_several_field, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WaymarkSeveralFieldPrivate *
get_private (WaymarkSeveralField *self)
{
  return waymark_several_field_get_instance_private (self);
}

static gboolean
commit_nothing (WaymarkSeveralField *self)
{
  return TRUE;
}

static void
waymark_several_field_dispose (GObject *object)
{
  WaymarkSeveralFieldPrivate *priv = get_private (WAYMARK_SEVERAL_FIELD (object));

  g_clear_pointer (&priv->ids, g_strfreev);
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_object (&priv->document);
  G_OBJECT_CLASS (waymark_several_field_parent_class)->dispose (object);
}

static void
waymark_several_field_class_init (WaymarkSeveralFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_several_field_dispose;
  klass->commit = commit_nothing;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);

  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
}

static void
waymark_several_field_init (WaymarkSeveralField *self)
{
}

/**
 * waymark_several_field_show:
 * @self: a field
 * @document: (nullable): the open plan
 * @ids: (nullable) (array zero-terminated=1): ids of what is selected; %NULL for nothing
 *
 * Shows what actions have in common.
 */
void
waymark_several_field_show (WaymarkSeveralField *self,
                            WaymarkDocument *document,
                            const char *const *ids)
{
  WaymarkSeveralFieldPrivate *priv;
  char **copy;

  g_return_if_fail (WAYMARK_IS_SEVERAL_FIELD (self));

  priv = get_private (self);
  g_set_object (&priv->document, document);
  copy = g_strdupv ((char **) ids);
  g_strfreev (priv->ids);
  priv->ids = copy;
  if (priv->ids != NULL)
    WAYMARK_SEVERAL_FIELD_GET_CLASS (self)->update (self);
}

/**
 * waymark_several_field_commit:
 * @self: a field
 *
 * Keeps what was typed.
 *
 * Returns: %FALSE when that could not be kept; "failed" was emitted
 */
gboolean
waymark_several_field_commit (WaymarkSeveralField *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), TRUE);
  return WAYMARK_SEVERAL_FIELD_GET_CLASS (self)->commit (self);
}

/**
 * waymark_several_field_get_target:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the widget that a label labels and that takes the
 *   keyboard; %NULL where the field's parts have names of their own
 */
GtkWidget *
waymark_several_field_get_target (WaymarkSeveralField *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), NULL);
  return get_private (self)->target;
}

/**
 * waymark_several_field_set_child:
 * @self: a field that is being made
 * @child: (transfer floating): what it shows
 * @target: (nullable): the part of @child that a label labels
 */
void
waymark_several_field_set_child (WaymarkSeveralField *self, GtkWidget *child, GtkWidget *target)
{
  WaymarkSeveralFieldPrivate *priv;

  g_return_if_fail (WAYMARK_IS_SEVERAL_FIELD (self));

  priv = get_private (self);
  priv->child = child;
  priv->target = target;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * waymark_several_field_get_document:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the open plan
 */
WaymarkDocument *
waymark_several_field_get_document (WaymarkSeveralField *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), NULL);
  return get_private (self)->document;
}

/**
 * waymark_several_field_get_ids:
 * @self: a field
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): ids of what is selected;
 *   %NULL while nothing is shown
 */
const char *const *
waymark_several_field_get_ids (WaymarkSeveralField *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), NULL);
  return (const char *const *) get_private (self)->ids;
}

/**
 * waymark_several_field_read_common:
 * @self: a field that shows something
 * @read: (scope call): reads the words of one action
 *
 * Returns: (transfer full) (nullable): what all actions say, "" for nothing; %NULL where
 *   they say different things
 */
char *
waymark_several_field_read_common (WaymarkSeveralField *self, WaymarkReadFunc read)
{
  WaymarkSeveralFieldPrivate *priv;
  WaymarkPlan *plan;
  g_autofree char *common = NULL;

  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), NULL);

  priv = get_private (self);
  plan = waymark_document_get_plan (priv->document);
  for (guint i = 0; priv->ids[i] != NULL; i++)
    {
      WaymarkItem *action = waymark_plan_lookup (plan, priv->ids[i]);
      g_autofree char *words = NULL;

      if (action == NULL || waymark_item_get_kind (action) != WAYMARK_KIND_ACTION)
        continue;
      words = read (action);
      if (words == NULL)
        words = g_strdup ("");
      if (common != NULL && !g_str_equal (common, words))
        return NULL;
      if (common == NULL)
        common = g_steal_pointer (&words);
    }
  return g_steal_pointer (&common);
}

/**
 * waymark_several_field_finish:
 * @self: a field
 * @done: whether the edit was kept
 * @error: (transfer full) (nullable): why not
 *
 * Says so when an edit could not be kept.
 *
 * Returns: @done
 */
gboolean
waymark_several_field_finish (WaymarkSeveralField *self, gboolean done, GError *error)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FIELD (self), done);

  if (!done)
    g_signal_emit (self, signals[FAILED], 0, error);
  g_clear_error (&error);
  return done;
}
