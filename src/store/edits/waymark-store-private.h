/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-record.h"
#include "waymark-register.h"
#include "waymark-sqlite.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/* For tests that hold digests against another implementation, and for a history that is played
 * (waymark-past.h): what is random or comes from the clock otherwise. @name is the edit's, and can be replaced (taken, g_free'd). */
typedef void (*WaymarkStampFunc) (const char *session,
                                  gint64 seq,
                                  guint8 salt[WAYMARK_SALT_LENGTH],
                                  gint64 *time,
                                  char **name,
                                  gpointer user_data);

/* Whether deleted items live on because of others' work; see waymark-life.h. */
typedef enum
{
  WAYMARK_RISEN_UNKNOWN,
  WAYMARK_RISEN_NONE,
  WAYMARK_RISEN_SOME,
} WaymarkRisen;

typedef struct _WaymarkState WaymarkState; /* waymark-state.h */

struct _WaymarkStore
{
  GObject parent_instance;

  WaymarkSqlite *db;
  char *path;
  gboolean read_only;
  char plan_id[33];
  char session[33]; /* empty until one is begun */

  gint64 n_edits;
  gint64 last_lamport;
  WaymarkRisen risen;
  gboolean has_unknown; /* items of kinds that this version does not know */

  GHashTable *own; /* ids of sessions */
  GArray *undo;    /* gint64: numbers of edits, the next to undo last */
  GArray *redo;
  char *undo_name;
  char *redo_name;

  WaymarkStampFunc stamp;
  gpointer stamp_data;

  WaymarkState *state; /* of all edits, while it is so; waymark_store_get_state() */
  struct _WaymarkOpenConflicts *open_conflicts; /* see waymark-open-conflicts.h; NULL: not read */
  gboolean one_by_one; /* a window is being drawn meanwhile: checks take one processor only */
  gboolean digest_known; /* that of the items: it was just worked out from this very file, by us */
};

/* An edit on its way into the database. */
typedef struct
{
  const char *session;
  const char *person;
  const char *name;
  gint64 undoes;        /* number of an edit, or 0 */
  const GArray *ours;   /* gint64: of a merge that a person confirmed, the heads before; or NULL */
  GPtrArray *registers; /* of WaymarkRegister, sorted */

  /* Filled in by waymark_store_write_edit(). */
  gint64 n;
  gint64 lamport;
  WaymarkDigest digest;
  GPtrArray *risen; /* ids of other items that come or go with it */
} WaymarkRecord;

WaymarkStore *waymark_store_new_for (WaymarkSqlite *db, const char *path, gboolean read_only);
gboolean waymark_store_read_facts (WaymarkStore *self, GError **error);
gboolean waymark_store_refuse (WaymarkStore *self,
                               WaymarkError code,
                               GError **error,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);
gboolean waymark_store_is_linear (WaymarkStore *self);
void waymark_store_set_session (WaymarkStore *self, const char *session);
void waymark_store_set_stamp (WaymarkStore *self, WaymarkStampFunc stamp, gpointer user_data);
gboolean waymark_store_set_durable (WaymarkStore *self, gboolean durable, GError **error);
void waymark_store_stamp (WaymarkStore *self,
                          const char *session,
                          gint64 seq,
                          guint8 salt[WAYMARK_SALT_LENGTH],
                          gint64 *time,
                          char **name);
WaymarkStore *waymark_store_create_stamped (const char *path,
                                            const char *display_name,
                                            WaymarkPlan *plan,
                                            const char *name,
                                            const char *person,
                                            const char *session,
                                            WaymarkStampFunc stamp,
                                            gpointer user_data,
                                            GError **error);

/* What all edits mean; belongs to the store and holds until the next write. */
WaymarkState *waymark_store_get_state (WaymarkStore *self, GError **error);
void waymark_store_drop_state (WaymarkStore *self);

/* Inside a transaction: writes the edit, its changes, heads and claims, and the items. */
gboolean waymark_store_write_edit (WaymarkStore *self, WaymarkRecord *record, GError **error);
void waymark_record_clear (WaymarkRecord *record);
void waymark_record_tell_touched (const WaymarkRecord *record, GPtrArray *ids);
/* Commits and ends the transaction (taken). True also if the commit failed in name only. */
gboolean waymark_store_finish (WaymarkStore *self,
                               WaymarkTransaction *transaction,
                               const WaymarkRecord *record,
                               GError **error);
/* The same for an edit put together by hand: a whole transaction (@started, or one of its own), and
 * the plan (nullable) is shown anew, with further items (nullable). */
gboolean waymark_store_write (WaymarkStore *self,
                              WaymarkPlan *plan,
                              WaymarkTransaction *started,
                              WaymarkRecord *record,
                              GPtrArray *ids,
                              GError **error);
gboolean waymark_store_commit_telling (WaymarkStore *self, WaymarkEdit *edit, const char *person, GPtrArray *touched, GError **error);

gboolean waymark_store_take_back (WaymarkStore *self,
                                  WaymarkPlan *plan,
                                  gint64 edit,
                                  const char *person,
                                  GPtrArray **left_alone,
 GPtrArray *touched,
                                  gboolean *done,
                                  GError **error);
gboolean waymark_store_take_back_next (WaymarkStore *self,
                                       WaymarkPlan *plan,
                                       GArray *stack,
                                       const char *person,
                                       GPtrArray **left_alone,
 GPtrArray *touched,
                                       GError **error);
gboolean waymark_store_go_back (WaymarkStore *self,
                                WaymarkPlan *plan,
                                const char *const *heads,
                                const char *name,
                                const char *person,
                                gboolean *done,
                                GError **error);
/* What has to be written down before history is forgotten: of WaymarkRegister. */
GPtrArray *waymark_store_make_settled (WaymarkStore *self, GError **error);
gboolean waymark_store_carry_claims (WaymarkStore *self, WaymarkRegister *r, GError **error);
gboolean waymark_store_add_unknown (WaymarkStore *self, GPtrArray *registers, GError **error);

/* The stacks of undo and redo. */
gboolean waymark_store_load_stacks (WaymarkStore *self, GError **error);
void waymark_store_note_edit (WaymarkStore *self, gint64 n, gint64 undoes);

gboolean
waymark_store_get_edit_digest (WaymarkStore *self, gint64 n, WaymarkDigest *digest, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkRecord, waymark_record_clear)

/* waymark-store-load.c */
gboolean waymark_store_load_root (WaymarkStore *self, WaymarkPlan *plan, GError **error);
GHashTable *waymark_store_values_new (void);
gboolean waymark_store_load_item (WaymarkStore *self,
                                  WaymarkPlan *plan,
                                  WaymarkStatement *row,
                                  WaymarkKind kind,
                                  GHashTable *known,
                                  GError **error);

G_END_DECLS
