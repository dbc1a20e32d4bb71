/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-i18n.h"
#include "waymark-sample-private.h"

/* Translators: what has the context "sample" is of a made-up plan that newcomers look round in:
 * what the partners of a small place promise carers, and what they write about it in a year. Put
 * it into the plain words of those who work there. Names of places and people are made up; use
 * others if they suit your language better, but the same everywhere. */
static const char *const people[WAYMARK_SAMPLE_N_PEOPLE] = {
  NC_ ("sample", "Olwen Price"),   NC_ ("sample", "Samir Haddad"), NC_ ("sample", "Meena Das"),
  NC_ ("sample", "Ruth Ashworth"), NC_ ("sample", "Kit Lowe"),     NC_ ("sample", "Jo Brennan"),
};

static const WaymarkSampleParty parties[] = {
  { "fbc", "organisation", NC_ ("sample", "Fellside Borough Council"), NC_ ("sample", "FBC") },
  { "dale", "organisation", NC_ ("sample", "Dale District Council"), NC_ ("sample", "DDC") },
  { "icb", "organisation", NC_ ("sample", "Fells Integrated Care Board"), NC_ ("sample", "ICB") },
  { "hub", "organisation", NC_ ("sample", "Fellside Carers Hub"), NC_ ("sample", "Carers Hub") },
  { "schools",
    "organisation",
    NC_ ("sample", "Fellside Schools Together"),
    NC_ ("sample", "Schools") },
  { "chamber", "organisation", NC_ ("sample", "Chamber of Commerce"), NC_ ("sample", "Chamber") },
  { "vcs", "organisation", NC_ ("sample", "Voluntary sector providers"), NC_ ("sample", "VCS") },
  { "university",
    "organisation",
    NC_ ("sample", "University of the Fells"),
    NC_ ("sample", "University") },
  { "skills", "team", NC_ ("sample", "Skills and training team"), NC_ ("sample", "Skills team") },
  { "young",
    "group",
    NC_ ("sample", "Young Carers Group"),
    NULL,
    NC_ ("sample",
         "Finds young carers early and sees that school and home know of it. Meets every six "
         "weeks."),
    "schools hub fbc" },
  { "money",
    "group",
    NC_ ("sample", "Money Advice Group"),
    NULL,
    NC_ ("sample", "Makes sure that nobody cares on less money than they are entitled to."),
    "hub fbc dale" },
  { "all", "everyone", NC_ ("sample", "All") },
};

/**
 * waymark_sample_words:
 * @words: (nullable): words of the tables
 *
 * Returns: (transfer none) (nullable): them in the reader's language
 */
const char *
waymark_sample_words (const char *words)
{
  return words != NULL ? waymark_pgettext2 ("sample", words) : NULL;
}

/**
 * waymark_sample_get_person:
 * @person: one who works with the plan
 *
 * Returns: (transfer none): the name
 */
const char *
waymark_sample_get_person (WaymarkSamplePerson person)
{
  g_return_val_if_fail (person < WAYMARK_SAMPLE_N_PEOPLE, NULL);

  return waymark_sample_words (people[person]);
}

/**
 * waymark_sample_get_parties:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): who can lead
 */
const WaymarkSampleParty *
waymark_sample_get_parties (guint *n)
{
  *n = G_N_ELEMENTS (parties);
  return parties;
}
