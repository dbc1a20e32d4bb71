# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The window as a person uses it: real keys and clicks, read back as a screen reader hears it."""

import json
import os
import signal

import tap
from gui import poll
from window import SAMPLE, WindowCase


class Start(WindowCase):
    def test_start_page_offers_ways_to_begin(self):
        app = self.start()
        for name in ("Import a document…", "New plan…", "Open…", "Look round a sample plan"):
            app.wait_for(name, "push button")
        app.wait_for("Plans that you open will be listed here.", "label")
        self.quit(app)

    def test_second_start_comes_to_the_first(self):
        app = self.start()
        other = self.start_again()
        self.assertEqual(other, 0)
        self.assertEqual(len(app.windows()), 1)
        self.quit(app)

    def start_again(self):
        import subprocess

        from window import PROGRAM
        return subprocess.run([PROGRAM], env={**os.environ, **self.env}, timeout=120,
                              check=False).returncode

    def test_sample_is_thrown_away(self):
        app = self.start()
        self.sample(app)
        self.wait_status(app, "A sample to play with")
        self.quit(app)
        app = self.start()
        app.wait_for("Import a document…", "push button")
        self.assertIsNone(app.find("Kept safe on this computer", "label"))
        self.quit(app)


class Import(WindowCase):
    def test_nothing_is_created_before_the_blue_button(self):
        app = self.start()
        self.import_document(app, SAMPLE, create=False)
        app.wait_for("The plan you would get", "list")
        app.wait_for("Every word of the document", "label")
        app.key("Escape")
        app.wait_for("Import a document…", "push button")
        self.quit(app)
        self.assertFalse(list((self.home / "state").rglob("plan.db")))

    def test_create_plan(self):
        app = self.start()
        self.import_document(app, SAMPLE)
        self.row(app, "1.2(a), Agree one short consent form")
        self.row(app, "Requirement 1.2, Carers tell their story once")
        self.row(app, "Theme 5, Evidence")
        self.wait_status(app, "Not in a file yet")
        self.quit(app)

    def test_a_document_without_a_plan_is_refused(self):
        notes = self.home / "notes.txt"
        notes.write_text("We met on Tuesday and had a good talk. Nothing was decided.\n")
        app = self.start()
        app.key("ctrl+i")
        self.choose(app, notes)
        bar = app.wait_for(role="alert", text="No table or numbered list was found")
        self.assertIn("notes.txt", bar.name)
        bar.wait_for("Choose another…", "push button")
        self.quit(app)


