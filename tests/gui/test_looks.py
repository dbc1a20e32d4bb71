# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Every view where room is short: long words, large text, a small screen, mirrored. A picture of
each is kept; asserted is what can be told without eyes: nothing wider than the window, nothing
that can be pressed is cut off, and words that must be whole are not shortened."""

import re

import gi
import tap
import views
from gui import GLib, poll, screenshot, sh
from pseudo import make_catalogue
from window import ARTIFACTS, SOURCE, WindowCase

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

# Words of people, as long as they like, that are shortened with "…" and whole in the editor; what is
# chosen in a drop-down is whole in its list.
MAY_BE_SHORT = ("list item", "table row", "text", "entry", "combo box")
SMALLEST = 0.87     # text of a caption, the smallest there is


class LooksCase(WindowCase):
    font, points, folder = "Cantarell", 11, "looks"
    width, height = 1280, 800
    scale, paged = 1.0, False
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.problems, self.seen = [], []
        config = self.home / "config" / "gtk-4.0"
        config.mkdir(parents=True)
        (config / "settings.ini").write_text(
            "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n"
            "gtk-font-name=%s %g\ngtk-xft-antialias=1\ngtk-xft-hinting=0\n"
            % (self.font, self.points * self.scale))
        self.env["XDG_CONFIG_HOME"] = str(self.home / "config")
        context = PangoCairo.FontMap.get_default().create_context()
        self.layout = Pango.Layout.new(context)
        self.layout.set_font_description(Pango.FontDescription.from_string(
            "%s %g" % (self.font, self.points * self.scale * SMALLEST)))

    def long_words(self, language="de"):
        count = make_catalogue(SOURCE, self.home / "locale", language)
        self.assertGreater(count, 500)
        self.env.update({"LANGUAGE": language, "LC_ALL": "", "LANG": "C.UTF-8",
                         "WAYMARK_LOCALEDIR": str(self.home / "locale")})

    def text_width(self, text):
        """No letter is narrower than this, in the smallest text."""
        self.layout.set_text(text, -1)
        return self.layout.get_pixel_size()[0]

    def room(self, app):
        """As a hand does it, step by step: each step may let the next be smaller."""
        window = app.windows()[-1]

        def there():
            sh("xdotool", "windowsize", window, self.width, self.height)
            return abs(app.geometry(window)[2] - self.width) < 20

        poll(there, "the window to be %d wide" % self.width)

    def look(self, name, top):
        self.seen.append(name)
        folder = ARTIFACTS / self.folder
        folder.mkdir(parents=True, exist_ok=True)
        sh("xdotool", "mousemove", 0, 0)
        screenshot(str(folder / (name + ".png")))
        self.measure(name, top)

    def measure(self, view, top):
        if view == "keys":      # GTK's own, in letters that are smaller still
            return
        _x, _y, wide, _h = top.extents()
        for window in self.app.windows():
            _wx, _wy, width, height = self.app.geometry(window)
            wanted = view != "meeting-full-screen"
            if wanted and (width > self.width + 20 or height > self.height + 20):
                self.problems.append((view, "larger than the screen", width, height))
        for node, short in self.shown(top, False):
            try:
                x, _y, width, height = node.extents()
                role = node.role
                if width <= 0 or height <= 0:
                    continue
                if role in ("push button", "toggle button", "combo box", "text", "entry", "check box",
                            "radio button") and (x < -1 or x + width > wide + 1) and not short:
                    self.problems.append((view, "cut off", role, node.name, (x, width, wide)))
                if role == "label" and not short:
                    text = node.name.strip()
                    if "\n" in text or not text:
                        continue
                    line = self.text_height()
                    if height < 1.9 * line and self.text_width(text) > width + 1 and \
                            self.text_width(node.text) > width + 1:
                        self.problems.append((view, "shortened", text, (width, self.text_width(text))))
            except GLib.Error:
                continue

    def text_height(self):
        self.layout.set_text("Áy", -1)
        return self.layout.get_pixel_size()[1]

    def shown(self, node, short):
        """Nodes with whether they are where words may be short, or inside a popover."""
        stack = [(node, short, "")]
        while stack:
            here, short, row = stack.pop()
            try:
                role = here.role
                if role == "push button":
                    row = here.name
                # A row that is a button reads all of its words itself.
                if role == "label" and ", " in row and here.name in row:
                    short = True
                if role in MAY_BE_SHORT or here.name == "GtkPopoverContent" or \
                        (role == "label" and self.of_people(here.name)):
                    short = True
                children = here.children
            except GLib.Error:
                continue
            yield here, short
            stack.extend((child, short, row) for child in children)

    def of_people(self, words):
        return bool(re.search(r"Fellside|fellside|waymark-home|homes\.md|consent form|"
                              r"Emergency card|Carers tell|Peer support|Support that works|RCBC|Rhian|"
                              r"Carers Hub|Carers Group|Schools|Chamber|Skills team|VCS", words))

    def settle(self):
        self.assertEqual(self.problems, [])

    def walk(self, *arguments):
        file = views.make_plan(self)
        self.app = app = self.start(file)
        self.fit(app)
        views.walk_plan(self, app, self.look, self.paged)
        self.quit(app)
        self.app = app = self.start()
        self.fit(app)
        views.walk_beginning(self, app, self.look)
        self.quit(app)
        self.combine()
        self.settle()
        self.assertGreater(len(self.seen), 28)

    def combine(self):
        file, copy = views.make_copies(self)
        self.app = app = self.start(file)
        self.fit(app)
        views.walk_combine(self, app, self.look, copy, self.paged)
        self.quit(app)

    def fit(self, app):
        if (self.width, self.height) != (1280, 800):
            self.room(app)


class LongWords(LooksCase):
    folder = "looks/long-words"

    def test_long_words(self):
        self.long_words()
        self.walk()


class Mirrored(LooksCase):
    """Right to left: GTK takes the direction from its own Urdu once ours has one as well."""

    folder = "looks/mirrored"

    def test_mirrored(self):
        self.long_words("ur")
        self.walk()


class SmallScreen(LooksCase):
    """A small screen with large text, and long words."""

    folder = "looks/small-screen"
    width, height, scale, paged = 1024, 600, 1.5, True

    def test_small_screen(self):
        self.long_words()
        self.walk()


class LargeText(LooksCase):
    folder = "looks/large-text"
    scale, paged = 2.0, True

    def test_large_text(self):
        self.walk()


class NarrowWindow(LooksCase):
    folder = "looks/narrow"
    width, height, paged = 600, 700, True

    def test_narrow(self):
        self.walk()


if __name__ == "__main__":
    tap.main()
