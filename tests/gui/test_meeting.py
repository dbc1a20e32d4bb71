# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Meetings by keyboard alone: the switcher, the agenda, minutes, dates, closing."""

import json
import subprocess
from pathlib import Path

from gi.repository import Gio, GLib

import tap
from gui import poll, screenshot, sh
from window import ARTIFACTS, SAMPLE, WindowCase


class MeetingCase(WindowCase):
    def setUp(self):
        super().setUp()
        self.file = self.home / "carers.waymark"
        self.cli("import", SAMPLE, self.file)

    def open(self, **env):
        app = self.start(self.file, **env)
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def meetings(self):
        return json.loads(self.cli("meeting", "list", self.file, "--json"))

    def actions(self):
        def walk(items):
            for item in items:
                if item["kind"] == "action":
                    yield item
                yield from walk(item.get("items", []))
        return {action["number"]: action for theme in self.plan()["themes"] for action in walk(theme["items"])}

    def view(self, app, name):
        return app.wait_for(name, "push button", "pressed")

    def focused(self, app):
        return app.root.children[-1].find(state="focused")

    def line(self, app):
        """What is read of what has the keyboard."""
        node = self.focused(app)
        return node.name if node is not None else ""

    def at(self, app, words):
        poll(lambda: words in self.line(app), "the meeting to be at %r" % words)

    def new_meeting(self, app, body="Partnership Board", date=None):
        app.wait_for("New meeting…", "push button")
        app.key("Return")
        app.dialog()
        app.type(body)
        if date:
            app.key("Tab")
            app.key("ctrl+a")
            app.type(date)
        app.key("ctrl+Return")
        app.dialog_gone()
        app.wait_for("Agenda", "list")

    def finish(self, app):
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.quit(app)


class Views(MeetingCase):
    def test_by_keys_and_by_menu(self):
        app = self.open()
        self.view(app, "Plan")
        app.key("ctrl+4")
        self.view(app, "Meeting")
        app.wait_for("No meeting yet", "label")
        app.key("ctrl+1")
        self.view(app, "Plan")
        app.wait_for("Actions", "list")
        screenshot(str(ARTIFACTS / "switcher.png"))
        self.quit(app)

    def test_look(self):
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=11/9/2026")
        self.cli("meeting", "close", self.file, "11/9/2026")
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=4/12/2026")
        app = self.open()
        app.key("ctrl+4")
        self.view(app, "Meeting")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting.png"))
        app.key("space")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting-2.png"))
        app.key("F11")
        app.settle()
        screenshot(str(ARTIFACTS / "meeting-full.png"))
        self.quit(app)


