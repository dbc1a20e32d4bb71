/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-value.h"

#include <string.h>

/* Deeper lists than any field needs are refused, so that decoding cannot exhaust the stack. */
#define MAX_DEPTH 8

struct _WaymarkValue
{
  gatomicrefcount refs;
  WaymarkValueType type;
  gsize length; /* bytes of a string, values of a list */
  union
  {
    gint64 integer;
    char string[1];            /* as long as needed */
    WaymarkValue *children[1]; /* likewise */
  } u;
};

static WaymarkValue *
value_alloc (WaymarkValueType type, gsize length, gsize payload)
{
  WaymarkValue *value =
      g_malloc (G_STRUCT_OFFSET (WaymarkValue, u) + MAX (payload, sizeof (gint64)));

  g_atomic_ref_count_init (&value->refs);
  value->type = type;
  value->length = length;
  return value;
}

/**
 * waymark_value_new_boolean:
 * @value: the truth value
 *
 * Returns: (transfer full): a new value
 */
WaymarkValue *
waymark_value_new_boolean (gboolean value)
{
  WaymarkValue *self = value_alloc (WAYMARK_VALUE_BOOLEAN, 0, 0);

  self->u.integer = value ? 1 : 0;
  return self;
}

/**
 * waymark_value_new_integer:
 * @value: the integer
 *
 * Returns: (transfer full): a new value
 */
WaymarkValue *
waymark_value_new_integer (gint64 value)
{
  WaymarkValue *self = value_alloc (WAYMARK_VALUE_INTEGER, 0, 0);

  self->u.integer = value;
  return self;
}

/**
 * waymark_value_new_string:
 * @value: (nullable): UTF-8 text; %NULL or empty means unset
 *
 * Returns: (transfer full) (nullable): a new value, or %NULL for an empty text
 */
WaymarkValue *
waymark_value_new_string (const char *value)
{
  if (value == NULL || *value == '\0')
    return NULL;
  return waymark_value_new_string_len (value, strlen (value));
}

/**
 * waymark_value_new_string_len:
 * @value: UTF-8 text
 * @length: its bytes
 *
 * Unlike waymark_value_new_string(), this keeps an empty string as a value.
 *
 * Returns: (transfer full): a new value
 */
WaymarkValue *
waymark_value_new_string_len (const char *value, gsize length)
{
  WaymarkValue *self = value_alloc (WAYMARK_VALUE_STRING, length, length + 1);

  memcpy (self->u.string, value, length);
  self->u.string[length] = '\0';
  return self;
}

/**
 * waymark_value_new_list:
 * @values: (array length=n_values) (nullable): the values; %NULL elements are null
 * @n_values: how many
 *
 * Returns: (transfer full): a new list, which holds its own references
 */
WaymarkValue *
waymark_value_new_list (WaymarkValue *const *values, gsize n_values)
{
  WaymarkValue *self =
      value_alloc (WAYMARK_VALUE_LIST, n_values, n_values * sizeof (WaymarkValue *));

  for (gsize i = 0; i < n_values; i++)
    self->u.children[i] = values[i] != NULL ? waymark_value_ref (values[i]) : NULL;
  return self;
}

/**
 * waymark_value_new_words:
 * @words: (nullable): a date as written
 * @window: (nullable): the window it means, in EDTF
 *
 * Makes the value of a field of type %WAYMARK_FIELD_DUE.
 *
 * Returns: (transfer full) (nullable): a list of two, or %NULL without words
 */
WaymarkValue *
waymark_value_new_words (const char *words, const char *window)
{
  g_autoptr (WaymarkValue) first = waymark_value_new_string (words);
  g_autoptr (WaymarkValue) second = waymark_value_new_string (window);
  WaymarkValue *pair[] = { first, second };

  if (first == NULL)
    return NULL;
  return waymark_value_new_list (pair, G_N_ELEMENTS (pair));
}

/**
 * waymark_value_ref:
 * @value: a value
 *
 * Returns: (transfer full): @value
 */
WaymarkValue *
waymark_value_ref (WaymarkValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  g_atomic_ref_count_inc (&value->refs);
  return value;
}

/**
 * waymark_value_unref:
 * @value: (transfer full) (nullable): a value
 */
void
waymark_value_unref (WaymarkValue *value)
{
  if (value == NULL || !g_atomic_ref_count_dec (&value->refs))
    return;
  if (value->type == WAYMARK_VALUE_LIST)
    for (gsize i = 0; i < value->length; i++)
      waymark_value_unref (value->u.children[i]);
  g_free (value);
}

/**
 * waymark_value_get_type_of:
 * @value: (nullable): a value
 *
 * Returns: its type; %WAYMARK_VALUE_NULL for %NULL
 */
WaymarkValueType
waymark_value_get_type_of (const WaymarkValue *value)
{
  return value != NULL ? value->type : WAYMARK_VALUE_NULL;
}

/**
 * waymark_value_get_boolean:
 * @value: (nullable): a value
 *
 * Returns: the truth value; %FALSE for anything else
 */
