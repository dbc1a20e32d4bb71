# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What was understood of a document, and correcting it before the plan is created."""

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, WindowCase

DOCUMENT = """Homes plan

## Theme 1: Homes

| No. | Action | Lead | Ward | When |
|---|---|---|---|---|
| 1 | Mend the roof | Council Works Team | North | May 2026 |
| 2 | Paint the door | Council | South | June 2026 |
| 3 | Clear the gutters | Council | South | July 2026 |

Task groups may be set up.
"""


def quoted(words):
    """Words of a person stand between isolates."""
    return "“\u2068%s\u2069”" % words


def meaning(heading):
    return "Meaning of " + quoted(heading)


class Preview(WindowCase):
    def preview(self, text=DOCUMENT, name="homes.md", **env):
        document = self.home / name
        document.write_text(text)
        app = self.start(**env)
        self.import_document(app, document, create=False)
        app.wait_for("The plan you would get", "list")
        return app

    def names(self, app):
        rows = app.find("The plan you would get", "list")
        return [row.name for row in rows.children] if rows else []

    def wait_row(self, app, name):
        poll(lambda: name in self.names(app), "a row %r among %r" % (name, self.names(app)))

    def selected_row(self, app):
        rows = app.find("The plan you would get", "list")
        return [row.name for row in rows.children if "selected" in row.states]

    def picture(self, app, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        sh("xdotool", "mousemove", 2, 2)
        app.popover_gone()
        screenshot(str(ARTIFACTS / (name + ".png")), app.windows()[-1])


class Columns(Preview):
    def test_each_heading_has_its_meaning(self):
        app = self.preview()
        for heading, shown in (("No.", "Number"), ("Action", "Action"), ("Lead", "Leads"),
                               ("Ward", "Notes, with its heading"), ("When", "Due")):
            box = app.wait_for(meaning(heading), "combo box")
            self.assertIsNotNone(box.find(shown, "label"), heading)
        self.picture(app, "preview")
        self.quit(app)

    def test_another_meaning_reads_again(self):
        app = self.preview()
        self.wait_row(app, "1.2, Paint the door, Council, June 2026")
        app.wait_for("10 left out", "label")
        app.pick(meaning("When"), "Start")
        self.wait_row(app, "1.2, Paint the door, Council")
        app.pick(meaning("When"), "Due")
        self.wait_row(app, "1.2, Paint the door, Council, June 2026")
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.row(app, "1.2, Paint the door")
        self.quit(app)

    def test_by_keyboard_and_the_selection_stays(self):
        app = self.preview()
        rows = app.wait_for("The plan you would get", "list")
        poll(lambda: len(rows.children) >= 4, "the rows")
        next(row for row in rows.children if "Paint" in row.name).click()
        poll(lambda: self.selected_row(app)[:1] and "Paint" in self.selected_row(app)[0],
             "the row to be selected")
        ward = app.find(meaning("Ward"), "combo box")
        for _ in range(30):
            if ward.focused():
                break
            app.key("Tab")
        self.assertTrue(ward.focused(), "Tab comes to the drop-down")
        app.key("space")
        app.popover("the meanings")
        app.key("End", "Return")
        app.wait_for("13 left out", "label")
        self.assertIn("Paint", self.selected_row(app)[0])
        app.wait_for("1.2 came from line 8", "label")
        self.assertTrue(app.find(meaning("Ward"), "combo box").focused(), "the keyboard stays")
        self.quit(app)

    def test_everything_that_takes_the_keyboard_has_a_name(self):
        app = self.preview()
        nameless = [n for n in app.root.walk()
                    if "focusable" in n.states and "showing" in n.states and not n.name]
        self.assertEqual(nameless, [])
        self.quit(app)


if __name__ == "__main__":
    tap.main()
