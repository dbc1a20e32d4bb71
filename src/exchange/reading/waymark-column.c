/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-column.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"

#define LONGEST_LABEL 48

/*
 * The headings that people give the columns of an action plan, parted by "|". English
 * is always known; a translation adds the headings of its own language, as many as
 * people there use. Written here in any spelling: case, signs and plural "(s)" are aside.
 */
static const struct
{
  WaymarkColumn column;
  const char *name;
  const char *label;
  const char *headings;
} columns[] = {
  { WAYMARK_COLUMN_UNKNOWN, "unknown", NC_ ("column", "Notes, with its heading"), NULL },
  { WAYMARK_COLUMN_NUMBER,
    "number",
    NC_ ("column", "Number"),
    /* Translators: headings of table columns that hold a number, in every form usual in your
       language, parted by "|" */
    NC_ ("column headings",
         "No.|No|Nr|Num|Number|#|Ref|Ref.|Ref no|Ref. No.|Reference|Reference number|Item|Item "
         "no|ID|"
         "Action no|Action number|Action ref|Action reference|Action ID|S/N|Sl no|Line|Code") },
  { WAYMARK_COLUMN_THEME,
    "theme",
    NC_ ("column", "Theme"),
    /* Translators: headings of table columns that name the theme or chapter, parted by "|" */
    NC_ (
        "column headings",
        "Theme|Themes|Strategic theme|Key theme|Theme name|Strand|Pillar|Workstream|Work "
        "stream|Area|"
        "Focus area|Area of focus|Key area|Priority area|Priority "
        "theme|Sector|Topic|Chapter|Section|"
        "Strategic priority|Key priority|Strategic aim|Domain|Category|Programme area|Goal area") },
  { WAYMARK_COLUMN_OBJECTIVE,
    "objective",
    NC_ ("column", "Requirement"),
    /* Translators: headings of table columns that hold what actions are for, parted by "|" */
    NC_ (
        "column headings",
        "Requirement|Requirements|Objective|Objectives|Aim|Aims|Strategic objective|Key objective|"
        "What we want to achieve|What do we want to achieve|What do we need to do|What we need to "
        "do|"
        "Need|Need identified|Issue|Issue identified|Standard|Commitment|We will|Goal|Goals|"
        "Our aim|Our objective|Recommendation|Finding|Area for improvement|Improvement area|"
        "Area for development|Problem|Challenge|Ambition|Statement|What carers told us|You said") },
  { WAYMARK_COLUMN_ACTION,
    "action",
    NC_ ("column", "Action"),
    /* Translators: headings of table columns that hold actions, parted by "|" */
    NC_ ("column headings",
         "Action|Actions|Action required|Actions required|Required action|Action to be taken|"
         "Actions to be taken|Key action|Key actions|Proposed action|Action point|Action points|"
         "Agreed action|Action description|Description of action|Action "
         "detail|Description|Task|Tasks|"
         "Activity|Activities|Key activities|Key tasks|What|What we will do|What will we do|"
         "How we will do it|How will we do it|How will we achieve this|How we will achieve this|"
         "How|Steps|Action steps|Deliverable|Deliverables|Intervention|Project|Initiative|"
         "Planned action|Planned activity|What needs to be done|What needs to happen|To do|"
         "What are we going to do|We did|Action item|Action items|Measures to be taken|Detail of "
         "action") },
  { WAYMARK_COLUMN_BOTH,
    "requirement-and-action",
    NC_ ("column", "Requirement and action"),
    /* Translators: headings of table columns that hold requirements and their actions in turn,
       parted by "|" */
    NC_ ("column headings",
         "Requirement and action|Requirements and actions|Requirement/action|Requirement / action|"
         "Objective and action|Objectives and actions|Objective/action|Action/requirement|"
         "Priority and action|Priority/action|Aim and action|Recommendation and action|"
         "Objective and actions|Requirement and actions") },
  { WAYMARK_COLUMN_PHASE,
    "phase",
    NC_ ("column", "Phase"),
    /* Translators: headings of table columns that hold the phase or year of an action, parted by
       "|" */
    NC_ ("column headings",
         "Phase|Year|Yr|Stage of plan|Phase/year|Year/phase|Delivery year|Plan year|Phase of "
         "delivery") },
  { WAYMARK_COLUMN_LEADS,
    "leads",
    NC_ ("column", "Leads"),
    /* Translators: headings of table columns that say who leads, parted by "|" */
    NC_ ("column headings",
         "Lead|Leads|Lead(s)|Lead officer|Lead officers|Lead officer(s)|Lead agency|Lead agencies|"
         "Lead organisation|Lead organisations|Lead organization|Lead organisation(s)|Lead partner|"
         "Lead partners|Lead partner(s)|Lead person|Lead body|Lead name|Action lead|Lead "
         "service|Lead department|"
         "Lead team|Delivery lead|Strategic lead|Project lead|Led by|Owner|Owners|Owner(s)|Action "
         "owner|"
         "Who|Who?|By whom|By who|Whom|Who will do it|Who will lead|Who is responsible|Who by|"
         "Responsible|Responsibility|Responsibilities|Responsible officer|Responsible person|"
         "Person responsible|Persons responsible|Responsible body|Responsible organisation|"
         "Responsible lead|Responsible party|Responsible agency|Lead "
         "responsibility|Accountable|Accountability|"
         "Accountable officer|Accountable lead|Assigned to|Allocated to|Agency|Agencies|"
         "Organisation|Organisations|Organization|Named lead|Officer|Lead/owner|Leads and partners|"
         "Lead and partners|Lead & partners|Lead/partners|Delivered by|Owned by|Delivery") },
  { WAYMARK_COLUMN_SUPPORT,
    "support",
    NC_ ("column", "Support"),
    /* Translators: headings of table columns that say who supports the leads, parted by "|" */
    NC_ ("column headings",
         "Partners|Partner|Partner(s)|Key partners|Partner organisations|Supporting partners|"
         "Support|Supported by|Supporting|Supporting organisations|Delivery partners|Partners "
         "involved|"
         "Other partners|Other agencies|Partner agencies|Supporting leads|Supporting agencies|With|"
         "Contributors|Involved|Who else|Who else is involved|Working with") },
  { WAYMARK_COLUMN_DUE,
    "due",
    NC_ ("column", "Due"),
    /* Translators: headings of table columns that say until when, parted by "|" */
    NC_ ("column headings",
         "Due|Due date|Due by|End|Date due|Timescale|Timescales|Timescale(s)|Time "
         "scale|Time-scale|Timeframe|"
         "Time frame|Timeline|Timing|Time|Target date|Target completion date|Target completion|"
         "Target timescale|Target deadline|When|When?|By when|By when?|Deadline|Deadlines|"
         "Completion date|Complete by|Date for completion|Expected completion|"
         "Expected completion date|Planned completion|Planned completion date|End date|Finish|"
         "Finish date|Date|Delivery date|To be completed by|By|Milestone date|Review date|"
         "Revised date|Date of completion|Anticipated completion|Estimated completion|Quarter|Due "
         "in") },
  { WAYMARK_COLUMN_START,
    "start",
    NC_ ("column", "Start"),
    /* Translators: headings of table columns that say from when, parted by "|" */
    NC_ ("column headings",
         "Start|Start date|From|Begin|Begins|Date started|Commence|Commencement date|Starting") },
  { WAYMARK_COLUMN_STATUS,
    "status",
    NC_ ("column", "Status"),
    /* Translators: headings of table columns that hold the state of an action, parted by "|" */
    NC_ ("column headings",
         "Status|Current status|Action status|State|Progress status|Stage|Delivery status|"
         "Status of action|Complete?|Completed|Completed?|Done|Done?|Complete") },
  { WAYMARK_COLUMN_RATING,
    "rating",
    NC_ ("column", "Rating"),
    /* Translators: headings of table columns that hold green, amber and red, parted by "|" */
    NC_ ("column headings",
         "RAG|RAG rating|RAG status|BRAG|BRAG rating|BRAG status|BRAGG|RAGB|RAYG|Rating|Traffic "
         "light|"
         "RAG/status|Status (RAG)|Progress RAG|Progress (RAG)|RAG Progress|Confidence|Delivery "
         "confidence") },
  { WAYMARK_COLUMN_PROGRESS,
    "progress",
    NC_ ("column", "Progress"),
    /* Translators: headings of table columns that tell the progress made, parted by "|" */
    NC_ ("column headings",
         "Progress|Progress to date|Progress update|Progress so far|Update|Updates|Latest update|"
         "Current position|Progress made|Position statement|Progress report|Quarterly update|"
         "Progress and outcomes|Progress/update|Update on progress|Monitoring|Progress against "
         "action|"
         "Progress notes|Achievements|What we did|What we have done|Where are we now") },
  { WAYMARK_COLUMN_NOTES,
    "notes",
    NC_ ("column", "Notes"),
    /* Translators: headings of table columns that hold notes, parted by "|" */
    NC_ ("column headings",
         "Notes|Note|Comments|Comment|Remarks|Remark|Commentary|Further information|Additional "
         "information|"
         "Other information|Notes/comments|Comments/notes|Further details|Details|Detail|"
         "Narrative|Notes and comments|Additional notes|Information|Explanation") },
  { WAYMARK_COLUMN_OUTCOME,
    "outcome",
    NC_ ("column", "Outcome, in the notes"),
    /* Translators: headings of table columns that say what will be different, parted by "|" */
    NC_ (
        "column headings",
        "Outcome|Outcomes|Outcome(s)|Expected outcome|Expected outcomes|Desired outcome|"
        "Intended outcome|Intended outcomes|Planned outcome|Impact|Expected impact|Intended impact|"
        "Benefit|Benefits|Result|Results|Output|Outputs|What will be different|"
        "What difference will it make|Difference made|Desired outcomes|Output/outcome|So that") },
  { WAYMARK_COLUMN_MEASURE,
    "measure",
    NC_ ("column", "Measure"),
    /* Translators: headings of table columns that say how success is measured, parted by "|" */
    NC_ ("column headings",
         "Measure|Measures|Measure of success|Measures of success|Success measure|Success measures|"
         "KPI|KPIs|Key performance indicator|Performance indicator|Performance measure|"
         "Indicator|Indicators|Metric|Metrics|Success criteria|Success criterion|Evidence of "
         "success|"
         "How will we know|How we will know|How will we know it has worked|How will we measure "
         "success|"
         "How we will measure success|How will success be measured|How will we measure this|"
         "Measured by|Measure/KPI|KPI/measure|Success looks like|What does good look like|"
         "What success looks like|What does success look like|What will success look like") },
  { WAYMARK_COLUMN_BASELINE,
    "baseline",
    NC_ ("column", "Baseline"),
    /* Translators: headings of table columns that hold the value at the start, parted by "|" */
    NC_ ("column headings",
         "Baseline|Base line|Baseline figure|Starting point|Current performance|Where we are now|"
         "Baseline position|Baseline data") },
  { WAYMARK_COLUMN_GOAL,
    "target",
    NC_ ("column", "Target"),
    /* Translators: headings of table columns that hold a value to reach, parted by "|" */
    NC_ ("column headings",
         "Target|Targets|Target figure|Target value|Target/goal|Target outcome|KPI target|Ambition "
         "level") },
  { WAYMARK_COLUMN_LEVEL,
    "level",
    NC_ ("column", "Importance, in the notes"),
    /* Translators: headings of table columns that hold high, medium and low, parted by "|" */
    NC_ ("column headings",
         "Priority level|Priority rating|Importance|Urgency|Level of priority|H/M/L|Priority "
         "(H/M/L)|"
         "Priority H M L|Priority (high/medium/low)|Priority score|Ranking") },
  { WAYMARK_COLUMN_PRIORITY,
    "priority",
    NC_ ("column", "Priority"),
    /* Translators: headings of table columns that are called priority, which may group actions or
       grade them, parted by "|" */
    NC_ ("column headings", "Priority|Priorities") },
  { WAYMARK_COLUMN_DETAIL,
    "detail",
    NC_ ("column", "Notes, with its heading"),
    /* Translators: headings of table columns that a plan keeps among its notes, parted by "|" */
    NC_ ("column headings",
         "Resources|Resource|Resource required|Resources required|Resource "
         "implications|Cost|Costs|Budget|Funding|"
         "Funding source|Risk|Risks|Risks and mitigation|Evidence|Links|Link to strategy|Strategy "
         "link|"
         "Milestone|Milestones|Key milestones|Rationale|Why|Why?|Dependencies|Location|Where|"
         "Governance|Reporting to|Barriers|Next steps|Contact|Source|Carbon saving|"
         "Estimated cost|Equality impact|Group affected|Who benefits|Theme link") },
  { WAYMARK_COLUMN_LEFT_OUT, "left-out", NC_ ("column", "Leave out"), NULL },
};

