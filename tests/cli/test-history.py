#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""undo, redo, history and check, each in a run of its own."""

import csv
import datetime
import io
import os
import random
import shutil
import sqlite3

import tap
from cli import Case


class Undo(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_across_invocations(self):
        states = [self.export()]
        for n in range(4):
            self.set("1.1(a)", f"phase=Stage {n}")
            states.append(self.export())
        for state in reversed(states[:-1]):
            self.good("undo", self.plan)
            self.assertEqual(self.export(), state)
        for state in states[1:]:
            self.good("redo", self.plan)
            self.assertEqual(self.export(), state)

    def test_nothing_to_undo(self):
        before = self.plan.read_bytes()
        self.bad("undo", self.plan)
        self.bad("redo", self.plan)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_an_edit_ends_redo(self):
        self.set("1.1(a)", "phase=One")
        self.good("undo", self.plan)
        self.set("1.1(a)", "phase=Two")
        self.bad("redo", self.plan)

    def test_edits_of_another_computer_are_not_undone(self):
        self.set("1.1(a)", "phase=Theirs")
        self.state = self.dir / "another-computer"
        self.bad("undo", self.plan)
        self.set("1.1(b)", "phase=Mine")
        self.good("undo", self.plan)
        self.bad("undo", self.plan)
        self.assertEqual(self.fields("1.1(a)")["phase"], "Theirs")

    def test_what_another_changed_since_is_left_alone(self):
        here = self.state
        self.set("1.1(a)", "phase=Mine", "notes=Mine too")
        self.state = self.dir / "another-computer"
        self.set("1.1(a)", "phase=Theirs")
        self.state = here
        result = self.run_cli("undo", self.plan)
        self.assertEqual((result.code, result.out), (0, ""))
        self.assertIn("1 value was changed later by another person", result.err)
        fields = self.fields("1.1(a)")
        self.assertEqual((fields["phase"], fields["notes"]), ("Theirs", ""))

    def test_random_edits(self):
        seed = int(os.environ.get("WAYMARK_SEED", "0")) or random.SystemRandom().randrange(1 << 32)
        print(f"# WAYMARK_SEED={seed}")
        dice = random.Random(seed)
        states = [self.export()]
        bytes_before = self.good("export", self.plan)
        # By their ids: what was 1.1 a move ago need not be 1.1 any more.
        one, two = states[0]["themes"]
        ids = {"1": one["id"], "2": two["id"],
               **{item["number"]: item["id"] for theme in (one, two) for item in theme["items"]}}

        def note():
            state = self.export()
            if state != states[-1]:  # a move to where it stood is no step
                states.append(state)

        for n in range(12):
            what = dice.randrange(4)
            if what == 0:
                self.set(ids[dice.choice(["1.1", "1.2", "2.1"])], f"notes=Note {n}")
            elif what == 1:
                self.add(ids[dice.choice(["1", "2", "1.1", "2.1"])], "action", f"text=Action {n}", "due=May 2027",
                         "leads=NHS Vale")
            elif what == 2:
                self.good("move", self.plan, ids[dice.choice(["1.1", "1.2"])], ids["1"])
            else:
                short_lived = self.add(ids["2.1"], "action", "text=Short-lived")
                note()
                self.good("remove", self.plan, short_lived)
            note()
        for state in reversed(states[:-1]):
            self.good("undo", self.plan)
            self.assertEqual(self.export(), state)
        self.assertEqual(self.good("export", self.plan), bytes_before)
        self.bad("undo", self.plan)
        for state in states[1:]:
            self.good("redo", self.plan)
            self.assertEqual(self.export(), state)
        self.bad("redo", self.plan)
        self.assertIn("is sound", self.good("check", self.plan))



class GoBack(Case):
    """To an older version of the file, such as a backup."""

    def setUp(self):
        super().setUp()
        self.make()
        self.older = self.dir / "older.waymark"
        shutil.copyfile(self.plan, self.older)

    def test_one_step_there_and_back(self):
        before = self.export()
        self.set("1.1(a)", "phase=One", "due=june 2026")
        self.add("2", "action", "text=New")
        self.good("remove", self.plan, "1.1(b)")
        after = self.export()
        bytes_then = self.older.read_bytes()
        self.good("go-back", self.plan, self.older, "--person", "Rhian")
        self.assertEqual(self.export(), before)
        self.assertEqual(self.older.read_bytes(), bytes_then)
        self.assertIn("Go back to an older version", self.good("history", self.plan))
        self.good("check", self.plan)
        self.good("undo", self.plan)
        self.assertEqual(self.export(), after)
        self.no_left_overs()

    def test_nothing_to_do(self):
        before = self.plan.read_bytes()
        self.good("go-back", self.plan, self.older)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_a_copy_that_went_on_is_not_older(self):
        self.set("1.1(a)", "phase=Mine")
        self.good("set", self.older, "1.1(a)", "phase=Theirs")
        before = self.plan.read_bytes()
        self.assertIn("has changes that are not in this plan", self.bad("go-back", self.plan, self.older))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_another_plan(self):
        other = self.dir / "other.waymark"
        self.good("import", self.dir / "plan.txt", other)
        self.assertIn("other.waymark", self.bad("go-back", self.plan, other))
        self.bad("go-back", self.plan, self.dir / "plan.txt")
        self.bad("go-back", self.plan, self.dir / "none.waymark")
        self.no_left_overs()


class History(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_who_when_what_from_to(self):
        self.good("set", self.plan, "1.1(a)", "phase=Year 9", "--person", "Rhian Ŵyn")
        lines = self.good("history", self.plan).splitlines()
        self.assertRegex(lines[0], r"\A\d{4}-\d\d-\d\d \d\d:\d\d  Rhian Ŵyn  Change “Phase”\Z")
        self.assertEqual(lines[1], "    1.1(a) phase: Year 1 → Year 9")

    def test_newest_first(self):
        self.set("1.1(a)", "phase=One")
        self.set("1.1(a)", "phase=Two")
        out = self.good("history", self.plan)
        self.assertLess(out.index("→ Two"), out.index("→ One"))

    def test_of_one_item(self):
        self.set("1.1(a)", "phase=Mine")
        self.set("1.1(b)", "phase=Not mine")
        out = self.good("history", self.plan, "1.1(a)")
        self.assertIn("Mine", out)
        self.assertNotIn("Not mine", out)

    def test_values_are_words(self):
        self.set("1.1(a)", "status=complete", "due=by june 2026", "notes=One.\nTwo.")
        out = self.good("history", self.plan)
        self.assertIn("status: Agreed → Complete", out)
        self.assertIn("due: March 2024 (2024-03) → by june 2026 (../2026-06)", out)
        self.assertIn("notes: – → One. ¶ Two.", out)

    def test_added_moved_deleted(self):
        self.add("2.1", "action", "text=New")
        self.good("move", self.plan, "2.1(b)", "2.1", "--before", "2.1(a)")
        self.good("remove", self.plan, "2.1(a)")
        out = self.good("history", self.plan)
        for word in ("added", "moved", "deleted"):
            self.assertIn(word, out)

    def test_undo_is_told_apart(self):
        self.good("remove", self.plan, "1.1")
        self.good("undo", self.plan)
        out = self.good("history", self.plan)
        self.assertIn("Delete 1.1 (undo or redo)\n    1.1: brought back\n", out)
        self.assertIn("Delete 1.1\n    1.1: deleted\n", out)

    def test_unknown_item(self):
        self.bad("history", self.plan, "8.8")


class Filters(Case):
    def setUp(self):
        super().setUp()
        self.make()
        self.good("set", self.plan, "1.1(a)", "phase=Early", "--person", "Rhian Ŵyn")
        self.good("set", self.plan, "1.1(b)", "notes=Ask Huw.", "--person", "Bob")

    def history(self, *words):
        return self.good("history", self.plan, *words)

    def test_by_person(self):
        out = self.history("--person", "rhian ŵyn")
        self.assertIn("→ Early", out)
        self.assertNotIn("Ask Huw", out)
        self.assertEqual(self.history("--person", "Rhian"), "")

    def test_by_field(self):
        out = self.history("--field", "notes")
        self.assertIn("Ask Huw", out)
        self.assertNotIn("Early", out)

    def test_by_field_of_an_item(self):
        self.assertEqual(self.history("1.1(b)", "--field", "phase").count("Early"), 0)
        self.assertIn("Early", self.history("1.1(a)", "--field", "phase"))

    def test_by_day(self):
        today = datetime.datetime.now(datetime.timezone.utc).date()

        def day(n):
            return (today + datetime.timedelta(days=n)).strftime("%d/%m/%Y")

        everything = self.history()
        self.assertEqual(self.history("--from", day(-1)), everything)
        self.assertEqual(self.history("--to", day(1)), everything)
        self.assertEqual(self.history("--from", day(-1), "--to", day(1), "--person", "Bob").count("→"), 1)
        self.assertEqual(self.history("--from", day(2)), "")
        self.assertEqual(self.history("--to", day(-2)), "")
        self.assertEqual(self.history("--to", "march 2020"), "")

    def test_what_is_not_understood(self):
        self.assertIn("“some day”", self.bad("history", self.plan, "--from", "some day", code=2))
        self.assertIn("“ongoing”", self.bad("history", self.plan, "--to", "ongoing", code=2))
        self.assertIn("“colour”", self.bad("history", self.plan, "--field", "colour", code=2))
        self.assertIn("“xlsx”", self.bad("history", self.plan, "--format", "xlsx", code=2))
        self.bad("history", self.plan, "--output", self.dir / "history.txt", code=2)
        self.assertFalse((self.dir / "history.txt").exists())


class Table(Case):
    HEADINGS = ["When", "Who", "What", "Item", "Part", "Before", "After", "Edit"]

    def setUp(self):
        super().setUp()
        self.make()

    def rows(self, *words):
        target = self.dir / "history.csv"
        self.assertEqual(self.good("history", self.plan, "--format", "csv", "--output", target, *words), "")
        data = target.read_bytes()
        self.assertEqual(self.good("history", self.plan, "--format", "csv", *words).encode(), data.replace(b"\r\n", b"\n"))
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertTrue(data.endswith(b"\r\n"))
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        self.assertEqual(rows[0], self.HEADINGS)
        self.assertEqual({len(row) for row in rows}, {len(self.HEADINGS)})
        return rows[1:]

    def test_a_row_for_each_thing_changed(self):
        self.good("set", self.plan, "1.1(a)", "phase=Year 9", "due=by june 2026", "--reason", "Frost",
                  "--person", "Rhian Ŵyn")
        rows = self.rows()
        rows = [row for row in rows if row[7] == rows[0][7]]
        # The reason of the move is kept as an update, which is added by the same edit.
        self.assertCountEqual([row[3:7] for row in rows], [["1.1(a)", "Update", "", "Update"],
                                                          ["1.1(a)", "Reason", "", "Frost"],
                                                          ["1.1(a)", "Decision", "", "proposed"],
                                                          ["1.1(a)", "Due", "March 2024", "by june 2026"],
                                                          ["1.1(a)", "Phase", "Year 1", "Year 9"]])
        for row in rows:
            self.assertRegex(row[0], r"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\Z")
            self.assertEqual(row[1], "Rhian Ŵyn")
            self.assertRegex(row[7], r"\A[0-9a-f]{64}\Z")

    def test_words_come_back_as_they_were(self):
        words = 'Say "hello", then; ask.\nSecond line and ۳ more, 👩‍👧 too'
        self.set("1.1(a)", "notes=" + words)
        self.set("1.1(a)", "notes=None again")
        self.assertEqual(self.rows("1.1(a)", "--field", "notes")[0][5], words)

    def test_no_formula_runs(self):
        for evil in ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(1)", "＝1+1"):
            (self.dir / "evil").write_text(evil, encoding="utf-8")
            self.good("set", self.plan, "1.1(a)", "phase=@evil", "--person", "=cmd|' /C calc'!A0")
            row = self.rows()[0]
            self.assertEqual(row[6], "'" + evil)
            self.assertEqual(row[1], "'=cmd|' /C calc'!A0")
            for cell in row:
                self.assertNotIn(cell[:1], tuple("=+-@\t\r＝"), row)

    def test_filters_count(self):
        self.set("1.1(a)", "phase=One")
        self.set("1.1(b)", "phase=Two")
        self.assertEqual([row[6] for row in self.rows("1.1(b)", "--field", "phase")][:1], ["Two"])

    def test_a_target_that_cannot_be_written(self):
        self.bad("history", self.plan, "--format", "csv", "--output", self.dir / "nowhere" / "history.csv")


class Check(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_sound(self):
        self.set("1.1(a)", "phase=Year 9")
        self.assertIn("“plan.waymark” is sound", self.good("check", self.plan))

    def test_a_changed_byte_is_found(self):
        data = bytearray(self.plan.read_bytes())
        at = data.index(b"Write one leaflet")
        data[at] ^= 1
        self.plan.write_bytes(data)
        before = self.plan.read_bytes()
        self.assertIn("plan.waymark", self.bad("check", self.plan))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_a_changed_row_is_found(self):
        db = sqlite3.connect(self.plan)
        table = next(name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")
                     if "theme" in name)
        db.execute(f"update {table} set title = 'Something else'")
        db.commit()
        db.close()
        self.assertIn("plan.waymark", self.bad("check", self.plan))

    def test_half_a_file(self):
        self.plan.write_bytes(self.plan.read_bytes()[:5000])
        self.assertIn("plan.waymark", self.bad("check", self.plan))

    def test_a_trigger_is_refused(self):
        db = sqlite3.connect(self.plan)
        db.execute("create trigger t after insert on meta begin delete from meta; end")
        db.commit()
        db.close()
        self.assertIn("plan.waymark", self.bad("show", self.plan))

    def test_a_later_format_is_refused_by_name(self):
        db = sqlite3.connect(self.plan)
        db.execute("pragma user_version = 99")
        db.close()
        self.assertIn("99", self.bad("show", self.plan))


if __name__ == "__main__":
    tap.main()
