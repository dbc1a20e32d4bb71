/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "waymark-error.h"
#include "waymark-json.h"

/*
 * One thing is made wrong in samples/plan.json; the message must name it and its place.
 * In @find and @with, "#" stands for the 26 zeros that ids begin with.
 */
typedef struct
{
  const char *name;
  const char *find;
  const char *with;
  guint line;
  const char *path; /* NULL: the document itself */
  const char *what; /* a part of the message */
} Refusal;

#define ACTION "themes[0].items[1].items[0]"

/* clang-format off */
static const Refusal refusals[] = {
  /* grammar */
  { "comma-missing", "\"owner\": \"Aldmoor Street Partnership\",", "\"owner\": \"A\"", 8, NULL, "A comma or “}” was expected." },
  { "comma-behind-last-member", "\"rating_rule\": null,", "\"rating_rule\": null,,", 14, NULL, "A key in quotes" },
  { "comma-behind-last-element", "\"stage\": \"in-progress\"\n    }", "\"stage\": \"in-progress\"\n    },", 26, "statuses[2]", "An object was expected." },
  { "comma-first-in-list", "\"members\": []", "\"members\": [,]", 41, "parties[0].members[0]", "An object was expected." },
  { "comma-first-in-object", "\"period\": {", "\"period\": {,", 8, "period", "A key in quotes" },
  { "comma-missing-in-list", " },\n    {\n      \"id\": \"#000002", " }\n    {\n      \"id\": \"#000002", 21, "statuses", "A comma or “]” was expected." },
  { "colon-missing", "\"year_start\": 4", "\"year_start\" 4", 13, NULL, "A colon was expected." },
  { "key-without-quotes", "\"year_start\": 4", "year_start: 4", 13, NULL, "A key in quotes" },
  { "single-quotes", "\"Seats\"", "'Seats'", 209, "themes[1].title", "A string or null was expected." },
  { "comment", "\"monitoring\": null,", "\"monitoring\": null, // nobody", 12, NULL, "A key in quotes" },
  { "wrong-bracket", "\"members\": []", "\"members\": [}", 41, "parties[0].members[0]", "An object was expected." },
  { "word-nul", "\"monitoring\": null", "\"monitoring\": nul", 12, "monitoring", "A string or null" },
  { "word-nullx", "\"monitoring\": null", "\"monitoring\": nullx", 12, NULL, "A comma or “}”" },
  { "word-capital", "\"monitoring\": null", "\"monitoring\": Null", 12, "monitoring", "A string or null" },
  { "no-value", "\"monitoring\": null", "\"monitoring\": ", 12, "monitoring", "A string or null" },
  { "form-feed-between", "\"monitoring\": null", "\"monitoring\":\f null", 12, "monitoring", "A string or null" },
  { "trailing-word", "\n  ]\n}\n", "\n  ]\n}\ntrue", 249, NULL, "behind the end of the plan" },
  { "trailing-brace", "\n  ]\n}\n", "\n  ]\n}}", 248, NULL, "behind the end of the plan" },
  { "end-missing", "\n  ]\n}\n", "\n  ]\n\n", 249, NULL, "The file ends too soon." },

  /* strings */
  { "line-end-in-string", "Under way", "Under\nway", 23, "statuses[1].word", "must be written as an escape" },
  { "control-in-string", "Under way", "Under\x01way", 23, "statuses[1].word", "must be written as an escape" },
  { "tab-in-string", "Under way", "Under\tway", 23, "statuses[1].word", "must be written as an escape" },
  { "unknown-escape", "Under way", "Under\\xway", 23, "statuses[1].word", "unknown escape" },
  { "escape-too-short", "Under way", "Under\\u12", 23, "statuses[1].word", "Four hexadecimal digits" },
  { "escape-not-hex", "Under way", "Under\\u12g4", 23, "statuses[1].word", "Four hexadecimal digits" },
  { "escaped-nul", "Under way", "Under\\u0000way", 23, "statuses[1].word", "U+0000" },
  { "escaped-control", "Under way", "Under\\u0007way", 23, "statuses[1].word", "cannot be shown" },
  { "lone-high-surrogate", "Under way", "Under\\ud83cway", 23, "statuses[1].word", "lone surrogate" },
  { "lone-low-surrogate", "Under way", "Under\\udf33way", 23, "statuses[1].word", "lone surrogate" },
  { "surrogates-exchanged", "Under way", "Under\\udf33\\ud83cway", 23, "statuses[1].word", "lone surrogate" },
  { "high-surrogate-before-letter", "Under way", "Under\\ud83c\\u0041way", 23, "statuses[1].word", "lone surrogate" },
  { "surrogate-as-bytes", "Under way", "Under\xed\xa0\xbcway", 23, "statuses[1].word", "not UTF-8" },
  { "overlong-utf8", "Under way", "Under\xc0\xafway", 23, "statuses[1].word", "not UTF-8" },
  { "cut-utf8", "Under way", "Under\xe2\x82", 23, "statuses[1].word", "not UTF-8" },
  { "latin-1", "Under way", "caf\xe9", 23, "statuses[1].word", "not UTF-8" },
  { "beyond-unicode", "Under way", "\xf4\x90\x80\x80", 23, "statuses[1].word", "not UTF-8" },
  { "latin-1-in-key", "\"monitoring\"", "\"monit\xf6ring\"", 12, NULL, "not UTF-8" },
  { "line-end-in-words", "Under way", "Under\\nway", 23, "statuses[1].word", "cannot be shown" },
  { "empty-string", "\"Under way\"", "\"\"", 23, "statuses[1].word", "written as null" },
  { "only-marker-characters", "\"Under way\"", "\"\\ufff9\\ufffa\\ufffb\"", 23, "statuses[1].word", "written as null" },

  /* numbers */
  { "number-too-small", "\"year_start\": 4", "\"year_start\": 0", 13, "year_start", "from 1 to 12" },
  { "number-too-large", "\"year_start\": 4", "\"year_start\": 13", 13, "year_start", "from 1 to 12" },
  { "number-negative", "\"year_start\": 4", "\"year_start\": -4", 13, "year_start", "from 1 to 12" },
  { "number-wraps-32", "\"year_start\": 4", "\"year_start\": 4294967300", 13, "year_start", "from 1 to 12" },
  { "number-wraps-64", "\"year_start\": 4", "\"year_start\": 18446744073709551620", 13, "year_start", "too large" },
  { "number-huge", "\"year_start\": 4", "\"year_start\": 1000000000000000000000000000000000000000000000004", 13, "year_start", "too large" },
  { "number-fraction", "\"year_start\": 4", "\"year_start\": 4.5", 13, "year_start", "A whole number" },
  { "number-exponent", "\"year_start\": 4", "\"year_start\": 4e0", 13, "year_start", "A whole number" },
  { "number-leading-zero", "\"year_start\": 4", "\"year_start\": 04", 13, "year_start", "A whole number" },
  { "number-plus", "\"year_start\": 4", "\"year_start\": +4", 13, "year_start", "A whole number" },
  { "number-hex", "\"year_start\": 4", "\"year_start\": 1x4", 13, NULL, "A comma or “}”" },
  { "number-nan", "\"year_start\": 4", "\"year_start\": NaN", 13, "year_start", "A whole number" },
  { "number-as-string", "\"year_start\": 4", "\"year_start\": \"4\"", 13, "year_start", "A whole number" },
  { "snapshot-format-zero", "\"format\": 1", "\"format\": 0", 233, "meetings[0].snapshots[0].format", "from 1 to" },

  /* types */
  { "number-for-text", "\"Water them\"", "7", 174, "themes[0].items[2].text", "A string or null" },
  { "list-for-text", "\"Water them\"", "[]", 174, "themes[0].items[2].text", "A string or null" },
  { "object-for-text", "\"Water them\"", "{}", 174, "themes[0].items[2].text", "A string or null" },
  { "true-for-text", "\"Water them\"", "true", 174, "themes[0].items[2].text", "A string or null" },
  { "false-for-flag", "\"flag\": true", "\"flag\": false", 104, ACTION ".flag", "True or null" },
  { "one-for-flag", "\"flag\": true", "\"flag\": 1", 104, ACTION ".flag", "True or null" },
  { "string-for-due", "\"first_due\": null", "\"first_due\": \"March 2026\"", 177, "themes[0].items[2].first_due", "An object of “words” and “window”" },
  { "string-for-status", "\"status\": null", "\"status\": \"#000001\"", 178, "themes[0].items[2].status", "An object of “id” and “stage”" },
  { "object-for-list", "\"members\": []", "\"members\": {}", 41, "parties[0].members", "A list was expected." },
  { "null-for-list", "\"members\": []", "\"members\": null", 41, "parties[0].members", "A list was expected." },
  { "string-for-item", "\"members\": []", "\"members\": [\"#000011\"]", 41, "parties[0].members[0]", "An object was expected." },
  { "number-for-derived", "\"number\": \"1.2\"", "\"number\": 1.2", 173, "themes[0].items[2].number", "A string or null" },
  { "object-for-derived", "\"number\": \"1.2\"", "\"number\": {\"a\": [1]}", 173, "themes[0].items[2].number", "A string or null" },
  { "number-for-id", "\"id\": \"#000041\"", "\"id\": 41", 172, "themes[0].items[2].id", "An id was expected." },
  { "null-for-id", "\"id\": \"#000041\"", "\"id\": null", 172, "themes[0].items[2].id", "An id was expected." },

  /* keys */
  { "key-twice", "\"notes\": null,\n          \"flag\"", "\"notes\": null, \"notes\": \"x\",\n          \"flag\"", 181, "themes[0].items[2].notes", "there twice" },
  { "key-twice-by-escape", "\"notes\": null,\n          \"flag\"", "\"notes\": null, \"note\\u0073\": \"x\",\n          \"flag\"", 181, "themes[0].items[2].notes", "there twice" },
  { "id-twice-in-object", "\"id\": \"#000041\"", "\"id\": \"#000041\", \"id\": \"#000043\"", 172, "themes[0].items[2].id", "there twice" },
  { "kind-twice", "\"kind\": \"priority\"", "\"kind\": \"priority\", \"kind\": \"action\"", 67, "themes[0].items[0].kind", "there twice" },
  { "list-twice", "\"members\": []", "\"members\": [], \"members\": []", 41, "parties[0].members", "there twice" },
  { "version-twice", "\"version\": 1", "\"version\": 1, \"version\": 1", 3, "version", "there twice" },
  { "words-twice", "\"words\": \"Spring\"", "\"words\": \"Spring\", \"words\": \"May\"", 158, ACTION ".updates[0].new_due.words", "there twice" },
  { "key-unknown", "\"flag\": true", "\"flag\": true, \"colour\": \"red\"", 104, ACTION, "“\342\201\250colour\342\201\251” is not known here" },
  { "key-of-other-kind", "\"text\": \"No street without a tree\"", "\"text\": \"No street\", \"due\": null", 69, "themes[0].items[0]", "due\342\201\251” is not known here" },
  { "key-unknown-at-top", "\"version\": 1", "\"version\": 1, \"rank\": \"a\"", 3, NULL, "rank\342\201\251” is not known here" },
  { "key-unknown-in-due", "\"words\": \"Spring\"", "\"words\": \"Spring\", \"year\": 1", 158, ACTION ".updates[0].new_due", "year\342\201\251” is not known here" },
  { "key-unknown-in-status", "\"stage\": \"agreed\"\n              }", "\"stage\": \"agreed\", \"word\": \"x\"\n              }", 99, ACTION ".status", "word\342\201\251” is not known here" },
  { "key-in-capitals", "\"flag\": true", "\"Flag\": true", 104, ACTION, "Flag\342\201\251” is not known here" },
  { "key-that-moves-the-cursor", "\"flag\": true", "\"\\u001b[2J\": true", 104, ACTION, "“\342\201\250\357\277\275[2J\342\201\251”" },
  { "field-missing", "\"rating\": \"green\",", "", 83, ACTION, "“rating” is missing" },
  { "list-missing", ",\n      \"members\": []", "", 28, "parties[0]", "“members” is missing" },
  { "id-missing", "\"id\": \"#000041\",", "", 170, "themes[0].items[2]", "“id” is missing" },
  { "kind-missing", "\"kind\": \"priority\",", "", 66, "themes[0].items[0]", "“kind” is missing" },
  { "format-missing", "\"format\": \"waymark-plan\",", "", 1, NULL, "“format” is missing" },
  { "version-missing", "\"version\": 1,", "", 1, NULL, "“version” is missing" },
  { "plan-id-missing", "\"id\": \"#0000a1\",", "", 1, NULL, "“id” is missing" },
  { "window-missing", ",\n                    \"window\": null", "", 157, ACTION ".updates[0].new_due", "“window” is missing" },
  { "status-id-missing", "\"id\": \"#000001\",\n                \"stage\"", "\"stage\"", 97, ACTION ".status", "“id” is missing" },
  { "plan-field-missing", "\"owner\": \"Aldmoor Street Partnership\",", "", 1, NULL, "“owner” is missing" },

  /* history: ignored, and JSON all the same */
  { "history-bad", "\"version\": 1,", "\"version\": 1, \"history\": [{\"a\": [1, tru]}],", 3, "history", "A value was expected." },
  { "history-brackets", "\"version\": 1,", "\"version\": 1, \"history\": [{]],", 3, "history", "A key in quotes" },
  { "history-twice", "\"version\": 1,", "\"version\": 1, \"history\": [], \"history\": [],", 3, "history", "there twice" },
  { "history-elsewhere", "\"flag\": true", "\"flag\": true, \"history\": []", 104, ACTION, "history\342\201\251” is not known here" },

  /* ids and links */
  { "id-short", "\"id\": \"#000041\"", "\"id\": \"41\"", 172, "themes[0].items[2].id", "An id is 32 characters" },
  { "id-capitals", "\"id\": \"#000041\"", "\"id\": \"#00004A\"", 172, "themes[0].items[2].id", "An id is 32 characters" },
  { "id-long", "\"id\": \"#000041\"", "\"id\": \"#0000041\"", 172, "themes[0].items[2].id", "An id is 32 characters" },
  { "id-plan", "\"id\": \"#000041\"", "\"id\": \"plan\"", 172, "themes[0].items[2].id", "An id is 32 characters" },
  { "plan-id-bad", "\"id\": \"#0000a1\"", "\"id\": \"plan\"", 4, "id", "An id is 32 characters" },
  { "id-of-another", "\"id\": \"#000041\"", "\"id\": \"#000010\"", 172, "themes[0].items[2].id", "Another item has this id" },
  { "id-of-parent", "\"id\": \"#000040\"", "\"id\": \"#000031\"", 85, ACTION ".id", "Another item has this id" },
  { "link-to-nothing", "\"target\": \"#000021\"", "\"target\": \"#0000ff\"", 142, ACTION ".references[1].target", "No item of this plan" },
  { "link-to-plan-id", "\"target\": \"#000021\"", "\"target\": \"#0000a1\"", 142, ACTION ".references[1].target", "No item of this plan" },
  { "link-to-wrong-kind", "\"target\": \"#000021\"", "\"target\": \"#000010\"", 142, ACTION ".references[1].target", "item of that kind" },
  { "link-bad", "\"target\": \"#000021\"", "\"target\": \"theme 2\"", 142, ACTION ".references[1].target", "An id is 32 characters" },
  { "status-to-nothing", "\"id\": \"#000002\",\n                    \"stage\"", "\"id\": \"#0000ff\",\n                    \"stage\"", 153, ACTION ".updates[0].status.id", "No item of this plan" },
  { "status-to-party", "\"id\": \"#000001\",\n                \"stage\"", "\"id\": \"#000010\",\n                \"stage\"", 98, ACTION ".status.id", "item of that kind" },
  { "party-to-nothing", "\"party\": \"#000011\"", "\"party\": \"#0000ff\"", 115, ACTION ".leads[1].party", "No item of this plan" },
  { "party-to-status", "\"party\": \"#000011\"", "\"party\": \"#000001\"", 115, ACTION ".leads[1].party", "item of that kind" },
  { "member-to-alias", "\"member\": \"#000010\"", "\"member\": \"#000012\"", 54, "parties[1].members[0].member", "item of that kind" },
  { "meeting-to-nothing", "\"meeting\": \"#000070\"", "\"meeting\": \"#0000ff\"", 163, ACTION ".updates[0].meeting", "No item of this plan" },
  { "about-a-party", "\"about\": \"#000040\"", "\"about\": \"#000010\"", 227, "meetings[0].decisions[0].about", "item of that kind" },
  { "into-itself-unknown", "\"into\": null", "\"into\": \"#0000ff\"", 34, "parties[0].into", "No item of this plan" },

  /* kinds, choices, dates, windows, limits */
  { "kind-unknown", "\"kind\": \"priority\"", "\"kind\": \"vision\"", 67, "themes[0].items[0].kind", "vision\342\201\251” cannot stand here" },
  { "kind-elsewhere", "\"kind\": \"priority\"", "\"kind\": \"party\"", 67, "themes[0].items[0].kind", "party\342\201\251” cannot stand here" },
  { "kind-too-deep", "\"kind\": \"action\",\n              \"id\"", "\"kind\": \"requirement\",\n              \"id\"", 84, ACTION ".kind", "requirement\342\201\251” cannot stand here" },
  { "kind-number", "\"kind\": \"priority\"", "\"kind\": 2", 67, "themes[0].items[0].kind", "A string was expected." },
  { "choice-unknown", "\"rating\": \"green\"", "\"rating\": \"lime\"", 101, ACTION ".rating", "green, amber, red, blue" },
  { "choice-capital", "\"stage\": \"in-progress\"\n    }", "\"stage\": \"In progress\"\n    }", 24, "statuses[1].stage", "One of these was expected" },
  { "relation-unknown", "\"relation\": \"depends\"", "\"relation\": \"blocks\"", 141, ACTION ".references[1].relation", "One of these" },
  { "date-words", "\"2026-01-14\"", "\"14 January\"", 149, ACTION ".updates[0].date", "A day such as" },
  { "date-no-such-day", "\"2026-01-14\"", "\"2026-02-29\"", 149, ACTION ".updates[0].date", "A day such as" },
  { "date-month-only", "\"2026-02-03\"", "\"2026-02\"", 219, "meetings[0].date", "A day such as" },
  { "date-with-time", "\"2026-02-03\"", "\"2026-02-03T10:00\"", 219, "meetings[0].date", "A day such as" },
  { "window-words", "\"../2026-03\"", "\"March\"", 91, ACTION ".due.window", "no window of time" },
  { "window-month-13", "\"../2026-03\"", "\"2026-13\"", 91, ACTION ".due.window", "no window of time" },
  { "window-backwards", "\"../2026-03\"", "\"2026-03/2025-03\"", 91, ACTION ".due.window", "no window of time" },
  { "window-empty", "\"../2026-03\"", "\"\"", 91, ACTION ".due.window", "written as null" },
  { "window-without-words", "\"words\": \"Spring\"", "\"words\": null", 158, ACTION ".updates[0].new_due.words", "A string was expected." },

  /* mentions */
  { "mentions-empty", "\"mentions\": null", "\"mentions\": []", 143, ACTION ".references[1].mentions", "written as null" },
  { "mention-of-no-text", "\"text\",\n                      24", "\"due\",\n                      24", 127, ACTION ".references[0].mentions[0]", "is no text" },
  { "mention-past-end", "37,\n                      1", "37,\n                      2", 132, ACTION ".references[0].mentions[1]", "ends before" },
  { "mention-far-past-end", "37,\n", "9223372036854775807,\n", 132, ACTION ".references[0].mentions[1]", "ends before" },
  { "mention-of-nothing", "37,\n                      1", "37,\n                      0", 135, ACTION ".references[0].mentions[1]", "has a length" },
  { "mention-before-text", "37,\n", "-1,\n", 135, ACTION ".references[0].mentions[1]", "begins at 0" },
  { "mentions-overlap", "37,\n", "24,\n", 132, ACTION ".references[0].mentions[1]", "Another reference is mentioned" },
  { "mention-in-unset-text", "\"text\",\n                      37", "\"notes\",\n                      37", 132, ACTION ".references[0].mentions[1]", "ends before" },
  { "mention-too-short", "\"leads\",\n                  \"See Action 1\"", "\"leads\"", 192, "themes[0].items[2].references[0].mentions[0]", "A mention is two strings" },
  { "mention-too-long", "\"leads\",\n                  \"See Action 1\"", "\"leads\", \"a\", \"b\"", 191, "themes[0].items[2].references[0].mentions[0]", "A mention is two strings" },
  { "mention-no-list", "\"mentions\": null", "\"mentions\": [\"text\"]", 143, ACTION ".references[1].mentions[0]", "A list was expected." },
  { "mention-half", "37,\n                      1", "37.5,\n                      1", 134, ACTION ".references[0].mentions[1]", "A whole number" },

};
/* clang-format on */

