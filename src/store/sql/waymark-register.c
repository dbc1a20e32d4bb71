/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-register"

#include "config.h"

#include "waymark-register.h"

#include <string.h>

static void
alternative_clear (gpointer data)
{
  WaymarkAlternative *self = data;

  g_clear_pointer (&self->value, g_bytes_unref);
}

/**
 * waymark_alternatives_new:
 *
 * Returns: (transfer full) (element-type WaymarkAlternative): an empty array that
 *   owns its values
 */
GArray *
waymark_alternatives_new (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (WaymarkAlternative));

  g_array_set_clear_func (array, alternative_clear);
  return array;
}

/**
 * waymark_registers_new:
 *
 * Returns: (transfer full) (element-type WaymarkRegister): an empty list
 */
GPtrArray *
waymark_registers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_register_free);
}

static int
compare_registers (gconstpointer a, gconstpointer b)
{
  const WaymarkRegister *x = *(const WaymarkRegister *const *) a;
  const WaymarkRegister *y = *(const WaymarkRegister *const *) b;
  int order = strcmp (x->item, y->item);

  return order != 0 ? order : strcmp (x->field, y->field);
}

/**
 * waymark_registers_sort:
 * @registers: (element-type WaymarkRegister): what an edit writes
 *
 * Puts them into the order in which an edit's content lists them.
 */
void
waymark_registers_sort (GPtrArray *registers)
{
  g_ptr_array_sort (registers, compare_registers);
}

/**
 * waymark_register_new:
 * @item: id of the item
 * @field: name of the field
 *
 * Returns: (transfer full): a register without alternatives
 */
WaymarkRegister *
waymark_register_new (const char *item, const char *field)
{
  WaymarkRegister *self = g_new0 (WaymarkRegister, 1);

  g_assert (strlen (item) < sizeof self->item);
  strcpy (self->item, item);
  self->field = g_strdup (field);
  self->alternatives = waymark_alternatives_new ();
  return self;
}

/**
 * waymark_register_free:
 * @self: (transfer full) (nullable): a register
 */
void
waymark_register_free (WaymarkRegister *self)
{
  if (self == NULL)
    return;

  g_free (self->field);
  g_array_unref (self->alternatives);
  g_free (self);
}

/**
 * waymark_register_add:
 * @self: a register
 * @value: canonical bytes
 * @origin: the edit that first brought them
 */
void
waymark_register_add (WaymarkRegister *self, GBytes *value, gint64 origin)
{
  WaymarkAlternative alternative = { g_bytes_ref (value), origin };

  g_array_append_val (self->alternatives, alternative);
}

/**
 * waymark_register_add_value:
 * @self: a register
 * @value: (nullable): a value that this edit brings
 */
void
waymark_register_add_value (WaymarkRegister *self, const WaymarkValue *value)
{
  g_autoptr (GBytes) bytes = waymark_value_encode_bytes (value);

  waymark_register_add (self, bytes, WAYMARK_ORIGIN_OWN);
}

/**
 * waymark_register_get:
 * @self: a register
 * @nth: which alternative
 *
 * Returns: (transfer none): the alternative
 */
const WaymarkAlternative *
waymark_register_get (const WaymarkRegister *self, guint nth)
{
  return &g_array_index (self->alternatives, WaymarkAlternative, nth);
}

/**
 * waymark_bytes_decode:
 * @bytes: canonical bytes
 *
 * Returns: (transfer full) (nullable): the value; unset when they are none
 */
WaymarkValue *
waymark_bytes_decode (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gboolean valid;

  return waymark_value_decode (data, length, &valid);
}

/**
 * waymark_register_get_shown:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): the value that is shown
 */
WaymarkValue *
waymark_register_get_shown (const WaymarkRegister *self)
{
  return waymark_bytes_decode (waymark_register_get (self, 0)->value);
}

/**
 * waymark_register_is_gone:
 * @self: a register of `@gone`
 *
 * Returns: whether the item is gone once this is written by an edit that saw all others
 */
gboolean
waymark_register_is_gone (const WaymarkRegister *self)
{
  for (guint i = 0; i < self->alternatives->len; i++)
    {
      gsize length;
      const char *value = g_bytes_get_data (waymark_register_get (self, i)->value, &length);

      if (length == 1 && value[0] == 'f')
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_place_decode:
 * @value: canonical bytes of a place
 * @parent: (out): id of the parent, or the empty string
 * @rank: (out) (optional): place among the siblings
 *
 * Returns: %FALSE if it is no place
 */
gboolean
waymark_place_decode (GBytes *value, char parent[33], char **rank)
{
  g_autoptr (WaymarkValue) place = waymark_bytes_decode (value);
  const char *parent_id;
  const char *rank_text;

  if (waymark_value_get_type_of (place) != WAYMARK_VALUE_LIST ||
      waymark_value_get_length (place) != 2)
    return FALSE;

  parent_id = waymark_value_get_string (waymark_value_get_child (place, 0));
  rank_text = waymark_value_get_string (waymark_value_get_child (place, 1));
  if (parent_id == NULL || rank_text == NULL || strlen (parent_id) > 32)
    return FALSE;

  strcpy (parent, parent_id);
  if (rank != NULL)
    *rank = g_strdup (rank_text);
  return TRUE;
}

/**
 * waymark_place_encode:
 * @parent: id of the parent, or the empty string
 * @rank: place among the siblings
 *
 * Returns: (transfer full): canonical bytes of the place
 */
GBytes *
waymark_place_encode (const char *parent, const char *rank)
{
  GString *bytes = g_string_new (NULL);

  waymark_encode_list_open (bytes);
  waymark_encode_string (bytes, parent, -1);
  waymark_encode_string (bytes, rank, -1);
  waymark_encode_list_close (bytes);
  return g_string_free_to_bytes (bytes);
}