/* Words that, somewhere in a longer heading, tell its meaning; the first that is found decides. */
static const struct
{
  WaymarkColumn column;
  const char *words;
} hints[] = {
  { WAYMARK_COLUMN_RATING, "rag|brag" },
  { WAYMARK_COLUMN_BOTH, "requirement and action|objective and action" },
  { WAYMARK_COLUMN_NUMBER, "ref|reference" },
  { WAYMARK_COLUMN_START, "start" },
  { WAYMARK_COLUMN_DUE,
    "timescale|timescales|deadline|timeframe|due|when|completion|complete by|date" },
  { WAYMARK_COLUMN_SUPPORT, "supporting|partners" },
  { WAYMARK_COLUMN_LEADS, "lead|leads|responsible|responsibility|owner|whom|accountable" },
  { WAYMARK_COLUMN_MEASURE, "kpi|kpis|measure|measures|indicator|indicators|success" },
  { WAYMARK_COLUMN_PROGRESS, "progress|update|updates|position" },
  { WAYMARK_COLUMN_STATUS, "status" },
  { WAYMARK_COLUMN_OUTCOME, "outcome|outcomes|impact" },
  { WAYMARK_COLUMN_BASELINE, "baseline" },
  { WAYMARK_COLUMN_NOTES, "comments|notes|comment" },
  { WAYMARK_COLUMN_ACTION, "action|actions|activity|task|tasks|we will do" },
  { WAYMARK_COLUMN_OBJECTIVE, "objective|objectives|requirement|requirements|aim" },
  { WAYMARK_COLUMN_THEME, "theme" },
  { WAYMARK_COLUMN_GOAL, "target" },
};

