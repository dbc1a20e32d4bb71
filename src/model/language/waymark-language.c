/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-language.h"

#include <string.h>

#include "waymark-catalogue-private.h"
#include "waymark-i18n.h"

/* The language that words are given in. It is the program's, through gettext, unless the thread
 * speaks another one for a while: a report in Welsh from an English window. The other
 * languages are read by ourselves (waymark-catalogue.c), so nothing that is common to all
 * threads changes: not the environment, not the locale. */

struct _WaymarkLanguage
{
  char *code;
  WaymarkCatalogue *catalogue; /* %NULL for English, which the messages are in */
};

static GPrivate spoken;

static char *
get_catalogue_path (const char *code)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);

  return g_build_filename (
      folder != NULL ? folder : LOCALEDIR, code, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
}

static gboolean
is_code (const char *code)
{
  return *code != '\0' &&
         strspn (code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@") == strlen (code);
}

static WaymarkLanguage *
language_new (const char *code)
{
  WaymarkLanguage *self;
  WaymarkCatalogue *catalogue = NULL;

  if (!g_str_equal (code, "en"))
    {
      g_autofree char *path = get_catalogue_path (code);
      catalogue = waymark_catalogue_new (path);
      if (catalogue == NULL)
        return NULL;
    }
  self = g_new0 (WaymarkLanguage, 1);
  self->code = g_strdup (code);
  self->catalogue = catalogue;
  return self;
}

/**
 * waymark_language_get:
 * @code: "en", "cy" …
 *
 * Languages are kept to the end of the program, since words of theirs may be in use.
 *
 * Returns: (transfer none) (nullable): the language, or %NULL if Waymark does not come in it
 */
const WaymarkLanguage *
waymark_language_get (const char *code)
{
  static GMutex lock;
  static GPtrArray *known;
  g_autoptr (GMutexLocker) locker = NULL;
  WaymarkLanguage *self;

  g_return_val_if_fail (code != NULL, NULL);

  if (!is_code (code))
    return NULL;
  locker = g_mutex_locker_new (&lock);
  if (known == NULL)
    known = g_ptr_array_new ();
  for (guint i = 0; i < known->len; i++)
    {
      self = g_ptr_array_index (known, i);
      if (g_str_equal (self->code, code))
        return self;
    }
  self = language_new (code);
  if (self != NULL)
    g_ptr_array_add (known, self);
  return self;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * waymark_language_list:
 *
 * Returns: (transfer full): the codes of the languages that Waymark comes in, English first
 */
char **
waymark_language_list (void)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder != NULL ? folder : LOCALEDIR, 0, NULL);
  const char *code;

  while (dir != NULL && (code = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = get_catalogue_path (code);
      if (is_code (code) && !g_str_equal (code, "en") && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (codes, g_strdup (code));
    }
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_insert (codes, 0, g_strdup ("en"));
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * waymark_language_get_code:
 * @self: a language
 *
 * Returns: (transfer none): "en", "cy" …
 */
const char *
waymark_language_get_code (const WaymarkLanguage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * waymark_language_get_name:
 * @self: a language
 *
 * Returns: (transfer none): its name in itself: "Cymraeg"
 */
const char *
waymark_language_get_name (const WaymarkLanguage *self)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (self);

  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: the name of your language, in itself: Cymraeg, Polski */
  return C_ ("name of this language", "English");
}

/**
 * waymark_language_get_spoken:
 *
 * Returns: (transfer none) (nullable): the language that this thread was told to speak;
 *   %NULL for the program's
 */
const WaymarkLanguage *
waymark_language_get_spoken (void)
{
  return g_private_get (&spoken);
}

/**
 * waymark_language_get_tag:
 *
 * Returns: (transfer full): the spoken language as HTML and PDF want it: "en-GB", "cy"
 */
char *
waymark_language_get_tag (void)
{
  const WaymarkLanguage *language = waymark_language_get_spoken ();
  const char *name = language != NULL ? language->code : g_get_language_names ()[0];
  char *tag = g_strndup (name, strcspn (name, ".@"));

  if (g_str_equal (tag, "C") || g_str_equal (tag, "POSIX"))
    {
      g_free (tag);
      return g_strdup ("en");
    }
  return g_strdelimit (tag, "_", '-');
}

/**
 * waymark_speech_begin:
 * @language: (nullable): a language, or %NULL for the program's
 *
 * From now on this thread gives words, dates, lists and orders in a language, until
 * waymark_speech_end(). Other threads do not notice.
 *
 * Returns: what ends it
 */
WaymarkSpeech
waymark_speech_begin (const WaymarkLanguage *language)
{
  WaymarkSpeech self = { g_private_get (&spoken) };

  g_private_set (&spoken, (gpointer) language);
  return self;
}

/**
 * waymark_speech_end:
 * @self: what waymark_speech_begin() gave
 *
 * The thread speaks as it did before.
 */
void
waymark_speech_end (WaymarkSpeech *self)
{
  g_private_set (&spoken, (gpointer) self->before);
}

/* ---- words */

/**
 * waymark_gettext:
 * @message: in English
 *
 * Returns: (transfer none): the same in the spoken language
 */
const char *
waymark_gettext (const char *message)
{
  const WaymarkLanguage *language = waymark_language_get_spoken ();
  const char *translated;

  if (language == NULL)
    return g_dgettext (GETTEXT_PACKAGE, message);
  translated =
      language->catalogue != NULL ? waymark_catalogue_get (language->catalogue, message) : NULL;
  return translated != NULL ? translated : message;
}

/**
 * waymark_ngettext:
 * @one: in English, for one
 * @many: in English, for any other number
 * @n: how many there are
 *
 * Returns: (transfer none): the form for so many in the spoken language
 */
const char *
waymark_ngettext (const char *one, const char *many, gulong n)
{
  const WaymarkLanguage *language = waymark_language_get_spoken ();
  const char *translated;

  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  translated = language->catalogue != NULL
                   ? waymark_catalogue_get_plural (language->catalogue, one, n)
                   : NULL;
  return translated != NULL ? translated : n == 1 ? one : many;
}

/**
 * waymark_pgettext:
 * @context_and_message: the context, a byte 4, the message in English
 * @message_offset: where the message begins
 *
 * Returns: (transfer none): the message in the spoken language
 */
const char *
waymark_pgettext (const char *context_and_message, gsize message_offset)
{
  const WaymarkLanguage *language = waymark_language_get_spoken ();
  const char *translated;

  if (language == NULL)
    return g_dpgettext (GETTEXT_PACKAGE, context_and_message, message_offset);
  translated = language->catalogue != NULL
                   ? waymark_catalogue_get (language->catalogue, context_and_message)
                   : NULL;
  return translated != NULL ? translated : context_and_message + message_offset;
}

/**
 * waymark_pgettext2:
 * @context: tells messages of the same words apart
 * @message: in English
 *
 * Returns: (transfer none): the message in the spoken language; @message itself when
 *   there is no translation
 */
const char *
waymark_pgettext2 (const char *context, const char *message)
{
  const WaymarkLanguage *language = waymark_language_get_spoken ();
  g_autofree char *key = NULL;
  const char *translated;

  if (language == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, message);
  if (language->catalogue == NULL)
    return message;
  key = g_strconcat (context, "\004", message, NULL);
  translated = waymark_catalogue_get (language->catalogue, key);
  return translated != NULL ? translated : message;
}
