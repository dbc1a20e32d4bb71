/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-palette.h"

typedef struct
{
  const char *name;
  gsize offset;
} Token;

#define TOKEN(field)                                                                               \
  {                                                                                                \
    "wm_" #field, G_STRUCT_OFFSET (WaymarkPalette, field)                                          \
  }

static const Token tokens[] = {
  TOKEN (panel),    TOKEN (surface), TOKEN (tint),   TOKEN (group),     TOKEN (fg),
  TOKEN (dim),      TOKEN (line),    TOKEN (edge),   TOKEN (accent),    TOKEN (late),
  TOKEN (soon),     TOKEN (green),   TOKEN (amber),  TOKEN (amberline), TOKEN (red),
  TOKEN (grey),     TOKEN (teal),    TOKEN (violet), TOKEN (brown),     TOKEN (on),
  TOKEN (on_amber), TOKEN (yours),   TOKEN (theirs), TOKEN (removed),   TOKEN (error_bar),
  TOKEN (button),
};

/**
 * waymark_palette_read:
 * @palette: (out caller-allocates): where to put the colours
 * @widget: any widget on the display that has the style sheets
 *
 * Reads the colours of the scheme in use from its style sheet.
 *
 * Returns: %FALSE when one of them is not defined; it is then left opaque black
 */
gboolean
waymark_palette_read (WaymarkPalette *palette, GtkWidget *widget)
{
  GtkStyleContext *style;
  gboolean complete = TRUE;

  g_return_val_if_fail (palette != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  style = gtk_widget_get_style_context (widget);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      GdkRGBA *color = G_STRUCT_MEMBER_P (palette, tokens[i].offset);

      if (!gtk_style_context_lookup_color (style, tokens[i].name, color))
        {
          *color = (GdkRGBA){ 0, 0, 0, 1 };
          complete = FALSE;
        }
    }
  return complete;
}
