/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-origin"

#include "config.h"

#include <errno.h>

#include <json-glib/json-glib.h>

#include "waymark-file-error.h"
#include "waymark-origin.h"

/**
 * waymark_origin_new:
 * @path: (nullable): the real path of the user's file
 * @plan_id: the plan's id
 * @digest: (nullable): SHA-256 of the file's bytes, in hexadecimal
 * @heads: (nullable) (array zero-terminated=1): the heads of the edits in it
 *
 * Returns: (transfer full): a new origin
 */
WaymarkOrigin *
waymark_origin_new (const char *path,
                    const char *plan_id,
                    const char *digest,
                    const char *const *heads)
{
  WaymarkOrigin *origin = g_new0 (WaymarkOrigin, 1);

  origin->path = g_strdup (path);
  origin->plan_id = g_strdup (plan_id);
  origin->digest = g_strdup (digest);
  origin->heads = heads != NULL ? g_strdupv ((char **) heads) : g_new0 (char *, 1);
  return origin;
}

/**
 * waymark_origin_copy:
 * @origin: an origin
 *
 * Returns: (transfer full): the same again
 */
WaymarkOrigin *
waymark_origin_copy (const WaymarkOrigin *origin)
{
  WaymarkOrigin *copy = waymark_origin_new (
      origin->path, origin->plan_id, origin->digest, (const char *const *) origin->heads);

  copy->stranded = origin->stranded;
  copy->unseen = origin->unseen;
  return copy;
}

/**
 * waymark_origin_free:
 * @origin: an origin
 *
 * Frees @origin.
 */
void
waymark_origin_free (WaymarkOrigin *origin)
{
  g_free (origin->path);
  g_free (origin->plan_id);
  g_free (origin->digest);
  g_strfreev (origin->heads);
  g_free (origin);
}

static char *
get_string (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

/* Paths are bytes, JSON is text: what is not UTF-8 travels percent-encoded. */
static char *
get_path (JsonObject *object)
{
  const char *uri = json_object_get_string_member_with_default (object, "file", NULL);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/**
 * waymark_origin_load:
 * @file: path of an `origin.json`
 *
 * Returns: (transfer full) (nullable): what it says, %NULL if it is not there or
 *   not whole
 */
WaymarkOrigin *
waymark_origin_load (const char *file)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  g_autoptr (WaymarkOrigin) origin = NULL;
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_file (parser, file, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);

  origin = waymark_origin_new (NULL, NULL, NULL, NULL);
  origin->path = get_path (object);
  origin->plan_id = get_string (object, "plan");
  origin->digest = get_string (object, "digest");
  origin->stranded = json_object_get_boolean_member_with_default (object, "stranded", FALSE);
  origin->unseen = json_object_get_boolean_member_with_default (object, "unseen", FALSE);
  if (json_object_has_member (object, "heads") &&
      JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "heads")))
    {
      JsonArray *array = json_object_get_array_member (object, "heads");

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *node = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
            g_ptr_array_add (heads, (char *) json_node_get_string (node));
        }
      g_ptr_array_add (heads, NULL);
      g_strfreev (origin->heads);
      origin->heads = g_strdupv ((char **) heads->pdata);
    }
  return origin->plan_id != NULL ? g_steal_pointer (&origin) : NULL;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * waymark_origin_save:
 * @origin: an origin
 * @file: path of the `origin.json` to write
 * @error: return location
 *
 * Writes @origin, whole or not at all, and down to the disk.
 *
 * Returns: %FALSE with an error of %WAYMARK_ERROR if the disk did not take it
 */
gboolean
waymark_origin_save (const WaymarkOrigin *origin, const char *file, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length;

  if (origin->path != NULL)
    uri = g_filename_to_uri (origin->path, NULL, NULL);
  json_builder_begin_object (builder);
  add_string (builder, "file", uri);
  add_string (builder, "plan", origin->plan_id);
  add_string (builder, "digest", origin->digest);
  json_builder_set_member_name (builder, "heads");
  json_builder_begin_array (builder);
  for (guint i = 0; origin->heads[i] != NULL; i++)
    json_builder_add_string_value (builder, origin->heads[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "stranded");
  json_builder_add_boolean_value (builder, origin->stranded);
  json_builder_set_member_name (builder, "unseen");
  json_builder_add_boolean_value (builder, origin->unseen);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  if (g_file_set_contents_full (file,
                                text,
                                length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &failure))
    return TRUE;
  return waymark_set_file_error (
      error,
      WAYMARK_FILE_KEEPING,
      file,
      g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO);
}
