/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-leads.h"

#include "waymark-fold-private.h"
#include "waymark-i18n.h"
#include "waymark-leads-private.h"

/* The notation of leads, read and put into effect:
 *
 *   leads     = [group *(";" group)]
 *   group     = [role ":"] name *("," name)
 *   name      = words ["[" qualifier "]"]       words with signs in quotation marks
 *
 * Every group begins with leads again; only "support:" says otherwise. */

typedef struct
{
  char *name;
  char *qualifier;
  gboolean support;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->qualifier);
}

static void
skip_blanks (const char **at)
{
  while (g_ascii_isspace (**at))
    (*at)++;
}

/* Up to @close, which stands twice where it is meant itself; NULL when it never comes. */
static char *
read_enclosed (const char **at, char close)
{
  GString *text = g_string_new (NULL);

  for ((*at)++; **at != '\0'; (*at)++)
    {
      if (**at == close)
        {
          (*at)++;
          if (**at != close)
            return g_string_free (text, FALSE);
        }
      g_string_append_c (text, **at);
    }
  g_string_free (text, TRUE);
  return NULL;
}

static gboolean
role_from_words (const char *words, gboolean *support)
{
  static const char *const roles[] = {
    NC_ ("role words",
         /* Translators: what may stand before names, with a colon: "support: ICB". Alternatives are
          * parted by "|"; English is understood as well. */
         "lead|leads|led by"),
    NC_ ("role words",
         /* Translators: as above, for those who support the leads */
         "support|supporting|supported by")
  };
  g_autofree char *folded = waymark_fold_name (words);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *all =
          g_strconcat (roles[i], "|", waymark_pgettext2 ("role words", roles[i]), NULL);
      g_auto (GStrv) alternatives = g_strsplit (all, "|", -1);

      for (guint j = 0; alternatives[j] != NULL; j++)
        if (waymark_fold_match (alternatives[j], folded))
          {
            *support = i == 1;
            return TRUE;
          }
    }
  return FALSE;
}

/* A name without quotation marks; a colon after anything but a role is part of it. */
static char *
read_plain_name (const char **at, gboolean *support)
{
  const char *from = *at;

  for (;;)
    {
      *at += strcspn (*at, ",;:[");
      if (**at == ':')
        {
          g_autofree char *words = g_strndup (from, *at - from);
          (*at)++;
          if (role_from_words (words, support))
            {
              skip_blanks (at);
              if (**at == '"')
                return read_enclosed (at, '"');
              from = *at;
            }
          continue;
        }
      return g_strchomp (g_strndup (from, *at - from));
    }
}

static gboolean
not_readable (const char *leads, GError **error)
{
  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_BAD_VALUE,
      /* Translators: %s is a list of leads as typed; the example stays as it is but for
       * its names */
      _ ("The leads “%s” could not be read. Write them like this: MBC, RCBC; support: ICB; "
         "All [through BAU]."),
      leads);
  return FALSE;
}

static gboolean
read_entries (const char *leads, GArray *entries, GError **error)
{
  const char *at = leads;
  gboolean support = FALSE;

  for (skip_blanks (&at); *at != '\0'; skip_blanks (&at))
    {
      Entry entry = { 0 };
      g_autofree char *name =
          *at == '"' ? read_enclosed (&at, '"') : read_plain_name (&at, &support);
      gboolean has_qualifier;

      skip_blanks (&at);
      has_qualifier = *at == '[';
      entry.name = name != NULL ? waymark_clean_text (name, TRUE) : NULL;
      entry.support = support;
      if (has_qualifier)
        {
          g_autofree char *qualifier = read_enclosed (&at, ']');
          entry.qualifier = qualifier != NULL ? waymark_clean_text (qualifier, TRUE) : NULL;
        }
      skip_blanks (&at);
      if (entry.name == NULL ||
          (has_qualifier && (entry.qualifier == NULL || *entry.name == '\0')) ||
          (*at != '\0' && *at != ',' && *at != ';'))
        {
          entry_clear (&entry);
          return not_readable (leads, error);
        }
      if (entry.qualifier != NULL && *entry.qualifier == '\0')
        g_clear_pointer (&entry.qualifier, g_free);
      if (*entry.name != '\0')
        g_array_append_val (entries, entry);
      else
        entry_clear (&entry);
      if (*at == ';')
        support = FALSE;
      if (*at != '\0')
        at++;
    }
  return TRUE;
}

static WaymarkItem *
find_party (WaymarkPlan *plan, const char *name)
{
  WaymarkItem *party = waymark_plan_find_party (plan, name);

  if (party != NULL)
    return party;
  party = waymark_plan_lookup (plan, name);
  if (party == NULL || waymark_item_get_kind (party) != WAYMARK_KIND_PARTY)
    return NULL;
  return waymark_party_resolve (party);
}

static gboolean
check_parties (WaymarkPlan *plan, const GArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = g_array_index (entries, Entry, i).name;

      if (find_party (plan, name) != NULL)
        continue;
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is a name as typed */
                   _ ("“%s” is not among the plan's leads. Correct the name, or add it as a new "
                      "one first."),
                   name);
      return FALSE;
    }
  return TRUE;
}

static WaymarkItem *
add_party (WaymarkEdit *edit, const char *name, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  WaymarkItem *party = waymark_edit_add (edit, WAYMARK_KIND_PARTY, root, NULL, error);
  const char *type = waymark_party_name_is_everyone (name) ? "everyone" : "organisation";

  if (party == NULL || !waymark_edit_set_string (edit, party, "name", name, error) ||
      !waymark_edit_set_string (edit, party, "type", type, error))
    return NULL;
  return party;
}

