# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What rows do beside being edited: links, counts, being cut, dragged and deleted."""

import json
import os
import subprocess

import tap
from gui import NotFound, poll, screenshot, sh
from window import ARTIFACTS, PROGRAM, SAMPLE, WindowCase

ACCENT = (0x1A, 0x5F, 0xB4)


class RowsCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)
        ARTIFACTS.mkdir(parents=True, exist_ok=True)

    def open(self, **env):
        sh("xdotool", "mousemove", 2, 2)    # where no tooltip comes
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def number(self, app, words):
        return self.row(app, words).name.split(",")[0]

    def outline(self, app, words):
        return poll(lambda: next((row for row in app.find("Outline", "list").children
                                  if words in row.name), None), "%r in the outline" % words)

    def link(self, app, words):
        line = next(n for n in app.root.walk() if n.role in ("status bar", "statusbar"))
        return line.wait_for(words, "push button")


class Counts(RowsCase):
    def test_of_priorities(self):
        app = self.open()
        app.wait_for("28 actions", "label")
        self.outline(app, "Priorities, 4").click()
        app.wait_for("4 priorities", "label")
        labels = [n.name for n in app.find_all(role="label")]
        self.assertNotIn("28 actions", labels)
        app.key("ctrl+f")
        app.type("story")
        app.wait_for("1 of 4 priorities", "label")
        app.key("Escape")
        self.quit(app)

    def test_of_other_actions(self):
        app = self.open()
        row = self.outline(app, "Other actions")
        n = int(row.name.split(",")[1].split()[0])
        row.click()
        app.wait_for("%d actions" % n, "label")
        self.assertEqual(sum(name[0].isdigit() for name in self.rows(app)), n)
        self.quit(app)


