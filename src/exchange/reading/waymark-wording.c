/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-wording.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"
#include "waymark-stage.h"
#include "waymark-word-list.h"

#define LONGEST_WORDS 80
#define LONGEST_STATUS 40

/*
 * Lists of words parted by "|", English always known and those of the reader's language
 * beside them, folded once.
 */
enum
{
  LIST_HEADINGS,
  LIST_ACTIONS,
  LIST_PRIORITIES,
  LIST_ACTION_SECTIONS,
  LIST_MONITORING,
  LIST_PHASES,
  LIST_JOINTS,
  LIST_NUMBERS,
  LIST_FURNITURE,
  LIST_EMPTY,
  LIST_DITTO,
  LIST_NOBODY,
  LIST_LEVELS,
  LIST_GENERAL,
  LIST_STATUS,
  LIST_PERIODS,
  N_LISTS,
};

static const char *const lists[N_LISTS] = {
  /* Translators: words before the number of a chapter of a plan ("Theme 1"), parted by "|" */
  [LIST_HEADINGS] =
      NC_ ("wording",
           "theme|strategic theme|key theme|priority|strategic priority|key priority|priority area|"
           "priority theme|objective|strategic objective|key objective|aim|strategic aim|goal|"
           "strategic goal|strand|pillar|outcome|ambition|workstream|work stream|section|chapter|"
           "part|focus area|area|area of focus|commitment|promise|pledge|mission|standard|domain|"
           "sub objective|sub theme|requirement|driver|challenge|principle|programme"),
  /* Translators: words before the number of an action ("Action 1.2"), parted by "|" */
  [LIST_ACTIONS] = NC_ ("wording",
                        "action|key action|task|recommendation|step|activity|action point|action "
                        "item|milestone|measure"),
  /* Translators: headings over the priorities of a theme, parted by "|" */
  [LIST_PRIORITIES] =
      NC_ ("wording",
           "priorities|our priorities|key priorities|aims|our aims|objectives|our objectives|"
           "key objectives|strategic objectives|goals|our goals|ambitions|our ambitions|"
           "what we want to achieve|what we want|we want|we want to|outcomes|our outcomes|"
           "the outcomes we want|priority areas|what will be different|aims and objectives|"
           "priorities for this theme|we aim to|what matters"),
  /* Translators: headings over the actions of a theme, parted by "|" */
  [LIST_ACTION_SECTIONS] = NC_ (
      "wording",
      "actions|key actions|our actions|the actions|action plan|our action plan|the action plan|"
      "action table|delivery plan|implementation plan|what we will do|what will we do|"
      "we will|the plan|plan|to do|tasks|activities|key activities|next steps|"
      "action points|how we will do it|how will we do it|how we will get there|"
      "how we will achieve this|agreed actions|recommendations|commitments|our commitments|"
      "planned actions|what we are going to do"),
  /* Translators: headings over how a plan is watched over, parted by "|" */
  [LIST_MONITORING] =
      NC_ ("wording",
           "monitoring|governance|review|monitoring and review|governance and monitoring|"
           "monitoring and governance|how we will monitor|how we will monitor this plan|"
           "how will we monitor progress|monitoring progress|reporting|oversight|"
           "review and monitoring|monitoring and evaluation|how progress is reviewed|"
           "delivery and governance|measuring progress|how we will measure progress|"
           "governance and reporting|reviewing progress|accountability"),
  /* Translators: words before the number of a phase ("Year 1"), parted by "|" */
  [LIST_PHASES] = NC_ ("wording", "year|years|yr|phase|phases|stage|stages"),
  /* Translators: words and signs between two numbers ("1 and 2", "1 to 3"), parted by "|" */
  [LIST_JOINTS] = NC_ ("wording", "and|to|or"),
  /* Translators: numbers in words from one to ten, parted by "|" */
  [LIST_NUMBERS] = NC_ ("wording", "one|two|three|four|five|six|seven|eight|nine|ten"),
  /* Translators: what printed pages carry beside their content, parted by "|" */
  [LIST_FURNITURE] =
      NC_ ("wording",
           "official|official sensitive|not protectively marked|confidential|restricted|draft|"
           "intentionally blank|this page is intentionally left blank|continued|"
           "continued overleaf|page break|end of document|table of contents|contents|public|"
           "classification official|for internal use only|final draft"),
  /* Translators: what people write into a cell that holds nothing, parted by "|" */
  [LIST_EMPTY] = NC_ (
      "wording",
      "none|n a|na|nil|not applicable|blank|no comment|no comments|no notes|nothing|no update"),
  /* Translators: what people write for "the same as in the row above", parted by "|" */
  [LIST_DITTO] = NC_ ("wording", "as above|ditto|same as above|see above|as previous|same|do"),
  /* Translators: what people write while nobody leads an action, parted by "|" */
  [LIST_NOBODY] =
      NC_ ("wording",
           "tbc|tba|tbd|to be confirmed|to be agreed|to be decided|to be determined|unassigned|"
           "vacant|lead to be confirmed|not yet assigned|to be identified|lead tbc|unknown"),
  /* Translators: grades of importance, parted by "|" */
  [LIST_LEVELS] =
      NC_ ("wording",
           "high|medium|low|h|m|l|med|very high|critical|urgent|essential|desirable|must|should|"
           "could|short|long|high priority|medium priority|low priority|top|must have|quick win"),
  /* Translators: labels in front of the years that a plan is for, parted by "|" */
  [LIST_PERIODS] =
      NC_ ("wording", "period|plan period|period covered|years|years covered|covering|duration"),
  /* Translators: words for an action in progress, parted by "|" */
  [LIST_STATUS] =
      NC_ ("wording",
           "in progress|underway|under way|started|on track|on target|on schedule|progressing|"
           "commenced|begun|active|delayed|behind|behind schedule|at risk|off track|overdue|late|"
           "partly complete|partially complete|part complete|incomplete|not complete|live|working "
           "on it"),
  /* Translators: headings over a whole plan that name no theme, parted by "|" */
  [LIST_GENERAL] =
      NC_ ("wording",
           "action plan|the action plan|our action plan|actions|our actions|the plan|our plan|"
           "delivery plan|implementation plan|themes|our themes|priorities|our priorities|"
           "themes and actions|priorities and actions|objectives and actions|strategic priorities|"
           "the themes|action tables|detailed actions|detailed action plan|key actions"),
};

