/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-due-words-private.h"

#include "waymark-i18n.h"
#include "waymark-language.h"

#include <locale.h>

/* The words that dates are made of, in English and in the reader's language: through
 * translations, the names of months and days from the system as well. In each string below "|"
 * parts words that mean the same; where order counts (seasons, first to last) ";" parts the values.
 * In languages that say them behind the date, words of the groups from "in" to "between", of "end
 * of", "year" and the weeks begin with "~": "~تک". */

static const char *const vocabulary[WAYMARK_N_DUE_GROUPS] = {
  [WAYMARK_DUE_LABEL] =
      NC_ ("due words",
           /* Translators: what may come before a date and say nothing more. Give your
            * language's words for the same, parted by "|"; English is understood as well. In all
            * these lists, words that stand behind the date begin with "~": Urdu "~تک". */
           "due|due date|date|deadline|target|target date|completion|completion date|"
           "complete|completed|to be completed|to complete|for completion"),
  [WAYMARK_DUE_IN] = NC_ ("due words",
                          /* Translators: "during 2025" is the whole of 2025 */
                          "in|during|within|throughout|over|on|for"),
  [WAYMARK_DUE_BY] = NC_ ("due words",
                          /* Translators: "by March 2025" is any day up to the end of March */
                          "by|until|till|to|up to|no later than|not later than|"
                          "at the latest by|on or before|by no later than"),
  [WAYMARK_DUE_BEFORE] =
      NC_ ("due words",
           /* Translators: "before March 2025" is any day up to the end of February */
           "before|prior to|ahead of"),
  [WAYMARK_DUE_AFTER] =
      NC_ ("due words",
           /* Translators: "after March 2025" is any day from the first of April on */
           "after"),
  [WAYMARK_DUE_FROM] =
      NC_ ("due words",
           /* Translators: "from March 2025" */
           "from|since|starting|starting in|starting from|commencing|with effect from"),
  [WAYMARK_DUE_BETWEEN] = NC_ ("due words",
                               /* Translators: "between March and June 2025" */
                               "between"),
  [WAYMARK_DUE_TO] = NC_ ("due words",
                          /* Translators: "March to June 2025" */
                          "to|until|till|through|up to|up until"),
  [WAYMARK_DUE_AND] = NC_ ("due words",
                           /* Translators: "March and April 2025", "March or April 2025" */
                           "and|or"),
  [WAYMARK_DUE_ONWARDS] = NC_ ("due words",
                               /* Translators: "March 2025 onwards" */
                               "onwards|onward|on|and onwards|and beyond|and after"),
  [WAYMARK_DUE_LATEST] = NC_ ("due words",
                              /* Translators: "March 2025 at the latest" */
                              "at the latest|at latest|latest|or before|or earlier|or sooner"),
  [WAYMARK_DUE_END_OF] = NC_ ("due words",
                              /* Translators: "end of March 2025" */
                              "end of|end"),
  [WAYMARK_DUE_YEAR_END] = NC_ ("due words",
                                /* Translators: "year end 2025" */
                                "year end|year-end|end of year"),
  [WAYMARK_DUE_YEAR] = NC_ ("due words",
                            /* Translators: "the calendar year 2025" */
                            "year|calendar year"),
  [WAYMARK_DUE_PLAN_YEAR] = NC_ ("due words",
                                 /* Translators: "financial year 2025/26" */
                                 "financial year|fiscal year|fy|f/y|plan year|budget year"),
  [WAYMARK_DUE_QUARTER] = NC_ ("due words",
                               /* Translators: "Q2 2025/26", "second quarter of 2025" */
                               "q|qtr|quarter|quarters"),
  [WAYMARK_DUE_HALF] = NC_ ("due words",
                            /* Translators: "H1 2025", "first half of 2025" */
                            "h|half|half year|half of the year|halves"),
  [WAYMARK_DUE_NTH] = NC_ ("due words",
                           /* Translators: first; second; third; fourth, of quarters and halves */
                           "first;second;third;fourth"),
  [WAYMARK_DUE_NTH_SUFFIX] =
      NC_ ("due words",
           /* Translators: what is put to the number of a day: "31st March" */
           "st|nd|rd|th"),
  [WAYMARK_DUE_WEEK_FROM] = NC_ ("due words",
                                 /* Translators: "week commencing 3 March 2025" */
                                 "week commencing|week beginning|week starting|week of|w/c|w/b"),
  [WAYMARK_DUE_WEEK_TO] = NC_ ("due words",
                               /* Translators: "week ending 7 March 2025" */
                               "week ending|w/e"),
  [WAYMARK_DUE_FILLER] = NC_ ("due words",
                              /* Translators: small words that say nothing: "the 31st of March" */
                              "the|of|month of"),
  [WAYMARK_DUE_SEASON] =
      NC_ ("due words",
           /* Translators: the seasons from March on: spring; summer; autumn; winter */
           "spring;summer;autumn|fall;winter"),
  [WAYMARK_DUE_MONTH] =
      NC_ ("due words",
           /* Translators: the months, January first, each in all the forms that it has within a
            * date: after a day, after "in" or "by", changed at its beginning, cut short */
           "january|jan;february|feb;march|mar;april|apr;may;june|jun;july|jul;august|aug;"
           "september|sept|sep;october|oct;november|nov;december|dec"),
  [WAYMARK_DUE_WEEKDAY] =
      NC_ ("due words",
           /* Translators: the days of the week, Monday first, in all their forms */
           "monday|mon;tuesday|tue|tues;wednesday|wed;thursday|thu|thur|thurs;"
           "friday|fri;saturday|sat;sunday|sun"),
};

