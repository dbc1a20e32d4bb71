#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Reads plans by src/store/FORMAT.md alone, with nothing but SQLite and SHA-256, and holds what it
finds against the program's own export."""

import hashlib
import json
import os
import random
import re
import sqlite3
import sys
from pathlib import Path

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests" / "cli"))

import tap
from cli import Case

PAGE = SOURCE / "src" / "store" / "FORMAT.md"
SAMPLE = SOURCE / "tests" / "store" / "data" / "format-1.waymark"

# Section 2.
DUE = {"due", "first_due", "new_due", "period"}
FLAGS = {"flag", "closed"}
LINKS = {"party", "member", "target", "into", "status", "meeting", "about"}
KINDS = ["plan", "theme", "priority", "requirement", "action", "party", "alias", "membership", "assignment", "reference", "status",
         "update", "meeting", "decision", "snapshot", "loose"]


# Section 4.

def encode(value):
    if value is None:
        return b"n"
    if value is True or value is False:
        return b"t" if value else b"f"
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, str):
        data = value.encode()
        return b"%d:%s" % (len(data), data)
    return b"l" + b"".join(map(encode, value)) + b"e"


def decode(data):
    value, end = decode_at(data, 0)
    assert end == len(data), "bytes left over"
    return value


def decode_at(data, at):
    lead = data[at:at + 1]
    if lead in (b"n", b"t", b"f"):
        return {b"n": None, b"t": True, b"f": False}[lead], at + 1
    if lead == b"i":
        end = data.index(b"e", at)
        return int(data[at + 1:end]), end + 1
    if lead == b"l":
        items, at = [], at + 1
        while data[at:at + 1] != b"e":
            item, at = decode_at(data, at)
            items.append(item)
        return items, at + 1
    colon = data.index(b":", at)
    end = colon + 1 + int(data[at:colon])
    return data[colon + 1:end].decode(), end


def sha(value):
    return hashlib.sha256(encode(value)).hexdigest()


def name(blob):
    """An id as text: 16 bytes, the plan's four, or none."""
    return blob.hex() if len(blob) == 16 else blob.decode()