static char *
load_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "exchange", "samples", "plan.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
expand_ids (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "#", -1);

  return g_strjoinv ("00000000000000000000000000", parts);
}

static void
assert_refused (const char *text, gsize length, const char *place, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) plan = waymark_json_read (text, length, "plan.json", &error);

  g_assert_null (plan);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_JSON);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, what) == NULL)
    g_error ("got: %s\nnot: %s … %s", error->message, place, what);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autofree char *sample = load_sample ();
  g_autofree char *find = expand_ids (refusal->find);
  g_autofree char *with = expand_ids (refusal->with);
  g_autofree char *place = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  char *found = strstr (sample, find);

  g_assert_nonnull (found);
  g_string_append_len (text, sample, found - sample);
  g_string_append (text, with);
  g_string_append (text, found + strlen (find));

  if (refusal->path != NULL)
    place = g_strdup_printf ("“plan.json”, line %u: %s: ", refusal->line, refusal->path);
  else
    place = g_strdup_printf ("“plan.json”, line %u: ", refusal->line);
  assert_refused (text->str, text->len, place, refusal->what);
}

static void
test_other_documents (void)
{
  static const struct
  {
    const char *text;
    const char *place;
    const char *what;
  } documents[] = {
    { "", "“plan.json”, line 1: ", "The file ends too soon." },
    { " \n\n ", "“plan.json”, line 3: ", "The file ends too soon." },
    { "null", "“plan.json”, line 1: ", "A plan begins with “{”." },
    { "\n[]", "“plan.json”, line 2: ", "A plan begins with “{”." },
    { "\"waymark-plan\"", "“plan.json”, line 1: ", "A plan begins with “{”." },
    { "{}", "“plan.json”, line 1: ", "“format” is missing" },
    { "{\"format\": \"other\", \"version\": 1}", "“plan.json”, line 1: format: ", "not a plan" },
    { "{\"format\": 1}", "“plan.json”, line 1: format: ", "A string was expected." },
    { "{\"format\": \"waymark-plan\", \"version\": 0}",
      "“plan.json”, line 1: version: ",
      "no such version" },
    { "{\"format\": \"waymark-plan\", \"version\": \"1\"}",
      "“plan.json”, line 1: version: ",
      "A whole number" },
    { "SQLite format 3", "“plan.json”, line 1: ", "A plan begins with “{”." },
    { "\xff\xfe{", "“plan.json”, line 1: ", "A plan begins with “{”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    assert_refused (
        documents[i].text, strlen (documents[i].text), documents[i].place, documents[i].what);

  /* A NUL byte is not the end of the document. */
  assert_refused ("{\0}", 3, "“plan.json”, line 1: ", "“format” is missing");
}

static void
test_newer_version (void)
{
  /* The version is seen even when it stands behind keys of that later version. */
  static const char *const documents[] = {
    "{\"format\": \"waymark-plan\", \"version\": 2}",
    "{\"budget\": {\"a\": [1, \"}\"]}, \"format\": \"waymark-plan\", \"version\": 2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (waymark_json_read (documents[i], strlen (documents[i]), "plan.json", &error));
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NEWER_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "“plan.json”, line 1: version: "));
    }
}

