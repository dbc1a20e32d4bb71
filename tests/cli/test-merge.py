#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Copies go out, come back and are combined: merge, conflicts, choose."""

import json
import shutil

import tap
from cli import Case


class Copies(Case):
    """One plan and copies of it, each edited on a computer of its own."""

    def setUp(self):
        super().setUp()
        self.make()
        self.here = self.state

    def copy(self, name):
        """A copy that somebody got by email."""
        path = self.dir / f"{name}.waymark"
        shutil.copyfile(self.plan, path)
        return path

    def at(self, person, command, path, *words):
        """Runs a command on the copy as that person, on their own computer."""
        try:
            self.state = self.dir / f"state-{person}"
            return self.good(command, path, *words, "--person", person,
                             *([] if "--reason" in words else self.reason(words) if command == "set" else []))
        finally:
            self.state = self.here

    def export_of(self, path):
        return json.loads(self.good("export", path))

    def conflicts(self):
        return json.loads(self.good("conflicts", self.plan, "--json"))


class Merge(Copies):
    def test_changes_of_all_sides_are_in_the_result(self):
        copies = {name: self.copy(name) for name in ("RCBC", "MBC", "ICB", "Vale")}
        self.at("RCBC", "set", copies["RCBC"], "1.1(a)", "phase=Theirs")
        self.at("MBC", "set", copies["MBC"], "1.1(b)", "notes=Two rooms found.")
        self.at("ICB", "add", copies["ICB"], "2", "action", "text=Print a poster.")
        self.at("Vale", "set", copies["Vale"], "plan", "owner=The forum")
        self.set("2.1(a)", "due=June 2027")
        before = {path: path.read_bytes() for path in copies.values()}

        said = self.good("merge", self.plan, *copies.values())
        self.assertIn("Combined: 4 changes were taken.", said)
        self.assertEqual(self.fields("1.1(a)")["phase"], "Theirs")
        self.assertEqual(self.fields("1.1(b)")["notes"], "Two rooms found.")
        self.assertEqual(self.fields("2.1(a)")["due"].split(" (")[0], "June 2027")
        self.assertEqual(self.fields("plan")["owner"], "The forum")
        self.assertIn("Print a poster.", self.good("show", self.plan))
        self.assertEqual(self.conflicts(), [])
        self.good("check", self.plan)
        for path, was in before.items():
            self.assertEqual(path.read_bytes(), was, "a copy is only read")
        self.no_left_overs()

    def test_whoever_combines_first_the_plan_is_the_same(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "due=June 2025", "phase=Theirs")
        self.set("1.1(a)", "due=April 2025")
        self.set("1.1(b)", "notes=Ours")
        ours = self.copy("ours")
        self.good("merge", self.plan, theirs)
        self.at("RCBC", "merge", theirs, ours)
        self.assertEqual(self.export(), self.export_of(theirs))

    def test_again_brings_nothing(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "phase=Theirs")
        self.good("merge", self.plan, theirs)
        before = self.plan.read_bytes()
        self.good("merge", self.plan, theirs)
        self.good("merge", self.plan, self.copy("itself"))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_preview_writes_nothing(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "phase=Theirs", "due=June 2025")
        self.set("1.1(a)", "due=April 2025")
        before = self.plan.read_bytes()
        said = self.good("merge", self.plan, theirs, "--preview")
        self.assertIn("Both sides changed:", said)
        self.assertRegex(said, "yours: April 2025")
        self.assertRegex(said, r"theirs: June 2025.*RCBC")
        self.assertIn("Theirs, taken as they are:", said)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_preview_says_who_deleted_what_the_other_changed(self):
        theirs = self.copy("RCBC")
        ours = self.copy("ours")
        self.at("RCBC", "set", theirs, "1.1(a)", "phase=Theirs")
        self.at("MBC", "remove", ours, "1.1(a)")
        self.assertIn("deleted here, changed there", self.at("MBC", "merge", ours, theirs, "--preview"))
        self.assertIn("deleted there, changed here", self.at("RCBC", "merge", theirs, ours, "--preview"))

    def test_output_leaves_the_plan_as_it_is(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "phase=Theirs")
        before = self.plan.read_bytes()
        both = self.dir / "both.waymark"
        self.good("merge", self.plan, theirs, "--output", both)
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertIn("Theirs", self.good("show", both, "1.1(a)"))
        self.assertIn("exists already", self.bad("merge", self.plan, theirs, "--output", both))

    def test_a_failed_merge_leaves_no_output(self):
        bad = self.dir / "bad.waymark"
        bad.write_text("This is no plan.\n")
        both = self.dir / "both.waymark"
        self.assertIn("bad.waymark", self.bad("merge", self.plan, bad, "--output", both))
        self.assertFalse(both.exists())

    def test_undo_takes_all_of_it_back(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "phase=Theirs")
        self.at("RCBC", "remove", theirs, "2.1(a)")
        before = self.export()
        self.good("merge", self.plan, theirs)
        after = self.export()
        self.assertNotEqual(after, before)
        self.good("undo", self.plan)
        self.assertEqual(self.export(), before)
        self.good("redo", self.plan)
        self.assertEqual(self.export(), after)

    def test_report(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "set", theirs, "1.1(a)", "due=June 2025")
        self.set("1.1(a)", "due=April 2025")
        self.good("merge", self.plan, theirs, "--report", self.dir / "report.json")
        report = json.loads((self.dir / "report.json").read_text(encoding="utf-8"))
        self.assertTrue(report["applied"])
        self.assertEqual([file["person"] for file in report["files"]], ["RCBC"])
        clash = [one for one in report["differences"] if one["side"] == "clash"]
        self.assertEqual([(one["number"], one["field"], one["choice"]) for one in clash],
                         [("1.1(a)", "due", "later")])
        self.assertEqual(clash[0]["ours"]["value"][0], "April 2025")
        self.assertEqual(clash[0]["theirs"][0]["value"][0], "June 2025")
        self.assertEqual(clash[0]["base"][0], "March 2024")

    def test_another_plan_is_refused(self):
        other = self.dir / "other.waymark"
        self.good("import", self.dir / "plan.txt", other)
        before = self.plan.read_bytes()
        self.assertIn("other.waymark", self.bad("merge", self.plan, other))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_words_that_make_no_sense(self):
        theirs = self.copy("RCBC")
        self.bad("merge", self.plan, code=2)
        self.bad("merge", self.plan, theirs, "--take", "everything", code=2)
        self.bad("merge", self.plan, self.dir / "nowhere.waymark")

    def test_a_copy_without_most_of_the_plan_asks_first(self):
        theirs = self.copy("RCBC")
        self.at("RCBC", "remove", theirs, "1")
        before = self.plan.read_bytes()
        self.assertIn("--accept-removals", self.bad("merge", self.plan, theirs))
        self.assertEqual(self.plan.read_bytes(), before)
        self.good("merge", self.plan, theirs, "--accept-removals")
        self.assertEqual(self.summary()["themes"], 1)

    def test_json_of_the_plan_is_values_without_history(self):
        path = self.dir / "theirs.json"
        plan = self.export()
        action = plan["themes"][0]["items"][0]["items"][0]
        self.assertEqual(action["kind"], "action")
        action["notes"] = "From a spreadsheet"
        del plan["themes"][1]
        path.write_text(json.dumps(plan), encoding="utf-8")
        self.good("merge", self.plan, path)
        self.assertEqual(self.fields("1.1(a)")["notes"], "From a spreadsheet")
        self.assertEqual(self.summary()["themes"], 2, "nothing is deleted by what is not there")
        self.good("undo", self.plan)
        self.assertNotEqual(self.fields("1.1(a)").get("notes"), "From a spreadsheet")


