# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The first hour, followed word by word; F1 from where one is; and what shows the help."""

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import tap
from gui import poll
from views import make_copies, write_document
from window import BUILD, SAMPLE, SOURCE, WindowCase

MAL = "{http://projectmallard.org/1.0/}"
PAGE = SOURCE / "help" / "C" / "first-hour.page"
TABLE = SOURCE / "tests" / "gui" / "word-table.html"


class HelpCase(WindowCase):
    def bare(self):
        """All that is installed, but no programs."""
        bare = self.home / "bare"
        bare.mkdir()
        for name in ("glib-2.0", "icons", "mime", "themes", "locale"):
            if (Path("/usr/share") / name).is_dir():
                (bare / name).symlink_to(Path("/usr/share") / name)
        return str(bare)


class Fallback(HelpCase):
    """Without a program for help it is read in the browser; without one, a sentence."""

    def asked(self, noted, path, section=""):
        """A program that takes addresses may be given a path if that says as much."""
        address = "file://%s%s" % (path, section)
        poll(lambda: noted.exists() and noted.read_text() in ([address] if section else [address, str(path)]),
             "the page " + address, 8)
        self.assertTrue(path.is_file())
        noted.unlink()

    def test_browser(self):
        noted = self.program_for("text/html")
        html = BUILD / "help" / "html"
        bad = self.home / "other.waymark"
        bad.write_text("This is no plan.\n")
        app = self.start(bad, XDG_DATA_DIRS=self.bare(), WAYMARK_HELPDIR=str(html), LANGUAGE="cy")
        app.wait_for(role="alert", text="other.waymark")
        app.key("F1")
        self.asked(noted, html / "cy" / "wont-open.html", "#not-a-plan")
        app.key("ctrl+n")
        app.key("F1")
        self.asked(noted, html / "cy" / "about-plan.html")
        self.quit(app)
        # A language that it is not written in.
        app = self.start(XDG_DATA_DIRS=self.bare(), WAYMARK_HELPDIR=str(html), LANGUAGE="fo")
        app.key("F1")
        self.asked(noted, html / "C" / "first-hour.html")
        self.quit(app)

    def bare(self):
        folder = self.home / "bare"
        return str(folder) if folder.exists() else super().bare()

    def test_neither(self):
        app = self.start(XDG_DATA_DIRS=self.bare(), WAYMARK_HELPDIR=str(BUILD / "help" / "html"))
        app.key("F1")
        bar = app.wait_for(role="alert", text="The help could not be opened")
        bar.wait_for("Show keys", "push button").click()
        app.dialog()
        app.key("Escape")
        poll(lambda: len(app.windows()) == 1, "the window of keys to close")
        # From a dialog it is said over the dialog.
        app.key("ctrl+comma")
        app.dialog()
        app.key("F1")
        poll(lambda: len(app.windows()) == 3, "the sentence")
        app.wait_keyboard()
        self.assertTrue(any("The help could not be opened" in n.name for n in app.root.walk() if n.role == "label"))
        app.key("Escape")
        poll(lambda: len(app.windows()) == 2, "the sentence to close")
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)

    def test_program_without_our_pages(self):
        """One that would say that there is no such document is not asked."""
        noted = self.program_for("x-scheme-handler/help", "text/html")
        app = self.start(XDG_DATA_DIRS=self.bare(), WAYMARK_HELPDIR=str(BUILD / "help" / "html"))
        app.key("F1")
        self.asked(noted, BUILD / "help" / "html" / "C" / "first-hour.html")
        self.quit(app)


