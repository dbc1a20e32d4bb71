#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Files that cannot be trusted: each is refused with its own sentence, within two seconds of processor
time and 64 MB above idle; it is unchanged, nothing is beside it, and nothing of it stays on this computer."""

import os
import random
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests" / "cli"))

import tap
from cli import Case
from forgery import Forgery
from planfile import encode

TOOL = os.environ["WAYMARK_OPEN_TOOL"]
if os.access("/dev/shm", os.W_OK):
    tempfile.tempdir = "/dev/shm"
PAGE = 4096
NOBODY = 65534

# In milliseconds and kB. Sanitizers make everything some times slower.
MOST_TIME = 2000 * int(os.environ.get("WAYMARK_SLOWER", "1"))
MOST_MEMORY = 64 * 1024

NOT_A_PLAN = "“plan.waymark” is not a Waymark plan."
LAYOUT = "“plan.waymark” does not have the inner layout of a Waymark plan."
CUT_OFF = "“plan.waymark” is cut off"
ADDED = "something was added at its end"
FIRST_BYTES = "its first bytes are not as Waymark writes them"
BYTES = "some of its bytes are not what was written|“plan.waymark” is damaged.$|it contradicts itself"
CONTRADICTS = "it contradicts itself"
ALTERED = "an edit in it was altered"
ORIGIN = "ascribed to an edit that did not bring it"
ORDER = "its edits do not follow from each other"
MISSING = "an earlier edit is missing"
SUMMARY = "its summary of the early history is not right"
CHANGES = "an edit in it changes something that cannot be changed so"
PLACE = "an item in it stands where it cannot stand"
KIND = "an item in it is of no kind, or of two kinds at once"
NEVER_MADE = "it names an item that was never made"
HOLDS = "holds something that cannot be there"
SHOWS = "what it shows is not what was written|shows something else than its history says"


def be(number, size):
    return number.to_bytes(size, "big")


class Hostile(Case):
    """A plan with two openings, an undo, leads, a merge with a conflict and a deletion."""

    worst = {"count": 0, "time": 0, "memory": 0}

    @classmethod
    def setUpClass(cls):
        maker = Case("run")
        Case.setUp(maker)
        maker.make()
        copy = maker.dir / "copy.waymark"
        shutil.copy(maker.plan, copy)
        maker.set("1.1(a)", "notes=Ours")
        maker.good("set", copy, "1.1(a)", "notes=Theirs", "--person", "Bob")
        maker.good("remove", copy, "2.1(a)")
        maker.good("merge", maker.plan, copy, "--person", "Ann")
        maker.set("plan", "owner=The Vale")
        maker.good("undo", maker.plan)
        cls.base = maker.plan.read_bytes()
        maker.good("forget", maker.plan, "everything")
        maker.set("1.1(a)", "phase=One")
        cls.forgotten = maker.plan.read_bytes()
        maker.doCleanups()

    @classmethod
    def tearDownClass(cls):
        print("# trust: {count} files refused: at most {time:.0f} ms of processor time and {memory:.1f} MB above idle"
              .format(**cls.worst))

    def setUp(self):
        super().setUp()
        self.folder = self.dir / "folder"
        self.folder.mkdir()
        self.plan = self.folder / "plan.waymark"
        self.plan.write_bytes(self.base)
        self.wrong = []

    def tearDown(self):
        self.assertEqual(self.wrong, [], "\n" + "\n".join(self.wrong))

    # ---- opening

    def open(self, path=None, tool=TOOL, **how):
        env = dict(os.environ, XDG_STATE_HOME=str(self.state), HOME=str(self.dir))
        done = subprocess.run([tool, str(path or self.plan)], env=env, capture_output=True, text=True, timeout=120, **how)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        heading, time, memory, sentence = done.stdout.rstrip("\n").split("\t")
        return heading, float(time), float(memory), sentence

    def look_at(self, path):
        """All there is to know of a file or a folder without opening what cannot be read."""
        info = os.lstat(path)
        what = (stat.S_IFMT(info.st_mode), info.st_size, info.st_mtime_ns, info.st_ino)
        if stat.S_ISREG(info.st_mode) and info.st_size < 100_000_000:
            return what, Path(path).read_bytes()
        return what, None

    def refused(self, sentence, what="", path=None, **how):
        before = {name: self.look_at(self.folder / name) for name in os.listdir(self.folder)}
        heading, time, memory, said = self.open(path, **how)
        try:
            self.assertNotEqual(heading, "opened")
            self.assertRegex(said, sentence)
            self.assertRegex(said, r"^(A text in )?“[^”]+”")
            self.assertLessEqual(time, MOST_TIME)
            self.assertLessEqual(memory, MOST_MEMORY)
            self.assertEqual({name: self.look_at(self.folder / name) for name in os.listdir(self.folder)}, before)
            left = [path for path in self.state.rglob("*") if path.is_file()] if self.state.exists() else []
            self.assertEqual(left, [])
            work = self.state / "waymark" / "work"
            self.assertEqual(list(work.iterdir()) if work.exists() else [], [])
        except AssertionError as error:
            self.wrong.append(f"{what}: {str(error)[:300]}")
        self.worst["count"] += 1
        self.worst["time"] = max(self.worst["time"], time)
        self.worst["memory"] = max(self.worst["memory"], memory / 1024)

    def refused_bytes(self, data, sentence, what=""):
        self.plan.write_bytes(bytes(data))
        self.refused(sentence, what)

    def refused_sql(self, sentence, *statements, base=None):
        """By somebody who knows SQLite and nothing else."""
        self.plan.write_bytes(base or self.base)
        db = sqlite3.connect(self.plan, isolation_level=None)
        for statement in ("PRAGMA foreign_keys = OFF",) + statements:
            db.execute(statement)
        db.close()
        self.refused(sentence, statements[-1])

    def refused_schema(self, *statements):
        self.plan.write_bytes(self.base)
        Forgery(self.plan).schema(*statements)
        self.refused(LAYOUT + "|“plan.waymark” is damaged|A text in “plan.waymark” is too large", statements[-1])

    def refused_forgery(self, sentence, *statements, base=None):
        """By somebody who makes every digest right again."""
        self.plan.write_bytes(base or self.base)
        forgery = Forgery(self.plan)
        forgery.run(*statements)
        forgery.seal()
        self.refused(sentence, statements[-1])

    # ---- what is opened

    def test_whole(self):
        """So that what follows is refused for what was done to it, and for nothing else."""
        for base in (self.base, self.forgotten):
            self.plan.write_bytes(base)
            self.assertEqual(self.open()[0], "opened")
            shutil.rmtree(self.state)
            forgery = Forgery(self.plan)
            forgery.run("UPDATE edit SET name = 'Something else' WHERE name IS NOT NULL")
            forgery.seal()
            self.assertEqual(self.open()[0], "opened", self.open()[3])
            self.assertEqual(self.plan.read_bytes(), self.plan.read_bytes())

    def test_planted_journals(self):
        """What lies beside a file is none of its business, and stays where it is."""
        (self.folder / "plan.waymark-journal").write_bytes(
            bytes.fromhex("d9d505f920a163d7") + be(1, 4) + be(0, 4) + be(1, 4) + be(512, 4) + be(PAGE, 4)
            + bytes(484) + be(1, 4) + bytes(PAGE) + be(0, 4))
        (self.folder / "plan.waymark-wal").write_bytes(be(0x377F0682, 4) + be(3007000, 4) + be(PAGE, 4) + bytes(8000))
        (self.folder / "plan.waymark-shm").write_bytes(bytes(32768))
        before = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        self.assertEqual(self.open()[0], "opened")
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, before)

    # ---- no plan at all

    def test_other_files(self):
        rand = random.Random(5)
        noise = rand.randbytes(len(self.base))
        self.refused_bytes(b"", NOT_A_PLAN, "empty")
        self.refused_bytes(b"Dear all, please find the plan attached." * 9, NOT_A_PLAN, "a letter")
        self.refused_bytes(b"PK\x03\x04" + noise[:9000], NOT_A_PLAN, "a document of Word")
        self.refused_bytes(b'{"format": "waymark-plan"}' * 9, NOT_A_PLAN, "JSON")
        self.refused_bytes(noise, NOT_A_PLAN, "encrypted")
        self.refused_bytes(self.base[:16] + noise[16:], NOT_A_PLAN, "encrypted but for the first words")
        self.refused_bytes(self.base[:100] + noise[100:], LAYOUT + "|damaged", "encrypted but for the header")
        self.refused_bytes(self.base[:68] + b"\x0f\x05\x51\x12" + self.base[72:], NOT_A_PLAN, "another application's")
        self.plan.unlink()
        db = sqlite3.connect(self.plan)
        db.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        db.commit()
        db.close()
        self.refused(NOT_A_PLAN, "a browser's history")

    def test_header(self):
        for at, data, sentence, what in (
                (60, be(2, 4), r"later version of Waymark \(format 2; this version reads format 1\)", "format 2"),
                (60, be(2**32 - 1, 4), "later version of Waymark", "the last format of all"),
                (60, be(0, 4), FIRST_BYTES, "no format"),
                (18, b"\2\2", FIRST_BYTES, "write-ahead log"),
                (18, b"\1\2", FIRST_BYTES, "write-ahead log, read"),
                (16, be(1000, 2), CUT_OFF + "|" + ADDED, "an odd size of pages"),
                (16, be(0, 2), ADDED, "no size of pages"),
                (20, b"\xff", "damaged", "no room on a page"),
                (28, be(1, 4), ADDED, "a count of pages"),
                (28, be(2**32 - 1, 4), CUT_OFF, "a large count of pages"),
                (32, be(7, 4), BYTES, "a free page in use"),
                (56, be(2, 4), FIRST_BYTES, "UTF-16"),
                (92, be(9, 4), FIRST_BYTES, "a state of another time")):
            self.refused_bytes(self.base[:at] + data + self.base[at + len(data):], sentence, what)

    def test_length(self):
        self.refused_bytes(self.base[:-1], CUT_OFF, "a byte short")
        self.refused_bytes(self.base[:PAGE], CUT_OFF, "one page")
        self.refused_bytes(self.base[:100], CUT_OFF, "the header")
        self.refused_bytes(self.base[:99], NOT_A_PLAN, "less than the header")
        self.refused_bytes(self.base + b"\0", ADDED, "a byte too many")
        self.refused_bytes(self.base + self.base, ADDED, "twice")

    def test_too_large(self):
        with open(self.plan, "r+b") as file:
            file.truncate(512 * 1024 * 1024 + 1)
        self.refused("larger than 512 MB", "over the cap")
        with open(self.plan, "r+b") as file:
            file.truncate(200 * 1024 ** 3)
        self.refused("larger than 512 MB", "200 GB")

    def test_no_files(self):
        self.plan.unlink()
        self.refused("was not found", "not there")
        self.plan.symlink_to(self.folder / "nowhere")
        self.refused("was not found", "a link to nowhere")
        self.plan.unlink()
        self.plan.symlink_to(self.plan)
        self.refused("could not be read", "a link to itself")
        self.plan.unlink()
        self.plan.mkdir()
        self.refused("not a plan file but a folder", "a folder")
        self.plan.rmdir()
        os.mkfifo(self.plan)
        self.refused("is not a plan file", "a pipe")
        self.plan.unlink()
        for device in ("/dev/zero", "/dev/null", "/dev/full", "/dev/urandom", "/dev/tty"):
            if Path(device).exists():
                self.plan.symlink_to(device)
                self.refused("is not a plan file|could not be", device)
                self.plan.unlink()
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.plan))
            self.refused("could not be|is not a plan file", "a socket")
        self.refused("not found|could not be read|not a plan file", "a place below a file", path=self.plan / "deeper.waymark")

    def test_no_permission(self):
        """The superuser may read anything, so somebody else tries."""
        how = {}
        if os.geteuid() == 0:
            # The folder in which all was built may be closed to others.
            how = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "tool": shutil.copy(TOOL, self.dir)}
            self.state.mkdir(mode=0o700)
            for path in (self.state, self.folder):
                os.chown(path, NOBODY, NOBODY)
            os.chmod(self.dir, 0o755)
        os.chmod(self.plan, 0)
        before = self.look_at(self.plan)[0] if os.geteuid() == 0 else None
        heading, _, _, said = self.open(**how)
        self.assertNotEqual(heading, "opened")
        self.assertIn("you are not allowed to read it", said)
        if before is not None:
            self.assertEqual(self.look_at(self.plan)[0], before)
        self.assertEqual(os.listdir(self.folder), ["plan.waymark"])
        self.worst["count"] += 1

    # ---- the schema

    def test_altered_schema(self):
        for statements in (
                ("CREATE TABLE more (a)",),
                ("CREATE VIEW more AS SELECT * FROM edit",),
                ("CREATE TRIGGER t AFTER INSERT ON head BEGIN DELETE FROM change; END",),
                ("CREATE INDEX more ON theme (title)",),
                ("CREATE INDEX more ON theme (upper (title))",),
                ("CREATE INDEX more ON theme (title) WHERE title > 'a'",),
                ("ALTER TABLE theme ADD COLUMN colour TEXT",),
                ("ALTER TABLE theme ADD COLUMN two TEXT GENERATED ALWAYS AS (title || title) VIRTUAL",),
                ("ALTER TABLE theme RENAME COLUMN title TO titel",),
                ("DROP INDEX change_edit",),
                ("DROP TABLE extra",),
                ("ANALYZE",),
                ("DROP TABLE theme", "CREATE TABLE theme (id, parent, rank, title, narrative)"),
                ("DROP TABLE theme", "CREATE VIEW theme AS SELECT x'00' id, x'706c616e' parent, 'V' rank, 't' title, '' narrative"),
                ("DROP TABLE extra", "CREATE VIRTUAL TABLE extra USING fts5 (item, field, value)"),
                ("DROP TABLE theme", "CREATE TABLE theme (id BLOB, parent BLOB, rank TEXT, title TEXT, narrative TEXT"
                                     " CHECK (length (hex (zeroblob (900000000))) > 0))")):
            self.refused_sql(LAYOUT, *statements)

    def test_forged_schema(self):
        bomb = "+".join(["1"] * 40)
        for sql in (
                "sql || ' '",
                "replace (sql, 'TEXT', 'ANY')",
                "replace (sql, ') STRICT', ')')",
                f"replace (sql, ') STRICT', ', CHECK ({bomb} > (WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL"
                " SELECT x + 1 FROM c) SELECT count (*) FROM c))) STRICT')",
                "replace (sql, ') STRICT', ', bomb AS (hex (zeroblob (100000000))) STORED) STRICT')",
                "'CREATE VIEW theme AS SELECT * FROM theme'",
                "'CREATE VIRTUAL TABLE theme USING fts5 (id)'",
                "'CREATE TABLE theme AS SELECT load_extension (''/nowhere'')'",
                "'CREATE TABLE ' || replace (hex (zeroblob (20000000)), '00', 'theme')",
                "'SELECT 1'", "''", "NULL", "x'00ff'", "17"):
            self.refused_schema(f"UPDATE sqlite_schema SET sql = {sql} WHERE name = 'theme'")
        self.refused_schema("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'theme'")
        self.refused_schema("UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'theme'")
        self.refused_schema("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'theme'")
        self.refused_schema("UPDATE sqlite_schema SET type = 'trigger' WHERE name = 'theme'")
        self.refused_schema("UPDATE sqlite_schema SET name = 'sqlite_stat1' WHERE name = 'theme'")
        self.refused_schema("DELETE FROM sqlite_schema")

    def test_many_tables(self):
        db = sqlite3.connect(self.plan)
        for number in range(10_000):
            db.execute(f"CREATE TABLE t{number} (a, b, c, d)")
        db.commit()
        db.close()
        self.refused(LAYOUT, "10,000 tables")
        self.plan.write_bytes(self.base)
        db = sqlite3.connect(self.plan)
        for number in range(200):
            db.execute(f"CREATE VIEW v{number} AS " + " UNION ALL ".join(
                f"SELECT * FROM {'edit' if number == 0 else 'v%d' % (number - 1)}" for _ in range(20)))
        db.commit()
        db.close()
        self.refused(LAYOUT + "|“plan.waymark” is damaged", "views of views of views")
        self.plan.write_bytes(self.base)
        Forgery(self.plan).schema(
            "INSERT INTO sqlite_schema WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000)"
            " SELECT 'table', 't' || x, 't' || x, 2, 'CREATE TABLE t' || x || ' (a, b, c, d, e, f, g)' FROM c")
        self.refused(LAYOUT, "300,000 tables")

    # ---- pages

    def root_of(self, name):
        db = sqlite3.connect(self.plan)
        (root,), = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
        db.close()
        return root

    def test_pages(self):
        rand = random.Random(11)
        for name in ("theme", "action", "change", "edit", "head", "change_edit", "action_order"):
            start = (self.root_of(name) - 1) * PAGE
            page = self.base[start:start + PAGE]
            interior = b"\x02" if name in ("change", "change_edit", "action_order") else b"\x05"
            itself = interior + be(0, 2) + be(0, 2) + be(PAGE, 2) + b"\0" + be(self.root_of(name), 4)
            for what, new in (("zeros", bytes(PAGE)),
                              ("noise", rand.randbytes(PAGE)),
                              ("the first page", self.base[:PAGE]),
                              ("in a circle", itself + page[12:]),
                              ("many rows", page[:3] + b"\xff\xff" + page[5:]),
                              ("rows over each other", page[:8] + page[8:10] * 20 + page[48:])):
                if new != page and not (name == "head" and what == "rows over each other"):
                    self.refused_bytes(self.base[:start] + new + self.base[start + PAGE:], "damaged|" + LAYOUT, f"{name}: {what}")

    def test_long_row(self):
        """The header of a row promises more than there is."""
        start = (self.root_of("edit") - 1) * PAGE
        cell = int.from_bytes(self.base[start + 8:start + 10], "big")
        data = bytearray(self.base)
        data[start + cell:start + cell + 5] = b"\xff\xff\xff\xff\x7f"
        self.refused_bytes(data, "damaged", "a row of 34 GB")

    # ---- by somebody who knows SQLite only

    def test_digests(self):
        for sentence, statement in (
                (SHOWS, "UPDATE action SET text = 'Something else'"),
                (SHOWS, "UPDATE meta SET value = randomblob (32) WHERE key = 'items-digest'"),
                (SHOWS + "|" + CONTRADICTS, "UPDATE meta SET value = 'short' WHERE key = 'items-digest'"),
                (ALTERED, "UPDATE change SET value = x'373a536f6d656f6e65' WHERE field = 'text' AND edit = 1"),
                (ALTERED, "UPDATE edit SET person = 'Mallory' WHERE n = 2"),
                (ALTERED, "UPDATE edit SET body = randomblob (32) WHERE n = 2"),
                (ALTERED, "UPDATE edit SET digest = randomblob (32) WHERE n = 2"),
                ("does not say which plan it is", "DELETE FROM meta WHERE key = 'plan'"),
                ("does not say which plan it is", "UPDATE meta SET value = 'plan' WHERE key = 'plan'")):
            self.refused_sql(sentence, statement)

    def test_orphans(self):
        for sentence, statement in (
                (MISSING + "|" + CONTRADICTS, "DELETE FROM edit WHERE n = 3"),
                (MISSING + "|" + CONTRADICTS, "DELETE FROM session WHERE n = 1"),
                (CONTRADICTS, "UPDATE change SET edit = 99 WHERE edit = 2"),
                (CONTRADICTS, "INSERT INTO head VALUES (99)"),
                (PLACE + "|" + CONTRADICTS + "|" + SHOWS, "UPDATE action SET parent = randomblob (16)"),
                (CONTRADICTS + "|" + SHOWS + "|" + PLACE, "DELETE FROM theme"),
                (CONTRADICTS, "INSERT INTO theme (id, parent, rank) VALUES (randomblob (16), x'706c616e', 'V')"),
                (CONTRADICTS, "UPDATE action SET id = x'00' WHERE rowid = 1"),
                (CONTRADICTS, "INSERT INTO extra VALUES (randomblob (16), 'colour', x'6e')"),
                (CONTRADICTS, "INSERT INTO claim SELECT item, field, edit, nth, x'6e', origin FROM change LIMIT 1")):
            self.refused_sql(sentence, statement)

    # ---- by somebody who makes every digest right again

    def test_values(self):
        """Words that are no text, numbers out of range, and what is in no list of choices."""
        text = "UPDATE change SET value = x'{}' WHERE field = '{}' AND edit = 1"
        plan = "UPDATE OR REPLACE change SET field = '{}', value = {} WHERE item = x'706c616e' AND field = 'narrative'"
        for sentence, statement in (
                (HOLDS + "|" + CHANGES, text.format("323aff61", "text")),
                (CHANGES, text.format("333a610062", "text")),
                (HOLDS, text.format("303a", "text")),
                (HOLDS, text.format("74", "text")),
                (HOLDS, text.format("6931376 5".replace(" ", ""), "word")),
                (CHANGES, text.format("6e6e", "text")),
                (CHANGES, text.format("", "text")),
                (CHANGES, text.format("6c" * 900_000, "text")),
                (CHANGES, text.format(b"9999999999:a".hex(), "text")),
                (CHANGES, text.format(b"i99999999999999999999999e".hex(), "text")),
                (HOLDS, text.format(b"4:none".hex(), "party")),
                (HOLDS, text.format(b"l3:mar4:20241:xe".hex(), "due")),
                (HOLDS, text.format(b"l3:mare".hex(), "due")),
                (HOLDS, plan.format("year_start", "x'" + b"i13e".hex() + "'")),
                (CHANGES, plan.format("year_start", "x'" + b"i-9223372036854775808e".hex() + "'")),
                (HOLDS, plan.format("title", "CAST ('501:' || printf ('%.*c', 501, 'x') AS BLOB)")),
                (HOLDS, plan.format("monitoring", "CAST ('70000:' || printf ('%.*c', 70000, 'x') AS BLOB)")),
                (ALTERED, "UPDATE edit SET person = CAST (x'ff61' AS TEXT) WHERE n = 2"),
                (ALTERED, "UPDATE edit SET name = CAST (x'610062' AS TEXT) WHERE n = 2"),
                (NEVER_MADE, "UPDATE change SET field = CAST (x'ff61' AS TEXT) WHERE field = 'text' AND edit = 1"),
                (NEVER_MADE, "UPDATE change SET field = CAST (x'610062' AS TEXT) WHERE field = 'text' AND edit = 1"),
                (CHANGES, "UPDATE change SET field = '' WHERE field = 'narrative' AND edit = 1"),
                (CHANGES, "UPDATE change SET field = '@else' WHERE field = 'narrative' AND edit = 1 AND item <> x'706c616e'")):
            self.refused_forgery(sentence, statement)

    def test_shown_values(self):
        """Tables of items with what no edit could have brought."""
        for statement in (
                "UPDATE action SET text = CAST (x'ff61' AS TEXT)",
                "UPDATE action SET text = CAST (x'610062' AS TEXT)",
                "UPDATE plan SET title = printf ('%.*c', 501, 'x')",
                "UPDATE plan SET title = CAST (zeroblob (100000000) AS TEXT)",
                "UPDATE plan SET year_start = 13",
                "UPDATE plan SET year_start = -9223372036854775808",
                "UPDATE theme SET rank = ''",
                "UPDATE assignment SET party = x'00'"):
            self.refused_forgery(HOLDS + "|" + CONTRADICTS + "|" + SHOWS + "|too large", statement)

    def test_history(self):
        """SPEC section 11, line by line."""
        other = "(SELECT id FROM session WHERE n = 1)"
        for sentence, *statements in (
                # a parent, origin, undone or `ours` edit missing
                (MISSING + "|" + CONTRADICTS, "UPDATE edit SET prev = 99 WHERE n = 5"),
                (MISSING + "|" + CONTRADICTS, "INSERT INTO seen VALUES (5, 99)"),
                (MISSING + "|" + CONTRADICTS, "UPDATE edit SET undoes = 99 WHERE undoes IS NOT NULL"),
                (MISSING + "|" + CONTRADICTS, "UPDATE ours SET other = 99"),
                (ORIGIN, "UPDATE change SET origin = 99 WHERE edit = 2"),
                # a second edit without parents, or a first one that makes no plan
                (ORDER, "UPDATE edit SET prev = NULL, seq = 1, lamport = 1 WHERE n = 2", "DELETE FROM seen WHERE edit = 2"),
                (PLACE, "DELETE FROM change WHERE item = x'706c616e' AND field = '@kind'"),
                # clocks
                (ORDER, "UPDATE edit SET lamport = lamport + 1 WHERE n = 3"),
                (ORDER, "UPDATE edit SET lamport = 9223372036854775807 WHERE n = 3"),
                (ORDER, "UPDATE edit SET lamport = -1 WHERE n = 3"),
                # a session out of sequence
                (ORDER, "UPDATE edit SET seq = seq + 1 WHERE n = 3"),
                (ORDER, "UPDATE edit SET seq = -9223372036854775808 WHERE n = 3"),
                (MISSING, "UPDATE edit SET prev = n WHERE n = 3"),
                (ORDER + "|" + MISSING, "UPDATE edit SET prev = 5 WHERE n = 3"),
                (MISSING, "INSERT OR IGNORE INTO seen VALUES (3, 5)"),
                (ORDER, "DELETE FROM head"),
                (ORDER, "INSERT INTO head VALUES (1)"),
                # numbers of alternatives with holes
                (ALTERED, "UPDATE change SET nth = 1 WHERE edit = 2"),
                (ALTERED, "UPDATE change SET nth = -1 WHERE edit = 2"),
                # a value ascribed to an edit that never wrote it
                (ORIGIN, "UPDATE change SET origin = 2 WHERE edit = 3"),
                # an item without @kind or @place, or of two kinds
                (NEVER_MADE + "|" + PLACE, "DELETE FROM change WHERE field = '@kind' AND item = (SELECT id FROM action LIMIT 1)"),
                (CONTRADICTS, "DELETE FROM change WHERE field = '@place' AND item = (SELECT id FROM action LIMIT 1)"),
                (KIND + "|" + CONTRADICTS, "INSERT INTO change SELECT item, field, 2, 0, x'" + b"5:theme".hex() + "', NULL"
                                           " FROM change WHERE field = '@kind' AND item = (SELECT id FROM action LIMIT 1)"),
                (KIND, "UPDATE change SET value = x'" + b"i7e".hex() + "' WHERE field = '@kind' AND item = (SELECT id FROM action LIMIT 1)"),
                # the plan is one, is not moved and not deleted
                (KIND + "|" + CONTRADICTS, "UPDATE change SET value = x'" + b"4:plan".hex() + "' WHERE field = '@kind'"
                                           " AND item = (SELECT id FROM action LIMIT 1)"),
                (CHANGES, "INSERT INTO change SELECT item, field, 2, 0, value, NULL FROM change WHERE item = x'706c616e' AND field = '@place'"),
                (CHANGES, "INSERT INTO change SELECT item, field, 2, 0, x'" + b"4:plan".hex() + "', NULL FROM change"
                          " WHERE item = x'706c616e' AND field = '@gone'"),
                # @gone neither false nor an item
                (CHANGES, "UPDATE change SET value = x'74' WHERE field = '@gone' AND item = (SELECT id FROM action LIMIT 1)"),
                (CHANGES, "UPDATE change SET value = x'" + encode("f" * 32).hex() + "' WHERE field = '@gone'"
                          " AND item = (SELECT id FROM action LIMIT 1)"),
                # a parent that cannot be
                (PLACE, self.place(["plan", "V"], "action")),
                (PLACE, self.place(["", "V"], "action")),
                (PLACE, self.place(["f" * 32, "V"], "action")),
                (PLACE, self.place(["nobody", "V"], "action")),
                (PLACE, "UPDATE change SET value = CAST ('l32:' || lower (hex (item)) || '1:Ve' AS BLOB)"
                        " WHERE field = '@place' AND item = (SELECT id FROM action LIMIT 1)"),
                (PLACE, self.place([["plan"], "V"], "theme")),
                (PLACE, self.place(["plan"], "theme")),
                (PLACE, self.place(None, "theme")),
                # a rank that cannot be
                (PLACE, self.place(["plan", ""], "theme")),
                (PLACE, self.place(["plan", "000"], "theme")),
                (PLACE, self.place(["plan", "V-1"], "theme")),
                (PLACE, self.place(["plan", "V" * 1001], "theme")),
                # an item that was never made
                (NEVER_MADE + "|" + KIND, "INSERT INTO change VALUES (x'" + "ab" * 16 + "', 'title', 2, 0, x'6e', NULL)"),
                (NEVER_MADE + "|" + KIND, "INSERT INTO change VALUES (x'0102', 'title', 2, 0, x'6e', NULL)"),
                # a header without content that no baseline speaks for
                (SUMMARY, "DELETE FROM change WHERE edit = 2",
                 "UPDATE edit SET salt = NULL, person = NULL, time = NULL, name = NULL, undoes = NULL WHERE n = 2")):
            self.refused_forgery(sentence, *statements)

    def place(self, value, kind):
        return (f"UPDATE change SET value = x'{encode(value).hex()}' WHERE field = '@place'"
                f" AND item = (SELECT id FROM {kind} LIMIT 1)")

    def test_summary(self):
        """A baseline that says what it cannot say."""
        last = "(SELECT max (n) FROM edit)"
        for sentence, *statements in (
                (SUMMARY, f"UPDATE baseline SET edit = {last} WHERE field = 'title'"),
                (SUMMARY, f"UPDATE baseline SET origin = {last} WHERE field = 'title'"),
                (SUMMARY + "|" + CONTRADICTS, "UPDATE baseline SET edit = 99 WHERE field = 'title'"),
                (SUMMARY, "UPDATE baseline SET origin = 99 WHERE field = 'title'"),
                (SUMMARY, "DELETE FROM baseline_head"),
                (SUMMARY, "UPDATE baseline SET baseline = 7"),
                (HOLDS, "UPDATE baseline SET value = x'74' WHERE field = 'title'"),
                (PLACE, "UPDATE baseline SET value = x'74' WHERE field = '@place'"),
                (SUMMARY, "DELETE FROM baseline WHERE field = '@kind'"),
                (SHOWS, "UPDATE baseline SET value = x'" + encode("Else").hex() + "' WHERE field = 'word'"),
                (SHOWS, "DELETE FROM baseline WHERE field = 'text'")):
            self.refused_forgery(sentence, *statements, base=self.forgotten)
        self.refused_sql(ALTERED, f"UPDATE edit SET person = 'Mallory' WHERE n = 1", base=self.forgotten)


if __name__ == "__main__":
    tap.main()
