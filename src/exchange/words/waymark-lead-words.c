/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-lead-words.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"
#include "waymark-word-list.h"

/* Lists parted by "|", known in English and in the reader's language, folded once. */
enum
{
  LIST_ALL,
  LIST_GROUPS,
  LIST_ROLES,
  LIST_TEAMS,
  LIST_BODIES,
  LIST_PAIRS,
  LIST_SUPPORT,
  LIST_SUPPORTED,
  N_LISTS,
};

static const char *const lists[N_LISTS] = {
  /* Translators: leads that are everyone, parted by "|" */
  [LIST_ALL] =
      NC_ ("lead words",
           "all|everyone|everybody|all partners|all members|all agencies|all organisations|"
           "all services|all leads|all partner organisations"),
  /* Translators: words in the names of groups, parted by "|" */
  [LIST_GROUPS] =
      NC_ ("lead words",
           "group|groups|forum|board|partnership|network|committee|panel|alliance|subgroup|"
           "workstream|taskforce|consortium|cabinet|assembly|collaborative"),
  /* Translators: words in the names of posts, parted by "|" */
  [LIST_ROLES] =
      NC_ ("lead words",
           "officer|officers|manager|managers|director|directors|head|coordinator|co-ordinator|"
           "commissioner|chair|worker|adviser|advisor|lead|secretary|champion|planner|senco"),
  /* Translators: words in the names of teams, parted by "|" */
  [LIST_TEAMS] = NC_ (
      "lead words",
      "team|teams|service|services|department|directorate|unit|commissioning|office|division|hub"),
  /* Translators: words in the names of organisations, parted by "|" */
  [LIST_BODIES] = NC_ (
      "lead words",
      "council|trust|nhs|police|university|college|colleges|school|schools|association|ltd|cic|icb|"
      "icbs|ccg|agency|authority|charity|society|company|foundation|federation|landlords|"
      "providers|practices|hospital|housing association|borough|centre|union|chamber"),
  /* Translators: two words that "and" joins within one name, "left right", parted by "|" */
  [LIST_PAIRS] = NC_ (
      "lead words",
      "health wellbeing|health social|health care|health housing|children families|children young|"
      "children adults|adults children|adult health|police crime|fire rescue|education skills|"
      "skills employment|employment skills|learning development|learning skills|care health|"
      "housing homelessness|housing communities|parks green|parks open|information advice|"
      "advice guidance|advice information|communications engagement|marketing communications|"
      "communities environment|planning regeneration|planning building|economy growth|"
      "culture leisure|leisure culture|sport leisure|equality diversity|policy performance|"
      "performance improvement|quality improvement|commissioning procurement|adults health|"
      "families communities|community safety|transport highways|highways transport|"
      "waste recycling|energy climate|climate environment|people communities|"
      "people places|learning disability|mental physical|drug alcohol|drugs alcohol|"
      "research development|human resources|advocacy advice|young people|age uk"),
  /* Translators: words in front of a lead that only supports, parted by "|" */
  [LIST_SUPPORTED] = NC_ ("lead words",
                          "supported by|with support from|with support of|in partnership "
                          "with|working with|together with|"
                          "alongside|with"),
  /* Translators: words that say that a lead only supports, parted by "|" */
  [LIST_SUPPORT] =
      NC_ ("lead words",
           "support|supporting|supported by|with support from|supporting lead|partner|partners"),
};

static GHashTable *
get_list (guint list)
{
  static gsize once = 0;
  static GHashTable *tables[N_LISTS];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_LISTS; i++)
        tables[i] = waymark_word_list_read ("lead words", lists[i]);
      g_once_init_leave (&once, 1);
    }
  return tables[list];
}

static gboolean
is_in (guint list, const char *words)
{
  g_autofree char *folded = waymark_words_fold (words);

  return g_hash_table_contains (get_list (list), folded);
}

static gboolean
has_word_of (guint list, const char *name)
{
  g_autofree char *folded = waymark_words_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (get_list (list), words[i]))
      return TRUE;
  return FALSE;
}

