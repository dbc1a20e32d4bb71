/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-page.h"

G_DEFINE_INTERFACE (WaymarkPage, waymark_page, GTK_TYPE_WIDGET)

static guint failed_signal;

static void
waymark_page_default_init (WaymarkPageInterface *iface)
{
  failed_signal = g_signal_new ("failed",
                                WAYMARK_TYPE_PAGE,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_ERROR);
}

/**
 * waymark_page_set_document:
 * @self: a view
 * @document: (nullable): the plan to show
 */
void
waymark_page_set_document (WaymarkPage *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_PAGE (self));

  WAYMARK_PAGE_GET_IFACE (self)->set_document (self, document);
}

/**
 * waymark_page_set_room:
 * @self: a view
 * @width: the width of the window in pixels
 * @text_scale: how large text is
 */
void
waymark_page_set_room (WaymarkPage *self, int width, double text_scale)
{
  g_return_if_fail (WAYMARK_IS_PAGE (self));

  if (WAYMARK_PAGE_GET_IFACE (self)->set_room != NULL)
    WAYMARK_PAGE_GET_IFACE (self)->set_room (self, width, text_scale);
}

/**
 * waymark_page_commit:
 * @self: a view
 *
 * Keeps what is being typed in it.
 *
 * Returns: %FALSE when that failed, and was said
 */
gboolean
waymark_page_commit (WaymarkPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_PAGE (self), FALSE);

  return WAYMARK_PAGE_GET_IFACE (self)->commit == NULL ||
         WAYMARK_PAGE_GET_IFACE (self)->commit (self);
}

/**
 * waymark_page_go_back:
 * @self: a view
 *
 * Returns: whether there was a level to go back to
 */
gboolean
waymark_page_go_back (WaymarkPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_PAGE (self), FALSE);

  return WAYMARK_PAGE_GET_IFACE (self)->go_back != NULL &&
         WAYMARK_PAGE_GET_IFACE (self)->go_back (self);
}

/**
 * waymark_page_undo_typing:
 * @self: a view
 * @redo: whether to type again what was taken back
 *
 * Returns: whether there was typing to take back
 */
gboolean
waymark_page_undo_typing (WaymarkPage *self, gboolean redo)
{
  g_return_val_if_fail (WAYMARK_IS_PAGE (self), FALSE);

  return WAYMARK_PAGE_GET_IFACE (self)->undo_typing != NULL &&
         WAYMARK_PAGE_GET_IFACE (self)->undo_typing (self, redo);
}

/**
 * waymark_page_get_hint:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): a few words for the end of the status line
 */
const char *
waymark_page_get_hint (WaymarkPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_PAGE (self), NULL);

  return WAYMARK_PAGE_GET_IFACE (self)->get_hint != NULL
             ? WAYMARK_PAGE_GET_IFACE (self)->get_hint (self)
             : NULL;
}

/**
 * waymark_page_fail:
 * @self: a view
 * @error: what went wrong
 *
 * For the view itself: has the window say it.
 */
void
waymark_page_fail (WaymarkPage *self, const GError *error)
{
  g_return_if_fail (WAYMARK_IS_PAGE (self) && error != NULL);

  g_signal_emit (self, failed_signal, 0, error);
}
