# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Who can lead, statuses, history, and links, by keyboard and as a screen reader hears them."""

import json
import subprocess

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, WindowCase


class RegisterCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def parties(self):
        return {party["name"]: party for party in self.plan()["parties"]}

    def actions(self):
        def walk(items):
            for item in items:
                if item["kind"] == "action":
                    yield item
                yield from walk(item.get("items", []))
        return [action for theme in self.plan()["themes"] for action in walk(theme["items"])]

    def choose_in_menu(self, app, *mnemonics):
        app.key("F10")
        app.popover("the main menu")
        for mnemonic in mnemonics:
            app.key(mnemonic)
        app.popover_gone("the menu")

    def dialog(self, app, title):
        app.dialog()
        return poll(lambda: next((top for top in app.root.children if top.name == title), None),
                    "the dialog %r" % title)

    def row_of(self, dialog, name, words):
        def look():
            rows = dialog.find(name, "list")
            return next((row for row in rows.children if words in row.name), None) if rows else None
        return poll(look, "a row with %r" % words)

    def row_names(self, dialog, name):
        return [row.name for row in dialog.find(name, "list").children]

    def wait_said(self, dialog, words):
        poll(lambda: any(words in node.name for node in dialog.find_all(role="status bar")),
             "the dialog to say %r" % words)

    def replace(self, app, dialog, name, words):
        field = poll(lambda: next((node for node in dialog.find_all(name=name)
                                   if "Text" in node.interfaces and node.role == "text"), None),
                     "the field %r" % name)
        field.click()
        poll(field.focused, "the keyboard in %r" % name)
        app.key("ctrl+a")
        app.type(words)
        app.key("Return")
        return field

    def close_dialog(self, app):
        app.key("Escape")
        app.dialog_gone()

    def nameless(self, top):
        found = []
        for node in top.walk():
            if "focusable" in node.states and (not node.name or node.name.startswith("Gtk")):
                found.append((node.role, node.name))
        return found

    def finish(self, app):
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)


