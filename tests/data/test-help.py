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
BUILT = Path(os.environ["WAYMARK_BUILD"]) / "help"


class Help(unittest.TestCase):
    def check(self, what, folder=HELP / "C"):
        pages = sorted(folder.glob("*.page"))
        self.assertNotEqual(pages, [])
        done = subprocess.run(["yelp-check", what, *pages], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_valid(self):
        self.check("validate")

    def test_links(self):
        self.check("links")

    def test_no_orphans(self):
        self.check("orphans")

    def test_in_every_language(self):
        for language in (HELP / "LINGUAS").read_text().split():
            with self.subTest(language=language):
                self.check("validate", BUILT / language)
                names = {page.name for page in (BUILT / language).glob("*.page")}
                self.assertEqual(names, {page.name for page in (HELP / "C").glob("*.page")})

    def test_every_page_is_installed(self):
        listed = set(re.findall(r"'([\w-]+\.(?:page|xml))'", (HELP / "meson.build").read_text()))
        there = {path.name for path in (HELP / "C").iterdir() if path.is_file()}
        self.assertEqual(listed, there)


if __name__ == "__main__":
    tap.main()
