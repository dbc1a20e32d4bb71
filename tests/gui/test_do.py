# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Several rows at once, moved by mouse and keys, cut, copied and pasted: real keys and real
drags, read back through the accessibility bus and from the file."""

import json
import os
import subprocess

import tap
from gui import poll, screenshot
from window import ARTIFACTS, PROGRAM, SAMPLE, WindowCase


class DoCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def plan(self, file=None):
        return json.loads(self.cli("export", file or self.file))

    def items(self, file=None):
        """Number -> item, of all of the plan."""
        found = {}

        def look(items):
            for item in items:
                if "number" in item:
                    found[item["number"]] = item
                look(item.get("items", []))

        look(self.plan(file)["themes"])
        return found

    def words(self, number):
        item = self.items()[number]
        return (item.get("text") or item.get("title"))[:24]

    def number(self, app, words):
        return self.row(app, words).name.split(",")[0]

    def select_several(self, app, *words):
        self.select(app, words[0])
        for more in words[1:]:
            self.row(app, more).click(mods=("ctrl",))
        poll(lambda: all("selected" in self.row(app, w).states for w in words),
             "the rows to be selected")

    def edge(self, row, lower):
        """A place in the lower or upper part of a row."""
        x, y, w, h = row.extents()
        return x + 60, y + (h - 6 if lower else 6)

    def at(self, app, row, lower):
        x, y = self.edge(row, lower)
        wx, wy = app.origin(row)
        return wx + x, wy + y


class Drag(DoCase):
    def test_several_rows_land_where_the_line_is(self):
        app = self.open()
        before = {self.words(n): n for n in ("1.1(a)", "1.1(b)", "1.2(b)")}
        self.assertEqual(len(before), 3)
        self.select_several(app, "Map every peer group", "Fill the gaps")
        app.carry(self.at(app, self.row(app, "Fill the gaps"), True),
                  self.at(app, self.row(app, "Agree one short"), True))
        screenshot(str(ARTIFACTS / "do-drag-line.png"))
        app.drop()
        poll(lambda: self.number(app, "Map every peer group") == "1.2(b)", "the first to have moved")
        poll(lambda: self.number(app, "Fill the gaps") == "1.2(c)", "the second to follow it")
        self.assertEqual(self.number(app, "Let hub workers"), "1.2(d)")
        app.key("ctrl+z")
        poll(lambda: self.number(app, "Fill the gaps") == "1.1(b)", "one undo for both")
        self.assertEqual(self.number(app, "Map every peer group"), "1.1(a)")
        self.close(app)

    def test_out_of_a_requirement_and_into_another(self):
        app = self.open()
        app.carry(self.at(app, self.row(app, "Map every peer group"), True),
                  self.at(app, self.row(app, "Choice of short breaks"), False))
        app.drop()
        poll(lambda: self.number(app, "Map every peer group") == "1.3", "it to stand alone")
        app.key("ctrl+Home")
        app.carry(self.at(app, self.row(app, "Map every peer group"), True),
                  self.at(app, self.row(app, "Make the handover note"), False))
        app.drop()
        poll(lambda: self.number(app, "Map every peer group") == "1.2(c)", "it to be inside again")
        self.close(app)

    def test_a_place_that_is_not_allowed(self):
        app = self.open()
        names = self.rows(app)
        # A theme cannot go into a requirement; nothing above the first theme is for an action.
        app.carry(self.at(app, self.row(app, "Map every peer group"), True),
                  self.at(app, self.row(app, "Theme 1,"), False))
        app.drop()
        self.assertEqual(self.rows(app), names)
        self.close(app)

    def test_onto_a_theme_of_the_outline(self):
        app = self.open()
        theme = [n for n in app.root.walk() if n.name.startswith("2 Work and money,")][0]
        x, y, w, h = theme.extents()
        wx, wy = app.origin(theme)
        app.carry(self.at(app, self.row(app, "Map every peer group"), True),
                  (wx + x + w / 2, wy + y + h / 2))
        app.drop()
        poll(lambda: self.number(app, "Map every peer group") == "2.6", "it to be in theme 2")
        self.close(app)


class Several(DoCase):
    def test_one_value_for_all(self):
        app = self.open()
        rows = ("Map every peer group", "Fill the gaps", "Agree one short")
        self.select_several(app, *rows)
        app.wait_for("3 actions", "label")
        due = app.wait_for("Due", "text")
        due.click()
        poll(due.focused, "the keyboard in the date")
        app.type("June 2027")
        app.key("Return")
        poll(app.wait_for("Why do the dates move?", "text").focused, "the question")
        app.key("Escape")
        poll(lambda: due.text == "", "the dates to stay, as no reason was given")
        poll(due.focused, "the keyboard in the date again")
        app.type("June 2027")
        app.key("Return")
        self.give_reason(app, "Why do the dates move?")
        for words in rows:
            poll(lambda words=words: "June 2027" in self.row(app, words).name, "the date of all")
        app.wait_for("Add a lead…", "push button").click()
        search = app.wait_for("Find or create a lead", "entry", state="focused")
        poll(search.focused, "the keyboard in the search")
        app.type("Skills")
        app.key("Return")
        for words in rows:
            poll(lambda words=words: "Skills team" in self.row(app, words).name, "the lead of all")
        screenshot(str(ARTIFACTS / "do-several.png"))
        app.wait_for("3 actions", "label")
        app.key("ctrl+z")
        poll(lambda: not any("Skills team" in self.row(app, w).name for w in rows), "one undo")
        app.key("ctrl+z")
        poll(lambda: not any("June 2027" in self.row(app, w).name for w in rows), "another")
        self.close(app)


class Keys(DoCase):
    def test_move_to_by_keyboard(self):
        app = self.open()
        self.select_several(app, "Map every peer group", "Fill the gaps")
        app.key("ctrl+shift+m")
        field = app.wait_for("Move to which theme or requirement?", "entry")
        poll(field.focused, "the keyboard in the chooser")
        app.type("work and")
        app.key("Return")
        poll(lambda: self.number(app, "Fill the gaps") == "2.7", "both to be in theme 2")
        self.assertEqual(self.number(app, "Map every peer group"), "2.6")
        app.key("ctrl+z")
        poll(lambda: self.number(app, "Fill the gaps") == "1.1(b)", "one undo for both")
        self.close(app)

    def chosen_rows(self, app):
        return [row.name.partition(", ")[2][:16] for row in app.wait_for("Actions", "list").children
                if "selected" in row.states]

    def test_several_by_keys(self):
        """Two rows, a date, a lead, steps up and down, with nothing but keys."""
        app = self.open()
        self.select(app, "Map every peer group")
        app.key("shift+Down")
        two = ["Map every peer g", "Fill the gaps th"]
        poll(lambda: self.chosen_rows(app) == two, "two rows to be selected")
        app.key("d")
        due = app.wait_for("Due", "text")
        poll(due.focused, "the keyboard in the date of both")
        app.type("June 2027")
        app.key("Return")
        self.give_reason(app, "Why do the dates move?")
        app.key("Escape")
        poll(lambda: self.row(app, "Map every peer group").focused(), "the keyboard in the rows")
        app.key("l")
        poll(app.wait_for("Find or create a lead", "entry", state="focused").focused, "the leads")
        app.type("Skills")
        app.key("Return", "Escape")
        for words in two:
            poll(lambda words=words: "Skills team" in self.row(app, words).name
                 and "June 2027" in self.row(app, words).name, "lead and date of both")
        before = self.rows(app)
        app.key("alt+Left")
        poll(lambda: self.number(app, "Map every peer group") == "1.2", "the first to be out")
        poll(lambda: self.number(app, "Fill the gaps") == "1.3", "the second to follow it")
        self.wait_status(app, "Moved 2 rows.")
        self.assertEqual(self.chosen_rows(app), two)
        app.key("alt+Right")
        poll(lambda: self.rows(app) == before, "both to be inside again")
        # Once more than there is room for.
        app.key("alt+Up", "alt+Up")
        self.assertEqual(self.rows(app), before)
        app.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        poll(lambda: "Skills team" not in self.row(app, "Fill the gaps").name, "it all undone")
        self.close(app)

    def test_where_the_keyboard_goes_on(self):
        """After a row was duplicated or came back, Shift and the arrows go on from there."""
        app = self.open()
        self.select(app, "Map every peer group")
        app.key("ctrl+d")
        self.wait_status(app, "Duplicated as 1.1(b).")
        app.key("shift+Down")
        poll(lambda: self.chosen_rows(app) == ["Map every peer g", "Fill the gaps th"],
             "the copy and the row below it alone to be selected")
        self.select(app, "1.1(b), Map every")
        app.key("Delete")
        self.wait_status(app, "Deleted 1.1(b).")
        app.key("Down")
        app.key("ctrl+z")
        self.wait_status(app, "Undone in 1.1(b):")
        copy = self.row(app, "1.1(b), Map every")
        poll(lambda: "focused" in copy.states and "selected" in copy.states, "the row to be back")
        self.assertEqual(len(self.chosen_rows(app)), 1)
        # What the line offers to undo is always what was done last.
        app.key("4")
        poll(lambda: "Undone" not in self.status(app), "the words to go with the next edit")
        # To the end of its requirement and once more.
        app.key("alt+Down", "alt+Down", "alt+Down")
        self.wait_status(app, "Moved, now 1.1(c).")
        self.outline_keeps_the_keyboard(app)
        self.close(app)

    def outline_keeps_the_keyboard(self, app):
        def focused():
            rows = app.find("Outline", "list").children
            return [n.name for row in rows for n in row.walk() if "focused" in n.states] or [""]

        app.key("shift+F6")
        poll(lambda: focused()[0].startswith("Whole plan"), "the keyboard on the selected row")
        app.key("Down", "Down", "Down")
        poll(lambda: focused()[0].startswith("1.1 "), "the first requirement")
        words = focused()[0].partition(" ")[2]
        app.key("alt+Down")
        poll(lambda: focused() == ["1.2 " + words], "it to have moved, with the keyboard")
        self.row(app, "Requirement 1.2, ")
        self.assertTrue(self.rows(app)[0].startswith("Requirement 1.2, "), "still alone in the list")
        app.key("alt+Up")
        poll(lambda: focused() == ["1.1 " + words], "it to be back")

    def test_duplicate_of_a_requirement_brings_its_actions(self):
        app = self.open()
        self.select(app, "Map every peer group")
        app.key("Up")
        poll(lambda: any("selected" in r.states and "1.1" in r.name and "(a)" not in r.name
                         for r in app.wait_for("Actions", "list").children), "the requirement")
        app.key("ctrl+d")
        self.wait_status(app, "Everything is saved")
        items = poll(lambda: self.items().get("1.2(b)") and self.items(), "the copies")
        self.assertEqual(items["1.2(a)"]["text"], items["1.1(a)"]["text"])
        self.assertEqual([x["name"] for x in items["1.2(b)"]["leads"]],
                         [x["name"] for x in items["1.1(b)"]["leads"]])
        self.assertNotEqual(items["1.2(a)"]["id"], items["1.1(a)"]["id"])
        self.close(app)

    def test_cut_and_paste_within_a_plan_moves(self):
        app = self.open()
        before = self.items()["1.1(a)"]["id"]
        self.select_several(app, "Map every peer group", "Fill the gaps")
        app.key("ctrl+x")
        self.wait_status(app, "Cut 2 rows")
        self.assertEqual(self.number(app, "Fill the gaps"), "1.1(b)")
        self.select(app, "Agree one short")
        app.key("ctrl+v")
        poll(lambda: self.number(app, "Map every peer group") == "1.2(b)", "them to have moved")
        self.wait_status(app, "Pasted 2 rows")
        app.key("ctrl+v")
        poll(lambda: len([r for r in self.rows(app) if "Map every peer group" in r]) == 2,
             "a second time to be a copy")
        app.key("ctrl+z", "ctrl+z")
        poll(lambda: self.number(app, "Fill the gaps") == "1.1(b)", "two undos for all")
        self.wait_status(app, "Undone")
        self.assertEqual(self.items()["1.1(a)"]["id"], before)
        self.quit(app)

    def test_between_two_windows(self):
        other = self.home / "other.waymark"
        self.cli("import", SAMPLE, other)
        app = self.open()
        subprocess.run([PROGRAM, str(other)], env={**os.environ, **self.env}, check=True, timeout=120)
        poll(lambda: len(app.windows()) == 2, "two windows")
        poll(lambda: len(app.find_all("Actions", "list")) == 2, "both plans")
        app.wait_keyboard()
        n = len(self.items(other))
        first, second = app.windows()
        app.activate(first)
        app.key("ctrl+Home", "Down", "Down")
        app.key("ctrl+x")
        poll(lambda: app.find(role="status bar", text="Cut 1 row"), "the row to be cut")
        app.activate(second)
        app.key("ctrl+Home", "Down", "Down")
        app.key("ctrl+v")

        def moved():
            one, two = len(self.items(self.file)), len(self.items(other))
            return {one, two} == {n - 1, n + 1}

        poll(moved, "a row to have gone from one file to the other")
        app.key("ctrl+q")
        self.assertEqual(app.wait_exit(), 0)


if __name__ == "__main__":
    tap.main()
