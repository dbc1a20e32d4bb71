# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Copies come back: the preview, choosing, combining, what stays open; by keyboard and as heard."""

import json
import os
import shutil
import signal
import subprocess

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE, WindowCase

AGREE = "1.2(a), Agree"
MINE = "Agree one short consent form across the hub and the GPs"
THEIRS = "Agree a consent form and one one-page handover note across the hub"
NOTES = "Pack agreed.\nSlides to be kept on the page."


class CombineCase(WindowCase):
    """A plan, and a copy of it that RCBC worked on meanwhile."""

    def setUp(self):
        super().setUp()
        self.plan = self.home / "carers.waymark"
        self.copy = self.home / "carers (RCBC).waymark"
        self.cli("import", SAMPLE, self.plan)
        self.set(self.plan, "Rhian", "1.2(b)", notes=NOTES)
        shutil.copyfile(self.plan, self.copy)

    def set(self, plan, person, item, **fields):
        pairs = ["%s=%s" % pair for pair in fields.items()]
        return self.cli("set", plan, item, *pairs, "--person", person)

    def mine(self, item, **fields):
        self.set(self.plan, "Rhian", item, **fields)

    def theirs(self, item, **fields):
        self.set(self.copy, "RCBC", item, **fields)

    def clash(self):
        """The text and the due date of 1.2(a) on both sides, and what only they changed."""
        self.mine("1.2(a)", text=MINE, due="December 2026")
        self.theirs("1.2(a)", text=THEIRS, due="January 2027")
        self.theirs("1.1(b)", status="Complete")
        self.theirs("1.6", due="June 2027")
        self.cli("add", self.copy, "2", "action", "text=Carers café in the market hall",
                 "--person", "RCBC")

    def actions(self, plan=None):
        def walk(items):
            for item in items:
                if item["kind"] == "action":
                    yield item
                yield from walk(item.get("items", []))
        whole = json.loads(self.cli("export", plan or self.plan))
        return {action["number"]: action for theme in whole["themes"]
                for action in walk(theme["items"])}

    def open(self, **env):
        app = self.start(self.plan, **env)
        app.wait_for("Actions", "list")
        return app

    def combine(self, app, path=None):
        app.key("ctrl+m")
        self.choose(app, path or self.copy)

    def preview(self, app):
        self.combine(app)
        app.wait_for("What came back", "list")
        return app

    def title(self, app):
        return sh("xdotool", "getwindowname", app.windows()[-1])

    def wait_clash(self, app, name):
        return app.wait_for(name, "panel")

    def finish(self, app):
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)

    def nameless(self, top):
        return [(node.role, node.name) for node in top.walk()
                if "focusable" in node.states and (not node.name or node.name.startswith("Gtk"))]