class Parties(RegisterCase):
    def open_dialog(self, app):
        self.choose_in_menu(app, "l")
        return self.dialog(app, "Who can lead")

    def test_rename_and_undo(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.assertEqual(self.nameless(dialog), [])
        app.type("icb")
        poll(lambda: len(self.row_names(dialog, "Parties")) == 1, "the list to hold one party")
        self.assertRegex(self.row_names(dialog, "Parties")[0], r"\AICB, organisation, 4 actions, 1 late\Z")
        self.replace(app, dialog, "Name", "Integrated Care Board")
        self.replace(app, dialog, "Short", "ICB")
        poll(lambda: "ICB, Integrated Care Board" in self.row_names(dialog, "Parties")[0],
             "the row to change")
        screenshot(str(ARTIFACTS / "parties.png"))
        app.key("Tab")
        app.key("ctrl+z")
        self.wait_said(dialog, "Undone")
        app.key("ctrl+shift+z")
        self.wait_said(dialog, "Redone")
        self.close_dialog(app)
        self.finish(app)
        party = self.parties()["Integrated Care Board"]
        self.assertEqual(party["short"], "ICB")
        self.assertIn("Change short name", self.cli("history", self.file))

    def test_add_with_other_names(self):
        app = self.open()
        dialog = self.open_dialog(app)
        app.key("alt+p")
        poll(lambda: any("New party" in name for name in self.row_names(dialog, "Parties")),
             "the new party")
        app.type("Fellside Library")
        app.key("Return")
        self.row_of(dialog, "Parties", "Fellside Library")
        app.key("alt+s")
        poll(lambda: dialog.find("Add another name", "push button").focused(), "the plus")
        app.key("Return")
        app.popover("the entry")
        app.type("The library")
        app.key("Return")
        dialog.wait_for("Remove The library", "push button")
        self.close_dialog(app)
        self.finish(app)
        party = self.parties()["Fellside Library"]
        self.assertEqual(party["aliases"][0]["name"], "The library")

    def test_same_as(self):
        app = self.open()
        before = len(self.parties())
        dialog = self.open_dialog(app)
        app.type("chamber")
        poll(lambda: len(self.row_names(dialog, "Parties")) == 1, "one party")
        app.key("alt+m")
        app.popover("the parties to choose from")
        app.type("dale")
        app.key("Return")
        self.wait_said(dialog, "is the same as")
        poll(lambda: not any(name.startswith("Chamber,") for name in self.row_names(dialog, "Parties")),
             "Chamber to leave the list")
        self.row_of(dialog, "Parties", "Dale Council")
        dialog.wait_for("Chamber is a party of its own", "push button")
        self.close_dialog(app)
        self.finish(app)
        parties = self.parties()
        self.assertEqual(len(parties), before)
        self.assertEqual(parties["Chamber"]["into"], parties["Dale Council"]["id"])

    def test_delete_says_what_it_led(self):
        app = self.open()
        dialog = self.open_dialog(app)
        app.type("icb")
        poll(lambda: len(self.row_names(dialog, "Parties")) == 1, "one party")
        led = [a for a in self.actions() if any(lead["name"] == "ICB" for lead in a["leads"])]
        self.assertEqual(len(led), 4)
        app.key("alt+d")
        self.wait_said(dialog, "also from 4 actions")
        dialog.wait_for("Undo", "push button").click()
        poll(lambda: any("ICB" in name for name in self.row_names(dialog, "Parties")), "ICB to come back")
        self.close_dialog(app)
        self.finish(app)
        again = [a for a in self.actions() if any(lead["name"] == "ICB" for lead in a["leads"])]
        self.assertEqual(led, again)

    def test_members_of_a_group(self):
        app = self.open()
        dialog = self.open_dialog(app)
        app.type("chamber")
        poll(lambda: len(self.row_names(dialog, "Parties")) == 1, "one party")
        dialog.find_all("Type", "push button")[0].click()
        app.popover("the types")
        app.key("Home", "Down", "Down", "Down", "Return")
        self.row_of(dialog, "Parties", "group")
        app.key("alt+b")
        poll(lambda: dialog.find("Add a member", "push button").focused(), "the plus")
        app.key("Return")
        app.popover("the members")
        app.type("icb")
        app.key("Return")
        dialog.wait_for("Remove ICB", "push button")
        self.row_of(dialog, "Parties", "group of 1")
        self.close_dialog(app)
        self.finish(app)
        self.assertEqual(len(self.parties()["Chamber"]["members"]), 1)


class Statuses(RegisterCase):
    def open_dialog(self, app):
        self.choose_in_menu(app, "t")
        return self.dialog(app, "Statuses")

    def test_word_stage_order(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.assertEqual(self.nameless(dialog), [])
        poll(lambda: dialog.find("Statuses", "list").focused(), "the keyboard in the list")
        self.assertRegex(self.row_names(dialog, "Statuses")[1], r"\AAgreed, Agreed, \d+ actions?\Z")
        app.key("Down", "alt+Up")
        poll(lambda: self.row_names(dialog, "Statuses")[0].startswith("Agreed"), "Agreed to go first")
        app.key("alt+Down")
        poll(lambda: self.row_names(dialog, "Statuses")[1].startswith("Agreed"), "Agreed to go back")
        app.key("alt+Down")
        poll(lambda: self.row_names(dialog, "Statuses")[2].startswith("Agreed"), "Agreed to go third")
        self.replace(app, dialog, "Word", "Signed off")
        self.row_of(dialog, "Statuses", "Signed off, Agreed")
        screenshot(str(ARTIFACTS / "statuses.png"))
        self.close_dialog(app)
        self.finish(app)
        words = [status["word"] for status in self.plan()["statuses"]]
        self.assertEqual(words[:4], ["Proposed", "Not started", "Signed off", "In progress"])

    def test_add(self):
        app = self.open()
        dialog = self.open_dialog(app)
        app.key("alt+t")
        self.row_of(dialog, "Statuses", "New status")
        app.type("With the lawyers")
        app.key("Return")
        self.row_of(dialog, "Statuses", "With the lawyers, In progress, 0 actions")
        self.close_dialog(app)
        self.finish(app)
        self.assertEqual(self.plan()["statuses"][-1]["word"], "With the lawyers")

    def test_delete_gives_another(self):
        app = self.open()
        agreed = sum(a["status"]["stage"] == "agreed" for a in self.actions() if a["status"])
        self.assertGreater(agreed, 0)
        dialog = self.open_dialog(app)
        poll(lambda: dialog.find("Statuses", "list").focused(), "the keyboard in the list")
        app.key("Down", "alt+d")
        app.popover("what they have instead")
        app.type("paused")
        app.key("Return")
        self.wait_said(dialog, "Deleted")
        poll(lambda: not any("Agreed" in name for name in self.row_names(dialog, "Statuses")),
             "Agreed to go")
        self.close_dialog(app)
        self.finish(app)
        stages = [a["status"]["stage"] for a in self.actions() if a["status"]]
        self.assertNotIn("agreed", stages)
        self.assertGreaterEqual(stages.count("paused"), agreed)


class History(RegisterCase):
    def setUp(self):
        super().setUp()
        self.cli("set", self.file, "1.2(a)", "text=Agree one consent form", "--person", "Rhian Ŵyn")
        self.cli("set", self.file, "1.2(a)", "due=June 2027", "--person", "Rhian Ŵyn")
        self.cli("set", self.file, "1.2(a)", "leads=FBC; support: ICB")
        self.cli("set", self.file, "1.3", "phase=Year 3")

    def open_dialog(self, app):
        self.select(app, "1.2(a), ")
        poll(lambda: app.find("Action 1.2(a)", "label"), "the editor to show it")
        app.key("h")
        return self.dialog(app, "History of action 1.2(a)")

    def names(self, dialog):
        return self.row_names(dialog, "Changes")

    def test_of_an_item(self):
        app = self.open()
        dialog = self.open_dialog(app)
        self.assertEqual(self.nameless(dialog), [])
        names = poll(lambda: self.names(dialog), "the changes")
        self.assertEqual(len(names), 4)
        self.assertRegex(names[0], r"\AChange “Leads”, You, .*Dale Council")
        self.assertIn(", Rhian Ŵyn, ", names[1])
        self.assertIn("[removed: March 2026] [added: June 2027]", names[1])
        self.assertIn("[removed:", names[2])
        self.assertIn("Import a document, You", names[3])
        screenshot(str(ARTIFACTS / "history.png"))
        self.close_dialog(app)
        self.quit(app)

    def test_put_back(self):
        app = self.open()
        before = next(a for a in self.actions() if a["number"] == "1.2(a)")
        dialog = self.open_dialog(app)
        poll(lambda: dialog.find("Changes", "list").focused(), "the keyboard in the list")
        app.key("Down", "Down", "alt+p")
        self.wait_said(dialog, "Put back")
        poll(lambda: "Put back" in self.names(dialog)[0], "the new change")
        dialog.wait_for("Undo", "push button")
        # The keyboard is on the change that was put back, though it stands one further down.
        rows = dialog.find("Changes", "list")
        poll(lambda: [row.name[:12] for row in rows.children if "focused" in row.states]
             == [row.name[:12] for row in rows.children if "selected" in row.states]
             == ["Change “Text"], "the keyboard on the selected change")
        app.key("ctrl+f")
        poll(lambda: dialog.find(role="entry", state="focused"), "the keyboard in the words to find")
        self.close_dialog(app)
        self.row(app, "1.2(a), Agree one short consent form")
        self.finish(app)
        after = next(a for a in self.actions() if a["number"] == "1.2(a)")
        self.assertIn("one short consent form", after["text"])
        self.assertEqual(after["due"], before["due"])
        self.assertEqual(after["leads"], before["leads"])

    def test_what_was_changed_since_is_left_alone(self):
        self.cli("set", self.file, "1.2(a)", "due=July 2027")
        app = self.open()
        dialog = self.open_dialog(app)
        poll(lambda: dialog.find("Changes", "list").focused(), "the keyboard in the list")
        app.key("Down", "Down", "alt+p")
        self.wait_said(dialog, "Nothing is left to put back")
        self.assertEqual(len(self.names(dialog)), 5)
        self.close_dialog(app)
        self.quit(app)

    def test_kinds_of_change(self):
        app = self.open()
        dialog = self.open_dialog(app)
        dialog.find_all("Kind of change", "push button")[0].click()
        app.popover("the kinds")
        app.key("Down", "Down", "Return")
        poll(lambda: len(self.names(dialog)) == 1, "the changes of dates alone")
        self.assertIn("June 2027", self.names(dialog)[0])
        dialog.wait_for("1 of 4 changes", "label")
        app.key("alt+a")
        poll(lambda: len(self.names(dialog)) == 4, "all of them")
        self.close_dialog(app)
        self.quit(app)

    def test_copy_as_table(self):
        app = self.open()
        dialog = self.open_dialog(app)
        app.key("alt+c")
        self.wait_said(dialog, "Copied")

        def paste(target):
            return subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", target],
                                  capture_output=True, check=True, timeout=20).stdout.decode()
        lines = paste("UTF8_STRING").split("\r\n")
        self.assertEqual(lines[0].split("\t"), ["When", "Who", "What", "Where", "Before", "After"])
        due = [line.split("\t") for line in lines if "June 2027" in line]
        self.assertEqual([cells[1:] for cells in due],
                         [["Rhian Ŵyn", "Change “Due”", "", "March 2026", "June 2027"]])
        html = paste("text/html")
        self.assertEqual(html.count("<tr>"), len(lines) - 1)
        self.assertIn("<td>June 2027</td>", html)
        self.close_dialog(app)
        self.quit(app)

    def test_of_the_plan(self):
        app = self.open()
        self.choose_in_menu(app, "i")
        dialog = self.dialog(app, "History of the plan")
        names = poll(lambda: self.names(dialog), "the changes")
        self.assertEqual(len(names), 5)
        self.assertIn("1.3: ", names[0])
        self.close_dialog(app)
        self.quit(app)


class Links(RegisterCase):
    def test_there_and_back(self):
        app = self.open()
        self.select(app, "1.4, ")
        poll(lambda: app.find("Requirement 1.4", "label"), "the editor to show 1.4")
        app.key("Return")
        links = next(n for n in app.find_all(role="label") if n.name.startswith("See 1.2"))
        for _ in range(20):
            if links.focused():
                break
            app.key("ctrl+Tab")
        self.assertTrue(links.focused(), "the links take the keyboard")
        app.key("Return")
        poll(lambda: app.find("Requirement 1.2", "label"), "the editor to show 1.2")
        app.wait_for("Back to Requirement 1.4", "push button")
        app.key("alt+Left")
        poll(lambda: app.find("Requirement 1.4", "label"), "the editor to show 1.4 again")
        before = self.plan()
        self.quit(app)
        self.assertEqual(before, self.plan(), "nothing was moved")


if __name__ == "__main__":
    tap.main()
