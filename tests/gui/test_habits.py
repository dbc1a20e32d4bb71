# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What a person finds again at the next start, and what every window does alike."""

import json
import os
import random
import shutil
from pathlib import Path

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE, WindowCase

FORM = "1.2(a), Agree one short consent form"


class HabitsCase(WindowCase):
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
        ARTIFACTS.mkdir(parents=True, exist_ok=True)

    def open(self, **env):
        sh("xdotool", "mousemove", 2, 2)
        app = self.start(self.file, **env)
        app.wait_for("Actions", "list")
        return app

    def size(self, app):
        return app.geometry(app.windows()[0])[2:]

    def resize(self, app, width, height):
        sh("xdotool", "windowsize", app.windows()[0], width, height)
        poll(lambda: self.size(app) == (width, height), "the window to be %d × %d" % (width, height))

    def widths(self, app):
        """Of the outline, and of the editor."""
        outline = app.find("Outline", "list").extents()[2]
        editor = app.find("History", "push button").parent.extents()[2]
        return outline, editor


class Restored(HabitsCase):
    def test_size_of_the_window(self):
        app = self.open()
        self.resize(app, 1180, 700)
        self.quit(app)
        app = self.open()
        poll(lambda: self.size(app) == (1180, 700), "the window as it was")
        self.quit(app)

    def test_widths_of_the_panes(self):
        app = self.open()
        outline = app.find("Width of the outline")
        editor = app.find("Width of the editor")
        before = self.widths(app)
        for paned, to in ((outline, 60), (editor, -50)):
            part = app.find("Outline", "list") if paned is outline else app.find("Actions", "list")
            x, _y, w, _h = part.extents()
            wx, wy = app.origin(part)
            edge = wx + x + w
            app.drag((edge + 1, wy + 400), (edge + 1 + to, wy + 400))
        after = poll(lambda: self.widths(app) != before and self.widths(app), "wider panes")
        self.assertGreater(after[0], before[0] + 30)
        self.assertGreater(after[1], before[1] + 30)
        self.quit(app)
        app = self.open()
        poll(lambda: max(abs(a - b) for a, b in zip(self.widths(app), after)) <= 2,
             "the panes as they were")
        self.quit(app)

    def test_panes_are_never_without_room(self):
        """GTK would warn of it, and leave them blank: however the window and the panes change."""
        app = self.open()
        self.select(app, "1.2(a), Agree one short")
        window = app.windows()[0]
        change = random.Random(int(os.environ.get("WAYMARK_SEED", "2")))
        for _ in range(60):
            width = change.choice([620, 700, 800, 899, 905, 950, 1000, 1090, 1105, 1150, 1270])
            sh("xdotool", "windowsize", window, width, change.choice([440, 600, 800]))
            if change.random() < 0.3:
                app.key(change.choice(["F9", "F9", "ctrl+F9"]))
        app.settle()
        self.assertNotIn("WARNING", app.log())
        self.quit(app)

    def test_little_room_and_large_text_do_not_spoil_the_widths(self):
        app = self.open()
        before = poll(lambda: min(self.widths(app)) > 100 and self.widths(app), "the panes")
        app.key(*["ctrl+plus"] * 5)
        self.resize(app, 900, 700)
        self.resize(app, 1280, 800)
        app.key("ctrl+0")
        poll(lambda: max(abs(a - b) for a, b in zip(self.widths(app), before)) <= 2,
             "the panes as they were")
        self.quit(app)

    def test_panes_that_are_not_wanted(self):
        app = self.open()
        app.key("F9", "ctrl+F9")
        poll(lambda: app.find("Actions", "list").extents()[2] > 1200, "the panes to go")
        self.quit(app)
        app = self.open()
        poll(lambda: app.find("Actions", "list").extents()[2] > 1200, "the list alone")
        app.key("F9", "ctrl+F9")
        poll(lambda: app.find("Actions", "list").extents()[2] < 800, "the panes to come back")
        self.quit(app)
        app = self.open()
        poll(lambda: app.find("Actions", "list").extents()[2] < 800, "the panes to be there")
        self.quit(app)

    def test_place_in_the_plan(self):
        app = self.open()
        self.select(app, "1.1(b), Fill the gaps")
        app.key("End")
        poll(lambda: "selected" in self.row(app, "5.3, Learning visit").states, "the last row")
        self.quit(app)
        app = self.open()
        row = self.row(app, "5.3, Learning visit")
        poll(lambda: "selected" in row.states, "the row to be selected again")
        poll(lambda: app.find("Action 5.3", "label"), "the editor to show it")
        rows = app.find("Actions", "list")
        top, height = rows.extents()[1], rows.extents()[3]
        poll(lambda: top <= row.extents()[1] < top + height, "it to be on the screen")
        # In a part of the plan the row is there too, and filters stay.
        poll(lambda: next((r for r in app.find("Outline", "list").children
                           if r.name.startswith("2 Work")), None), "theme 2").click()
        poll(lambda: not any("5.3, " in n for n in self.rows(app)), "theme 2 alone")
        self.select(app, "2.3, Benefits")
        self.quit(app)
        app = self.open()
        poll(lambda: "selected" in self.row(app, "2.3, Benefits").states, "the row of the part")
        self.assertFalse(any("5.3, " in name for name in self.rows(app)))
        self.quit(app)


