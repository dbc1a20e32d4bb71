/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-pages"

#include "config.h"

#include "waymark-pages.h"

#include <string.h>

/* The first byte of a page that holds rows, or the way to them. */
#define INDEX_INTERIOR 0x02
#define TABLE_INTERIOR 0x05
#define INDEX_LEAF 0x0a
#define TABLE_LEAF 0x0d

#define FILE_HEADER 100
#define USUAL_PAGE_SIZE 4096

struct _WaymarkPages
{
  GBytes *owner;
  const guint8 *bytes;
  gsize length;
  gsize page_size;
  guint n_pages;
  guint8 *overflow; /* pages that hold the rest of a row, so that each is gone through once */
  GByteArray *payload;
};

/* A page as far as the file has it. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize at_header;
  guint8 type;
  guint n_cells;
} Page;

static guint
get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) get_16 (bytes) << 16 | get_16 (bytes + 2);
}

/* Returns how many bytes it took, 0 if there are not so many. */
static gsize
get_varint (const guint8 *bytes, gsize length, guint64 *value)
{
  *value = 0;
  for (gsize i = 0; i < MIN (length, 9); i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }
  return 0;
}

static gsize
find_page_size (const guint8 *bytes, gsize length)
{
  gsize size = length >= FILE_HEADER ? get_16 (bytes + 16) : 0;

  if (size == 1)
    size = 65536;
  if (size < 512 || (size & (size - 1)) != 0 || memcmp (bytes, "SQLite format 3", 16) != 0)
    return USUAL_PAGE_SIZE;
  return size;
}

/**
 * waymark_pages_new:
 * @bytes: a whole file, or what is left of one
 *
 * Where the first page says nothing of the size of pages, they are as large as Waymark
 * makes them.
 *
 * Returns: (transfer full): its pages
 */
WaymarkPages *
waymark_pages_new (GBytes *bytes)
{
  WaymarkPages *self = g_new0 (WaymarkPages, 1);

  self->owner = g_bytes_ref (bytes);
  self->bytes = g_bytes_get_data (bytes, &self->length);
  self->page_size = find_page_size (self->bytes, self->length);
  self->n_pages = (guint) ((self->length + self->page_size - 1) / self->page_size);
  self->overflow = g_new0 (guint8, self->n_pages + 1);
  self->payload = g_byte_array_new ();
  return self;
}

void
waymark_pages_free (WaymarkPages *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->owner);
  g_free (self->overflow);
  g_byte_array_unref (self->payload);
  g_free (self);
}

/**
 * waymark_pages_get_n:
 * @self: the pages of a file
 *
 * Returns: how many there are; the last may be cut off
 */
guint
waymark_pages_get_n (WaymarkPages *self)
{
  return self->n_pages;
}

static gboolean
is_interior (const Page *page)
{
  return page->type == TABLE_INTERIOR || page->type == INDEX_INTERIOR;
}

static gsize
first_pointer (const Page *page)
{
  return page->at_header + (is_interior (page) ? 12 : 8);
}

static gboolean
get_page (WaymarkPages *self, guint n, Page *page)
{
  gsize start = (gsize) (n - 1) * self->page_size;

  if (n < 1 || n > self->n_pages)
    return FALSE;
  page->bytes = self->bytes + start;
  page->length = MIN (self->page_size, self->length - start);
  page->at_header = n == 1 ? FILE_HEADER : 0;
  if (page->length < page->at_header + 12)
    return FALSE;
  page->type = page->bytes[page->at_header];
  page->n_cells = get_16 (page->bytes + page->at_header + 3);
  return (page->type == INDEX_INTERIOR || page->type == TABLE_INTERIOR ||
          page->type == INDEX_LEAF || page->type == TABLE_LEAF) &&
         first_pointer (page) + 2 * (gsize) page->n_cells <= page->length;
}

/* ---- one row */

/* How much of a row is on its page, the rest being elsewhere. */
static gsize
local_length (const WaymarkPages *self, const Page *page, gsize length)
{
  gsize usable = self->page_size;
  gsize most = page->type == TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local;

  if (length <= most)
    return length;
  local = least + (length - least) % (usable - 4);
  return local <= most ? local : least;
}

/* Each page once only: a file that leads in circles ends. */
static gboolean
append_overflow (WaymarkPages *self, guint32 next, gsize length)
{
  while (self->payload->len < length)
    {
      const guint8 *bytes;
      gsize part = MIN (length - self->payload->len, self->page_size - 4);

      if (next < 1 || next > self->n_pages || self->overflow[next] ||
          (gsize) next * self->page_size > self->length)
        return FALSE;
      self->overflow[next] = 1;
      bytes = self->bytes + (gsize) (next - 1) * self->page_size;
      g_byte_array_append (self->payload, bytes + 4, (guint) part);
      next = get_32 (bytes);
    }
  return TRUE;
}

static gboolean
read_cell (guint64 serial, const guint8 *body, gsize left, WaymarkCell *cell, gsize *taken)
{
  static const guint8 widths[] = { 0, 1, 2, 3, 4, 6, 8 };

  *cell = (WaymarkCell){ .type = WAYMARK_CELL_NULL };
  *taken = 0;
  if (serial == 0)
    return TRUE;
  if (serial == 8 || serial == 9)
    {
      cell->type = WAYMARK_CELL_INTEGER;
      cell->integer = serial == 9;
      return TRUE;
    }
  if (serial < G_N_ELEMENTS (widths))
    {
      *taken = widths[serial];
      if (*taken > left)
        return FALSE;
      cell->type = WAYMARK_CELL_INTEGER;
      cell->integer = (body[0] & 0x80) != 0 ? -1 : 0;
      for (gsize i = 0; i < *taken; i++)
        cell->integer = (gint64) ((guint64) cell->integer << 8 | body[i]);
      return TRUE;
    }
  if (serial < 12 || (serial - 12) / 2 > left)
    return FALSE;
  *taken = (gsize) (serial - 12) / 2;
  cell->type = serial % 2 == 0 ? WAYMARK_CELL_BLOB : WAYMARK_CELL_TEXT;
  cell->bytes = body;
  cell->length = *taken;
  return TRUE;
}

