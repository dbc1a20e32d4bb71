#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""`meson install` into an empty folder: everything is there, and the program works from it."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

BUILD = Path(os.environ["WAYMARK_BUILD"])
SOURCE = Path(os.environ["WAYMARK_SOURCE"])

INSTALLED = """
bin/waymark
bin/waymark-cli
share/applications/org.waymark.Waymark.desktop
share/dbus-1/services/org.waymark.Waymark.service
share/glib-2.0/schemas/org.waymark.Waymark.gschema.xml
share/help/C/waymark/index.page
share/icons/hicolor/scalable/apps/org.waymark.Waymark.svg
share/icons/hicolor/symbolic/apps/org.waymark.Waymark-symbolic.svg
share/metainfo/org.waymark.Waymark.metainfo.xml
share/mime/packages/org.waymark.Waymark.mime.xml
share/waymark/help/html/C/index.html
share/waymark/help/html/cy/figures/plan.png
share/waymark/help/html/ur/first-hour.html
share/waymark/waymark-plan.schema.json
""".split()


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = Path(tempfile.mkdtemp(prefix="waymark-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.dir)
        done = subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", cls.dir],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        cls.bin = next(cls.dir.rglob("bin/waymark-cli")).parent
        cls.prefix = cls.bin.parent

    def run_cli(self, *words):
        env = dict(os.environ, HOME=str(self.dir), XDG_STATE_HOME=str(self.dir / "state"))
        return subprocess.run([self.bin / "waymark-cli", *words], env=env, capture_output=True, text=True)

    def test_everything_is_there(self):
        missing = [name for name in INSTALLED if not (self.prefix / name).is_file()]
        self.assertEqual(missing, [])

    def test_command_line_works(self):
        done = self.run_cli("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("waymark-cli import", done.stdout)

    def test_samples_become_plans(self):
        samples = sorted((self.prefix / "share" / "waymark" / "samples").glob("*.*"))
        self.assertEqual([path.name for path in samples],
                         sorted(path.name for path in (SOURCE / "data" / "samples").glob("*.*")))
        self.assertGreater(len(samples), 0)
        for sample in samples:
            with self.subTest(sample=sample.name):
                done = self.run_cli("import", sample, self.dir / f"{sample.stem}.waymark")
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_service_starts_the_program(self):
        service = (self.prefix / "share/dbus-1/services/org.waymark.Waymark.service").read_text()
        command = next(line for line in service.splitlines() if line.startswith("Exec=")).split("=")[1].split()[0]
        self.assertTrue((self.dir / command.lstrip("/")).is_file())


if __name__ == "__main__":
    tap.main()