class Choosing(CombineCase):
    def test_keyboard_alone(self):
        self.clash()
        app = self.preview(self.open())
        self.assertIn("RCBC", self.title(app))
        app.wait_for("2 need your choice", "label")
        app.wait_for("2 not chosen yet: all versions stay listed", "label")
        first = app.wait_for(role="radio button", state="focused")
        self.assertIn("Yours", first.name)
        self.assertIn("[added: the GPs]", first.name)
        app.key("1")
        self.wait_clash(app, "1.2(a) Text, chosen")
        app.key("Down")
        app.key("2")
        self.wait_clash(app, "1.2(a) Due, chosen")
        poll(lambda: not app.find_all(role="label", text="not chosen yet"), "nothing to be left")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.row(app, "1.2(a), Agree one short consent form across the hub and the GPs")
        self.row(app, "Carers café")
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        poll(lambda: not any("Carers café" in row for row in self.rows(app)), "theirs to go again")
        app.key("ctrl+shift+z")
        self.wait_status(app, "Redone")
        self.row(app, "Carers café")
        self.finish(app)
        action = self.actions()["1.2(a)"]
        self.assertEqual(action["text"], MINE)
        self.assertEqual(action["due"]["words"], "January 2027")
        self.assertEqual(self.actions()["1.6"]["due"]["words"], "June 2027")
        self.cli("check", self.plan)

    def test_their_file_is_not_touched(self):
        self.clash()
        before = self.copy.read_bytes()
        app = self.preview(self.open())
        app.wait_for("Combining is one step; Ctrl+Z takes it all back. Their file is not touched.",
                     "label")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.finish(app)
        self.assertEqual(self.copy.read_bytes(), before)

    def test_cancel_changes_nothing(self):
        self.clash()
        before = self.actions()
        app = self.preview(self.open())
        app.key("2")
        self.wait_clash(app, "1.2(a) Text, chosen")
        app.key("Escape")
        app.wait_for("Actions", "list")
        self.assertEqual(self.status(app), "Everything is saved")
        self.quit(app)
        self.assertEqual(self.actions(), before)

    def test_own_words(self):
        self.mine("1.2(a)", text=MINE)
        self.theirs("1.2(a)", text=THEIRS)
        app = self.preview(self.open())
        app.key("3")
        field = app.wait_for("Your own words", "text")
        poll(field.focused, "the keyboard in the words")
        app.key("ctrl+a")
        app.type("Agree one form, 1 page")
        # Figures are written here, and Escape leaves the words, not the page.
        poll(lambda: field.text == "Agree one form, 1 page", "the words to be written")
        app.key("Escape")
        app.wait_for("1.2(a) Text, chosen", "panel")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.finish(app)
        self.assertEqual(self.actions()["1.2(a)"]["text"], "Agree one form, 1 page")

    def test_all_theirs_and_one_left_out(self):
        self.clash()
        app = self.preview(self.open())
        app.find("All theirs", "push button").click()
        self.wait_clash(app, "1.2(a) Text, chosen")
        self.wait_clash(app, "1.2(a) Due, chosen")
        rows = app.find("What came back", "list").children
        next(row for row in rows if row.name.startswith("Theirs, taken")).click()
        box = poll(lambda: next((node for node in app.find_all(role="check box")
                                 if "1.6" in node.name), None), "what to leave out")
        self.assertIn("checked", box.states)
        box.click()
        poll(lambda: "checked" not in box.states, "it to be left out")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.finish(app)
        actions = self.actions()
        self.assertEqual(actions["1.2(a)"]["text"], THEIRS)
        self.assertNotEqual(actions["1.6"]["due"]["words"], "June 2027")
        self.assertIn("2.6", actions)

    def test_combined_by_itself(self):
        self.mine("1.2(b)", notes="Pack agreed. Two localities done.\nSlides to be kept on the page.")
        self.theirs("1.2(b)", notes=NOTES + "\nRCBC hosts the third.")
        app = self.preview(self.open())
        app.wait_for("Nothing needs your choice", "label")
        rows = app.find("What came back", "list").children
        next(row for row in rows if row.name.startswith("Combined by itself")).click()
        label = app.wait_for(role="label", text="RCBC hosts the third.")
        self.assertIn("[added: Two localities done.]", label.name)
        app.find("Take apart…", "push button").click()
        self.wait_clash(app, "1.2(b) Notes, combined")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.finish(app)
        notes = self.actions()["1.2(b)"]["notes"]
        self.assertIn("Two localities done.", notes)
        self.assertIn("RCBC hosts the third.", notes)

    def test_everything_has_a_name(self):
        self.clash()
        app = self.preview(self.open())
        self.assertEqual(self.nameless(app.root), [])
        app.key("3")
        app.wait_for("Your own words", "text")
        self.assertEqual(self.nameless(app.root), [])
        app.key("Escape")
        self.quit_from_preview(app)

    def quit_from_preview(self, app):
        app.key("Escape")
        app.wait_for("Actions", "list")
        self.quit(app)


