/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WaymarkCatalogue WaymarkCatalogue;

WaymarkCatalogue *waymark_catalogue_new        (const char *path);
void              waymark_catalogue_free       (WaymarkCatalogue *self);
const char       *waymark_catalogue_get        (const WaymarkCatalogue *self, const char *message);
const char       *waymark_catalogue_get_plural (const WaymarkCatalogue *self, const char *message, gulong n);

/* Which form a number takes: an expression of C in "n". */
gulong            waymark_plural_rule_apply    (const char *rule, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkCatalogue, waymark_catalogue_free)

G_END_DECLS
