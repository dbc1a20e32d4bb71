# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The timeline by keyboard: what its rows say, moving through time, groups, filters."""

import re

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, WindowCase

LIST = "Actions over time"


class Timeline(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        app.key("ctrl+3")
        app.wait_for(LIST)
        return app

    def names(self, app):
        return [row.name for row in app.wait_for(LIST, "list").children]

    def view(self, app):
        return [n.name for n in app.find_all(None, "image") if re.match("From .* to ", n.name or "")][0]

    def test_rows(self):
        """Rows say number, words, date and how late."""
        self.cli("set", self.file, "1.2(a)", "due=June 2026")
        with self.open() as app:
            row = [n for n in self.names(app) if n.startswith("1.2(a), Agree one short")][0]
            self.assertIn("due June 2026", row)
            self.assertIn("months late", row)
            self.assertIn("date moved 1 time", row)
            self.assertTrue([n for n in self.names(app) if n.startswith("Theme 1, Support")])
            self.assertTrue([n for n in self.names(app) if "follows 1.2" in n])
            screenshot(ARTIFACTS / "timeline.png")

    def test_moving(self):
        """Arrows, + and − and T move through time; the heading says where."""
        with self.open() as app:
            app.key("Down")
            at = self.view(app)
            app.key("plus", "plus", "plus", "plus")
            poll(lambda: self.view(app) != at, "less time to be shown")
            near = self.view(app)
            app.key("Right", "Right", "Right")
            poll(lambda: self.view(app) != near, "later days to be shown")
            app.key("t")
            poll(lambda: "2026" in self.view(app), "today")
            app.key("minus", "minus", "minus", "minus", "minus", "minus", "minus", "minus")
            poll(lambda: self.view(app) != near, "more time to be shown")
            screenshot(ARTIFACTS / "timeline-wide.png")

    def test_by_lead(self):
        with self.open() as app:
            app.pick("Rows below", "By lead")
            poll(lambda: "FBC" in self.names(app), "the leads")
            names = self.names(app)
            self.assertLess(names.index("FBC"), names.index("Dale Council"))
            screenshot(ARTIFACTS / "timeline-leads.png")

    def test_filter(self):
        with self.open() as app:
            app.wait_for("All themes", "push button").click()
            app.popover()
            app.type("young")
            app.key("Return")
            poll(lambda: self.names(app) and
                 all(n.startswith(("3.", "Theme 3")) for n in self.names(app)), "one theme")

    def test_open_in_plan(self):
        with self.open() as app:
            app.key("Down", "Down", "Down", "Return")
            self.chosen(app, "1.1(b)")


if __name__ == "__main__":
    tap.main()
