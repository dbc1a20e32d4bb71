# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The window and files that cannot be trusted: what is damaged is recovered into a new file, a hostile one
holds nothing up, and what is written tells nothing of this computer."""

import json
import os
import pwd
import random
import socket
import sqlite3
import stat
import subprocess
import time
from pathlib import Path

import tap
from gui import poll
from window import BUILD, SAMPLE, WindowCase

CLI = BUILD / "src" / "app" / "waymark-cli"
PAGE = 4096


class Trust(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def cli(self, *words):
        done = subprocess.run([CLI, *map(str, words)], env={**os.environ, **self.env}, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def damage(self, *tables):
        """All pages of some tables are gone."""
        data = bytearray(self.file.read_bytes())
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as db:
            for table in tables:
                for number, in db.execute("SELECT pageno FROM dbstat WHERE name = ?", (table,)):
                    data[(number - 1) * PAGE:number * PAGE] = bytes(PAGE)
        self.file.write_bytes(data)
        return bytes(data)

    def test_recover_by_keyboard(self):
        data = self.damage("status", "party", "change")
        new = self.home / "found.waymark"
        noted = self.help_program()
        app = self.start(self.file)
        app.wait_for(role="alert", text="is damaged and was left as it is.")
        app.wait_for("28 of 28 actions can be read.", "label")
        app.wait_for("Recover into a new file…", "push button")
        app.key("F1")
        poll(noted.exists, "the help on damaged plans")
        self.assertEqual(noted.read_text(), "help:waymark/damaged")
        app.key("alt+r")
        self.name_file(app, new)
        app.key("Return")
        rows = app.wait_for("What could not be read or confirmed", "list")
        lost = poll(lambda: [row.name for row in rows.find_all(role="list item")], "what could not be read")
        self.assertIn("Status: nothing of it could be read.", lost)
        self.assertIn("Party “\u2068(could not be read)\u2069”: it could not be read itself; what belongs to it was kept.", lost)
        poll(lambda: rows.find(state="focused"), "the keyboard in the list")
        app.key("Escape")
        app.dialog_gone()
        self.ready(app)
        app.wait_for(role="alert", text="28 of 28 actions can be read.")
        self.quit(app)
        self.assertEqual(self.file.read_bytes(), data)
        self.assertIn("is sound", self.cli("check", new))
        plan = json.loads(self.cli("export", new))
        self.assertEqual(len(plan["themes"]), 5)

    def test_nothing_lost(self):
        """Only the way to the items is broken: there is nothing to list."""
        before = json.loads(self.cli("export", self.file))
        self.damage("action_order")
        new = self.home / "found.waymark"
        app = self.start(self.file)
        app.wait_for("Recover into a new file…", "push button").click()
        self.choose(app, new)
        self.ready(app)
        app.wait_for(role="alert", text="28 of 28 actions can be read.")
        self.assertIsNone(app.find("What could not be read or confirmed", "list"))
        self.quit(app)
        self.assertEqual(json.loads(self.cli("export", new)), before)

    def test_nothing_to_recover(self):
        letter = self.home / "letter.waymark"
        letter.write_text("Dear all, please find the plan attached.")
        app = self.start(letter)
        app.wait_for(role="alert", text="“letter.waymark” is not a Waymark plan.")
        app.settle()
        self.assertIsNone(app.find("Recover into a new file…", "push button"))
        self.quit(app)

    def test_killed_while_combining(self):
        """At random moments after it was asked for: the copy is as it was, the plan the old or the new one,
        whole; opened again, it has nothing lying about. WAYMARK_KILLS: how often."""
        copy = self.home / "copy.waymark"
        kills, combined = int(os.environ.get("WAYMARK_KILLS", "3")), 0
        copy.write_bytes(self.file.read_bytes())
        self.cli("set", copy, "2.1", "notes=From the copy", "--person", "Bob")
        self.cli("set", self.file, "1.1(b)", "notes=Of our own", "--person", "Ann")
        before, theirs = self.file.read_bytes(), copy.read_bytes()
        for _ in range(kills):
            self.file.write_bytes(before)
            app = self.start(self.file)
            self.ready(app)
            app.key("ctrl+m")
            self.choose(app, copy)
            app.wait_for("What came back", "list")
            with subprocess.Popen(["xdotool", "key", "ctrl+Return"]):
                time.sleep(random.uniform(0, 0.25))
                app.kill()
            self.assertEqual(copy.read_bytes(), theirs)
            self.assertIn("is sound", self.cli("check", self.file))
            plan = self.cli("export", self.file)
            self.assertIn("Of our own", plan)
            combined += "From the copy" in plan
            left = {path.name for path in self.home.iterdir() if path.name.startswith(".")}
            self.assertEqual({name for name in left if ".waymark" in name or "goutput" in name}, set())
            self.assertEqual(list((self.home / "state" / "waymark" / "work").iterdir()), [])
        print(f"# trust: {kills} kills of the window while it combined; {combined} times it had, the plan whole in all")

    def test_usable_while_it_looks(self):
        """A file of 100 MB whose pages are all sound, and whose last edit is forged."""
        app = self.start()
        db = sqlite3.connect(self.file, isolation_level=None)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("INSERT INTO change WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 800000)"
                   " SELECT randomblob (16), 'text', 1, 0, randomblob (150), NULL FROM c")
        db.close()
        app.key("ctrl+o")
        self.name_file(app, self.file)
        app.key("Return")
        begun, slowest, looks = time.monotonic(), 0, 0
        while time.monotonic() - begun < 60 and not app.find(role="alert", text="fellside.waymark"):
            asked = time.monotonic()
            self.assertIsNotNone(app.find("Open", "push button") or app.root.children)
            slowest = max(slowest, time.monotonic() - asked)
            looks += 1
        took = time.monotonic() - begun
        print(f"# refused after {took:.1f} s; asked {looks} times meanwhile, the window answered within {slowest:.2f} s")
        app.wait_for(role="alert", text="fellside.waymark")
        self.assertGreater(looks, 2)
        self.assertLess(slowest, 2.0)
        self.quit(app)

    def test_nothing_of_this_computer(self):
        """No path, host name or account name in the file after real use; nothing others can read in the
        state directory; nothing listens or is connected."""
        home = self.home / "zqhomezq"
        home.mkdir()
        self.env.update(HOME=str(home), USER="zqaccountzq", LOGNAME="zqaccountzq")
        folder = home / "zqfolderzq"
        folder.mkdir()
        document = folder / "fellside.md"
        document.write_bytes(SAMPLE.read_bytes())
        file = folder / "plan.waymark"
        app = self.start()
        self.import_document(app, document)
        app.key("ctrl+s")
        self.choose(app, file)
        poll(lambda: file.exists(), "the file")
        app.key("ctrl+shift+t")
        app.settle()
        app.type("A new theme")
        app.key("ctrl+s")
        self.check_sockets(app)
        self.check_state()
        self.quit(app)
        self.cli("set", file, "1", "title=Changed on the command line")
        data = file.read_bytes()
        self.assertIn(b"A new theme", data)
        words = {"zqhomezq", "zqfolderzq", "zqaccountzq", str(self.home), socket.gethostname(),
                 os.uname().nodename, pwd.getpwuid(os.geteuid()).pw_dir, "/tmp/", "/home/"}
        for word in words - {"/", ""}:
            self.assertNotIn(word.encode(), data, word)
        db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self.assertNotIn(pwd.getpwuid(os.geteuid()).pw_name, [person for person, in db.execute("SELECT person FROM edit")])
        db.close()
        self.check_state()

    def check_state(self):
        state = self.home / "state"
        for path in [state / "waymark", *(state / "waymark").rglob("*")]:
            mode = stat.S_IMODE(path.lstat().st_mode)
            self.assertEqual(mode & ~(0o700 if path.is_dir() else 0o600), 0, f"{path} {mode:o}")

    def check_sockets(self, app):
        """Of the program only those to display and buses; where there is a network, none is used."""
        mine = set()
        for link in Path(f"/proc/{app.pid}/fd").iterdir():
            target = os.readlink(link)
            if target.startswith("socket:["):
                mine.add(target[8:-1])
        for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
            table = Path(f"/proc/{app.pid}/net/{kind}")
            for line in table.read_text().splitlines()[1:] if table.exists() else []:
                self.assertNotIn(line.split()[9], mine, line)
        if os.environ.get("GUI_SESSION_NETWORK") == "none":
            self.assertEqual([line.split(":")[0].strip() for line in
                              Path("/proc/net/dev").read_text().splitlines()[2:]], ["lo"])


if __name__ == "__main__":
    tap.main()
