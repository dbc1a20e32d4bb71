/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkQuestionFunc:
 * @user_data: data of the caller
 *
 * Called when a person chose to go on; never when they did not.
 */
typedef void (*WaymarkQuestionFunc) (gpointer user_data);

void waymark_question_ask (GtkWindow *parent,
                           const char *question,
                           const char *consequence,
                           const char *stay,
                           const char *go,
                           WaymarkQuestionFunc func,
                           gpointer user_data,
                           GDestroyNotify destroy);

G_END_DECLS
