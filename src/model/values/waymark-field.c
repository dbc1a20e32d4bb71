/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-field.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-i18n.h"
#include "waymark-id.h"

#define TO(kind) (1u << WAYMARK_KIND_##kind)
#define TO_ITEMS (TO (THEME) | TO (PRIORITY) | TO (REQUIREMENT) | TO (ACTION))

static const char *const ratings[] = { "green", "amber", "red", "blue", NULL };
static const char *const party_types[] = { "organisation", "team",   "role", "group",
                                           "everyone",     "person", NULL };
static const char *const roles[] = { "lead", "support", NULL };
static const char *const relations[] = { "see", "incorporated", "depends", "continues", NULL };
static const char *const stages[] = { "proposed", "agreed", "not-started", "in-progress", "ongoing",
                                      "complete", "paused", "closed",      "merged",      NULL };
static const char *const decisions[] = { "proposed", "agreed", "refused", NULL };

#define WORDS(n, l)                                                                                \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_WORDS, .label = l                                             \
  }
#define TEXT(n, l)                                                                                 \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_TEXT, .label = l                                              \
  }
#define DUE(n, l)                                                                                  \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_DUE, .label = l                                               \
  }
#define LINK(n, t, l)                                                                              \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_LINK, .targets = t, .label = l                                \
  }
#define CHOICE(n, c, l)                                                                            \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_CHOICE, .choices = c, .label = l                              \
  }
#define NUMBER(n, a, b, l)                                                                         \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_NUMBER, .minimum = a, .maximum = b, .label = l                \
  }
#define DATE(n, l)                                                                                 \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_DATE, .label = l                                              \
  }
#define FLAG(n, l)                                                                                 \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_FLAG, .label = l                                              \
  }
#define MENTIONS(n, l)                                                                             \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_MENTIONS, .label = l                                          \
  }
#define CONTENT(n, l)                                                                              \
  {                                                                                                \
    .name = n, .type = WAYMARK_FIELD_CONTENT, .label = l                                           \
  }

