#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""set, add, move and remove, over every kind and field."""

import tap
from cli import Case


class EditCase(Case):
    def setUp(self):
        super().setUp()
        self.make()


class Set(EditCase):
    def test_says_nothing(self):
        self.assertEqual(self.set("1.1(a)", "text=Write two leaflets."), "")
        self.assertEqual(self.fields("1.1(a)")["text"], "Write two leaflets.")
        self.no_left_overs()

    def test_several_fields_are_one_edit(self):
        self.set("1.1(a)", "phase=Year 4", "notes=Ask the surgeries.", "flag=true")
        self.assertEqual(self.fields("1.1(a)")["phase"], "Year 4")
        self.good("undo", self.plan)
        fields = self.fields("1.1(a)")
        self.assertEqual((fields["phase"], fields["notes"], fields["flag"]), ("Year 1", "", ""))

    def test_all_or_nothing(self):
        before = self.plan.read_bytes()
        self.bad("set", self.plan, "1.1(a)", "phase=Year 4", "colour=red")
        self.bad("set", self.plan, "1.1(a)", "phase=Year 4", "due", code=2)
        self.assertEqual(self.plan.read_bytes(), before)

    def test_clear(self):
        self.set("1.1(a)", "phase=", "due=", "status=")
        fields = self.fields("1.1(a)")
        self.assertEqual((fields["phase"], fields["due"], fields["status"]), ("", "", ""))

    def test_from_a_file(self):
        (self.dir / "note.txt").write_text("First line.\r\n• a point\n\n")
        self.set("1.1(a)", "notes=@note.txt")
        self.assertIn("notes:\n    First line.\n    • a point\n", self.good("show", self.plan, "1.1(a)"))

    def test_from_a_file_that_is_not_there(self):
        self.assertIn("gone.txt", self.bad("set", self.plan, "1.1(a)", "notes=@gone.txt"))

    def test_from_a_file_that_is_no_text(self):
        (self.dir / "bytes").write_bytes(b"\xff\xfe\x00")
        self.assertIn("bytes", self.bad("set", self.plan, "1.1(a)", "notes=@bytes"))

    def test_fields_of_the_plan(self):
        self.set("plan", "title=New title", "narrative=Why.", "owner=Forum", "period=2025–2027",
                 "monitoring=Each quarter.", "year_start=1", "rating_rule=days-late:weeks=4")
        fields = self.fields("plan")
        self.assertEqual([fields[f] for f in ("title", "narrative", "owner", "monitoring", "year_start")],
                         ["New title", "Why.", "Forum", "Each quarter.", "1"])

    def test_fields_of_theme_and_requirement(self):
        self.set("1", "title=Found", "narrative=All of it.")
        self.set("1.1", "title=Early", "narrative=Sooner.", "notes=n", "measure=m", "baseline=b", "goal=g")
        self.assertEqual(self.fields("1")["title"], "Found")
        fields = self.fields("1.1")
        self.assertEqual([fields[f] for f in ("title", "narrative", "notes", "measure", "baseline", "goal")],
                         ["Early", "Sooner.", "n", "m", "b", "g"])

    def test_rating(self):
        self.set("1.1(a)", "rating=amber", "rating_reason=Waiting for print.")
        self.assertEqual(self.fields("1.1(a)")["rating"], "amber")
        self.assertIn("rating_reason", self.bad("set", self.plan, "1.1(b)", "rating=amber"))
        self.assertIn("green, amber, red, blue", self.bad("set", self.plan, "1.1(a)", "rating=purple"))

    def test_numbers_and_flags_are_checked(self):
        for value in ("0", "13", "April", "4.5", "99999999999999999999"):
            with self.subTest(value=value):
                self.assertIn("1–12", self.bad("set", self.plan, "plan", f"year_start={value}"))
        self.bad("set", self.plan, "1.1(a)", "flag=maybe")

    def test_too_long(self):
        self.bad("set", self.plan, "plan", "title=" + "x" * 501)
        self.set("plan", "title=" + "ŵ" * 500)
        (self.dir / "long").write_text("x" * 65537)
        self.bad("set", self.plan, "plan", "narrative=@long")

    def test_unknown_field_names_those_there_are(self):
        message = self.bad("set", self.plan, "1.1(a)", "colour=red")
        self.assertIn("“colour”", message)
        self.assertIn("first_due", message)

    def test_unknown_item(self):
        for item in ("9", "1.9", "1.1(z)", "1.1(a", "party:Nobody", "status:Never", "0" * 32, "everything"):
            with self.subTest(item=item):
                self.bad("set", self.plan, item, "title=x")

    def test_the_same_value_changes_nothing(self):
        self.set("1.1(a)", "phase=Year 1")
        self.assertEqual(self.good("history", self.plan).count("\n"), 1)