class Chips(RowsCase):
    def test_the_button_that_adds_stands_by_the_last_lead(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short")
        last = app.wait_for("Remove ICB", "push button")
        add = app.wait_for("Add a lead", "push button")
        y, height = last.extents()[1], last.extents()[3]
        middle = add.extents()[1] + add.extents()[3] // 2
        self.assertTrue(y <= middle <= y + height, "the button stands in the line of the last lead")
        screenshot(str(ARTIFACTS / "rows-chips.png"))
        self.quit(app)


class Links(RowsCase):
    def test_clicked_in_a_row_there_and_back(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("ctrl+Home")
        row = self.row(app, "1.4, ")
        x, y, w, h = row.extents()
        wx, wy = app.origin(row)
        app.click_at(wx + x + w - 70, wy + y + h // 2)
        poll(lambda: app.find("Requirement 1.2", "label"), "the editor to show 1.2")
        self.link(app, "Back to Requirement 1.4").click()
        poll(lambda: "selected" in self.row(app, "1.4, ").states, "1.4 to be selected again")
        poll(lambda: app.find("Requirement 1.4", "label"), "the editor to show 1.4")
        self.quit(app)


class Deleting(RowsCase):
    def test_what_pointed_to_it_is_given_another_target(self):
        app = self.open()
        self.select(app, "Requirement 1.2, Carers tell")
        app.key("Delete")
        self.wait_status(app, "pointed to it and now")
        self.assertRegex(self.status(app), r"\ADeleted 1\.2\. 1\.\d")
        poll(lambda: "see (deleted)" in self.row(app, "Faster answer").name.lower(), "the row to say so")
        screenshot(str(ARTIFACTS / "rows-deleted.png"))
        self.link(app, "Undo")
        self.link(app, "Point it to…").click()
        field = app.wait_for("Point them to which action or requirement?", "entry")
        poll(field.focused, "the keyboard in the chooser")
        screenshot(str(ARTIFACTS / "rows-point-to.png"))
        app.type("ten local")
        app.key("Return")
        self.wait_status(app, " point")
        self.assertRegex(self.status(app), r"\A1\.\d.* now points? to 2\.1\.")
        poll(lambda: "see 2.1" in self.row(app, "Faster answer").name.lower(),
             "the row to show its new target")
        app.key("ctrl+z")
        self.wait_status(app, "Point to another item")
        app.key("ctrl+z")
        self.row(app, "Requirement 1.2, Carers tell")
        self.close(app)


    def test_two_links_of_one_item_become_one(self):
        """1.4 says to see both of what is deleted; afterwards it has one link, in its text as well."""
        self.cli("set", self.file, "5.1", "notes=As 2.1 and 2.2 say")
        plan = json.loads(self.cli("export", self.file))
        one, two = plan["themes"][1]["items"][:2]
        action = plan["themes"][4]["items"][0]
        action["references"] = [
            {"id": "%032x" % n, "relation": relation, "target": target["id"],
             "mentions": [["notes", start, 3]]}
            for n, relation, target, start in ((7, "see", one, 3), (5, "depends", two, 11))]
        source = self.home / "linked.json"
        source.write_text(json.dumps(plan))
        self.file.unlink()
        self.cli("import", source, self.file)
        app = self.open()
        self.select(app, "2.1, Ten local")
        app.key("shift+Down", "Delete")
        self.wait_status(app, "5.1 pointed to them")
        self.link(app, "Point it to…").click()
        poll(app.wait_for("Point them to which action or requirement?", "entry").focused,
             "the keyboard in the chooser")
        app.type("map every")
        app.key("Return")
        self.wait_status(app, "5.1 now points to 1.1(a).")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        action = json.loads(self.cli("export", self.file))["themes"][4]["items"][0]
        self.assertEqual([(r["id"], r["relation"]) for r in action["references"]],
                         [("%032x" % 5, "depends")])
        self.assertEqual(action["references"][0]["mentions"],
                         [["notes", 3, 3], ["notes", 11, 3]])
        self.cli("check", self.file)
        app.key("ctrl+z", "ctrl+z")
        self.wait_status(app, "Undone")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.assertEqual(json.loads(self.cli("export", self.file)), plan)
        self.quit(app)


class Name(RowsCase):
    def test_is_not_asked_for_over_the_preview(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short")
        app.key("7")
        entry = "Your name in the history of plans"
        app.wait_for(entry, "text")
        table = "Action\tLead\tDue date\nPaint the hall\tFBC\tMay 2027\nOpen it\tICB\tJune 2027\n"
        app.paste(table)
        app.wait_for("Needs a look", "label")
        poll(lambda: app.find(entry, "text") is None, "the question to go for a while")
        app.key("Escape")
        app.wait_for("Actions", "list")
        app.wait_for(entry, "text")
        self.close(app)


class Cutting(RowsCase):
    def test_cut_rows_are_pale_until_they_are_pasted(self):
        app = self.open()
        self.select(app, "1.1(a), Map every peer group")
        app.key("ctrl+x")
        poll(lambda: self.row(app, "Map every peer group").description == "Cut", "the row to be cut")
        self.assertEqual(self.row(app, "Fill the gaps").description, "")
        screenshot(str(ARTIFACTS / "rows-cut.png"))
        self.select(app, "1.2(a), Agree one short")
        app.key("ctrl+v")
        poll(lambda: self.number(app, "Map every peer group") == "1.2(b)", "it to have moved")
        poll(lambda: self.row(app, "Map every peer group").description == "", "it to be as any")
        # A heading takes with it what is under it; something else on the clipboard ends it.
        self.select(app, "Requirement 1.2, Carers")
        app.key("ctrl+x")
        poll(lambda: self.row(app, "Let hub workers").description == "Cut", "what is under it")
        self.select(app, "1.3, Choice of short breaks")
        app.key("ctrl+c")
        poll(lambda: self.row(app, "Let hub workers").description == "", "it to be forgotten")
        app.key("ctrl+z")
        self.close(app)

    def test_to_another_plan_each_undo_says_where_the_rest_is(self):
        other = self.home / "other.waymark"
        self.cli("import", SAMPLE, other)
        self.cli("set", other, "plan", "title=Winter plan")
        app = self.open()
        self.select(app, "1.1(a), Map every peer group")
        app.key("ctrl+x")
        poll(lambda: self.row(app, "Map every peer group").description == "Cut", "the row to be cut")
        subprocess.run([PROGRAM, str(other)], env={**os.environ, **self.env}, check=True, timeout=120)
        poll(lambda: len(app.windows()) == 2, "two windows")
        app.wait_keyboard()
        top = poll(lambda: next((n for n in app.root.children if "Winter plan" in n.name), None),
                   "the other window")
        rows = top.wait_for("Actions", "list")
        app.settle()
        target = poll(lambda: next((r for r in rows.children if "2.1, Ten" in r.name), None), "2.1")
        target.click()
        poll(lambda: "selected" in target.states, "it to be selected")
        app.key("ctrl+v")
        poll(lambda: any("2.2, Map every" in r.name for r in rows.children), "the row to have come")
        app.key("ctrl+q")
        self.assertEqual(app.wait_exit(), 0)
        self.assertIn("Move 1 item from “Fellside Carers Partnership”", self.cli("history", other))
        self.assertIn("Move 1 item to “Winter plan”", self.cli("history", self.file))


def find_line(path, left, right):
    """y of a horizontal line in the accent colour from left to right."""
    data = subprocess.run(["convert", path, "-crop", "1x%d+%d+0" % (900, (left + right) // 2), "+repage",
                           "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
    found = [y for y in range(len(data) // 3) if tuple(data[3 * y:3 * y + 3]) == ACCENT]
    return found


class Dragging(RowsCase):
    def at(self, app, row, dy):
        x, y, _w, h = row.extents()
        wx, wy = app.origin(row)
        return wx + x + 60, wy + y + (h + dy if dy < 0 else dy)

    def press(self, app, start):
        app.carry(start, (start[0] + 10, start[1] + 15), 5)

    def test_the_list_stays_where_it_is(self):
        app = self.open()
        rows = app.find("Actions", "list")
        self.select(app, "2.1, Ten local employers")
        app.key("Down", "Down", "Down", "Down", "Down")
        poll(lambda: "selected" in self.row(app, "Theme 3,").states, "the rows to scroll")
        # What is dragged stands in the middle of the page, and all above it stays.
        moved, target = self.row(app, "2.1, Ten"), self.row(app, "2.3, Benefits")
        above = ("1.5, ", "1.6, ", "1.7, ", "1.8, ", "Theme 2,")
        before = [self.row(app, words).extents()[1] for words in above]
        self.assertGreater(before[0], rows.extents()[1], "they are on the screen")
        start, end = self.at(app, moved, -6), self.at(app, target, -6)
        self.press(app, start)
        app.carry_on((start[0] + 10, start[1] + 15), (start[0] + 10, end[1]), 8)
        poll(lambda: self.line(app), "the line")
        app.drop()
        poll(lambda: self.number(app, "Ten local") == "2.3", "it to have moved")

        def same():
            after = [self.row(app, words).extents()[1] for words in above]
            return max(abs(a - b) for a, b in zip(after, before)) <= 2    # GTK rounds

        poll(same, "what is above to be where it was")
        app.key("ctrl+z")
        self.close(app)

    def line(self, app):
        path = str(ARTIFACTS / "rows-drag.png")
        screenshot(path)
        rows = app.find("Actions", "list")
        x, y, w, h = rows.extents()
        wx, wy = app.origin(rows)
        found = [v for v in find_line(path, wx + x, wx + x + w) if wy + y <= v < wy + y + h]
        return found[0] - wy if found else None

    def test_the_line_goes_with_rows_that_scroll_by(self):
        app = self.open()
        rows = app.wait_for("Actions", "list")
        x, y, w, h = rows.extents()
        wx, wy = app.origin(rows)
        self.press(app, self.at(app, self.row(app, "1.1(a), Map every"), -6))
        for part in (0.4, 0.6, 0.8, 0.9, 0.96):
            sh("xdotool", "mousemove", int(wx + x + 100), int(wy + y + h * part))
        sh("xdotool", "mousemove", int(wx + x + 100), int(wy + y + h - 8))
        sh("xdotool", "mousemove", int(wx + x + 101), int(wy + y + h - 8))
        last = "5.3, "
        poll(lambda: self.row(app, last).extents()[3] > 0, "the last row to scroll by")

        def at_an_edge():
            edges = {row.extents()[1] + d for row in rows.children for d in (-2, -1, 0)}
            edges |= {e + row.extents()[3] for row in rows.children for e in
                      (row.extents()[1] - 2, row.extents()[1] - 1)}
            return self.line(app) in edges

        poll(at_an_edge, "the line to be between two rows")
        sh("xdotool", "mousemove", int(wx + x + 100), int(wy - 20))
        sh("xdotool", "mouseup", 1)
        self.quit(app)


class Undoing(RowsCase):
    """Undo and redo of a move: what was selected stays so, and the rows stay where they are."""

    def places(self, app, words):
        return [self.row(app, some).extents()[1] for some in words]

    def wait_places(self, app, words, before):
        """GTK rounds."""
        try:
            poll(lambda: max(abs(a - b) for a, b in zip(self.places(app, words), before)) <= 2,
                 "the rows to stand where they stood", 5)
        except NotFound:
            self.assertEqual(self.places(app, words), before)
            raise

    def selected(self, app):
        return [row.name.split(",")[1].strip()[:9] for row in app.find("Actions", "list").children
                if "selected" in row.states]

    def scroll_to(self, app, words):
        self.select(app, words)
        app.key("Down", "Down", "Down", "Down")
        self.select(app, words)

    def test_of_one_step(self):
        app = self.open()
        self.scroll_to(app, "2.1, Ten local")
        still = ("1.6, ", "1.7, ", "Theme 2,")
        app.key("alt+Down", "alt+Down")
        poll(lambda: self.number(app, "Ten local") == "2.3", "it to have moved")
        app.settle()
        before = self.places(app, still)
        for keys, number in (("ctrl+z", "2.2"), ("ctrl+z", "2.1"), ("ctrl+shift+z", "2.2"),
                             ("ctrl+shift+z", "2.3"), ("ctrl+z", "2.2")):
            app.key(keys)
            poll(lambda: self.number(app, "Ten local") == number, "it to be " + number)
            app.settle()
            self.wait_places(app, still, before)
            self.assertEqual(self.selected(app), ["Ten local"])
        # The arrows go on from the row that moved.
        app.key("Down")
        poll(lambda: "selected" in self.row(app, "2.3, ").states, "the row below to be selected")
        self.quit(app)

    def test_of_several_to_another_theme(self):
        app = self.open()
        self.scroll_to(app, "2.1, Ten local")
        app.key("shift+Down")
        poll(lambda: len(self.selected(app)) == 2, "two rows to be selected")
        app.key("ctrl+shift+m")
        poll(app.wait_for("Move to which theme or requirement?", "entry").focused, "the chooser")
        app.type("evidence")
        app.key("Return")
        poll(lambda: self.number(app, "Ten local") == "5.4", "them to have moved")
        app.settle()
        app.key("ctrl+z")
        poll(lambda: self.number(app, "Ten local") == "2.1", "them to be back")
        self.assertEqual(len(self.selected(app)), 2)
        top = app.find("Actions", "list").extents()[1]
        poll(lambda: self.places(app, ["2.1, Ten local"])[0] >= top, "them to be on the screen")
        self.quit(app)

    def test_of_a_row_that_is_not_selected(self):
        app = self.open()
        self.scroll_to(app, "2.1, Ten local")
        app.key("alt+Down")
        poll(lambda: self.number(app, "Ten local") == "2.2", "it to have moved")
        self.select(app, "1.7, ")
        still = ("1.6, ", "1.7, ", "1.8, ", "Theme 2,")
        before = self.places(app, still)
        app.key("ctrl+z")
        poll(lambda: self.number(app, "Ten local") == "2.1", "it to be back")
        app.settle()
        self.wait_places(app, still, before)
        self.assertIn("selected", self.row(app, "1.7, ").states)
        self.quit(app)

    def test_while_the_selected_row_is_off_the_screen(self):
        """Scrolled away by the wheel: what is looked at stays."""
        app = self.open()
        self.select(app, "1.1(a), Map every")
        app.key("alt+Down")
        poll(lambda: self.number(app, "Map every") == "1.1(b)", "it to have moved")
        rows = app.find("Actions", "list")
        x, y, w, h = rows.extents()
        wx, wy = app.origin(rows)
        sh("xdotool", "mousemove", wx + x + w // 2, wy + y + h // 2)
        still = ("2.3, ", "2.4, ")
        for _ in range(30):
            if all(self.row(app, words).ref in self.on_screen(rows) for words in still):
                break
            sh("xdotool", "click", 5)
            app.settle()
        self.select(app, "2.4, ")
        sh("xdotool", "click", 4)
        app.settle()
        still = [row.name.partition(", ")[2][:16] for row in rows.children
                 if row.ref in self.on_screen(rows)][2:5]
        before = self.places(app, still)
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        app.settle()
        self.wait_places(app, still, before)
        self.assertIn("selected", self.row(app, "2.4, ").states)
        self.quit(app)


class Unfiled(RowsCase):
    def test_found_again_on_the_start_page(self):
        app = self.start()
        app.key("ctrl+n")
        title = app.wait_for("Title", "text")
        poll(title.focused, "the keyboard in the title")
        app.type("Not in a file")
        app.key("Return")
        self.wait_status(app, "Not in a file yet")
        self.quit(app)
        app = self.start()
        row = app.wait_for(role="list item", text="Not in a file")
        screenshot(str(ARTIFACTS / "rows-unfiled.png"))
        self.assertIn("Kept safe on this computer", row.name)
        row.click()
        title = app.wait_for("Title", "text")
        poll(lambda: title.text == "Not in a file", "the plan to be open again")
        self.wait_status(app, "Not in a file yet")
        app.key("ctrl+s")
        self.choose(app, self.home / "now.waymark")
        self.wait_status(app, "Written to")
        self.quit(app)
        app = self.start()
        app.wait_for("Import a document…", "push button")
        self.assertIsNone(app.find("Not in a file yet", "label"))
        self.assertEqual(json.loads(self.cli("export", self.home / "now.waymark"))["title"],
                         "Not in a file")
        self.quit(app)

    def test_after_a_power_cut(self):
        app = self.start()
        app.key("ctrl+n")
        title = app.wait_for("Title", "text")
        poll(title.focused, "the keyboard in the title")
        app.type("Before the power went")
        app.key("Return")
        poll(lambda: app.find("Before the power went", "label"), "the title to be taken")
        app.kill()
        app = self.start()
        app.wait_for(role="list item", text="Before the power went").click()
        title = app.wait_for("Title", "text")
        poll(lambda: title.text == "Before the power went", "the plan to be open again")
        self.quit(app)

    def test_thrown_away_after_a_question(self):
        app = self.start()
        app.key("ctrl+n")
        title = app.wait_for("Title", "text")
        poll(title.focused, "the keyboard in the title")
        app.type("A slip")
        app.key("Return")
        poll(lambda: app.find("A slip", "label"), "the title to be taken")
        self.quit(app)
        app = self.start()
        row = app.wait_for(role="list item", text="A slip")
        for _ in range(12):
            if row.focused():
                break
            app.key("Tab")
        self.assertTrue(row.focused(), "the row takes the keyboard")
        app.key("Delete")
        app.dialog().wait_for("Delete", "push button").click()
        app.dialog_gone()
        poll(lambda: app.find(role="list item", text="A slip") is None, "the row to go")
        self.quit(app)

    def test_left_behind_when_the_file_went_elsewhere(self):
        """What could not be written is offered when the plan is opened from another place."""
        self.file.chmod(0o444)
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("6")
        app.wait_for(role="alert", text="fellside.waymark")
        app.key("ctrl+q")
        app.dialog().wait_for("Close", "push button").click()
        self.assertEqual(app.wait_exit(), 0)
        elsewhere = self.home / "elsewhere"
        elsewhere.mkdir()
        self.file.rename(elsewhere / "fellside.waymark")
        self.file = elsewhere / "fellside.waymark"
        self.file.chmod(0o644)
        app = self.open()
        app.wait_for("Take them in", "push button").click()
        poll(lambda: self.row(app, "2.1, Ten local").name.endswith("complete"), "the change to be in")
        self.close(app)


if __name__ == "__main__":
    tap.main()