class Open(CombineCase):
    def leave_open(self, app):
        self.preview(app)
        app.key("ctrl+Return")
        self.wait_status(app, "2 are not settled yet.")
        return app

    def test_settle_in_the_dialog(self):
        self.clash()
        app = self.leave_open(self.open())
        poll(lambda: "not settled yet" in self.row(app, "1.2(a)").name, "the row to say so")
        app.wait_for("2 not settled yet", "push button").click()
        poll(lambda: len(app.windows()) > 1, "the dialog")
        dialog = poll(lambda: next((top for top in app.root.children
                                    if top.name == "2 not settled yet"), None), "the dialog")
        self.assertEqual(self.nameless(dialog), [])
        screenshot(str(ARTIFACTS / "unsettled.png"))
        poll(lambda: dialog.find(role="radio button", state="focused"), "the first clash")
        app.key("1")
        poll(lambda: dialog.name == "1 not settled yet", "one to be settled")
        app.key("ctrl+z")
        poll(lambda: dialog.name == "2 not settled yet", "it to be open again")
        app.key("Down")
        app.key("2")
        poll(lambda: dialog.name == "1 not settled yet", "the other to be settled")
        app.key("1")
        poll(lambda: dialog.name == "Everything is settled", "all to be settled")
        app.key("Escape")
        poll(lambda: len(app.windows()) == 1, "the dialog to close")
        poll(lambda: "not settled yet" not in self.row(app, "1.2(a)").name, "the row to say so")
        poll(lambda: app.find("1 not settled yet", "push button") is None, "the count to go")
        self.finish(app)
        self.cli("check", self.plan)

    def test_settle_in_the_editor(self):
        self.clash()
        app = self.leave_open(self.open())
        self.select(app, "1.2(a)")
        clash = self.wait_clash(app, "Due, not chosen yet")
        screenshot(str(ARTIFACTS / "unsettled-editor.png"))
        ring = poll(lambda: next((node for node in clash.find_all(role="radio button")
                                  if "January 2027" in node.name), None), "their version")
        # Under another name it was somebody else, also at this computer: none is the person's own.
        self.assertTrue(ring.name.startswith("\u2068RCBC\u2069, "), ring.name)
        ring.click()
        poll(lambda: app.find("Due, not chosen yet", "panel") is None, "it to be settled")
        poll(lambda: app.find("1 not settled yet", "push button"), "the count to go down")
        self.finish(app)
        self.assertEqual(self.actions()["1.2(a)"]["due"]["words"], "January 2027")

    def test_deleted_there_changed_here(self):
        self.mine("2.4", notes="First payments went out.")
        self.cli("remove", self.copy, "2.4", "--person", "RCBC")
        app = self.preview(self.open())
        self.wait_clash(app, "2.4 Whole action, not chosen yet")
        versions = [node.name for node in app.find_all(role="radio button")]
        self.assertTrue(versions[0].startswith("Yours"), versions)
        self.assertIn("Keep it.", versions[0])
        self.assertIn("Delete it.", versions[1])
        app.key("2")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        poll(lambda: not any("Evening advice" in row for row in self.rows(app)), "2.4 to go")
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        self.row(app, "Evening advice")
        self.finish(app)


    def test_of_two_authors_in_the_editor(self):
        """Neither is the person's own, and each says whose it is."""
        self.set(self.plan, "ICB", "1.2(a)", due="December 2026")
        self.theirs("1.2(a)", due="January 2027")
        self.cli("merge", self.plan, self.copy, "--person", "Rhian")
        app = self.open()
        self.select(app, "1.2(a)")
        clash = self.wait_clash(app, "Due, not chosen yet")
        versions = [node.name for node in clash.find_all(role="radio button")]
        self.assertEqual(sorted(name.partition(",")[0] for name in versions),
                         ["\u2068ICB\u2069", "\u2068RCBC\u2069"])
        self.quit(app)