/* A file that was cut off anywhere is no plan. */
static void
test_cut_off (void)
{
  g_autofree char *sample = load_sample ();
  gsize length = strlen (sample) - 1;

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_memdup2 (sample, i + 1);

      assert_refused (copy, i, "“plan.json”, line ", "");
    }
}

static char *
replace_first (const char *find, const char *with)
{
  g_autofree char *sample = load_sample ();
  const char *found = strstr (sample, find);

  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int) (found - sample), sample, with, found + strlen (find));
}

static void
test_nesting (void)
{
  const gsize depth = 100000;
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');
  g_autofree char *nested = g_strconcat (open, close, NULL);
  g_autofree char *in_field = NULL;
  g_autofree char *in_list = NULL;
  g_autofree char *in_unknown = NULL;
  g_autofree char *before_id = NULL;
  g_autofree char *members = g_strdup_printf ("\"members\": %s", nested);
  g_autofree char *unknown = g_strdup_printf ("\"x\": %s,\n  \"owner\"", nested);
  g_autofree char *early =
      g_strdup_printf ("\"x\": %s, \"id\": \"00000000000000000000000000000041\"", nested);

  assert_refused (nested, strlen (nested), "“plan.json”, line 1: ", "A plan begins with");

  in_field = replace_first ("\"Seats\"", nested);
  assert_refused (
      in_field, strlen (in_field), "“plan.json”, line 209: themes[1].title: ", "A string or null");

  in_list = replace_first ("\"members\": []", members);
  assert_refused (
      in_list, strlen (in_list), "“plan.json”, line 41: parties[0].members[0]: ", "An object");

  in_unknown = replace_first ("\"owner\"", unknown);
  assert_refused (in_unknown, strlen (in_unknown), "“plan.json”, line 7: ", "is not known here");

  before_id = replace_first ("\"id\": \"00000000000000000000000000000041\"", early);
  assert_refused (before_id,
                  strlen (before_id),
                  "“plan.json”, line 172: themes[0].items[2]: ",
                  "is not known here");
}

