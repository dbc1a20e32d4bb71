/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

#include "waymark-json-scanner.h"

G_BEGIN_DECLS

/**
 * WaymarkJsonReader:
 * @scanner: the document
 * @plan: what has been read of it
 * @id_line: line of the id that was read last
 * @links: of WaymarkJsonLink: their targets may stand further on
 */
typedef struct
{
  WaymarkJsonScanner scanner;
  WaymarkPlan *plan;
  guint id_line;
  GArray *links;
} WaymarkJsonReader;

/* A link that has been read and not been followed yet. */
typedef struct
{
  WaymarkItem *item;
  const WaymarkField *field;
  guint line;
} WaymarkJsonLink;

/* A number in a text that is a link, as its reference tells of it. */
typedef struct
{
  char reference[33];
  guint position;          /* of the reference among the references */
  guint nth;               /* among its mentions */
  guint line;
  guint field;             /* of the item around the reference */
  gint64 start;            /* code points */
  gint64 length;
} WaymarkJsonMention;

/**
 * WaymarkJsonObject:
 * @item: the item of the object
 * @line: where it begins
 * @position: in its array
 * @seen: bit mask of the keys that were there
 * @parent: (nullable): the object around it
 * @mentions: (nullable): of WaymarkJsonMention: where the texts of @item name its references
 *
 * An object of the document while it is read.
 */
typedef struct _WaymarkJsonObject WaymarkJsonObject;

struct _WaymarkJsonObject
{
  WaymarkItem *item;
  guint line;
  guint position;
  guint seen;
  WaymarkJsonObject *parent;
  GArray *mentions;
};

gboolean waymark_json_read_field     (WaymarkJsonReader *reader, WaymarkJsonObject *object, const WaymarkField *field, GError **error);
gboolean waymark_json_read_mentions  (WaymarkJsonReader *reader, WaymarkJsonObject *reference, WaymarkValue **value, GError **error);
gboolean waymark_json_read_text      (WaymarkJsonReader *reader, const char *expected, WaymarkValue **value, GError **error);
gboolean waymark_json_read_id        (WaymarkJsonReader *reader, GError **error);
gboolean waymark_json_read_derived   (WaymarkJsonReader *reader, GError **error);
gboolean waymark_json_place_mentions (WaymarkJsonReader *reader, WaymarkJsonObject *object, GError **error);
gboolean waymark_json_follow_links   (WaymarkJsonReader *reader, GError **error);
char    *waymark_json_excerpt        (const char *text);

G_END_DECLS