class Clashes(Copies):
    """Both sides set the due date of 1.1(a)."""

    def setUp(self):
        super().setUp()
        self.theirs = self.copy("RCBC")
        self.at("RCBC", "set", self.theirs, "1.1(a)", "due=June 2025")
        self.set("1.1(a)", "due=April 2025")

    def due(self):
        return self.fields("1.1(a)")["due"].split(" (")[0]

    def test_both_stay_until_somebody_chooses(self):
        self.good("merge", self.plan, self.theirs)
        clash, = self.conflicts()
        self.assertEqual((clash["number"], clash["field"]), ("1.1(a)", "due"))
        self.assertEqual({claim["value"][0] for claim in clash["claims"]}, {"April 2025", "June 2025"})
        self.assertEqual(self.due(), clash["claims"][0]["value"][0], "the shown one is the first")
        printed = self.good("conflicts", self.plan)
        self.assertIn("April 2025", printed)
        self.assertIn("RCBC", printed)
        self.good("choose", self.plan, "1.1(a)", "due", 2)
        self.assertEqual(self.conflicts(), [])
        self.assertEqual(self.due(), clash["claims"][1]["value"][0])
        self.good("undo", self.plan)
        self.assertEqual(len(self.conflicts()), 1)

    def test_an_ordinary_edit_carries_the_other_along(self):
        self.good("merge", self.plan, self.theirs)
        shown = self.due()
        self.set("1.1(a)", "due=May 2025")
        clash, = self.conflicts()
        values = {claim["value"][0] for claim in clash["claims"]}
        self.assertEqual(values, {"May 2025", "April 2025", "June 2025"} - {shown})

    def test_taking_a_side(self):
        for whose, due in (("theirs", "June 2025"), ("ours", "April 2025")):
            both = self.dir / f"{whose}.waymark"
            self.good("merge", self.plan, self.theirs, "--take", whose, "--output", both)
            self.assertIn(f"due: {due} (", self.good("show", both, "1.1(a)"))
            self.assertEqual(json.loads(self.good("conflicts", both, "--json")), [])
            self.good("check", both)

    def test_writing_ones_own(self):
        self.good("merge", self.plan, self.theirs)
        self.good("choose", self.plan, "1.1(a)", "due=by May 2025")
        self.assertEqual((self.due(), self.conflicts()), ("by May 2025", []))

    def test_choices_that_make_no_sense(self):
        self.bad("choose", self.plan, "1.1(a)", "due", 1)
        self.good("merge", self.plan, self.theirs)
        before = self.plan.read_bytes()
        self.bad("choose", self.plan, "1.1(a)", "due", 3)
        self.bad("choose", self.plan, "1.1(a)", "due")
        self.bad("choose", self.plan, "1.1(a)", "text", 1)
        self.bad("choose", self.plan, "9.9", "due", 1)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_a_choice_reaches_the_other_copy(self):
        self.good("merge", self.plan, self.theirs)
        self.good("choose", self.plan, "1.1(a)", "due=May 2025")
        self.at("RCBC", "merge", self.theirs, self.plan)
        self.assertEqual(self.export_of(self.theirs), self.export())
        self.assertEqual(json.loads(self.good("conflicts", self.theirs, "--json")), [])


