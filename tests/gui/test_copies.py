# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Which files are copies, and where they come from: several at once, dropped, opened, written meanwhile, large."""

import os
import shutil
import signal
import subprocess

import tap
from combine import MINE, THEIRS, CombineCase
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE


class Files(CombineCase):
    def make_five(self):
        """What five partners did with the copies that they were sent."""
        folder = self.home / "back"
        folder.mkdir()
        copies = {}
        for who in ("Carers Hub", "ICB", "MBC", "RCBC", "YCSG"):
            copies[who] = folder / ("carers (%s).waymark" % who)
            shutil.copyfile(self.plan, copies[who])

        def change(who, item, **fields):
            self.set(copies[who], who, item, **fields)

        self.mine("1.2(a)", text=MINE, due="December 2026")
        change("RCBC", "1.2(a)", text=THEIRS, due="January 2027")
        change("MBC", "1.2(a)", due="March 2027")
        change("MBC", "1.6", due="June 2027")
        change("ICB", "1.7", due="May 2027")
        change("YCSG", "1.7", due="July 2027")
        change("Carers Hub", "1.1(a)", status="In progress")

    def dialog(self, app, name):
        return poll(lambda: next((top for top in app.root.children if top.name == name), None), name)

    def test_five_copies_by_keyboard(self):
        """Combined at once and settled, but for one that waits for the meeting."""
        self.make_five()
        app = self.open()
        app.key("ctrl+m")
        poll(lambda: len(app.windows()) > 1, "the file dialog")
        app.settle()
        app.key("Home")
        app.key("Return")
        app.settle()
        app.key("Home")
        app.key("shift+End")
        # Return would take the row with the cursor alone.
        app.key("alt+m")
        app.wait_for("3 need your choice", "label")
        self.assertIn("5 copies", self.title(app))
        versions = [node.name for node in app.find_all(role="radio button")]
        self.assertTrue(versions[2].startswith("Yours, "), versions)
        # Two are not the person's own: each says whose it is.
        self.assertEqual(sorted(name.partition(",")[0] for name in versions[3:5]),
                         ["\u2068MBC\u2069", "\u2068RCBC\u2069"])
        screenshot(str(ARTIFACTS / "combine-two-authors.png"))
        app.key("1")
        self.wait_clash(app, "1.2(a) Text, chosen")
        app.key("Down")
        app.key("3")
        self.wait_clash(app, "1.2(a) Due, chosen")
        app.key("ctrl+Return")
        self.wait_status(app, "Combined with 5 copies. 1 is not settled yet.")
        app.key("F10")
        app.settle()
        app.key("y")
        self.dialog(app, "1 not settled yet")
        app.settle()
        app.key("2")
        self.dialog(app, "Everything is settled")
        app.key("ctrl+z")
        self.dialog(app, "1 not settled yet")
        app.key("Escape")
        poll(lambda: len(app.windows()) == 1, "the dialog to close")
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        app.key("ctrl+shift+z")
        self.wait_status(app, "Redone")
        self.finish(app)
        actions = self.actions()
        self.assertEqual(actions["1.2(a)"]["text"], MINE)
        self.assertIn(actions["1.2(a)"]["due"]["words"], ("January 2027", "March 2027"))
        self.assertEqual(actions["1.6"]["due"]["words"], "June 2027")
        self.assertIn("1.7", self.cli("conflicts", self.plan))
        self.cli("check", self.plan)

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
        # Mine is as it was, which nobody is said to have written just now.
        versions = [node.name for node in app.find_all(role="radio button")]
        self.assertEqual(len(versions), 4)
        self.assertTrue(versions[0].startswith("Yours, as it was: "), versions)
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


if __name__ == "__main__":
    tap.main()
