/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WaymarkLanguage WaymarkLanguage;

const WaymarkLanguage *waymark_language_get            (const char *code);
const WaymarkLanguage *waymark_language_get_spoken     (void);
char                 **waymark_language_list           (void);
const char            *waymark_language_get_code       (const WaymarkLanguage *self);
const char            *waymark_language_get_name       (const WaymarkLanguage *self);
char                  *waymark_language_get_tag        (void);

/**
 * WaymarkSpeech:
 *
 * While it lives, its thread speaks another language; to be kept with g_auto().
 */
typedef struct
{
  const WaymarkLanguage *before;
} WaymarkSpeech;

WaymarkSpeech waymark_speech_begin (const WaymarkLanguage *language);
void          waymark_speech_end   (WaymarkSpeech *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkSpeech, waymark_speech_end)

G_END_DECLS