class Hold(MeetingCase):
    def setUp(self):
        super().setUp()
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=10/9/2026")
        self.cli("meeting", "close", self.file, "10/9/2026")
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=22/11/2026")

    def hold(self, **env):
        app = self.open(**env)
        app.key("ctrl+4")
        self.view(app, "Meeting")
        self.at(app, "1.2(a), ")
        return app

    def agenda(self, app):
        return [row.name for row in app.wait_for("Agenda", "list").children]

    def test_steps(self):
        app = self.hold()
        rows = self.agenda(app)
        self.assertEqual(rows[0], "Late, 7")
        self.assertRegex(rows[1], r"^1\.2\(a\), Agree one short consent form")
        self.assertEqual(rows[-1], "Any other business")
        self.assertIn("March 2026, 7 months late, In progress", self.line(app))
        app.key("space")
        self.at(app, "2.3, ")
        app.wait_for("Late · 2 of 7", "label")
        app.key("Page_Down")
        self.at(app, "3.2(a), ")
        app.key("BackSpace")
        self.at(app, "2.3, ")
        app.key("Page_Up")
        self.at(app, "1.2(a), ")
        app.key("F6")
        poll(lambda: self.line(app).startswith("1.2(a), Agree"), "the keyboard in the agenda")
        app.key("End")
        poll(lambda: self.line(app) == "Any other business", "the end of the agenda")
        app.key("Escape")
        self.at(app, "Any other business")
        self.quit(app)

    def test_minute_status_and_rating(self):
        app = self.hold()
        app.key("Return")
        self.at(app, "Minute")
        app.type("Both want one training day")
        app.key("ctrl+Return")
        self.at(app, "2.3, ")
        poll(lambda: "Late, 1 of 7" in self.agenda(app), "what is done to be counted")
        self.assertTrue(any(row.endswith(", dealt with") for row in self.agenda(app)))
        app.wait_for("0 decisions, 1 update", "label")
        app.key("4")
        app.wait_for("Status: In progress", "push button")
        app.key("a")
        self.at(app, "Why Amber?")
        app.type("The hub has no one for it yet")
        app.key("Return")
        rating = app.wait_for("Rating: Amber by hand", "push button")
        self.assertIn("The hub has no one for it yet", rating.description)
        self.at(app, "2.3, ")
        self.finish(app)
        actions = self.actions()
        [update] = actions["1.2(a)"]["updates"]
        self.assertEqual((update["text"], update["who"], update["date"]),
                         ("Both want one training day", "Partnership Board", "2026-11-22"))
        self.assertEqual(update["meeting"], self.meetings()[1]["id"])
        [update] = actions["2.3"]["updates"]
        self.assertEqual((update["status"]["stage"], update["rating"]), ("in-progress", "amber"))
        self.assertEqual((actions["2.3"]["rating"], actions["2.3"]["rating_reason"]),
                         ("amber", "The hub has no one for it yet"))

    def test_merged_minutes_and_narrow(self):
        """A status that asks for its target is told by the update as well; the minutes as text;
        where there is no room for the agenda, a button and F6 show it."""
        app = self.hold()
        app.key("9")
        app.popover("the choice of what it is merged into")
        app.type("1.5")
        app.key("Return")
        app.wait_for("Status: Merged", "push button")
        app.key("alt+c")
        self.at(app, "Decision")
        app.type("One form for both")
        app.key("Return")
        app.wait_for("Decided: One form for both", "label")
        app.key("Escape")
        # Its own menu is where the agenda is; in a narrow window at the corner.
        sh("xdotool", "windowsize", app.windows()[0], 640, 800)
        app.wait_for("Meetings", "push button")
        screenshot(str(ARTIFACTS / "meeting-narrow.png"))
        app.menu("Meetings", "Copy the minutes")
        minutes = "Partnership Board, 22 November 2026\n\n1.2(a) Agree one short consent form and one handover " \
                  "note across the hub, locality teams and hospital discharge\nStatus: Merged\n" \
                  "Decided: One form for both\n"
        poll(lambda: sh("xclip", "-o", "-selection", "clipboard") == minutes.strip(), "the minutes")
        app.key("F6")
        app.wait_for("Agenda", "list")
        screenshot(str(ARTIFACTS / "meeting-narrow-agenda.png"))
        app.key("Escape")
        self.at(app, "1.2(a), ")
        self.finish(app)
        action = self.actions()["1.2(a)"]
        [update] = action["updates"]
        self.assertEqual(update["status"]["stage"], "merged")
        self.assertEqual([r["relation"] for r in action["references"]], ["incorporated"])

    def test_minute_is_added_to_and_undone(self):
        app = self.hold()
        app.key("Return")
        self.at(app, "Minute")
        app.type("First words")
        app.key("space", "BackSpace", "Page_Down")
        self.at(app, "2.3, ")
        app.key("Page_Up")
        self.at(app, "1.2(a), ")
        app.key("Return")
        self.at(app, "Minute")
        poll(lambda: self.focused(app).text == "First words", "the words to be there still")
        app.key("ctrl+End")
        app.type(" and more")
        app.key("Escape")       # puts back what was kept
        poll(lambda: self.focused(app).text == "First words", "the words to be put back")
        app.type(" and others")
        app.key("ctrl+Return")
        self.at(app, "2.3, ")
        app.key("ctrl+z")
        self.wait_status(app, "Undone")
        self.finish(app)
        [update] = self.actions()["1.2(a)"]["updates"]
        self.assertEqual(update["text"], "First words")

    def test_dates(self):
        self.cli("update", self.file, "1.2(a)", "due=June 2027", "reason=supplier’s slot is in May", "who=FBC",
                 "date=2026-11-06", "text=Logins can come from May; both want one training day.")
        self.cli("update", self.file, "2.3", "due=June 2027", "reason=no staff")
        self.cli("update", self.file, "3.2(a)", "due=June 2027", "reason=no film yet")
        app = self.hold()
        app.wait_for("New date proposed", "label")
        screenshot(str(ARTIFACTS / "meeting-date.png"))
        app.key("alt+a")
        poll(lambda: not app.find("New date proposed", "label"), "the date to be agreed")
        app.key("space")
        self.at(app, "2.3, ")
        app.key("alt+k")
        poll(lambda: not app.find("New date proposed", "label"), "the date to be kept")
        app.key("space")
        self.at(app, "3.2(a), ")
        app.key("d")
        self.at(app, "New date")
        app.type("march 2027")
        app.key("Return")
        self.at(app, "3.2(a), ")
        poll(lambda: "March 2027" in self.line(app), "the date of the meeting's own")
        self.finish(app)
        actions = self.actions()
        self.assertEqual(actions["1.2(a)"]["due"]["window"], "2027-06")
        self.assertEqual(actions["1.2(a)"]["updates"][0]["decision"], "agreed")
        self.assertEqual(actions["2.3"]["updates"][0]["decision"], "refused")
        self.assertEqual(actions["3.2(a)"]["due"]["window"], "2027-03")
        self.assertEqual(sorted(one["decision"] for one in actions["3.2(a)"]["updates"]), ["agreed", "refused"])

    def test_decisions_and_carrying_over(self):
        app = self.hold()
        app.key("alt+c")
        self.at(app, "Decision")
        app.type("Ask the supplier by March")
        app.key("Return")
        app.wait_for("Decided: Ask the supplier by March", "label")
        # A decision is changed where it stands, and taken back by saying nothing.
        app.wait_for("Decided: Ask the supplier by March", "push button").do("click")
        poll(lambda: self.focused(app).text == "Ask the supplier by March", "its words to be in the field")
        app.key("ctrl+a")
        app.type("Ask both suppliers")
        app.key("Return")
        app.wait_for("Decided: Ask both suppliers", "label")
        app.type("Wait")
        app.key("Return")
        app.wait_for("Decided: Wait", "push button").do("click")
        poll(lambda: self.focused(app).text == "Wait", "its words to be in the field")
        app.key("ctrl+a", "Delete", "Return")
        poll(lambda: app.find("Decided: Wait", "label") is None, "the decision to be taken back")
        app.key("ctrl+z", "ctrl+z", "ctrl+z")
        app.wait_for("Decided: Ask the supplier by March", "label")
        app.key("Escape")
        self.at(app, "1.2(a), ")
        app.key("alt+v")
        app.wait_for("Carry over", "push button", "pressed")
        app.key("F6", "End", "Escape")
        self.at(app, "Any other business")
        app.key("Return")
        app.type("Thank the hub")
        app.key("ctrl+Return")
        app.wait_for("Decided: Thank the hub", "label")
        app.wait_for("2 decisions, 0 updates", "label")
        self.finish(app)
        decisions = self.plan()["meetings"][1]["decisions"]
        self.assertEqual([one["text"] for one in decisions], ["Ask the supplier by March", "Thank the hub"])
        self.assertIsNone(decisions[1]["about"])
        self.assertTrue(self.actions()["1.2(a)"]["flag"])

    def test_close(self):
        app = self.hold()
        app.key("6")
        app.wait_for("Status: Complete", "push button")
        self.assertRegex(self.agenda(app)[1], r"^1\.2\(a\), .*, dealt with$")
        app.key("alt+l")
        app.dialog()
        app.wait_for("Close the meeting of 22 November?", "label")
        app.key("Return")
        app.dialog_gone()
        self.assertFalse(self.meetings()[1]["closed"])
        app.key("alt+l")
        app.dialog()
        app.key("alt+c")
        app.dialog_gone()
        poll(lambda: not app.find("Close meeting…", "push button"), "the meeting to be closed")
        app.key("5")            # nothing is added to it any more
        self.finish(app)
        self.assertTrue(self.meetings()[1]["closed"])
        self.assertEqual(self.actions()["1.2(a)"]["status"]["stage"], "complete")
        kept = json.loads(self.cli("meeting", "snapshot", self.file, "last"))
        self.assertEqual(kept["meetings"], [{**one, "snapshots": []} for one in self.plan()["meetings"]])

    def test_full_screen(self):
        app = self.hold()
        app.key("F11")
        poll(lambda: not app.find("Agenda", "list") or "visible" not in app.find("Agenda", "list").states,
             "the agenda to go")
        app.key("space")
        self.at(app, "2.3, ")
        app.key("Escape")
        app.wait_for("Agenda", "list")
        self.quit(app)


