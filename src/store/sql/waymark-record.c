/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-record"

#include "config.h"

#include "waymark-record.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "waymark-item.h"
#include "waymark-sha256.h"
#include "waymark-value.h"

/* Digested in pieces, so that the first edit of a large plan needs no more memory than others. */
#define PIECE 65536

struct _WaymarkContentHash
{
  WaymarkSha256 sum;
  GString *buffer;
  gboolean borrowed; /* several take turns with it */
};

/**
 * waymark_hex_encode:
 * @bytes: what to write
 * @length: how many bytes
 * @hex: (out): room for 2 × @length + 1
 */
void
waymark_hex_encode (const guint8 *bytes, gsize length, char *hex)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < length; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 15];
    }
  hex[2 * length] = '\0';
}

static int
hex_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return -1;
}

/**
 * waymark_hex_decode:
 * @hex: lower-case hexadecimal digits
 * @bytes: (out): room for @length
 * @length: how many bytes there must be
 *
 * Returns: %TRUE if @hex is exactly that
 */
gboolean
waymark_hex_decode (const char *hex, guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      int high = hex_value (hex[2 * i]);
      int low = high < 0 ? -1 : hex_value (hex[2 * i + 1]);

      if (low < 0)
        return FALSE;
      bytes[i] = high << 4 | low;
    }
  return hex[2 * length] == '\0';
}

/**
 * waymark_id_to_blob:
 * @id: an item id as text, or the empty string
 * @blob: (out): as tables hold it
 *
 * Returns: %FALSE if it is no id
 */
gboolean
waymark_id_to_blob (const char *id, WaymarkBlobId *blob)
{
  blob->length = strlen (id) == 2 * WAYMARK_ID_LENGTH ? WAYMARK_ID_LENGTH : 0;
  if (blob->length > 0)
    return waymark_hex_decode (id, blob->bytes, WAYMARK_ID_LENGTH);

  if (strcmp (id, WAYMARK_PLAN_ID) == 0)
    {
      blob->length = strlen (WAYMARK_PLAN_ID);
      memcpy (blob->bytes, WAYMARK_PLAN_ID, blob->length);
      return TRUE;
    }
  return id[0] == '\0';
}

/**
 * waymark_id_from_blob:
 * @bytes: an id from a table
 * @length: its length
 * @id: (out): the text
 *
 * Returns: %FALSE if it is no id
 */
gboolean
waymark_id_from_blob (const guint8 *bytes, gsize length, char id[33])
{
  if (length == WAYMARK_ID_LENGTH)
    {
      waymark_hex_encode (bytes, length, id);
      return TRUE;
    }
  if (length == strlen (WAYMARK_PLAN_ID) && memcmp (bytes, WAYMARK_PLAN_ID, length) == 0)
    {
      strcpy (id, WAYMARK_PLAN_ID);
      return TRUE;
    }
  id[0] = '\0';
  return length == 0;
}

/**
 * waymark_random_bytes:
 * @bytes: (out): filled from the system's source of randomness
 * @length: how many
 */
void
waymark_random_bytes (guint8 *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = getrandom (bytes + done, length - done, 0);

      if (n < 0 && errno != EINTR)
        g_error ("no random numbers: %s", g_strerror (errno));
      done += MAX (n, 0);
    }
}

/**
 * waymark_digest_compare:
 * @a: a #WaymarkDigest
 * @b: another
 *
 * The order of their bytes is the order of their hexadecimal text.
 *
 * Returns: as memcmp()
 */
int
waymark_digest_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (WaymarkDigest));
}

static void
encode_digest (GString *bytes, const WaymarkDigest *digest)
{
  char hex[2 * sizeof digest->bytes + 1] = "";

  if (digest != NULL)
    waymark_hex_encode (digest->bytes, sizeof digest->bytes, hex);
  waymark_encode_string (bytes, hex, -1);
}

static void
encode_digests (GString *bytes, const WaymarkDigest *digests, gsize n_digests)
{
  waymark_encode_list_open (bytes);
  for (gsize i = 0; i < n_digests; i++)
    encode_digest (bytes, &digests[i]);
  waymark_encode_list_close (bytes);
}

static void
flush (WaymarkContentHash *self)
{
  waymark_sha256_add (&self->sum, self->buffer->str, self->buffer->len);
  g_string_truncate (self->buffer, 0);
}

/**
 * waymark_content_hash_new:
 * @salt: random, so that forgotten words cannot be guessed from the digest
 * @person: who
 * @time: when, seconds since 1970
 * @name: what the edit is called
 * @undoes: (nullable): the edit that it takes back
 * @ours: (array length=n_ours) (nullable): a merge's heads before, sorted
 * @n_ours: how many
 * @buffer: (nullable): an empty string that many hashes may share, as long as none begins while
 *   another is within a change; %NULL for one of its own
 *
 * Begins with the content of an edit; its changes follow, sorted by item id and
 * field name.
 *
 * Returns: (transfer full): the hash
 */
