/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-chooser.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/* Those who can lead, each once, to be looked for by any of their names. */
void waymark_chooser_add_party (WaymarkChooser *chooser, WaymarkItem *party);
void waymark_chooser_add_parties (WaymarkChooser *chooser, WaymarkPlan *plan);

G_END_DECLS