/* "MBC", "NHS", "ICB": two to eight capitals. */
static gboolean
is_acronym (const char *name)
{
  gsize letters = 0;

  for (const char *at = name; *at != '\0'; at++)
    {
      if (!g_ascii_isupper (*at) && !g_ascii_isdigit (*at) && *at != '&')
        return FALSE;
      letters++;
    }
  return letters >= 2 && letters <= 8;
}

/**
 * waymark_lead_words_is_everyone:
 * @name: a lead
 *
 * Returns: whether it means everyone
 */
gboolean
waymark_lead_words_is_everyone (const char *name)
{
  return is_in (LIST_ALL, name);
}

/**
 * waymark_lead_words_is_body:
 * @name: words
 *
 * Returns: whether they look like the whole name of an organisation, team or group
 */
gboolean
waymark_lead_words_is_body (const char *name)
{
  return is_acronym (name) || has_word_of (LIST_BODIES, name) || has_word_of (LIST_TEAMS, name) ||
         has_word_of (LIST_GROUPS, name);
}

/**
 * waymark_lead_words_is_name:
 * @name: a lead
 *
 * Returns: whether it is a name that other names do not begin with by chance, as
 *   they would with "Health"
 */
gboolean
waymark_lead_words_is_name (const char *name)
{
  return is_acronym (name) || strchr (name, ' ') != NULL || has_word_of (LIST_BODIES, name);
}

/**
 * waymark_lead_words_guess_type:
 * @name: a lead
 *
 * Returns: (nullable): what type of party it seems to be
 */
const char *
waymark_lead_words_guess_type (const char *name)
{
  if (waymark_lead_words_is_everyone (name))
    return "everyone";
  if (is_acronym (name))
    return "organisation";
  if (has_word_of (LIST_GROUPS, name))
    return "group";
  if (has_word_of (LIST_ROLES, name))
    return "role";
  if (has_word_of (LIST_TEAMS, name))
    return "team";
  if (has_word_of (LIST_BODIES, name))
    return "organisation";
  return NULL;
}

/**
 * waymark_lead_words_find_and:
 * @text: words
 * @length: (out): bytes of the "and" with its blanks
 *
 * Returns: (nullable): the next " and " or " & "
 */
const char *
waymark_lead_words_find_and (const char *text, gsize *length)
{
  /* Translators: the word between two leads: "Council and Carers Service" */
  const char *const words[] = { "and", C_ ("between two leads", "and"), "&" };

  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        gsize word = strlen (words[i]);

        if (strncmp (at + 1, words[i], word) == 0 && at[1 + word] == ' ')
          {
            *length = word + 2;
            return at;
          }
      }
  return NULL;
}

/**
 * waymark_lead_words_belong_together:
 * @left: words before an "and"
 * @right: words after it
 *
 * Returns: whether the "and" is part of one name: "Health and Wellbeing Board"
 */
gboolean
waymark_lead_words_belong_together (const char *left, const char *right)
{
  g_autofree char *folded_left = waymark_words_fold (left);
  g_autofree char *folded_right = waymark_words_fold (right);
  const char *last = strrchr (folded_left, ' ');
  g_autofree char *pair = NULL;

  folded_right[strcspn (folded_right, " ")] = '\0';
  pair = g_strdup_printf ("%s %s", last != NULL ? last + 1 : folded_left, folded_right);
  return g_hash_table_contains (get_list (LIST_PAIRS), pair);
}

/* ---- separators */

static void
piece_free (WaymarkLeadPiece *piece)
{
  waymark_lead_part_free (piece->part);
  g_free (piece->dropped);
  g_free (piece);
}

/* Initials of the name, or simply capitals: what stands in brackets behind a name is then its short
 * form. */
static gboolean
is_short_form (const char *name, const char *words)
{
  return is_acronym (words) && strchr (name, ' ') != NULL && strlen (words) < strlen (name);
}