class Due(EditCase):
    def window(self, words, **env):
        self.set("1.1(a)", f"due={words}")
        return self.fields("1.1(a)")["due"]

    def test_as_typed(self):
        self.assertEqual(self.window("mar 26"), "mar 26 (2026-03)")
        self.assertEqual(self.window("by june 2026"), "by june 2026 (../2026-06)")
        self.assertEqual(self.window("Q2 2025/26"), "Q2 2025/26 (2025-07/2025-09)")

    def test_not_understood_is_kept_with_a_warning(self):
        result = self.run_cli("set", self.plan, "1.1(a)", "due=when the leaves fall", "--reason", "Frost")
        self.assertEqual((result.code, result.out), (0, ""))
        self.assertIn("“when the leaves fall” is kept as you wrote it", result.err)
        self.assertEqual(self.fields("1.1(a)")["due"], "when the leaves fall")

    def test_first_due_stays(self):
        new = self.add("2.1", "action", "text=Tell people.")
        self.assertEqual(self.fields(new)["first_due"], "")
        self.run_cli("set", self.plan, new, "due=TBC")
        self.assertEqual(self.fields(new)["first_due"], "")
        self.set(new, "due=June 2026")
        self.assertEqual(self.fields(new)["first_due"], "June 2026 (2026-06)")
        self.set(new, "due=July 2026")
        self.assertEqual(self.fields(new)["first_due"], "June 2026 (2026-06)")

    def test_first_due_goes_with_the_edit_that_gave_it(self):
        new = self.add("2.1", "action", "text=Tell people.")
        self.set(new, "due=June 2026")
        self.good("undo", self.plan)
        fields = self.fields(new)
        self.assertEqual((fields["due"], fields["first_due"]), ("", ""))

    def test_lateness_in_the_outline(self):
        line = next(l for l in self.good("show", self.plan).splitlines() if "March 2024" in l)
        self.assertIn("late", line)


class Status(EditCase):
    def test_by_word_and_by_stage(self):
        self.set("1.1(a)", "status=in progress")
        self.assertEqual(self.fields("1.1(a)")["status"], "In progress")
        self.set("1.1(a)", "status=complete")
        self.assertEqual(self.summary()["late"], 0)

    def test_unknown(self):
        self.assertIn("“Nearly”", self.bad("set", self.plan, "1.1(a)", "status=Nearly"))

    def test_a_word_of_ones_own(self):
        self.add("plan", "status", "word=Nearly", "stage=in-progress")
        self.set("1.1(a)", "status=nearly")
        self.assertEqual(self.fields("1.1(a)")["status"], "Nearly")
        self.set("status:Nearly", "word=Almost")
        self.assertEqual(self.fields("1.1(a)")["status"], "Almost")

    def test_ambiguous(self):
        one = self.add("plan", "status", "word=Twice", "stage=paused")
        self.add("plan", "status", "word=Twice", "stage=closed")
        self.assertIn(one, self.bad("set", self.plan, "1.1(a)", "status=Twice"))
        self.set("1.1(a)", f"status={one}")

    def test_stage_is_checked(self):
        self.bad("add", self.plan, "plan", "status", "word=x", "stage=asleep")


class Leads(EditCase):
    def leads(self):
        return self.fields("1.1(a)")["leads"]

    def test_replace_all(self):
        self.set("1.1(a)", "leads=NHS Vale, Vale Council")
        self.assertEqual(self.leads(), "NHS Vale, Vale Council")
        self.set("1.1(a)", "leads=NHS Vale")
        self.assertEqual(self.leads(), "NHS Vale")

    def test_support_and_qualifier(self):
        self.set("1.1(a)", "leads=NHS Vale [nurses]; support: Vale Council")
        self.assertEqual(self.leads(), "NHS Vale [nurses]; support: Vale Council")

    def test_clear(self):
        self.set("1.1(a)", "leads=")
        self.assertEqual(self.leads(), "")

    def test_unknown_name(self):
        self.assertIn("“Vale College”", self.bad("set", self.plan, "1.1(a)", "leads=NHS Vale, Vale College"))
        self.assertEqual(self.leads(), "Vale Council")
        self.assertEqual(self.summary()["parties"], 2)

    def test_new_party(self):
        self.good("set", self.plan, "1.1(a)", "leads=NHS Vale, Vale College", "--new-party")
        self.assertEqual(self.leads(), "NHS Vale, Vale College")
        self.assertEqual(self.summary()["parties"], 3)

    def test_short_name_and_other_name(self):
        self.set("party:Vale Council", "short=VC", "type=organisation")
        self.add("party:VC", "alias", "name=The Council")
        self.set("1.1(b)", "leads=vc")
        self.assertEqual(self.fields("1.1(b)")["leads"], "VC")
        self.set("1.1(b)", "leads=the council")
        self.assertEqual(self.fields("1.1(b)")["leads"], "VC")

    def test_of_an_action_only(self):
        self.bad("set", self.plan, "1.1", "leads=NHS Vale")

    def test_rename_is_seen_everywhere(self):
        self.set("party:NHS Vale", "name=Vale Health")
        self.assertEqual(self.summary()["leads"], {"Vale Council": 2, "Vale Health": 2})


