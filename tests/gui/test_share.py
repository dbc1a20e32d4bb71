# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Giving the plan to others: web page, table, email; and taking tables in from the clipboard."""

import json
import subprocess

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


def clipboard(kind):
    run = subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", kind],
                         capture_output=True, timeout=20, check=False)
    return run.stdout.decode("utf-8")


class CopyTable(ShareCase):
    def test_selected_rows_by_keyboard(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short consent form")
        app.key("shift+Down")
        app.key("ctrl+c")
        self.wait_status(app, "Copied 2 rows as a table")
        rows = [line.split("\t") for line in clipboard("UTF8_STRING").splitlines() if line]
        self.assertEqual([row[0] for row in rows], ["No.", "1.2(a)", "1.2(b)"])
        self.assertEqual(rows[1][3], "FBC, Dale Council, ICB")
        html = clipboard("text/html")
        self.assertEqual(html.count("<tr>"), 3)
        self.assertIn("Agree one short consent form", html)
        self.quit(app)

    def test_all_rows_shown_from_the_menu(self):
        app = self.open()
        shown = len(self.rows(app))
        self.share(app, "Copy as table")
        self.wait_status(app, "Copied %d rows as a table" % shown)
        self.assertEqual(clipboard("text/html").count("<tr>"), shown + 1)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
