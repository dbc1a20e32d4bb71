# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Meetings by keyboard alone: the switcher, the agenda, minutes, dates, closing."""

import json

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, WindowCase


class MeetingCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def meetings(self):
        return json.loads(self.cli("meeting", "list", self.file, "--json"))

    def actions(self):
        def walk(items):
            for item in items:
                if item["kind"] == "action":
                    yield item
                yield from walk(item.get("items", []))
        return {action["number"]: action for theme in self.plan()["themes"] for action in walk(theme["items"])}

    def view(self, app, name):
        return app.wait_for(name, "push button", "pressed")

    def line(self, app):
        """What is read of the line that the meeting is at."""
        node = app.focused()
        return node.name if node is not None else ""

    def at(self, app, words):
        poll(lambda: words in self.line(app), "the meeting to be at %r" % words)

    def new_meeting(self, app, body="Partnership Board", date=None):
        app.wait_for("_New meeting… New meeting…", "push button")
        app.key("Return")
        app.dialog()
        app.type(body)
        if date:
            app.key("Tab")
            app.key("ctrl+a")
            app.type(date)
        app.key("ctrl+Return")
        app.dialog_gone()
        app.wait_for("Agenda", "list")

    def finish(self, app):
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)


class Views(MeetingCase):
    def test_by_keys_and_by_menu(self):
        app = self.open()
        self.view(app, "Plan")
        app.key("ctrl+4")
        self.view(app, "Meeting")
        app.wait_for("No meeting yet", "label")
        app.key("ctrl+1")
        self.view(app, "Plan")
        app.wait_for("Actions", "list")
        screenshot(str(ARTIFACTS / "switcher.png"))
        self.quit(app)

    def test_look(self):
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=11/9/2026")
        self.cli("meeting", "close", self.file, "11/9/2026")
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=4/12/2026")
        app = self.open()
        app.key("ctrl+4")
        self.view(app, "Meeting")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting.png"))
        app.key("space")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting-2.png"))
        app.key("F11")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting-full.png"))
        self.quit(app)


if __name__ == "__main__":
    tap.main()
