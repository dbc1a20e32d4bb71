/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-looks.h"

G_BEGIN_DECLS

/**
 * WaymarkLookCard:
 * @session: the session
 * @notes: keeps the note alive
 * @note: what needs a look
 * @reading: (nullable): of a lead cell, how it is read
 *
 * What a card is about.
 */
typedef struct
{
  WaymarkImportSession *session;
  GPtrArray *notes;
  const WaymarkImportNote *note;
  GPtrArray *readings;
  const WaymarkLeadReading *reading;
} WaymarkLookCard;

/* waymark-import-look-card.c */
GtkWidget *waymark_import_look_card_new (WaymarkImportSession *session,
                                         GPtrArray *notes,
                                         const WaymarkImportNote *note);
char *waymark_import_look_card_describe (WaymarkImportSession *session,
                                         const WaymarkImportNote *note);

/* waymark-import-look-answers.c: the buttons of a card, by what it is about */
void waymark_import_look_card_add_answers (WaymarkLookCard *card, GtkWidget *box);

G_END_DECLS