/* The order here is the order in JSON and in the tables of the file, so it is format. */
static const WaymarkField plan_fields[] = {
  WORDS ("title", NC_ ("field", "Title")),
  TEXT ("narrative", NC_ ("field", "Introduction")),
  WORDS ("owner", NC_ ("field", "Owner")),
  DUE ("period", NC_ ("field", "Period")),
  TEXT ("monitoring", NC_ ("field", "Watched over by")),
  NUMBER ("year_start", 1, 12, NC_ ("field", "The year starts in")),
  WORDS ("rating_rule", NC_ ("field", "Rating rule")),
};
static const WaymarkField theme_fields[] = {
  WORDS ("title", NC_ ("field", "Title")),
  TEXT ("narrative", NC_ ("field", "Introduction")),
};
static const WaymarkField priority_fields[] = {
  TEXT ("text", NC_ ("field", "Text")),
};
static const WaymarkField requirement_fields[] = {
  WORDS ("title", NC_ ("field", "Title")),      TEXT ("narrative", NC_ ("field", "Requirement")),
  TEXT ("notes", NC_ ("field", "Notes")),       TEXT ("measure", NC_ ("field", "Measure")),
  TEXT ("baseline", NC_ ("field", "Baseline")), TEXT ("goal", NC_ ("field", "Target")),
};
static const WaymarkField action_fields[] = {
  TEXT ("text", NC_ ("field", "Text")),
  WORDS ("phase", NC_ ("field", "Phase")),
  DUE ("due", NC_ ("field", "Due")),
  DUE ("first_due", NC_ ("field", "First agreed date")),
  LINK ("status", TO (STATUS), NC_ ("field", "Status")),
  CHOICE ("rating", ratings, NC_ ("field", "Rating")),
  TEXT ("rating_reason", NC_ ("field", "Reason of the rating")),
  TEXT ("notes", NC_ ("field", "Notes")),
  FLAG ("flag", NC_ ("field", "For the next meeting")),
};
static const WaymarkField party_fields[] = {
  WORDS ("name", NC_ ("field", "Name")),
  WORDS ("short", NC_ ("field", "Short name")),
  CHOICE ("type", party_types, NC_ ("field", "Type")),
  TEXT ("purpose", NC_ ("field", "Purpose")),
  LINK ("into", TO (PARTY), NC_ ("field", "Same as")),
};
static const WaymarkField alias_fields[] = {
  WORDS ("name", NC_ ("field", "Other name")),
};
static const WaymarkField membership_fields[] = {
  LINK ("member", TO (PARTY), NC_ ("field", "Member")),
};
static const WaymarkField assignment_fields[] = {
  LINK ("party", TO (PARTY), NC_ ("field", "Lead")),
  CHOICE ("role", roles, NC_ ("field", "Role")),
  WORDS ("qualifier", NC_ ("field", "Qualifier")),
};
static const WaymarkField reference_fields[] = {
  CHOICE ("relation", relations, NC_ ("field", "Relation")),
  LINK ("target", TO_ITEMS, NC_ ("field", "Points to")),
  MENTIONS ("mentions", NC_ ("field", "Where it is mentioned")),
};
static const WaymarkField status_fields[] = {
  WORDS ("word", NC_ ("field", "Word")),
  CHOICE ("stage", stages, NC_ ("field", "Stage")),
};
static const WaymarkField update_fields[] = {
  DATE ("date", NC_ ("field", "Date")),
  WORDS ("who", NC_ ("field", "Who")),
  TEXT ("text", NC_ ("field", "Text")),
  LINK ("status", TO (STATUS), NC_ ("field", "Status")),
  CHOICE ("rating", ratings, NC_ ("field", "Rating")),
  DUE ("new_due", NC_ ("field", "New date")),
  TEXT ("reason", NC_ ("field", "Reason")),
  CHOICE ("decision", decisions, NC_ ("field", "Decision")),
  LINK ("meeting", TO (MEETING), NC_ ("field", "Meeting")),
};
static const WaymarkField meeting_fields[] = {
  WORDS ("body", NC_ ("field", "Body")),    DATE ("date", NC_ ("field", "Date")),
  WORDS ("place", NC_ ("field", "Place")),  TEXT ("present", NC_ ("field", "Present")),
  FLAG ("closed", NC_ ("field", "Closed")),
};
static const WaymarkField decision_fields[] = {
  TEXT ("text", NC_ ("field", "Text")),
  LINK ("about", TO_ITEMS, NC_ ("field", "About")),
};
static const WaymarkField snapshot_fields[] = {
  NUMBER ("format", 1, G_MAXINT, NC_ ("field", "Format")),
  CONTENT ("content", NC_ ("field", "Content")),
  WORDS ("digest", NC_ ("field", "Digest")),
};
static const WaymarkField loose_fields[] = {
  TEXT ("text", NC_ ("field", "Text")),
  WORDS ("origin", NC_ ("field", "Where it came from")),
  TEXT ("why", NC_ ("field", "Why it needs a look")),
};

#define TABLE(kind, fields) [WAYMARK_KIND_##kind] = { fields, G_N_ELEMENTS (fields) }

static const struct
{
  const WaymarkField *fields;
  guint n_fields;
} tables[WAYMARK_N_KINDS] = {
  TABLE (PLAN, plan_fields),
  TABLE (THEME, theme_fields),
  TABLE (PRIORITY, priority_fields),
  TABLE (REQUIREMENT, requirement_fields),
  TABLE (ACTION, action_fields),
  TABLE (PARTY, party_fields),
  TABLE (ALIAS, alias_fields),
  TABLE (MEMBERSHIP, membership_fields),
  TABLE (ASSIGNMENT, assignment_fields),
  TABLE (REFERENCE, reference_fields),
  TABLE (STATUS, status_fields),
  TABLE (UPDATE, update_fields),
  TABLE (MEETING, meeting_fields),
  TABLE (DECISION, decision_fields),
  TABLE (SNAPSHOT, snapshot_fields),
  TABLE (LOOSE, loose_fields),
};

