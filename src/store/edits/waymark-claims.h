/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-life.h"

G_BEGIN_DECLS

/**
 * WaymarkMoment:
 *
 * A state together with what lived in it, which is worked out only when it is asked for.
 */
typedef struct
{
  WaymarkState *state;
  WaymarkLife *life;
} WaymarkMoment;

void waymark_moment_clear (WaymarkMoment *self);
gboolean
waymark_moment_is_alive (WaymarkMoment *self, const char *item, gboolean *alive, GError **error);
gboolean
waymark_moment_has_item (WaymarkMoment *self, const char *item, gboolean *has, GError **error);
/* All that must be written to say the register again. */
WaymarkRegister *waymark_moment_get_claims (WaymarkMoment *self,
                                            const char *item,
                                            const char *field,
                                            GError **error);
/* The edits that brought what the register holds. */
GArray *waymark_moment_get_origins (WaymarkMoment *self,
                                    const char *item,
                                    const char *field,
                                    GError **error);
gboolean waymark_origins_equal (const GArray *a, const GArray *b);

/* The table of claims. */
gboolean waymark_claims_clear (WaymarkStore *store,
                               const WaymarkBlobId *item,
                               const char *field,
                               GError **error);
gboolean waymark_claims_exist (WaymarkStore *store,
                               const char *item,
                               const char *field,
                               gboolean *exist,
                               GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkMoment, waymark_moment_clear)

G_END_DECLS