class Recent(HabitsCase):
    def entry(self, app):
        return app.wait_for(role="list item", text="Fellside Carers Partnership")

    def test_says_what_is_late_and_goes_when_it_is_told_to(self):
        app = self.open()
        late = next(n.name for n in app.find_all(role="label") if n.name.endswith(" late"))
        self.quit(app)
        app = self.start()
        row = self.entry(app)
        for words in (late, "April 2025 to March 2028"):
            self.assertIn(words, row.name)
        # Nothing is late once the day is before all dates.
        self.quit(app)
        app = self.open(WAYMARK_TODAY="2025-01-01")
        self.quit(app)
        app = self.start(WAYMARK_TODAY="2025-01-01")
        self.assertIn("nothing late", self.entry(app).name)
        row = self.entry(app)
        for _ in range(12):
            if row.focused():
                break
            app.key("Tab")
        self.assertTrue(row.focused(), "the row takes the keyboard")
        app.key("Delete")
        poll(lambda: app.find(role="list item", text="Fellside Carers Partnership") is None,
             "it to leave the list")
        self.quit(app)
        self.assertTrue(self.file.exists())

    def test_from_the_menu_of_a_window_the_same_window_comes(self):
        app = self.open()
        app.key("alt+o")
        poll(app.popovers, "the menu")
        app.wait_for("Fellside Carers Partnership · fellside.waymark", "menu item").click()
        poll(lambda: not app.popovers(), "the menu to close")
        self.assertEqual(len(app.windows()), 1)
        # A second plan gets a window of its own, and the first comes back from there.
        app.key("ctrl+n")
        poll(lambda: len(app.windows()) == 2, "a second window")
        poll(lambda: app.find("Untitled plan", "label"), "the new plan")
        app.key("alt+o")
        poll(app.popovers, "the menu")
        item = next(n for n in app.find_all("Fellside Carers Partnership · fellside.waymark",
                                            "menu item") if n.extents()[2] > 0)
        item.click()
        poll(lambda: not app.popovers(), "the menu to close")
        poll(lambda: any("Fellside" in n.name and "active" in n.states for n in app.root.children),
             "the first window to come")
        self.assertEqual(len(app.windows()), 2)
        app.key("ctrl+q")
        self.assertEqual(app.wait_exit(30), 0)


