/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-catalogue-private.h"

#include <string.h>

/* The translations of one language, from the file that gettext reads too. gettext itself speaks one
 * language in a process: it goes by LANGUAGE, which cannot be changed safely while threads read it,
 * and by locales, which need not be installed for the language of a page. */

struct _WaymarkCatalogue
{
  GMappedFile *file;
  GHashTable *entries; /* message, with its context before it -> Entry, both in the file */
  char *plural_rule;
  guint n_forms;
};

typedef struct
{
  const char *text; /* the forms, one after the other */
  gsize length;
} Entry;

#define MAGIC 0x950412deu
#define HEADER_SIZE 20
#define MAX_FORMS 16

static guint32
read_number (const char *data, gsize offset, gboolean swapped)
{
  guint32 number;

  memcpy (&number, data + offset, sizeof number);
  return swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* A text of the file, which ends with a zero byte beyond its length. */
static const char *
get_text (const WaymarkCatalogue *self, gsize descriptor, gboolean swapped, gsize *length)
{
  const char *data = g_mapped_file_get_contents (self->file);
  gsize size = g_mapped_file_get_length (self->file);
  gsize offset;

  *length = read_number (data, descriptor, swapped);
  offset = read_number (data, descriptor + 4, swapped);
  if (offset >= size || *length >= size - offset || data[offset + *length] != '\0')
    return NULL;
  return data + offset;
}

static gboolean
read_entries (WaymarkCatalogue *self)
{
  const char *data = g_mapped_file_get_contents (self->file);
  gsize size = g_mapped_file_get_length (self->file);
  gsize n, messages, translations;
  gboolean swapped;

  if (size < HEADER_SIZE)
    return FALSE;
  swapped = read_number (data, 0, FALSE) != MAGIC;
  if (read_number (data, 0, swapped) != MAGIC)
    return FALSE;
  n = read_number (data, 8, swapped);
  messages = read_number (data, 12, swapped);
  translations = read_number (data, 16, swapped);
  if (n > size / 8 || messages > size - 8 * n || translations > size - 8 * n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree Entry *entry = g_new (Entry, 1);
      gsize length;
      const char *message = get_text (self, messages + 8 * i, swapped, &length);

      entry->text = get_text (self, translations + 8 * i, swapped, &entry->length);
      if (message == NULL || entry->text == NULL)
        return FALSE;
      g_hash_table_insert (self->entries, (char *) message, g_steal_pointer (&entry));
    }
  return TRUE;
}

/* "Plural-Forms: nplurals=3; plural=(…);" */
static void
read_plurals (WaymarkCatalogue *self)
{
  const char *header = waymark_catalogue_get (self, "");
  const char *line = header != NULL ? strstr (header, "Plural-Forms:") : NULL;
  const char *count = line != NULL ? strstr (line, "nplurals=") : NULL;
  const char *rule = count != NULL ? strstr (count, "plural=") : NULL;

  self->n_forms = 2;
  if (rule == NULL)
    {
      self->plural_rule = g_strdup ("n != 1");
      return;
    }
  self->n_forms =
      (guint) CLAMP (g_ascii_strtoull (count + strlen ("nplurals="), NULL, 10), 1, MAX_FORMS);
  rule += strlen ("plural=");
  self->plural_rule = g_strndup (rule, strcspn (rule, ";\n"));
}

/**
 * waymark_catalogue_free:
 * @self: (transfer full): a catalogue that none of whose words is in use
 */
void
waymark_catalogue_free (WaymarkCatalogue *self)
{
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self->plural_rule);
  g_free (self);
}

/**
 * waymark_catalogue_new:
 * @path: of a compiled catalogue
 *
 * Returns: (transfer full) (nullable): what it holds, which is kept to the end of the
 *   program since translations are handed out as they stand in it; %NULL when there is
 *   none, or none that can be read
 */
WaymarkCatalogue *
waymark_catalogue_new (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  WaymarkCatalogue *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (WaymarkCatalogue, 1);
  self->file = g_steal_pointer (&file);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (!read_entries (self))
    {
      waymark_catalogue_free (self);
      return NULL;
    }
  read_plurals (self);
  return self;
}

/**
 * waymark_catalogue_get:
 * @self: a catalogue
 * @message: in English, after its context and a byte 4 where it has one
 *
 * Returns: (transfer none) (nullable): its translation
 */
const char *
waymark_catalogue_get (const WaymarkCatalogue *self, const char *message)
{
  const Entry *entry = g_hash_table_lookup (self->entries, message);

  return entry != NULL && entry->length > 0 ? entry->text : NULL;
}

/**
 * waymark_catalogue_get_plural:
 * @self: a catalogue
 * @message: the English form for one
 * @n: how many there are
 *
 * Returns: (transfer none) (nullable): the form for so many
 */
const char *
waymark_catalogue_get_plural (const WaymarkCatalogue *self, const char *message, gulong n)
{
  const Entry *entry = g_hash_table_lookup (self->entries, message);
  gulong form = waymark_plural_rule_apply (self->plural_rule, n);
  const char *text;

  if (entry == NULL || entry->length == 0)
    return NULL;
  text = entry->text;
  for (gulong i = 0; form < self->n_forms && i < form; i++)
    {
      const char *next = text + strlen (text) + 1;
      if (next > entry->text + entry->length)
        break;
      text = next;
    }
  return text;
}
