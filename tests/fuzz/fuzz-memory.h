/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <sanitizer/asan_interface.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/*
 * Memory for SQLite, which otherwise takes half of the time of a run: pieces of a power of two,
 * given out again when they have waited longest, and guarded while they are free. SQLite holds a
 * lock around each call.
 */

#define FUZZ_ARENA (256 << 20)
#define FUZZ_SMALLEST 5
#define FUZZ_LARGEST 24

/* Before each piece; its size is what SQLite may use. */
typedef struct
{
  int size;
  int power;
} FuzzPiece;

typedef struct _FuzzFree FuzzFree;

struct _FuzzFree
{
  FuzzFree *next;
};

static char *fuzz_arena;
static gsize fuzz_used;
static FuzzFree *fuzz_first[FUZZ_LARGEST + 1];
static FuzzFree *fuzz_last[FUZZ_LARGEST + 1];
static guint fuzz_waiting[FUZZ_LARGEST + 1];

static inline int
fuzz_power (int size)
{
  int power = FUZZ_SMALLEST;

  while ((1 << power) < size)
    power++;
  return power;
}

static inline FuzzPiece *
fuzz_piece (void *memory)
{
  return (FuzzPiece *) memory - 1;
}

static inline int
fuzz_round (int size)
{
  return 1 << fuzz_power (size);
}

static inline int
fuzz_size (void *memory)
{
  return fuzz_piece (memory)->size;
}

static inline void *
fuzz_take (int power)
{
  FuzzFree *memory = fuzz_first[power];
  FuzzPiece *piece;

  /* Some wait a while, so that who still uses them is noticed. */
  if (fuzz_waiting[power] > 8)
    {
      ASAN_UNPOISON_MEMORY_REGION (memory, sizeof *memory);
      fuzz_first[power] = memory->next;
      fuzz_waiting[power]--;
      return memory;
    }
  if (fuzz_used + sizeof *piece + ((gsize) 1 << power) > FUZZ_ARENA)
    return NULL;
  piece = (FuzzPiece *) (fuzz_arena + fuzz_used);
  piece->size = 1 << power;
  piece->power = power;
  fuzz_used += sizeof *piece + ((gsize) 1 << power);
  return piece + 1;
}

static inline void *
fuzz_malloc (int size)
{
  int power = fuzz_power (size);
  void *memory = power <= FUZZ_LARGEST ? fuzz_take (power) : NULL;

  if (memory != NULL)
    ASAN_UNPOISON_MEMORY_REGION (memory, (gsize) 1 << power);
  return memory;
}

static inline void
fuzz_free (void *memory)
{
  int power = fuzz_piece (memory)->power;
  FuzzFree *piece = memory;

  piece->next = NULL;
  if (fuzz_waiting[power] == 0)
    fuzz_first[power] = piece;
  else
    {
      ASAN_UNPOISON_MEMORY_REGION (fuzz_last[power], sizeof *piece);
      fuzz_last[power]->next = piece;
      ASAN_POISON_MEMORY_REGION (fuzz_last[power], sizeof *piece);
    }
  fuzz_last[power] = piece;
  fuzz_waiting[power]++;
  ASAN_POISON_MEMORY_REGION (memory, (gsize) 1 << power);
}

static inline void *
fuzz_realloc (void *memory, int size)
{
  void *larger;

  if (size <= fuzz_size (memory))
    return memory;
  larger = fuzz_malloc (size);
  if (larger == NULL)
    return NULL;
  memcpy (larger, memory, (gsize) fuzz_size (memory));
  fuzz_free (memory);
  return larger;
}

static inline int
fuzz_begin (void *data)
{
  fuzz_arena = malloc (FUZZ_ARENA);
  return fuzz_arena != NULL ? SQLITE_OK : SQLITE_NOMEM;
}

static inline void
fuzz_end (void *data)
{
  free (fuzz_arena);
}

/* Before SQLite is used. */
static inline void
fuzz_hurry_sqlite (void)
{
  static sqlite3_mem_methods methods = { fuzz_malloc, fuzz_free,  fuzz_realloc, fuzz_size,
                                         fuzz_round,  fuzz_begin, fuzz_end,     NULL };

  if (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK)
    abort ();
}
