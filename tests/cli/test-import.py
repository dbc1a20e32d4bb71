#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""From a document to a plan: what is printed, what is refused, and what the real plans come to."""

import json
import os
import re
import unittest

import tap
from cli import SAMPLES, SHARED, Case

PLANS = SHARED / "plans"


def only_words(text):
    """The words of a document, without markup and punctuation."""
    text = re.sub(r"<[^>]*>|\*\*", " ", text)
    return set(re.findall(r"[^\W_]+", text))


class Sample(Case):
    def test_a_plan_to_look_round_in(self):
        self.good("sample", self.plan)
        self.assertIn("is sound", self.good("check", self.plan))
        meetings = json.loads(self.good("meeting", "list", self.plan, "--json"))
        self.assertEqual([one["closed"] for one in meetings], [True] * 4 + [False])
        history = self.good("history", self.plan).splitlines()
        self.assertLess(max(map(len, history)), 400, "what a snapshot holds is not for people")
        before = self.plan.read_bytes()
        self.assertIn("plan.waymark", self.bad("sample", self.plan))
        self.assertEqual(self.plan.read_bytes(), before)
        self.no_left_overs()


class Import(Case):
    def test_makes_a_plan_and_says_what_was_understood(self):
        source = self.dir / "carers.txt"
        source.write_text("Vale plan\n\n1. Finding carers\n\nAction\tLead\nWrite a leaflet.\tVale Council\n"
                          "Train staff.\tNHS Vale\n")
        out = self.good("import", source, self.plan)
        self.assertIn("carers.txt", out)
        self.assertIn("1 theme", out)
        self.assertIn("2 actions", out)
        self.assertTrue(self.plan.read_bytes().startswith(b"SQLite format 3\0"))
        self.assertEqual(self.plan.read_bytes()[68:72], b"WYMK")
        self.no_left_overs()

    def test_refuses_a_plan_that_exists(self):
        self.make()
        before = self.plan.read_bytes()
        self.assertIn("plan.waymark", self.bad("import", self.dir / "plan.txt", self.plan))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_refuses_a_document_without_a_plan(self):
        notes = self.dir / "notes.txt"
        notes.write_text("Milk, bread and a birthday card.\n")
        self.assertTrue(self.bad("import", notes, self.plan).startswith(
            "No table or numbered list was found in “notes.txt”."))
        self.assertFalse(self.plan.exists())
        self.no_left_overs()

    def test_source_that_is_not_there(self):
        self.assertIn("gone.txt", self.bad("import", self.dir / "gone.txt", self.plan))
        self.assertFalse(self.plan.exists())

    def test_folder_that_is_not_there(self):
        (self.dir / "plan.txt").write_text("1. Theme\n\nAction\tLead\nDo it.\tAll\n")
        self.assertEqual(self.bad("import", self.dir / "plan.txt", self.dir / "no" / "plan.waymark"),
                         "“plan.waymark” was not created: there is no such folder. Choose another folder.")
        self.no_left_overs()

    @unittest.skipIf(os.geteuid() == 0, "the superuser may write anywhere")
    def test_folder_that_cannot_be_written(self):
        (self.dir / "plan.txt").write_text("1. Theme\n\nAction\tLead\nDo it.\tAll\n")
        locked = self.dir / "locked"
        locked.mkdir(0o500)
        self.bad("import", self.dir / "plan.txt", locked / "plan.waymark")

    def test_report(self):
        source = self.dir / "plan.txt"
        source.write_text("Vale plan\n\n1. Finding carers\n\nAction\tLead\nWrite a leaflet.\tVale Council\n")
        report = self.dir / "report.json"
        self.good("import", source, self.plan, "--report", report)
        self.assertIsInstance(json.loads(report.read_text()), dict)

    def test_every_word_is_accounted_for(self):
        documents = sorted(SAMPLES.glob("*.*")) + sorted(PLANS.glob("*.txt"))
        self.assertGreater(len(documents), 0)
        for document in documents:
            with self.subTest(document=document.name):
                report = self.dir / f"{document.name}.json"
                self.good("import", document, self.dir / f"{document.name}.waymark", "--report", report)
                report = json.loads(report.read_text())
                words = report["words"]
                self.assertEqual(words["total"], words["placed"] + words["furniture"] + words["needs_a_look"])
                told = " ".join(part["words"] for name in ("placed", "furniture", "needs_a_look")
                                for part in report[name])
                lost = only_words(document.read_text(encoding="utf-8")) - only_words(told)
                self.assertEqual(lost, set())

    def test_what_is_left_out_is_gathered(self):
        source = self.dir / "plan.txt"
        source.write_text("Vale plan\n\n1. Finding carers\n\nAction\tLead\nWrite a leaflet.\tVale Council\n\n"
                          "2. Time off\n\nAction\tLead\nOpen a line.\tVale Council\n")
        out = self.good("import", source, self.plan)
        self.assertIn("Action | Lead (line 5, 10)", out)

    def test_ten_thousand_rows(self):
        source = self.dir / "plan.txt"
        rows = "".join(f"{n}\tAction number {n} of many.\tVale Council\tMarch 2027\n" for n in range(1, 10001))
        source.write_text("Long plan\n\n1. One theme\n\nNo.\tAction\tLead\tDue\n" + rows)
        self.good("import", source, self.plan)
        self.assertEqual(self.summary()["actions"], 10000)

    def test_report_that_cannot_be_written(self):
        source = self.dir / "plan.txt"
        source.write_text("Vale plan\n\n1. Finding carers\n\nAction\tLead\nWrite a leaflet.\tVale Council\n")
        self.bad("import", source, self.plan, "--report", self.dir / "no" / "report.json")
        self.assertFalse(self.plan.exists())

    def test_person_is_in_the_history(self):
        source = self.dir / "plan.txt"
        source.write_text("Vale plan\n\n1. Finding carers\n\nAction\tLead\nWrite a leaflet.\tVale Council\n")
        self.good("import", source, self.plan, "--person", "Rhian Ŵyn")
        self.assertIn("Rhian Ŵyn", self.good("history", self.plan))

    def test_our_samples(self):
        samples = sorted(SAMPLES.glob("*.*"))
        self.assertGreater(len(samples), 0)
        for sample in samples:
            with self.subTest(sample=sample.name):
                self.plan = self.dir / f"{sample.stem}.waymark"
                self.good("import", sample, self.plan)
                counts = self.summary()
                self.assertGreater(counts["themes"], 1)
                self.assertGreater(counts["actions"], 5)
                self.assertIn("is sound", self.good("check", self.plan))

    def test_the_plan_of_these_tests(self):
        self.make()
        self.assertEqual(self.summary(), {
            "themes": 2, "priorities": 0, "requirements": 3, "actions": 3, "references": 1, "parties": 2,
            "leads": {"NHS Vale": 2, "Vale Council": 2}, "statuses": {"Agreed": 2, "In progress": 1},
            "late": 1, "loose": 0})