class Template(HabitsCase):
    def new_plan(self, app):
        app.key("ctrl+n")
        app.wait_for("Nothing promised yet", "label")
        screenshot(str(ARTIFACTS / "empty-plan-ways.png"))
        app.key("alt+m")
        field = app.wait_for("Start with which themes?", "entry")
        poll(field.focused, "the keyboard in the chooser")

    def outline(self, app):
        return [row.name for row in app.wait_for("Outline", "list").children]

    def test_five_carers_themes(self):
        app = self.start()
        self.new_plan(app)
        app.type("carers")
        app.key("Return")
        self.row(app, "Theme 5, Work, learning and money")
        self.assertEqual(sum(name.startswith("Theme") for name in self.rows(app)), 5)
        poll(lambda: app.find("Actions", "list").focused(), "the keyboard in the list")
        # One edit, which undo takes back.
        app.key("ctrl+z")
        app.wait_for("Nothing promised yet", "label")
        self.quit(app)

    def test_themes_of_a_plan_of_ones_own(self):
        story = "Carers tell it once. What they said goes along, as 2.1 says."
        self.cli("set", self.file, "1.2", "title=Carers tell their story once", "narrative=" + story)
        self.cli("set", self.file, "1.1", "title=", "narrative=Peers help. Each in their own way.")
        app = self.open()
        self.quit(app)
        before = self.file.read_bytes()
        app = self.start()
        self.new_plan(app)
        app.type("fellside")
        app.key("Return")
        self.row(app, "Theme 1, Support that works for carers")
        self.row(app, "Requirement 1.2, Carers tell their story once")
        self.assertFalse([name for name in self.rows(app) if name[0].isdigit()], "no actions")
        # With all the words of a requirement, which has no title if it had none.
        made = self.home / "made.waymark"
        app.key("ctrl+s")
        self.choose(app, made)
        self.wait_status(app, "Written to")
        items = json.loads(self.cli("export", made))["themes"][0]["items"]
        self.assertEqual([(item["title"], item["narrative"]) for item in items[:2]],
                         [(None, "Peers help. Each in their own way."),
                          ("Carers tell their story once", story)])
        self.assertEqual([item["kind"] for item in items], ["requirement"] * len(items))
        self.quit(app)
        self.assertEqual(self.file.read_bytes(), before)

    def test_a_plan_that_has_gone(self):
        app = self.open()
        self.quit(app)
        self.file.unlink()
        app = self.start()
        self.new_plan(app)
        app.type("fellside")
        app.key("Return")
        app.wait_for(role="alert", text="fellside.waymark")
        self.assertIsNotNone(app.find("Nothing promised yet", "label"))
        self.quit(app)


class Everywhere(HabitsCase):
    def test_keys_are_listed(self):
        app = self.open()
        app.key("ctrl+question")
        dialog = app.dialog()
        poll(lambda: dialog.find("Single keys in the list", "label"), "the keys of the list")
        for words in ("Preferences", "Full screen", "Find", "Undo"):
            self.assertIsNotNone(dialog.find(words, "label"), words)
        app.key("Escape")
        poll(lambda: len(app.windows()) == 1, "the window of keys to close")
        self.quit(app)

    def test_f10_opens_the_menu(self):
        app = self.open()
        app.key("F10")
        poll(app.popovers, "the menu")
        for words in ("Preferences", "Keys", "Help", "About Waymark", "Quit"):
            app.wait_for(words, "menu item")
        app.key("Escape")
        poll(lambda: not app.popovers(), "the menu to close")
        self.quit(app)

    def test_f11_fills_the_screen(self):
        app = self.open()
        before = self.size(app)
        app.key("F11")
        poll(lambda: self.size(app) == (1280, 900), "the window to fill the screen")
        app.key("F11")
        poll(lambda: self.size(app) == before, "the window as it was")
        app.key("F11")
        poll(lambda: self.size(app) == (1280, 900), "the window to fill the screen")
        app.key("Escape")
        poll(lambda: self.size(app) == before, "Escape to leave the full screen")
        # What filled the screen is not the size that is remembered.
        app.key("F11")
        poll(lambda: self.size(app) == (1280, 900), "the window to fill the screen")
        self.quit(app)
        app = self.open()
        poll(lambda: self.size(app) == before, "the window as it was")
        self.quit(app)

    def test_text_size_by_keys_is_kept(self):
        app = self.open()
        height = self.row(app, FORM).extents()[3]
        app.key("ctrl+minus")
        poll(lambda: 0 < self.row(app, FORM).extents()[3] < height, "smaller rows")
        app.key("ctrl+0")
        poll(lambda: self.row(app, FORM).extents()[3] == height, "rows as before")
        app.key(*["ctrl+plus"] * 4)
        poll(lambda: self.row(app, FORM).extents()[3] > height * 1.3, "larger rows")
        large = self.row(app, FORM).extents()[3]
        self.quit(app)
        app = self.open()
        poll(lambda: self.row(app, FORM).extents()[3] == large, "rows as large at the next start")
        self.quit(app)


if __name__ == "__main__":
    tap.main()
