# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The timeline by keyboard: what its rows say, moving through time, groups, filters."""

import json
import re
from datetime import date

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, TODAY, WindowCase

LIST = "Actions over time"
NAMES = 364     # pixels of a row before its chart


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

    # --- proposing another date

    def row_at(self, app, number):
        """The row, and where on the screen it begins."""
        row = [n for n in app.wait_for(LIST, "list").children if number + ", " in n.name][0]
        left, top = app.origin(row)
        x, y, width, height = row.extents()
        return row, left + x, top + y + height // 2, width

    def choose_row(self, app, number):
        row, x, y, _width = self.row_at(app, number)
        app.click_at(x + 120, y)
        poll(lambda: "selected" in row.states, "the row to be selected")
        return row

    def place_of(self, app, number, day, per_day):
        """Where on the screen a day of a row begins; today is at two thirds of the chart."""
        _row, x, y, width = self.row_at(app, number)
        days = (date.fromisoformat(day) - date.fromisoformat(TODAY)).days
        start = min(NAMES, width * 0.45)
        return x + start + (width - start) * 2 / 3 + days * per_day, y

    def propose(self, app, heading):
        app.wait_for(heading, "label")
        self.give_reason(app, "Why should the date move?")
        app.popover_gone("the question")

    def proposed(self, number):
        """What the updates of an action propose, in the file."""
        items = [i for theme in json.loads(self.cli("export", self.file))["themes"] for i in theme["items"]]
        action = [i for i in items if i.get("number") == number][0]
        return [(u["new_due"]["words"], u["reason"], u["decision"]) for u in action["updates"]]

    def test_propose(self):
        """By keys and by hand; the agreed date stays, and one step of undo takes it back."""
        with self.open() as app:
            row = self.choose_row(app, "1.5")
            name = row.name
            app.key("alt+Right")
            poll(lambda: row.name.startswith("March 2027 would be proposed"), "a quarter later")
            app.key("alt+Left", "alt+Left")
            poll(lambda: row.name.startswith("September 2026 would be"), "a quarter earlier")
            screenshot(ARTIFACTS / "timeline-ghost.png")
            app.key("Escape")
            poll(lambda: row.name == name, "the date to stay")
            app.key("alt+Right", "alt+Left", "Return")
            poll(lambda: row.name == name, "nothing to be asked where it was")
            app.key("alt+Right", "Return")
            app.popover("the question")
            screenshot(ARTIFACTS / "timeline-propose.png")
            self.propose(app, "Propose March 2027 for Action 1.5")
            poll(lambda: "another date proposed" in row.name, "the proposal")
            self.assertIn("due December 2026", row.name)
            app.key("ctrl+z")
            poll(lambda: row.name == name, "the proposal to be taken back")
            self.assertIn("Propose date", self.status(app))

            # What has no date of its own to move says so.
            self.choose_row(app, "1.8")
            app.key("alt+Right")
            app.wait_for(role="alert", text="Action 1.8 goes on without an end")
            self.choose_row(app, "1.4")
            app.key("alt+Right")
            app.wait_for(role="alert", text="1.4 only points to others")
            self.choose_row(app, "1.3")
            app.key("alt+Right")
            app.wait_for(role="alert", text="Action 1.3 is finished")

            self.drag_bars(app)

    def drag_bars(self, app):
        app.key("plus", "plus", "t")
        per_day = 88 / 91.3125 * 1.5 * 1.5
        month = 30 * per_day
        x, y = self.place_of(app, "1.6", "2027-03-15", per_day)
        app.carry((x, y), (x - 2 * month, y), steps=4)
        screenshot(ARTIFACTS / "timeline-drag.png")
        app.drop()
        self.propose(app, "Propose January 2027 for Action 1.6")
        x, y = self.place_of(app, "1.5", "2027-01-01", per_day)
        app.drag((x - 2, y), (x - 2 + month, y), steps=4)
        self.propose(app, "Propose December 2026 to January 2027 for Action 1.5")
        app.key("ctrl+s")
        poll(lambda: self.proposed("1.5"), "both to be written")
        self.assertEqual(self.proposed("1.6"), [("January 2027", "Frost", "proposed")])
        self.assertEqual(self.proposed("1.5"), [("December 2026 to January 2027", "Frost", "proposed")])

        # A file that cannot be written says so.
        self.file.chmod(0o444)
        self.choose_row(app, "1.7")
        app.key("alt+Right", "Return")
        app.popover("the question")
        self.propose(app, "Propose May 2027 for Action 1.7")
        app.wait_for(role="alert", text="carers.waymark")


if __name__ == "__main__":
    tap.main()
