#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""forget and clean-copy: what is gone is nowhere in the file, what stays goes on."""

import datetime

import tap
from cli import Case


def day(n):
    """Days from now, as people type them."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    return (today + datetime.timedelta(days=n)).strftime("%d/%m/%Y")


class Forget(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_everything(self):
        self.good("set", self.plan, "1.1(a)", "notes=zqmark of the treasurer", "--person", "Zwetlana")
        self.good("set", self.plan, "1.1(a)", "notes=None", "--person", "Zwetlana")
        before = self.export()
        self.assertIn(b"zqmark", self.plan.read_bytes())
        self.assertEqual(self.good("forget", self.plan, "everything", "--person", "Bob"), "")
        self.assertEqual(self.export(), before)
        data = self.plan.read_bytes()
        for word in (b"zqmark", b"Zwetlana", b"Change"):
            self.assertNotIn(word, data)
        history = self.good("history", self.plan)
        self.assertRegex(history, r"\A[^\n]*Bob  Forget all earlier changes\n3 earlier changes were forgotten\.\n\Z")
        self.assertIn("edits (4)", self.good("check", self.plan))
        self.no_left_overs()

    def test_nothing_to_undo_before_the_cut(self):
        self.set("1.1(a)", "phase=One")
        self.good("forget", self.plan, "everything")
        self.bad("undo", self.plan)
        before = self.export()
        self.set("1.1(a)", "phase=Two")
        self.good("undo", self.plan)
        self.assertEqual(self.export(), before)
        self.bad("undo", self.plan)
        self.assertIn("is sound", self.good("check", self.plan))

    def test_history_goes_on(self):
        self.set("1.1(a)", "phase=One")
        self.good("forget", self.plan, "everything")
        self.set("1.1(a)", "phase=Two")
        self.assertIn("1.1(a) phase: One → Two", self.good("history", self.plan))
        self.assertIn("1.1(a) phase: One → Two", self.good("history", self.plan, "1.1(a)"))
        self.assertNotIn("forgotten", self.good("history", self.plan, "--field", "phase"))

    def test_by_day(self):
        self.set("1.1(a)", "phase=One")
        before = self.plan.read_bytes()
        self.assertIn("Nothing was forgotten", self.bad("forget", self.plan, day(-1)))
        self.assertEqual(self.plan.read_bytes(), before)
        self.good("forget", self.plan, day(2))
        self.assertIn("2 earlier changes were forgotten", self.good("history", self.plan))

    def test_what_is_no_day(self):
        before = self.plan.read_bytes()
        self.assertIn("“soon”", self.bad("forget", self.plan, "soon", code=2))
        self.bad("forget", self.plan, code=2)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_again_and_again(self):
        before = self.export()
        for n in range(3):
            self.set("1.1(a)", f"phase=zqmark {n}")
            self.set("1.1(a)", "phase=Year 1")
            self.good("forget", self.plan, "everything")
        self.assertNotIn(b"zqmark", self.plan.read_bytes())
        self.assertEqual(self.export(), before)
        self.assertIn("is sound", self.good("check", self.plan))

    def test_a_file_that_cannot_be_written_stays(self):
        self.plan.chmod(0o444)
        before = self.plan.read_bytes()
        self.bad("forget", self.plan, "everything")
        self.assertEqual(self.plan.read_bytes(), before)


class CleanCopy(Case):
    def setUp(self):
        super().setUp()
        self.make()
        self.copy = self.dir / "clean.waymark"

    def test_no_words_names_or_dates(self):
        marks = [f"zqmark{n}".encode() for n in range(20)]
        for mark in marks[:10]:
            self.good("set", self.plan, "1.1(a)", b"notes=".decode() + mark.decode(), "--person", "Zwetlana")
        self.set("1.1(a)", "notes=")
        item = self.add("2.1", "action", "text=" + " ".join(mark.decode() for mark in marks[10:]))
        self.good("remove", self.plan, item)
        before = self.plan.read_bytes()
        self.assertEqual(self.good("clean-copy", self.plan, self.copy), "")
        self.assertEqual(self.plan.read_bytes(), before)
        data = self.copy.read_bytes()
        for word in marks + [b"Zwetlana"]:
            self.assertIn(word, before)
            self.assertNotIn(word, data)
        self.assertEqual(self.good("export", self.copy), self.good("export", self.plan))
        self.assertRegex(self.good("history", self.copy), r"\A\d+ earlier changes were forgotten\.\n\Z")
        self.assertIn("is sound", self.good("check", self.copy))
        self.no_left_overs()

    def test_it_goes_on(self):
        self.good("clean-copy", self.plan, self.copy)
        self.good("set", self.copy, "1.1(a)", "phase=New")
        self.good("undo", self.copy)
        self.assertEqual(self.good("export", self.copy), self.good("export", self.plan))
        self.assertIn("is sound", self.good("check", self.copy))

    def test_an_existing_file_stays(self):
        self.copy.write_text("mine")
        self.assertIn("clean.waymark", self.bad("clean-copy", self.plan, self.copy))
        self.assertEqual(self.copy.read_text(), "mine")

    def test_nowhere(self):
        self.bad("clean-copy", self.plan, self.dir / "nowhere" / "clean.waymark")
        self.no_left_overs()


if __name__ == "__main__":
    tap.main()
