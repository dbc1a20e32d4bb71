/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-id.h"

#include <string.h>
#include <sys/random.h>

/**
 * waymark_new_id:
 *
 * Returns: (transfer full): a new id: 128 random bits as 32 hexadecimal digits
 */
char *
waymark_new_id (void)
{
  guint8 bytes[16];
  char *id = g_malloc (2 * sizeof bytes + 1);
  gsize filled = 0;

  while (filled < sizeof bytes)
    {
      gssize n = getrandom (bytes + filled, sizeof bytes - filled, 0);

      if (n > 0)
        filled += (gsize) n;
    }
  for (guint i = 0; i < sizeof bytes; i++)
    g_snprintf (id + 2 * i, 3, "%02x", bytes[i]);
  return id;
}

/**
 * waymark_is_id:
 * @text: a string from anywhere
 *
 * Returns: whether it has the shape of an item's id
 */
gboolean
waymark_is_id (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == 32 && strspn (text, "0123456789abcdef") == 32;
}
