# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Every task by keyboard alone: no pointer is moved and no button of it pressed in this file."""

import json
import subprocess

import tap
import views
from gui import poll
from window import SAMPLE, WindowCase

FORM = "Agree one short consent form"


class KeyboardCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"

    def start(self, *arguments, **env):
        app = super().start(*arguments, **env)

        def no_pointer(*_args, **_more):
            raise AssertionError("this is a test without a pointer")

        app.click_at = app.drag = app.carry = no_pointer
        self.keyboard = views.Walk(self, app, None)
        return app

    def open(self):
        self.cli("import", SAMPLE, self.file)
        app = self.start(self.file)
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def items(self):
        """Number -> item, of all of the plan in the file."""
        found = {}

        def look(items):
            for item in items:
                if "number" in item:
                    found[item["number"]] = item
                look(item.get("items", []))

        look(self.plan()["themes"])
        return found

    def to_row(self, words):
        return self.keyboard.to_row(words)

    def says(self, app, words, *parts, absent=()):
        def look():
            name = self.row(app, words).name
            return all(p in name for p in parts) and not any(p in name for p in absent)

        poll(look, "the row %r to say %r and not %r" % (words, parts, absent))

    def tab_to(self, app, name, role, key="Tab", top=None):
        """Tab until the keyboard is where the name says."""
        top = top or app.root
        seen = []
        for _ in range(40):
            node = top.find(name, role)
            if node is not None and node.focused():
                return node
            app.key(key)
            seen.append([n.name for n in top.walk() if "focused" in n.states])
        raise AssertionError("Tab does not come to %r, only to %r" % (name, seen))

    def focused(self, app, name, role="text"):
        return poll(lambda: app.find(name, role, "focused"), "the keyboard in %r" % name)

    def menu(self, app, *mnemonics, opener="F10"):
        app.key(opener)
        app.popover("the menu")
        for mnemonic in mnemonics:
            app.key(mnemonic)
        app.popover_gone("the menu")

    def top(self, app, title):
        app.dialog()
        return poll(lambda: next((t for t in app.root.children if t.name == title), None),
                    "the dialog %r" % title)

    def names(self, top, name):
        rows = top.find(name, "list")
        return [row.name for row in rows.children] if rows else []

    def said(self, top, words):
        poll(lambda: any(words in n.name for n in top.find_all(role="status bar")),
             "%r to be said" % words)


