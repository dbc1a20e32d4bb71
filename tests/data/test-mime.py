#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The media type, as the desktop sees it once it is installed."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

BUILD = Path(os.environ["WAYMARK_BUILD"])
TYPE = "application/vnd.waymark.plan+sqlite3"


class Mime(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = Path(tempfile.mkdtemp(prefix="waymark-mime-"))
        cls.addClassCleanup(shutil.rmtree, cls.dir)
        cls.env = dict(os.environ, XDG_DATA_HOME=str(cls.dir), XDG_DATA_DIRS=str(cls.dir))
        packages = cls.dir / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(BUILD / "data" / "org.waymark.Waymark.mime.xml", packages)
        shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", packages)
        cls.update = subprocess.run(["update-mime-database", "-V", cls.dir / "mime"], env=cls.env,
                                    capture_output=True, text=True)

    def test_no_complaint(self):
        lines = [line for line in self.update.stderr.splitlines() if "waymark" in line.lower()]
        self.assertEqual((self.update.returncode, lines), (0, []))

    def type_of(self, path):
        info = subprocess.run(["gio", "info", "-a", "standard::content-type", path],
                              env=self.env, capture_output=True, text=True, check=True).stdout
        return info.rsplit("content-type: ", 1)[1].strip()

    def database(self, name, application_id):
        path = self.dir / name
        db = sqlite3.connect(path)
        db.execute("create table t (x)")
        db.execute(f"pragma application_id = {application_id}")
        db.commit()
        db.close()
        return path

    def test_known_by_its_bytes(self):
        self.assertEqual(self.type_of(self.database("no-ending", 0x57594D4B)), TYPE)

    def test_known_by_its_name(self):
        path = self.dir / "Plan.waymark"
        path.write_bytes(b"\0\1\2")
        self.assertEqual(self.type_of(path), TYPE)

    def test_another_database_is_none(self):
        self.assertEqual(self.type_of(self.database("other", 0x12345678)), "application/vnd.sqlite3")

    def test_is_a_kind_of_database(self):
        lines = (self.dir / "mime" / "subclasses").read_text().splitlines()
        self.assertIn(f"{TYPE} application/vnd.sqlite3", lines)

    def test_desktop_file_names_it(self):
        desktop = (BUILD / "data" / "org.waymark.Waymark.desktop").read_text()
        self.assertIn(f"MimeType={TYPE};", desktop)


if __name__ == "__main__":
    tap.main()
