# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What the tests of the import preview share."""

from gui import poll, screenshot, sh
from window import ARTIFACTS, WindowCase


def quoted(words):
    """Words of a person stand between isolates."""
    return "“\u2068%s\u2069”" % words


def isolated(words):
    return "\u2068%s\u2069" % words


def meaning(heading):
    return "Meaning of " + quoted(heading)


class Preview(WindowCase):
    document = ""

    def preview(self, text=None, name="homes.md", **env):
        document = self.home / name
        document.write_text(text or self.document)
        app = self.start(**env)
        self.import_document(app, document, create=False)
        app.wait_for("The plan you would get", "list")
        return app

    def names(self, app):
        rows = app.find("The plan you would get", "list")
        return [row.name for row in rows.children] if rows else []

    def wait_row(self, app, name):
        poll(lambda: name in self.names(app), "a row %r" % name)

    def selected_row(self, app):
        rows = app.find("The plan you would get", "list")
        return [row.name for row in rows.children if "selected" in row.states]

    def tab_to(self, app, name, role="push button", key="Tab"):
        """Presses Tab until the keyboard is there: all can be reached without a mouse."""
        for _ in range(60):
            node = app.find(name, role)
            if node is not None and node.focused():
                return node
            before = self.focus(app)
            app.key(key)
            poll(lambda: self.focus(app) != before, "the keyboard to move on from %r" % before)
        raise AssertionError("Tab does not come to %r" % name)

    def focus(self, app):
        return [node.ref for node in app.root.walk() if "focused" in node.states]

    def choose_by_key(self, app, title, label):
        """Goes down an open menu to a choice and takes it."""
        menu = app.wait_for(title, "list box") if False else None
        row = app.wait_for(label, "list item")
        for _ in range(12):
            if row.focused():
                break
            before = self.focus(app)
            app.key("Down")
            poll(lambda: self.focus(app) != before, "the next choice")
        app.key("Return")
        return menu

    def picture(self, app, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        sh("xdotool", "mousemove", 2, 2)
        poll(lambda: not app.popovers(), "popovers to close")
        sh("sleep", 0.4)
        screenshot(str(ARTIFACTS / (name + ".png")), app.windows()[-1])
