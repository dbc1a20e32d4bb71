#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The help is valid Mallard, its links lead somewhere, and every page is installed."""

import os
import re
import subprocess
import unittest
from pathlib import Path

import tap

HELP = Path(os.environ["WAYMARK_SOURCE"]) / "help"


class Help(unittest.TestCase):
    def check(self, what, *options):
        done = subprocess.run(["yelp-check", what, *options, *sorted((HELP / "C").glob("*.page"))],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_valid(self):
        self.check("validate")

    def test_links(self):
        self.check("links")

    def test_no_orphans(self):
        self.check("orphans")

    def test_every_page_is_installed(self):
        listed = set(re.findall(r"'([\w-]+\.(?:page|xml))'", (HELP / "meson.build").read_text()))
        there = {path.name for path in (HELP / "C").iterdir() if path.is_file()}
        self.assertEqual(listed, there)


if __name__ == "__main__":
    tap.main()
