# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""A whole quarter by keyboard alone, in one window: a plan comes in from its document, gets dates,
statuses and updates, a meeting is held and closed, its report is written. No pointer is moved and
no button of it pressed. Each step is kept as a picture, and so is each page of the report."""

import json
import os
import subprocess
from pathlib import Path

import tap
from gui import poll, screenshot
from test_keyboard import KeyboardCase
from window import ARTIFACTS

SHARED = Path(os.environ["WAYMARK_SHARED"]) / "plans" / "south-tees-carers-2025-26.txt"

# Words of our own in the shape of a real plan: themes, priorities, a table of actions each.
DOCUMENT = """VALE OF HARROW CARERS STRATEGY ACTION PLAN 2025-26

The members of the Vale Carers Forum agreed to this plan. The Vale Commissioning Group looks at it
every quarter. Working groups are set up where they are needed.

1. Help that suits

Priorities

- Nobody waits longer than a month
- Help is explained in plain words

Action\tLead(s)\tProgress
Write down who offers what, and put it where carers look.\tVDC / HBC Carers Link\t
Ask about carers at every hospital ward round.\tAll – through BAU\t
Show new social workers what carers do, in their first month and every year.\tVDC/HBC Vale Providers\t
Find carers who know none of us.\tAll\t
Let carers mark our services once a year.\tVale Carers Forum\t

2. Work and money
<p>Priorities</p> <p>Carers can stay in work if they want to.</p> <p>Nobody goes short because they care.</p>

Action\tLead(s)\tProgress
Tell employers what the law says about leave for carers.\tAll\t
Show carers where their rights at work are written down.\tAll\t
Ask about money at every review.\tAll\t

3. Young carers

Appendix 2