class Progress(Copies):
    """Updates, ratings and dates of one action on both sides."""

    def updates(self, path=None):
        plan = self.export_of(path or self.plan)
        return plan["themes"][0]["items"][0]["items"][0]["updates"]

    def both(self, mine, theirs):
        """The same command on both copies, with different words; what is open after combining them."""
        copy = self.copy("RCBC")
        self.at("RCBC", theirs[0], copy, "1.1(a)", *theirs[1:])
        self.good(mine[0], self.plan, "1.1(a)", *mine[1:])
        ours = self.copy("ours")
        self.good("merge", self.plan, copy)
        self.at("RCBC", "merge", copy, ours)
        self.assertEqual(self.export(), self.export_of(copy))
        self.good("check", self.plan)
        return [clash["field"] for clash in self.conflicts()]

    def test_updates_never_clash(self):
        self.assertEqual(self.both(["update", "text=Printed.", "date=1/10/2025"],
                                   ["update", "text=Printed.", "date=1/10/2025"]), [])
        self.assertEqual([u["text"] for u in self.updates()], ["Printed.", "Printed."])

    def test_the_status_that_they_set_may(self):
        self.assertEqual(self.both(["update", "text=Done.", "status=complete"],
                                   ["update", "text=Stuck.", "status=paused"]), ["status"])
        self.assertEqual(sorted(u["text"] for u in self.updates()), ["Done.", "Stuck."])

    def test_proposals_of_both_wait(self):
        self.assertEqual(self.both(["update", "text=a", "due=june 2026", "reason=Frost"],
                                   ["update", "text=b", "due=july 2026", "reason=Drought"]), [])
        self.assertEqual([u["decision"] for u in self.updates()], ["proposed", "proposed"])
        self.assertEqual(self.fields("1.1(a)")["due"], "March 2024 (2024-03)")

    def test_moves_of_both_sides(self):
        self.assertEqual(self.both(["set", "due=june 2026", "--reason", "Frost"],
                                   ["set", "due=july 2026", "--reason", "Drought"]), ["due"])
        self.assertEqual(sorted(u["reason"] for u in self.updates()), ["Drought", "Frost"])
        self.good("choose", self.plan, "1.1(a)", "due", 1)
        dates = json.loads(self.good("summary", self.plan, "--json"))["dates"]
        # one moved the date, the other is a proposal now; both are to be decided
        self.assertEqual((dates["moved"], dates["undecided"]), (1, 1))
        self.assertIn(dates["months"], (27, 28))

    def test_slippage_goes_on_after_combining(self):
        self.both(["update", "text=a"], ["update", "text=b"])
        self.good("set", self.plan, "1.1(a)", "due=june 2026", "--reason", "Frost")
        self.good("agree", self.plan, "1.1(a)")
        copy = self.copy("RCBC")
        self.at("RCBC", "set", copy, "1.1(a)", "due=sept 2026", "--reason", "Drought")
        self.good("merge", self.plan, copy)
        self.good("agree", self.plan, "1.1(a)")
        dates = json.loads(self.good("summary", self.plan, "--json"))["dates"]
        self.assertEqual(dates, {"undecided": 0, "moved": 1, "months": 30})
        self.assertEqual(self.fields("1.1(a)")["first_due"], "March 2024 (2024-03)")


class Deleted(Copies):
    """They deleted 1.1(b), which we changed."""

    def setUp(self):
        super().setUp()
        theirs = self.copy("RCBC")
        self.at("RCBC", "remove", theirs, "1.1(b)")
        self.set("1.1(b)", "notes=Rooms are booked.")
        self.good("merge", self.plan, theirs)

    def test_what_somebody_worked_on_stays_and_is_listed(self):
        self.assertEqual(self.fields("1.1(b)")["notes"], "Rooms are booked.")
        self.assertEqual([one["type"] for one in self.conflicts()], ["deleted"])
        self.assertIn("deleted by RCBC", self.good("conflicts", self.plan))

    def test_keep(self):
        self.good("choose", self.plan, "1.1(b)", "keep")
        self.assertEqual(self.conflicts(), [])
        self.assertEqual(self.fields("1.1(b)")["notes"], "Rooms are booked.")

    def test_delete(self):
        self.good("choose", self.plan, "1.1(b)", "delete")
        self.assertEqual(self.conflicts(), [])
        self.bad("show", self.plan, "1.1(b)")


if __name__ == "__main__":
    tap.main()