class Write(KeyboardCase):
    def test_import_and_save(self):
        app = self.start()
        app.key("ctrl+i")
        self.choose(app, SAMPLE)
        rows = app.wait_for("The plan you would get", "list")
        # Backwards, past the buttons of the header, to the rows: there are many leads before them.
        for _ in range(40):
            if rows.focused():
                break
            app.key("shift+Tab")
        self.assertTrue(rows.focused(), "the keyboard comes to the rows")
        app.key("Down", "Down")
        app.key("ctrl+Return")
        self.ready(app)
        app.key("ctrl+s")
        self.choose(app, self.file)
        self.wait_status(app, "Written to")
        self.quit(app)
        self.assertEqual(len(self.plan()["themes"]), 5)

    def test_create_every_kind(self):
        app = self.start()
        app.key("ctrl+n")
        self.focused(app, "Title")
        app.type("Harbour Board")
        app.key("ctrl+shift+t")
        poll(lambda: app.find("Theme 1", "label"), "a theme")
        app.type("Safe quays")
        app.key("ctrl+shift+r")
        poll(lambda: app.find("Requirement 1.1", "label"), "a requirement")
        app.type("Ladders every fifty metres")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 1.1(a)", "label"), "an action in it")
        app.type("Mend the north ladder")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 1.1(b)", "label"), "another below it")
        app.type("Light the steps")
        app.key("ctrl+shift+p")
        poll(lambda: app.find("Priority", "label"), "a priority")
        app.type("Nobody falls in")
        app.key("ctrl+s")
        self.choose(app, self.file)
        self.wait_status(app, "Written to")
        self.quit(app)
        theme = self.plan()["themes"][0]
        self.assertEqual((self.plan()["title"], theme["title"]), ("Harbour Board", "Safe quays"))
        kinds = {item["kind"]: item for item in theme["items"]}
        self.assertEqual(kinds["priority"]["text"], "Nobody falls in")
        self.assertEqual([a["text"] for a in kinds["requirement"]["items"]],
                         ["Mend the north ladder", "Light the steps"])

    def test_edit_each_field(self):
        app = self.open()
        self.to_row(FORM)
        app.key("Return")
        self.focused(app, "Text")
        app.key("ctrl+End")
        app.type(" and at home")
        app.key("Tab")
        self.says(app, FORM, "discharge and at home")

        self.to_row(FORM)
        app.key("l")
        self.focused(app, "Find or create a lead", "entry")
        app.type("carers h")
        app.key("Return")
        self.says(app, FORM, "Carers Hub")
        app.popover_gone()

        self.to_row(FORM)
        app.key("d")
        self.focused(app, "Due")
        app.key("ctrl+a")
        app.type("june 2027")
        app.key("Return")
        self.give_reason(app)
        self.says(app, FORM, "due June 2027", absent=["late"])
        app.key("F4")               # a day from the calendar
        app.popover("the calendar")
        app.key("Escape")
        app.popover_gone()

        self.to_row(FORM)
        app.key("7")
        self.says(app, FORM, "paused")

        app.key("Return")
        self.focused(app, "Text")
        self.tab_to(app, "Phase", "text")
        app.key("ctrl+a")
        app.type("Year 3")
        self.tab_to(app, "Notes", "text")
        app.key("ctrl+a")
        app.type("Asked twice")
        app.key("Escape")           # leaves the field as it was
        poll(lambda: app.find("Notes", "text").text != "Asked twice", "the words to be back")
        app.key("ctrl+a")
        app.type("Asked again")
        self.to_row(FORM)
        self.close(app)
        item = self.items()["1.2(a)"]
        self.assertTrue(item["text"].endswith("and at home"))
        self.assertEqual([lead["name"] for lead in item["leads"]],
                         ["FBC", "Dale Council", "ICB", "Carers Hub"])
        self.assertEqual((item["due"]["window"], item["status"]["stage"], item["phase"],
                          item["notes"]), ("2027-06", "paused", "Year 3", "Asked again"))


class Rows(KeyboardCase):
    def test_several_at_once_and_undo(self):
        app = self.open()
        self.to_row(FORM)
        app.key("shift+Down", "shift+Down")
        app.wait_for("3 actions", "label")
        app.key("3")
        for words in (FORM, "Let hub workers", "Make the handover"):
            self.says(app, words, "not started")
        app.key("F6")
        self.tab_to(app, "Due", "text")
        app.key("ctrl+a")
        app.type("May 2028")
        app.key("Return")
        self.give_reason(app, "Why do the dates move?")
        self.says(app, "Let hub workers", "due May 2028")
        self.keyboard.to_list()
        app.key("ctrl+z")
        self.says(app, "Let hub workers", "due October 2026")
        app.key("ctrl+z")
        self.says(app, "Let hub workers", "agreed")
        app.key("ctrl+shift+z")
        self.says(app, "Let hub workers", "not started")
        self.close(app)
        stages = [self.items()[n]["status"]["stage"] for n in ("1.2(a)", "1.2(b)", "1.2(c)")]
        self.assertEqual(stages, ["not-started"] * 3)

    def test_places(self):
        app = self.open()
        self.to_row("Let hub workers")
        app.key("alt+Up")
        self.row(app, "1.2(a), Let hub workers")
        app.key("alt+Down")
        self.row(app, "1.2(b), Let hub workers")
        app.key("alt+Left")
        self.row(app, "1.3, Let hub workers")
        app.key("alt+Right")
        self.row(app, "1.2(c), Let hub workers")
        app.key("ctrl+d")
        self.row(app, "1.2(d), Let hub workers")
        app.key("Delete")
        self.wait_status(app, "Deleted 1.2(d)")
        app.key("ctrl+z")
        self.row(app, "1.2(d), Let hub workers")
        self.to_row("Map every peer group")
        app.key("ctrl+shift+m")
        self.focused(app, "Move to which theme or requirement?", "entry")
        app.type("work and")
        app.key("Return")
        self.row(app, "2.6, Map every peer group")
        self.close(app)

    def test_cut_copy_paste(self):
        app = self.open()
        self.to_row("Map every peer group")
        app.key("ctrl+x")
        self.wait_status(app, "Cut 1 row")
        self.to_row(FORM)
        app.key("ctrl+v")
        self.row(app, "1.2(b), Map every peer group")
        self.to_row("Let hub workers")
        app.key("ctrl+c")
        self.wait_status(app, "Copied 1 row")
        app.key("ctrl+v")
        poll(lambda: len([r for r in self.rows(app) if "Let hub workers" in r]) == 2, "a copy")
        self.close(app)


