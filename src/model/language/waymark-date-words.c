/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-date-words.h"

#include "waymark-i18n.h"
#include "waymark-language.h"

/* Months and days of the week by translation, so that they are in the language of the words around
 * them whatever locales this computer has. Where the program does not speak the user's
 * language the system's names stay. */

static const char *const months_alone[] = {
  /* Translators: a month that no day goes with, as in "March 2025" */
  NC_ ("month alone", "January"), NC_ ("month alone", "February"), NC_ ("month alone", "March"),
  NC_ ("month alone", "April"),   NC_ ("month alone", "May"),      NC_ ("month alone", "June"),
  NC_ ("month alone", "July"),    NC_ ("month alone", "August"),   NC_ ("month alone", "September"),
  NC_ ("month alone", "October"), NC_ ("month alone", "November"), NC_ ("month alone", "December"),
};

static const char *const months_of_days[] = {
  /* Translators: a month after the number of a day, as in "24 March 2025" */
  NC_ ("month of a day", "January"),   NC_ ("month of a day", "February"),
  NC_ ("month of a day", "March"),     NC_ ("month of a day", "April"),
  NC_ ("month of a day", "May"),       NC_ ("month of a day", "June"),
  NC_ ("month of a day", "July"),      NC_ ("month of a day", "August"),
  NC_ ("month of a day", "September"), NC_ ("month of a day", "October"),
  NC_ ("month of a day", "November"),  NC_ ("month of a day", "December"),
};

static const char *const short_months[] = {
  /* Translators: months as short as they are written in a narrow column, without a full stop;
   * in English those of five letters or fewer are not shortened. */
  NC_ ("short month", "Jan"),   NC_ ("short month", "Feb"), NC_ ("short month", "March"),
  NC_ ("short month", "April"), NC_ ("short month", "May"), NC_ ("short month", "June"),
  NC_ ("short month", "July"),  NC_ ("short month", "Aug"), NC_ ("short month", "Sept"),
  NC_ ("short month", "Oct"),   NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekdays[] = {
  /* Translators: a day of the week, as in "Monday 24 March 2025" */
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const char *const short_weekdays[] = {
  /* Translators: a day of the week cut short, as in "Mon 24 March" */
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

static const struct
{
  const char *conversion;
  const char *context;
  const char *const *names;
  gboolean is_weekday;
} conversions[] = {
  { "%OB", "month alone", months_alone, FALSE }, { "%B", "month of a day", months_of_days, FALSE },
  { "%Ob", "short month", short_months, FALSE }, { "%b", "short month", short_months, FALSE },
  { "%A", "weekday", weekdays, TRUE },           { "%a", "short weekday", short_weekdays, TRUE },
};

/* The name in the spoken language; %NULL to leave it to the system. */
static const char *
get_name (GDateTime *time, guint conversion)
{
  guint index = (guint) (conversions[conversion].is_weekday ? g_date_time_get_day_of_week (time)
                                                            : g_date_time_get_month (time)) -
                1;
  const char *english = conversions[conversion].names[index];
  const char *name = waymark_pgettext2 (conversions[conversion].context, english);

  return name != english || waymark_language_get_spoken () != NULL ? name : NULL;
}

/**
 * waymark_date_format:
 * @time: a time
 * @pattern: as for g_date_time_format()
 *
 * Returns: (transfer full): the time with its months and days in the spoken language
 */
char *
waymark_date_format (GDateTime *time, const char *pattern)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  g_return_val_if_fail (time != NULL && pattern != NULL, NULL);

  for (const char *at = pattern; *at != '\0';)
    {
      const char *name = NULL;
      guint i;

      for (i = 0; i < G_N_ELEMENTS (conversions); i++)
        if (g_str_has_prefix (at, conversions[i].conversion))
          {
            name = get_name (time, i);
            break;
          }
      if (name != NULL)
        {
          g_string_append (filled, name);
          at += strlen (conversions[i].conversion);
          continue;
        }
      /* A per cent sign takes what comes after it along, so that "%%B" is no month. */
      if (*at == '%' && at[1] != '\0')
        g_string_append_c (filled, *at++);
      g_string_append_c (filled, *at++);
    }
  return g_date_time_format (time, filled->str);
}

/* The translated short form; the system's when the program does not speak its language. */
static char *
short_month (GDateTime *time)
{
  guint index = (guint) g_date_time_get_month (time) - 1;
  const char *name = waymark_pgettext2 ("short month", short_months[index]);
  g_autofree char *full = NULL;

  if (name != short_months[index] || waymark_language_get_spoken () != NULL)
    return g_strdup (name);
  full = g_date_time_format (time, "%OB");
  return g_strcmp0 (full, months_alone[index]) == 0 ? g_strdup (name)
                                                    : g_date_time_format (time, "%Ob");
}

/**
 * waymark_date_format_short:
 * @time: a time
 * @pattern: as for g_date_time_format()
 *
 * Returns: (transfer full): as waymark_date_format(), with full names of months cut short
 */
char *
waymark_date_format_short (GDateTime *time, const char *pattern)
{
  g_autoptr (GString) filled = g_string_new (pattern);
  g_autofree char *month = NULL;

  g_return_val_if_fail (time != NULL && pattern != NULL, NULL);

  month = short_month (time);
  g_string_replace (filled, "%OB", month, 0);
  g_string_replace (filled, "%B", month, 0);
  return waymark_date_format (time, filled->str);
}
