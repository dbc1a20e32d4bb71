# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Pictures of the window in every scheme, direction and room, kept beside the test results.

Each case also asserts what can be told from a picture without eyes: colours of the scheme,
which side things are on, and that nothing is wider than the window."""

import subprocess

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE, WindowCase


def pixel(path, x, y):
    """(red, green, blue) of one pixel."""
    text = sh("convert", path, "-format", "%%[fx:int(255*p{%d,%d}.r)],%%[fx:int(255*p{%d,%d}.g)],"
              "%%[fx:int(255*p{%d,%d}.b)]" % (x, y, x, y, x, y), "info:")
    return tuple(int(part) for part in text.split(","))


class Screens(WindowCase):
    def picture(self, app, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTIFACTS / (name + ".png")
        # The pointer is out of the way, and what was asked for is drawn.
        sh("xdotool", "mousemove", 2, 2)
        app.popover_gone()
        screenshot(str(path), app.windows()[-1])
        return str(path)

    def plan(self, row="1.2(a), Agree", **env):
        app = self.start(**env)
        self.sample(app)
        self.select(app, row)
        return app

    def at(self, app, node, dx, dy):
        """A place in the picture: the window's own border counts."""
        x, y, _w, _h = node.extents()
        wx, wy = app.origin(node)
        gx, gy, _gw, _gh = app.geometry(app.windows()[-1])
        return wx - gx + x + dx, wy - gy + y + dy

    def assert_panel(self, app, path, colour):
        outline = app.find("Outline", "list")
        x, y = self.at(app, outline, outline.extents()[2] // 2, outline.extents()[3] - 4)
        self.assertEqual(pixel(path, x, y), colour)

    def test_light(self):
        app = self.plan()
        self.assert_panel(app, self.picture(app, "plan-light"), (0xF6, 0xF5, 0xF4))
        self.quit(app)

    def test_dark(self):
        app = self.plan(GTK_THEME="Adwaita:dark")
        self.assert_panel(app, self.picture(app, "plan-dark"), (0x35, 0x35, 0x35))
        self.quit(app)

    def test_high_contrast(self):
        app = self.plan(GTK_THEME="Default-hc")
        self.assert_panel(app, self.picture(app, "plan-contrast"), (0xFF, 0xFF, 0xFF))
        self.quit(app)

    def test_high_contrast_dark(self):
        app = self.plan(GTK_THEME="Default-hc-dark")
        self.assert_panel(app, self.picture(app, "plan-contrast-dark"), (0, 0, 0))
        self.quit(app)

    def test_style_menu(self):
        app = self.plan()
        app.key("F10")
        app.wait_for("View", "menu item").click()
        app.wait_for("Dark").click()
        app.popover_gone("the menu")
        self.assert_panel(app, self.picture(app, "plan-dark-chosen"), (0x35, 0x35, 0x35))
        self.quit(app)

    def test_right_to_left(self):
        # GTK takes the direction from its own Urdu once ours has one as well.
        folder = self.home / "locale" / "ur" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ur\\n"\n'
        subprocess.run(["msgfmt", "-o", str(folder / "waymark.mo"), "-"], input=header, text=True,
                       check=True)
        app = self.plan(LANGUAGE="ur", LC_ALL="", LANG="C.UTF-8",
                        WAYMARK_LOCALEDIR=str(self.home / "locale"))
        self.picture(app, "plan-rtl")
        outline = app.find("Outline", "list").extents()
        rows = app.find("Actions", "list").extents()
        self.assertGreater(outline[0], rows[0] + rows[2] - 2, "the outline is at the right")
        self.quit(app)

    def test_start(self):
        app = self.start()
        app.wait_for("Import a document…", "push button")
        self.picture(app, "start")
        self.quit(app)

    def test_empty_plan(self):
        app = self.start()
        app.key("ctrl+n")
        app.wait_for("Nothing promised yet", "label")
        self.picture(app, "empty-plan")
        self.quit(app)

    def test_import(self):
        app = self.start()
        self.import_document(app, SAMPLE, create=False)
        self.picture(app, "import")
        self.quit(app)

    def test_error_bar(self):
        bad = self.home / "other.waymark"
        bad.write_text("This is no plan.\n")
        app = self.start(bad)
        bar = app.wait_for(role="alert", text="other.waymark")
        self.picture(app, "error-bar")
        self.assertLessEqual(bar.extents()[2], 1280)
        self.quit(app)

    def room(self, app, width, height):
        """As a hand does it, step by step: each step may let the next be smaller."""
        window = app.windows()[-1]

        def there():
            sh("xdotool", "windowsize", window, width, height)
            return abs(app.geometry(window)[2] - width) < 20

        poll(there, "the window to be resized")

    def test_two_panes(self):
        app = self.plan()
        self.room(app, 1000, 700)
        app.key("F9")
        poll(lambda: app.find("Outline", "list"), "the outline over the list")
        self.picture(app, "plan-two-panes")
        app.key("Escape")
        poll(lambda: app.find("Outline", "list") is None, "the outline to go")
        self.quit(app)

    def test_small_screen_large_text(self):
        app = self.plan(row="1.1(a), Map every")
        self.room(app, 1024, 600)
        app.key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
        app.key("Escape")
        self.picture(app, "plan-large-text")
        window = app.geometry(app.windows()[-1])
        self.assertLessEqual((window[2], window[3]), (1044, 620))
        self.select(app, "1.1(b), Fill")
        app.wait_for("Back to the plan", "push button")
        self.picture(app, "editor-page")
        self.quit(app)

    def test_smallest_window(self):
        app = self.plan()
        self.room(app, 600, 420)
        self.picture(app, "plan-smallest")
        self.assertLessEqual(app.geometry(app.windows()[-1])[2], 620)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
