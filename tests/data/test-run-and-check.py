#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The scripts in build-aux: their syntax, their packages, and how they count."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

AUX = Path(os.environ["WAYMARK_SOURCE"]) / "build-aux"


class Scripts(unittest.TestCase):
    def test_syntax(self):
        for name in ("run", "check", "install-packages"):
            with self.subTest(name=name):
                self.assertTrue(os.access(AUX / name, os.X_OK))
                self.assertEqual(subprocess.run(["bash", "-n", AUX / name]).returncode, 0)

    def test_unknown_option(self):
        for name in ("run", "check"):
            done = subprocess.run([AUX / name, "--nonsense"], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("usage:", done.stderr)

    def test_one_package_a_line(self):
        names = [line for line in (AUX / "packages").read_text().splitlines() if line and not line.startswith("#")]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r"^[a-z0-9][a-z0-9.+-]+$")

    def test_nothing_missing_means_no_apt(self):
        with tempfile.TemporaryDirectory() as folder:
            for tool in ("apt-get", "sudo"):
                trap = Path(folder) / tool
                trap.write_text("#!/bin/sh\necho called >&2\nexit 9\n")
                trap.chmod(0o755)
            env = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}")
            done = subprocess.run([AUX / "install-packages"], env=env, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))


class Count(unittest.TestCase):
    def count(self, *programs, failed=()):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
            for result, stdout in programs:
                log.write(json.dumps({"name": "one", "result": result, "stdout": stdout, "stderr": ""}) + "\n")
            log.flush()
            done = subprocess.run([AUX / "count-tests", *(f"--failed={what}" for what in failed), log.name],
                                  capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_cases_of_tap(self):
        self.assertEqual(self.count(("OK", "1..2\nok 1 /a\nok 2 /b\n")), (0, "2 passed, 0 failed"))

    def test_failed_and_skipped_cases(self):
        tap_lines = "TAP version 13\n1..3\nok 1 /a # SKIP no folder\nnot ok 2 - b\nok 3\n"
        self.assertEqual(self.count(("ERROR", tap_lines)), (1, "1 passed, 1 failed, 1 skipped"))

    def test_a_crash_is_a_failure(self):
        self.assertEqual(self.count(("ERROR", "1..2\nok 1 /a\n")), (1, "1 passed, 1 failed"))
        self.assertEqual(self.count(("TIMEOUT", "")), (1, "0 passed, 1 failed"))

    def test_a_plain_program_is_one_case(self):
        self.assertEqual(self.count(("OK", "hello\n"), ("SKIP", "")), (0, "1 passed, 0 failed, 1 skipped"))

    def test_a_build_that_failed(self):
        self.assertEqual(self.count(("OK", ""), failed=["the build"]), (1, "1 passed, 1 failed"))

    def test_nothing_run_is_no_success(self):
        self.assertEqual(self.count(), (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    tap.main()