class Files(CombineCase):
    def test_two_copies_at_once(self):
        first, second = self.home / "aa ICB.waymark", self.home / "aa RCBC.waymark"
        shutil.copyfile(self.plan, first)
        shutil.copyfile(self.plan, second)
        self.set(first, "ICB", "1.6", due="June 2027")
        self.set(first, "ICB", "1.7", due="May 2027")
        self.set(second, "RCBC", "1.7", due="June 2027")
        self.mine("1.7", due="July 2027")
        app = self.open()
        app.key("ctrl+m")
        poll(lambda: len(app.windows()) > 1, "the file dialog")
        app.key("Home")
        app.key("shift+Down")
        # Return would take the row with the cursor alone.
        app.key("alt+m")
        app.wait_for("1 needs your choice", "label")
        self.assertIn("2 copies", self.title(app))
        versions = [node.name for node in app.find_all(role="radio button")]
        self.assertEqual(len(versions), 3)
        self.assertTrue(versions[0].startswith("Yours, "), versions)
        # Two are not the person's own: each says whose it is.
        self.assertEqual(sorted(name.partition(",")[0] for name in versions[1:]),
                         ["\u2068ICB\u2069", "\u2068RCBC\u2069"])
        screenshot(str(ARTIFACTS / "combine-two-authors.png"))
        app.key("3")
        self.wait_clash(app, "1.7 Due, chosen")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with 2 copies")
        self.finish(app)
        actions = self.actions()
        self.assertEqual(actions["1.6"]["due"]["words"], "June 2027")
        self.assertIn(actions["1.7"]["due"]["words"], ("May 2027", "June 2027"))

    def test_several_copies_dropped(self):
        copies = [self.home / ("from %s.waymark" % who) for who in ("ICB", "RCBC", "MBC")]
        for copy, due in zip(copies, ("May 2027", "June 2027", "July 2027")):
            shutil.copyfile(self.plan, copy)
            self.set(copy, copy.stem[5:], "1.7", due=due)
        self.set(copies[0], "ICB", "1.6", due="June 2027")
        app = self.open()
        other = self.drop(app, *copies)
        app.wait_for("1 needs your choice", "label")
        other.kill()   # and the keyboard comes back
        self.assertIn("3 copies", self.title(app))
        # Mine, which is as it was, is not among what clashes.
        self.assertEqual(len(app.find_all(role="radio button")), 4)
        app.wait_for("What came back", "list")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with 3 copies. 1 is not settled yet.")
        poll(lambda: "June 2027" in self.row(app, "1.6").name, "what only one changed")
        self.finish(app)
        self.assertEqual(self.actions()["1.6"]["due"]["words"], "June 2027")
        self.assertIn("1.7", self.cli("conflicts", self.plan))

    def test_nothing_new(self):
        app = self.open()
        self.combine(app)
        self.wait_status(app, "has nothing that is not in this plan already")
        self.quit(app)

    def test_another_plan(self):
        other = self.home / "other.waymark"
        self.cli("import", SAMPLE, other)
        app = self.open()
        self.combine(app, other)
        bar = app.wait_for(role="alert", text="belongs to another plan")
        self.assertIn("“other.waymark”", bar.text)
        app.find("Open it", "push button").click()
        poll(lambda: len(app.windows()) == 2, "its own window")
        self.quit(app)

    def test_no_plan_at_all(self):
        bad = self.home / "bad.waymark"
        bad.write_text("This is no plan.\n")
        app = self.open()
        self.combine(app, bad)
        app.wait_for(role="alert", text="bad.waymark")
        app.wait_for("Actions", "list")
        self.quit(app)

    def test_copy_that_is_opened(self):
        self.clash()
        app = self.open()
        app.key("ctrl+o")
        self.choose_in_any(app, self.copy)
        app.wait_for(role="alert", text="is another copy of this plan")
        poll(lambda: len(app.windows()) == 1, "the other window to go")
        app.find("Combine…", "push button").click()
        app.wait_for("2 need your choice", "label")
        app.key("Escape")
        app.wait_for("Actions", "list")
        self.quit(app)

    def test_copy_that_is_opened_on_its_own(self):
        self.clash()
        app = self.open()
        app.key("ctrl+o")
        self.choose_in_any(app, self.copy)
        app.wait_for(role="alert", text="is another copy of this plan")
        poll(lambda: len(app.windows()) == 1, "the other window to go")
        app.find("Open it on its own", "push button").click()
        poll(lambda: len(app.windows()) == 2, "a window of its own")
        poll(lambda: len([n for n in app.root.walk() if n.role == "list" and n.name == "Actions"]) == 2,
             "both plans")
        self.quit(app)

    def choose_in_any(self, app, path):
        """As choose(), but what is opened may have a window of its own for a moment."""
        poll(lambda: len(app.windows()) > 1, "the file dialog")
        app.key("ctrl+l")
        app.key("ctrl+a")
        app.type(str(path))
        app.key("Return")

    def test_values_without_history(self):
        values = self.home / "carers.json"
        self.theirs("1.6", due="June 2027")
        self.cli("remove", self.copy, "2.4", "--person", "RCBC")
        self.cli("export", self.copy, "--output", values)
        app = self.open()
        self.combine(app, values)
        app.wait_for("What came back", "list")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with")
        self.finish(app)
        actions = self.actions()
        self.assertEqual(actions["1.6"]["due"]["words"], "June 2027")
        self.assertIn("2.5", actions, "values without history delete nothing")

    def test_a_copy_that_would_remove_much(self):
        for _ in range(3):
            self.cli("remove", self.copy, "1", "--person", "RCBC")
        app = self.open()
        self.combine(app)
        poll(lambda: len(app.windows()) > 1, "the question")
        app.wait_for(role="label", text="This copy would remove")
        app.key("Escape")
        poll(lambda: len(app.windows()) == 1, "the question to close")
        app.wait_for("Actions", "list")
        self.combine(app)
        poll(lambda: len(app.windows()) > 1, "the question again")
        app.wait_for("Look at them", "push button").click()
        app.wait_for("What came back", "list")
        app.key("Escape")
        app.wait_for("Actions", "list")
        self.quit(app)