class Find(KeyboardCase):
    def count(self, app):
        labels = app.find_all(role="label", text="action")
        return next(n.name for n in labels if " action" in n.name and n.name[0].isdigit())

    def test_filters_and_sorting(self):
        app = self.open()
        before = self.rows(app)
        self.to_row(FORM)
        app.key("ctrl+l")
        app.popover("the leads")
        app.type("ICB")
        app.key("Return")
        app.popover_gone()
        poll(lambda: " of 28 actions" in self.count(app), "fewer rows")
        self.keyboard.keys("Escape")
        poll(lambda: self.rows(app) == before, "all rows again")

        # Shift+Tab leads from the rows over the headings to the filters.
        self.keyboard.to_list()
        self.tab_to(app, "Due", "push button", "shift+Tab")
        app.key("space")
        poll(lambda: "first to last" in app.find("Due", "push button").description, "the new order")
        app.key("space")
        poll(lambda: "last to first" in app.find("Due", "push button").description, "the other way")
        self.tab_to(app, "All statuses", "push button", "shift+Tab")
        app.key("Return")
        app.popover("the statuses")
        app.key("Down", "Return")
        app.popover_gone()
        poll(lambda: " of 28 actions" in self.count(app), "fewer rows")
        self.keyboard.keys("Escape")
        poll(lambda: " of " not in self.count(app), "all rows again")
        self.menu(app, "r", "p", opener="Menu")     # sort by, order of the plan
        poll(lambda: self.rows(app) == before, "the order of the plan")
        self.close(app)

    def test_search(self):
        app = self.open()
        self.to_row(FORM)
        app.key("ctrl+f")
        self.focused(app, "Find in the plan", "entry")
        app.type("carers")
        label = poll(lambda: app.find(role="label", text=" found"), "the number of hits")
        total = int(label.name.split()[0])
        app.key("ctrl+g")       # the next one from the row that is selected
        hit = poll(lambda: app.find(role="label", text=" of %d" % total), "a hit").name.split()[0]
        app.key("ctrl+g")
        app.wait_for("%d of %d" % (int(hit) + 1, total), "label")
        app.key("ctrl+shift+g")
        app.wait_for("%s of %d" % (hit, total), "label")
        app.key("Escape")
        poll(lambda: not app.find("Find in the plan", "entry"), "the search to close")
        self.close(app)


