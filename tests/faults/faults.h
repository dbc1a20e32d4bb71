/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

/*
 * The system's calls on files, made to fail: linked into a test, or loaded before another
 * program (see faults.c for what the environment says then). Only files below the folders that
 * are watched are counted and concerned.
 */

#define FAULTS_ALWAYS 1u /* from that call on, not that one only */
#define FAULTS_READING 2u /* reading counts, too */

void        faults_watch      (const char *folder);
void        faults_arm        (unsigned int call, int number, unsigned int flags);
unsigned int faults_disarm    (void);
const char *faults_get_struck (void);
void        faults_set_locks  (int work);
