/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-html-page.h"

#include <gio/gio.h>
#include <string.h>

#include "waymark-html.h"
#include "waymark-i18n.h"
#include "waymark-language.h"
#include "waymark-report-resources.h"

#define RESOURCES "/org/waymark/Waymark/report/"

/**
 * waymark_html_append_resource:
 * @html: where to append
 * @name: a file that is part of the program: a style, marks
 */
void
waymark_html_append_resource (GString *html, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      waymark_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_string_append_len (html, data, (gssize) size);
}

/**
 * waymark_html_begin:
 * @html: where to append
 * @title: of the page
 * @styles: names of style sheets that are part of the program
 *
 * Begins a page that holds all that it needs: language, direction, style, the marks of
 * stages. Ends within its body.
 */
void
waymark_html_begin (GString *html, const char *title, const char *const *styles)
{
  g_autofree char *language = waymark_language_get_tag ();

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  waymark_html_escape (html, language, -1);
  g_string_append (html, "\" dir=\"");
  /* Translators: "rtl" if this language is written from right to left, else "ltr" */
  g_string_append (html, g_str_equal (C_ ("text direction", "ltr"), "rtl") ? "rtl" : "ltr");
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n");
  g_string_append (html,
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  g_string_append (html, "<meta name=\"generator\" content=\"Waymark\">\n");
  g_string_append (html, "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  waymark_html_escape (html, title, -1);
  g_string_append (html, "</title>\n<style>\n");
  for (guint i = 0; styles[i] != NULL; i++)
    waymark_html_append_resource (html, styles[i]);
  g_string_append (html, "</style>\n</head>\n<body>\n");
  waymark_html_append_resource (html, "stages.svg");
}
