/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-formula"

#include "config.h"

#include "waymark-formula.h"

#include <string.h>

static gboolean
is_formula (const char *words)
{
  static const char *const starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (words, starts[i]))
      return TRUE;
  return FALSE;
}

/**
 * waymark_formula_needs_guard:
 * @words: the words of a cell
 *
 * A spreadsheet takes a cell that begins with one of a few signs for a formula. An
 * apostrophe in front, which spreadsheets themselves use for "these are words", makes it
 * safe. Words that have such an apostrophe of their own get another one, so that
 * waymark_formula_unguard() brings back exactly what was there.
 *
 * Returns: whether an apostrophe has to go in front
 */
gboolean
waymark_formula_needs_guard (const char *words)
{
  return is_formula (words + strspn (words, "'"));
}

/**
 * waymark_formula_unguard:
 * @words: the words of a cell that was read
 *
 * Returns: (transfer none): where they begin without their guard, if they have one
 */
const char *
waymark_formula_unguard (const char *words)
{
  return *words == '\'' && waymark_formula_needs_guard (words) ? words + 1 : words;
}
