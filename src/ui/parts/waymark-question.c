/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-question.h"

typedef struct
{
  WaymarkQuestionFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (Question *question)
{
  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;

  /* Gone before the answer acts, so that what it opens is not its child. */
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  if (response == GTK_RESPONSE_ACCEPT)
    question->func (question->user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * waymark_question_ask:
 * @parent: the window that it concerns
 * @question: one sentence, shown bold
 * @consequence: what would follow, in one sentence or two
 * @stay: verb of the button that changes nothing, with a mnemonic; it is focused
 * @go: verb of the button that goes on, with a mnemonic
 * @func: (scope notified): called when the person goes on
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data when the question is over
 *
 * Asks before something that undo cannot reach.
 */
void
waymark_question_ask (GtkWindow *parent,
                      const char *question,
                      const char *consequence,
                      const char *stay,
                      const char *go,
                      WaymarkQuestionFunc func,
                      gpointer user_data,
                      GDestroyNotify destroy)
{
  Question *data = g_new0 (Question, 1);
  GtkWidget *dialog;

  data->func = func;
  data->user_data = user_data;
  data->destroy = destroy;

  dialog = gtk_message_dialog_new (parent,
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION,
                                   GTK_BUTTONS_NONE,
                                   "%s",
                                   question);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", consequence);
  gtk_dialog_add_button (GTK_DIALOG (dialog), stay, GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), go, GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  gtk_window_set_title (GTK_WINDOW (dialog), question);
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         data,
                         (GClosureNotify) (void (*) (void)) question_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}
