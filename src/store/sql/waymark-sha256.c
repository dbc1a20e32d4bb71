/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-sha256.h"

/**
 * waymark_sha256_begin:
 * @self: (out caller-allocates): a sum of nothing yet
 */
void
waymark_sha256_begin (WaymarkSha256 *self)
{
  sha256_init (self);
}

/**
 * waymark_sha256_add:
 * @self: a sum
 * @bytes: (nullable): what comes next; may be %NULL if @length is 0
 * @length: how many bytes
 */
void
waymark_sha256_add (WaymarkSha256 *self, gconstpointer bytes, gsize length)
{
  if (length > 0)
    sha256_update (self, length, bytes);
}

/**
 * waymark_sha256_finish:
 * @self: a sum
 * @digest: (out): of all that was added; @self then begins anew
 */
void
waymark_sha256_finish (WaymarkSha256 *self, WaymarkDigest *digest)
{
  sha256_digest (self, sizeof digest->bytes, digest->bytes);
}

/**
 * waymark_sha256_finish_text:
 * @self: a sum
 * @text: (out): as waymark_sha256_finish(), in hexadecimal digits
 */
void
waymark_sha256_finish_text (WaymarkSha256 *self, char text[WAYMARK_DIGEST_TEXT])
{
  WaymarkDigest digest;

  waymark_sha256_finish (self, &digest);
  waymark_hex_encode (digest.bytes, sizeof digest.bytes, text);
}
