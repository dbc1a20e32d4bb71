#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""changes: what is different since a day or from another file, theme by theme."""

import csv
import io
import shutil

import tap
from cli import DOCUMENT, Case


class Changes(Case):
    def setUp(self):
        super().setUp()
        self.make()
        self.earlier = self.dir / "earlier.waymark"
        shutil.copy(self.plan, self.earlier)

    def changes(self, since=None):
        return self.good("changes", self.plan, since or self.earlier)

    def test_nothing(self):
        self.assertEqual(self.changes(), "")

    def test_by_theme_in_order(self):
        self.set("2.1(a)", "due=june 2026")
        self.set("1.1(b)", "text=Train all reception staff.")
        self.set("1.1(a)", "status=complete", "leads=NHS Vale")
        self.set("plan", "title=Carers of the Vale")
        self.assertEqual(self.changes(), """\
The plan
    Title: Carers [-plan -]of the Vale
Theme 1 – Finding carers
    1.1(a) Status: [-Agreed-] {+Complete+}
    1.1(a) Leads: {+NHS Vale+}, [-Vale Council-]
    1.1(b) Text: Year 2 – Train {+all +}reception staff.
Theme 2 – Time off
    2.1(a) Due: [-Ongoing-] {+june 2026+}
""".replace("Text: Year 2 – Train", self.text_start()))

    def text_start(self):
        """The phase of an action may have become a field of its own."""
        return "Text: Train" if self.fields("1.1(b)")["phase"] else "Text: Year 2 – Train"

    def test_what_came_to_nothing_is_not_told(self):
        self.set("1.1(a)", "notes=Twice")
        self.set("1.1(a)", "notes=")
        item = self.add("2.1", "action", "text=Short-lived")
        self.good("remove", self.plan, item)
        self.assertEqual(self.changes(), "")

    def test_added_moved_deleted(self):
        self.add("2.1", "action", "text=A new one")
        self.good("move", self.plan, "1.1(b)", "1.2")
        self.good("remove", self.plan, "1.1(a)")
        self.add("plan", "theme", "title=A third")
        out = self.changes()
        self.assertIn("The plan\n    3 added: {+A third+}\n", out)
        self.assertIn("1.2(a) Place: [-under 1.1-] {+under 1.2+}", out)
        self.assertIn("deleted: [-", out)
        self.assertIn("Theme 2 – Time off\n    2.1(b) added: {+A new one+}\n", out)

    def test_a_branch_is_told_once(self):
        self.good("remove", self.plan, "1")
        self.assertEqual(self.changes(), "The plan\n    Theme deleted: [-Finding carers-]\n")

    def test_since_a_day(self):
        self.set("2.1(a)", "due=june 2026")
        out = self.changes("march 2020")
        self.assertIn("2.1(a) added: {+", out)
        self.assertEqual(self.changes("march 2090"), "")

    def test_since_an_edit(self):
        self.set("2.1(a)", "due=june 2026")
        self.set("1.1(a)", "phase=After")
        rows = list(csv.reader(io.StringIO(self.good("history", self.plan, "--format", "csv"))))
        digest = next(row[7] for row in rows if row[6] == "june 2026")
        self.assertEqual(self.changes(digest), "Theme 1 – Finding carers\n    1.1(a) Phase: [-Year 1-]{+After+}\n")
        self.bad("changes", self.plan, "0" * 64)

    def test_what_is_refused(self):
        other = self.dir / "other.waymark"
        source = self.dir / "other.txt"
        source.write_text(DOCUMENT, encoding="utf-8")
        self.good("import", source, other)
        self.assertIn("another plan", self.bad("changes", self.plan, other))
        self.assertIn("“some day”", self.bad("changes", self.plan, "some day", code=2))
        self.assertIn("never closed", self.bad("changes", self.plan, "last-opened"))
        self.bad("changes", self.plan, self.dir / "other.txt")

    def test_neither_file_is_touched(self):
        self.set("2.1(a)", "due=june 2026")
        before = self.plan.read_bytes(), self.earlier.read_bytes()
        self.changes()
        self.assertEqual((self.plan.read_bytes(), self.earlier.read_bytes()), before)
        self.no_left_overs()


if __name__ == "__main__":
    tap.main()