static void
add_headings (GHashTable *table, const char *headings, WaymarkColumn column)
{
  g_auto (GStrv) parts = g_strsplit (headings, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = waymark_words_fold (parts[i]);

      if (*folded == '\0')
        {
          g_free (folded);
          folded = g_strdup (g_strstrip (parts[i]));
        }
      if (!g_hash_table_contains (table, folded))
        g_hash_table_insert (table, g_steal_pointer (&folded), GUINT_TO_POINTER (column));
    }
}

static GHashTable *
get_headings (void)
{
  static gsize once = 0;
  static GHashTable *table;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (columns[i].headings != NULL)
          add_headings (table, columns[i].headings, columns[i].column);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (columns[i].headings != NULL)
          add_headings (
              table, waymark_pgettext2 ("column headings", columns[i].headings), columns[i].column);
      g_once_init_leave (&once, 1);
    }
  return table;
}

static gboolean
find_folded (const char *folded, WaymarkColumn *column)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (get_headings (), folded, NULL, &value))
    return FALSE;
  *column = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * waymark_column_find_label:
 * @words: a few words
 *
 * Returns: what they mean as a label, in the reader's language or English;
 *   %WAYMARK_COLUMN_UNKNOWN unless a list has exactly these words
 */
WaymarkColumn
waymark_column_find_label (const char *words)
{
  g_autofree char *folded = waymark_words_fold (words);
  WaymarkColumn column = WAYMARK_COLUMN_UNKNOWN;
  gsize length = strlen (folded);

  if (length == 0)
    find_folded (words, &column);
  else if (!find_folded (folded, &column) && length > 2 && g_str_has_suffix (folded, " s"))
    {
      folded[length - 2] = '\0';
      find_folded (folded, &column);
    }
  return column;
}

