# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What is looked for in the history, its table for spreadsheets, what changed since, and forgetting."""

import csv
import io
import shutil

import tap
from gui import poll, screenshot
from test_registers import RegisterCase
from window import ARTIFACTS


class HistoryCase(RegisterCase):
    def setUp(self):
        super().setUp()
        self.earlier = self.home / "earlier.waymark"
        shutil.copy(self.file, self.earlier)
        self.cli("set", self.file, "1.2(a)", "text=Agree one consent form", "--person", "Rhian Ŵyn")
        self.cli("set", self.file, "1.3", "phase=zqmark 3", "--person", "Bob")
        self.cli("set", self.file, "1.3", "phase=Year 3", "--person", "Bob")

    def history(self, app):
        self.choose_in_menu(app, "i")
        return self.dialog(app, "History of the plan")

    def names(self, dialog):
        return self.row_names(dialog, "Changes")

    def wait_names(self, dialog, n):
        poll(lambda: len(self.names(dialog)) == n, "%d changes" % n)
        return self.names(dialog)


    def choose_beside(self, app, path):
        """In the file dialog of a dialog, which stays."""
        poll(lambda: len(app.windows()) == 3, "the file dialog")
        gone = app.dialog_gone
        app.dialog_gone = lambda: poll(lambda: len(app.windows()) == 2, "the file dialog to close")
        self.choose(app, path)
        app.dialog_gone = gone


class Filters(HistoryCase):
    def test_words_persons_days(self):
        app = self.open()
        dialog = self.history(app)
        self.wait_names(dialog, 4)
        self.assertEqual(self.nameless(dialog), [])
        screenshot(str(ARTIFACTS / "history-plan.png"))

        dialog.wait_for("Number of an item, or words", "entry").click()
        app.type("1.2(a)")
        self.assertIn("consent form", self.wait_names(dialog, 1)[0])
        dialog.wait_for("1 of 4 changes", "label")
        app.key("alt+a")
        self.wait_names(dialog, 4)

        dialog.find_all("Who made the change", "push button")[0].click()
        app.popover("the persons")
        app.key("Down", "Return")
        for name in self.wait_names(dialog, 2):
            self.assertIn(", Bob, ", name)
        app.key("alt+a")
        self.wait_names(dialog, 4)

        app.key("alt+t")
        app.type("march 2020")
        self.wait_names(dialog, 0)
        app.key("ctrl+a")
        app.type("some day")
        self.wait_names(dialog, 4)
        app.key("alt+f")
        app.type("2090")
        self.wait_names(dialog, 0)
        app.key("alt+a")
        self.wait_names(dialog, 4)
        self.close_dialog(app)
        self.quit(app)

    def test_what_a_row_shows(self):
        """What was taken out and what came instead are two words, and no row is higher than these."""
        app = self.open()
        dialog = self.history(app)
        self.wait_names(dialog, 4)
        rows = dialog.find("Changes", "list").children
        labels = [node.text for node in rows[0].find_all(role="label")]
        self.assertIn("1.3: zqmark Year 3", labels)
        imported = next(row for row in rows if "Import a document" in row.name)
        head = imported.find(role="label", text="Import a document")
        self.assertLessEqual(imported.extents()[3], head.extents()[3] + 2 * 9 + 3)
        self.close_dialog(app)
        self.quit(app)

    def test_save_as_csv(self):
        app = self.open()
        dialog = self.history(app)
        self.wait_names(dialog, 4)
        dialog.wait_for("Number of an item, or words", "entry").click()
        app.type("1.3")
        self.wait_names(dialog, 2)
        target = self.home / "changes"
        app.key("alt+s")
        self.choose_beside(app, target)
        self.wait_said(dialog, "Written to")
        data = (self.home / "changes.csv").read_bytes()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        self.assertEqual(rows[0][:7], ["When", "Who", "What", "Item", "Part", "Before", "After"])
        self.assertEqual([row[1] for row in rows[1:]], ["Bob", "Bob"])
        self.assertEqual([row[3:7] for row in rows[1:2]], [["1.3", "Phase", "zqmark 3", "Year 3"]])
        app.key("alt+a")  # else Escape gives up the words first
        self.wait_names(dialog, 4)
        self.close_dialog(app)
        self.quit(app)