class Write(WindowCase):
    def new_plan(self, app):
        app.key("ctrl+n")
        app.wait_for("About this plan", "label")
        title = app.wait_for("Title", "text")
        poll(title.focused, "the keyboard in the title")
        return title

    def test_new_plan_from_nothing_by_keyboard(self):
        app = self.start()
        self.new_plan(app)
        app.type("Harbour Board")
        app.key("ctrl+shift+t")
        poll(lambda: app.find("Theme 1", "label"), "the editor to show the theme")
        app.type("Safe quays")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 1.1", "label"), "the editor to show the action")
        app.type("Mend the north ladder")
        app.key("ctrl+Return")
        poll(lambda: app.find("Action 1.2", "label"), "the editor to show the next action")
        app.type("Light the steps")
        app.key("ctrl+shift+p")
        poll(lambda: app.find("Priority", "label"), "the editor to show the priority")
        app.type("Nobody falls in")
        app.key("ctrl+shift+r")
        poll(lambda: app.find(text="Requirement 1."), "the editor to show the requirement")
        app.type("Ladders every fifty metres")
        app.key("ctrl+s")
        target = self.home / "harbour.waymark"
        self.choose(app, target)
        self.wait_status(app, "Written to")
        self.quit(app)

        shown = self.cli("show", target)
        self.assertIn("Harbour Board", shown)
        plan = json.loads(self.cli("export", target))
        theme = plan["themes"][0]
        self.assertEqual(theme["title"], "Safe quays")
        words = [item.get("text") or item.get("title") for item in theme["items"]]
        for expected in ("Mend the north ladder", "Light the steps", "Nobody falls in",
                         "Ladders every fifty metres"):
            self.assertIn(expected, words)

    def test_suggested_name_is_the_title(self):
        app = self.start()
        self.new_plan(app)
        app.type("Harbour Board")
        app.key("ctrl+s")
        dialog = app.dialog()
        poll(lambda: any("Harbour Board.waymark" in (n.text or "") for n in dialog.walk()
                         if n.role == "text"), "the suggested name")
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)

    def test_a_plan_in_no_file_is_kept_and_found_again(self):
        app = self.start()
        self.new_plan(app)
        app.type("Kept plan")
        self.quit(app)
        app = self.start()
        row = app.wait_for(role="list item", text="Kept plan")
        self.assertIn("Kept safe on this computer", row.name)
        row.click()
        poll(lambda: app.wait_for("Title", "text").text == "Kept plan", "the plan to be back")
        self.quit(app)

    def test_discard_asks_first(self):
        app = self.start()
        self.new_plan(app)
        app.type("Unwanted")
        self.quit(app)
        app = self.start()
        app.wait_for(role="list item", text="Unwanted")
        for _ in range(8):
            app.key("Tab")
            row = app.find(role="list item", text="Unwanted")
            if row.focused():
                break
        app.key("Delete")
        app.dialog()
        app.key("alt+d")
        app.dialog_gone()
        poll(lambda: app.find(role="list item", text="Unwanted") is None, "the plan to go")
        self.quit(app)
        self.assertFalse(list((self.home / "state").rglob("plan.db")))