/* The leads that are wanted, without assignments yet. */
static GArray *
find_leads (WaymarkEdit *edit, const GArray *entries, GError **error)
{
  g_autoptr (GArray) leads = g_array_new (FALSE, TRUE, sizeof (WaymarkLead));

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      WaymarkLead lead = { .support = entry->support, .qualifier = entry->qualifier };

      lead.party = find_party (waymark_edit_get_plan (edit), entry->name);
      if (lead.party == NULL)
        lead.party = add_party (edit, entry->name, error);
      if (lead.party == NULL)
        return NULL;
      waymark_leads_add (leads, &lead);
    }
  return g_steal_pointer (&leads);
}

/* Gives the wanted leads the assignments that are there: first those that say just the same, then
 * those of the same party. What remains is left in @spare. */
static void
reuse (GArray *leads, GPtrArray *spare)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < leads->len; i++)
      {
        WaymarkLead *lead = &g_array_index (leads, WaymarkLead, i);

        for (guint j = 0; lead->assignment == NULL && j < spare->len; j++)
          {
            WaymarkLead there = { 0 };

            if (!waymark_lead_read (g_ptr_array_index (spare, j), &there) ||
                there.party != lead->party ||
                (pass == 0 && (there.support != lead->support ||
                               g_strcmp0 (there.qualifier, lead->qualifier) != 0)))
              continue;
            lead->assignment = there.assignment;
            g_ptr_array_remove_index (spare, j);
          }
      }
}

static gboolean
write_lead (WaymarkEdit *edit, const WaymarkLead *lead, GError **error)
{
  WaymarkLead there = { 0 };
  gboolean same_party = waymark_lead_read (lead->assignment, &there) && there.party == lead->party;

  if (!same_party && !waymark_edit_set_string (
                         edit, lead->assignment, "party", waymark_item_get_id (lead->party), error))
    return FALSE;
  /* An assignment without a role leads. */
  if ((!same_party || there.support != lead->support) &&
      !waymark_edit_set_string (
          edit, lead->assignment, "role", lead->support ? "support" : "lead", error))
    return FALSE;
  return waymark_edit_set_string (edit, lead->assignment, "qualifier", lead->qualifier, error);
}

static gboolean
write_leads (WaymarkEdit *edit, WaymarkItem *action, GArray *leads, GError **error)
{
  WaymarkItem *before = NULL;

  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkLead *lead = &g_array_index (leads, WaymarkLead, i);

      if (lead->assignment == NULL)
        {
          lead->assignment =
              before != NULL
                  ? waymark_edit_add (edit, WAYMARK_KIND_ASSIGNMENT, action, before, error)
                  : waymark_edit_add_first (edit, WAYMARK_KIND_ASSIGNMENT, action, error);
          if (lead->assignment == NULL)
            return FALSE;
        }
      else if (before != NULL &&
               waymark_item_get_position (lead->assignment) < waymark_item_get_position (before) &&
               !waymark_edit_move (edit, lead->assignment, action, before, error))
        {
          return FALSE;
        }
      if (!write_lead (edit, lead, error))
        return FALSE;
      before = lead->assignment;
    }
  return TRUE;
}

/* Whether a spare assignment says again what a kept one says: it is folded into that already. */
static gboolean
is_folded (WaymarkItem *assignment, const GArray *leads)
{
  WaymarkLead there = { 0 };

  if (!waymark_lead_read (assignment, &there))
    return FALSE;
  for (guint i = 0; i < leads->len; i++)
    {
      const WaymarkLead *lead = &g_array_index (leads, WaymarkLead, i);
      if (lead->party == there.party && lead->support == there.support &&
          g_strcmp0 (lead->qualifier, there.qualifier) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * waymark_edit_set_leads:
 * @edit: an edit
 * @action: an action
 * @leads: (nullable): the leads in their notation: `MBC, RCBC; support: ICB; All
 *   [through BAU]`; empty or %NULL for none
 * @new_parties: whether names that are not in the plan become parties of it:
 *   organisations, or everyone for "All"
 * @error: %WAYMARK_ERROR_NOT_FOUND for an unknown name, %WAYMARK_ERROR_BAD_VALUE for
 *   what cannot be read or is too long
 *
 * Replaces who leads and supports an action. Assignments that say the same as before
 * stay as they are, those of a party that stays are altered, the others are removed.
 * When it fails for its input, nothing has been altered but by parties that were
 * added; drop the edit.
 *
 * Returns: whether the leads are as wanted
 */
gboolean
waymark_edit_set_leads (
    WaymarkEdit *edit, WaymarkItem *action, const char *leads, gboolean new_parties, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GPtrArray) spare = g_ptr_array_new ();
  g_autofree char *valid = g_utf8_make_valid (leads != NULL ? leads : "", -1);

  g_return_val_if_fail (edit != NULL && action != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, FALSE);

  g_array_set_clear_func (entries, entry_clear);
  if (!read_entries (valid, entries, error) ||
      (!new_parties && !check_parties (waymark_edit_get_plan (edit), entries, error)))
    return FALSE;
  wanted = find_leads (edit, entries, error);
  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    if (waymark_item_get_kind (waymark_item_get_child (action, i)) == WAYMARK_KIND_ASSIGNMENT)
      g_ptr_array_add (spare, waymark_item_get_child (action, i));
  reuse (wanted, spare);
  for (guint i = 0; i < spare->len; i++)
    if (!is_folded (g_ptr_array_index (spare, i), wanted) &&
        !waymark_edit_remove (edit, g_ptr_array_index (spare, i), error))
      return FALSE;
  return write_leads (edit, action, wanted, error);
}