class Reminders(MeetingCase):
    def test_on_opening(self):
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=10/1/2027")
        app = self.start(self.file)
        app.wait_for("Actions", "list")
        self.wait_status(app, "2 actions fall due before the next meeting")
        app.wait_for("Next meeting: \u2068Partnership Board\u2069, Sun 10 January", "label")
        app.wait_for("Show the agenda", "push button").click()
        self.view(app, "Meeting")
        app.wait_for("Space next · Backspace back · F11 full screen", "label")
        self.quit(app)

    def test_through_the_desktop_when_wanted(self):
        """Once a day, and only after it was switched on."""
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=10/1/2027")
        folder = self.home / "notified"
        folder.mkdir()
        desktop = subprocess.Popen(["/usr/bin/python3", str(Path(__file__).with_name("notifications.py")),
                                    str(folder)])
        self.addCleanup(desktop.wait)
        self.addCleanup(desktop.terminate)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        poll(lambda: bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                   GLib.Variant("(s)", ("org.freedesktop.Notifications",)), None,
                                   Gio.DBusCallFlags.NONE, -1).unpack()[0], "the notifications")
        app = self.open(GNOTIFICATION_BACKEND="freedesktop")
        for on in (True, False, True):
            app.key("ctrl+comma")
            dialog = app.dialog()
            dialog.wait_for("Your name", "text", state="focused")
            app.key("alt+r")
            box = dialog.wait_for("Remind me once a day", "check box")
            poll(lambda: ("checked" in box.states) == on, "the box to be pressed")
            app.key("Escape")
            app.dialog_gone()
        first = poll(lambda: list(folder.glob("1.json")), "the notification")[0]
        self.assertEqual(json.loads(first.read_text()),
                         {"summary": "Fellside Carers Partnership",
                          "body": "2 actions fall due before the next meeting"})
        self.quit(app)
        self.assertEqual(len(list(folder.glob("*.json"))), 1)

    def test_nothing_to_remind_of(self):
        self.cli("meeting", "add", self.file, "body=Partnership Board", "date=23/11/2026")
        app = self.open()
        self.assertEqual(self.status(app), "Everything is saved")
        self.quit(app)