@unittest.skipUnless(PLANS.is_dir(), "the real plans are not here")
class RealPlans(Case):
    def take(self, name):
        self.good("import", PLANS / name, self.plan)
        return self.summary()

    def by_theme(self, count):
        return [self.summary(str(n + 1))[count] for n in range(self.summary()["themes"])]

    def test_south_tees(self):
        counts = self.take("south-tees-carers-2025-26.txt")
        self.assertEqual([counts[k] for k in ("themes", "priorities", "requirements", "actions")], [5, 21, 0, 22])
        self.assertEqual(self.by_theme("priorities"), [5, 4, 4, 5, 3])
        self.assertEqual(self.by_theme("actions"), [5, 3, 5, 5, 4])
        self.assertEqual(counts["leads"]["All"], 13)
        self.assertEqual(counts["leads"]["We Care You Care"], 4)
        self.assertEqual(counts["statuses"], {})
        self.assertEqual(counts["late"], 0)

    def test_south_tees_qualifiers(self):
        self.take("south-tees-carers-2025-26.txt")
        self.assertEqual(self.fields("1.2")["leads"], "All [through BAU]")
        self.assertIn("Mobilise [16+]", self.fields("3.2")["leads"])

    def test_thurrock(self):
        counts = self.take("thurrock-carers.txt")
        self.assertEqual([counts[k] for k in ("themes", "priorities", "requirements", "actions")], [3, 0, 17, 28])
        self.assertEqual(self.by_theme("requirements"), [13, 1, 3])
        self.assertEqual(self.by_theme("actions"), [18, 3, 7])
        self.assertEqual(counts["references"], 13)
        self.assertEqual(sorted(counts["statuses"]), ["Agreed", "In progress"])

    def test_thurrock_pointer_row(self):
        self.take("thurrock-carers.txt")
        fields = self.fields("1.5")
        self.assertIn("Thurrock Council", fields["shown"])
        self.assertIn("March 2025", fields["shown"])
        self.assertIn("1.2", fields["shown"])

    def test_both_come_back_from_json(self):
        for name in ("south-tees-carers-2025-26.txt", "thurrock-carers.txt"):
            with self.subTest(name=name):
                first = self.dir / f"{name}.waymark"
                again = self.dir / f"{name}.again.waymark"
                self.good("import", PLANS / name, first)
                self.good("export", first, "--output", self.dir / "one.json")
                self.good("import", self.dir / "one.json", again)
                self.good("export", again, "--output", self.dir / "two.json")
                self.assertEqual((self.dir / "one.json").read_bytes(), (self.dir / "two.json").read_bytes())


if __name__ == "__main__":
    tap.main()