static GHashTable *
get_list (guint list)
{
  static gsize once = 0;
  static GHashTable *tables[N_LISTS];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_LISTS; i++)
        tables[i] = waymark_word_list_read ("wording", lists[i]);
      g_once_init_leave (&once, 1);
    }
  return tables[list];
}

static gboolean
is_in (guint list, const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > LONGEST_WORDS)
    return FALSE;
  folded = waymark_words_fold (text);
  return g_hash_table_contains (get_list (list), folded);
}

/* ---- "Theme 1 – Title" */

static gsize
skip_signs (const char *text, gboolean *sign)
{
  const char *at = text;

  for (;;)
    if (*at == ' ' || *at == '\t')
      at++;
    else if (*at == ':' || *at == '.' || *at == ')' || *at == '-' || *at == '|')
      {
        *sign = TRUE;
        at++;
      }
    else if (g_str_has_prefix (at, "–") || g_str_has_prefix (at, "—"))
      {
        *sign = TRUE;
        at += strlen ("–");
      }
    else
      return at - text;
}

/* Digits with dots and a small letter, one capital, a Roman number, or "one" to "ten". */
static gsize
number_length (const char *text)
{
  gsize length = strspn (text, "0123456789.");
  g_autofree char *word = NULL;

  while (length > 0 && text[length - 1] == '.')
    length--;
  if (length > 0 && g_ascii_islower (text[length]) && !g_ascii_isalnum (text[length + 1]))
    return length + 1;
  if (length > 0)
    return g_ascii_isalnum (text[length]) ? 0 : length;
  while (g_ascii_isalpha (text[length]))
    length++;
  if (length == 0 || length > 5)
    return 0;
  if ((length == 1 && g_ascii_isupper (*text)) || strspn (text, "IVX") == length)
    return length;
  word = g_ascii_strdown (text, length);
  return g_hash_table_contains (get_list (LIST_NUMBERS), word) ? length : 0;
}

static char *
number_from_words (const char *text, gsize length)
{
  g_autofree char *word = g_ascii_strdown (text, length);
  gpointer value = g_hash_table_lookup (get_list (LIST_NUMBERS), word);

  return value != NULL ? g_strdup_printf ("%u", GPOINTER_TO_UINT (value))
                       : g_strndup (text, length);
}

