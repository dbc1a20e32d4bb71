/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-layout-start.h"

#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f

static gboolean
is_rtl_script (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The direction of the first letter or mark; without them, that of the widget. */
static gboolean
runs_rtl (const char *text, gboolean fallback)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == LEFT_TO_RIGHT_MARK || letter == RIGHT_TO_LEFT_MARK)
        return letter == RIGHT_TO_LEFT_MARK;
      if (g_unichar_isalpha (letter))
        return is_rtl_script (g_unichar_get_script (letter));
    }
  return fallback;
}

/**
 * waymark_layout_align_start:
 * @layout: a layout that has its text
 * @rtl: whether the widget is mirrored
 *
 * Sets the alignment that puts the text at the widget's start edge. Pango turns
 * left and right round for a paragraph that runs against the widget, so the
 * alignment depends on the words as well.
 */
void
waymark_layout_align_start (PangoLayout *layout, gboolean rtl)
{
  gboolean turned = runs_rtl (pango_layout_get_text (layout), rtl) != rtl;

  pango_layout_set_alignment (layout, rtl != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}
