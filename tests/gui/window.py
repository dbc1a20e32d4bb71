# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What the tests of the window share: a private home, starting, choosing files, closing."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from gi.repository import GLib

from gui import App, poll, sh

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
BUILD = Path(os.environ["WAYMARK_BUILD"])
PROGRAM = os.environ.get("WAYMARK_WINDOW", str(BUILD / "src" / "app" / "waymark"))
SAMPLE = SOURCE / "data" / "samples" / "fellside-carers.md"
ARTIFACTS = BUILD / "tests" / "gui" / "artifacts"
TODAY = "2026-11-22"

# Words in the log that mean something is wrong. GTK 4.8 warns about its own shortcuts window.
TROUBLE = re.compile(r"CRITICAL|WARNING|ERROR")
HARMLESS = re.compile(r"GtkLabel 0x[0-9a-f]+ \(label\) reported min width -\d")


class WindowCase(unittest.TestCase):
    """One home folder a case; each program started is closed, and its log looked through."""

    environment = {}
    tries = 2   # see tap.py

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(prefix="waymark-home-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.env = {
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"),
            "WAYMARK_TODAY": TODAY,
            "G_DEBUG": "fatal-criticals",
            "LC_ALL": "C.UTF-8",
        }
        self.env.update(self.environment)
        self.apps = []

    def start(self, *arguments, **env):
        app = App([PROGRAM, *map(str, arguments)], env={**self.env, **env}, artifacts=str(ARTIFACTS))
        self.apps.append(app)
        # However the case ends, nothing stays behind.
        self.addCleanup(app.kill)
        return app.wait_ready()

    def quit(self, app):
        app.key("ctrl+q")
        self.assertEqual(app.wait_exit(), 0)

    def close(self, app):
        """Writes the plan to its file at once, and closes. That it is written by itself after a rest
        is for the cases that wait for "Everything is saved"."""
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)

    def explain(self):
        """Lines about what the programs showed when a case failed."""
        return [line for app in self.apps for line in app.explain()]

    def tearDown(self):
        for app in self.apps:
            for line in app.log().splitlines():
                if TROUBLE.search(line) and not HARMLESS.search(line):
                    self.fail("the program complained: " + line)

    # --- whole gestures

    def choose(self, app, path):
        """Types a path into the file dialog that is open or opening, and takes it."""
        self.name_file(app, path)
        dialog = app.windows()[-1]
        app.key("Return")
        # A question about the file may be there before anybody looks.
        poll(lambda: app.check_alive() or dialog not in app.windows(), "the dialog to close")
        app.wait_keyboard()

    def name_file(self, app, path):
        app.dialog()

        def entry():
            """Another dialog may be the one that has just asked for it, and be going."""
            return app.root.children[-1].find(role="text", state="focused")

        def opened():
            app.wait_keyboard()
            app.key("ctrl+l")
            return entry()

        def typed():
            """What is typed may be completed while the folder is still being read."""
            if entry() and entry().text == str(path):
                return True
            app.key("ctrl+a")
            app.type(str(path))
            return entry() and entry().text == str(path)

        poll(opened, "the keyboard where the file is named")
        poll(typed, "the name of the file to be typed")

    def drop(self, app, *files):
        """Drags files out of another program's window into this one's; that program is returned."""
        other = subprocess.Popen([os.environ["WAYMARK_DRAG_FILE"], *map(str, files)],
                                 env={**os.environ, **self.env})
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)

        def window():
            ids = sh("xdotool", "search", "--onlyvisible", "--pid", other.pid, "--name", "Files")
            return ids.split() and int(ids.split()[0])

        poll(window, "the window to drag from")
        x, y, width, height = app.geometry(poll(window, "the window to drag from"))
        start = x + width // 2, y + height // 2
        # Away from the small window, into the large one behind it.
        ax, ay, aw, ah = app.geometry(app.windows()[0])
        end = (ax + (aw // 4 if start[0] > ax + aw // 2 else 3 * aw // 4), ay + 3 * ah // 4)
        app.drag(start, end, steps=16)
        return other

    def import_document(self, app, path, create=True):
        app.key("ctrl+i")
        self.choose(app, path)
        app.wait_for("Needs a look", "label")
        app.settle()
        if create:
            app.key("ctrl+Return")
            self.ready(app)

    def sample(self, app):
        app.wait_for("Look round a sample plan", "push button").click()
        return self.ready(app)

    def ready(self, app):
        """The list, once a plan has been opened and nothing more is to come."""
        rows = app.wait_for("Actions", "list")
        app.settle()
        return rows

    def row(self, app, words):
        """The row of the list whose name holds these words."""
        rows = app.wait_for("Actions", "list")

        def look():
            for row in rows.children:
                if words in row.name:
                    return row
            return None

        return poll(look, "a row with %r" % words)

    def on_screen(self, rows):
        """The rows of a list that are on the screen. A row that is not any more says still where
        it was, so that two are in one place: then neither counts."""
        _x, top, _w, height = rows.extents()
        places = {row: row.extents() for row in rows.children}

        def within(y, h):
            middle = y + h // 2
            return (h > 8 and top < middle < top + height - 4
                    and sum(oy < middle < oy + oh for _x, oy, _w, oh in places.values()) == 1)

        return [row.ref for row, (_x, y, _w, h) in places.items() if within(y, h)]

    def select(self, app, words):
        """Clicks the row, after going to it with keys."""
        app.popover_gone()
        rows = app.wait_for("Actions", "list")
        for _ in range(60):
            row = self.row(app, words)
            app.settle()
            order = rows.children
            here = next((i for i, r in enumerate(order) if "focused" in r.states), None)
            shown = self.on_screen(rows)
            if row.ref in shown or here is not None and order[here].ref == row.ref:
                row.click()
                poll(lambda: self.chosen(app, words), "%r to be selected" % words)
                return row
            if here is None:
                next(r for r in order if r.ref in shown).click()
                continue
            way = [r.ref for r in order].index(row.ref) - here
            page = "Page_" if abs(way) > 14 else ""
            app.key(page + ("Down" if way > 0 else "Up"))
        raise AssertionError("%r does not come to the screen" % words)

    def chosen(self, app, words):
        """The row is selected; where there is room for one page only, that is the editor's."""
        rows = app.find("Actions", "list")
        if not rows:
            return app.find("Back to the plan", "push button")
        return any(words in row.name and "selected" in row.states for row in rows.children)

    def rows(self, app):
        return [row.name for row in app.wait_for("Actions", "list").children]

    def status(self, app):
        """What the status line says; nothing while there is none."""
        # It is the last of a tree of hundreds, so it is kept while it lives.
        try:
            if app.status_line:
                return app.status_line.name
        except GLib.Error:
            pass
        app.status_line = app.find(role="status bar")
        return app.status_line.name if app.status_line else ""

    def wait_status(self, app, words):
        poll(lambda: words in self.status(app), "the status line to say %r" % words)

    def give_reason(self, app, name="Why does the date move?"):
        """A date that was set moves with a reason, which is asked for in place."""
        why = app.wait_for(name, "text")
        poll(why.focused, "the keyboard where the reason goes")
        app.type("Frost")
        app.key("Return")

    def program_for(self, *types):
        """A program for what has these types, which notes what it is asked for."""
        noted = self.home / "asked"
        script = self.home / "helper"
        script.write_text('#!/bin/sh\nprintf "%%s" "$1" > "%s.new" && mv "%s.new" "%s"\n'
                          % (noted, noted, noted))
        script.chmod(0o755)
        folder = self.home / "data" / "applications"
        folder.mkdir(parents=True)
        (folder / "helper.desktop").write_text(
            "[Desktop Entry]\nType=Application\nName=Helper\nExec=%s %%u\nMimeType=%s;\n"
            % (script, ";".join(types)))
        (folder / "mimeapps.list").write_text(
            "[Default Applications]\n" + "".join("%s=helper.desktop\n" % one for one in types))
        return noted

    def help_program(self):
        """A program that shows help, and ours where it would find it."""
        folder = self.home / "data" / "help" / "C"
        folder.mkdir(parents=True)
        (folder / "waymark").symlink_to(SOURCE / "help" / "C")
        return self.program_for("x-scheme-handler/help")

    def cli(self, *arguments):
        if arguments[0] == "set" and any(str(word).startswith("due=") for word in arguments):
            arguments += ("--reason", "Frost")      # a due date that is set moves only with one
        run = subprocess.run([str(BUILD / "src" / "app" / "waymark-cli"), *map(str, arguments)],
                             env={**os.environ, **self.env}, text=True, capture_output=True,
                             timeout=300, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout
