# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The pictures of the help, from the real window: see build-aux/help-figures.

usage: figures.py FOLDER [NAME...]

In every language by the same keys, with the same plan in its words on the same day."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from gui import poll, screenshot, sh
from views import Walk
from window import BUILD, SOURCE, WindowCase

TABLE = SOURCE / "tests" / "gui" / "word-table.html"
ACTION = "1.2(a)"


class AnyLanguage(Walk):
    """Rows are found by their numbers, which no language changes."""

    def find_list(self, words):
        return super().find_list("1.1(a)" if words == "Map every peer group" else words)


class Figures(WindowCase):
    """Not a test: it looks at what is on the screen and keeps it."""

    def setUp(self):
        super().setUp()
        self.env.update(LANGUAGE=self.language, G_DEBUG="")
        self.folder.mkdir(parents=True, exist_ok=True)

    def tearDown(self):
        """What the program complains of is for the tests to find."""

    def wanted(self, name):
        return not self.names or name in self.names

    def take(self, app, name, top=None):
        if not self.wanted(name):
            return
        sh("xdotool", "mousemove", 2, 2)
        app.settle()
        window = app.windows()[-1]
        path = self.folder / (name + ".png")
        if app.popovers():      # a window of its own, over this one
            x, y, width, height = app.geometry(app.windows()[0])
            screenshot(str(path))
            sh("convert", path, "-crop", "%dx%d+%d+%d" % (width, height, x, y), "+repage", path)
        else:
            screenshot(str(path), window)
        # The border of the window is a shadow on black where nothing draws behind it.
        sh("convert", path, "-shave", "5x5", "+repage", path)
        if top:
            sh("convert", path, "-crop", "x%d+0+0" % top, "+repage", path)

    def walk(self, app):
        walk = AnyLanguage(self, app, lambda name, _top: self.take(app, name))
        walk.list_with_rows("1.1(a)")
        return walk

    def make_copies(self):
        """The sample and a copy that came back: a text and a date that both sides changed, and a date
        that only the others did. The texts are shorter than they were, so they are in its language."""
        file, copy = self.home / "fellside.waymark", self.home / "fellside (2).waymark"
        self.cli("sample", file)
        shutil.copyfile(file, copy)
        def said(item, field):
            shown = self.cli("show", file, item).splitlines()
            return next(line for line in shown if line.startswith(field + ": ")).split(": ", 1)[1].split(" (20")[0]

        words, why = said(ACTION, "text").split(), said(ACTION, "rating_reason")
        for plan, item, change in (
                (file, ACTION, "text=" + " ".join(words[:len(words) * 2 // 3])), (copy, ACTION, "text=" + " ".join(words[:-2])),
                (file, ACTION, "due=" + said("1.2(b)", "due")), (copy, ACTION, "due=" + said("2.2", "due")),
                (copy, "1.6", "due=" + said("2.3", "due"))):
            person = "Rhian" if plan == file else "Carers Hub"
            subprocess.run([BUILD / "src" / "app" / "waymark-cli", "set", plan, item, change, "--person", person, "--reason", why],
                           env={**os.environ, **self.env}, check=True, capture_output=True)
        return file, copy

    def test_begin(self):
        app = self.start()
        app.settle()
        self.take(app, "start")
        subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/html", "-i", TABLE], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        app.key("ctrl+v")
        walk = Walk(self, app, lambda name, _top: self.take(app, name))
        walk.list_with_rows("Ring round")
        walk.see("preview")
        walk.keys("Escape")
        self.quit(app)

    def test_plan(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        app = self.start(file)
        walk = self.walk(app)
        walk.editor("plan", ACTION)
        walk.to_row(ACTION)
        walk.dialog("history", "h")
        walk.to_row(ACTION)
        walk.dialog("update", "u")
        walk.main_menu_dialog("parties", "parties")
        walk.main_menu_dialog("statuses", "statuses")
        for key, name in (("ctrl+2", "overview"), ("ctrl+3", "timeline"), ("ctrl+4", "meeting")):
            walk.keys(key)
            walk.see(name)
        walk.keys("ctrl+1")
        walk.list_with_rows("1.1(a)")
        walk.keys("ctrl+p")
        app.dialog()
        poll(lambda: app.root.children[-1].find_all(role="image"), "the pages")
        walk.see("report")
        walk.keys("Escape")
        app.dialog_gone()
        self.quit(app)

    def test_combine(self):
        file, copy = self.make_copies()
        app = self.start(file)
        walk = self.walk(app)
        walk.keys("ctrl+m")
        self.choose(app, copy)
        poll(lambda: app.find(role="radio button", state="focused"), "the versions to choose from")
        walk.see("combine")
        walk.keys("Escape")
        self.quit(app)

    def test_damaged(self):
        file = self.home / "fellside.waymark"
        self.cli("sample", file)
        content = bytearray(file.read_bytes())
        content[len(content) // 2:len(content) // 2 + 64] = bytes(64)
        file.write_bytes(content)
        app = self.start(file)
        walk = Walk(self, app, lambda name, _top: self.take(app, name))
        poll(lambda: any(n.role == "alert" for n in app.root.walk()), "the error bar")
        walk.see("damaged")
        self.quit(app)


def main():
    Figures.language, folder, *Figures.names = sys.argv[1:]
    Figures.folder = Path(folder)
    cases = {"test_begin": ["start", "preview"], "test_combine": ["combine"], "test_damaged": ["damaged"]}
    for case in ("test_begin", "test_plan", "test_combine", "test_damaged"):
        if Figures.names and not set(Figures.names) & set(cases.get(case, Figures.names)):
            continue
        figures = Figures(case)
        result = figures.run()
        for _case, words in result.errors + result.failures:
            sys.exit(words)


if __name__ == "__main__":
    main()
