/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkValue:
 *
 * One immutable, reference-counted value of a field: a truth value, an integer,
 * a string, or a list of values. %NULL stands for "unset" everywhere.
 *
 * Two values are equal when their canonical bytes are equal (bencode, with `n`,
 * `t` and `f` added): true is not 1.
 */
typedef struct _WaymarkValue WaymarkValue;

typedef enum
{
  WAYMARK_VALUE_NULL,
  WAYMARK_VALUE_BOOLEAN,
  WAYMARK_VALUE_INTEGER,
  WAYMARK_VALUE_STRING,
  WAYMARK_VALUE_LIST,
} WaymarkValueType;

WaymarkValue    *waymark_value_new_boolean  (gboolean value);
WaymarkValue    *waymark_value_new_integer  (gint64 value);
WaymarkValue    *waymark_value_new_string   (const char *value);
WaymarkValue    *waymark_value_new_string_len (const char *value, gsize length);
WaymarkValue    *waymark_value_new_list     (WaymarkValue *const *values, gsize n_values);
WaymarkValue    *waymark_value_new_words    (const char *words, const char *window);

WaymarkValue    *waymark_value_ref          (WaymarkValue *value);
void             waymark_value_unref        (WaymarkValue *value);

WaymarkValueType waymark_value_get_type_of  (const WaymarkValue *value);
gboolean         waymark_value_get_boolean  (const WaymarkValue *value);
gint64           waymark_value_get_integer  (const WaymarkValue *value);
const char      *waymark_value_get_string   (const WaymarkValue *value);
gsize            waymark_value_get_length   (const WaymarkValue *value);
WaymarkValue    *waymark_value_get_child    (const WaymarkValue *value, gsize index);

gboolean         waymark_value_equal        (const WaymarkValue *a, const WaymarkValue *b);
guint            waymark_value_hash         (const WaymarkValue *value);
int              waymark_value_compare      (const WaymarkValue *a, const WaymarkValue *b);

void             waymark_value_encode       (const WaymarkValue *value, GString *bytes);
GBytes          *waymark_value_encode_bytes (const WaymarkValue *value);
WaymarkValue    *waymark_value_decode       (const void *bytes, gsize length, gboolean *valid);

/* Canonical bytes written piece by piece, for records that hold no WaymarkValue. */
void             waymark_encode_string      (GString *bytes, const char *string, gssize length);
void             waymark_encode_integer     (GString *bytes, gint64 value);
#define          waymark_encode_null(bytes)       g_string_append_c ((bytes), 'n')
#define          waymark_encode_list_open(bytes)  g_string_append_c ((bytes), 'l')
#define          waymark_encode_list_close(bytes) g_string_append_c ((bytes), 'e')

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkValue, waymark_value_unref)

G_END_DECLS
