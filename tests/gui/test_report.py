# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The report to the board, by keyboard alone: its pages, as PDF, as a web page, printed."""

import subprocess

import tap
from gui import poll, screenshot
from window import ARTIFACTS, SAMPLE, WindowCase


def text_of(pdf):
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, timeout=60, check=True)
    return run.stdout.decode("utf-8")


class Report(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=10/9/2026")
        self.cli("meeting", "close", self.file, "10/9/2026")
        self.cli("set", self.file, "1.2(b)", "text=Written after the meeting")

    def page(self, app):
        """The page that is seen: its name and its words, as they are read aloud."""
        sheet = next((n for n in app.dialog().find_all(role="image") if n.name.startswith("Page ")), None)
        return (sheet.name, sheet.description) if sheet is not None else ("", "")

    def at(self, app, words):
        poll(lambda: self.page(app)[0].startswith(words), "the page to be %r" % words)

    def ready(self, app):
        super().ready(app)
        app.key("ctrl+p")
        app.dialog()
        self.at(app, "Page 1 of ")

    def test_pages(self):
        app = self.start(self.file)
        self.ready(app)
        name, words = self.page(app)
        n = int(name.split()[-1])
        self.assertGreater(n, 3)
        self.assertIn("At a glance", words)
        self.assertNotIn("Written after the meeting", words)
        app.settle()
        screenshot(str(ARTIFACTS / "report.png"))
        # Within a page first, then to the next one.
        for _ in range(8):
            app.key("Page_Down")
            if self.page(app)[0] == "Page 2 of %d" % n:
                break
        self.at(app, "Page 2 of ")
        app.key("Page_Up", "Page_Up", "Page_Up")
        self.at(app, "Page 1 of ")
        # Without the timeline and the plan there is little left.
        app.key("alt+t")
        poll(lambda: not self.page(app)[0].endswith(" of %d" % n), "a page less")
        app.key("alt+l")
        poll(lambda: self.page(app)[0].split()[-1] in ("1", "2", "3"), "the plan to be gone")
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)

    def test_files(self):
        app = self.start(self.file)
        self.ready(app)
        target = self.home / "report.pdf"
        app.key("alt+s")
        self.choose(app, target)
        poll(target.exists, "the PDF")
        app.wait_for(role="label", text="Written to")
        self.assertIn("Written after the meeting", text_of(target))
        # Of the closed meeting it is as it was then, and the same as from the command line.
        app.key("alt+o", "Down")
        app.key("Down", "Return")
        poll(lambda: "Partnership Board" in self.page(app)[1], "the meeting's report")
        kept, told = self.home / "kept.pdf", self.home / "told.pdf"
        app.key("alt+s")
        self.choose(app, kept)
        poll(kept.exists, "the PDF")
        self.assertNotIn("Written after the meeting", text_of(kept))
        self.cli("report", self.file, "--meeting", "10/9/2026", "--format", "pdf", "--output", told)
        poll(lambda: kept.read_bytes() == told.read_bytes(), "the same bytes")
        page = self.home / "report.html"
        app.key("alt+w")
        self.choose(app, page)
        poll(lambda: page.exists() and "</html>" in page.read_text(), "the web page")
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)

    def test_printed_to_a_file(self):
        app = self.start(self.file)
        self.ready(app)
        before = len(app.root.children)
        app.key("ctrl+p")
        poll(lambda: len(app.root.children) > before, "the dialog of printers")
        poll(lambda: app.root.children[-1].find("Print to File"), "a printer that is a file")
        app.settle()
        screenshot(str(ARTIFACTS / "report-printers.png"))
        # The first one holds the headings of the columns.
        row = app.root.children[-1].find_all(role="table row")[-1]
        for _ in range(30):
            if "focused" in row.states:
                break
            app.key("Tab")
        app.key("space")
        poll(lambda: "selected" in row.states, "the printer to be chosen")
        app.key("alt+p")
        printed = poll(lambda: next(self.home.glob("*.pdf"), None), "what was printed")
        poll(lambda: printed.stat().st_size > 1000, "all of it")
        app.wait_for(role="label", text="sent to the printer")
        self.assertIn("At a glance", text_of(printed))
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)


if __name__ == "__main__":
    tap.main()
