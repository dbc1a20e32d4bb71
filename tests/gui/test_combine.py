# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Copies come back: the preview, choosing, combining, what stays open; by keyboard and as heard."""

import subprocess

import tap
from combine import MINE, NOTES, THEIRS, CombineCase
from gui import poll, screenshot, sh
from window import ARTIFACTS


class Choosing(CombineCase):
    def test_keyboard_alone(self):
        self.clash()
        app = self.preview(self.open())
        self.assertIn("RCBC", self.title(app))
        app.wait_for("2 need your choice", "label")
        app.wait_for("2 not chosen yet: all versions stay listed", "label")
        rows = [row.name for row in app.find("What came back", "list").children]
        self.assertEqual(len([row for row in rows if row.startswith("1.6 ")]), 1, rows)
        first = app.wait_for(role="radio button", state="focused")
        self.assertIn("Yours", first.name)
        self.assertIn("[added: the GPs]", first.name)
        app.key("1")
        self.wait_clash(app, "1.2(a) Text, chosen")
        app.key("Down")
        versions = [node.name for node in app.find_all(role="radio button")]
        self.assertIn("“Frost”", versions[3], "why it was moved")
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
        self.assertIn("Keep it. Notes: “First payments went out.”", versions[0])
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
