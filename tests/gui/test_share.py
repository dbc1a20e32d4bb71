# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Giving the plan to others: web page, table, email; and taking tables in from the clipboard."""

import json
import os
import pwd
import subprocess
from pathlib import Path

from gi.repository import Gio, GLib

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
        self.ready(app)
        return app

    def plan(self):
        return json.loads(self.cli("export", self.file))

    def share(self, app, item):
        """Ctrl+E, then the item of the menu by its mnemonic."""
        app.key("ctrl+e")
        app.popover("the menu")
        app.wait_for(item, "menu item").click()
        app.popover_gone("the menu")


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


class Name(ShareCase):
    def edit(self, app, stage):
        self.select(app, "1.2(a), Agree one short consent form")
        app.key(stage)

    def history(self):
        return self.cli("history", self.file)

    def test_asked_once_and_not_in_the_way(self):
        app = self.open()
        self.assertIsNone(app.find("Use this name", "push button"))
        self.edit(app, "7")
        app.wait_for("Use this name", "push button")
        poll(lambda: app.find("Actions", "list").focused(), "the keyboard to stay in the list")
        self.row(app, "1.2(a), Agree one short consent form")
        entry = app.wait_for("Your name in the history of plans", "text")
        # The name of the account is not proposed, only that of the person, where it is known.
        person = pwd.getpwuid(os.getuid())
        name = person.pw_gecos.split(",")[0]
        self.assertEqual(entry.text, "" if name in ("", person.pw_name) else name)
        entry.click()
        app.key("ctrl+a")
        app.type("Rhian Morgan")
        app.key("Return")
        poll(lambda: app.find("Use this name", "push button") is None, "the bar to go")
        self.edit(app, "4")
        self.edit(app, "5")
        self.assertIsNone(app.find("Use this name", "push button"))
        self.quit(app)
        lines = self.history()
        self.assertIn("Rhian Morgan", lines)

    def test_left_as_it_is(self):
        app = self.open()
        self.edit(app, "7")
        app.wait_for("Leave it as it is", "push button").click()
        poll(lambda: app.find("Leave it as it is", "push button") is None, "the bar to go")
        self.edit(app, "4")
        self.assertIsNone(app.find("Leave it as it is", "push button"))
        self.quit(app)


class Email(ShareCase):
    """xdg-email is one that notes what it is given, and the portal another program of ours."""

    def setUp(self):
        super().setUp()
        self.noted = self.home / "noted"

    def program(self, body):
        folder = self.home / "bin"
        folder.mkdir(exist_ok=True)
        script = folder / "xdg-email"
        script.write_text("#!/bin/sh\n" + body)
        script.chmod(0o755)
        return str(folder) + ":" + os.environ["PATH"]

    def noting(self):
        return self.program('printf "%%s\\n" "$@" > "%s.new" && mv "%s.new" "%s"\n' % ((self.noted,) * 3))

    def portal(self, answer):
        """Runs until the case ends; what it was asked goes into the folder."""
        folder = self.home / "portal"
        folder.mkdir()
        run = subprocess.Popen(["/usr/bin/python3", str(Path(__file__).with_name("portal.py")),
                                str(folder), str(answer)])
        self.addCleanup(run.wait)
        self.addCleanup(run.terminate)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)

        def owned():
            return bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                 GLib.Variant("(s)", ("org.freedesktop.portal.Desktop",)), None,
                                 Gio.DBusCallFlags.NONE, -1).unpack()[0]

        poll(owned, "the portal")
        return folder

    def edit_and_send(self, app):
        self.select(app, "1.2(a), Agree one short consent form")
        app.key("7")
        self.share(app, "Send by email…")

    def check_copy(self, copy):
        """It is a whole plan of its own, with what was changed a moment ago."""
        self.cli("check", copy)
        self.assertEqual(self.cli("export", copy), self.cli("export", self.file))
        self.assertIn("Paused", self.cli("show", copy, "1.2(a)"))

    def check_arguments(self):
        """What xdg-email was given."""
        poll(self.noted.exists, "xdg-email to be called")
        arguments = self.noted.read_text().splitlines()
        self.assertEqual(arguments[:3], ["--utf8", "--subject", "Fellside Carers Partnership"])
        copy = Path(arguments[-1])
        self.assertEqual((arguments[-2], copy.name), ("--attach", "Fellside Carers Partnership.waymark"))
        self.assertEqual(copy.parent.stat().st_mode & 0o777, 0o700)
        self.check_copy(copy)

    def test_a_verified_copy_is_attached(self):
        app = self.open(PATH=self.noting())
        self.edit_and_send(app)
        self.check_arguments()
        self.wait_status(app, "A copy of the plan is attached to a new email.")
        self.quit(app)

    def test_through_the_portal(self):
        folder = self.portal(0)
        app = self.open(PATH=self.noting())
        self.edit_and_send(app)
        self.wait_status(app, "A copy of the plan is attached to a new email.")
        call = json.loads((folder / "call.json").read_text())
        self.assertRegex(call["parent"], r"\Ax11:[0-9a-f]+\Z")
        options = call["options"]
        self.assertEqual(options["subject"], "Fellside Carers Partnership")
        self.assertIn("“Fellside Carers Partnership” is attached.", options["body"])
        # Whom it goes to is the person's to say.
        self.assertFalse([key for key in ("address", "addresses", "cc", "bcc") if options.get(key)])
        self.assertEqual([Path(path).name for path in call["attached"]],
                         ["Fellside Carers Partnership.waymark"])
        copy = self.home / "came.waymark"
        copy.write_bytes((folder / "attached-1").read_bytes())
        self.check_copy(copy)
        self.assertFalse(self.noted.exists(), "one mail program is asked")
        self.quit(app)

    def test_the_person_thinks_better_of_it(self):
        folder = self.portal(1)
        app = self.open(PATH=self.noting())
        self.edit_and_send(app)
        poll((folder / "call.json").exists, "the portal to be asked")
        app.settle()
        self.assertFalse(app.find(role="alert", text="email"))
        self.assertNotIn("attached", self.status(app))
        self.assertFalse(self.noted.exists(), "nor is another program started")
        self.quit(app)

    def test_the_portal_cannot(self):
        folder = self.portal(2)
        app = self.open(PATH=self.noting())
        self.edit_and_send(app)
        self.check_arguments()
        self.assertTrue((folder / "call.json").exists())
        self.wait_status(app, "A copy of the plan is attached to a new email.")
        self.quit(app)

    def check_sentence(self, app):
        self.share(app, "Send by email…")
        bar = app.wait_for(role="alert", text="No email program could be started.")
        self.assertIn("Save a copy of the plan, and attach it to an email yourself.", bar.name)
        bar.wait_for("Save a copy…", "push button").click()
        target = self.home / "mine.waymark"
        self.choose(app, target)
        self.wait_status(app, "Written to")
        self.cli("check", target)
        self.quit(app)

    def test_without_a_mail_program(self):
        self.check_sentence(self.open(PATH=self.program("exit 3\n")))

    def test_without_xdg_email(self):
        empty = self.home / "empty"
        empty.mkdir()
        self.check_sentence(self.open(PATH=str(empty)))


