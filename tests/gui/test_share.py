# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Giving the plan to others: web page, table, email; and taking tables in from the clipboard."""

import json

import tap
from gui import poll
from window import SAMPLE, WindowCase


class ShareCase(WindowCase):
    """On a plan in a file."""

    def setUp(self):
        super().setUp()
        self.file = self.home / "fellside.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        app.wait_for("Actions", "list")
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def share(self, app, item):
        """Ctrl+E, then the item of the menu by its mnemonic."""
        app.key("ctrl+e")
        entry = app.wait_for(item, "menu item")
        entry.click()


class WebPage(ShareCase):
    def test_page_is_the_one_of_the_command_line(self):
        app = self.open()
        self.share(app, "Web page…")
        dialog = app.dialog()
        poll(lambda: any("Fellside Carers Partnership.html" in (n.text or "") for n in dialog.walk()
                         if n.role == "text"), "the suggested name")
        target = self.home / "page.html"
        self.choose(app, target)
        self.wait_status(app, "Written to")
        app.wait_for("Show in folder", "push button")
        self.assertEqual(target.read_text(), self.cli("export", self.file, "--format", "html"))
        self.quit(app)

    def test_a_folder_that_cannot_be_written_is_named(self):
        app = self.open()
        self.share(app, "Web page…")
        self.choose(app, "/proc/page.html")
        bar = app.wait_for(role="alert", text="could not be written")
        self.assertIn("page.html", bar.name)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
