/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-marked-words.h"
#include "waymark-scheme.h"

/* Longer stretches of a text that stayed as it was are cut short. */
#define LONGEST_SAME 160
#define KEPT_OF_SAME 60

/*
 * Words with what became of them: a label whose marks follow the colour scheme,
 * and which says them to whoever cannot see them.
 */
struct _WaymarkMarkedWords
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GString *text;
  GArray *pieces; /* of Piece */
};

typedef struct
{
  gsize start, end; /* in the text, without blanks at the edges */
  WaymarkMark mark;
} Piece;

G_DEFINE_FINAL_TYPE (WaymarkMarkedWords, waymark_marked_words, GTK_TYPE_WIDGET)

/* --- marks */

static void
insert (PangoAttrList *marks, PangoAttribute *mark, const Piece *piece)
{
  mark->start_index = (guint) piece->start;
  mark->end_index = (guint) piece->end;
  pango_attr_list_insert (marks, mark);
}

static void
insert_ground (PangoAttrList *marks, const GdkRGBA *colour, const Piece *piece)
{
  if (colour->alpha > 0)
    insert (marks,
            pango_attr_background_new ((guint16) (colour->red * 65535),
                                       (guint16) (colour->green * 65535),
                                       (guint16) (colour->blue * 65535)),
            piece);
}

/* Without a ground, in high contrast, it is the line alone that tells whose words they are. */
static PangoUnderline
underline_of (WaymarkMark mark, const WaymarkPalette *palette)
{
  return mark == WAYMARK_MARK_THEIRS && palette->theirs.alpha <= 0 ? PANGO_UNDERLINE_DOUBLE
                                                                   : PANGO_UNDERLINE_SINGLE;
}

static void
mark_piece (PangoAttrList *marks, const Piece *piece, const WaymarkPalette *palette)
{
  switch (piece->mark)
    {
    case WAYMARK_MARK_YOURS:
    case WAYMARK_MARK_THEIRS:
      insert (marks, pango_attr_underline_new (underline_of (piece->mark, palette)), piece);
      insert (marks, pango_attr_weight_new (PANGO_WEIGHT_BOLD), piece);
      insert_ground (
          marks, piece->mark == WAYMARK_MARK_YOURS ? &palette->yours : &palette->theirs, piece);
      break;
    case WAYMARK_MARK_REMOVED:
      insert (marks, pango_attr_strikethrough_new (TRUE), piece);
      insert_ground (marks, &palette->removed, piece);
      break;
    case WAYMARK_MARK_NONE:
    default:
      break;
    }
}

static void
update (WaymarkMarkedWords *self)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autofree char *read = waymark_marked_words_read (self);

  for (guint i = 0; i < self->pieces->len; i++)
    mark_piece (marks, &g_array_index (self->pieces, Piece, i), palette);
  gtk_label_set_label (GTK_LABEL (self->label), self->text->str);
  gtk_label_set_attributes (GTK_LABEL (self->label), marks);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, read, -1);
}

static void
on_scheme_changed (WaymarkMarkedWords *self)
{
  update (self);
}

/* --- words */

/* Blanks at the edges are not marked. */
static void
append (WaymarkMarkedWords *self, const char *words, WaymarkMark mark)
{
  Piece piece = { .start = self->text->len, .mark = mark };

  g_string_append (self->text, words);
  piece.end = self->text->len;
  while (piece.start < piece.end && g_ascii_isspace (self->text->str[piece.start]))
    piece.start++;
  while (piece.end > piece.start && g_ascii_isspace (self->text->str[piece.end - 1]))
    piece.end--;
  g_array_append_val (self->pieces, piece);
}

/* "the first words … the last words" */
static char *
shorten (const char *words)
{
  glong length = g_utf8_strlen (words, -1);
  g_autofree char *start = NULL;

  if (length <= LONGEST_SAME)
    return g_strdup (words);
  start = g_utf8_substring (words, 0, KEPT_OF_SAME);
  return g_strconcat (start, " … ", g_utf8_offset_to_pointer (words, length - KEPT_OF_SAME), NULL);
}

/* What was taken out and what came in its place would else look like one word. */
static void
part (WaymarkMarkedWords *self, const WaymarkWordsSpan *before, const WaymarkWordsSpan *span)
{
  gboolean marked = before != NULL && before->fate != WAYMARK_WORDS_SAME &&
                    span->fate != WAYMARK_WORDS_SAME && self->text->len > 0;

  if (marked && !g_ascii_isspace (self->text->str[self->text->len - 1]) &&
      !g_ascii_isspace (*span->words))
    append (self, " ", WAYMARK_MARK_NONE);
}

static void
append_spans (WaymarkMarkedWords *self, GPtrArray *spans, WaymarkMark added, gboolean shortened)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *same =
          shortened && span->fate == WAYMARK_WORDS_SAME ? shorten (span->words) : NULL;

      part (self, i > 0 ? g_ptr_array_index (spans, i - 1) : NULL, span);
      append (self,
              same != NULL ? same : span->words,
              span->fate == WAYMARK_WORDS_ADDED     ? added
              : span->fate == WAYMARK_WORDS_REMOVED ? WAYMARK_MARK_REMOVED
                                                    : WAYMARK_MARK_NONE);
    }
  update (self);
}

