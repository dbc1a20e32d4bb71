/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-due-move.h"
#include "waymark-due.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-rating-rule.h"
#include "waymark-reference-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* ---- from words to values */

static gboolean
read_text_file (const char *path, char **text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  gsize length;

  if (!g_file_load_contents (file, NULL, text, &length, NULL, &reason))
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NOT_FOUND,
                 /* Translators: %1$s is a file, %2$s what the system says */
                 _ ("“%1$s” could not be read: %2$s"),
                 name,
                 reason->message);
  else if (!g_utf8_validate (*text, (gssize) length, NULL))
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_BAD_VALUE,
                 /* Translators: %s is a file */
                 _ ("“%s” is not a text in UTF-8."),
                 name);
  else
    return TRUE;
  g_clear_pointer (text, g_free);
  return FALSE;
}

/**
 * cli_split_value:
 * @word: `field=value`; `field=@FILE` reads the value from a file
 * @field: (out) (transfer full): name of the field
 * @value: (out) (transfer full): what it is to be, empty to unset it
 * @error: a usage error without “=”; else why the file cannot be read
 *
 * Returns: whether @field and @value are set
 */
gboolean
cli_split_value (const char *word, char **field, char **value, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *text = NULL;

  if (equals == NULL || equals == word)
    {
      g_set_error (error,
                   CLI_ERROR,
                   CLI_ERROR_USAGE,
                   /* Translators: %s is what was typed instead */
                   _ ("“%s” should be FIELD=VALUE."),
                   word);
      return FALSE;
    }
  if (equals[1] != '@')
    text = g_strdup (equals + 1);
  else if (!read_text_file (equals + 2, &text, error))
    return FALSE;
  *field = g_strndup (word, (gsize) (equals - word));
  *value = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
fail_value (const WaymarkField *field, const char *value, const char *wanted, GError **error)
{
  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_BAD_VALUE,
      /* Translators: %1$s is the name of a field, %2$s what was typed, %3$s what it takes */
      _ ("“%1$s” cannot be “%2$s”: it takes %3$s."),
      field->name,
      value,
      wanted);
  return FALSE;
}

static gboolean
set_text (WaymarkEdit *edit,
          WaymarkItem *item,
          const WaymarkField *field,
          const char *value,
          GError **error)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  const char *stored = waymark_item_get_string (item, field->name);
  g_autofree char *clean = waymark_clean_text (value, field->type == WAYMARK_FIELD_WORDS);
  g_autofree char *text = waymark_text_merge_typed (plan, stored, clean);

  return waymark_edit_set_string (edit, item, field->name, *text != '\0' ? text : NULL, error);
}

static gboolean
set_choice (WaymarkEdit *edit,
            WaymarkItem *item,
            const WaymarkField *field,
            const char *value,
            GError **error)
{
  g_autofree char *choices = g_strjoinv (", ", (char **) field->choices);

  if (!g_strv_contains (field->choices, value))
    return fail_value (field, value, choices, error);
  return waymark_edit_set_string (edit, item, field->name, value, error);
}

static gboolean
set_number (WaymarkEdit *edit,
            WaymarkItem *item,
            const WaymarkField *field,
            const char *value,
            GError **error)
{
  g_autofree char *range = g_strdup_printf ("%d–%d", field->minimum, field->maximum);
  g_autoptr (WaymarkValue) number = NULL;
  gint64 n;

  if (!g_ascii_string_to_signed (value, 10, field->minimum, field->maximum, &n, NULL))
    return fail_value (field, value, range, error);
  number = waymark_value_new_integer (n);
  return waymark_edit_set (edit, item, field->name, number, error);
}

static gboolean
set_flag (WaymarkEdit *edit,
          WaymarkItem *item,
          const WaymarkField *field,
          const char *value,
          GError **error)
{
  g_autoptr (WaymarkValue) flag = NULL;

  if (g_str_equal (value, "true"))
    flag = waymark_value_new_boolean (TRUE);
  else if (!g_str_equal (value, "false"))
    return fail_value (field, value, "true, false", error);
  return waymark_edit_set (edit, item, field->name, flag, error);
}

static gboolean
set_date (WaymarkEdit *edit,
          WaymarkItem *item,
          const WaymarkField *field,
          const char *value,
          GError **error)
{
  g_autoptr (WaymarkValue) date = waymark_value_new_string (value);

  if (!waymark_field_check (field, date, NULL))
    return fail_value (field, value, _ ("a day such as 2026-03-31"), error);
  return waymark_edit_set (edit, item, field->name, date, error);
}

static gboolean
set_link (WaymarkEdit *edit,
          WaymarkItem *item,
          const WaymarkField *field,
          const char *value,
          GError **error)
{
  WaymarkItem *target = cli_find_link (waymark_edit_get_plan (edit), field, value, error);

  return target != NULL &&
         waymark_edit_set_string (edit, item, field->name, waymark_item_get_id (target), error);
}

