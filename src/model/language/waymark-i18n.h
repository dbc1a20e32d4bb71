/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>
#include <libintl.h>
#include <string.h>

/* What <glib/gi18n-lib.h> gives, for all that can be written in another language than the
 * window's: everything below the window. The words are those of waymark_language_get_spoken(). */

G_BEGIN_DECLS

const char *waymark_gettext   (const char *message) G_GNUC_FORMAT (1);
const char *waymark_ngettext  (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);
const char *waymark_pgettext  (const char *context_and_message, gsize message_offset) G_GNUC_FORMAT (1);
const char *waymark_pgettext2 (const char *context, const char *message) G_GNUC_FORMAT (2);

#define _(String) waymark_gettext (String)
#define N_(String) (String)
#define C_(Context, String) waymark_pgettext (Context "\004" String, strlen (Context) + 1)
#define NC_(Context, String) (String)
#undef ngettext
#define ngettext(One, Many, N) waymark_ngettext (One, Many, N)

G_END_DECLS