class Add(EditCase):
    def test_each_kind(self):
        theme = self.add("plan", "theme", "title=Third")
        requirement = self.add("3", "requirement", "narrative=Something is wanted.")
        priority = self.add(theme, "priority", "text=Aim high.")
        action = self.add(requirement, "action", "text=Do it.", "due=May 2027", "leads=NHS Vale", "status=agreed")
        direct = self.add(theme, "action", "text=Do that.")
        party = self.add("plan", "party", "name=Vale College", "type=organisation", "purpose=Teaches.")
        team = self.add("plan", "party", "name=Young Carers Team", "type=team", "into=NHS Vale")
        alias = self.add(party, "alias", "name=The College")
        member = self.add("party:Vale College", "membership", "member=NHS Vale")
        lead = self.add(action, "assignment", "party=Vale College", "role=support", "qualifier=from May")
        reference = self.add(direct, "reference", "relation=depends", "target=1.1")
        meeting = self.add("plan", "meeting", "body=Forum", "date=2026-01-15", "place=Hall", "present=Ann\nBen")
        update = self.add(action, "update", "date=2026-01-15", "who=Ann", "text=Begun.", "status=in-progress",
                          "rating=green", "new_due=June 2027", "reason=Late start.", "decision=proposed",
                          f"meeting={meeting}")
        decision = self.add(meeting, "decision", "text=Go on.", "about=3.1(a)")
        loose = self.add("plan", "loose", "text=Left over.", "origin=line 9", "why=No place for it.")
        everything = (theme, requirement, priority, action, direct, party, team, alias, member, lead, reference,
                      meeting, update, decision, loose)
        self.assertEqual(len(set(everything)), 15)
        for item in everything:
            self.assertEqual(self.fields(item)["id"], item)
        self.assertEqual(self.fields(action)["leads"], "NHS Vale; support: Vale College [from May]")
        self.assertEqual(self.fields(reference)["target"], "1.1")
        self.assertEqual(self.fields(decision)["about"], "3.1(a)")
        fields = self.fields(update)
        self.assertEqual([fields[f] for f in ("date", "who", "text", "status", "rating", "new_due", "decision")],
                         ["2026-01-15", "Ann", "Begun.", "In progress", "green", "June 2027 (2027-06)", "proposed"])
        self.assertEqual(self.summary("3")["actions"], 2)
        # The picture of the plan is taken by closing the meeting, and by nothing else.
        self.assertIn("“snapshot”", self.bad("add", self.plan, meeting, "snapshot", "content=hello", code=2))
        self.good("meeting", "close", self.plan, meeting)
        self.assertIn("is sound", self.good("check", self.plan))

    def test_everything_comes_back_from_json(self):
        self.test_each_kind()
        self.good("export", self.plan, "--output", "one.json")
        self.good("import", "one.json", "again.waymark")
        self.good("export", "again.waymark", "--output", "two.json")
        self.assertEqual((self.dir / "one.json").read_bytes(), (self.dir / "two.json").read_bytes())

    def test_unknown_kind(self):
        self.assertIn("requirement", self.bad("add", self.plan, "plan", "goal", code=2))
        self.bad("add", self.plan, "plan", "plan", code=2)

    def test_wrong_parent(self):
        for parent, kind in (("plan", "action"), ("1", "theme"), ("1.1", "requirement"), ("1.1(a)", "action"),
                             ("1", "update"), ("party:NHS Vale", "status"), ("plan", "alias")):
            with self.subTest(parent=parent, kind=kind):
                self.bad("add", self.plan, parent, kind)

    def test_a_bad_value_adds_nothing(self):
        before = self.plan.read_bytes()
        self.bad("add", self.plan, "1.1", "action", "text=x", "rating=purple")
        self.assertEqual(self.plan.read_bytes(), before)

    def test_bad_dates_and_links(self):
        for value in ("2026-02-30", "15 January", "2026-1-5"):
            with self.subTest(value=value):
                self.bad("add", self.plan, "plan", "meeting", f"date={value}")
        self.bad("add", self.plan, "1.1(a)", "reference", "target=party:NHS Vale")
        self.bad("add", self.plan, "1.1(a)", "assignment", "party=1.2")
        self.bad("add", self.plan, "1.1(a)", "reference", "relation=likes", "target=1.2")