static void
take_bracket (WaymarkLeadPart *part)
{
  gsize length = strlen (part->name);
  char *open;
  char *words;

  if (length < 3 || part->name[length - 1] != ')')
    return;
  open = strrchr (part->name, '(');
  if (open == NULL || open == part->name)
    return;
  words = g_strstrip (g_strndup (open + 1, part->name + length - 1 - (open + 1)));
  *open = '\0';
  g_strstrip (part->name);
  if (is_short_form (part->name, words))
    part->short_name = words;
  else
    {
      part->support |= is_in (LIST_SUPPORT, words);
      part->qualifier = words;
    }
}

static void
take_dash (WaymarkLeadPart *part)
{
  static const char *const dashes[] = { " – ", " — ", " - " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes) && part->qualifier == NULL; i++)
    {
      char *dash = strstr (part->name, dashes[i]);

      if (dash == NULL || dash == part->name)
        continue;
      part->qualifier = g_strstrip (g_strdup (dash + strlen (dashes[i])));
      *dash = '\0';
      g_strstrip (part->name);
    }
}

static void
drop_front (WaymarkLeadPiece *piece, gsize length)
{
  char *name = piece->part->name;
  char *front = g_strndup (name, length);
  char *both =
      piece->dropped != NULL ? g_strconcat (piece->dropped, " ", front, NULL) : g_strdup (front);

  g_free (front);
  g_free (piece->dropped);
  piece->dropped = both;
  piece->part->name = g_strstrip (g_strdup (name + length));
  g_free (name);
}

/* Bytes of "supported by" and the like in front of a name. */
static gsize
supported_length (const char *name)
{
  GHashTableIter iter;
  gpointer phrase;
  gsize longest = 0;

  g_hash_table_iter_init (&iter, get_list (LIST_SUPPORTED));
  while (g_hash_table_iter_next (&iter, &phrase, NULL))
    {
      gsize length = strlen (phrase);

      if (length > longest && g_ascii_strncasecmp (name, phrase, length) == 0 &&
          name[length] == ' ')
        longest = length;
    }
  return longest;
}

/* "Lead: Housing", "Support: Police", "supported by Police" within a cell. */
static void
take_role (WaymarkLeadPiece *piece, gboolean *support)
{
  const char *name = piece->part->name;
  const char *colon = strchr (name, ':');
  gsize length;

  if (colon != NULL && colon - name < 32)
    {
      g_autofree char *label = g_strndup (name, colon - name);
      WaymarkColumn column = waymark_column_find_label (label);

      if (column == WAYMARK_COLUMN_LEADS || column == WAYMARK_COLUMN_SUPPORT)
        {
          *support = column == WAYMARK_COLUMN_SUPPORT;
          drop_front (piece, colon + 1 - name);
        }
    }
  length = supported_length (piece->part->name);
  if (length > 0)
    {
      *support = TRUE;
      drop_front (piece, length);
    }
  piece->part->support = *support;
}

static void
drop_bullet (char *name)
{
  gsize length = g_str_has_prefix (name, "• ")   ? strlen ("• ")
                 : g_str_has_prefix (name, "- ") ? 2
                                                 : 0;

  if (length > 0)
    memmove (name, name + length, strlen (name + length) + 1);
}

static void
add_piece (GPtrArray *pieces, const char *start, gsize length, gboolean in_list, gboolean *support)
{
  WaymarkLeadPiece *piece = g_new0 (WaymarkLeadPiece, 1);

  while (length > 0 && strchr (" .,;", start[length - 1]) != NULL)
    length--;
  piece->part = g_new0 (WaymarkLeadPart, 1);
  piece->part->name = g_strstrip (g_strndup (start, length));
  piece->in_list = in_list;
  drop_bullet (piece->part->name);
  if (in_list && g_ascii_strncasecmp (piece->part->name, "and ", 4) == 0)
    drop_front (piece, strlen ("and"));
  else if (in_list && g_str_has_prefix (piece->part->name, "& "))
    drop_front (piece, strlen ("&"));
  take_role (piece, support);
  take_bracket (piece->part);
  take_dash (piece->part);
  if (waymark_words_count (piece->part->name) == 0 && piece->dropped == NULL)
    {
      piece_free (piece);
      return;
    }
  g_ptr_array_add (pieces, piece);

  /* "Council (supported by Police)" names two. */
  if (piece->part->qualifier != NULL && supported_length (piece->part->qualifier) > 0)
    {
      g_autofree char *supporter = g_steal_pointer (&piece->part->qualifier);
      gboolean theirs = TRUE;

      add_piece (pieces, supporter, strlen (supporter), FALSE, &theirs);
    }
}

