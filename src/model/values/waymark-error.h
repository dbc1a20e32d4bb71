/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkError:
 *
 * What can go wrong, told apart by what a person can do about it. The message of
 * a #GError in this domain is one plain sentence or two in the reader's language:
 * what happened, to which file, and what to do.
 */
typedef enum
{
  WAYMARK_ERROR_NOT_A_PLAN,      /* another kind of file, or none at all */
  WAYMARK_ERROR_NEWER_FORMAT,    /* written by a later Waymark */
  WAYMARK_ERROR_DAMAGED,         /* bytes are not what was written */
  WAYMARK_ERROR_TOO_LARGE,
  WAYMARK_ERROR_NOT_FOUND,       /* no such file, item, party, status */
  WAYMARK_ERROR_EXISTS,          /* would overwrite */
  WAYMARK_ERROR_READ_ONLY,       /* the file or its folder does not allow writing */
  WAYMARK_ERROR_NO_SPACE,
  WAYMARK_ERROR_CHANGED,         /* the file changed meanwhile: copies that went apart */
  WAYMARK_ERROR_PUT_BACK,        /* the file is an older version of itself again */
  WAYMARK_ERROR_BUSY,            /* another Waymark holds it */
  WAYMARK_ERROR_LINKED,          /* a hard-linked file is not replaced */
  WAYMARK_ERROR_NO_PLAN_IN_TEXT, /* a document without a table or numbered list */
  WAYMARK_ERROR_BAD_JSON,        /* with the place in its message */
  WAYMARK_ERROR_BAD_VALUE,       /* a value that the field does not take */
  WAYMARK_ERROR_BAD_PLACE,       /* an item cannot stand there */
  WAYMARK_ERROR_NOTHING_TO_UNDO,
  WAYMARK_ERROR_FAILED,          /* the disk, the system; the message says which */
} WaymarkError;

#define WAYMARK_N_ERRORS (WAYMARK_ERROR_FAILED + 1)

#define WAYMARK_ERROR (waymark_error_quark ())

GQuark      waymark_error_quark        (void);
const char *waymark_error_get_heading  (WaymarkError code);
const char *waymark_error_get_advice   (WaymarkError code);

G_END_DECLS
