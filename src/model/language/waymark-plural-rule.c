/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-catalogue-private.h"

/* The rule of a catalogue's header, worked out as it is read: "(n==1 ? 0 : n%10>=2 ? 1 : 2)". */

typedef struct
{
  const char *at;
  gulong n;
  guint depth;
} Rule;

/* Deeper than any language needs, so that no file can use up the stack. */
#define MAX_DEPTH 100

static gulong read_choice (Rule *rule);

static gboolean
take (Rule *rule, const char *sign)
{
  while (g_ascii_isspace (*rule->at))
    rule->at++;
  if (strncmp (rule->at, sign, strlen (sign)) != 0)
    return FALSE;
  rule->at += strlen (sign);
  return TRUE;
}

static gulong
read_value (Rule *rule)
{
  gulong value = 0;

  if (rule->depth >= MAX_DEPTH)
    return 0;
  if (take (rule, "!"))
    {
      rule->depth++;
      value = !read_value (rule);
      rule->depth--;
    }
  else if (take (rule, "("))
    {
      rule->depth++;
      value = read_choice (rule);
      rule->depth--;
      take (rule, ")");
    }
  else if (take (rule, "n"))
    {
      value = rule->n;
    }
  else
    {
      while (g_ascii_isdigit (*rule->at))
        value = value * 10 + (gulong) (*rule->at++ - '0');
    }
  return value;
}

static gulong
calculate (gulong a, char sign, gulong b)
{
  switch (sign)
    {
    case '*':
      return a * b;
    case '/':
      return b != 0 ? a / b : 0;
    case '%':
      return b != 0 ? a % b : 0;
    case '+':
      return a + b;
    default:
      return a - b;
    }
}

static gulong
read_product (Rule *rule)
{
  gulong value = read_value (rule);

  for (;;)
    {
      const char *sign = take (rule, "*")   ? "*"
                         : take (rule, "/") ? "/"
                         : take (rule, "%") ? "%"
                                            : NULL;
      if (sign == NULL)
        return value;
      value = calculate (value, *sign, read_value (rule));
    }
}

static gulong
read_sum (Rule *rule)
{
  gulong value = read_product (rule);

  for (;;)
    {
      const char *sign = take (rule, "+") ? "+" : take (rule, "-") ? "-" : NULL;
      if (sign == NULL)
        return value;
      value = calculate (value, *sign, read_product (rule));
    }
}

static gulong
read_comparison (Rule *rule)
{
  gulong value = read_sum (rule);

  for (;;)
    {
      if (take (rule, "=="))
        value = value == read_sum (rule);
      else if (take (rule, "!="))
        value = value != read_sum (rule);
      else if (take (rule, "<="))
        value = value <= read_sum (rule);
      else if (take (rule, ">="))
        value = value >= read_sum (rule);
      else if (take (rule, "<"))
        value = value < read_sum (rule);
      else if (take (rule, ">"))
        value = value > read_sum (rule);
      else
        return value;
    }
}

static gulong
read_all (Rule *rule)
{
  gulong value = read_comparison (rule);

  while (take (rule, "&&"))
    {
      gulong next = read_comparison (rule);
      value = value && next;
    }
  return value;
}

static gulong
read_any (Rule *rule)
{
  gulong value = read_all (rule);

  while (take (rule, "||"))
    {
      gulong next = read_all (rule);
      value = value || next;
    }
  return value;
}

static gulong
read_choice (Rule *rule)
{
  gulong condition = read_any (rule);
  gulong first, second;

  if (rule->depth >= MAX_DEPTH || !take (rule, "?"))
    return condition;
  rule->depth++;
  first = read_choice (rule);
  take (rule, ":");
  second = read_choice (rule);
  rule->depth--;
  return condition ? first : second;
}

gulong
waymark_plural_rule_apply (const char *rule, gulong n)
{
  Rule reading = { rule, n, 0 };

  return read_choice (&reading);
}
