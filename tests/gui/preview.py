# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What the tests of the import preview share."""

import re

from gui import poll, screenshot, sh
from window import ARTIFACTS, WindowCase

# Leads to split, rename and join; a date, a pointer, a status and a paragraph that need a look.
DOCUMENT = """Homes plan

## Theme 1: Homes

| No. | Action | Lead | Ward | When | Status |
|---|---|---|---|---|---|
| 1 | Mend the roof | Council Works Team | North | May 2026 | Agreed |
| 2 | Paint the door | Council | South | June 2026 | Parked |
| 3 | Clear the gutters | Council, ICB | South | spring 26 or so | |
| 4 | Tell the neighbours, see action 9 | The Counsil | South | July 2026 | |

Task groups may be set up.

They meet when they want.
"""


def quoted(words):
    """Words of a person stand between isolates."""
    return "“\u2068%s\u2069”" % words


def isolated(words):
    return "\u2068%s\u2069" % words


def meaning(heading):
    return "Meaning of " + quoted(heading)


class Preview(WindowCase):
    def preview(self, text=DOCUMENT, name="homes.md", **env):
        document = self.home / name
        document.write_text(text)
        app = self.start(**env)
        self.import_document(app, document, create=False)
        self.rows(app)
        return app

    def rows(self, app):
        return poll(lambda: app.find("The plan you would get", "list").children, "rows")

    def names(self, app):
        return [row.name for row in self.rows(app)]

    def wait_row(self, app, name):
        try:
            poll(lambda: name in self.names(app), "a row %r" % name, 10)
        except AssertionError:
            self.assertIn(name, self.names(app))

    def selected_row(self, app):
        return [row.name for row in self.rows(app) if "selected" in row.states]

    def counts(self, app):
        """Words placed, left out, and needing a look, as they stand in the window."""
        found = {}
        for node in app.root.walk():
            if node.role in ("label", "push button"):
                match = re.fullmatch(r"([\d,]+) (placed|left out|needs? a look|need a look)", node.name)
                if match:
                    found[match[2].split()[0].rstrip("s")] = int(match[1].replace(",", ""))
        return tuple(found.get(key) for key in ("placed", "left", "need"))

    def wait_counts(self, app, left=None, look=None):
        """The three counts always add up to the words of the document."""
        def as_wanted():
            _placed, now_left, now_look = self.counts(app)
            return (left is None or now_left == left) and (look is None or now_look == look)

        poll(as_wanted, "%s left out and %s to look at, not %s" % (left, look, self.counts(app)))
        self.assertEqual(sum(self.counts(app)), self.whole)

    def tab_to(self, app, name, role="push button"):
        """Presses Tab until the keyboard is there: all can be reached without a mouse."""
        node = app.wait_for(name, role)
        for _ in range(70):
            if node.focused():
                return node
            app.key("Tab")
        raise AssertionError("Tab does not come to %r" % name)

    def press(self, app, name):
        self.tab_to(app, name)
        app.key("space")

    def take(self, app, choice):
        """A choice of an open menu, by arrow keys."""
        app.popover(choice)
        row = app.wait_for(choice, "list item")
        for _ in range(12):
            if row.focused():
                break
            app.key("Down")
        self.assertTrue(row.focused(), "the arrow keys come to %r" % choice)
        app.key("Return")

    def picture(self, app, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        sh("xdotool", "mousemove", 2, 2)
        app.popover_gone()
        screenshot(str(ARTIFACTS / (name + ".png")), app.windows()[-1])