gboolean
waymark_value_get_boolean (const WaymarkValue *value)
{
  return value != NULL && value->type == WAYMARK_VALUE_BOOLEAN && value->u.integer != 0;
}

/**
 * waymark_value_get_integer:
 * @value: (nullable): a value
 *
 * Returns: the integer; 0 for anything else
 */
gint64
waymark_value_get_integer (const WaymarkValue *value)
{
  return value != NULL && value->type == WAYMARK_VALUE_INTEGER ? value->u.integer : 0;
}

/**
 * waymark_value_get_string:
 * @value: (nullable): a value
 *
 * Returns: (nullable): the string, owned by @value; %NULL for anything else
 */
const char *
waymark_value_get_string (const WaymarkValue *value)
{
  return value != NULL && value->type == WAYMARK_VALUE_STRING ? value->u.string : NULL;
}

/**
 * waymark_value_get_length:
 * @value: (nullable): a value
 *
 * Returns: the bytes of a string or the number of values in a list, else 0
 */
gsize
waymark_value_get_length (const WaymarkValue *value)
{
  return value != NULL ? value->length : 0;
}

/**
 * waymark_value_get_child:
 * @value: (nullable): a list
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the value there; %NULL if there is none
 */
WaymarkValue *
waymark_value_get_child (const WaymarkValue *value, gsize index)
{
  if (value == NULL || value->type != WAYMARK_VALUE_LIST || index >= value->length)
    return NULL;
  return value->u.children[index];
}

/**
 * waymark_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether their canonical bytes are the same
 */