typedef struct
{
  WaymarkTokens tokens;
  int value;
  gboolean is_behind; /* the date that it goes with */
} Phrase;

struct _WaymarkDueWords
{
  char *language;
  GArray *groups[WAYMARK_N_DUE_GROUPS];
};

static void
phrase_clear (gpointer data)
{
  waymark_tokens_clear (&((Phrase *) data)->tokens);
}

/* "janv." is also written without it; waymark_due_words_match() takes both. */
static void
drop_full_stop (WaymarkTokens *tokens)
{
  if (tokens->n_tokens > 1 && tokens->tokens[tokens->n_tokens - 1].type == WAYMARK_TOKEN_SIGN &&
      tokens->tokens[tokens->n_tokens - 1].value == '.')
    tokens->n_tokens--;
}

static void
add_phrases (WaymarkDueWords *self, WaymarkDueGroup group, const char *alternatives, int value)
{
  g_auto (GStrv) phrases = g_strsplit (alternatives, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      Phrase phrase = { .value = value, .is_behind = *phrases[i] == '~' };
      gboolean is_phrase =
          waymark_tokens_read (&phrase.tokens, phrases[i] + (phrase.is_behind ? 1 : 0));
      drop_full_stop (&phrase.tokens);
      if (is_phrase && phrase.tokens.n_tokens > 0)
        g_array_append_val (self->groups[group], phrase);
      else
        phrase_clear (&phrase);
    }
}

static void
add_values (WaymarkDueWords *self, WaymarkDueGroup group, const char *values)
{
  g_auto (GStrv) parts = g_strsplit (values, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_phrases (self, group, parts[i], i + 1);
}

/* 2024 began on a Monday, so its first days name the days of the week too. */
static void
add_system_names (WaymarkDueWords *self)
{
  static const char *const month_formats[] = { "%B", "%OB", "%b", "%Ob" };
  static const char *const day_formats[] = { "%A", "%a" };

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, month, 1, 12, 0, 0);
      for (guint i = 0; i < G_N_ELEMENTS (month_formats); i++)
        {
          g_autofree char *name = g_date_time_format (day, month_formats[i]);
          if (name != NULL)
            add_phrases (self, WAYMARK_DUE_MONTH, name, month);
        }
    }
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, weekday, 12, 0, 0);
      for (guint i = 0; i < G_N_ELEMENTS (day_formats); i++)
        {
          g_autofree char *name = g_date_time_format (day, day_formats[i]);
          if (name != NULL)
            add_phrases (self, WAYMARK_DUE_WEEKDAY, name, weekday);
        }
    }
}