static void
read_piece (GString *words, const Piece *piece, const char *bare)
{
  switch (piece->mark)
    {
    case WAYMARK_MARK_YOURS:
    case WAYMARK_MARK_THEIRS:
      /* Translators: read aloud; %s are words that were added to a text */
      g_string_append_printf (words, C_ ("read aloud", "[added: %s]"), bare);
      break;
    case WAYMARK_MARK_REMOVED:
      /* Translators: read aloud; %s are words that were taken out of a text */
      g_string_append_printf (words, C_ ("read aloud", "[removed: %s]"), bare);
      break;
    case WAYMARK_MARK_NONE:
    default:
      g_string_append (words, bare);
      break;
    }
}

/* --- object */

static void
waymark_marked_words_dispose (GObject *object)
{
  WaymarkMarkedWords *self = WAYMARK_MARKED_WORDS (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_marked_words_parent_class)->dispose (object);
}

static void
waymark_marked_words_finalize (GObject *object)
{
  WaymarkMarkedWords *self = WAYMARK_MARKED_WORDS (object);

  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  G_OBJECT_CLASS (waymark_marked_words_parent_class)->finalize (object);
}

static void
waymark_marked_words_class_init (WaymarkMarkedWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_marked_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_marked_words_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "markedwords");
}

static void
waymark_marked_words_init (WaymarkMarkedWords *self)
{
  self->text = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 16);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (on_scheme_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_marked_words_new:
 *
 * Returns: (transfer floating): no words yet
 */
GtkWidget *
waymark_marked_words_new (void)
{
  return g_object_new (WAYMARK_TYPE_MARKED_WORDS, NULL);
}

/**
 * waymark_marked_words_clear:
 * @self: marked words
 *
 * Takes all words away.
 */
void
waymark_marked_words_clear (WaymarkMarkedWords *self)
{
  g_return_if_fail (WAYMARK_IS_MARKED_WORDS (self));

  g_string_truncate (self->text, 0);
  g_array_set_size (self->pieces, 0);
  update (self);
}

/**
 * waymark_marked_words_append:
 * @self: marked words
 * @words: words to put after those that are there
 * @mark: how to mark them
 */
void
waymark_marked_words_append (WaymarkMarkedWords *self, const char *words, WaymarkMark mark)
{
  g_return_if_fail (WAYMARK_IS_MARKED_WORDS (self));
  g_return_if_fail (words != NULL);

  append (self, words, mark);
  update (self);
}

/**
 * waymark_marked_words_append_spans:
 * @self: marked words
 * @spans: (element-type WaymarkWordsSpan): what became of a text
 * @added: how to mark what was added to it
 *
 * Puts the whole text after the words that are there.
 */
void
waymark_marked_words_append_spans (WaymarkMarkedWords *self, GPtrArray *spans, WaymarkMark added)
{
  g_return_if_fail (WAYMARK_IS_MARKED_WORDS (self));
  g_return_if_fail (spans != NULL);

  append_spans (self, spans, added, FALSE);
}

/**
 * waymark_marked_words_append_shortened:
 * @self: marked words
 * @spans: (element-type WaymarkWordsSpan): what became of a text
 * @added: how to mark what was added to it
 *
 * As waymark_marked_words_append_spans(), but of long stretches that stayed as
 * they were only the edges.
 */
void
waymark_marked_words_append_shortened (WaymarkMarkedWords *self,
                                       GPtrArray *spans,
                                       WaymarkMark added)
{
  g_return_if_fail (WAYMARK_IS_MARKED_WORDS (self));
  g_return_if_fail (spans != NULL);

  append_spans (self, spans, added, TRUE);
}

/**
 * waymark_marked_words_set_max_width_chars:
 * @self: marked words
 * @n_chars: how wide the words want to be at most, in characters
 */
void
waymark_marked_words_set_max_width_chars (WaymarkMarkedWords *self, int n_chars)
{
  g_return_if_fail (WAYMARK_IS_MARKED_WORDS (self));

  gtk_label_set_max_width_chars (GTK_LABEL (self->label), n_chars);
}

/**
 * waymark_marked_words_read:
 * @self: marked words
 *
 * Returns: (transfer full): the words with what became of them, to be read aloud
 */
char *
waymark_marked_words_read (WaymarkMarkedWords *self)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (WAYMARK_IS_MARKED_WORDS (self), NULL);

  /* Where everything is new, that it is added says nothing. */
  if (self->pieces->len == 1 && g_array_index (self->pieces, Piece, 0).mark != WAYMARK_MARK_REMOVED)
    return g_string_free (g_string_append (words, self->text->str), FALSE);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      g_autofree char *bare = g_strndup (self->text->str + piece->start, piece->end - piece->start);

      if (*bare == '\0')
        continue;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      read_piece (words, piece, bare);
    }
  return g_string_free (words, FALSE);
}