static gboolean
has_word (const char *folded, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if ((at == folded || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

/**
 * waymark_column_find:
 * @heading: the heading of a column
 *
 * Returns: what it means: by the lists, else by a word in it that tells
 */
WaymarkColumn
waymark_column_find (const char *heading)
{
  WaymarkColumn column = waymark_column_find_label (heading);
  g_autofree char *folded = NULL;

  if (column != WAYMARK_COLUMN_UNKNOWN)
    return column;
  folded = waymark_words_fold (heading);
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_auto (GStrv) words = g_strsplit (hints[i].words, "|", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (has_word (folded, words[j]))
          return hints[i].column;
    }
  return WAYMARK_COLUMN_UNKNOWN;
}

/**
 * waymark_column_read_label:
 * @text: a line
 * @label_length: (out): bytes of the label with its colon
 *
 * Looks for a label at the beginning of a line: "Lead: …", "By when – …" is none.
 *
 * Returns: what the label means; %WAYMARK_COLUMN_UNKNOWN when there is none
 */
WaymarkColumn
waymark_column_read_label (const char *text, gsize *label_length)
{
  const char *colon = text;
  char label[LONGEST_LABEL + 1];
  WaymarkColumn column;

  while (*colon != '\0' && *colon != ':' && colon - text <= LONGEST_LABEL)
    colon++;
  *label_length = 0;
  if (*colon != ':' || colon == text || colon - text > LONGEST_LABEL)
    return WAYMARK_COLUMN_UNKNOWN;
  memcpy (label, text, colon - text);
  label[colon - text] = '\0';
  column = waymark_column_find_label (label);
  if (column != WAYMARK_COLUMN_UNKNOWN)
    *label_length = colon - text + 1;
  return column;
}

/**
 * waymark_column_get_name:
 * @column: a meaning
 *
 * Returns: its name in reports
 */
const char *
waymark_column_get_name (WaymarkColumn column)
{
  g_return_val_if_fail (column < WAYMARK_N_COLUMNS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].column == column)
      return columns[i].name;
  g_assert_not_reached ();
}

/**
 * waymark_column_get_label:
 * @column: a meaning
 *
 * Returns: what to call it in the reader's language
 */
const char *
waymark_column_get_label (WaymarkColumn column)
{
  g_return_val_if_fail (column < WAYMARK_N_COLUMNS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].column == column)
      return waymark_pgettext2 ("column", columns[i].label);
  g_assert_not_reached ();
}

/**
 * waymark_column_from_name:
 * @name: a name, as waymark_column_get_name() gives it
 * @column: (out): the meaning
 *
 * Returns: whether there is such a name
 */
gboolean
waymark_column_from_name (const char *name, WaymarkColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      {
        *column = columns[i].column;
        return TRUE;
      }
  return FALSE;
}
