#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Reads plans by src/store/FORMAT.md alone, with nothing but SQLite and SHA-256, and holds what it
finds against the program's own export."""

import json
import os
import random
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests" / "cli"))

import tap
from cli import Case
from planfile import DUE, KINDS, LINKS, Plan

PAGE = SOURCE / "src" / "store" / "FORMAT.md"
SAMPLE = SOURCE / "tests" / "store" / "data" / "format-1.waymark"

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
        # By their ids: numbers move with what is added and moved.
        one, two, first, second, third = (self.fields(n)["id"] for n in ("1", "2", "1.1", "1.2", "2.1"))
        for n in range(25):
            what = dice.randrange(6)
            if what == 0:
                self.set(dice.choice([first, second]), f"notes=Note {n} – ŵ, שלום\nsee 1.1(a)")
            elif what == 1:
                self.add(dice.choice([one, two, first, third]), "action", f"text=Action {n}", "due=by May 2027", "leads=NHS Vale")
            elif what == 2:
                self.good("move", self.plan, dice.choice([first, second]), one)
            elif what == 3:
                self.good("remove", self.plan, self.add(third, "action", "text=Short-lived"))
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

    def at(self, who, plan, item, *values):
        self.good("set", plan, item, *values, "--person", who, "--reason", "as agreed")

    def test_where_people_worked_side_by_side(self):
        self.make()
        self.set("1.1(a)", "phase=Before", "due=june 2026")
        theirs = self.dir / "theirs.waymark"
        theirs.write_bytes(self.plan.read_bytes())
        here = self.state
        self.at("Ann", self.plan, "1.1(a)", "phase=Mine", "due=july 2026")
        self.at("Ann", self.plan, "1.1(b)", "phase=Only mine")
        self.add("1.1", "action", "text=Mine")
        self.state = self.dir / "another-computer"
        self.at("Bob", theirs, "1.1(a)", "phase=Theirs", "due=august 2026")
        self.at("Bob", theirs, "2.1(a)", "phase=Only theirs")
        self.good("move", theirs, "1.1(b)", "2.1")
        self.good("add", theirs, "2.1", "action", "text=Theirs")
        # Undone work does not contradict what the other changed.
        self.at("Bob", theirs, "1.2", "measure=Slip")
        self.good("undo", theirs)
        self.state = here
        self.at("Ann", self.plan, "1.2", "measure=Counted")
        self.good("merge", self.plan, theirs)
        self.joined(open_fields={"phase": {"Mine", "Theirs"}, "due": 2})

        # One is settled, an ordinary edit carries the other along, and a third copy comes in.
        self.good("choose", self.plan, "1.1(a)", "phase", "2")
        self.at("Ann", self.plan, "1.1(a)", "due=september 2026")
        self.joined(open_fields={"due": 2})
        third = self.dir / "third.waymark"
        third.write_bytes(theirs.read_bytes())
        self.state = self.dir / "a-third-computer"
        self.at("Cia", third, "2.1(a)", "phase=Third")
        self.state = here
        self.good("merge", self.plan, third)
        plan = self.joined(open_fields={"due": 2})
        self.assertEqual(plan.rows("SELECT count (DISTINCT edit) FROM ours"), [(2,)])
        self.good("undo", self.plan)
        self.joined(open_fields={"due": 2})
        self.good("choose", self.plan, "1.1(a)", "due", "1")
        self.joined(open_fields={})

    def joined(self, open_fields):
        plan = self.check(self.plan, rebuilt=False)
        items, contradictions = plan.rebuild_joined()
        self.assertEqual(items, plan.items)
        found = {field: values for (_, field), values in contradictions.items()}
        self.assertEqual(set(found), set(open_fields))
        for field, wanted in open_fields.items():
            self.assertEqual(len(found[field]) if isinstance(wanted, int) else set(found[field]), wanted)
        listed = json.loads(self.good("conflicts", self.plan, "--json"))
        self.assertEqual(len(listed if isinstance(listed, list) else listed["conflicts"]), len(open_fields))
        return plan

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
