# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What a screen reader hears and a pointer hits, in every window, dialog, popover and page:
everything that takes the keyboard has a name of its own and is at least 24 pixels in size."""

import re

import tap
import views
from gui import GLib, poll
from window import WindowCase

TARGET = 24

# GTK counts what is inside the padding and border of a button, of which the theme gives each at
# least so much on every side.
AROUND = {"push button": 5, "toggle button": 5, "combo box": 5, "check box": 3, "radio button": 3}


def ancestors(node):
    while node.role != "application":
        yield node
        node = node.parent


class Access(WindowCase):
    def setUp(self):
        super().setUp()
        self.nameless, self.small, self.seen = [], [], []

    def look(self, view, top):
        self.seen.append(view)
        found = 0
        for node in top.walk():
            try:
                states = node.states
                if "focusable" not in states:
                    continue
                role, name = node.role, node.name
                _x, _y, width, height = node.extents()
            except GLib.Error:      # it has gone meanwhile
                continue
            found += 1
            # Nor is it read with the underline of its mnemonic in it, or twice.
            half = name[:len(name) // 2]
            if not name.strip() or re.match(r"(Gtk|Waymark|Gd)[A-Z]", name) or \
                    re.search(r"^_|\s_\w", name) or name == half + " " + half:
                self.nameless.append((view, role, name, self.path(node)))
            # What is scrolled away has no size. Links stand in a line of words.
            if width > 0 and height > 0 and role not in ("label", "link"):
                more = 2 * AROUND.get(role, 0)
                if min(width, height) + more < TARGET and not self.part_of_a_field(node):
                    self.small.append((view, role, name, (width, height)))
        self.assertGreater(found, 2, view)

    def part_of_a_field(self, node):
        """The words inside an entry or a drop-down: what is hit is the field around them."""
        if node.role == "text":
            _x, _y, width, height = node.parent.extents()
            return width >= TARGET and height >= TARGET
        return node.role == "filler" and any(up.role in ("combo box", "push button")
                                             for up in ancestors(node))

    def path(self, node):
        return " < ".join("%s %r" % (up.role, up.name) for up in list(ancestors(node))[:5])

    maxDiff = None

    def settle(self):
        self.assertEqual(self.nameless, [])
        self.assertEqual(self.small, [])

    def test_plan(self):
        app = self.start(views.make_plan(self))
        views.walk_plan(self, app, self.look)
        self.quit(app)
        self.settle()
        self.assertGreater(len(self.seen), 20)

    def test_beginning(self):
        app = self.start(views.make_plan(self))
        self.quit(app)          # so that there is a recent plan
        app = self.start()
        views.walk_beginning(self, app, self.look)
        self.quit(app)
        self.settle()

    def test_combining(self):
        file, copy = views.make_copies(self)
        app = self.start(file)
        views.walk_combine(self, app, self.look, copy)
        self.quit(app)
        self.settle()
        self.assertGreater(len(self.seen), 3)

    def test_error_bar(self):
        bad = self.home / "other.waymark"
        bad.write_text("This is no plan.\n")
        app = self.start(bad)
        views.walk_error(self, app, self.look)
        self.quit(app)
        self.settle()


class Rows(WindowCase):
    def test_rows_are_read_whole(self):
        file = self.home / "plan.waymark"
        self.cli("import", views.SAMPLE, file)
        self.cli("set", file, "1.2(a)", "due=September 2025", "leads=MBC, RCBC", "--new-party")
        app = self.start(file)
        row = self.row(app, "1.2(a), ")
        self.assertEqual(row.name,
                         "1.2(a), Agree one short consent form and one handover note across the "
                         "hub, locality teams and hospital discharge, leads MBC and RCBC, "
                         "rated red, due September 2025, 13 months late, in progress")
        self.assertEqual(self.row(app, "1.4, ").name.split(", ")[0], "1.4")
        self.assertRegex(self.row(app, "Theme 1, ").name,
                         r"^Theme 1, Support that works for carers, \d+ actions, \d+ late$")
        self.assertRegex(self.row(app, "Requirement 1.2, ").name,
                         r"^Requirement 1\.2, Carers tell their story once, 3 actions, \d+ late$")
        self.quit(app)

    def test_roles_and_states(self):
        app = self.start(views.make_plan(self))
        rows = app.wait_for("Actions", "list")
        row = self.select(app, "1.2(a), ")
        self.assertEqual(row.role, "list item")
        self.assertIn("selectable", row.states)
        app.wait_for("Outline", "list")
        poll(lambda: any(n.role in ("status bar", "statusbar") for n in app.root.walk()),
             "the status line")
        self.assertEqual(rows.role, "list")
        self.quit(app)


if __name__ == "__main__":
    tap.main()
