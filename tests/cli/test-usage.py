#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Help, mistakes in typing, and what goes to which stream."""

import os
import subprocess

import tap
from cli import CLI, Case

COMMANDS = "import export show set add move remove undo redo history check".split()


class Usage(Case):
    def test_help_lists_every_command(self):
        out = self.good("--help")
        for command in COMMANDS:
            self.assertIn(f"waymark-cli {command} ", out)

    def test_each_command_explains_itself(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                out = self.good(command, "--help")
                self.assertIn(command, out)
                self.assertIn("PLAN", out)

    def test_version(self):
        self.assertRegex(self.good("--version"), r"\Awaymark-cli \d+\.\d+\.\d+\n\Z")

    def test_no_command(self):
        self.assertIn("--help", self.bad(code=2))

    def test_unknown_command(self):
        self.assertIn("“destroy”", self.bad("destroy", "x", code=2))

    def test_too_few_and_too_many_words(self):
        for words in (["import", "a"], ["import", "a", "b", "c"], ["export"], ["show"], ["show", "a", "b", "c"],
                      ["set", "a", "1"], ["add", "a", "plan"], ["move", "a", "1"], ["remove", "a"],
                      ["undo"], ["undo", "a", "b"], ["redo"], ["history"], ["check"], ["check", "a", "b"]):
            with self.subTest(words=words):
                self.assertIn(f"waymark-cli {words[0]} ", self.bad(*words, code=2))

    def test_unknown_option(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.bad(command, "a", "--nonsense", code=2)

    def test_option_of_another_command(self):
        self.bad("undo", "a", "--report", "b", code=2)
        self.bad("show", "a", "--person", "b", code=2)

    def test_not_utf8(self):
        self.make()
        done = subprocess.run([CLI.encode(), b"set", os.fsencode(self.plan), b"1.1", b"title=\xff"],
                              capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (2, b""))

    def test_a_plan_that_is_not_there(self):
        for command in ("export", "show", "undo", "redo", "history", "check"):
            with self.subTest(command=command):
                self.assertIn("nowhere.waymark", self.bad(command, self.dir / "nowhere.waymark"))

    def test_a_file_that_is_no_plan(self):
        other = self.dir / "other.waymark"
        other.write_text("This is no plan at all, and longer than the header of a database, which has a hundred "
                         "bytes at its beginning.\n" * 40)
        for command in ("export", "show", "undo", "history", "check"):
            with self.subTest(command=command):
                before = other.read_bytes()
                self.assertIn("other.waymark", self.bad(command, other))
                self.assertEqual(other.read_bytes(), before)

    def test_output_is_utf8_in_any_locale(self):
        self.make()
        self.set("plan", "title=Ŵyth – عربي 🙂")
        self.assertIn("Ŵyth – عربي 🙂", self.good("show", self.plan, LC_ALL="C"))
        self.assertIn("…", self.good("set", "--help", LC_ALL="C"))

    def test_a_full_disk_is_said(self):
        self.make()
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, "show", self.plan], stdout=full, stderr=subprocess.PIPE, text=True,
                                  env=dict(os.environ, XDG_STATE_HOME=str(self.state)))
        self.assertEqual(done.returncode, 1)
        self.assertIn("Standard output", done.stderr)


if __name__ == "__main__":
    tap.main()
