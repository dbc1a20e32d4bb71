/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-shared-text"

#include "config.h"

#include "waymark-shared-text.h"

#include <string.h>

typedef struct
{
  gsize n_holders;
  char text[];
} Shared;

static GMutex lock;
static GHashTable *all; /* text of a Shared -> itself */

static Shared *
get_shared (const char *text)
{
  return (Shared *) (gpointer) (text - G_STRUCT_OFFSET (Shared, text));
}

/**
 * waymark_shared_text_take:
 * @text: a text
 *
 * Returns: (transfer full): the same text, as long as somebody holds it; let go of it with
 *   waymark_shared_text_release()
 */
const char *
waymark_shared_text_take (const char *text)
{
  const char *held;

  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&lock);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  held = g_hash_table_lookup (all, text);
  if (held == NULL)
    {
      gsize size = strlen (text) + 1;
      Shared *shared = g_malloc (sizeof *shared + size);

      shared->n_holders = 0;
      held = memcpy (shared->text, text, size);
      g_hash_table_add (all, (gpointer) held);
    }
  get_shared (held)->n_holders++;
  g_mutex_unlock (&lock);
  return held;
}

/**
 * waymark_shared_text_release:
 * @text: (transfer full): what waymark_shared_text_take() gave
 */
void
waymark_shared_text_release (const char *text)
{
  Shared *shared;

  g_return_if_fail (text != NULL);

  shared = get_shared (text);
  g_mutex_lock (&lock);
  if (--shared->n_holders == 0)
    {
      g_hash_table_remove (all, text);
      g_free (shared);
    }
  g_mutex_unlock (&lock);
}