/* "notes: See action 2; due: See action 2": the pointer cells of a row. */
static gboolean
set_mentions (WaymarkEdit *edit,
              WaymarkItem *item,
              const WaymarkField *field,
              const char *value,
              GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  g_autoptr (WaymarkValue) mentions = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');
      g_autoptr (WaymarkValue) name = NULL;
      g_autoptr (WaymarkValue) words = NULL;

      if (colon == NULL)
        return fail_value (field, value, _ ("FIELD: WORDS; FIELD: WORDS"), error);
      *colon = '\0';
      name = waymark_value_new_string (g_strstrip (parts[i]));
      words = waymark_value_new_string (g_strstrip (colon + 1));
      g_ptr_array_add (list, waymark_value_new_list ((WaymarkValue *[]){ name, words }, 2));
    }
  mentions = waymark_value_new_list ((WaymarkValue *const *) list->pdata, list->len);
  return waymark_edit_set (edit, item, field->name, mentions, error);
}

static void
warn_of_due (WaymarkItem *item, const char *field)
{
  if (waymark_item_get_words (item, field) != NULL && waymark_item_get_window (item, field) == NULL)
    /* Translators: %s is what was typed for a date */
    cli_warn (_ ("“%s” is kept as you wrote it, but Waymark cannot tell when it is late."),
              waymark_item_get_words (item, field));
}

static gboolean
set_due (WaymarkEdit *edit,
         WaymarkItem *item,
         const WaymarkField *field,
         const char *value,
         GError **error)
{
  if (!waymark_edit_set_due (edit, item, field->name, value, error))
    return FALSE;
  warn_of_due (item, field->name);
  return TRUE;
}

/**
 * cli_move_due:
 * @edit: an edit
 * @action: an action of the plan
 * @value: what was typed; empty takes the date away
 * @options: the command line, for `--reason` and `--person`
 * @error: why the date stays
 *
 * Changes a due date. One that is set moves, and wants a reason: each command is a session
 * of its own, so nothing counts as typed wrong a moment ago.
 *
 * Returns: whether the action took it
 */
gboolean
cli_move_due (WaymarkEdit *edit,
              WaymarkItem *action,
              const char *value,
              const CliOptions *options,
              GError **error)
{
  g_autofree char *person = cli_choose_person (options);
  WaymarkDueMove move = { .words = value, .reason = options->reason, .who = person };

  if (options->reason == NULL && waymark_action_move_needs_reason (action, &move))
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_BAD_VALUE,
                           _ ("The due date is set already, so moving it needs a reason: add "
                              "--reason WORDS."));
      return FALSE;
    }
  if (!waymark_edit_move_due (edit, action, &move, error))
    return FALSE;
  warn_of_due (action, "due");
  return TRUE;
}

/* A rule that nobody can read would leave the plan without ratings. */
static gboolean
check_rule (const WaymarkField *field, const char *value, GError **error)
{
  WaymarkRatingRule rule;

  return !g_str_equal (field->name, "rating_rule") || waymark_rating_rule_parse (&rule, value) ||
         fail_value (field, value, "days-late, one-month, updates-percent, manual", error);
}

static gboolean
set_content (WaymarkEdit *edit,
             WaymarkItem *item,
             const WaymarkField *field,
             const char *value,
             GError **error)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) value, strlen (value));

  return waymark_edit_set_string (edit, item, field->name, base64, error);
}

static gboolean
fail_field (WaymarkItem *item, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  WaymarkKind kind = waymark_item_get_kind (item);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fields[i].name);
  if (kind == WAYMARK_KIND_ACTION)
    g_string_append (names, ", leads");
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %1$s is a kind of item, %2$s a field that was asked for, %3$s the
                * list of fields that there are */
               _ ("A %1$s has no field “%2$s”; it has %3$s."),
               waymark_kind_get_name (kind),
               name,
               names->str);
  return FALSE;
}

/**
 * cli_set_value:
 * @edit: an edit
 * @item: an item of the plan
 * @name: name of a field, or `leads` of an action
 * @value: what was typed; empty unsets the field
 * @options: the command line, for `--new-party`
 * @error: why the field does not take it
 *
 * Returns: whether the field took it
 */
gboolean
cli_set_value (WaymarkEdit *edit,
               WaymarkItem *item,
               const char *name,
               const char *value,
               const CliOptions *options,
               GError **error)
{
  const WaymarkField *field = waymark_kind_get_field (waymark_item_get_kind (item), name);

  if (g_str_equal (name, "leads") && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    return waymark_edit_set_leads (edit, item, value, options->new_party, error);
  if (field == NULL)
    return fail_field (item, name, error);
  if (*value == '\0')
    return waymark_edit_set (edit, item, name, NULL, error);

  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
      return check_rule (field, value, error) && set_text (edit, item, field, value, error);
    case WAYMARK_FIELD_DUE:
      return set_due (edit, item, field, value, error);
    case WAYMARK_FIELD_LINK:
      return set_link (edit, item, field, value, error);
    case WAYMARK_FIELD_CHOICE:
      return set_choice (edit, item, field, value, error);
    case WAYMARK_FIELD_NUMBER:
      return set_number (edit, item, field, value, error);
    case WAYMARK_FIELD_DATE:
      return set_date (edit, item, field, value, error);
    case WAYMARK_FIELD_FLAG:
      return set_flag (edit, item, field, value, error);
    case WAYMARK_FIELD_MENTIONS:
      return set_mentions (edit, item, field, value, error);
    case WAYMARK_FIELD_CONTENT:
      return set_content (edit, item, field, value, error);
    default:
      g_assert_not_reached ();
    }
}
