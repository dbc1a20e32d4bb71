# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Editing a plan in the list and in the editor: real keys, read back through the accessibility
bus and from the file."""

import json

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, WindowCase

FORM = "Agree one short consent form"


class EditorCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, words=None, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        if words:
            self.pick_row(app, words)
        return app

    def pick_row(self, app, words):
        self.select(app, words)
        poll(lambda: "selected" in self.row(app, words).states, "the row %r to be selected" % words)
        self.keyboard_in_row(app, words)

    def item(self, number):
        """An item of the plan in the file, as JSON."""
        def look(items):
            for item in items:
                if item.get("number") == number:
                    return item
                found = look(item.get("items", []))
                if found:
                    return found
            return None

        plan = json.loads(self.cli("export", self.file))
        return look(plan["themes"])

    def field(self, app, name):
        return app.wait_for(name, "text")

    def go_to(self, app, name):
        field = self.field(app, name)
        field.click()
        poll(field.focused, "the keyboard in %s" % name)
        return field

    def keyboard_in_row(self, app, words):
        poll(lambda: any(words in n.name and "focused" in n.states
                         for n in app.wait_for("Actions", "list").children),
             "the keyboard on the row %r" % words)

    def says(self, app, words, *parts, absent=()):
        def look():
            name = self.row(app, words).name
            return all(p in name for p in parts) and not any(p in name for p in absent)

        poll(look, "the row %r to say %r and not %r" % (words, parts, absent))


class Text(EditorCase):
    def test_leaving_keeps_and_escape_puts_back(self):
        app = self.open(FORM)
        app.key("F2")
        text = self.field(app, "Text")
        poll(text.focused, "the keyboard in the text")
        before = text.text
        app.key("ctrl+a")
        app.type("Nonsense")
        poll(lambda: text.text == "Nonsense", "the typed words")
        app.key("Escape")
        poll(lambda: text.text == before, "the kept words to be back")
        self.assertTrue(text.focused())
        app.key("ctrl+End")
        app.type(" and at home")
        self.assertNotIn("at home", self.row(app, FORM).name)
        app.key("Tab")
        self.says(app, FORM, "discharge and at home")
        self.close(app)
        self.assertTrue(self.item("1.2(a)")["text"].endswith("discharge and at home"))

    def test_undo_takes_back_typing_first(self):
        app = self.open(FORM)
        app.key("F2")
        text = self.field(app, "Text")
        poll(text.focused, "the keyboard in the text")
        before = text.text
        app.key("ctrl+End")
        app.type(" first")
        app.key("ctrl+s")
        self.says(app, FORM, "discharge first")
        app.type("x")
        poll(lambda: text.text == before + " firstx", "one more letter")
        app.key("ctrl+z")
        poll(lambda: text.text == before + " first", "the letter to go")
        app.key("ctrl+z")
        poll(lambda: text.text == before, "the edit to be taken back")
        self.says(app, FORM, absent=["first"])
        app.key("ctrl+shift+z")
        self.says(app, FORM, "discharge first")
        self.close(app)

    def test_stillness_keeps(self):
        app = self.open(FORM)
        app.key("F2")
        poll(self.field(app, "Text").focused, "the keyboard in the text")
        app.key("ctrl+End")
        app.type(" soon")
        poll(lambda: "discharge soon" in self.row(app, FORM).name, "ten seconds")
        self.assertTrue(self.field(app, "Text").focused())
        self.close(app)

    def test_words_of_one_line_and_of_many(self):
        app = self.open(FORM)
        self.go_to(app, "Phase")
        app.key("ctrl+a")
        app.type("Year 9")
        app.key("Return")
        notes = self.go_to(app, "Notes")
        app.key("ctrl+a")
        app.type("One")
        app.key("Return")
        app.type("Two")
        poll(lambda: notes.text == "One\nTwo", "two lines")
        self.quit(app)  # closing keeps what is being typed
        item = self.item("1.2(a)")
        self.assertEqual(item["phase"], "Year 9")
        self.assertEqual(item["notes"], "One\nTwo")

    def test_figures_typed_into_a_field_are_no_commands(self):
        app = self.open(FORM)
        before = self.row(app, FORM).name
        app.key("F2")
        text = self.field(app, "Text")
        poll(text.focused, "the keyboard in the text")
        app.key("ctrl+End")
        app.type(" 6dl0")
        poll(lambda: text.text.endswith(" 6dl0"), "the figures")
        app.key("Escape")
        self.assertEqual(self.row(app, FORM).name, before)
        self.close(app)

    def test_a_number_that_refers_stays_a_link(self):
        words = "Young adult carers move on"
        app = self.open(words)
        app.key("F2")
        text = self.field(app, "Text")
        poll(text.focused, "the keyboard in the text")
        self.assertIn("action 3.1", text.text)
        app.key("ctrl+Home")
        app.type("Soon ")
        app.key("Tab")
        self.row(app, "Soon Young adult carers move on")
        self.pick_row(app, "Requirement 3.1, Found early")
        app.key("alt+Down")
        self.row(app, "Requirement 3.2, Found early")
        poll(lambda: "action 3.2" in self.row(app, "Soon Young adult").name, "the number to follow")
        self.close(app)


class Leads(EditorCase):
    def names(self, number):
        return [lead["name"] for lead in self.item(number)["leads"]]

    def test_add_create_and_take_away(self):
        app = self.open(FORM)
        self.says(app, FORM, "leads FBC, Dale Council and ICB")
        app.key("l")
        search = app.wait_for("Find or create a lead", "entry")
        poll(search.focused, "the keyboard in the search")
        app.type("carers h")
        app.key("Return")
        self.says(app, FORM, "ICB and Carers Hub")
        app.popover_gone("the popover")

        self.pick_row(app, FORM)
        app.key("l")
        search = app.wait_for("Find or create a lead", "entry")
        poll(search.focused, "the keyboard in the search")
        app.type("Harbour Board")
        app.wait_for("Create “Harbour Board”", "list item")
        app.key("Return")
        self.says(app, FORM, "Carers Hub and Harbour Board")
        app.popover_gone("the popover")

        app.wait_for("Remove ICB", "push button").click()
        self.says(app, FORM, "leads FBC, Dale Council, Carers Hub and Harbour Board")
        app.key("ctrl+z")
        self.says(app, FORM, "leads FBC, Dale Council, ICB, Carers Hub and Harbour Board")
        self.close(app)
        self.assertEqual(self.names("1.2(a)"),
                         ["FBC", "Dale Council", "ICB", "Carers Hub", "Harbour Board"])

    def test_a_chip_goes_by_key(self):
        app = self.open(FORM)
        app.key("F2")
        poll(self.field(app, "Text").focused, "the keyboard in the text")
        app.key("Tab")
        chip = app.wait_for("Remove FBC", "push button")
        poll(chip.focused, "the keyboard on the first chip")
        app.key("Delete")
        self.says(app, FORM, "leads Dale Council and ICB")
        self.close(app)
        self.assertEqual(self.names("1.2(a)"), ["Dale Council", "ICB"])

    def test_escape_leaves_all_as_it_was(self):
        app = self.open(FORM)
        app.key("l")
        poll(app.wait_for("Find or create a lead", "entry").focused, "the keyboard in the search")
        app.type("carers")
        app.key("Escape")
        app.popover_gone("the popover")
        self.says(app, FORM, "leads FBC, Dale Council and ICB")
        self.close(app)


class Due(EditorCase):
    def type_due(self, app, words):
        due = self.field(app, "Due")
        poll(due.focused, "the keyboard in the date")
        app.key("ctrl+a")
        app.type(words)
        return due

    def test_meaning_while_typing_then_lateness(self):
        app = self.open("Leaflet on leave")
        app.key("d")
        due = self.type_due(app, "by q2 2027/28")
        poll(lambda: due.description == "up to 30 September 2027", "what it means")
        app.key("Return")
        self.give_reason(app)
        self.says(app, "Leaflet on leave", "due by September 2027")
        self.type_due(app, "mar 25")
        app.key("Return")
        self.says(app, "Leaflet on leave", "due March 2025", "19 months late")
        poll(lambda: due.description == "19 months late", "how late it is")
        self.close(app)
        self.assertEqual(self.item("2.5")["due"], {"words": "mar 25", "window": "2025-03"})

    def test_words_that_are_no_date_are_kept(self):
        app = self.open("Leaflet on leave")
        app.key("d")
        due = self.type_due(app, "sometime in spring")
        app.key("Return")
        self.give_reason(app)
        self.says(app, "Leaflet on leave", "due sometime in spring", absent=["late"])
        poll(lambda: "never be late" in due.description, "what that means")
        app.key("ctrl+a", "BackSpace", "Return")
        self.says(app, "Leaflet on leave", absent=["due"])
        self.close(app)
        self.assertIsNone(self.item("2.5")["due"])

    def test_the_first_date_is_not_lost(self):
        first = self.cli("add", self.file, "2", "action", "text=Dated later").strip()
        app = self.open("Dated later")
        app.key("d")
        self.type_due(app, "June 2037")
        app.key("Return")
        self.says(app, "Dated later", "due June 2037")
        # typed wrong a moment ago: no move
        self.type_due(app, "June 2027")
        app.key("Return")
        self.says(app, "Dated later", "due June 2027")
        self.close(app)
        number = self.cli("show", self.file, first).split()[1]
        self.assertEqual((self.item(number)["first_due"]["window"], self.item(number)["updates"]), ("2027-06", []))

        app = self.open()
        self.keyboard_in_row(app, "Dated later")
        app.key("d")
        self.type_due(app, "May 2028")
        app.key("Return")
        why = app.wait_for("Why does the date move?", "text")
        poll(why.focused, "the keyboard where the reason goes")
        self.says(app, "Dated later", "due June 2027")
        app.type("Frost")
        app.key("Return")
        self.says(app, "Dated later", "due May 2028")
        self.close(app)
        item = self.item(number)
        self.assertEqual((item["first_due"]["window"], item["due"]["window"]), ("2027-06", "2028-05"))
        self.assertEqual([(u["reason"], u["new_due"]["window"], u["decision"]) for u in item["updates"]],
                         [("Frost", "2028-05", "proposed")])

    def test_escape_puts_back(self):
        app = self.open("Leaflet on leave")
        app.key("d")
        due = self.type_due(app, "tomorrow or so")
        app.key("Escape")
        poll(lambda: due.text == "1 December 2026", "the kept date to be back")
        self.close(app)


class Status(EditorCase):
    def test_each_key(self):
        words = ["proposed", "agreed", "not started", "in progress", "ongoing", "complete",
                 "paused", "closed undelivered"]
        app = self.open(FORM)
        for key, word in enumerate(words, 1):
            app.key(str(key))
            poll(lambda word=word: self.row(app, FORM).name.endswith(word), word)
        app.key("0")
        poll(lambda: self.row(app, FORM).name.endswith("months late"), "no status")
        self.close(app)
        self.assertIsNone(self.item("1.2(a)")["status"])

    def test_drop_down(self):
        app = self.open(FORM)
        app.pick("Status", "Paused")
        poll(lambda: self.row(app, FORM).name.endswith("paused"), "the row to say so")
        self.close(app)
        self.assertEqual(self.item("1.2(a)")["status"]["stage"], "paused")

    def test_open_list_shows_keys_and_takes_them(self):
        app = self.open(FORM)
        box = app.wait_for("Status", "combo box")
        box.click()
        app.popover("the list")
        rows = box.wait_for(role="list").children
        badges = [[n.text for n in row.find_all(role="label")] for row in rows]
        self.assertEqual([words[1] for words in badges], [*"123456789", "0"])
        self.assertEqual([row.description for row in rows], ["Key " + key for key in [*"123456789", "0"]])
        self.assertGreater(rows[0].extents()[2], box.extents()[2], "room for the longest word")
        screenshot(str(ARTIFACTS / "editor-status-keys.png"))
        app.key("7")
        app.popover_gone("the list")
        poll(lambda: self.row(app, FORM).name.endswith("paused"), "the row to say so")
        box.click()
        app.popover("the list")
        app.key("0")
        poll(lambda: self.row(app, FORM).name.endswith("months late"), "no status")
        self.close(app)
        self.assertIsNone(self.item("1.2(a)")["status"])

    def test_merged_asks_for_its_target(self):
        app = self.open(FORM)
        app.key("9")
        search = app.wait_for("Merged into which action?", "entry")
        poll(search.focused, "the keyboard in the search")
        app.key("Escape")
        app.popover_gone("the popover")
        self.assertTrue(self.row(app, FORM).name.endswith("in progress"))

        self.pick_row(app, FORM)
        app.key("9")
        poll(app.wait_for("Merged into which action?", "entry").focused, "the keyboard in the search")
        app.type("plain-english")
        app.key("Return")
        self.says(app, FORM, "merged")
        app.wait_for(text="Merged into 1.6", role="label")
        self.close(app)
        item = self.item("1.2(a)")
        self.assertEqual([r["relation"] for r in item["references"]], ["incorporated"])

    def test_several_at_once_are_one_edit(self):
        app = self.open("2.1, Ten local")
        app.key("shift+Down", "shift+Down")
        poll(lambda: app.wait_for("Actions", "list").selected == 3, "three selected rows")
        app.key("6")
        for words in ("2.1, Ten local", "2.2, Carer passport", "2.3, Benefits check"):
            poll(lambda words=words: self.row(app, words).name.endswith("complete"), words)
        app.key("ctrl+z")
        poll(lambda: self.row(app, "2.3, Benefits check").name.endswith("paused"), "undo")
        poll(lambda: self.row(app, "2.2, Carer passport").name.endswith("agreed"), "undo")
        self.close(app)


class Places(EditorCase):
    def test_up_down_out_and_in(self):
        app = self.open("1.2(b), Let hub workers")
        app.key("alt+Up")
        self.row(app, "1.2(a), Let hub workers")
        self.keyboard_in_row(app, "1.2(a), Let hub workers")
        app.key("alt+Down")
        self.row(app, "1.2(b), Let hub workers")
        app.key("alt+Left")
        self.row(app, "1.3, Let hub workers")
        self.row(app, "1.4, Choice of short breaks")
        self.keyboard_in_row(app, "1.3, Let hub workers")
        app.key("alt+Right")
        self.row(app, "1.2(c), Let hub workers")
        self.keyboard_in_row(app, "1.2(c), Let hub workers")
        app.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        self.row(app, "1.2(b), Let hub workers")
        self.close(app)

    def test_new_action_below_then_another(self):
        app = self.open("2.1, Ten local")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 2.2", "label"), "the editor to show the new action")
        poll(self.field(app, "Text").focused, "the keyboard in its text")
        app.type("Ask the shops")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 2.3", "label"), "the editor to show the next one")
        poll(lambda: self.field(app, "Text").text == "", "an empty text")
        app.type("Ask the farms")
        app.key("F6")
        self.row(app, "2.2, Ask the shops")
        self.row(app, "2.3, Ask the farms")
        self.row(app, "2.4, Carer passport")
        self.close(app)
        self.assertEqual(self.item("2.2")["text"], "Ask the shops")
        self.assertEqual(self.item("2.3")["text"], "Ask the farms")

    def test_delete_goes_to_the_next(self):
        app = self.open("2.4, Evening advice")
        app.key("Delete")
        self.keyboard_in_row(app, "2.4, Leaflet on leave")
        poll(lambda: app.find("Action 2.4", "label"), "the editor to show the next one")
        self.close(app)

    def test_menus_of_a_row_and_of_the_editor(self):
        app = self.open("2.1, Ten local")
        app.key("Menu")
        app.wait_for("Duplicate", "menu item")
        app.popover("the menu")
        app.wait_for("Duplicate", "menu item").click()
        self.row(app, "2.2, Ten local")
        app.wait_for("Item menu", "push button").click()
        app.wait_for("Move down", "menu item").click()
        self.row(app, "2.3, Ten local")
        self.close(app)


class Links(EditorCase):
    def test_link_of_a_row_and_back(self):
        app = self.open("1.4, Faster answer")
        app.wait_for(text="See 1.2", role="label")
        row = self.row(app, "1.4, Faster answer")
        self.assertIn("see 1.2", row.name)
        x, y, width, height = row.extents()
        left, top = app.origin(row)
        app.click_at(left + x + width - 60, top + y + height // 2)
        poll(lambda: app.find("Requirement 1.2", "label"), "the editor to show the target")
        app.wait_for(text="Pointed to by 1.4", role="label")
        self.close(app)


class OtherKinds(EditorCase):
    def replace(self, app, name, words):
        self.go_to(app, name)
        app.key("ctrl+a")
        app.type(words)
        app.key("F6")

    def test_requirement(self):
        app = self.open("Requirement 1.1, Peer support")
        self.replace(app, "Measure", "Groups")
        self.replace(app, "Baseline", "Nine")
        self.replace(app, "Target", "Twelve")
        self.close(app)
        item = self.item("1.1")
        self.assertEqual((item["measure"], item["baseline"], item["goal"]),
                         ("Groups", "Nine", "Twelve"))

    def test_plan(self):
        app = self.open()
        poll(lambda: app.find("About this plan", "label"), "the plan's own fields")
        self.assertEqual(self.field(app, "From").text, "April 2025")
        self.assertEqual(self.field(app, "To").text, "March 2028")
        self.replace(app, "To", "March 2030")
        self.replace(app, "Owner", "Fellside Forum")
        app.pick("The year starts in", "January")
        app.wait_for(text="“Q2 2026” will mean", role="label")
        self.close(app)
        plan = json.loads(self.cli("export", self.file))
        self.assertEqual(plan["period"]["window"], "2025-04/2030-03")
        self.assertEqual(plan["owner"], "Fellside Forum")
        self.assertEqual(plan["year_start"], 1)


if __name__ == "__main__":
    tap.main()
