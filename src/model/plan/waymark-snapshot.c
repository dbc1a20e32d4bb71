/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-snapshot.h"

#include "waymark-error.h"
#include "waymark-i18n.h"

/* More than a plan of 100,000 actions by far; a few bytes can ask for any amount. */
#define MOST_BYTES (256u << 20)
#define PIECE (64u << 10)

/* Where unpacked bytes go, piece by piece. */
typedef struct
{
  GChecksum *checksum;
  GByteArray *bytes; /* (nullable): when they are wanted */
} Unpacked;

/**
 * waymark_snapshot_pack:
 * @bytes: what is to be kept
 * @content: (out) (transfer full): the field `content`
 * @digest: (out) (transfer full): the field `digest`
 * @error: %WAYMARK_ERROR_FAILED, %WAYMARK_ERROR_TOO_LARGE
 *
 * Returns: whether it was packed
 */
gboolean
waymark_snapshot_pack (GBytes *bytes, char **content, char **digest, GError **error)
{
  g_autoptr (GConverter) compressor = NULL;
  g_autoptr (GOutputStream) packed = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GBytes) result = NULL;
  gsize length;
  const void *data;

  g_return_val_if_fail (bytes != NULL && content != NULL && digest != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  if (length > MOST_BYTES)
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_TOO_LARGE,
                           _ ("This plan is too large for a snapshot of it to be kept."));
      return FALSE;
    }
  compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  packed = g_memory_output_stream_new_resizable ();
  stream = g_converter_output_stream_new (packed, compressor);
  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return FALSE;

  result = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
  *content = g_base64_encode (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_DAMAGED,
                       _ ("The snapshot of a meeting is not what was stored when the meeting was "
                          "closed."));
  return FALSE;
}

static gboolean
read_all (GInputStream *stream, Unpacked *to)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize total = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, piece, PIECE, NULL, NULL)) > 0)
    {
      total += (gsize) n;
      if (total > MOST_BYTES)
        return FALSE;
      g_checksum_update (to->checksum, piece, n);
      if (to->bytes != NULL)
        g_byte_array_append (to->bytes, piece, (guint) n);
    }
  return n == 0;
}

static gboolean
unpack (WaymarkItem *snapshot, GByteArray *bytes, GError **error)
{
  const char *content = waymark_item_get_string (snapshot, "content");
  const char *digest = waymark_item_get_string (snapshot, "digest");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GConverter) decompressor = NULL;
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) stream = NULL;
  Unpacked to = { checksum, bytes };
  guchar *data;
  gsize length;

  if (content == NULL || digest == NULL)
    return set_damaged (error);
  data = g_base64_decode (content, &length);
  packed = g_memory_input_stream_new_from_data (data, (gssize) length, g_free);
  decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  stream = g_converter_input_stream_new (packed, decompressor);
  return (read_all (stream, &to) && g_str_equal (g_checksum_get_string (checksum), digest)) ||
         set_damaged (error);
}

static gboolean
is_known (WaymarkItem *snapshot)
{
  return waymark_item_get_number (snapshot, "format") == WAYMARK_SNAPSHOT_FORMAT;
}

/**
 * waymark_snapshot_unpack:
 * @snapshot: a snapshot
 * @error: %WAYMARK_ERROR_DAMAGED, %WAYMARK_ERROR_NEWER_FORMAT
 *
 * Returns: (transfer full) (nullable): the bytes that were packed, exactly
 */
GBytes *
waymark_snapshot_unpack (WaymarkItem *snapshot, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (waymark_item_get_kind (snapshot) == WAYMARK_KIND_SNAPSHOT, NULL);

  if (waymark_item_get (snapshot, "format") != NULL && !is_known (snapshot))
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_NEWER_FORMAT,
                           _ ("The snapshot of this meeting was made by a newer Waymark, and this "
                              "one cannot read it. Update Waymark."));
      return NULL;
    }
  bytes = g_byte_array_new ();
  if (!unpack (snapshot, bytes, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * waymark_snapshot_verify:
 * @snapshot: a snapshot
 * @error: %WAYMARK_ERROR_DAMAGED
 *
 * Whether a snapshot still holds what was stored. One that a later version made is
 * taken as it is.
 *
 * Returns: %TRUE unless it is known to be damaged
 */
gboolean
waymark_snapshot_verify (WaymarkItem *snapshot, GError **error)
{
  g_return_val_if_fail (waymark_item_get_kind (snapshot) == WAYMARK_KIND_SNAPSHOT, FALSE);

  return (waymark_item_get (snapshot, "format") != NULL && !is_known (snapshot)) ||
         unpack (snapshot, NULL, error);
}
