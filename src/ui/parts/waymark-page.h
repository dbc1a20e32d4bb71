/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PAGE (waymark_page_get_type ())
G_DECLARE_INTERFACE (WaymarkPage, waymark_page, WAYMARK, PAGE, GtkWidget)

/**
 * WaymarkPageInterface:
 * @set_document: shows another plan, or none before the window goes
 * @set_room: (nullable): arranges it for the width of the window
 * @commit: (nullable): keeps what is being typed; %FALSE when that failed and was said
 * @go_back: (nullable): Escape: one level back; %FALSE when there is none
 * @undo_typing: (nullable): in a field that is being typed in, takes typing back or, with
 *   @redo, types it again; %FALSE when there is none, so that the plan is meant
 * @get_hint: (nullable): (transfer none): a few words for the end of the status line, as which keys do what
 *
 * A view of a whole plan that the switcher in the header bar shows beside the plan itself:
 * a widget that is made when it is first shown. To show an item in the plan it activates
 * `win.show-item` with the item's id.
 *
 * Signal: failed (GError *error): something could not be done.
 */
struct _WaymarkPageInterface
{
  GTypeInterface parent_iface;

  void     (*set_document) (WaymarkPage *self, WaymarkDocument *document);
  void     (*set_room)     (WaymarkPage *self, int width, double text_scale);
  gboolean (*commit)       (WaymarkPage *self);
  gboolean (*go_back)      (WaymarkPage *self);
  gboolean (*undo_typing)  (WaymarkPage *self, gboolean redo);
  const char *(*get_hint)  (WaymarkPage *self);
};

void     waymark_page_set_document (WaymarkPage *self, WaymarkDocument *document);
void     waymark_page_set_room     (WaymarkPage *self, int width, double text_scale);
gboolean waymark_page_commit       (WaymarkPage *self);
gboolean waymark_page_go_back      (WaymarkPage *self);
gboolean waymark_page_undo_typing  (WaymarkPage *self, gboolean redo);
const char *waymark_page_get_hint  (WaymarkPage *self);
void     waymark_page_fail         (WaymarkPage *self, const GError *error);

G_END_DECLS