static WaymarkDueWords *
vocabulary_new (const char *language)
{
  WaymarkDueWords *self = g_new0 (WaymarkDueWords, 1);
  const char *own;

  self->language = g_strdup (language);
  for (guint group = 0; group < WAYMARK_N_DUE_GROUPS; group++)
    {
      self->groups[group] = g_array_new (FALSE, FALSE, sizeof (Phrase));
      g_array_set_clear_func (self->groups[group], phrase_clear);
      own = waymark_pgettext2 ("due words", vocabulary[group]);
      add_values (self, group, vocabulary[group]);
      if (!g_str_equal (own, vocabulary[group]))
        add_values (self, group, own);
    }
  if (waymark_language_get_spoken () == NULL)
    add_system_names (self);
  return self;
}

/* The words of the reader's language. One set is kept for each language that was
 * asked for (one, outside tests); they are never freed, since another thread may be reading with
 * one. */
const WaymarkDueWords *
waymark_due_words_get (void)
{
  static GMutex lock;
  static GPtrArray *vocabularies;
  const WaymarkLanguage *spoken = waymark_language_get_spoken ();
  g_autofree char *language = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  language = g_strdup_printf ("%s\n%s\n%s\n%s",
                              spoken != NULL ? waymark_language_get_code (spoken) : "",
                              setlocale (LC_MESSAGES, NULL),
                              setlocale (LC_TIME, NULL),
                              g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "");
  if (vocabularies == NULL)
    vocabularies = g_ptr_array_new ();
  for (guint i = 0; i < vocabularies->len; i++)
    {
      WaymarkDueWords *known = g_ptr_array_index (vocabularies, i);
      if (g_str_equal (known->language, language))
        return known;
    }
  g_ptr_array_add (vocabularies, vocabulary_new (language));
  return g_ptr_array_index (vocabularies, vocabularies->len - 1);
}

static gboolean
token_equal (const WaymarkToken *a, const WaymarkToken *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == WAYMARK_TOKEN_WORD)
    return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
  return a->value == b->value;
}

static gboolean
stands_there (const WaymarkTokens *tokens, guint position, const WaymarkTokens *phrase)
{
  if (phrase->n_tokens > tokens->n_tokens - position)
    return FALSE;
  for (guint i = 0; i < phrase->n_tokens; i++)
    if (!token_equal (&tokens->tokens[position + i], &phrase->tokens[i]))
      return FALSE;
  return TRUE;
}

/* A full stop after a short form ("Sept.") belongs to it. */
static guint
with_full_stop (const WaymarkTokens *tokens, guint position, guint length)
{
  guint next = position + length;

  if (length > 0 && next < tokens->n_tokens && tokens->tokens[next].type == WAYMARK_TOKEN_SIGN &&
      tokens->tokens[next].value == '.' && !tokens->tokens[next].spaced)
    return length + 1;
  return length;
}

static guint
match (const WaymarkDueWords *self,
       const WaymarkTokens *tokens,
       guint position,
       WaymarkDueGroup group,
       gboolean behind,
       int *value)
{
  const GArray *phrases = self->groups[group];
  guint longest = 0;

  if (position >= tokens->n_tokens)
    return 0;
  for (guint i = 0; i < phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (phrases, Phrase, i);
      if (phrase->is_behind == behind && phrase->tokens.n_tokens > longest &&
          stands_there (tokens, position, &phrase->tokens))
        {
          longest = phrase->tokens.n_tokens;
          if (value != NULL)
            *value = phrase->value;
        }
    }
  return with_full_stop (tokens, position, longest);
}

/* The length in tokens of the longest phrase of @group at @position, a full stop
 * after it included; 0 when none stands there. */
guint
waymark_due_words_match (const WaymarkDueWords *self,
                         const WaymarkTokens *tokens,
                         guint position,
                         WaymarkDueGroup group,
                         int *value)
{
  return match (self, tokens, position, group, FALSE, value);
}

/* The same of the phrases that stand behind a date. */
guint
waymark_due_words_match_behind (const WaymarkDueWords *self,
                                const WaymarkTokens *tokens,
                                guint position,
                                WaymarkDueGroup group)
{
  return match (self, tokens, position, group, TRUE, NULL);
}