WaymarkContentHash *
waymark_content_hash_new (const guint8 salt[WAYMARK_SALT_LENGTH],
                          const char *person,
                          gint64 time,
                          const char *name,
                          const WaymarkDigest *undoes,
                          const WaymarkDigest *ours,
                          gsize n_ours,
                          GString *buffer)
{
  WaymarkContentHash *self = g_new0 (WaymarkContentHash, 1);
  char hex[2 * WAYMARK_SALT_LENGTH + 1];

  waymark_sha256_begin (&self->sum);
  self->borrowed = buffer != NULL;
  self->buffer = buffer != NULL ? buffer : g_string_sized_new (512);

  waymark_hex_encode (salt, WAYMARK_SALT_LENGTH, hex);
  waymark_encode_list_open (self->buffer);
  waymark_encode_string (self->buffer, hex, -1);
  waymark_encode_string (self->buffer, person, -1);
  waymark_encode_integer (self->buffer, time);
  waymark_encode_string (self->buffer, name, -1);
  encode_digest (self->buffer, undoes);
  encode_digests (self->buffer, ours, n_ours);
  waymark_encode_list_open (self->buffer);
  if (self->borrowed)
    flush (self);

  return self;
}

/**
 * waymark_content_hash_free:
 * @self: (transfer full) (nullable): a hash
 */
void
waymark_content_hash_free (WaymarkContentHash *self)
{
  if (self == NULL)
    return;

  if (!self->borrowed)
    g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * waymark_content_hash_begin_change:
 * @self: a hash
 * @item: id of the item
 * @field: name of the field
 */
void
waymark_content_hash_begin_change (WaymarkContentHash *self, const char *item, const char *field)
{
  waymark_encode_list_open (self->buffer);
  waymark_encode_string (self->buffer, item, -1);
  waymark_encode_string (self->buffer, field, -1);
  waymark_encode_list_open (self->buffer);
}

/**
 * waymark_content_hash_add_value:
 * @self: a hash
 * @value: canonical bytes of an alternative
 * @length: how many
 * @type: what its origin is
 * @origin: (nullable): the edit that first brought it, for %WAYMARK_ORIGIN_EDIT
 */
void
waymark_content_hash_add_value (WaymarkContentHash *self,
                                const guint8 *value,
                                gsize length,
                                WaymarkOriginType type,
                                const WaymarkDigest *origin)
{
  waymark_encode_list_open (self->buffer);
  g_string_append_len (self->buffer, (const char *) value, length);
  if (type == WAYMARK_ORIGIN_SELF)
    waymark_encode_null (self->buffer);
  else
    encode_digest (self->buffer, type == WAYMARK_ORIGIN_EDIT ? origin : NULL);
  waymark_encode_list_close (self->buffer);
}

/**
 * waymark_content_hash_end_change:
 * @self: a hash
 */
void
waymark_content_hash_end_change (WaymarkContentHash *self)
{
  waymark_encode_list_close (self->buffer);
  waymark_encode_list_close (self->buffer);
  if (self->borrowed || self->buffer->len > PIECE)
    flush (self);
}

/**
 * waymark_content_hash_finish:
 * @self: a hash
 * @body: (out): the SHA-256 of the content
 */
void
waymark_content_hash_finish (WaymarkContentHash *self, WaymarkDigest *body)
{
  waymark_encode_list_close (self->buffer);
  waymark_encode_list_close (self->buffer);
  flush (self);
  waymark_sha256_finish (&self->sum, body);
}

/**
 * waymark_header_get_digest:
 * @header: a header
 * @digest: (out): the identity of the edit
 */
void
waymark_header_get_digest (const WaymarkHeader *header, WaymarkDigest *digest)
{
  g_autoptr (GString) bytes = g_string_sized_new (512);
  WaymarkSha256 sum;

  waymark_encode_list_open (bytes);
  waymark_encode_string (bytes, header->session, -1);
  waymark_encode_integer (bytes, header->seq);
  waymark_encode_integer (bytes, header->lamport);
  encode_digest (bytes, header->prev);
  encode_digests (bytes, header->seen, header->n_seen);
  encode_digest (bytes, &header->body);
  waymark_encode_list_close (bytes);

  waymark_sha256_begin (&sum);
  waymark_sha256_add (&sum, bytes->str, bytes->len);
  waymark_sha256_finish (&sum, digest);
}
