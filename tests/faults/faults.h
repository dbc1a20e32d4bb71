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

/* A call that went well and altered something, or opened or closed a file. */
typedef struct
{
  const char *call;
  int fd;           /* -1: none */
  const char *path; /* NULL: none */
  const char *to;
  const void *bytes;
  long long length;
  long long offset;
  int flags;
} FaultsEvent;

typedef void (*FaultsHook) (const FaultsEvent *event, void *data);

void        faults_record     (FaultsHook hook, void *data);
void        faults_watch      (const char *folder);
void        faults_arm        (unsigned int call, int number, unsigned int flags);
unsigned int faults_disarm    (void);
const char *faults_get_struck (void);
void        faults_set_locks  (int work);