class Move(EditCase):
    def texts(self, theme):
        return [item["text"] for item in self.export()["themes"][theme]["items"][0]["items"]]

    def test_to_the_end_of_another(self):
        self.good("move", self.plan, "1.1(a)", "2.1")
        self.assertEqual(self.texts(1), ["Open a booking line.", "Write one leaflet for surgeries."])

    def test_before_and_after(self):
        self.good("move", self.plan, "1.1(b)", "1.1", "--before", "1.1(a)")
        self.assertEqual(self.texts(0), ["Train reception staff.", "Write one leaflet for surgeries."])
        self.good("move", self.plan, "1.1(a)", "1.1", "--after", "1.1(b)")
        self.assertEqual(self.texts(0), ["Write one leaflet for surgeries.", "Train reception staff."])

    def test_before_the_first_and_in_the_middle(self):
        self.good("move", self.plan, "2.1(a)", "1.1", "--before", "1.1(a)")
        self.assertEqual(self.texts(0)[0], "Open a booking line.")
        self.good("move", self.plan, "1.1(c)", "1.1", "--before", "1.1(b)")
        self.assertEqual(self.texts(0), ["Open a booking line.", "Train reception staff.",
                                         "Write one leaflet for surgeries."])

    def test_out_of_a_requirement(self):
        self.good("move", self.plan, "1.1(a)", "1")
        self.assertEqual(self.fields("1.3")["text"], "Write one leaflet for surgeries.")

    def test_references_follow(self):
        self.good("move", self.plan, "1.1", "1", "--after", "1.2")
        self.assertIn("As stated in action 1.2", self.good("show", self.plan, "1.1"))

    def test_refused(self):
        before = self.plan.read_bytes()
        self.bad("move", self.plan, "1.1", "2.1")
        self.bad("move", self.plan, "1", "2")
        self.bad("move", self.plan, "plan", "1")
        self.bad("move", self.plan, "1.1(a)", "2.1", "--before", "1.1(b)")
        self.bad("move", self.plan, "1.1(a)", "1.1", "--before", "1.1(a)")
        self.bad("move", self.plan, "1.1(a)", "1.1", "--before", "1.1(b)", "--after", "1.1(b)", code=2)
        self.assertEqual(self.plan.read_bytes(), before)


class Remove(EditCase):
    def test_names_what_pointed_to_it(self):
        out = self.good("remove", self.plan, "1.1")
        self.assertEqual(len(out.splitlines()), 1)
        self.assertIn("Carers are asked how they are.", out)
        self.assertEqual(self.summary()["requirements"], 2)

    def test_the_pointer_says_deleted(self):
        self.good("remove", self.plan, "1.1")
        self.assertIn("(deleted)", self.good("show", self.plan, "1.1"))

    def test_nothing_pointed_to_it(self):
        self.assertEqual(self.good("remove", self.plan, "2"), "")
        self.assertEqual(self.summary()["themes"], 1)

    def test_a_party_names_its_actions(self):
        out = self.good("remove", self.plan, "party:NHS Vale")
        self.assertIn("Train reception staff.", out)
        self.assertIn("Open a booking line.", out)

    def test_a_status_names_its_actions(self):
        self.assertIn("1.1(b)", self.good("remove", self.plan, "status:In progress"))

    def test_undo_brings_the_branch_back(self):
        before = self.export()
        self.good("remove", self.plan, "1")
        self.good("undo", self.plan)
        self.assertEqual(self.export(), before)

    def test_refused(self):
        self.bad("remove", self.plan, "plan")
        self.bad("remove", self.plan, "7.7")


class Protected(EditCase):
    def test_a_read_only_file_is_never_replaced(self):
        before = self.plan.read_bytes()
        self.plan.chmod(0o444)
        self.assertIn("plan.waymark", self.bad("set", self.plan, "1.1(a)", "phase=Year 9"))
        self.assertEqual(self.plan.read_bytes(), before)
        self.assertEqual(self.plan.stat().st_mode & 0o777, 0o444)

    def test_a_link_stays_a_link(self):
        link = self.dir / "link.waymark"
        link.symlink_to(self.plan)
        self.good("set", link, "1.1(a)", "phase=Year 9")
        self.assertTrue(link.is_symlink())
        self.assertEqual(self.fields("1.1(a)")["phase"], "Year 9")

    def test_mode_is_kept(self):
        self.plan.chmod(0o640)
        self.set("1.1(a)", "phase=Year 9")
        self.assertEqual(self.plan.stat().st_mode & 0o777, 0o640)

    def test_looking_changes_no_byte(self):
        before = self.plan.read_bytes(), self.plan.stat().st_mtime_ns
        for words in (["show"], ["export"], ["history"], ["check"]):
            self.good(words[0], self.plan)
        self.assertEqual((self.plan.read_bytes(), self.plan.stat().st_mtime_ns), before)
        self.no_left_overs()


if __name__ == "__main__":
    tap.main()