static gboolean
is_separator (const char *cell, const char *at)
{
  switch (*at)
    {
    case '\n':
    case ';':
    case '|':
      return TRUE;
    case ',':
      return !(g_ascii_isdigit (at[1]) && at > cell && g_ascii_isdigit (at[-1]));
    case '/':
      /* Not in "24/7" and "n/a". */
      return !(at > cell && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1])) &&
             !(at == cell + 1 && g_ascii_tolower (*cell) == 'n' && g_ascii_tolower (at[1]) == 'a' &&
               at[2] == '\0');
    case '+':
      return at > cell && at[-1] == ' ' && at[1] == ' ';
    default:
      return FALSE;
    }
}

/**
 * waymark_lead_words_separate:
 * @cell: a lead cell
 *
 * Takes a cell apart at / , ; | + and line ends, not within brackets, and each
 * piece into name, short name and qualifier.
 *
 * Returns: (transfer full) (element-type WaymarkLeadPiece): its pieces
 */
GPtrArray *
waymark_lead_words_separate (const char *cell)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  const char *start = cell;
  const char *last_close = strrchr (cell, ')');
  gboolean in_list = FALSE, support = FALSE;
  guint depth = 0;

  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '(' && last_close != NULL && at < last_close)
        depth++;
      else if (*at == ')' && depth > 0)
        depth--;
      if (depth > 0 || !is_separator (cell, at))
        continue;
      add_piece (pieces, start, at - start, in_list, &support);
      in_list = *at == ',';
      start = at + 1;
    }
  add_piece (pieces, start, strlen (start), in_list, &support);
  return pieces;
}

/* ---- what is left of a cell */

/* Takes one word of the folded words away, where it is there. */
static gboolean
take_word (GString *folded, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = folded->str; (at = strstr (at, word)) != NULL; at += length)
    if ((at == folded->str || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      {
        gsize start = at - folded->str;

        g_string_erase (folded, start, length + (at[length] == ' '));
        return TRUE;
      }
  return FALSE;
}

/* The next word as written, without the signs around it; "" at the end. */
static char *
dup_next_word (const char **at)
{
  GString *word = g_string_new (NULL);

  for (; **at != '\0'; *at = g_utf8_next_char (*at))
    {
      gunichar c = g_utf8_get_char (*at);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) ||
          (word->len > 0 && (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc)))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        break;
    }
  return g_string_free (word, FALSE);
}

/**
 * waymark_lead_words_find_rest:
 * @cell: a lead cell
 * @parts: (element-type WaymarkLeadPart): who it is said to name
 *
 * Returns: (transfer full) (nullable): the words of the cell that none of them has
 */
char *
waymark_lead_words_find_rest (const char *cell, GPtrArray *parts)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *folded_names = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (names,
                              "%s %s %s ",
                              part->name,
                              part->short_name != NULL ? part->short_name : "",
                              part->qualifier != NULL ? part->qualifier : "");
    }
  folded_names = waymark_words_fold (names->str);
  g_string_assign (left, folded_names);
  while (TRUE)
    {
      g_autofree char *word = dup_next_word (&cell);
      g_autofree char *folded = waymark_words_fold (word);

      if (*folded == '\0')
        break;
      if (!take_word (left, folded))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", word);
    }
  return rest->len > 0 ? g_strdup (rest->str) : NULL;
}
