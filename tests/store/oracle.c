/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "oracle.h"

#include <string.h>

void
oracle_make_salt (const char *session, gint64 seq, gint64 time, guint8 salt[WAYMARK_SALT_LENGTH])
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *sum = NULL;

  waymark_encode_list_open (bytes);
  waymark_encode_string (bytes, session, -1);
  waymark_encode_integer (bytes, seq);
  waymark_encode_integer (bytes, time);
  waymark_encode_list_close (bytes);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes->str, bytes->len);
  sum[2 * WAYMARK_SALT_LENGTH] = '\0';
  g_assert_true (waymark_hex_decode (sum, salt, WAYMARK_SALT_LENGTH));
}

WaymarkValue *
oracle_read_value (JsonNode *node)
{
  g_autoptr (GPtrArray) values = NULL;
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    switch (json_node_get_value_type (node))
      {
      case G_TYPE_BOOLEAN:
        return waymark_value_new_boolean (json_node_get_boolean (node));
      case G_TYPE_INT64:
        return waymark_value_new_integer (json_node_get_int (node));
      default:
        return waymark_value_new_string (json_node_get_string (node));
      }

  array = json_node_get_array (node);
  values = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (values, oracle_read_value (json_array_get_element (array, i)));
  return waymark_value_new_list ((WaymarkValue **) values->pdata, values->len);
}

void
oracle_print_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (out, "\\%c", *c);
    else if (*c == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *c);
  g_string_append_c (out, '"');
}
