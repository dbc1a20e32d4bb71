/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-field.h"
#include "waymark-value.h"

static WaymarkValue *
decode (const char *bytes, gboolean *valid)
{
  return waymark_value_decode (bytes, strlen (bytes), valid);
}

/* What is decoded is encoded to the same bytes. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "n",   "t",          "f",
                                       "i0e", "i-17e",      "i9223372036854775807e",
                                       "0:",  "5:March",    "4:\xc3\xa9\xc3\xa9",
                                       "le",  "l5:Marchne", "ll1:a1:beltee" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean valid;
      g_autoptr (WaymarkValue) value = decode (texts[i], &valid);
      g_autoptr (GString) again = g_string_new (NULL);

      g_assert_true (valid);
      waymark_value_encode (value, again);
      g_assert_cmpstr (again->str, ==, texts[i]);
    }
}

/* Anything that is not the one canonical form of a value is refused. */
static void
test_refused (void)
{
  static const char *const texts[] = { "",
                                       "x",
                                       "i",
                                       "ie",
                                       "i01e",
                                       "i-0e",
                                       "i1",
                                       "i9223372036854775808e",
                                       "3:ab",
                                       "03:abc",
                                       "l",
                                       "l1:a",
                                       "e",
                                       "nn",
                                       "1:\xff",
                                       "-1:a",
                                       "i1e2",
                                       "99999999999:a",
                                       "llllllllllleeeeeeeeeee" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean valid = TRUE;

      g_assert_null (decode (texts[i], &valid));
      g_assert_false (valid);
    }
}

static void
test_equal (void)
{
  g_autoptr (WaymarkValue) yes = waymark_value_new_boolean (TRUE);
  g_autoptr (WaymarkValue) one = waymark_value_new_integer (1);
  g_autoptr (WaymarkValue) word = waymark_value_new_string ("1");
  g_autoptr (WaymarkValue) a = waymark_value_new_words ("March 2024", "2024-03");
  g_autoptr (WaymarkValue) b = waymark_value_new_words ("March 2024", "2024-03");
  g_autoptr (WaymarkValue) c = waymark_value_new_words ("March 2024", NULL);

  g_assert_false (waymark_value_equal (yes, one));
  g_assert_false (waymark_value_equal (one, word));
  g_assert_false (waymark_value_equal (one, NULL));
  g_assert_true (waymark_value_equal (a, b));
  g_assert_false (waymark_value_equal (a, c));
  g_assert_cmpint (waymark_value_compare (a, c), !=, 0);
  g_assert_null (waymark_value_new_words (NULL, "2024"));
}

static void
test_checks (void)
{
  static const struct
  {
    WaymarkKind kind;
    const char *field;
    const char *bytes;
    gboolean taken;
  } cases[] = {
    { WAYMARK_KIND_PLAN, "year_start", "i4e", TRUE },
    { WAYMARK_KIND_PLAN, "year_start", "i13e", FALSE },
    { WAYMARK_KIND_PLAN, "year_start", "1:4", FALSE },
    { WAYMARK_KIND_PLAN, "period", "l4:20242:..e", TRUE },
    { WAYMARK_KIND_PLAN, "period", "l4:2024e", FALSE },
    { WAYMARK_KIND_ACTION, "flag", "t", TRUE },
    { WAYMARK_KIND_ACTION, "flag", "f", FALSE },
    { WAYMARK_KIND_ACTION, "text", "3:a\nb", TRUE },
    { WAYMARK_KIND_ACTION, "phase", "3:a\nb", FALSE },
    { WAYMARK_KIND_ACTION, "text", "2:a\x01", FALSE },
    { WAYMARK_KIND_ACTION, "status", "3:abc", FALSE },
    { WAYMARK_KIND_ACTION, "rating", "5:green", TRUE },
    { WAYMARK_KIND_ACTION, "rating", "6:purple", FALSE },
    { WAYMARK_KIND_UPDATE, "date", "10:2024-02-29", TRUE },
    { WAYMARK_KIND_UPDATE, "date", "10:2023-02-29", FALSE },
    { WAYMARK_KIND_UPDATE, "date", "10:2024-2-029", FALSE },
    { WAYMARK_KIND_REFERENCE, "mentions", "ll4:text3:seeee", TRUE },
    { WAYMARK_KIND_REFERENCE, "mentions", "le", FALSE },
    { WAYMARK_KIND_REFERENCE, "mentions", "ll4:textee", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean valid;
      g_autoptr (WaymarkValue) value = decode (cases[i].bytes, &valid);
      g_autoptr (GError) error = NULL;
      gboolean taken = waymark_field_check (
          waymark_kind_get_field (cases[i].kind, cases[i].field), value, &error);

      g_assert_true (valid);
      g_test_message ("%s %s", cases[i].field, cases[i].bytes);
      g_assert_cmpint (taken, ==, cases[i].taken);
      g_assert_cmpint (error == NULL, ==, taken);
    }
}

static void
test_limits (void)
{
  const WaymarkField *phase = waymark_kind_get_field (WAYMARK_KIND_ACTION, "phase");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (WaymarkValue) fits = NULL;
  g_autoptr (WaymarkValue) long_one = NULL;

  for (guint i = 0; i < WAYMARK_MAX_WORDS; i++)
    g_string_append (words, "ŵ");
  fits = waymark_value_new_string (words->str);
  g_string_append_c (words, 'x');
  long_one = waymark_value_new_string (words->str);
  g_assert_true (waymark_field_check (phase, fits, NULL));
  g_assert_false (waymark_field_check (phase, long_one, NULL));
}

static void
test_clean (void)
{
  static const struct
  {
    const char *typed;
    gboolean one_line;
    const char *kept;
  } cases[] = {
    { "  a\r\nb \x01 ", FALSE, "a\nb" },
    { "a\rb", TRUE, "a b" },
    { "see \xef\xbf\xb9"
      "1\xef\xbf\xba"
      "x\xef\xbf\xbb",
      FALSE,
      "see 1x" },
    { "a\xff"
      "b",
      FALSE,
      "a\xef\xbf\xbd"
      "b" },
    { NULL, FALSE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = waymark_clean_text (cases[i].typed, cases[i].one_line);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/round-trip", test_round_trip);
  g_test_add_func ("/value/refused", test_refused);
  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/field/checks", test_checks);
  g_test_add_func ("/field/limits", test_limits);
  g_test_add_func ("/field/clean-text", test_clean);
  return g_test_run ();
}