gboolean
waymark_value_equal (const WaymarkValue *a, const WaymarkValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->type != b->type || a->length != b->length)
    return FALSE;
  switch (a->type)
    {
    case WAYMARK_VALUE_BOOLEAN:
    case WAYMARK_VALUE_INTEGER:
      return a->u.integer == b->u.integer;
    case WAYMARK_VALUE_STRING:
      return memcmp (a->u.string, b->u.string, a->length) == 0;
    case WAYMARK_VALUE_LIST:
      for (gsize i = 0; i < a->length; i++)
        if (!waymark_value_equal (a->u.children[i], b->u.children[i]))
          return FALSE;
      return TRUE;
    case WAYMARK_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * waymark_value_hash:
 * @value: a value
 *
 * Returns: a hash code, for a #GHashTable with waymark_value_equal()
 */
guint
waymark_value_hash (const WaymarkValue *value)
{
  guint hash = (guint) value->type;

  switch (value->type)
    {
    case WAYMARK_VALUE_BOOLEAN:
    case WAYMARK_VALUE_INTEGER:
      return hash * 31 + g_int64_hash (&value->u.integer);
    case WAYMARK_VALUE_STRING:
      for (gsize i = 0; i < value->length; i++)
        hash = hash * 33 + (guchar) value->u.string[i];
      return hash;
    case WAYMARK_VALUE_LIST:
      for (gsize i = 0; i < value->length; i++)
        hash = hash * 31 +
               (value->u.children[i] != NULL ? waymark_value_hash (value->u.children[i]) : 0);
      return hash;
    case WAYMARK_VALUE_NULL:
    default:
      return hash;
    }
}

/**
 * waymark_value_compare:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * The order of whatever holds a value: by canonical bytes.
 *
 * Returns: negative, 0 or positive
 */
int
waymark_value_compare (const WaymarkValue *a, const WaymarkValue *b)
{
  g_autoptr (GString) x = g_string_new (NULL);
  g_autoptr (GString) y = g_string_new (NULL);
  int order;

  waymark_value_encode (a, x);
  waymark_value_encode (b, y);
  order = memcmp (x->str, y->str, MIN (x->len, y->len));
  if (order != 0)
    return order;
  return x->len < y->len ? -1 : x->len > y->len;
}

/* Opening a file writes a million of these: no printf. */
static void
append_number (GString *bytes, gint64 value)
{
  char digits[20];
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  gsize at = sizeof digits;

  do
    {
      digits[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    g_string_append_c (bytes, '-');
  g_string_append_len (bytes, digits + at, (gssize) (sizeof digits - at));
}

/**
 * waymark_encode_string:
 * @bytes: where to append
 * @string: UTF-8 text
 * @length: its bytes, or -1
 *
 * Appends a string in canonical bytes: its length, a colon, the bytes.
 */
void
waymark_encode_string (GString *bytes, const char *string, gssize length)
{
  if (length < 0)
    length = (gssize) strlen (string);
  append_number (bytes, length);
  g_string_append_c (bytes, ':');
  g_string_append_len (bytes, string, length);
}

/**
 * waymark_encode_integer:
 * @bytes: where to append
 * @value: an integer
 *
 * Appends an integer in canonical bytes: `i`, decimal digits, `e`.
 */
void
waymark_encode_integer (GString *bytes, gint64 value)
{
  g_string_append_c (bytes, 'i');
  append_number (bytes, value);
  g_string_append_c (bytes, 'e');
}

/**
 * waymark_value_encode:
 * @value: (nullable): a value
 * @bytes: where to append its canonical bytes
 */
void
waymark_value_encode (const WaymarkValue *value, GString *bytes)
{
  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_NULL:
      g_string_append_c (bytes, 'n');
      break;
    case WAYMARK_VALUE_BOOLEAN:
      g_string_append_c (bytes, value->u.integer ? 't' : 'f');
      break;
    case WAYMARK_VALUE_INTEGER:
      waymark_encode_integer (bytes, value->u.integer);
      break;
    case WAYMARK_VALUE_STRING:
      waymark_encode_string (bytes, value->u.string, (gssize) value->length);
      break;
    case WAYMARK_VALUE_LIST:
      g_string_append_c (bytes, 'l');
      for (gsize i = 0; i < value->length; i++)
        waymark_value_encode (value->u.children[i], bytes);
      g_string_append_c (bytes, 'e');
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * waymark_value_encode_bytes:
 * @value: (nullable): a value
 *
 * Returns: (transfer full): its canonical bytes
 */
GBytes *
waymark_value_encode_bytes (const WaymarkValue *value)
{
  GString *bytes = g_string_new (NULL);

  waymark_value_encode (value, bytes);
  return g_string_free_to_bytes (bytes);
}

typedef struct
{
  const char *at;
  const char *end;
  gboolean valid;
} Decoder;

/* Digits without leading zeros, as the canonical form has them. */
static gboolean
decode_digits (Decoder *d, guint64 limit, guint64 *number)
{
  const char *start = d->at;
  guint64 n = 0;

  while (d->at < d->end && g_ascii_isdigit (*d->at))
    {
      guint digit = (guint) (*d->at++ - '0');

      if (n > (limit - digit) / 10)
        return FALSE;
      n = n * 10 + digit;
    }
  *number = n;
  return d->at > start && (*start != '0' || d->at == start + 1);
}

static WaymarkValue *
decode_integer (Decoder *d)
{
  gboolean negative = d->at < d->end && *d->at == '-';
  guint64 n;

  if (negative)
    d->at++;
  d->valid =
      decode_digits (d, G_MAXINT64, &n) && d->at < d->end && *d->at == 'e' && !(negative && n == 0);
  if (!d->valid)
    return NULL;
  d->at++;
  return waymark_value_new_integer (negative ? -(gint64) n : (gint64) n);
}

static WaymarkValue *
decode_string (Decoder *d)
{
  guint64 n;
  WaymarkValue *value;

  d->valid = decode_digits (d, G_MAXINT32, &n) && d->at < d->end && *d->at == ':' &&
             n <= (guint64) (d->end - d->at - 1) &&
             g_utf8_validate_len (d->at + 1, (gsize) n, NULL);
  if (!d->valid)
    return NULL;
  value = waymark_value_new_string_len (d->at + 1, (gsize) n);
  d->at += 1 + n;
  return value;
}

static WaymarkValue *decode_any (Decoder *d, guint depth);

static WaymarkValue *
decode_list (Decoder *d, guint depth)
{
  g_autoptr (GPtrArray) values =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);

  while (d->valid && d->at < d->end && *d->at != 'e')
    {
      WaymarkValue *value = decode_any (d, depth + 1);

      if (d->valid)
        g_ptr_array_add (values, value);
    }
  if (!d->valid || d->at == d->end)
    {
      d->valid = FALSE;
      return NULL;
    }
  d->at++;
  return waymark_value_new_list ((WaymarkValue *const *) values->pdata, values->len);
}

static WaymarkValue *
decode_any (Decoder *d, guint depth)
{
  if (d->at == d->end || depth > MAX_DEPTH)
    {
      d->valid = FALSE;
      return NULL;
    }
  if (g_ascii_isdigit (*d->at))
    return decode_string (d);
  switch (*d->at++)
    {
    case 'n':
      return NULL;
    case 't':
      return waymark_value_new_boolean (TRUE);
    case 'f':
      return waymark_value_new_boolean (FALSE);
    case 'i':
      return decode_integer (d);
    case 'l':
      return decode_list (d, depth);
    default:
      d->valid = FALSE;
      return NULL;
    }
}

/**
 * waymark_value_decode:
 * @bytes: canonical bytes
 * @length: how many
 * @valid: (out): whether they are the canonical bytes of one value
 *
 * The bytes may come from anywhere: nothing in them is trusted.
 *
 * Returns: (transfer full) (nullable): the value; %NULL for null and when not @valid
 */
WaymarkValue *
waymark_value_decode (const void *bytes, gsize length, gboolean *valid)
{
  Decoder d = { bytes, (const char *) bytes + length, TRUE };
  g_autoptr (WaymarkValue) value = decode_any (&d, 0);

  *valid = d.valid && d.at == d.end;
  return *valid ? g_steal_pointer (&value) : NULL;
}