class FromWhereOneIs(HelpCase):
    def setUp(self):
        super().setUp()
        self.noted = self.help_program()

    def asks(self, app, page):
        app.key("F1")
        address = "help:waymark/" + page

        def asked():
            return self.noted.exists() and self.noted.read_text() == address

        try:
            poll(asked, "the page " + page, 8)
        except AssertionError:
            self.assertEqual(self.noted.read_text() if self.noted.exists() else "", address)
        self.noted.unlink()

    def within(self, app, action, page):
        """In a dialog that the main menu opens."""
        app.root.children[0].do("win." + action)
        app.dialog()
        self.asks(app, page)
        app.key("Escape")
        app.dialog_gone()

    def test_in_a_plan(self):
        file, copy = make_copies(self)
        app = self.start(file)
        self.ready(app)
        self.select(app, "1.2(a), Agree")
        self.asks(app, "edit")
        for action, page in (("parties", "parties"), ("statuses", "statuses"), ("history", "history"),
                             ("changes", "since"), ("forget", "history#forget"), ("unsettled", "conflicts#left"),
                             ("keys", "keys")):
            self.within(app, action, page)
        self.select(app, "1.2(a), Agree")
        for key, page, leave in (("d", "dates", "Escape"), ("u", "progress", "Escape"), ("l", "parties#add", "Escape"),
                                 ("ctrl+f", "find#words", "Escape"), ("ctrl+p", "report", "Escape"),
                                 ("ctrl+comma", "preferences", "Escape"), ("ctrl+2", "overview", "ctrl+1"),
                                 ("ctrl+3", "timeline", "ctrl+1"), ("ctrl+4", "meeting", None)):
            app.key(key)
            self.asks(app, page)
            if leave:
                app.key(leave)
                self.select(app, "1.2(a), Agree")
        app.key("Return")
        app.dialog()
        self.asks(app, "meeting")
        app.key("Escape")
        app.dialog_gone()
        app.key("ctrl+1")
        app.key("ctrl+m")
        self.choose(app, copy)
        poll(lambda: app.find(role="radio button", state="focused"), "the versions to choose from")
        self.asks(app, "conflicts")
        app.key("Escape")
        self.ready(app)
        self.quit(app)

    def test_beginning_and_errors(self):
        bad = self.home / "other.waymark"
        bad.write_text("This is no plan.\n")
        app = self.start(bad)
        app.wait_for(role="alert", text="other.waymark")
        self.asks(app, "wont-open#not-a-plan")
        app.key("ctrl+w")
        self.assertEqual(app.wait_exit(), 0)
        app = self.start()
        self.asks(app, "first-hour")
        self.import_document(app, write_document(self), create=False)
        self.asks(app, "preview")
        app.wait_for("Meaning of “\u2068Ward\u2069”", "combo box").click()
        app.popover("the list")
        app.key("Escape")
        self.asks(app, "preview#columns")
        app.key("Escape")
        app.wait_for("Import a document…", "push button")
        app.key("ctrl+n")
        app.wait_for("Nothing promised yet", "label")
        self.asks(app, "about-plan")
        self.quit(app)
        damaged = self.home / "damaged.waymark"
        self.cli("import", SAMPLE, damaged)
        content = damaged.read_bytes()
        damaged.write_bytes(content[:len(content) // 2])
        app = self.start(damaged)
        app.wait_for(role="alert", text="damaged.waymark")
        self.asks(app, "damaged")
        self.quit(app)


class FirstHour(HelpCase):
    """The page is gone through from its first word to its last: what it names next is what is done next, so it
    can neither leave out a step nor name what is not there."""

    def setUp(self):
        super().setUp()
        self.named = list(self.read(ET.parse(PAGE).getroot()))
        self.file = self.home / "tarn.waymark"
        self.copy = self.home / "tarn (Carers Link).waymark"

    def read(self, node):
        """Buttons and keys in the order in which they stand on the page."""
        for child in node:
            if child.tag in (MAL + "gui", MAL + "key"):
                yield child.tag[len(MAL):], " ".join("".join(child.itertext()).split())
            elif child.tag == MAL + "keyseq":
                yield "key", "+".join(key.text for key in child)
            else:
                yield from self.read(child)

    def gui(self, words):
        self.assertEqual(self.named.pop(0), ("gui", words))
        return words

    def key(self, words, app=None):
        self.assertEqual(self.named.pop(0), ("key", words))
        if app:
            keys = {"Enter": "Return", "Space": "space", "?": "question"}
            app.key("+".join(keys.get(key, key.lower() if len(key) == 1 or key == "Ctrl" else key)
                             for key in words.split("+")))

    def press(self, app, words, role="push button"):
        app.root.children[-1].wait_for(self.gui(words), role).click()

    def share(self, app, words):
        app.wait_for(self.gui("Share"), "push button").click()
        app.popover("the menu")
        self.press(app, words, "menu item")
        app.popover_gone("the menu")

    def test_first_hour(self):
        app = self.start(XDG_DATA_DIRS=self.bare())
        self.take_in(app)
        self.name(app)
        self.look_around(app)
        self.send(app)
        self.come_back(app)
        self.meet(app)
        self.report(app)
        self.find_again(app)
        self.assertEqual(self.named, [], "not tried")

    def take_in(self, app):
        self.key("Ctrl+A")      # in the word processor
        self.key("Ctrl+C")
        subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/html", "-i", TABLE], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for words in ("Import a document…", "New plan…", "Open…"):
            app.wait_for(self.gui(words), "push button")
        self.key("Ctrl+V", app)
        app.wait_for(self.gui("Columns"), "label")
        app.wait_for("5 themes, 4 actions", "label")
        box = app.wait_for("Meaning of “\u2068Area\u2069”", "combo box")
        box.click()
        app.popover("the list")
        app.key("End", "Up", "Return")
        app.popover_gone("the list")
        poll(lambda: box.find(self.named[0][1], "label"), "the meaning to be another")
        self.gui("Notes, with its heading")
        app.wait_for("2 themes, 4 actions", "label")
        app.wait_for(self.gui("Leads"), "label")
        self.gui("⋮")
        app.wait_for("Correct “\u2068Tarn Council / Carers Link\u2069”", "push button")
        app.wait_for(self.gui("Needs a look"), "label")
        self.press(app, "Create plan")
        self.ready(app)

    def name(self, app):
        self.key("Ctrl+S", app)
        self.name_file(app, self.file)
        self.key("Enter", app)
        app.dialog_gone()
        self.wait_status(app, "Written to")
        app.wait_for(role="list item", text=self.gui("Whole plan")).click()
        app.wait_for(self.gui("About this plan"), "label")
        app.wait_for(self.gui("Title"), "text").click()
        self.key("Ctrl+A", app)
        app.type("Tarn carers")
        app.key("Tab")
        entry = app.wait_for(self.gui("Your name in the history of plans"), "text")
        entry.click()
        app.type("Rhian")
        self.press(app, "Use this name")
        self.wait_status(app, self.gui("Everything is saved"))

    def look_around(self, app):
        self.select(app, "1.2, Put one leaflet")
        self.key("4", app)
        self.row(app, "in progress")
        self.key("Ctrl+Z", app)
        poll(lambda: any("1.2, Put" in name and "not started" in name for name in self.rows(app)), "the status before")
        self.select(app, "1.2, Put one leaflet")
        self.key("U", app)
        app.dialog()
        app.type("The leaflet is printed.")
        self.press(app, "Add update")
        app.dialog_gone()
        for key in ("Ctrl+2", "Ctrl+3", "Ctrl+1"):
            self.key(key, app)
            app.settle()
        self.select(app, "1.2, Put one leaflet")

    def send(self, app):
        self.share(app, "Send by email…")
        app.wait_for(role="alert", text="No email program could be started")
        self.share(app, "Save a copy…")
        self.choose(app, self.copy)
        poll(self.copy.exists, "the copy")

    def come_back(self, app):
        self.cli("set", self.copy, "1.2", "status=Complete", "--person", "Carers Link")
        self.cli("set", self.copy, "1.1", "text=Ring round every surgery and chemist", "--person", "Carers Link")
        self.select(app, "1.1, Ring round")
        app.key("Return")
        poll(lambda: app.find(role="text", state="focused"), "the keyboard in the words")
        app.key("ctrl+a")
        app.type("Ring round all surgeries")
        app.key("shift+F6")
        self.row(app, "Ring round all surgeries")
        self.share(app, "Combine with a copy…")
        self.choose(app, self.copy)
        poll(lambda: app.find(role="radio button", state="focused"), "the versions to choose from")
        self.key("1", app)
        self.assertEqual(self.named.pop(0), ("key", "2"))
        self.press(app, "Combine")
        self.row(app, "Ring round all surgeries")
        self.row(app, "1.2, Put one leaflet")

    def meet(self, app):
        self.key("Ctrl+4", app)
        self.press(app, "New meeting…")
        app.dialog()
        app.wait_for(self.gui("Body"), "text").click()
        app.type("Tarn Board")
        self.press(app, "Add meeting")
        app.dialog_gone()
        app.settle()
        self.key("Space", app)
        self.key("Enter", app)
        poll(lambda: app.find(role="text", state="focused"), "the keyboard in the minute")
        app.type("It goes on.")
        self.key("Ctrl+Enter", app)
        self.press(app, "Close meeting…")
        app.dialog()
        self.press(app, "Close meeting")
        app.dialog_gone()

    def report(self, app):
        pdf = self.home / "report.pdf"
        self.key("Ctrl+P", app)
        app.dialog()
        poll(lambda: app.root.children[-1].find_all(role="image"), "the pages")
        self.press(app, "Save as PDF…")
        self.name_file(app, pdf)
        self.key("Enter", app)
        poll(pdf.exists, "the PDF")
        poll(lambda: len(app.windows()) == 2, "the file dialog to close")
        app.wait_keyboard()
        app.wait_for(self.gui("Print…"), "push button")
        self.key("Escape", app)
        app.dialog_gone()

    def find_again(self, app):
        self.close(app)
        told = json.loads(self.cli("export", self.file))
        self.assertEqual(told["title"], "Tarn carers")
        actions = {item["number"]: item for theme in told["themes"] for item in theme["items"]}
        self.assertEqual(actions["1.1"]["text"], "Ring round all surgeries")
        self.assertEqual(actions["1.2"]["status"]["stage"], "complete")
        self.assertTrue(told["meetings"][0]["closed"])
        app = self.start()
        app.wait_for(self.gui("Recent plans"), "label")
        self.assertTrue(any("Tarn carers" in node.name for node in app.root.walk()))
        noted = self.help_program()
        self.key("F1", app)
        poll(noted.exists, "the help")
        self.assertEqual(noted.read_text(), "help:waymark/first-hour")
        self.key("Ctrl+?", app)
        app.dialog()
        app.key("Escape")
        app.dialog_gone()
        self.key("Ctrl+Z")
        self.press(app, "Look round a sample plan")
        self.ready(app)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
