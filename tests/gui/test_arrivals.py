# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The ways in which a document comes into the preview: dropped, pasted, a long one."""

import subprocess

import tap
from gui import poll, sh
from preview import DOCUMENT, Preview

HTML = """<html><body><h2>Theme 1: Homes</h2><table>
<tr><th>No.</th><th>Action</th><th>Lead</th><th>When</th></tr>
<tr><td>1</td><td><p>Mend the roof.</p><p>Then the wall.</p></td><td>Council</td><td>May 2026</td></tr>
<tr><td>2</td><td>Paint the door</td><td>ICB</td><td>June 2026</td></tr></table></body></html>"""
WORD = ("No.\tAction\tLead\tWhen\n1\tMend the roof.\nThen the wall.\tCouncil\tMay 2026\n"
        "2\tPaint the door\tICB\tJune 2026\n")


class Arrivals(Preview):
    def copy(self, words, target):
        subprocess.run(["xclip", "-selection", "clipboard", "-t", target, "-i"], input=words,
                       text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def plans(self):
        return list((self.home / "state" / "waymark" / "work").glob("*/plan.db"))

    def test_a_document_is_dropped(self):
        document = self.home / "homes.md"
        document.write_text(DOCUMENT)
        app = self.start()
        self.drop(app, document)
        app.wait_for("The plan you would get", "list")
        self.wait_row(app, "1.2, Paint the door, Council, June 2026, needs a look")
        app.wait_for("homes.md", "label")
        self.assertEqual(self.plans(), [])
        app.kill()

    def test_a_spreadsheet_saved_as_text_is_dropped(self):
        document = self.home / "homes.csv"
        document.write_text("Homes plan;;;\nNo.;Action;Lead;When\n"
                            "1;\"Mend; and paint\";Council;May 2026\n")
        app = self.start()
        self.drop(app, document)
        app.wait_for("The plan you would get", "list")
        self.wait_row(app, "1.1, Mend; and paint, Council, May 2026")
        app.kill()

    def test_a_page_is_pasted(self):
        app = self.start()
        self.copy(HTML, "text/html")
        app.key("ctrl+v")
        app.wait_for("The plan you would get", "list")
        self.wait_row(app, "1.1, Mend the roof. Then the wall., Council, May 2026")
        self.wait_row(app, "1.2, Paint the door, ICB, June 2026")
        self.assertEqual(self.plans(), [])
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.assertEqual(len(self.plans()), 1)
        self.quit(app)

    def test_text_is_pasted_from_a_word_processor(self):
        app = self.start()
        self.copy(WORD, "UTF8_STRING")
        app.key("ctrl+v")
        app.wait_for("The plan you would get", "list")
        self.wait_row(app, "1.1, Mend the roof. Then the wall., Council, May 2026")
        self.wait_row(app, "1.2, Paint the door, ICB, June 2026")
        self.quit(app)

    def test_a_long_document_can_be_stopped(self):
        rows = "\n".join("%d\tOpen hall %d, as stated in action %d\tCouncil %d / Village Trust %d\tMay 2026"
                         % (i, i, i // 2, i % 17, i % 29) for i in range(1, 100001))
        document = self.home / "long.txt"
        document.write_text("Plan\n\nNo.\tAction\tLead\tWhen\n%s\n" % rows)
        app = self.start()
        app.key("ctrl+i")
        self.name_file(app, document)
        # Nothing waits for the program to rest here: it reads.
        sh("xdotool", "key", "Return")
        poll(lambda: len(app.windows()) == 1 and app.active() in app.windows() and
             app.find("Reading “\u2068long.txt\u2069”…", "label"), "the page that says so")
        bar = app.find("Reading", "progress bar")
        seen = []

        def grows():
            seen.append(bar.value)
            return len(set(seen)) > 3

        poll(grows, "more of it to be read")
        self.assertEqual(seen, sorted(seen))
        self.assertTrue(0 < seen[-1] < 1, seen)
        sh("xdotool", "key", "Escape")
        app.wait_for("Import a document…", "push button")
        self.assertIsNone(app.find("The plan you would get", "list"))
        self.quit(app)


if __name__ == "__main__":
    tap.main()
