# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The preferences: what is chosen applies at once, everywhere, and is there at the next start."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, PROGRAM, SAMPLE, WindowCase

FORM = "1.2(a), Agree one short consent form"


class Preferences(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)
        # Settings that outlive the program, in a folder of this case.
        config = self.home / "config"
        config.mkdir()
        shutil.copytree(Path(os.environ["XDG_CONFIG_HOME"]) / "gtk-4.0", config / "gtk-4.0")
        self.env["GSETTINGS_BACKEND"] = "keyfile"
        self.env["XDG_CONFIG_HOME"] = str(config)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def preferences(self, app):
        app.key("ctrl+comma")
        dialog = app.dialog()
        dialog.wait_for("Your name", "text", state="focused")
        return dialog

    def leave(self, app):
        app.key("Escape")
        app.dialog_gone()

    def choose(self, app, dialog, key, name, on=True):
        """Presses Alt and a letter, and sees what it is of change."""
        app.key(key)
        poll(lambda: ("checked" in dialog.find(name).states) == on, "%s to be %s" % (name, on))

    def action(self, number):
        def look(items):
            for item in items:
                if item.get("number") == number:
                    return item
                found = look(item.get("items", []))
                if found:
                    return found
            return None

        return look(json.loads(self.cli("export", self.file))["themes"])

    def height(self, app):
        return self.row(app, FORM).extents()[3]

    def keep_picture(self, app, name):
        sh("xdotool", "mousemove", 2, 2)
        app.popover_gone()
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        screenshot(str(ARTIFACTS / (name + ".png")))

    def test_everything_has_a_name_and_takes_the_keyboard(self):
        app = self.open()
        dialog = self.preferences(app)
        self.keep_picture(app, "preferences")
        for node in dialog.walk():
            if "focusable" in node.states:
                self.assertTrue(node.name and not node.name.startswith(("Gtk", "_")), repr(node))
        self.assertIsNotNone(dialog.find("Style", "grouping"))
        seen = set()
        for _ in range(12):
            seen.update(node.name for node in dialog.find_all(state="focused"))
            app.key("Tab")
        self.assertLessEqual({"Your name", "Text size", "Follow the desktop",
                              "Two lines of each action", "Single keys in the list"}, seen)
        self.leave(app)
        self.quit(app)

    def test_from_the_menu(self):
        app = self.open()
        app.key("F10")
        app.popover("the menu")
        app.wait_for("Preferences", "menu item")
        app.key("p")
        app.dialog().wait_for("Your name", "text")
        self.leave(app)
        self.quit(app)

    def test_is_as_high_as_its_words(self):
        """No empty ground below the last line, and nothing to scroll."""
        app = self.open()
        dialog = self.preferences(app)
        last = dialog.find(role="label", text="While Waymark is open, the desktop tells")
        _x, y, _w, h = last.extents()
        below = dialog.extents()[3] - (y + h)
        self.assertTrue(12 <= below <= 40, "%d pixels below the last line" % below)
        self.leave(app)
        self.quit(app)

    def test_name_is_in_the_history(self):
        app = self.open()
        self.preferences(app)
        app.type("  Rhian Morgan ")
        self.leave(app)
        self.select(app, FORM)
        app.key("7")
        self.row(app, "paused")
        self.assertIsNone(app.find("Your name in the history of plans", "text"), "it is known")
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.assertIn("Rhian Morgan", self.cli("history", self.file))
        app = self.open()
        dialog = self.preferences(app)
        self.assertEqual(dialog.find("Your name", "text").text, "Rhian Morgan")
        self.leave(app)
        self.quit(app)

    def test_style(self):
        app = self.open()
        dialog = self.preferences(app)

        def ground():
            path = str(ARTIFACTS / "preferences-ground.png")
            x, y, w, h = app.find("Outline", "list").extents()
            screenshot(path, app.windows()[0])
            return sh("convert", path, "-format", "%%[pixel:p{%d,%d}]" % (x + w // 2, y + h - 8),
                      "info:")

        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        light = ground()
        self.choose(app, dialog, "alt+d", "Dark")
        poll(lambda: ground() != light, "the plan behind to be dark")
        self.keep_picture(app, "preferences-dark")
        self.leave(app)
        self.quit(app)
        app = self.open()
        dark = ground()
        self.assertNotEqual(dark, light)
        dialog = self.preferences(app)
        self.assertIn("checked", dialog.find("Dark").states)
        self.choose(app, dialog, "alt+l", "Light")
        poll(lambda: ground() == light, "the plan behind to be light")
        self.choose(app, dialog, "alt+f", "Follow the desktop")
        self.leave(app)
        self.quit(app)

    def test_lines_of_a_row(self):
        app = self.open()
        two = self.height(app)
        theme = self.row(app, "Theme 1,").extents()[3]
        dialog = self.preferences(app)
        self.choose(app, dialog, "alt+o", "One line, so that more of them fit")
        poll(lambda: self.height(app) < two * 0.75, "lower rows behind")
        self.assertLess(self.row(app, "Theme 1,").extents()[3], theme)
        one = self.height(app)
        self.leave(app)
        self.keep_picture(app, "plan-one-line")
        self.quit(app)
        app = self.open()
        poll(lambda: self.height(app) == one, "rows of one line at the next start")
        dialog = self.preferences(app)
        self.choose(app, dialog, "alt+w", "Two lines of each action")
        poll(lambda: self.height(app) == two, "rows of two lines")
        self.leave(app)
        self.quit(app)

    def test_one_line_and_little_room(self):
        """Where there is no room leads stand below the words, so rows have two lines again."""
        app = self.open()

        def lower_than_a_heading():
            return self.height(app) < self.row(app, "Theme 1,").extents()[3]

        self.assertFalse(lower_than_a_heading())
        dialog = self.preferences(app)
        self.choose(app, dialog, "alt+o", "One line, so that more of them fit")
        self.leave(app)
        poll(lower_than_a_heading, "rows of one line")
        window = app.windows()[0]
        app.key(*["ctrl+plus"] * 6)
        for width in (1150, 1000, 900, 800):
            sh("xdotool", "windowsize", window, width, 700)
            poll(lambda width=width: abs(app.geometry(window)[2] - width) < 20, "the window to shrink")
        poll(lambda: not lower_than_a_heading(), "rows of two lines")
        self.keep_picture(app, "plan-one-line-narrow")
        sh("xdotool", "windowsize", window, 1280, 800)
        poll(lower_than_a_heading, "rows of one line again")
        self.quit(app)

    def test_text_size(self):
        app = self.open()
        before = self.height(app)
        dialog = self.preferences(app)
        size = dialog.find("Text size", "spin button")
        app.key("alt+t")
        poll(size.focused, "the keyboard in the size")
        app.key("ctrl+a")
        app.type("150")
        app.key("Return")
        poll(lambda: self.height(app) > before * 1.4, "larger rows behind")
        self.keep_picture(app, "preferences-large")
        self.leave(app)
        self.quit(app)
        app = self.open()
        poll(lambda: self.height(app) > before * 1.4, "larger rows at the next start")
        app.key("ctrl+0")
        poll(lambda: self.height(app) == before, "rows as before")
        dialog = self.preferences(app)
        self.assertEqual(dialog.find("Text size", "spin button").text, "100")
        self.leave(app)
        self.quit(app)

    def press_and_see_nothing(self, app, *keys):
        """Each key is followed by one that does something, so that there is something to wait for."""
        for key in keys:
            app.key(key, "Down", "Up")
            poll(lambda: "selected" in self.row(app, FORM).states, "the row to be selected again")
            self.assertTrue(app.find("Actions", "list").focused(), "%s leaves the list" % key)

    def test_single_keys_off(self):
        app = self.open()
        self.select(app, FORM)
        name = self.row(app, FORM).name
        dialog = self.preferences(app)
        self.choose(app, dialog, "alt+k", "Single keys in the list", on=False)
        self.leave(app)
        poll(lambda: app.find("Actions", "list").focused(), "the keyboard to be in the list again")
        self.press_and_see_nothing(app, "6", "0", "KP_6", "d", "l", "h")
        self.assertEqual(self.row(app, FORM).name, name)
        self.assertEqual(len(app.windows()), 1)
        # The keys that are more than one still work, and the menu still has it all.
        app.key("Menu")
        app.popover("the menu of the row")
        self.assertEqual(app.wait_for("Edit due date", "menu item").text, "Edit due date")
        self.assertIn("F2", app.find("Edit text", "menu item").text)
        app.key("Escape")
        app.popover_gone("the menu")
        app.key("ctrl+question")
        keys = app.dialog()
        keys.wait_for("Single keys in the list (off in Preferences)", "label")
        self.leave(app)
        app.key("F2")
        poll(lambda: app.find("Text", "text").focused(), "F2 to edit the text")
        app.key("Escape")
        # So on the timeline: the arrows go through time still, the letters and signs do not.
        app.key("ctrl+3")
        app.wait_for("Actions over time")
        heading = [n for n in app.find_all(None, "image") if (n.name or "").startswith("From ")][0]
        shown = heading.name
        app.key("plus", "plus", "t", "minus")
        self.assertEqual(heading.name, shown)
        app.key("Right", "Right", "Right", "Right")
        poll(lambda: heading.name != shown, "later days")
        self.quit(app)

        app = self.open()
        self.select(app, FORM)
        app.key("6", "Down", "Up")
        poll(lambda: "selected" in self.row(app, FORM).states, "the row to be selected again")
        self.assertEqual(self.row(app, FORM).name, name)
        dialog = self.preferences(app)
        self.choose(app, dialog, "alt+k", "Single keys in the list")
        self.leave(app)
        app.key("6")
        poll(lambda: self.row(app, FORM).name.endswith("complete"), "6 to complete it")
        app.key("Menu")
        app.popover("the menu of the row")
        self.assertIn("D", app.wait_for("Edit due date", "menu item").text.split(" | ")[1:])
        app.key("Escape")
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.assertEqual(self.action("1.2(a)")["status"]["stage"], "complete")

    def test_all_windows_hear_of_it(self):
        other = self.home / "other.waymark"
        self.cli("import", SAMPLE, other)
        app = self.open()
        subprocess.run([PROGRAM, str(other)], env={**os.environ, **self.env}, check=True, timeout=120)
        poll(lambda: len(app.windows()) == 2, "two windows")

        def lists():
            return app.find_all("Actions", "list")

        def heights():
            return [next(row for row in rows.children if FORM in row.name).extents()[3]
                    for rows in lists()]

        poll(lambda: len(lists()) == 2, "both plans")
        app.wait_keyboard()
        before = poll(lambda: min(heights()) > 0 and heights(), "the rows of both")
        app.key("ctrl+comma")
        poll(lambda: len(app.windows()) == 3, "the preferences")
        app.wait_keyboard()
        dialog = poll(lambda: next((n for n in app.root.children if n.name == "Preferences"), None),
                      "the preferences")
        dialog.wait_for("Your name", "text", state="focused")
        self.choose(app, dialog, "alt+o", "One line, so that more of them fit")
        poll(lambda: all(a < b for a, b in zip(heights(), before)), "lower rows in both")
        app.key("Escape")
        poll(lambda: len(app.windows()) == 2, "the preferences to close")
        self.quit(app)

    def test_from_right_to_left(self):
        folder = self.home / "locale" / "ur" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ur\\n"\n'
        subprocess.run(["msgfmt", "-o", str(folder / "waymark.mo"), "-"], input=header, text=True,
                       check=True)
        app = self.open(LANGUAGE="ur", LC_ALL="", LANG="C.UTF-8",
                        WAYMARK_LOCALEDIR=str(self.home / "locale"))
        dialog = self.preferences(app)
        self.keep_picture(app, "preferences-rtl")
        label = next(n for n in dialog.find_all("Your name") if n.role == "label")
        self.assertGreater(label.extents()[0], dialog.find("Your name", "text").extents()[0])
        self.leave(app)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
