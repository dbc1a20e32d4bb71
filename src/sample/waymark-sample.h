/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/*
 * A made-up plan with a year behind it: four meetings that were held, one that is planned for
 * next month, updates of several people in between. It looks alike on whatever day it is
 * opened: all its dates count from that day.
 */
WaymarkDocument *waymark_sample_create (const GDate *today, GError **error);

G_END_DECLS