class Edit(WindowCase):
    """On a plan in a file."""

    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def field(self, app, name):
        return app.wait_for(name, "text")

    def replace(self, app, name, words):
        field = self.field(app, name)
        field.click()
        poll(field.focused, "the keyboard in %s" % name)
        app.key("ctrl+a")
        app.type(words)
        app.key("F6")   # leaving the field keeps the words
        return field

    def test_a_file_only_looked_at_stays_as_it_was(self):
        before = self.file.read_bytes()
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("Down", "Down", "F6", "F6")
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.assertEqual(self.file.read_bytes(), before)

    def test_edit_every_kind(self):
        app = self.open()
        self.replace(app, "Title", "Fellside anew")
        poll(lambda: app.find("Fellside anew", "label"), "the outline to show the title")

        self.select(app, "Theme 2, Work and money")
        self.replace(app, "Title", "Work and wages")
        self.row(app, "Theme 2, Work and wages")

        self.select(app, "Requirement 1.1, Peer")
        self.replace(app, "Title", "Peers nearby")
        self.row(app, "Requirement 1.1, Peers nearby")

        app.wait_for(role="list item", text="Priorities").click()
        self.select(app, "Breaks come before a crisis")
        self.replace(app, "Text", "Breaks come first")
        self.row(app, "Breaks come first")

        app.wait_for(role="list item", text="Whole plan").click()
        self.select(app, "2.1, Ten local employers")
        self.replace(app, "Text", "Twelve local employers sign")
        self.replace(app, "Due", "by q2 2027")
        app.wait_for("Why does the date move?", "text").click()
        self.give_reason(app)
        self.replace(app, "Notes", "Eight have signed")
        self.row(app, "2.1, Twelve local employers sign")
        self.wait_status(app, "Everything is saved")
        self.quit(app)

        plan = self.plan()
        self.assertEqual(plan["title"], "Fellside anew")
        self.assertEqual(plan["themes"][1]["title"], "Work and wages")
        action = plan["themes"][1]["items"][0]
        self.assertEqual(action["text"], "Twelve local employers sign")
        self.assertEqual(action["notes"], "Eight have signed")
        self.assertEqual(action["due"]["words"], "by q2 2027")
        texts = [item.get("text") for item in plan["themes"][0]["items"]]
        self.assertIn("Breaks come first", texts)

    def test_undo_and_redo_across_closing(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        self.replace(app, "Notes", "All of them")
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.assertEqual(self.plan()["themes"][1]["items"][0]["notes"], "All of them")

        app = self.open()
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        self.quit(app)
        self.assertEqual(self.plan()["themes"][1]["items"][0]["notes"], "Six have signed.")

        app = self.open()
        app.key("ctrl+shift+z")
        self.wait_status(app, "Redone")
        self.quit(app)
        self.assertEqual(self.plan()["themes"][1]["items"][0]["notes"], "All of them")

    def test_delete_says_so_and_offers_undo(self):
        app = self.open()
        before = self.rows(app)
        self.select(app, "2.4, Evening advice")
        app.key("Delete")
        self.wait_status(app, "Deleted 2.4.")
        self.row(app, "2.4, Leaflet on leave")
        app.wait_for("Undo", "push button")
        app.wait_for(role="status bar").wait_for("Undo", "push button").click()
        self.row(app, "2.4, Evening advice")
        self.assertEqual([r.split(",")[0] for r in self.rows(app)],
                         [r.split(",")[0] for r in before])
        self.quit(app)

    def test_delete_names_what_pointed_to_it(self):
        app = self.open()
        self.select(app, "Requirement 1.2, Carers tell")
        app.key("Delete")
        self.wait_status(app, "pointed to it")
        app.key("ctrl+z")
        self.row(app, "Requirement 1.2, Carers tell")
        self.quit(app)

    def test_move_by_keyboard(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("alt+Down")
        self.row(app, "2.2, Ten local employers")
        app.key("alt+Up")
        self.row(app, "2.1, Ten local employers")
        self.quit(app)

    def test_stage_by_one_key(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("6")
        self.row(app, "2.1, Ten local employers sign the carer-friendly charter and name someone "
                      "to ask, lead Chamber, rated green, due March 2027, complete")
        self.quit(app)

    def test_save_a_copy_and_json(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        app.key("ctrl+shift+s")
        self.choose(app, self.home / "copy.waymark")
        self.wait_status(app, "Written to")
        app.menu("Share", "JSON…")
        self.choose(app, self.home / "plan.json")
        poll((self.home / "plan.json").exists, "the JSON file")
        self.quit(app)
        # waymark-cli and the window write the same bytes.
        self.assertEqual((self.home / "plan.json").read_text(), self.cli("export", self.file))
        self.assertEqual(self.cli("export", self.home / "copy.waymark"),
                         self.cli("export", self.file))

    def test_recent_plans(self):
        app = self.open()
        self.quit(app)
        app = self.start()
        row = app.wait_for(role="list item", text="Fellside Carers Partnership")
        self.assertIn("late", row.name)
        row.click()
        self.ready(app)
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.file.unlink()
        app = self.start()
        app.wait_for("file not found", "label")
        self.quit(app)

    def test_one_window_for_one_plan(self):
        import subprocess

        from window import PROGRAM
        app = self.open()
        subprocess.run([PROGRAM, str(self.file)], env={**os.environ, **self.env}, timeout=120,
                       check=True)
        self.assertEqual(len(app.windows()), 1)
        self.quit(app)

    def test_killed_while_typing(self):
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        self.replace(app, "Notes", "Before the power went")
        self.select(app, "2.1, Ten local employers")
        app.kill(signal.SIGKILL)
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        poll(lambda: self.field(app, "Notes").text == "Before the power went", "the words to be back")
        self.quit(app)
        self.assertEqual(self.plan()["themes"][1]["items"][0]["notes"], "Before the power went")

    def test_damaged_file(self):
        data = bytearray(self.file.read_bytes())
        for i in range(len(data) // 2, len(data) // 2 + 4096):
            data[i] ^= 0x5A
        self.file.write_bytes(data)
        app = self.start(self.file)
        app.wait_for(role="alert", text="fellside.waymark")
        app.wait_for("Import a document…", "push button")
        self.quit(app)
        self.assertEqual(self.file.read_bytes(), bytes(data))

    def test_read_only_file_offers_a_copy(self):
        self.file.chmod(0o444)
        app = self.open()
        self.select(app, "2.1, Ten local employers")
        self.replace(app, "Notes", "Cannot be written")
        bar = app.wait_for(role="alert", text="fellside.waymark")
        bar.wait_for("Save a copy…", "push button")
        self.wait_status(app, "Kept on this computer")
        app.key("ctrl+q")
        dialog = app.dialog()
        dialog.wait_for("Close", "push button").click()
        self.assertEqual(app.wait_exit(), 0)


class Panes(WindowCase):
    def test_panes_by_keyboard(self):
        app = self.start()
        self.sample(app)
        outline = app.wait_for("Outline", "list")
        editor = app.wait_for("Title", "text")
        app.key("F6")
        poll(lambda: editor.focused() or outline.focused(), "a pane")
        seen = set()
        for _ in range(3):
            app.key("F6")
            for name, part in (("outline", outline), ("list", app.find("Actions", "list"))):
                if part.focused():
                    seen.add(name)
        self.assertLessEqual({"outline", "list"}, seen)
        app.key("F9")
        poll(lambda: outline.extents()[2] <= 0 or "showing" not in outline.states, "F9 to hide it")
        app.key("F9")
        self.quit(app)

    def test_narrow_window_gives_the_editor_a_page(self):
        app = self.start()
        self.sample(app)
        self.resize(app, 860, 640)
        self.select(app, "1.1(b), Fill the gaps")
        app.wait_for("Back to the plan", "push button")
        poll(lambda: app.wait_for("Text", "text").focused(), "the keyboard in the words")
        app.key("Escape")
        self.ready(app)
        poll(lambda: self.row(app, "1.1(b), Fill the gaps").focused(), "the same row")
        self.resize(app, 1280, 800)
        self.ready(app)
        self.quit(app)

    def resize(self, app, width, height):
        from gui import sh
        window = app.windows()[-1]
        sh("xdotool", "windowsize", window, width, height)
        poll(lambda: abs(app.geometry(window)[2] - width) < 20, "the window to be resized")

    def test_text_size_by_keyboard(self):
        app = self.start()
        self.sample(app)
        height = self.row(app, "1.1(a), Map every").extents()[3]
        app.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        poll(lambda: self.row(app, "1.1(a), Map every").extents()[3] > height * 1.15, "larger rows")
        app.key("ctrl+0")
        poll(lambda: self.row(app, "1.1(a), Map every").extents()[3] == height, "rows as before")
        self.quit(app)


class Names(WindowCase):
    """A screen reader hears a name of its own for whatever takes the keyboard."""

    def nameless(self, app):
        bad = []
        for node in app.root.walk():
            if "focusable" not in node.states:
                continue
            name = node.name
            if name == "" or name.startswith("Gtk") or name.startswith("Waymark"):
                bad.append("%s %r in %r" % (node.role, name, node.parent.name))
        return bad

    def test_start_page(self):
        app = self.start()
        app.wait_for("Import a document…", "push button")
        self.assertEqual(self.nameless(app), [])
        self.quit(app)

    def test_import_preview(self):
        app = self.start()
        self.import_document(app, SAMPLE, create=False)
        self.assertEqual(self.nameless(app), [])
        self.quit(app)

    def test_plan_with_each_kind_selected(self):
        app = self.start()
        self.sample(app)
        for words in ("Theme 1, Support", "Requirement 1.1, Peer", "1.1(b), Fill the gaps", "1.4, "):
            self.select(app, words)
            self.assertEqual(self.nameless(app), [], words)
        self.quit(app)

    def test_keys_window(self):
        app = self.start()
        app.key("ctrl+question")
        app.dialog()
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)


if __name__ == "__main__":
    tap.main()