Action\tLead(s)\tProgress
Train the youth workers.\tVDC / HBC Vale Providers\t
Reach young carers where they are: on their phones.\tCarers Link / Mobilise 16+\t
Ask young carers before anything of theirs is changed.\tAll\t
"""


class Quarter(KeyboardCase):
    environment = {"WAYMARK_TODAY": "2025-12-04"}

    def setUp(self):
        super().setUp()
        self.file = self.home / "quarter.waymark"
        self.taken = 0

    def picture(self, app, name):
        self.taken += 1
        screenshot(str(ARTIFACTS / ("quarter-%s-%d-%s.png" % (self.source, self.taken, name))))

    # --- the list

    def at(self, app, number):
        """The row that has the keyboard."""
        rows = app.find("Actions", "list")
        return any(row.name.startswith(number + ", ") and "focused" in row.states for row in rows.children)

    def down_to(self, app, number):
        """From the row that has the keyboard, down."""
        for _ in range(12):
            if self.at(app, number):
                return
            app.key("Down")
        raise AssertionError("the keyboard does not come to %s" % number)

    def tells(self, app, number, *words):
        self.says(app, number + ", ", *words)

    def set_due(self, app, number, words):
        self.down_to(app, number)
        app.key("d")
        self.focused(app, "Due")
        app.type(words)
        app.key("Return", "Escape")
        poll(lambda: self.at(app, number), "the keyboard in the list again")

    def set_status(self, app, number, key, word):
        self.down_to(app, number)
        app.key(key)
        self.tells(app, number, word)

    def write_update(self, app, words, due=None, reason=None):
        app.key("u")
        app.dialog()
        poll(app.wait_for("What was done", "text").focused, "the keyboard in the new update")
        app.type(words)
        if due:
            app.key("alt+n")
            app.type(due)
            app.key("alt+y")
            app.type(reason)
        app.key("ctrl+Return")
        app.dialog_gone()

    # --- the meeting

    def line(self, app):
        node = app.root.children[-1].find(state="focused")
        return node.name if node is not None else ""

    def on(self, app, words):
        poll(lambda: words in self.line(app), "the meeting to be at %r" % words)

    # --- all of it

    def come_in(self, document):
        app = self.start()
        app.key("ctrl+i")
        self.choose(app, document)
        app.wait_for("The plan you would get", "list")
        app.settle()
        self.picture(app, "preview")
        app.key("ctrl+Return")
        self.ready(app)
        app.key("ctrl+s")
        self.choose(app, self.file)
        self.wait_status(app, "Written to")
        return app

    def give(self, app):
        """What a coordinator types in the weeks before the meeting."""
        app.key("Home")
        self.set_due(app, "1.1", "march 2026")
        app.key("alt+y")                # the first edit asks for the name
        self.focused(app, "Your name in the history of plans")
        app.type("Rhian")
        app.key("Return")
        poll(lambda: self.at(app, "1.1"), "the keyboard in the list again")
        self.set_due(app, "1.2", "ongoing")
        self.set_due(app, "1.3", "october 2025")
        self.set_due(app, "1.4", "q4 2025/26")
        self.set_due(app, "1.5", "by june 2026")
        app.key("Home")
        self.set_status(app, "1.1", "4", "in progress")
        self.set_status(app, "1.2", "5", "ongoing")
        self.set_status(app, "1.3", "4", "34 days late, in progress")
        self.set_status(app, "1.4", "3", "not started")
        app.key("Home")
        self.down_to(app, "1.1")
        self.write_update(app, "The list is written; the hub puts it on its pages next.")
        self.down_to(app, "1.3")
        self.write_update(app, "Two of four courses were held.", "march 2026", "The trainer left")
        self.down_to(app, "1.4")
        app.key("a")
        self.focused(app, "Reason of the rating")
        app.type("Nobody has begun")
        app.key("Return")
        self.tells(app, "1.4", "rated amber by hand")
        self.down_to(app, "2.1")
        app.key("shift+Down", "shift+Down")
        app.wait_for("3 actions", "label")
        self.write_update(app, "Told at the forum in November.")
        self.picture(app, "plan")

    def meet(self, app):
        app.key("ctrl+4")
        app.wait_for("New meeting…", "push button")
        app.key("Return")
        app.dialog()
        app.type("Commissioning Group")
        app.key("ctrl+Return")
        app.dialog_gone()
        self.on(app, "1.3, ")
        app.wait_for("New date proposed", "label")
        self.picture(app, "meeting")
        app.key("alt+a")
        poll(lambda: not app.find("New date proposed", "label"), "the date to be agreed")
        app.key("Return")
        self.on(app, "Minute")
        app.type("Agreed. The other council lends its trainer.")
        app.key("ctrl+Return")
        poll(lambda: "Minute" not in self.line(app), "the next on the agenda")
        app.key("alt+c")
        self.on(app, "Decision")
        app.type("Every lead sends a line before the next meeting")
        app.key("Return")
        app.wait_for("Decided: Every lead sends a line before the next meeting", "label")
        app.key("Escape", "alt+v")
        app.wait_for("Carry over", "push button", "pressed")
        app.key("F11")
        app.settle()
        self.picture(app, "projector")
        app.key("F11")
        app.wait_for("Agenda", "list")
        app.key("alt+l")
        app.dialog()
        app.wait_for("Close the meeting of 4 December?", "label")
        app.key("alt+c")
        app.dialog_gone()
        poll(lambda: not app.find("Close meeting…", "push button"), "the meeting to be closed")

    def look(self, app):
        """What it has come to."""
        for key, name in (("ctrl+2", "overview"), ("ctrl+3", "timeline"), ("ctrl+1", "end")):
            app.key(key)
            app.settle()
            self.picture(app, name)

    def report(self, app):
        """Of the meeting that was closed, as PDF; each page is kept as a picture."""
        pdf = self.home / "report.pdf"
        app.key("ctrl+p")
        app.dialog()
        poll(lambda: any(n.name.startswith("Page 1 of ") for n in app.root.children[-1].find_all(role="image")),
             "the first page")
        app.key("alt+o")                # of which meeting
        app.key("Down", "Down", "Return")
        poll(lambda: any("Commissioning Group" in n.description
                         for n in app.root.children[-1].find_all(role="image")), "the meeting's report")
        self.picture(app, "report")
        app.key("alt+s")
        self.choose(app, pdf)
        poll(pdf.exists, "the PDF")
        app.wait_for(role="label", text="Written to")
        app.key("Escape")
        app.dialog_gone()
        stem = ARTIFACTS / ("quarter-%s-page" % self.source)
        for old in ARTIFACTS.glob(stem.name + "*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-png", "-r", "60", pdf, stem], check=True, timeout=120)
        pages = sorted(ARTIFACTS.glob(stem.name + "*.png"))
        self.assertGreaterEqual(len(pages), 3)
        words = subprocess.run(["pdftotext", pdf, "-"], check=True, timeout=60, capture_output=True, text=True).stdout
        for said in ("Commissioning Group", "Two of four courses were held", "Every lead sends a line",
                     "The trainer left", "Amber by hand: Nobody"):
            self.assertIn(said, " ".join(words.split()))
        told = self.home / "told.pdf"
        self.cli("report", self.file, "--meeting", "last", "--format", "pdf", "--output", told)
        self.assertEqual(told.read_bytes(), pdf.read_bytes())

    def found(self):
        """What the file holds in the end."""
        actions = self.items()
        self.assertEqual([actions[n]["due"]["window"] for n in ("1.1", "1.3", "1.4", "1.5")],
                         ["2026-03", "2026-03", "2026-01/2026-03", "../2026-06"])
        self.assertEqual(actions["1.3"]["first_due"]["window"], "2025-10")
        self.assertEqual([actions[n]["status"]["stage"] for n in ("1.1", "1.2", "1.3", "1.4")],
                         ["in-progress", "ongoing", "in-progress", "not-started"])
        self.assertEqual((actions["1.4"]["rating"], actions["1.4"]["rating_reason"]), ("amber", "Nobody has begun"))
        self.assertEqual([(one["decision"], one["who"], one["text"]) for one in actions["1.3"]["updates"]],
                         [("agreed", "Rhian", "Two of four courses were held."),
                          (None, "Commissioning Group", "Agreed. The other council lends its trainer.")])
        for number in ("2.1", "2.2", "2.3"):
            self.assertEqual([one["text"] for one in actions[number]["updates"]], ["Told at the forum in November."])
        meeting, = self.plan()["meetings"]
        self.assertEqual((meeting["body"], meeting["date"], meeting["closed"]),
                         ("Commissioning Group", "2025-12-04", True))
        self.assertEqual([one["text"] for one in meeting["decisions"]],
                         ["Every lead sends a line before the next meeting"])
        self.assertIn("is sound", self.cli("check", self.file))

    def play(self, source, document):
        self.source = source
        app = self.come_in(document)
        self.give(app)
        self.meet(app)
        self.look(app)
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.report(app)
        self.quit(app)
        self.found()

    def test_quarter(self):
        if SHARED.exists():
            return self.play("real", SHARED)
        document = self.home / "vale.txt"
        document.write_text(DOCUMENT)
        return self.play("own", document)


if __name__ == "__main__":
    tap.main()