class Mark(MeetingCase):
    def test_for_the_next_meeting(self):
        self.cli("meeting", "add", self.file, "body=Board", "date=4/12/2026")
        self.cli("meeting", "close", self.file)
        self.cli("meeting", "add", self.file, "body=Board", "date=4/3/2027")
        self.cli("update", self.file, "1.6", "text=On its way", "date=2026-12-05")
        app = self.open()
        for on in (True, False, True):
            self.select(app, "1.6, Plain-English letter")
            app.key("Menu")
            app.popover("the menu of the row")
            app.key("f")
            app.popover_gone()
            self.wait_status(app, "1 action is for the next" if on else "1 action is not for the next")
        self.finish(app)
        self.assertTrue(self.actions()["1.6"]["flag"])
        agenda = json.loads(self.cli("meeting", "agenda", self.file, "4/3/2027", "--json"))
        self.assertIn(("1.6", True), [(one["number"], "It was kept for this meeting." in one["why"]) for one in agenda])


class New(MeetingCase):
    def test_first_meeting(self):
        app = self.open()
        app.key("ctrl+4")
        self.new_meeting(app, date="4 dec 2026")
        self.at(app, "1.2(a), ")
        self.finish(app)
        [meeting] = self.meetings()
        self.assertEqual((meeting["body"], meeting["date"]), ("Partnership Board", "2026-12-04"))

    def test_who_came(self):
        self.cli("meeting", "add", self.file, "body=Forum", "date=22/11/2026")
        app = self.open()
        app.key("ctrl+4")
        self.at(app, "1.2(a), ")
        self.view(app, "Meeting")
        app.wait_for("Meetings", "push button").click()
        app.popover("the menu of meetings")
        app.key("w")
        app.dialog()
        app.key("alt+p")
        app.type("Town Hall")
        app.key("alt+w")
        app.type("Mo")
        app.key("Return")
        app.type("Olwen")
        app.key("ctrl+Return")
        app.dialog_gone()
        self.finish(app)
        [meeting] = self.meetings()
        self.assertEqual((meeting["place"], meeting["present"], meeting["date"]), ("Town Hall", "Mo\nOlwen", "2026-11-22"))

    def test_a_day_is_wanted(self):
        app = self.open()
        app.key("ctrl+4")
        app.wait_for("New meeting…", "push button")
        app.key("Return")
        app.dialog()
        app.key("alt+d")
        app.key("ctrl+a")
        app.type("march 2027")
        app.key("ctrl+Return")
        app.settle()
        self.assertEqual(len(app.root.children), 2)
        app.key("Escape")
        app.dialog_gone()
        self.quit(app)
        self.assertEqual(self.meetings(), [])


if __name__ == "__main__":
    tap.main()
