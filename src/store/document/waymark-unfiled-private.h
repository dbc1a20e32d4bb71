/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-store.h"
#include "waymark-working-copy.h"

G_BEGIN_DECLS

WaymarkUnfiled *waymark_unfiled_new (WaymarkWorkingCopy *copy, WaymarkStore *store);
int waymark_unfiled_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