/* The columns of a row; whatever does not add up is no row. */
static gboolean
read_cells (const guint8 *payload, gsize length, WaymarkRow *row)
{
  guint64 header;
  gsize at = get_varint (payload, length, &header);
  gsize body;

  if (at == 0 || header < at || header > length)
    return FALSE;
  body = (gsize) header;
  for (row->n_cells = 0; at < header; row->n_cells++)
    {
      guint64 serial;
      gsize n = get_varint (payload + at, (gsize) header - at, &serial);
      gsize taken;

      if (n == 0 || row->n_cells == WAYMARK_MAX_CELLS ||
          !read_cell (serial, payload + body, length - body, &row->cells[row->n_cells], &taken))
        return FALSE;
      at += n;
      body += taken;
    }
  return body == length;
}

static gboolean
read_row (WaymarkPages *self, const Page *page, gsize at, gsize *room, WaymarkRow *row)
{
  guint64 length, rowid = 0;
  gsize local, n;

  at += page->type == INDEX_INTERIOR ? 4 : 0;
  if (at >= page->length || (n = get_varint (page->bytes + at, page->length - at, &length)) == 0)
    return FALSE;
  at += n;
  if (page->type == TABLE_LEAF)
    {
      n = get_varint (page->bytes + at, page->length - at, &rowid);
      at += n;
    }
  if (n == 0 || length < 2 || length > self->length)
    return FALSE;

  row->is_index = page->type != TABLE_LEAF;
  row->rowid = (gint64) rowid;
  local = local_length (self, page, (gsize) length);
  if (at + local > page->length || local > *room)
    return FALSE;
  *room -= local;
  if (local == length)
    return read_cells (page->bytes + at, local, row);

  if (at + local + 4 > page->length)
    return FALSE;
  g_byte_array_set_size (self->payload, 0);
  g_byte_array_append (self->payload, page->bytes + at, (guint) local);
  return append_overflow (self, get_32 (page->bytes + at + local), (gsize) length) &&
         read_cells (self->payload->data, self->payload->len, row);
}

/**
 * waymark_pages_read:
 * @self: the pages of a file
 * @n: number of a page, from 1
 * @func: called with each row on it; a row that is spread over further pages can be
 *   read once only
 * @data: for @func
 *
 * Returns: whether it is a page of rows, or of the way to them, and all of it could
 *   be read
 */
gboolean
waymark_pages_read (WaymarkPages *self, guint n, WaymarkRowFunc func, gpointer data)
{
  Page page;
  WaymarkRow row;
  gsize room = self->page_size; /* rows that lie over each other are not all read */
  gboolean whole = TRUE;

  if (!get_page (self, n, &page))
    return FALSE;
  if (page.type == TABLE_INTERIOR)
    return TRUE;
  row.page = n;
  for (guint i = 0; i < page.n_cells; i++)
    {
      gsize at = get_16 (page.bytes + first_pointer (&page) + 2 * (gsize) i);

      if (read_row (self, &page, at, &room, &row))
        func (&row, data);
      else
        whole = FALSE;
    }
  return whole;
}

/**
 * waymark_pages_read_all:
 * @self: the pages of a file
 * @func: called with each row, page by page
 * @data: for @func
 * @cancellable: (nullable): to stop it
 *
 * Returns: %FALSE if it was stopped
 */
gboolean
waymark_pages_read_all (WaymarkPages *self,
                        WaymarkRowFunc func,
                        gpointer data,
                        GCancellable *cancellable)
{
  memset (self->overflow, 0, self->n_pages + 1);
  for (guint n = 1; n <= self->n_pages; n++)
    {
      if (n % 64 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      waymark_pages_read (self, n, func, data);
    }
  return TRUE;
}

/* ---- from a root down */

static void
push_children (const WaymarkPages *self, const Page *page, GArray *stack)
{
  guint32 right = get_32 (page->bytes + page->at_header + 8);

  for (guint i = 0; i < page->n_cells; i++)
    {
      gsize at = get_16 (page->bytes + first_pointer (page) + 2 * (gsize) i);
      guint32 child = at + 4 <= page->length ? get_32 (page->bytes + at) : 0;

      g_array_append_val (stack, child);
    }
  g_array_append_val (stack, right);
}

static void
ignore_row (const WaymarkRow *row, gpointer data)
{
}

/**
 * waymark_pages_walk:
 * @self: the pages of a file
 * @root: the page where a table or an index begins
 * @mark: what to mark its pages with; not 0
 * @marks: of each page, from 1; 0 for those not marked yet
 *
 * Marks all pages of a table or an index that can be reached.
 *
 * Returns: whether all of them could be reached and read
 */
gboolean
waymark_pages_walk (WaymarkPages *self, guint root, guint mark, guint *marks)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean whole = TRUE;

  g_array_append_val (stack, root);
  while (stack->len > 0)
    {
      guint32 n = g_array_index (stack, guint32, stack->len - 1);
      Page page;

      g_array_set_size (stack, stack->len - 1);
      if (!get_page (self, n, &page) || marks[n] != 0)
        {
          whole = FALSE;
          continue;
        }
      marks[n] = mark;
      if (!waymark_pages_read (self, n, ignore_row, NULL))
        whole = FALSE;
      if (is_interior (&page))
        push_children (self, &page, stack);
    }
  return whole;
}
