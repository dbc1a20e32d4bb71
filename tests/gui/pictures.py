# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Pictures of every window, dialog, view, menu and popover in one language, to be looked at, and
what is read aloud in each: a .txt beside each .png. One command for all of them:

    meson test -C build --benchmark --suite pictures

They come below tests/gui/artifacts/languages of the build folder. The language is WAYMARK_PICTURES:
cy, ur, pl, en, or long, which is nobody's and two fifths longer than English."""

import os
import subprocess
from pathlib import Path

import tap
import views
from gui import GLib, NotFound, poll, screenshot, sh
from pseudo import make_catalogue
from window import ARTIFACTS, BUILD, SOURCE, WindowCase

LANGUAGE = os.environ.get("WAYMARK_PICTURES", "cy")
LOCALES = {"cy": "cy_GB", "ur": "ur_PK", "pl": "pl_PL", "long": "de_DE", "en": "en_GB"}
PLANS = Path(__file__).parent / "plans"


class Numbered(views.Walk):
    """The sample's rows have words of the language: here they go by their numbers."""

    def find_list(self, words):
        return super().find_list("1.1(a)" if words == "Map every peer group" else words)


class Pictures(WindowCase):
    tries = 1

    def setUp(self):
        super().setUp()
        self.folder = ARTIFACTS / "languages" / LANGUAGE
        self.folder.mkdir(parents=True, exist_ok=True)
        locale = LOCALES[LANGUAGE] + ".UTF-8"
        subprocess.run(["localedef", "-i", LOCALES[LANGUAGE], "-f", "UTF-8", self.home / locale], check=False,
                       capture_output=True)
        code = {"long": "de"}.get(LANGUAGE, LANGUAGE)
        locales = BUILD / "po"
        if LANGUAGE == "long":
            locales = self.home / "locale"
            make_catalogue(SOURCE, locales, code)
        self.env.update({"LOCPATH": str(self.home), "LC_ALL": locale, "LANGUAGE": code,
                         "WAYMARK_LOCALEDIR": str(locales)})
        config = self.home / "config" / "gtk-4.0"
        config.mkdir(parents=True)
        (config / "settings.ini").write_text(
            "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n"
            "gtk-font-name=Cantarell 11\ngtk-xft-antialias=1\ngtk-xft-hinting=0\n")
        self.env["XDG_CONFIG_HOME"] = str(self.home / "config")
        self.part = self._testMethodName.removeprefix("test_").replace("_", "-")
        self.taken, self.missed = 0, []

    # --- a picture

    def look(self, name, top=None):
        sh("xdotool", "mousemove", 0, 0)
        self.app.settle()
        self.taken += 1
        stem = self.folder / ("%s-%02d-%s" % (self.part, self.taken, name))
        screenshot(str(stem) + ".png")
        with open(str(stem) + ".txt", "w", encoding="utf-8") as heard:
            for node in (top or self.app.root.children[-1]).walk():
                try:
                    states = node.states
                    if "focusable" in states or node.role in ("list item", "label", "image", "alert", "status bar"):
                        heard.write("%s: %s%s\n" % (node.role, node.name, node.description and " / " + node.description))
                except GLib.Error:
                    continue

    def begin(self, *arguments):
        self.app = app = self.start(*arguments)
        return Numbered(self, app, self.look)

    def step(self, name, *keys):
        if keys:
            self.app.key(*keys)
        self.look(name)

    def attempt(self, what, call):
        """One that does not open leaves the others to be seen."""
        try:
            call()
        except (AssertionError, NotFound, GLib.Error) as error:
            self.missed.append("%s: %s" % (what, str(error).splitlines()[0]))
            for _ in range(4):
                if len(self.app.windows()) == 1 and not self.app.popovers():
                    break
                self.app.key("Escape")

    def do(self, name, action, *keys, popovers=True):
        """An action of the window that opens a dialog."""
        def call():
            next(n for n in self.app.root.children[0].walk() if n.role in ("frame", "filler", "panel", "group")
                 and action in n.actions).do(action)
            self.app.dialog()
            if keys:
                self.app.key(*keys)
            self.look(name)
            if popovers:
                self.popovers(name)
            self.leave()

        self.attempt(name, call)

    def leave(self):
        for _ in range(5):
            if len(self.app.windows()) == 1:
                break
            self.app.key("Escape")
        self.app.dialog_gone()

    def opens(self, node):
        """Whether it is a drop-down, or a button with words and an arrow behind them."""
        if node.role == "combo box":
            return True
        if node.role != "push button" or "focusable" not in node.states or node.parent.role == "combo box":
            return False
        inside = [n.role for n in node.walk()]
        return "label" in inside and inside[-1] == "image"

    def popovers(self, name, limit=12):
        """Opens each menu and drop-down that there is, one after the other."""
        top = self.app.root.children[-1]
        nodes, seen = [node for node in top.walk() if self.opens(node)], 0
        for node in nodes[:limit]:
            try:
                _x, y, width, height = node.extents()
                if width <= 0 or height <= 0 or y + height > top.extents()[3]:
                    continue
                node.click()
            except (AssertionError, GLib.Error):
                continue
            if self.app.popovers():
                seen += 1
                self.look("%s-menu-%d" % (name, seen), top)
                self.close_popovers()

    def close_popovers(self):
        for _ in range(4):
            if not self.app.popovers():
                break
            self.app.key("Escape")

    def submenus(self, name, *keys):
        """Each submenu of a menu that keys open, whatever its letters are."""
        app = self.app
        for i in range(4):
            app.key(*keys)
            app.popover()
            rows = [node for node in app.root.children[-1].walk()
                    if node.role == "menu item" and [n.role for n in node.walk()][-1] == "filler"
                    and node.extents()[3] > 0]
            if not i:
                self.look(name)
            if i < len(rows):
                rows[i].click()
                self.look("%s-%d" % (name, i + 1))
            self.close_popovers()
            if i >= len(rows):
                break

    # --- what is walked

    def test_plan(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        walk = self.begin(file)
        walk.list_with_rows("1.1(a)")
        self.look("plan")
        self.popovers("plan")
        self.app.key("Home")
        for name, words in (("theme", "1"), ("requirement", "1.1"),
                            ("action", "1.2(a)"), ("pointer", "1.5")):
            self.attempt(name, lambda name=name, words=words: (walk.to_row(words), self.look("editor-" + name)))
        walk.to_row("1.2(a)")
        self.attempt("row-menu", lambda: self.submenus("row-menu", "Menu"))
        for name, keys in (("leads", ["l"]), ("merged", ["9"]), ("place", ["ctrl+shift+m"]), ("reason", ["minus", "r"])):
            def chooser(name=name, keys=keys):
                walk.to_row("1.2(a)")
                self.app.key(*keys)
                self.look("chooser-" + name)
                self.app.key("Escape", "Escape")
            self.attempt(name, chooser)
        walk.to_row("1.2(a)")
        self.app.key("d")
        self.step("calendar", "F4")
        self.app.key("Escape", "ctrl+a")
        self.app.type("when it rains")
        self.step("due-unread", "Tab")
        self.app.key("ctrl+z")
        walk.to_row("1.2(a)")
        self.do("update", "win.add-update")
        walk.to_row("1.2(a)")
        self.step("several", "shift+Down", "shift+Down")
        self.popovers("several")
        walk.to_row("1.2(a)")
        self.attempt("main-menu", lambda: self.submenus("main-menu", "F10"))
        self.attempt("share-menu", lambda: self.submenus("share-menu", "ctrl+e"))
        self.app.key("ctrl+f")
        self.app.type("carers")
        self.look("search")
        self.app.key("ctrl+a")
        self.app.type("xyzzy")
        self.look("nothing-found")
        self.app.key("Escape", "Escape")
        walk.to_row("1.6")
        self.step("name-bar", "4", "5")
        self.step("status-line", "Delete")
        self.step("undone", "ctrl+z")
        self.end()

    def test_dialogs(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        walk = self.begin(file)
        walk.list_with_rows("1.1(a)")
        walk.to_row("1.2(a)")
        self.do("history-item", "win.item-history", "Down", "Down")
        for name in ("parties", "statuses", "history", "changes", "forget", "report"):
            self.do(name, "win." + name)
        self.do("history-days", "win.history", "Down", "Down", "Down", "Down")
        self.do("parties-one", "win.parties", "Tab", "Down", "Down", "Down")
        self.do("keys", "win.keys", popovers=False)
        for name, key in (("preferences", "ctrl+comma"), ):
            self.app.key(key)
            self.app.dialog()
            self.look(name)
            self.popovers(name)
            self.leave()
        self.do("clean-copy", "win.save-clean-copy", popovers=False)
        self.do("save-copy", "win.save-copy", popovers=False)
        self.attempt("about", self.about)
        self.end()

    def about(self):
        app = self.app
        app.key("F10")
        app.popover()
        rows = [n for n in app.root.children[-1].walk() if n.role == "menu item" and n.extents()[3] > 0]
        rows[-3].click()
        app.dialog()
        self.look("about")
        self.leave()

    def test_views(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        self.show_views(file)
        self.end()

    def show_views(self, file):
        walk = self.begin(file)
        poll(lambda: any(n.role == "list item" for n in self.app.root.walk()), "rows")
        self.step("overview", "ctrl+2")
        self.popovers("overview")
        self.app.key("ctrl+End")
        self.step("overview-2", "Page_Down", "Page_Down", "Page_Down")
        self.step("timeline", "ctrl+3")
        self.popovers("timeline")
        self.step("timeline-near", "ctrl+3", "Tab", "Down", "plus", "plus", "plus")
        self.step("meeting", "ctrl+4")
        self.popovers("meeting")
        self.step("meeting-next", "space", "space")
        self.step("meeting-projector", "F11")
        self.app.key("F11")
        self.do("meeting-close", "meeting.close")
        self.do("meeting-details", "meeting.details")
        return walk

    def test_narrow(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        walk = self.begin(file)
        walk.list_with_rows("1.1(a)")
        for width, height in ((1000, 700), (860, 700), (600, 700)):
            sh("xdotool", "windowsize", self.app.windows()[-1], width, height)
            self.app.settle()
            self.step("plan-%d" % width)
            self.step("overview-%d" % width, "ctrl+2")
            self.step("timeline-%d" % width, "ctrl+3")
            self.step("meeting-%d" % width, "ctrl+4")
            self.app.key("ctrl+1")
        self.app.key("Down", "Down", "Return")
        self.step("editor-600")
        self.end()

    def test_beginning(self):
        self.begin(views.make_plan(self))
        self.quit(self.app)
        walk = self.begin()
        self.look("start")
        self.popovers("start")
        self.app.key("ctrl+i")
        self.choose(self.app, views.write_document(self))
        walk.list_with_rows("Paint the doors")
        self.look("import")
        self.popovers("import", 16)
        self.app.key("F6")
        self.step("import-row", "Down", "Down", "Down")
        self.app.key("Escape")
        walk.settled()
        self.step("empty-plan", "ctrl+n")
        for name, keys in (("theme", ["ctrl+shift+t"]), ("requirement", ["ctrl+shift+r"]), ("action", ["ctrl+Return"]),
                           ("priority", ["ctrl+shift+p"])):
            self.step("new-" + name, *keys)
        self.app.kill()

    def test_meeting(self):
        walk = self.begin(views.make_plan(self))
        walk.list_with_rows("Map every peer group")
        self.step("none", "ctrl+4")
        self.app.key("Return")
        self.app.dialog()
        self.look("new")
        self.app.type("Partnership Board")
        self.app.key("ctrl+Return")
        self.app.dialog_gone()
        self.look("first")
        self.end()

    def test_copies(self):
        file, copy = views.make_copies(self)
        self.app = self.start(file)
        views.walk_combine(self, self.app, self.look, copy)
        self.end()

    def test_errors(self):
        for name, content in (("no-plan", "This is no plan.\n"), ("damaged", None), ("newer", None)):
            bad = self.home / (name + ".waymark")
            if content is None:
                self.cli("sample", bad)
                data = bytearray(bad.read_bytes())
                if name == "newer":
                    data[60:64] = (99).to_bytes(4, "big")
                else:
                    data[20000:24000] = bytes(4000)
                bad.write_bytes(data)
            else:
                bad.write_text(content)
            self.begin(bad)
            poll(lambda: any(n.role == "alert" for n in self.app.root.walk()), "the error bar")
            self.look(name)
            if name == "damaged":
                self.do("recover", "win.recover")
            self.quit(self.app)
        self.assertEqual(self.missed, [])

    def end(self):
        self.quit(self.app)
        self.assertEqual(self.missed, [])


if __name__ == "__main__":
    tap.main()
