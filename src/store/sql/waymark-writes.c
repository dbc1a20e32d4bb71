/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-writes"

#include "config.h"

#include "waymark-writes.h"

#include <string.h>

/**
 * waymark_write_new:
 * @edit: number of an edit
 *
 * Returns: (transfer full): a write without alternatives
 */
WaymarkWrite *
waymark_write_new (gint64 edit)
{
  WaymarkWrite *write = g_new (WaymarkWrite, 1);

  write->edit = edit;
  write->alternatives = waymark_alternatives_new ();
  return write;
}

/**
 * waymark_write_free:
 * @write: (transfer full) (nullable): a write
 */
void
waymark_write_free (WaymarkWrite *write)
{
  if (write == NULL)
    return;

  g_array_unref (write->alternatives);
  g_free (write);
}

/**
 * waymark_write_add:
 * @write: a write
 * @value: canonical bytes
 * @length: how many
 * @origin: the edit that first brought them
 */
void
waymark_write_add (WaymarkWrite *write, const guint8 *value, gsize length, gint64 origin)
{
  WaymarkAlternative alternative = { g_bytes_new (value, length), origin };

  g_array_append_val (write->alternatives, alternative);
}

/**
 * waymark_write_equal:
 * @a: a write
 * @b: another
 *
 * Returns: whether they say the same of the same edit
 */
gboolean
waymark_write_equal (const WaymarkWrite *a, const WaymarkWrite *b)
{
  if (a->edit != b->edit || a->alternatives->len != b->alternatives->len)
    return FALSE;
  for (guint i = 0; i < a->alternatives->len; i++)
    {
      const WaymarkAlternative *x = &g_array_index (a->alternatives, WaymarkAlternative, i);
      const WaymarkAlternative *y = &g_array_index (b->alternatives, WaymarkAlternative, i);

      if (x->origin != y->origin || !g_bytes_equal (x->value, y->value))
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_writes_new:
 * @field: name of a field
 *
 * Returns: (transfer full): an empty history
 */
WaymarkWrites *
waymark_writes_new (const char *field)
{
  WaymarkWrites *self = g_new (WaymarkWrites, 1);

  self->field = g_strdup (field);
  self->writes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_write_free);
  return self;
}

/**
 * waymark_writes_free:
 * @self: (transfer full) (nullable): a history
 */
void
waymark_writes_free (WaymarkWrites *self)
{
  if (self == NULL)
    return;

  g_free (self->field);
  g_ptr_array_unref (self->writes);
  g_free (self);
}

/**
 * waymark_writes_find:
 * @registers: (element-type WaymarkWrites): all of one item
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): the history of that field
 */
WaymarkWrites *
waymark_writes_find (GPtrArray *registers, const char *field)
{
  for (guint i = 0; i < registers->len; i++)
    if (strcmp (((WaymarkWrites *) g_ptr_array_index (registers, i))->field, field) == 0)
      return g_ptr_array_index (registers, i);
  return NULL;
}

/**
 * waymark_alternatives_add:
 * @alternatives: (element-type WaymarkAlternative): a list
 * @value: canonical bytes
 * @origin: the edit that first brought them
 */
void
waymark_alternatives_add (GArray *alternatives, GBytes *value, gint64 origin)
{
  WaymarkAlternative alternative = { g_bytes_ref (value), origin };

  g_array_append_val (alternatives, alternative);
}

/**
 * waymark_value_is_false:
 * @value: canonical bytes
 *
 * Returns: whether they say "false": in `@gone`, that the item is there
 */
gboolean
waymark_value_is_false (GBytes *value)
{
  gsize length;
  const char *bytes = g_bytes_get_data (value, &length);

  return length == 1 && bytes[0] == 'f';
}

/**
 * waymark_value_part:
 * @value: canonical bytes of a value of @field
 * @field: name of a field
 *
 * Returns: (transfer full): what counts when values are compared: of a place only the
 *   parent, so that two reorders are no conflict
 */
GBytes *
waymark_value_part (GBytes *value, const char *field)
{
  char parent[33];

  if (strcmp (field, WAYMARK_FIELD_PLACE) == 0 && waymark_place_decode (value, parent, NULL))
    return g_bytes_new (parent, strlen (parent));
  return g_bytes_ref (value);
}

/**
 * waymark_claims_are_kept:
 * @field: name of a field
 * @frontier: (element-type WaymarkWrite): the writes that no other had seen
 *
 * Returns: whether the table of claims holds them: there are several, or one is a deletion
 */
gboolean
waymark_claims_are_kept (const char *field, const GPtrArray *frontier)
{
  const WaymarkWrite *first = g_ptr_array_index (frontier, 0);

  if (frontier->len > 1 || first->alternatives->len > 1)
    return TRUE;
  return strcmp (field, WAYMARK_FIELD_GONE) == 0 &&
         !waymark_value_is_false (g_array_index (first->alternatives, WaymarkAlternative, 0).value);
}

/**
 * waymark_alternatives_have_part:
 * @alternatives: (element-type WaymarkAlternative): a list
 * @value: canonical bytes
 * @field: name of the field
 *
 * Returns: whether one of them says the same, see waymark_value_part()
 */
gboolean
waymark_alternatives_have_part (const GArray *alternatives, GBytes *value, const char *field)
{
  g_autoptr (GBytes) part = waymark_value_part (value, field);

  for (guint i = 0; i < alternatives->len; i++)
    {
      g_autoptr (GBytes) other =
          waymark_value_part (g_array_index (alternatives, WaymarkAlternative, i).value, field);

      if (g_bytes_equal (part, other))
        return TRUE;
    }
  return FALSE;
}