/**
 * waymark_kind_get_fields:
 * @kind: a kind
 * @n_fields: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_fields): the fields of the kind, in their fixed order
 */
const WaymarkField *
waymark_kind_get_fields (WaymarkKind kind, guint *n_fields)
{
  g_return_val_if_fail (kind < WAYMARK_N_KINDS, NULL);

  if (n_fields != NULL)
    *n_fields = tables[kind].n_fields;
  return tables[kind].fields;
}

/**
 * waymark_kind_find_field:
 * @kind: a kind
 * @name: a field's name
 *
 * Returns: the field's place in waymark_kind_get_fields(), or -1 if there is none
 */
int
waymark_kind_find_field (WaymarkKind kind, const char *name)
{
  g_return_val_if_fail (kind < WAYMARK_N_KINDS && name != NULL, -1);

  for (guint i = 0; i < tables[kind].n_fields; i++)
    if (strcmp (tables[kind].fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * waymark_kind_get_field:
 * @kind: a kind
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field, or %NULL if there is none
 */
const WaymarkField *
waymark_kind_get_field (WaymarkKind kind, const char *name)
{
  int index = waymark_kind_find_field (kind, name);

  return index < 0 ? NULL : &tables[kind].fields[index];
}

/**
 * waymark_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): its label in the reader's language
 */
const char *
waymark_field_get_label (const WaymarkField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return waymark_pgettext2 ("field", field->label);
}

static gboolean
check_length (const WaymarkField *field, const char *text, glong limit, GError **error)
{
  if ((glong) strlen (text) <= limit || g_utf8_strlen (text, -1) <= limit)
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %1$s is a field's name as on screen, %2$ld a number */
               ngettext ("“%1$s” holds at most %2$ld character. Shorten it, or put the rest into "
                         "the notes.",
                         "“%1$s” holds at most %2$ld characters. Shorten it, or put the rest into "
                         "the notes.",
                         (gulong) limit),
               waymark_field_get_label (field),
               limit);
  return FALSE;
}

/* One-line words must not hold line ends; no text holds controls, which no person typed. */
static gboolean
check_characters (const WaymarkField *field, const char *text, GError **error)
{
  for (const char *at = text; *at != '\0'; at++)
    if ((guchar) *at < 0x20 && *at != '\t' && !(*at == '\n' && field->type == WAYMARK_FIELD_TEXT))
      {
        g_set_error (error,
                     WAYMARK_ERROR,
                     WAYMARK_ERROR_BAD_VALUE,
                     /* Translators: %s is a field's name as on screen */
                     _ ("“%s” holds a character that cannot be shown. Type the words again."),
                     waymark_field_get_label (field));
        return FALSE;
      }
  return TRUE;
}

static gboolean
bad_value (const WaymarkField *field, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %s is a field's name as on screen */
               _ ("“%s” does not take that value."),
               waymark_field_get_label (field));
  return FALSE;
}

static gboolean
is_date (const char *text)
{
  int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_choice (const WaymarkField *field, const char *text)
{
  return g_strv_contains (field->choices, text);
}

static gboolean
check_string (const WaymarkField *field, const char *text, GError **error)
{
  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
      return check_length (field, text, WAYMARK_MAX_WORDS, error) &&
             check_characters (field, text, error);
    case WAYMARK_FIELD_TEXT:
      return check_length (field, text, WAYMARK_MAX_TEXT, error) &&
             check_characters (field, text, error);
    case WAYMARK_FIELD_LINK:
      return waymark_is_id (text) || bad_value (field, error);
    case WAYMARK_FIELD_CHOICE:
      return is_choice (field, text) || bad_value (field, error);
    case WAYMARK_FIELD_DATE:
      return is_date (text) || bad_value (field, error);
    case WAYMARK_FIELD_CONTENT:
      return TRUE;
    case WAYMARK_FIELD_DUE:
    case WAYMARK_FIELD_NUMBER:
    case WAYMARK_FIELD_FLAG:
    case WAYMARK_FIELD_MENTIONS:
    default:
      return bad_value (field, error);
    }
}

static gboolean
check_pair (const WaymarkField *field, const WaymarkValue *value, GError **error)
{
  const char *words = waymark_value_get_string (waymark_value_get_child (value, 0));
  WaymarkValue *second = waymark_value_get_child (value, 1);
  const char *window = waymark_value_get_string (second);

  if (waymark_value_get_length (value) != 2 || words == NULL || *words == '\0' ||
      (second != NULL && (window == NULL || *window == '\0')))
    return bad_value (field, error);
  return check_length (field, words, WAYMARK_MAX_WORDS, error) &&
         check_characters (field, words, error) &&
         (window == NULL || check_length (field, window, WAYMARK_MAX_WORDS, error));
}

static gboolean
check_mentions (const WaymarkField *field, const WaymarkValue *value, GError **error)
{
  for (gsize i = 0; i < waymark_value_get_length (value); i++)
    {
      WaymarkValue *mention = waymark_value_get_child (value, i);
      const char *name = waymark_value_get_string (waymark_value_get_child (mention, 0));
      const char *words = waymark_value_get_string (waymark_value_get_child (mention, 1));

      if (waymark_value_get_type_of (mention) != WAYMARK_VALUE_LIST ||
          waymark_value_get_length (mention) != 2 || name == NULL || words == NULL)
        return bad_value (field, error);
      if (!check_length (field, name, WAYMARK_MAX_WORDS, error) ||
          !check_length (field, words, WAYMARK_MAX_TEXT, error))
        return FALSE;
    }
  return waymark_value_get_length (value) > 0 || bad_value (field, error);
}

/**
 * waymark_field_check:
 * @field: a field
 * @value: (nullable): what it is to hold; %NULL unsets it
 * @error: where to say, in the reader's language, why it cannot
 *
 * Checks type, length and range. Links are checked for their shape only.
 *
 * Returns: whether the field takes the value; else @error is %WAYMARK_ERROR_BAD_VALUE
 */
gboolean
waymark_field_check (const WaymarkField *field, const WaymarkValue *value, GError **error)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_NULL:
      return TRUE;
    case WAYMARK_VALUE_BOOLEAN:
      return (field->type == WAYMARK_FIELD_FLAG && waymark_value_get_boolean (value)) ||
             bad_value (field, error);
    case WAYMARK_VALUE_INTEGER:
      return (field->type == WAYMARK_FIELD_NUMBER &&
              waymark_value_get_integer (value) >= field->minimum &&
              waymark_value_get_integer (value) <= field->maximum) ||
             bad_value (field, error);
    case WAYMARK_VALUE_STRING:
      if (waymark_value_get_length (value) == 0 ||
          strlen (waymark_value_get_string (value)) != waymark_value_get_length (value))
        return bad_value (field, error);
      return check_string (field, waymark_value_get_string (value), error);
    case WAYMARK_VALUE_LIST:
      if (field->type == WAYMARK_FIELD_DUE)
        return check_pair (field, value, error);
      if (field->type == WAYMARK_FIELD_MENTIONS)
        return check_mentions (field, value, error);
      return bad_value (field, error);
    default:
      return bad_value (field, error);
    }
}

/**
 * waymark_clean_text:
 * @text: (nullable): words typed, pasted or read from a document
 * @one_line: whether line ends become spaces
 *
 * Makes words fit to be kept: valid UTF-8, `\n` as the only line end, no control
 * characters, no reference markers (U+FFF9 to U+FFFB) of somebody else's, no
 * blanks at either end.
 *
 * Returns: (transfer full): the cleaned words, maybe empty
 */
char *
waymark_clean_text (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' && at[1] == '\n')
        continue;
      if (c == '\r' || c == 0x2028 || c == 0x2029 || c == '\v' || c == '\f')
        c = '\n';
      if (c == '\n' && one_line)
        c = ' ';
      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || (c >= 0xfff9 && c <= 0xfffb))
        continue;
      g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}