static gboolean
read_numbered (guint list, const char *text, WaymarkHeadingWords *words)
{
  gsize at = 0;

  for (guint n = 0; n < 3 && text[at] != '\0'; n++)
    {
      gsize number;
      gboolean sign = FALSE;
      g_autofree char *folded = NULL;

      while (text[at] != '\0' && text[at] != ' ' && at < LONGEST_WORDS)
        at++;
      if (text[at] != ' ')
        return FALSE;
      number = number_length (text + at + 1);
      folded = g_strndup (text, at);
      at++;
      if (number > 0)
        {
          g_autofree char *word = waymark_words_fold (folded);
          gsize rest = at + number;

          if (!g_hash_table_contains (get_list (list), word))
            return FALSE;
          rest += skip_signs (text + rest, &sign);
          if (text[rest] != '\0' && !sign && !g_unichar_isupper (g_utf8_get_char (text + rest)))
            return FALSE;
          words->word = g_steal_pointer (&word);
          words->number = number_from_words (text + at, number);
          words->rest = rest;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * waymark_wording_read_heading:
 * @text: a line
 * @words: (out): its parts, to be cleared with waymark_heading_words_clear()
 *
 * Returns: whether it begins like the heading of a chapter: "Theme 1 – …"
 */
gboolean
waymark_wording_read_heading (const char *text, WaymarkHeadingWords *words)
{
  *words = (WaymarkHeadingWords){ 0 };
  return read_numbered (LIST_HEADINGS, text, words);
}

/**
 * waymark_wording_read_action:
 * @text: a line
 * @words: (out): its parts, to be cleared with waymark_heading_words_clear()
 *
 * Returns: whether it begins like a numbered action: "Action 1.2: …"
 */
gboolean
waymark_wording_read_action (const char *text, WaymarkHeadingWords *words)
{
  *words = (WaymarkHeadingWords){ 0 };
  if (!read_numbered (LIST_ACTIONS, text, words))
    return FALSE;
  if (text[words->rest] != '\0')
    return TRUE;
  waymark_heading_words_clear (words);
  return FALSE;
}

/**
 * waymark_wording_read_action_number:
 * @text: a line
 * @number: (out): the number
 *
 * Returns: whether it is nothing but the number of the action below it: "Action 3"
 */
gboolean
waymark_wording_read_action_number (const char *text, char **number)
{
  WaymarkHeadingWords words = { 0 };
  gboolean found = read_numbered (LIST_ACTIONS, text, &words) && text[words.rest] == '\0';

  *number = found ? g_steal_pointer (&words.number) : NULL;
  waymark_heading_words_clear (&words);
  return found;
}

/**
 * waymark_wording_is_plan_label:
 * @text: a line
 * @label_length: (out): bytes of the label with its colon
 *
 * Returns: whether it begins with a label for the years that a plan is for
 */
gboolean
waymark_wording_is_plan_label (const char *text, gsize *label_length)
{
  const char *colon = strchr (text, ':');
  g_autofree char *label = NULL;

  if (colon == NULL || colon - text > LONGEST_STATUS)
    return FALSE;
  label = g_strndup (text, colon - text);
  if (!is_in (LIST_PERIODS, label))
    return FALSE;
  *label_length = colon + 1 - text;
  return TRUE;
}

/**
 * waymark_heading_words_clear:
 * @words: parts of a heading
 */
void
waymark_heading_words_clear (WaymarkHeadingWords *words)
{
  g_clear_pointer (&words->word, g_free);
  g_clear_pointer (&words->number, g_free);
}

/**
 * waymark_wording_read_phase:
 * @text: a paragraph
 * @phase_length: (out): bytes of the phase: "Year 1 and 2"
 * @rest: (out): where the words of the action begin
 *
 * Returns: whether it begins with a phase: "Year 1 – …"
 */
gboolean
waymark_wording_read_phase (const char *text, gsize *phase_length, gsize *rest)
{
  const char *at = text;
  const char *end;
  gboolean sign = FALSE;
  g_autofree char *word = NULL;

  while (*at != '\0' && *at != ' ' && at - text < 20)
    at++;
  if (*at != ' ')
    return FALSE;
  word = g_strndup (text, at - text);
  if (!is_in (LIST_PHASES, word))
    return FALSE;
  at++;
  end = at + strspn (at, "0123456789");
  if (end == at || end - at > 2)
    return FALSE;
  for (;;)
    {
      const char *more = end;
      g_autofree char *joint = NULL;
      gsize length, digits;

      while (*more == ' ')
        more++;
      length = strcspn (more, " 0123456789");
      joint = g_strndup (more, length);
      if (!g_str_equal (joint, "&") && !g_str_equal (joint, ",") && !g_str_equal (joint, "/") &&
          !g_str_equal (joint, "-") && !g_str_equal (joint, "–") && !is_in (LIST_JOINTS, joint))
        break;
      more += length;
      while (*more == ' ')
        more++;
      digits = strspn (more, "0123456789");
      if (digits == 0 || digits > 2)
        break;
      end = more + digits;
    }
  *phase_length = end - text;
  *rest = *phase_length + skip_signs (end, &sign);
  return sign && text[*rest] != '\0';
}

/* ---- short pieces */

/**
 * waymark_wording_find_section:
 * @text: a heading, or a line of its own
 *
 * Returns: what it says comes below, if it is only a label
 */
WaymarkSectionLabel
waymark_wording_find_section (const char *text)
{
  if (is_in (LIST_PRIORITIES, text))
    return WAYMARK_SECTION_PRIORITIES;
  if (is_in (LIST_ACTION_SECTIONS, text))
    return WAYMARK_SECTION_ACTIONS;
  if (is_in (LIST_MONITORING, text))
    return WAYMARK_SECTION_MONITORING;
  return WAYMARK_SECTION_NONE;
}

/* "Page 3", "Page 3 of 12", "3 | Page", "- 3 -", "Appendix 3", "Appendix A", "Version 2.1", a
 * number alone. */
static gboolean
is_page_words (const char *folded)
{
  static const char *const words[] = { "page",  "p",       "of", "appendix",
                                       "annex", "version", "v",  "sheet" };
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (parts), numbers = 0;

  if (n == 0 || n > 5)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        known |= g_str_equal (parts[i], words[j]);
      if (known)
        continue;
      if (strspn (parts[i], "0123456789") != strlen (parts[i]) && strlen (parts[i]) > 1 &&
          strspn (parts[i], "ivx") != strlen (parts[i]))
        return FALSE;
      numbers++;
    }
  return numbers > 0 && numbers <= 2 &&
         (n > numbers || strspn (parts[0], "0123456789") == strlen (parts[0]));
}

/**
 * waymark_wording_is_furniture:
 * @text: a line of its own
 *
 * Returns: whether it belongs to the printed page, not to what it says
 */
gboolean
waymark_wording_is_furniture (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > LONGEST_WORDS)
    return FALSE;
  folded = waymark_words_fold (text);
  return g_hash_table_contains (get_list (LIST_FURNITURE), folded) || is_page_words (folded);
}

/**
 * waymark_wording_is_empty:
 * @text: a cell
 *
 * Returns: whether it holds nothing, or a word for nothing ("None")
 */
gboolean
waymark_wording_is_empty (const char *text)
{
  return waymark_words_count (text) == 0 || is_in (LIST_EMPTY, text);
}

/**
 * waymark_wording_is_ditto:
 * @text: a cell
 *
 * Returns: whether it says that it is the same as the cell above
 */
gboolean
waymark_wording_is_ditto (const char *text)
{
  return g_str_equal (text, "\"") || g_str_equal (text, "”") || g_str_equal (text, "″") ||
         is_in (LIST_DITTO, text);
}

/**
 * waymark_wording_is_nobody:
 * @text: a lead as written
 *
 * Returns: whether it says that nobody leads yet
 */
gboolean
waymark_wording_is_nobody (const char *text)
{
  return g_str_equal (text, "?") || is_in (LIST_NOBODY, text);
}

/**
 * waymark_wording_is_level:
 * @text: a cell
 *
 * Returns: whether it is a grade of importance
 */
gboolean
waymark_wording_is_level (const char *text)
{
  return is_in (LIST_LEVELS, text) || (strlen (text) == 1 && g_ascii_isdigit (*text));
}

/**
 * waymark_wording_is_status:
 * @text: a cell
 *
 * Returns: whether it is a word for how far an action is, and no more
 */
gboolean
waymark_wording_is_status (const char *text)
{
  guint words = waymark_words_count (text);

  if (words == 0 || words > 4 || strlen (text) > LONGEST_STATUS)
    return FALSE;
  return is_in (LIST_STATUS, text) || waymark_stage_guess (text) != WAYMARK_STAGE_IN_PROGRESS;
}

/**
 * waymark_wording_is_general:
 * @heading: a heading
 *
 * Returns: whether it stands over a whole plan and names no theme
 */
gboolean
waymark_wording_is_general (const char *heading)
{
  return is_in (LIST_GENERAL, heading);
}

static gsize
year_length (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits == 4 && (g_str_has_prefix (text, "20") || g_str_has_prefix (text, "19")) ? 4 : 0;
}

/**
 * waymark_wording_find_period:
 * @text: a title
 * @start: (out): where the period begins
 * @length: (out): its bytes
 *
 * Looks for years that a plan is for: "2025-26", "2024 to 2027", "2024/25 – 2026/27".
 *
 * Returns: whether there are any
 */
gboolean
waymark_wording_find_period (const char *text, gsize *start, gsize *length)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *end;
      guint years = 1;

      if (year_length (at) == 0 || (at > text && g_ascii_isalnum (at[-1])))
        continue;
      end = at + 4;
      for (;;)
        {
          const char *next = end + strspn (end, " ");
          gsize digits;

          if (*next == '-' || *next == '/')
            next++;
          else if (g_str_has_prefix (next, "–") || g_str_has_prefix (next, "—"))
            next += strlen ("–");
          else if (g_str_has_prefix (next, "to "))
            next += strlen ("to");
          else
            break;
          next += strspn (next, " ");
          digits = strspn (next, "0123456789");
          if (digits != 2 && year_length (next) == 0)
            break;
          end = next + digits;
          years++;
        }
      if (years > 1)
        {
          *start = at - text;
          *length = end - at;
          return TRUE;
        }
    }
  return FALSE;
}
