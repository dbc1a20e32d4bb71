#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""meeting: add, list, agenda, decide, close, snapshot; changes --since-meeting."""

import hashlib
import json
import shutil
import sqlite3

import tap
from cli import Case


class Meeting(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def meeting(self, *values):
        return self.good("meeting", "add", self.plan, *values).strip()

    def agenda(self, *words):
        return json.loads(self.good("meeting", "agenda", self.plan, *words, "--json"))

    def sections(self, *words):
        found = {}
        for entry in self.agenda(*words):
            found.setdefault(entry["section"], []).append(entry["number"])
        return found

    def close(self, *words):
        return self.good("meeting", "close", self.plan, *words).strip()

    def snapshot(self, word):
        return self.good("meeting", "snapshot", self.plan, word)

    def test_add_and_list(self):
        first = self.meeting("body=Partnership Board", "date=11 sept 2025", "place=Town Hall", "present=Mo, Olwen")
        second = self.meeting()
        third = self.meeting("body=Forum", "date=4/12/2025")
        rows = json.loads(self.good("meeting", "list", self.plan, "--json"))
        self.assertEqual([row["id"] for row in rows], [first, second, third])
        self.assertEqual([row["date"] for row in rows], ["2025-09-11", "2025-11-14", "2025-12-04"])
        self.assertEqual([row["body"] for row in rows], ["Partnership Board", "Partnership Board", "Forum"])
        self.assertEqual((rows[0]["place"], rows[0]["present"], rows[0]["closed"]), ("Town Hall", "Mo, Olwen", False))
        self.assertEqual(self.good("meeting", "list", self.plan).splitlines()[0],
                         f"{first}  Partnership Board, 11 September 2025 · open · 0 decisions · 0 updates")

    def test_a_day_is_wanted(self):
        for words in ("march 2025", "some day", "ongoing"):
            self.assertIn(f"“{words}”", self.bad("meeting", "add", self.plan, f"date={words}"))
        self.assertEqual(json.loads(self.good("meeting", "list", self.plan, "--json")), [])

    def test_agenda_of_a_first_meeting(self):
        self.meeting("body=Board", "date=4/12/2025")
        # 1.1(a) was due in March 2024; the others have not been heard of; 1.2 only points.
        self.assertEqual(self.sections(), {"late": ["1.1(a)"], "silent": ["1.1(b)", "2.1(a)"]})
        late = self.agenda()[0]
        self.assertEqual(late["why"], "Due: March 2024. It is 19 months late. Nothing was heard of it yet.")
        out = self.good("meeting", "agenda", self.plan)
        self.assertIn("Board, 4 December 2025\n\nLate\n    1.1(a)  ", out)
        self.assertIn("\nAny other business\n", out)

    def test_agenda_says_what_is_due_until_the_next(self):
        self.set("2.1(a)", "due=february 2026")
        self.meeting("date=4/12/2025")
        self.assertEqual(self.sections()["due"], ["2.1(a)"])
        self.assertIn("It falls due on 28 February 2026.", self.agenda()[1]["why"])
        self.assertIn("\nDue before 4 March 2026\n", self.good("meeting", "agenda", self.plan))
        self.meeting("date=15/1/2026")
        self.assertNotIn("due", self.sections("4/12/2025"))
        self.assertEqual(self.sections("15/1/2026")["due"], ["2.1(a)", "1.1(b)"])

    def test_agenda_since_the_last_meeting(self):
        self.meeting("body=Board", "date=11/9/2025")
        self.close("11/9/2025")
        self.meeting("date=4/12/2025")
        new = self.add("2.1", "action", "text=A new one")
        self.set("1.1(b)", "status=complete")
        self.set("1.1(a)", "status=ongoing", "flag=true")
        self.add("1.1(a)", "update", "date=2025-10-01", "text=Nearly there")
        self.add("2.1(a)", "update", "date=2025-09-01", "text=Before the meeting")
        self.assertEqual(self.sections(), {"silent": ["2.1(a)"], "flagged": ["1.1(a)"], "new": ["2.1(b)"],
                                           "closed": ["1.1(b)"]})
        why = {entry["number"]: entry["why"] for entry in self.agenda()}
        self.assertEqual(why["2.1(a)"], "Nothing was heard of it since 1 September.")
        self.assertEqual(why["1.1(b)"], "It was completed since the last meeting.")
        self.assertIn("New since 11 September\n", self.good("meeting", "agenda", self.plan))
        self.assertEqual([e["id"] for e in self.agenda() if e["section"] == "new"], [new])

    def test_proposed_and_moved_dates(self):
        self.meeting("date=11/9/2025")
        self.close()
        self.meeting("date=4/12/2025")
        self.add("2.1(a)", "update", "date=2025-11-06", "new_due=june 2027", "decision=proposed", "reason=Staff")
        self.add("1.1(b)", "update", "date=2025-11-06", "new_due=june 2027", "decision=agreed", "reason=Staff")
        self.assertEqual((self.sections()["dates"], self.sections()["moved"]), (["2.1(a)"], ["1.1(b)"]))
        why = {entry["number"]: entry["why"] for entry in self.agenda()}
        self.assertEqual(why["2.1(a)"], "A new date is proposed: June 2027.")
        self.assertEqual(why["1.1(b)"], "Its date was moved to June 2027 since the last meeting.")

    def test_decide(self):
        self.meeting("date=4/12/2025")
        self.assertFalse(self.agenda()[0]["done"])
        self.good("meeting", "decide", self.plan, "next", "text=Ask again in March", "about=1.1(a)")
        self.good("meeting", "decide", self.plan, "december 2025", "text=Thank the hub")
        self.assertTrue(self.agenda()[0]["done"])
        self.assertIn("    Thank the hub\n", self.good("meeting", "agenda", self.plan))
        [meeting] = self.export()["meetings"]
        self.assertEqual([one["text"] for one in meeting["decisions"]], ["Ask again in March", "Thank the hub"])

    def test_close_keeps_the_plan(self):
        self.meeting("date=4/12/2025")
        digest = self.close()
        kept = self.snapshot("last")
        self.assertEqual(hashlib.sha256(kept.encode()).hexdigest(), digest)
        plan = json.loads(kept)
        self.assertEqual(plan["title"], self.export()["title"])
        self.assertTrue(plan["meetings"][0]["closed"])
        self.set("plan", "title=Another")
        self.good("remove", self.plan, "1")
        self.assertEqual(self.snapshot("last"), kept)
        target = self.dir / "kept.json"
        self.good("meeting", "snapshot", self.plan, "last", "--output", target)
        self.assertEqual(target.read_text(encoding="utf-8"), kept)
        # It is a plan again.
        again = self.dir / "again.waymark"
        self.good("import", target, again)
        self.assertIn("Carers plan", self.good("show", again))

    def test_what_cannot_be_closed(self):
        self.assertIn("meeting add", self.bad("meeting", "close", self.plan))
        self.meeting("date=4/12/2025")
        self.assertIn("not closed", self.bad("meeting", "snapshot", self.plan, "next"))
        self.close()
        self.assertIn("closed already", self.bad("meeting", "close", self.plan, "last"))
        self.bad("meeting", "close", self.plan, "next")
        self.bad("meeting", "close", self.plan, "2/2/2002")

    def test_a_snapshot_never_changes(self):
        self.meeting("date=4/12/2025")
        self.close()
        snapshot = self.export()["meetings"][0]["snapshots"][0]["id"]
        for value in ("content=AAAA", "digest=0", "format=2", "content="):
            self.assertIn("never changes", self.bad("set", self.plan, snapshot, value))

    def test_undo_opens_it_again(self):
        self.meeting("date=4/12/2025")
        digest = self.close()
        self.good("undo", self.plan)
        self.bad("meeting", "snapshot", self.plan, "next")
        self.good("redo", self.plan)
        self.assertEqual(hashlib.sha256(self.snapshot("last").encode()).hexdigest(), digest)

    def test_two_people_close_it(self):
        self.meeting("date=4/12/2025")
        copy = self.dir / "copy.waymark"
        shutil.copy(self.plan, copy)
        self.close()
        self.good("set", copy, "2.1(a)", "notes=Theirs")
        self.good("meeting", "close", copy, XDG_STATE_HOME=str(self.dir / "theirs"))
        self.run_cli("merge", self.plan, copy)
        self.run_cli("merge", copy, self.plan)
        [meeting] = self.export()["meetings"]
        self.assertEqual(len(meeting["snapshots"]), 2)
        self.assertEqual(self.good("conflicts", self.plan), "")
        self.assertEqual(self.snapshot("last"), self.good("meeting", "snapshot", copy, "last"))
        self.good("check", self.plan)

    def test_check_verifies_digests(self):
        self.meeting("date=4/12/2025")
        self.close("4/12/2025")
        self.good("check", self.plan)
        # Somebody else's program can say anything in JSON.
        plan = self.export()
        plan["meetings"][0]["snapshots"][0]["digest"] = "0" * 64
        (self.dir / "false.json").write_text(json.dumps(plan))
        self.good("import", self.dir / "false.json", self.dir / "false.waymark")
        self.assertIn("snapshot", self.bad("check", self.dir / "false.waymark"))

    def test_since_the_last_meeting(self):
        self.assertIn("No meeting", self.bad("changes", self.plan, "--since-meeting"))
        self.assertIn("--since-meeting", self.bad("changes", self.plan, code=2))
        self.assertIn("--since-meeting", self.bad("changes", self.plan, "march 2025", "--since-meeting", code=2))
        self.meeting("date=11/9/2025")
        self.close()
        self.assertEqual(self.good("changes", self.plan, "--since-meeting"), "")
        self.set("2.1(a)", "due=june 2026")
        self.add("1.1", "action", "text=A new one")
        self.good("remove", self.plan, "1.1(a)")
        self.meeting("date=4/12/2025", "body=Board")
        out = self.good("changes", self.plan, "--since-meeting")
        self.assertIn("Theme 1 – Finding carers\n", out)
        self.assertIn("added: {+A new one+}", out)
        self.assertIn("deleted: [-", out)
        self.assertIn("    2.1(a) Due: [-Ongoing-] {+june 2026+}\n", out)
        self.assertIn("Meetings\n", out)
        self.assertNotIn("Snapshot", out)

    def test_json_there_and_back(self):
        self.meeting("body=Board", "date=4/12/2025", "place=Town Hall", "present=Mo")
        self.good("meeting", "decide", self.plan, "next", "text=Ask again", "about=1.1(a)")
        self.close()
        first = self.dir / "first.json"
        again = self.dir / "again.waymark"
        self.good("export", self.plan, "--output", first)
        self.good("import", first, again)
        self.assertEqual(self.good("export", again), first.read_text(encoding="utf-8"))
        self.good("check", again)
        self.assertEqual(self.good("meeting", "snapshot", again, "last"), self.snapshot("last"))

    def test_values_bring_a_closed_meeting(self):
        """A copy that comes back as JSON, without history: its meeting and snapshot come in whole."""
        self.meeting("date=4/12/2025")
        copy = self.dir / "copy.waymark"
        shutil.copy(self.plan, copy)
        self.good("meeting", "close", copy)
        kept = self.good("meeting", "snapshot", copy, "last")
        values = self.dir / "copy.json"
        self.good("export", copy, "--output", values)
        self.good("merge", self.plan, values, "--take", "theirs")
        self.assertEqual(self.snapshot("last"), kept)
        self.good("check", self.plan)

    def test_nothing_is_written_by_looking(self):
        self.meeting("date=4/12/2025")
        self.close()
        before = self.plan.read_bytes()
        for words in (["meeting", "list", self.plan], ["meeting", "agenda", self.plan, "last"],
                      ["meeting", "snapshot", self.plan, "last"], ["changes", self.plan, "--since-meeting"]):
            self.good(*words)
        self.assertEqual(self.plan.read_bytes(), before)
        self.no_left_overs()

    def test_the_content_is_compressed(self):
        self.meeting("date=4/12/2025")
        self.close()
        with sqlite3.connect(self.plan) as db:
            [(length,)] = db.execute("SELECT length (content) FROM snapshot")
        self.assertLess(length, len(self.snapshot("last")) // 2)

    def test_usage(self):
        self.assertIn("“meeting”", self.bad("meeting", code=2))
        self.assertIn("“meeting hold”", self.bad("meeting", "hold", self.plan, code=2))
        self.assertIn("waymark-cli meeting decide ", self.bad("meeting", "decide", self.plan, code=2))
        for command in ("add", "list", "agenda", "decide", "close", "snapshot"):
            self.assertIn("PLAN", self.good("meeting", command, "--help"))


if __name__ == "__main__":
    tap.main()
