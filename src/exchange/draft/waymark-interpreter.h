/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-draft.h"
#include "waymark-import-choices.h"

G_BEGIN_DECLS

WaymarkReading *waymark_interpret (GPtrArray *blocks, WaymarkImportChoices *choices);

G_END_DECLS
