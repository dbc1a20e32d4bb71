/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-lead-parts.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-field.h"

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
}

/**
 * waymark_lead_parts_join:
 * @reading: how a lead cell is read
 *
 * Returns: (transfer full) (element-type WaymarkLeadPart): the whole cell as one lead
 */
GPtrArray *
waymark_lead_parts_join (const WaymarkLeadReading *reading)
{
  GPtrArray *parts = new_parts ();
  g_autofree char *words = waymark_clean_text (reading->words, TRUE);

  g_ptr_array_add (parts, waymark_lead_part_new (words));
  return parts;
}

/**
 * waymark_lead_parts_split:
 * @reading: how a lead cell is read, which may name more than it was read as
 *
 * Returns: (transfer full) (element-type WaymarkLeadPart): the leads, with the one
 *   that begins as another does taken apart there
 */
GPtrArray *
waymark_lead_parts_split (const WaymarkLeadReading *reading)
{
  GPtrArray *parts = new_parts ();

  for (guint i = 0; i < reading->parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (reading->parts, i);
      gsize length = reading->first != NULL ? strlen (reading->first) : 0;
      WaymarkLeadPart *second;

      if (length == 0 || !g_str_has_prefix (part->name, reading->first) ||
          part->name[length] != ' ')
        {
          g_ptr_array_add (parts, waymark_lead_part_copy (part));
          continue;
        }
      g_ptr_array_add (parts, waymark_lead_part_new (reading->first));
      second = waymark_lead_part_copy (part);
      g_free (second->name);
      second->name = g_strstrip (g_strdup (part->name + length));
      g_ptr_array_add (parts, second);
    }
  return parts;
}

/**
 * waymark_lead_parts_without:
 * @reading: how a lead cell is read
 * @index: one of its leads
 *
 * Returns: (transfer full) (element-type WaymarkLeadPart): the others
 */
GPtrArray *
waymark_lead_parts_without (const WaymarkLeadReading *reading, guint index)
{
  GPtrArray *parts = new_parts ();

  for (guint i = 0; i < reading->parts->len; i++)
    if (i != index)
      g_ptr_array_add (parts, waymark_lead_part_copy (g_ptr_array_index (reading->parts, i)));
  return parts;
}

/**
 * waymark_lead_parts_turn:
 * @reading: how a lead cell is read
 * @index: one of its leads
 *
 * Returns: (transfer full) (element-type WaymarkLeadPart): the same, but that one supports where it
 *   led, and leads where it supported
 */
GPtrArray *
waymark_lead_parts_turn (const WaymarkLeadReading *reading, guint index)
{
  GPtrArray *parts = waymark_lead_parts_without (reading, G_MAXUINT);
  WaymarkLeadPart *part = g_ptr_array_index (parts, index);

  part->support = !part->support;
  return parts;
}

static char
find_sign (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (strchr (((WaymarkLeadPart *) g_ptr_array_index (parts, i))->name, ',') != NULL)
      return ';';
  return ',';
}

/**
 * waymark_lead_parts_write:
 * @parts: (element-type WaymarkLeadPart): leads of a cell
 *
 * Returns: (transfer full): their names in one line
 */
char *
waymark_lead_parts_write (GPtrArray *parts)
{
  GString *text = g_string_new (NULL);
  char sign = find_sign (parts);

  for (guint i = 0; i < parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (parts, i);

      if (i > 0)
        g_string_append_printf (text, "%c ", sign);
      g_string_append (text, part->name);
    }
  if (parts->len == 1 && sign == ';')
    g_string_append_c (text, sign);
  return g_string_free (text, FALSE);
}

static const WaymarkLeadPart *
find_like (GPtrArray *parts, const char *name)
{
  g_autofree char *folded = waymark_words_fold (name);

  for (guint i = 0; i < parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (parts, i);
      g_autofree char *other = waymark_words_fold (part->name);

      if (g_str_equal (folded, other))
        return part;
    }
  return NULL;
}

/**
 * waymark_lead_parts_read:
 * @text: names as typed, with commas between them, or semicolons if there is one
 * @like: (element-type WaymarkLeadPart): the leads before: who is still among them keeps role and
 *   qualifier
 *
 * Returns: (transfer full) (element-type WaymarkLeadPart): the leads, each once
 */
GPtrArray *
waymark_lead_parts_read (const char *text, GPtrArray *like)
{
  GPtrArray *parts = new_parts ();
  g_auto (GStrv) names = g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = waymark_clean_text (names[i], TRUE);
      const WaymarkLeadPart *before = find_like (like, name);
      WaymarkLeadPart *part;

      if (waymark_words_count (name) == 0 || find_like (parts, name) != NULL)
        continue;
      part = before != NULL ? waymark_lead_part_copy (before) : waymark_lead_part_new (name);
      g_free (part->name);
      part->name = g_steal_pointer (&name);
      g_ptr_array_add (parts, part);
    }
  return parts;
}
