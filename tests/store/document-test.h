/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/* What the tests of documents share: a state directory of their own (GLib's way of having one
 * leaks, which would hide leaks of ours), a folder of their own, a plan in a file, edits. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Place;

void             state_begin       (void);
void             state_in_memory   (void);
void             state_empty       (void);
void             state_end         (void);
void             place_set_up      (Place *place, gconstpointer data);
void             place_tear_down   (Place *place, gconstpointer data);
char            *place_build       (Place *place, const char *name);
guint            place_count_files (Place *place);

WaymarkPlan     *make_plan         (void);
void             make_file         (const char *path);
WaymarkDocument *open_path         (const char *path);
void             open_refused      (const char *path, WaymarkError code);
WaymarkItem     *find_action       (WaymarkDocument *document);
void             set_field         (WaymarkDocument *document, WaymarkItem *item, const char *field, const char *value);
void             set_text          (WaymarkDocument *document, const char *text);
const char      *get_text          (WaymarkDocument *document);
void             close_well        (WaymarkDocument *document);
void             abandon           (WaymarkDocument *document);
char            *text_in_file      (const char *path);
GBytes          *bytes_of          (const char *path);
guint            count_work        (void);
void             copy_over         (const char *from, const char *to);

/* Asserted. */
void             file_says         (const char *path, const char *expected);
void             publish_well      (WaymarkDocument *document);
void             publish_refused   (WaymarkDocument *document, WaymarkError code);

G_END_DECLS