class OneFile(CombineCase):
    """Somebody else writes the very file that is open."""

    def edit(self, app, words, reason=True):
        self.select(app, "1.6")
        field = app.wait_for("Due", "text")
        field.click()
        app.key("ctrl+a")
        app.type(words)
        app.key("Return")
        if reason:      # not where it corrects what was typed a moment ago
            self.give_reason(app)

    def write_at_once(self, app, words):
        """Both change the file; the program is held so that it cannot write first."""
        self.edit(app, words)
        os.kill(app.pid, signal.SIGSTOP)
        try:
            self.set(self.plan, "RCBC", "1.7", due="June 2027")
        finally:
            os.kill(app.pid, signal.SIGCONT)
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        return app.find(role="alert", text="RCBC")

    def test_joined(self):
        app = self.open()
        # On a slow machine the program may have written before it was held.
        bar = poll(lambda: self.write_at_once(app, "April 2027") or
                   self.write_at_once(app, "May 2027"), "their version to be joined")
        self.assertIn("Their 1 change has been combined with yours.", bar.text)
        self.assertIn("Nothing clashed.", bar.text)
        poll(lambda: "June 2027" in self.row(app, "1.7").name, "their change to be shown")
        # Just what came in, and all of it on request.
        app.find("Show changes", "push button").click()
        changes = app.wait_for("Changes", "list")
        poll(lambda: len(changes.find_all(role="list item")) == 1, "the one change that came in")
        self.assertIn("RCBC", changes.find(role="list item").name)
        app.wait_for("Show all", "push button").click()
        poll(lambda: len(changes.find_all(role="list item")) > 2, "all changes")
        app.key("Escape")
        self.finish(app)
        actions = self.actions()
        self.assertIn(actions["1.6"]["due"]["words"], ("April 2027", "May 2027"))
        self.assertEqual(actions["1.7"]["due"]["words"], "June 2027")

    def put_back(self, app):
        """The file is an older version again, in which 1.6 is as it was at first."""
        older = self.home / "older"
        shutil.copyfile(self.plan, older)
        self.edit(app, "May 2027")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        older.rename(self.plan)
        self.edit(app, "June 2027", reason=False)
        app.wait_for(role="alert", text="was put back to an older version")

    def test_put_back_to_an_older_version(self):
        app = self.open()
        self.put_back(app)
        app.find("Keep mine", "push button").click()
        poll(lambda: app.find(role="alert") is None, "the bar to go")
        self.finish(app)
        self.assertEqual(self.actions()["1.6"]["due"]["words"], "June 2027")

    def test_go_back_to_the_older_version(self):
        before = self.actions()
        app = self.open()
        self.put_back(app)
        app.find("Go back", "push button").click()
        poll(lambda: app.find(role="alert") is None, "the bar to go")
        self.wait_status(app, "The plan is what the older version says.")
        poll(lambda: "June 2027" not in self.row(app, "1.6").name, "the older version to be shown")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.assertEqual(self.actions(), before)
        self.assertIn("Go back to an older version", self.cli("history", self.plan))
        app.key("ctrl+z")
        poll(lambda: "June 2027" in self.row(app, "1.6").name, "all of it to be undone in one step")
        self.finish(app)
        self.assertEqual(self.actions()["1.6"]["due"]["words"], "June 2027")