static void
test_sizes (void)
{
  g_autofree char *huge = g_malloc (50 * 1024 * 1024 + 3);
  g_autofree char *in_text = NULL;
  g_autofree char *long_words = NULL;
  g_autofree char *long_text = NULL;
  g_autofree char *good_text = NULL;
  g_autofree char *filled = NULL;
  g_autoptr (GString) emoji = g_string_new ("\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;

  memset (huge, 'a', 50 * 1024 * 1024 + 2);
  huge[0] = huge[50 * 1024 * 1024 + 1] = '"';
  huge[50 * 1024 * 1024 + 2] = '\0';
  in_text = replace_first ("\"Water them\"", huge);
  assert_refused (
      in_text, strlen (in_text), "“plan.json”, line 174: themes[0].items[2].text: ", "65536");

  /* Limits count characters, not bytes. */
  for (guint i = 0; i < 501; i++)
    g_string_append (emoji, "🌳");
  g_string_append_c (emoji, '"');
  long_words = replace_first ("\"Seats\"", emoji->str);
  assert_refused (
      long_words, strlen (long_words), "“plan.json”, line 209: themes[1].title: ", "500");

  g_string_truncate (emoji, 1);
  for (guint i = 0; i < 65536; i++)
    g_string_append (emoji, "🌳");
  g_string_append_c (emoji, '"');
  good_text = replace_first ("\"Water them\"", emoji->str);
  plan = waymark_json_read (good_text, strlen (good_text), "plan.json", &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan);

  g_string_insert (emoji, 1, "🌳");
  long_text = replace_first ("\"Water them\"", emoji->str);
  assert_refused (
      long_text, strlen (long_text), "“plan.json”, line 174: themes[0].items[2].text: ", "65536");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/refuse/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/json/refuse-document", test_other_documents);
  g_test_add_func ("/json/refuse-newer", test_newer_version);
  g_test_add_func ("/json/refuse-cut-off", test_cut_off);
  g_test_add_func ("/json/refuse-nesting", test_nesting);
  g_test_add_func ("/json/refuse-sizes", test_sizes);
  return g_test_run ();
}
