/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-leads.h"

#include "waymark-leads-private.h"

#include "waymark-i18n.h"

/* What ends a name in the notation unless the name stands in quotation marks. */
#define NAME_ENDS ",;:[]\""

static gboolean
is_alike (const WaymarkLead *a, const WaymarkLead *b)
{
  return a->party == b->party && a->support == b->support &&
         g_strcmp0 (a->qualifier, b->qualifier) == 0;
}

/* Reads an assignment; FALSE when its party is not in the plan. */
gboolean
waymark_lead_read (WaymarkItem *assignment, WaymarkLead *lead)
{
  const char *id = waymark_item_get_string (assignment, "party");
  WaymarkPlan *plan = id != NULL ? waymark_item_get_plan (assignment) : NULL;
  WaymarkItem *party = plan != NULL ? waymark_plan_lookup (plan, id) : NULL;

  if (party == NULL || waymark_item_get_kind (party) != WAYMARK_KIND_PARTY)
    return FALSE;
  lead->assignment = assignment;
  lead->party = waymark_party_resolve (party);
  lead->support = g_strcmp0 (waymark_item_get_string (assignment, "role"), "support") == 0;
  lead->qualifier = waymark_item_get_string (assignment, "qualifier");
  return TRUE;
}

/* Adds a lead unless one alike is there; of two alike the assignment with the smaller id shows. */
void
waymark_leads_add (GArray *leads, const WaymarkLead *lead)
{
  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkLead *known = &g_array_index (leads, WaymarkLead, i);

      if (!is_alike (known, lead))
        continue;
      if (known->assignment != NULL && lead->assignment != NULL &&
          strcmp (waymark_item_get_id (lead->assignment), waymark_item_get_id (known->assignment)) <
              0)
        known->assignment = lead->assignment;
      return;
    }
  g_array_append_val (leads, *lead);
}

/**
 * waymark_action_get_leads:
 * @action: an action
 *
 * Who leads and supports an action itself, in order. Those that say the same of the
 * same party are listed once; assignments of parties that are not in the plan are
 * left out. Nothing is taken from what the action may point to.
 *
 * Returns: (transfer full) (element-type WaymarkLead): the leads; the items and words
 *   in them are the plan's
 */
GArray *
waymark_action_get_leads (WaymarkItem *action)
{
  GArray *leads = g_array_new (FALSE, TRUE, sizeof (WaymarkLead));

  g_return_val_if_fail (action != NULL, leads);

  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    {
      WaymarkItem *child = waymark_item_get_child (action, i);
      WaymarkLead lead = { 0 };

      if (waymark_item_get_kind (child) == WAYMARK_KIND_ASSIGNMENT &&
          waymark_lead_read (child, &lead))
        waymark_leads_add (leads, &lead);
    }
  return leads;
}

/**
 * waymark_action_format_leads:
 * @action: an action
 *
 * The short names of everyone on an action, each once, for one line: "MBC, RCBC".
 *
 * Returns: (transfer full): the names, maybe empty
 */
char *
waymark_action_format_leads (WaymarkItem *action)
{
  g_autoptr (GArray) leads = waymark_action_get_leads (action);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkItem *party = g_array_index (leads, WaymarkLead, i).party;

      if (g_ptr_array_find (shown, party, NULL))
        continue;
      if (shown->len > 0)
        /* Translators: between the names in a list of leads */
        g_string_append (line, C_ ("leads", ", "));
      g_ptr_array_add (shown, party);
      g_string_append (line, waymark_party_get_short (party));
    }
  return g_string_free (line, FALSE);
}

/* A name by which the notation finds the party again: the shortest that does. */
static const char *
name_that_finds (WaymarkPlan *plan, WaymarkItem *party)
{
  const char *names[] = { waymark_item_get_string (party, "short"),
                          waymark_item_get_string (party, "name") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && waymark_plan_find_party (plan, names[i]) == party)
      return names[i];
  return waymark_item_get_id (party);
}

static void
append_name (GString *text, const char *name)
{
  gboolean quoted = strpbrk (name, NAME_ENDS) != NULL || g_ascii_isspace (name[0]) ||
                    g_ascii_isspace (name[strlen (name) - 1]);

  if (!quoted)
    {
      g_string_append (text, name);
      return;
    }
  g_string_append_c (text, '"');
  for (; *name != '\0'; name++)
    g_string_append_len (text, *name == '"' ? "\"\"" : name, *name == '"' ? 2 : 1);
  g_string_append_c (text, '"');
}

static void
append_qualifier (GString *text, const char *qualifier)
{
  g_string_append (text, " [");
  for (; *qualifier != '\0'; qualifier++)
    g_string_append_len (text, *qualifier == ']' ? "]]" : qualifier, *qualifier == ']' ? 2 : 1);
  g_string_append_c (text, ']');
}

/**
 * waymark_action_write_leads:
 * @action: an action
 *
 * Writes the leads of an action in the notation that waymark_edit_set_leads() reads,
 * which then finds nothing to change: names with a comma or another sign of the
 * notation stand in quotation marks.
 *
 * Returns: (transfer full): the leads, maybe empty
 */
char *
waymark_action_write_leads (WaymarkItem *action)
{
  g_autoptr (GArray) leads = waymark_action_get_leads (action);
  GString *text = g_string_new (NULL);
  gboolean support = FALSE;

  for (guint i = 0; i < leads->len; i++)
    {
      const WaymarkLead *lead = &g_array_index (leads, WaymarkLead, i);

      if (i > 0)
        g_string_append (text, lead->support != support ? "; " : ", ");
      if (lead->support && !support)
        g_string_append (text, "support: ");
      support = lead->support;
      append_name (text, name_that_finds (waymark_item_get_plan (action), lead->party));
      if (lead->qualifier != NULL)
        append_qualifier (text, lead->qualifier);
    }
  return g_string_free (text, FALSE);
}
