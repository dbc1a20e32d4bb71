/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"
#include "waymark-language.h"

G_BEGIN_DECLS

const WaymarkLanguage *waymark_plan_get_language (WaymarkPlan *plan);
gboolean               waymark_edit_set_language (WaymarkEdit *edit, WaymarkPlan *plan, const WaymarkLanguage *language, GError **error);

G_END_DECLS
