/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names that people write in several ways: "M.B.C.", "mbc" and "MBC" are one. */
char    *waymark_fold_name  (const char *name);
gboolean waymark_fold_match (const char *name, const char *folded);

/* Whether the folded words hold one of the folded alternatives, parted by "|", as whole words. */
char    *waymark_fold_words (const char *words);
gboolean waymark_fold_holds (const char *words, const char *alternatives);
char    *waymark_fold_alternatives (const char *alternatives);

G_END_DECLS