class Large(CombineCase):
    """Copies that take a while."""

    def make(self, actions):
        self.plan.unlink()
        self.copy.unlink()
        subprocess.run([os.environ["WAYMARK_LARGE_COPIES"], self.plan, self.copy, str(actions), str(actions // 10)],
                       check=True)

    def stay_as_it_was(self, app, before):
        poll(lambda: app.find("Actions", "list"), "the plan")
        self.quit(app)
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertNotIn("Combine", self.cli("history", self.plan, "plan"))

    def test_stopped_while_it_is_read(self):
        self.make(20000)
        before = self.plan.read_bytes()
        app = self.open()
        window = app.active()

        def asked():
            """Rows are there before the plan is wholly read, and only then can it be combined."""
            app.key("ctrl+m")
            return len(app.windows()) > 1

        poll(asked, "to be asked for the copy")
        self.name_file(app, self.copy)
        sh("xdotool", "key", "Return")
        poll(lambda: app.windows() == [window], "the dialog to go")
        # Held, so that it has not come to its end before the key arrives.
        os.kill(app.pid, signal.SIGSTOP)
        try:
            poll(lambda: app.active() == window, "the keyboard in the window")
            sh("xdotool", "key", "Escape")
        finally:
            os.kill(app.pid, signal.SIGCONT)
        self.stay_as_it_was(app, before)

    def test_stopped_while_it_is_taken_over(self):
        self.make(20000)
        before = self.plan.read_bytes()
        app = self.open()
        self.preview(app)
        app.settle()
        # Held, so that it has not come to its end before the key arrives.
        os.kill(app.pid, signal.SIGSTOP)
        try:
            sh("xdotool", "key", "ctrl+Return")
            sh("xdotool", "key", "Escape")
        finally:
            os.kill(app.pid, signal.SIGCONT)
        app.wait_for("What came back", "list")
        self.assertIsNone(app.find("Actions", "list", "showing"))
        app.key("Escape")
        self.stay_as_it_was(app, before)


class Pictures(CombineCase):
    """Kept beside the results, to be compared with what the window should look like."""

    def picture(self, app, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        sh("xdotool", "mousemove", 2, 2)
        app.settle()
        screenshot(str(ARTIFACTS / (name + ".png")), app.windows()[-1])

    def show(self, name, **env):
        self.clash()
        self.mine("1.2(b)", notes="Pack agreed. Two localities done.\nSlides to be kept on the page.")
        self.theirs("1.2(b)", notes=NOTES + "\nRCBC hosts the third.")
        self.mine("2.4", notes="First payments went out.")
        self.cli("remove", self.copy, "2.4", "--person", "RCBC")
        app = self.open(**env)
        if name == "combine-small":
            window = app.windows()[-1]

            def there():
                sh("xdotool", "windowsize", window, 1024, 600)
                return abs(app.geometry(window)[2] - 1024) < 20

            poll(there, "the window to be resized")
            app.key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
        self.preview(app) if name != "combine-small" else self.combine(app)
        app.wait_for("3 need your choice", "label")
        app.key("1")
        self.wait_clash(app, "1.2(a) Text, chosen")
        app.key("Down")
        app.key("2")
        self.wait_clash(app, "1.2(a) Due, chosen")
        self.picture(app, name)
        window = app.geometry(app.windows()[-1])
        for node in app.find_all(role="radio button"):
            x, _y, width, _height = node.extents()
            self.assertLessEqual(x + width, window[2], "no version is wider than the window")
        app.key("Escape")
        app.wait_for("Actions", "list")
        self.quit(app)

    def test_light(self):
        self.show("combine-light")

    def test_dark(self):
        self.show("combine-dark", GTK_THEME="Adwaita:dark")

    def test_high_contrast(self):
        self.show("combine-contrast", GTK_THEME="Default-hc")

    def test_small_screen_large_text(self):
        self.show("combine-small")

    def test_right_to_left(self):
        folder = self.home / "locale" / "ur" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ur\\n"\n'
        subprocess.run(["msgfmt", "-o", str(folder / "waymark.mo"), "-"], input=header, text=True,
                       check=True)
        self.show("combine-rtl", LANGUAGE="ur", LC_ALL="", LANG="C.UTF-8",
                  WAYMARK_LOCALEDIR=str(self.home / "locale"))


if __name__ == "__main__":
    tap.main()