# As Excel writes it: names of columns, no plan of its own.
TABLE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style>
</head><body><!--StartFragment--><table border=0><col width=64>
<tr><td>Action</td><td>Lead</td><td>Due date</td><td>Status</td></tr>
<tr><td>Paint the <b>village</b> hall</td><td>FBC</td><td>May 2027</td><td>Agreed</td></tr>
<tr><td>Open it on Sundays</td><td>Scouts</td><td>June 2027</td><td>Proposed</td></tr>
</table><!--EndFragment--></body></html>"""


class Paste(ShareCase):
    def put(self, content, kind):
        """On the clipboard of the session, as another program would."""
        owner = subprocess.Popen(["xclip", "-i", "-selection", "clipboard", "-t", kind, "-quiet"],
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        owner.stdin.write(content.encode("utf-8"))
        owner.stdin.close()
        self.addCleanup(owner.wait)
        self.addCleanup(owner.terminate)
        poll(lambda: clipboard(kind) == content, "the clipboard")

    def test_table_is_added_as_one_edit(self):
        app = self.open()
        before = len(self.plan()["parties"])
        self.select(app, "1.2(a), Agree one short consent form")
        self.put(TABLE, "text/html")
        app.key("ctrl+v")
        app.wait_for("The plan you would get", "list")
        app.wait_for("Add to plan", "push button")
        self.assertIsNone(app.find(role="list item", text="Paint the village hall, "))
        app.key("ctrl+Return")
        self.wait_status(app, "Added 2 actions.")
        row = self.row(app, "1.2(b), Paint the village hall")
        self.assertIn("FBC", row.name)
        self.row(app, "1.2(c), Open it on Sundays")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        plan = self.plan()
        self.assertEqual([p["name"] for p in plan["parties"]][before:], ["Scouts"])
        app.key("ctrl+z")
        self.wait_status(app, "Undone: \u2068Paste a table\u2069.")
        self.row(app, "1.2(b), Let hub workers record")
        app.key("ctrl+s")
        self.wait_status(app, "Written to")
        self.assertEqual(len(self.plan()["parties"]), before)
        self.quit(app)

    def test_escape_adds_nothing(self):
        app = self.open()
        before = self.plan()
        self.select(app, "1.2(a), Agree one short consent form")
        self.put(TABLE, "text/html")
        app.key("ctrl+v")
        app.wait_for("Add to plan", "push button")
        app.key("Escape")
        self.row(app, "1.2(b), Let hub workers record")
        self.quit(app)
        self.assertEqual(self.plan(), before)

    def test_lines_of_text(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short consent form")
        self.put("Paint the hall\nOpen it on Sundays\n", "UTF8_STRING")
        app.key("ctrl+v")
        app.wait_for("Add to plan", "push button")
        app.key("ctrl+Return")
        self.wait_status(app, "Added 2 actions.")
        self.row(app, "1.2(b), Paint the hall")
        self.quit(app)

    def test_a_plan_from_the_clipboard(self):
        app = self.start()
        app.wait_for("Import a document…", "push button")
        self.put(TABLE, "text/html")
        app.key("ctrl+v")
        app.wait_for("Create plan", "push button")
        app.key("ctrl+Return")
        self.row(app, "1.1, Paint the village hall")
        self.wait_status(app, "Not in a file yet")
        self.quit(app)

    def test_a_field_takes_words_itself(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short consent form")
        app.key("Return")
        text = app.wait_for("Text", "text")
        poll(text.focused, "the keyboard in the text")
        app.key("ctrl+a")
        self.put("Only words", "UTF8_STRING")
        app.key("ctrl+v")
        poll(lambda: text.text == "Only words", "the words in the field")
        self.quit(app)

    def test_rows_of_the_plan_itself(self):
        app = self.open()
        self.select(app, "1.2(a), Agree one short consent form")
        app.key("ctrl+c")
        self.wait_status(app, "Copied 1 row as a table")
        self.select(app, "2.1, Ten local employers")
        app.key("ctrl+v")
        row = self.row(app, "2.2, Agree one short consent form")
        self.assertIn("FBC, Dale Council and ICB", row.name)
        self.quit(app)


if __name__ == "__main__":
    tap.main()
