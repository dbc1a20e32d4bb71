/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WAYMARK_SALT_LENGTH 16
#define WAYMARK_ID_LENGTH 16

/**
 * WaymarkDigest:
 *
 * A SHA-256: the identity of an edit, or of its content.
 */
typedef struct
{
  guint8 bytes[32];
} WaymarkDigest;

/**
 * WaymarkBlobId:
 * @bytes: the id as tables hold it
 * @length: 16; 4 for the plan; 0 for "no parent"
 */
typedef struct
{
  guint8 bytes[WAYMARK_ID_LENGTH];
  guint8 length;
} WaymarkBlobId;

/**
 * WaymarkHeader:
 * @session: 32 hexadecimal digits
 * @prev: (nullable): the session's edit before
 * @seen: the digests of the other heads, sorted
 *
 * What stays of an edit when its content is forgotten.
 */
typedef struct
{
  const char *session;
  gint64 seq;
  gint64 lamport;
  const WaymarkDigest *prev;
  const WaymarkDigest *seen;
  gsize n_seen;
  WaymarkDigest body;
} WaymarkHeader;

/**
 * WaymarkContentHash:
 *
 * The SHA-256 of an edit's content, worked out while its changes pass by.
 */
typedef struct _WaymarkContentHash WaymarkContentHash;

typedef enum
{
  WAYMARK_ORIGIN_SELF,  /* the edit itself */
  WAYMARK_ORIGIN_NEVER, /* a field that nobody had set */
  WAYMARK_ORIGIN_EDIT,
} WaymarkOriginType;

gboolean waymark_id_to_blob (const char *id, WaymarkBlobId *blob);
gboolean waymark_id_from_blob (const guint8 *bytes, gsize length, char id[33]);
void waymark_hex_encode (const guint8 *bytes, gsize length, char *hex);
gboolean waymark_hex_decode (const char *hex, guint8 *bytes, gsize length);
void waymark_random_bytes (guint8 *bytes, gsize length);

WaymarkContentHash *waymark_content_hash_new (const guint8 salt[WAYMARK_SALT_LENGTH],
                                              const char *person,
                                              gint64 time,
                                              const char *name,
                                              const WaymarkDigest *undoes,
                                              const WaymarkDigest *ours,
                                              gsize n_ours,
                                              GString *buffer);
void waymark_content_hash_free (WaymarkContentHash *self);
void
waymark_content_hash_begin_change (WaymarkContentHash *self, const char *item, const char *field);
void waymark_content_hash_add_value (WaymarkContentHash *self,
                                     const guint8 *value,
                                     gsize length,
                                     WaymarkOriginType type,
                                     const WaymarkDigest *origin);
void waymark_content_hash_end_change (WaymarkContentHash *self);
void waymark_content_hash_finish (WaymarkContentHash *self, WaymarkDigest *body);

void waymark_header_get_digest (const WaymarkHeader *header, WaymarkDigest *digest);
int waymark_digest_compare (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkContentHash, waymark_content_hash_free)

G_END_DECLS