class Registers(KeyboardCase):
    def test_parties(self):
        app = self.open()
        self.menu(app, "l")
        top = self.top(app, "Who can lead")
        app.type("icb")
        poll(lambda: len(self.names(top, "Parties")) == 1, "one party")
        app.key("alt+n")
        poll(lambda: top.find("Name", "text", "focused"), "the keyboard in its name")
        app.key("ctrl+a")
        app.type("Integrated Care Board")
        app.key("Return")
        poll(lambda: "Integrated Care Board" in self.names(top, "Parties")[0], "the new name")
        self.tab_to(app, "Name, short name or other spelling", "entry", "shift+Tab", top)
        app.key("ctrl+a")
        app.type("chamber")
        poll(lambda: any(n.startswith("Chamber") for n in self.names(top, "Parties")), "the other")
        app.key("alt+m")
        app.popover("the parties")
        app.type("dale")
        app.key("Return")
        self.said(top, "is the same as")
        app.key("Escape")
        app.dialog_gone()
        self.close(app)
        parties = {party["name"]: party for party in self.plan()["parties"]}
        self.assertIn("Integrated Care Board", parties)
        self.assertEqual(parties["Chamber"]["into"], parties["Dale Council"]["id"])

    def test_statuses(self):
        app = self.open()
        self.menu(app, "t")
        top = self.top(app, "Statuses")
        poll(lambda: top.find("Statuses", "list").focused(), "the keyboard in the list")
        app.key("Down", "alt+Down")
        poll(lambda: self.names(top, "Statuses")[2].startswith("Agreed"), "Agreed to go down")
        app.key("alt+w")
        poll(lambda: top.find("Word", "text", "focused"), "the keyboard in its word")
        app.key("ctrl+a")
        app.type("Signed off")
        app.key("Return")
        poll(lambda: any(n.startswith("Signed off, Agreed") for n in self.names(top, "Statuses")),
             "the new word")
        app.key("Escape")
        app.dialog_gone()
        self.close(app)
        self.assertIn("Signed off", [status["word"] for status in self.plan()["statuses"]])

    def test_history_and_put_back(self):
        self.cli("import", SAMPLE, self.file)
        self.cli("set", self.file, "1.2(a)", "text=Agree one short consent form soon")
        self.cli("set", self.file, "1.2(a)", "due=June 2027")
        app = self.start(self.file)
        self.ready(app)
        self.to_row(FORM)
        app.key("h")
        top = self.top(app, "History of action 1.2(a)")
        poll(lambda: top.find("Changes", "list").focused(), "the keyboard in the list")
        app.key("Down", "alt+p")
        self.said(top, "Put back")
        app.key("Escape")
        app.dialog_gone()
        self.says(app, "1.2(a), ", "hospital discharge", "due June 2027")
        self.close(app)

    def test_reference_there_and_back(self):
        app = self.open()
        self.to_row("Faster answer")
        poll(lambda: app.find("Requirement 1.4", "label"), "the editor to show 1.4")
        app.key("Return")
        for _ in range(20):
            link = app.find(role="label", text="See 1.2")
            if link is not None and link.focused():
                break
            app.key("ctrl+Tab")
        self.assertTrue(link.focused(), "the link takes the keyboard")
        app.key("Return")
        poll(lambda: app.find("Requirement 1.2", "label"), "the editor to show 1.2")
        app.key("alt+Left")
        poll(lambda: app.find("Requirement 1.4", "label"), "the editor to show 1.4 again")
        self.close(app)


class Give(KeyboardCase):
    def clipboard(self, kind):
        run = subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", kind],
                             capture_output=True, timeout=20, check=True)
        return run.stdout.decode("utf-8")

    def test_share(self):
        app = self.open()
        self.to_row(FORM)
        self.menu(app, "t", opener="ctrl+e")
        self.wait_status(app, "as a table")
        self.assertIn(FORM, self.clipboard("text/html"))
        page = self.home / "plan.html"
        self.menu(app, "w", opener="ctrl+e")
        self.choose(app, page)
        poll(page.exists, "the web page")
        file = self.home / "plan.json"
        self.menu(app, "j", opener="ctrl+e")
        self.choose(app, file)
        poll(file.exists, "the JSON file")
        copy = self.home / "copy.waymark"
        app.key("ctrl+shift+s")
        self.choose(app, copy)
        poll(copy.exists, "the copy")
        self.quit(app)
        self.assertEqual(page.read_text(), self.cli("export", self.file, "--format", "html"))
        self.assertEqual(file.read_text(), self.cli("export", self.file))

    def test_preferences_and_panes(self):
        app = self.open()
        app.key("ctrl+comma")
        top = self.top(app, "Preferences")
        poll(lambda: top.find("Your name", "text", "focused"), "the keyboard in the name")
        app.type("Rhian Morgan")
        app.key("alt+o")            # one line for each row
        app.key("Escape")
        app.dialog_gone()
        row = self.to_row(FORM)
        self.assertLess(row.extents()[3], 40, "one line")
        app.key("F9")
        poll(lambda: app.find("Outline", "list") is None, "the outline to go")
        app.key("F9")
        poll(lambda: app.find("Outline", "list"), "the outline to come")
        app.key("ctrl+F9")
        poll(lambda: app.find("Text", "text") is None, "the editor to go")
        app.key("ctrl+F9")
        poll(lambda: app.find("Text", "text"), "the editor to come")
        places = set()
        for _ in range(4):
            app.key("F6")
            for place in ("Outline", "Actions"):
                if app.find(place, "list").focused():
                    places.add(place)
            if app.find("Text", "text", "focused"):
                places.add("editor")
        self.assertEqual(places, {"Outline", "Actions", "editor"})
        self.to_row(FORM)
        app.key("6")
        self.says(app, FORM, "complete")
        self.close(app)
        self.assertIn("Rhian Morgan", self.cli("history", self.file))


if __name__ == "__main__":
    tap.main()
