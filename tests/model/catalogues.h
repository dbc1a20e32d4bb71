/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

char *catalogues_compile (void);
void  catalogues_remove  (char *folder);