class Plan:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.rows = lambda sql, *values: self.db.execute(sql, values).fetchall()
        self.digest = {n: digest.hex() for n, digest in self.rows("SELECT n, digest FROM edit")}
        self.session = {n: sid.hex() for n, sid in self.rows("SELECT n, id FROM session")}
        self.items = self.read_items()

    # Section 2.

    def read_items(self):
        items = {}
        for kind in KINDS:
            cursor = self.db.execute(f'SELECT * FROM "{kind}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                row = dict(zip(columns, row))
                item = {"@kind": kind, "@place": [name(row.pop("parent")), row.pop("rank")]}
                items[name(row.pop("id"))] = item
                for field, value in row.items():
                    if value is None or field.endswith("_window"):
                        continue
                    if field in DUE:
                        item[field] = [value, row[field + "_window"]]
                    elif field in FLAGS:
                        item[field] = True
                    elif field == "mentions":
                        item[field] = decode(value)
                    elif isinstance(value, bytes):
                        item[field] = name(value)
                    else:
                        item[field] = value
        for item, field, value in self.rows("SELECT item, field, value FROM extra"):
            items.setdefault(name(item), {})[field] = decode(value)
        return items

    def children(self, parent, *kinds):
        found = [(item["@place"][1], i) for i, item in self.items.items() if item["@place"][0] == parent and item["@kind"] in kinds]
        return [i for _, i in sorted(found)]

    # Section 5.

    def items_digest(self):
        return sha([[i, f, self.items[i][f]] for i in sorted(self.items) for f in sorted(self.items[i])])

    def changes(self, n):
        registers = {}
        for item, field, value, origin in self.rows("SELECT item, field, value, origin FROM change WHERE edit = ? ORDER BY nth", n):
            origin = None if origin is None else self.digest.get(origin, "")
            registers.setdefault((name(item), field), []).append([decode(value), origin])
        return [[item, field, registers[item, field]] for item, field in sorted(registers)]

    def recompute(self):
        """(as stored, as computed) digests of contents and headers."""
        contents, headers = [], []
        for n, session, seq, lamport, prev, body, salt, person, time, title, undoes in self.rows(
                "SELECT n, session, seq, lamport, prev, body, salt, person, time, name, undoes FROM edit ORDER BY n"):
            seen = sorted(self.digest[o] for o, in self.rows("SELECT other FROM seen WHERE edit = ?", n))
            ours = sorted(self.digest[o] for o, in self.rows("SELECT other FROM ours WHERE edit = ?", n))
            if salt is not None:
                contents.append((body.hex(), sha([salt.hex(), person, time, title, self.digest.get(undoes, ""), ours, self.changes(n)])))
            headers.append((self.digest[n], sha([self.session[session], seq, lamport, self.digest.get(prev, ""), seen, body.hex()])))
        return contents, headers

    # Section 6.

    def past(self, heads):
        parents = {}
        for edit, other in self.rows("SELECT n, prev FROM edit WHERE prev IS NOT NULL UNION SELECT edit, other FROM seen"):
            parents.setdefault(edit, set()).add(other)
        found, todo = set(), list(heads)
        while todo:
            edit = todo.pop()
            for other in parents.get(edit, ()):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return found

    def rebuild(self):
        """The items by the edits, in a plan where each edit has seen all before it."""
        order = {n: (lamport, self.session[s], self.digest[n]) for n, lamport, s in self.rows("SELECT n, lamport, session FROM edit")}
        newest = max(order, key=order.get)
        assert self.past([newest]) | {newest} == set(order), "people worked side by side"
        heads = [edit for edit, in self.rows("SELECT edit FROM baseline_head")]
        covered = self.past(heads) | set(heads)
        registers = {}
        for item, field, edit, value in self.rows(
                "SELECT item, field, edit, value FROM change WHERE nth = 0"
                " UNION ALL SELECT item, field, edit, value FROM baseline WHERE nth = 0"):
            fields = registers.setdefault(name(item), {})
            fields[field] = max(fields.get(field, ((), None)), (order[edit], decode(value)), key=lambda write: write[0])
        for edit, salt in self.rows("SELECT n, salt FROM edit"):
            assert (salt is None) <= (edit in covered), "forgotten, and no baseline speaks for it"
        shown = {i: {f: value for f, (_, value) in fields.items()} for i, fields in registers.items()}
        return {i: {f: v for f, v in fields.items() if f != "@gone" and v is not None}
                for i, fields in shown.items() if fields.get("@gone") is False or i == "plan"}


def as_written(text):
    """Numbers that refer, as the document had them."""
    return re.sub("\ufff9(.*?)\ufffa.*?\ufffb", r"\1", text, flags=re.S)


class Page(Case):
    def check(self, path, rebuilt=True):
        plan = Plan(path)
        contents, headers = plan.recompute()
        for stored, computed in contents + headers:
            self.assertEqual(stored, computed)
        self.assertGreater(len(headers), 0)
        (stored,), = plan.rows("SELECT value FROM meta WHERE key = 'items-digest'")
        self.assertEqual(stored.hex(), plan.items_digest())
        if rebuilt:
            self.assertEqual(plan.rebuild(), plan.items)
        self.compare(plan, json.loads(self.good("export", path)))
        return plan

    def compare(self, plan, exported):
        (plan_id,), = plan.rows("SELECT value FROM meta WHERE key = 'plan'")
        self.assertEqual(plan_id.hex(), exported["id"])
        seen = {"plan"}
        self.compare_item(plan, "plan", exported)
        for key, kind, parent in (("statuses", "status", "plan"), ("parties", "party", "plan"), ("themes", "theme", "plan"),
                                  ("meetings", "meeting", "plan"), ("loose", "loose", "plan")):
            self.compare_list(plan, parent, (kind,), exported[key], seen)
        self.assertEqual(seen, set(plan.items))

    def compare_list(self, plan, parent, kinds, exported, seen):
        self.assertEqual(plan.children(parent, *kinds), [item["id"] for item in exported])
        for item in exported:
            seen.add(item["id"])
            self.compare_item(plan, item["id"], item)
            for key, under in (("items", ("priority", "requirement", "action")), ("aliases", ("alias",)), ("members", ("membership",)),
                               ("leads", ("assignment",)), ("references", ("reference",)), ("updates", ("update",)),
                               ("decisions", ("decision",)), ("snapshots", ("snapshot",))):
                if key in item:
                    self.compare_list(plan, item["id"], under, item[key], seen)

    def compare_item(self, plan, i, exported):
        for field, value in plan.items[i].items():
            if field[0] == "@" or field == "mentions":
                continue
            told = exported[field]
            if field in DUE:
                self.assertEqual([told["words"], told["window"]], value, field)
            elif field in LINKS:
                self.assertEqual(told["id"] if isinstance(told, dict) else told, value, field)
            else:
                self.assertEqual(told, as_written(value) if isinstance(value, str) else value, field)

    def test_tables_are_as_on_the_page(self):
        block = re.search(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S).group(1)
        plan = Plan(SAMPLE)
        stored = [sql for sql, in plan.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
        self.assertEqual(sorted(block.strip().rstrip(";").split(";\n")), sorted(stored))
        self.assertEqual(plan.rows("PRAGMA application_id"), [(0x57594D4B,)])
        self.assertEqual(plan.rows("PRAGMA user_version"), [(1,)])
        self.assertEqual(SAMPLE.read_bytes()[68:72], b"WYMK")

    def test_kinds_are_as_on_the_page(self):
        page = PAGE.read_text(encoding="utf-8")
        for kind in KINDS:
            self.assertRegex(page, rf"\b{kind}\b")

    def test_the_stored_sample(self):
        plan = self.check(SAMPLE)
        self.assertEqual(len(plan.digest), 3)

    def test_a_plan_of_many_edits(self):
        seed = int(os.environ.get("WAYMARK_SEED", "0")) or random.SystemRandom().randrange(1 << 32)
        print(f"# WAYMARK_SEED={seed}")
        dice = random.Random(seed)
        self.make()
        for n in range(25):
            what = dice.randrange(6)
            if what == 0:
                self.set(dice.choice(["1.1", "1.2"]), f"notes=Note {n} – ŵ, שלום\nsee 1.1(a)")
            elif what == 1:
                self.add(dice.choice(["1", "2", "1.1", "2.1"]), "action", f"text=Action {n}", "due=by May 2027", "leads=NHS Vale")
            elif what == 2:
                self.good("move", self.plan, dice.choice(["1.1", "1.2"]), "1")
            elif what == 3:
                self.good("remove", self.plan, self.add("2.1", "action", "text=Short-lived"))
            elif what == 4:
                self.run_cli("undo", self.plan)
            else:
                self.run_cli("redo", self.plan)
        self.check(self.plan)

    def test_after_forgetting(self):
        self.make()
        self.set("1.1(a)", "phase=One", "due=june 2026")
        self.good("remove", self.plan, "1.1(b)")
        self.good("forget", self.plan, "everything")
        self.check(self.plan)
        self.set("1.1(a)", "phase=Two")
        self.good("remove", self.plan, "2")
        self.good("undo", self.plan)
        plan = self.check(self.plan)
        self.assertEqual(plan.rows("SELECT count (*) FROM edit WHERE salt IS NULL"), [(3,)])
        self.good("clean-copy", self.plan, self.dir / "clean.waymark")
        clean = self.check(self.dir / "clean.waymark")
        self.assertEqual(clean.items, plan.items)
        self.assertEqual(clean.rows("SELECT count (*) FROM change"), [(0,)])

    def test_a_changed_byte_is_seen(self):
        self.make()
        self.set("1.1(a)", "phase=Zqmark")
        data = bytearray(self.plan.read_bytes())
        at = data.index(b"6:Zqmark")
        data[at + 2] ^= 1
        copy = self.dir / "altered.waymark"
        copy.write_bytes(data)
        contents, headers = Plan(copy).recompute()
        self.assertEqual(sum(stored != computed for stored, computed in contents), 1)


if __name__ == "__main__":
    tap.main()
