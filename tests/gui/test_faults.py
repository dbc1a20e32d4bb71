# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Disks that fill up and drives that go away while the window is open."""

import errno
import json
import os
import re
import shutil

import tap
from gui import poll
from window import SAMPLE, WindowCase

PRELOAD = os.environ["WAYMARK_FAULTS_PRELOAD"]
ACTION = "2.1, Ten local employers"


class Faults(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def replace(self, app, name, words):
        field = app.wait_for(name, "text")
        field.click()
        poll(field.focused, "the keyboard in %s" % name)
        app.key("ctrl+a")
        app.type(words)
        app.key("F6")   # leaving the field keeps the words

    def open_on(self, folder):
        """The plan, with a switch that makes each call on files below a folder fail."""
        self.switch = self.home / "switch"
        app = self.start(self.file, LD_PRELOAD=PRELOAD, WAYMARK_FAULTS=str(folder.resolve()),
                         WAYMARK_FAULTS_SWITCH=str(self.switch))
        self.ready(app)
        return app

    def fail_with(self, number):
        self.switch.write_text(str(number))

    def drive(self):
        """Moves the plan to a folder of its own, as on another drive."""
        drive = self.home / "drive"
        drive.mkdir()
        self.file.rename(drive / self.file.name)
        self.file = drive / self.file.name
        return drive

    def press(self, app, words):
        poll(lambda: app.find(words, "push button"), words).click()

    def notes(self):
        plan = json.loads(self.cli("export", self.file))
        return plan["themes"][1]["items"][0]["notes"]

    def test_drive_does_not_answer(self):
        app = self.open_on(self.drive())
        self.fail_with(errno.EIO)
        self.select(app, ACTION)
        self.replace(app, "Notes", "While the drive was away")
        bar = app.wait_for(role="alert", text="its drive is not answering")
        self.assertIn("“fellside.waymark” could not be", bar.text)
        self.wait_status(app, "Kept on this computer")
        self.assertIsNotNone(app.find("Save a copy…", "push button"))
        self.switch.unlink()
        self.press(app, "Try again")
        poll(lambda: app.find(role="alert") is None, "the bar to go")
        self.quit(app)
        self.assertEqual(self.notes(), "While the drive was away")

    def test_ended_before_it_was_written(self):
        """What was kept is offered by itself, by name and time; F1 leads to what is promised."""
        noted = self.help_program()
        app = self.open_on(self.drive())
        self.fail_with(errno.EIO)
        self.select(app, ACTION)
        self.replace(app, "Notes", "Before the end")
        self.wait_status(app, "Kept on this computer")
        app.key("F1")
        poll(noted.exists, "the help on what goes wrong")
        self.assertEqual(noted.read_text(), "help:waymark/safety")
        noted.unlink()
        app.kill()
        self.switch.unlink()
        app = self.start(self.file)
        bar = app.wait_for(role="alert", text="were kept on this computer")
        title = json.loads(self.cli("export", self.file))["title"]
        words = bar.text.replace("\u2068", "").replace("\u2069", "")
        app.key("F1")
        poll(noted.exists, "the help on what came back")
        self.assertEqual(noted.read_text(), "help:waymark/safety")
        self.assertRegex(words, r"Changes to “%s” from [0-9]{1,2}:[0-9]{2} today were kept" % re.escape(title))
        self.wait_status(app, "Everything is saved")
        self.quit(app)
        self.assertEqual(self.notes(), "Before the end")

    def test_disk_of_this_computer_is_full(self):
        app = self.open_on(self.home / "state")
        self.select(app, ACTION)
        self.replace(app, "Notes", "Before it was full")
        self.wait_status(app, "Everything is saved")
        self.fail_with(errno.ENOSPC)
        self.replace(app, "Notes", "On a full disk")
        bar = app.wait_for(role="alert", text="The disk is full")
        self.assertIn("the last change to “fellside.waymark” could not be kept", bar.text)
        # A copy can be saved on another disk all the same.
        copy = self.home / "copy.waymark"
        self.press(app, "Save a copy…")
        self.choose(app, copy)
        poll(copy.exists, "the copy")
        self.switch.unlink()
        self.select(app, ACTION)
        self.replace(app, "Notes", "When there was room again")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)
        self.assertEqual(self.notes(), "When there was room again")

    def test_folder_is_taken_away(self):
        drive = self.drive()
        app = self.open_on(drive)
        drive.rename(self.home / "away")
        self.select(app, ACTION)
        self.replace(app, "Notes", "While the folder was away")
        app.wait_for(role="alert", text="is no longer where it was")
        self.wait_status(app, "Kept on this computer")
        self.assertIsNotNone(app.find("Save a copy…", "push button"))
        (self.home / "away").rename(drive)
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)
        self.assertEqual(self.notes(), "While the folder was away")

    def test_file_is_renamed_then_replaced(self):
        """The work stays, the bar names the file, and another place for it is offered."""
        app = self.start(self.file)
        self.ready(app)
        self.select(app, ACTION)
        away = self.home / "renamed.waymark"
        self.file.rename(away)
        self.replace(app, "Notes", "While it was renamed")
        bar = app.wait_for(role="alert", text="is no longer where it was")
        self.assertIn("“fellside.waymark”", bar.text)
        self.wait_status(app, "Kept on this computer")
        copy = self.home / "copy.waymark"
        self.press(app, "Save a copy…")
        self.choose(app, copy)
        poll(copy.exists, "the copy")
        # Another plan is put in its place.
        self.cli("import", SAMPLE, self.file)
        other = self.file.read_bytes()
        self.replace(app, "Notes", "While another was there")
        bar = app.wait_for(role="alert", text="“fellside.waymark”")
        poll(lambda: app.find("Save a copy…", "push button"), "a place to be offered")
        app.key("ctrl+s")
        app.settle()
        self.assertEqual(self.file.read_bytes(), other)
        away.rename(self.file)
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)
        self.assertEqual(self.notes(), "While another was there")

    def test_state_directory_is_gone(self):
        app = self.start(self.file)
        self.ready(app)
        self.select(app, ACTION)
        shutil.rmtree(self.home / "state" / "waymark" / "work")
        self.replace(app, "Notes", "Without a place to keep it")
        bar = app.wait_for(role="alert", text="“")
        copy = self.home / "copy.waymark"
        self.press(app, "Save a copy…")
        self.choose(app, copy)
        poll(copy.exists, "the copy")
        self.assertIn("is sound", self.cli("check", copy))
        self.assertIn("is sound", self.cli("check", self.file))
        app.kill()


if __name__ == "__main__":
    tap.main()