class Since(HistoryCase):
    def open_dialog(self, app):
        self.choose_in_menu(app, "g")
        return self.dialog(app, "What changed since…")

    def pick(self, app, dialog, n):
        dialog.find_all("Changed since when", "push button")[0].click()
        app.popover("what it is compared with")
        app.key(*["Up"] * 4, *["Down"] * n, "Return")

    def told(self, dialog):
        rows = dialog.find("What is different", "list")
        return [row.name for row in rows.children] if rows else []

    def test_last_closed(self):
        app = self.open()
        dialog = self.open_dialog(app)
        dialog.wait_for("You have not closed this plan on this computer before.", "label")
        self.close_dialog(app)
        self.finish(app)

        self.cli("set", self.file, "1.3", "due=June 2027")
        app = self.open()
        dialog = self.open_dialog(app)
        told = poll(lambda: self.told(dialog), "what is different")
        self.assertEqual(len(told), 3)      # the date, and the update that moved it
        self.assertRegex(told[0], r"\ATheme 1")
        self.assertRegex(told[1], r"\A1\.3, Due: .*\[added: June 2027\]")
        self.assertEqual(self.nameless(dialog), [])
        theme, line = dialog.find("What is different", "list").children[:2]
        self.assertLess(theme.extents()[3], line.extents()[3], "a heading is one line")
        self.assertIn("Q2 2025/26 June 2027", [n.text for n in line.find_all(role="label")])
        screenshot(str(ARTIFACTS / "changes.png"))
        self.close_dialog(app)
        self.quit(app)

    def test_the_last_meeting(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.pick(app, dialog, 1)
        dialog.wait_for("No meeting was closed in this plan.", "label")
        self.close_dialog(app)
        self.finish(app)

        self.cli("meeting", "add", self.file, "body=Board", "date=10/9/2026")
        self.cli("meeting", "close", self.file)
        self.cli("set", self.file, "1.3", "notes=New words")
        self.cli("remove", self.file, "2")
        app = self.open()
        dialog = self.open_dialog(app)
        self.pick(app, dialog, 1)
        poll(lambda: len(self.told(dialog)) == 4, "what is different")
        told = self.told(dialog)
        self.assertRegex(told[1], r"deleted")
        self.assertRegex(told[3], r"\A1\.3, Notes: .*\[added: New words\]")
        self.close_dialog(app)
        self.quit(app)

    def test_a_day(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.pick(app, dialog, 2)
        dialog.wait_for("Since which day? For example: 14/3/2025, March 2025.", "label")
        app.key("alt+d")
        app.type("2090")
        dialog.wait_for("Nothing is different since.", "label")
        app.key("ctrl+a")
        app.type("2020")
        poll(lambda: len(self.told(dialog)) > 3, "all of the plan to be new")
        self.close_dialog(app)
        self.quit(app)

    def test_another_file(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.pick(app, dialog, 3)
        self.choose_beside(app, self.earlier)
        told = poll(lambda: self.told(dialog), "what is different")
        self.assertEqual([line.partition(":")[0] for line in told[1:]], ["1.2(a), Text", "1.3, Phase"])
        self.assertNotIn("zqmark", " ".join(told))
        self.close_dialog(app)
        self.quit(app)


    def test_a_change_in_the_history(self):
        app = self.open()
        history = self.history(app)
        self.wait_names(history, 4)
        poll(lambda: history.find("Changes", "list").focused(), "the keyboard in the list")
        app.key("Down", "Down", "alt+w")
        poll(lambda: len(app.windows()) == 3, "what changed since")
        dialog = poll(lambda: next((top for top in app.root.children if top.name == "What changed since…"), None),
                      "what changed since")
        told = poll(lambda: self.told(dialog), "what is different")
        self.assertEqual([line.partition(":")[0] for line in told[1:]], ["1.3, Phase"])
        app.key("Escape")
        poll(lambda: len(app.windows()) == 2, "what changed since to close")
        self.close_dialog(app)
        self.quit(app)


class Forget(HistoryCase):
    def test_before_a_day(self):
        before = self.plan()
        app = self.open()
        self.choose_in_menu(app, "f")
        dialog = self.dialog(app, "Forget earlier changes")
        self.assertEqual(self.nameless(dialog), [])
        app.type("march 2020")
        dialog.wait_for("Nothing in the history is older than that.", "label")
        app.key("ctrl+a")
        app.type("2090")
        dialog.wait_for("4 changes will be forgotten.", "label")
        screenshot(str(ARTIFACTS / "forget.png"))
        button = dialog.find("Forget…", "push button").extents()
        below = dialog.extents()[3] - (button[1] + button[3])
        self.assertLessEqual(below, 24, "pixels below the button")
        app.key("alt+f")
        app.wait_for("Forget changes before 1 January 2090?", "label")
        app.key("alt+f")
        self.wait_said(dialog, "Forgotten. The plan is as it was.")
        self.close_dialog(app)

        dialog = self.history(app)
        self.assertIn("Forget changes before", self.wait_names(dialog, 1)[0])
        dialog.wait_for("1 change · 4 earlier were forgotten", "label")
        self.close_dialog(app)
        self.finish(app)
        self.assertEqual(self.plan(), before)
        self.assertNotIn(b"zqmark", self.file.read_bytes())

    def test_cancelled(self):
        data = self.file.read_bytes()
        app = self.open()
        self.choose_in_menu(app, "f")
        dialog = self.dialog(app, "Forget earlier changes")
        app.type("2090")
        dialog.wait_for("4 changes will be forgotten.", "label")
        app.key("alt+f")
        app.wait_for("Forget changes before 1 January 2090?", "label")
        app.key("Return")  # the safe one has the keyboard
        poll(lambda: not app.find("Forget changes before 1 January 2090?", "label"), "the question to go")
        self.close_dialog(app)
        self.quit(app)
        self.assertEqual(self.file.read_bytes(), data)

    def test_clean_copy(self):
        target = self.home / "clean.waymark"
        app = self.open()
        app.key("ctrl+e")
        app.popover("the share menu")
        app.key("h")
        app.wait_for("Save a copy without history?", "label")
        app.key("alt+s")
        self.choose(app, target)
        self.wait_status(app, "clean.waymark")
        self.finish(app)
        self.assertNotIn(b"zqmark", target.read_bytes())
        self.assertIn(b"zqmark", self.file.read_bytes())
        self.assertEqual(self.cli("export", target), self.cli("export", self.file))


if __name__ == "__main__":
    tap.main()
