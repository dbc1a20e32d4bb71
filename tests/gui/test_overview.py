# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The overview by keyboard: its numbers are those of the plan, each mark leads to its actions."""

import json
import re
import subprocess

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE, WindowCase


class OverviewCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        app.key("ctrl+2")
        self.label(app, r"\d+ actions?: ")
        return app

    def summary(self):
        return json.loads(self.cli("summary", self.file, "--json"))

    def on(self, day, *arguments):
        """The command line, on another day."""
        before = self.env["WAYMARK_TODAY"]
        self.env["WAYMARK_TODAY"] = day
        try:
            return self.cli(*arguments)
        finally:
            self.env["WAYMARK_TODAY"] = before

    def label(self, app, pattern):
        return poll(lambda: [n for n in app.find_all(None, "label") if re.match(pattern, n.name or "")],
                    "the words %r" % pattern)[0]

    def buttons(self, app, pattern):
        return [node for node in app.find_all(None, "push button") if re.match(pattern, node.name or "")]

    def press(self, app, pattern):
        """Goes to a button by Tab, wherever it stands on the page, and presses it."""
        def step():
            app.key("Tab")
            return re.match(pattern, self.focused(app))

        poll(step, "the keyboard to come to %r" % pattern)
        app.key("Return")

    def focused(self, app):
        node = app.root.children[-1].find(state="focused")
        return node.name if node is not None else ""


class Overview(OverviewCase):
    def test_numbers(self):
        """The marks in the window say what the command line counts."""
        with self.open() as app:
            summary = self.summary()
            for word in ("green", "amber", "red"):
                label = {"green": "Green", "amber": "Amber", "red": "Red"}[word]
                self.assertEqual([b.name for b in self.buttons(app, label + ":")],
                                 ["%s: %d" % (label, summary["ratings"][word])])
            sentence = self.label(app, r"\d+ actions: ").name
            self.assertIn("%d late" % summary["late"], sentence)
            self.assertTrue(sentence.startswith("%d actions" % summary["actions"]), sentence)
            shown = sum(int(b.name.rsplit(" ", 1)[1])
                        for b in self.buttons(app, r"Work and money, \w"))
            theme = [t for t in summary["themes"] if t["title"] == "Work and money"][0]
            self.assertEqual(shown, theme["actions"])
            screenshot(ARTIFACTS / "overview.png")

    def test_mark_leads_to_actions(self):
        """Tab goes from chart to chart, arrows from mark to mark, Enter shows the actions."""
        with self.open() as app:
            def step():
                app.key("Tab")
                return self.focused(app).startswith("Support that works for carers, Green")

            poll(step, "the keyboard to come to the themes")
            app.key("Right")
            poll(lambda: self.focused(app).startswith("Support that works for carers, Amber"),
                 "the keyboard to go to the next mark")
            count = int(self.focused(app).rsplit(" ", 1)[1])
            app.key("Down")
            poll(lambda: self.focused(app).startswith("Work and money"), "the mark below")
            app.key("Up")
            poll(lambda: self.focused(app).startswith("Support"), "the mark above")
            while not self.focused(app).startswith("Support that works for carers, Amber"):
                app.key("Right")
            app.key("Return")
            self.label(app, "%d of " % count)

    def test_late(self):
        with self.open() as app:
            late = self.summary()["late"]
            self.buttons(app, r"%d late · " % late)[0].click()
            self.label(app, "%d of " % late)

    def test_what_is_missing(self):
        """Each mark of what is missing leads to as many actions."""
        with self.open() as app:
            without = self.summary()["without"]
            self.buttons(app, "%d have no recent update" % without["update"])[0].do("click")
            self.label(app, "%d of " % without["update"])
            app.wait_for("No recent update", "push button")
            app.key("ctrl+2")
            self.label(app, r"\d+ actions?: ")
            self.buttons(app, "%d ha(s|ve) no date" % without["date"])[0].do("click")
            self.label(app, "%d of " % without["date"])
            app.wait_for("Date: none", "push button")

    def test_one_action(self):
        """A row of the list that matters goes to its action."""
        with self.open() as app:
            row = self.buttons(app, r"1\.1\(b\), Fill the gaps")[0]
            row.click()
            self.chosen(app, "1.1(b)")

    def test_meetings(self):
        """Closed meetings stand beside today, and the figures say what changed since."""
        for day, status in (("2026-03-12", "not-started"), ("2026-06-11", "complete")):
            meeting = self.on(day, "meeting", "add", self.file, "body=Board", "date=" + day).strip()
            self.on(day, "meeting", "close", self.file, meeting)
            self.on(day, "set", self.file, "2.1", "status=" + status)
        with self.open() as app:
            app.wait_for("12 March", "label")
            app.wait_for("Meeting to compare with")
            poll(lambda: self.buttons(app, r"Complete: \d+, changed by \+1"), "what changed")
            screenshot(ARTIFACTS / "overview-meetings.png")

    def test_year_of_meetings_fits(self):
        self.file = self.home / "year.waymark"
        self.cli("sample", self.file)
        with self.open() as app:
            app.wait_for("Meeting to compare with")
            sh("xdotool", "windowsize", app.windows()[0], 1024, 700)
            poll(lambda: app.root.children[-1].extents()[2] <= 1024, "the window to be narrower")
            room = app.root.children[-1].extents()[2]
            marks = [(node.name, *node.extents()) for node in self.buttons(app, ".")]
            self.assertGreater(len(marks), 40)
            self.assertEqual([mark for mark in marks if mark[1] < 0 or mark[1] + mark[3] > room], [])

    def test_table(self):
        """The same numbers as a table, and on the clipboard."""
        with self.open() as app:
            self.press(app, ".*As a table$")
            app.wait_for("By status", "label")
            screenshot(ARTIFACTS / "overview-table.png")
            self.press(app, ".*Copy as text$")
            def clipboard():
                return subprocess.run(["xclip", "-selection", "clipboard", "-o"], text=True,
                                      capture_output=True, check=False).stdout

            poll(lambda: "actions: " in clipboard(), "the words on the clipboard")
            self.assertIn("\nBy theme\n", clipboard())
            self.press(app, ".*Copy as a picture$")
            poll(lambda: b"PNG" in subprocess.run(
                ["xclip", "-selection", "clipboard", "-o", "-t", "image/png"],
                capture_output=True, check=False).stdout[:8], "the picture on the clipboard")

    def test_edits_are_followed(self):
        with self.open() as app:
            count = int(self.buttons(app, "Complete: ")[0].name.rsplit(" ", 1)[1])
            app.key("ctrl+1")
            self.select(app, "1.5")
            app.key("6")
            app.key("ctrl+2")
            poll(lambda: self.buttons(app, "Complete: %d" % (count + 1)), "one more to be complete")


if __name__ == "__main__":
    tap.main()
