/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-block.h"
#include "waymark-error.h"
#include "waymark-html-reader.h"

/* Pages and pieces of them, as programs write them, read into blocks. */

static const char letters[] = { 'H', 'P', 'I', 'R', '-' };

/* One line a block: its type, then level, marker or header, then its words. */
static char *
read_page (const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = waymark_html_read (html, strlen (html), "page.html", &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < blocks->len; i++)
    {
      const WaymarkBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = waymark_block_get_words (block);

      g_string_append_c (lines, letters[block->type]);
      if (block->level > 0)
        g_string_append_printf (lines, "%u", block->level);
      if (block->header)
        g_string_append_c (lines, '*');
      if (block->strong)
        g_string_append_c (lines, '!');
      if (block->indent > 0)
        g_string_append_printf (lines, ">%u", block->indent);
      g_string_append_printf (lines, " %s\n", words);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_read (const char *html, const char *expected)
{
  g_autofree char *lines = read_page (html);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_words (void)
{
  assert_read ("<h2>Theme 1 <small>Breaks</small></h2><p>One\n two&nbsp;three <b>four</b></p>"
               "<p><strong>All bold</strong></p><div>A<br>B</div><hr>",
               "H2 Theme 1 Breaks\nP One two three four\nP! All bold\nP A\nP B\n- \n");
  assert_read ("plain words", "P plain words\n");
  assert_read ("", "");
  assert_read ("<pre>one\ntwo</pre>", "P one\nP two\n");
}

static void
test_hidden (void)
{
  assert_read ("<html><head><title>T</title><style>p{}</style></head><body><script>x()</script>"
               "<p style='display: none'>no</p><p hidden>no</p><p>yes<del>no</del></p>"
               "<!-- no --><svg><text>no</text></svg>",
               "P yes\n");
}

static void
test_lists (void)
{
  assert_read ("<ul><li>one<ul><li>two</li></ul></li><li><p>three</p></li></ul>"
               "<ol start=3><li>four<li>five</ol><ol type=a><li>six</ol>",
               "I • one\nI>4 • two\nI • three\nI 3. four\nI 4. five\nI a) six\n");
  assert_read ("<p>2. Typed by hand</p>", "I 2. Typed by hand\n");
}

static void
test_word (void)
{
  assert_read (
      "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body lang=EN-GB>"
      "<!--StartFragment--><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;"
      "mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span "
      "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Open the "
      "line<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if "
      "!supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span>"
      "</span><![endif]>at night<o:p></o:p></p><!--EndFragment--></body></html>",
      "I 1. Open the line\nI>4 • at night\n");
}

static void
test_tables (void)
{
  assert_read ("<table><tr><th>No.</th><th>Action</th></tr><tr><td>1</td><td><p>Ask</p>"
               "<ul><li>soon</ul></td></tr><tr><td></td><td> </td></tr></table>",
               "R* No. | Action\nR 1 | Ask\n• soon\n");
  assert_read ("<table><thead><tr><td>A</td><td>B</td></tr></thead><tbody>"
               "<tr><td rowspan=2>1</td><td>x</td></tr><tr><td>y</td></tr>"
               "<tr><td colspan=2>z</td></tr></tbody></table>",
               "R* A | B\nR 1 | x\nR  | y\nR z | \n");
  assert_read ("<table><caption>Cap</caption><tr><th scope=row>1</th><td>x</td></tr></table>",
               "P Cap\nR 1 | x\n");
}

/* What a table only arranges is read as a page. */
static void
test_layout (void)
{
  assert_read ("<table><tr><td><h1>Plan</h1></td><td><table><tr><td>a</td><td>b</td></tr>"
               "</table></td></tr></table>",
               "H1 Plan\nR a | b\n");
  assert_read ("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>", "P one\nP two\n");
}

/* Excel's numbers of columns and rows; Google's bold that is none. */
static void
test_odd (void)
{
  g_autofree char *wide =
      read_page ("<table><tr><td>a</td><td colspan=16384 rowspan=99999999999>b</td></tr></table>");

  g_assert_true (g_str_has_prefix (wide, "R a | b | "));
  g_assert_cmpuint (strlen (wide), <, 400);
  assert_read ("<b style='font-weight:normal;'><p>not bold</p></b>"
               "<p><span style='font-weight: 700'>bold</span></p>",
               "P not bold\nP! bold\n");
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<div><table><tr><td>x");
  blocks = waymark_html_read (deep->str, deep->len, "page.html", &error);
  g_assert_null (blocks);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
  g_assert_nonnull (strstr (error->message, "page.html"));

  /* Entities that would grow are none in HTML, and no address is followed. */
  assert_read ("<!DOCTYPE html [<!ENTITY a \"aaaa\">]><p>&a;&unknown;</p>"
               "<img src=\"http://example.invalid/x\"><link href=\"http://example.invalid/y\">",
               "P ]>\nP &a;&unknown;\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/words", test_words);
  g_test_add_func ("/html/hidden", test_hidden);
  g_test_add_func ("/html/lists", test_lists);
  g_test_add_func ("/html/word", test_word);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/layout", test_layout);
  g_test_add_func ("/html/odd", test_odd);
  g_test_add_func ("/html/hostile", test_hostile);
  return g_test_run ();
}
