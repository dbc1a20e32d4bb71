# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""A plan, and copies of it that came back: what the tests of combining begin with."""

import json
import shutil

from gui import poll, sh
from window import SAMPLE, WindowCase

MINE = "Agree one short consent form across the hub and the GPs"
THEIRS = "Agree a consent form and one one-page handover note across the hub"
NOTES = "Pack agreed.\nSlides to be kept on the page."


class CombineCase(WindowCase):
    """A plan, and a copy of it that RCBC worked on meanwhile."""

    def setUp(self):
        super().setUp()
        self.plan = self.home / "carers.waymark"
        self.copy = self.home / "carers (RCBC).waymark"
        self.cli("import", SAMPLE, self.plan)
        self.set(self.plan, "Rhian", "1.2(b)", notes=NOTES)
        shutil.copyfile(self.plan, self.copy)

    def set(self, plan, person, item, **fields):
        pairs = ["%s=%s" % pair for pair in fields.items()]
        return self.cli("set", plan, item, *pairs, "--person", person)

    def mine(self, item, **fields):
        self.set(self.plan, "Rhian", item, **fields)

    def theirs(self, item, **fields):
        self.set(self.copy, "RCBC", item, **fields)

    def clash(self):
        """The text and the due date of 1.2(a) on both sides, and what only they changed."""
        self.mine("1.2(a)", text=MINE, due="December 2026")
        self.theirs("1.2(a)", text=THEIRS, due="January 2027")
        self.theirs("1.1(b)", status="Complete")
        self.theirs("1.6", due="June 2027")
        self.cli("add", self.copy, "2", "action", "text=Carers café in the market hall",
                 "--person", "RCBC")

    def actions(self, plan=None):
        def walk(items):
            for item in items:
                if item["kind"] == "action":
                    yield item
                yield from walk(item.get("items", []))
        whole = json.loads(self.cli("export", plan or self.plan))
        return {action["number"]: action for theme in whole["themes"]
                for action in walk(theme["items"])}

    def open(self, **env):
        app = self.start(self.plan, **env)
        app.wait_for("Actions", "list")
        return app

    def combine(self, app, path=None):
        app.key("ctrl+m")
        self.choose(app, path or self.copy)

    def preview(self, app):
        self.combine(app)
        app.wait_for("What came back", "list")
        return app

    def title(self, app):
        return sh("xdotool", "getwindowname", app.windows()[-1])

    def wait_clash(self, app, name):
        return app.wait_for(name, "panel")

    def finish(self, app):
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)

    def nameless(self, top):
        return [(node.role, node.name) for node in top.walk()
                if "focusable" in node.states and (not node.name or node.name.startswith("Gtk"))]
