#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""JSON and web pages out, JSON in, and show."""

import json
import os
from pathlib import Path

import jsonschema
import tap
from cli import Case

SCHEMA = json.loads((Path(os.environ["WAYMARK_SOURCE"]) / "data" / "waymark-plan.schema.json").read_text())


class Export(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_standard_output_and_file_agree(self):
        out = self.good("export", self.plan)
        self.assertEqual(self.good("export", self.plan, "--output", "-"), out)
        self.assertEqual(self.good("export", self.plan, "--output", "plan.json"), "")
        self.assertEqual((self.dir / "plan.json").read_text(), out)
        self.assertEqual(json.loads(out)["title"], "Carers plan of the Vale")

    def test_follows_the_schema(self):
        self.good("set", self.plan, "1.1(a)", "phase=Year 9", "--person", "Rhian")
        for options in ((), ("--history",)):
            with self.subTest(options=options):
                plan = json.loads(self.good("export", self.plan, *options))
                jsonschema.Draft202012Validator(SCHEMA).validate(plan)

    def test_nothing_is_localised(self):
        self.assertEqual(self.good("export", self.plan, LC_ALL="C"), self.good("export", self.plan))

    def test_an_old_file_is_replaced_whole(self):
        target = self.dir / "plan.json"
        target.write_text("old " * 100000)
        self.good("export", self.plan, "--output", target)
        self.assertEqual(json.loads(target.read_text()), self.export())

    def test_an_old_file_stays_when_it_fails(self):
        target = self.dir / "plan.json"
        target.write_text("old")
        self.plan.write_text("no plan")
        self.bad("export", self.plan, "--output", target)
        self.assertEqual(target.read_text(), "old")

    def test_folder_that_is_not_there(self):
        self.assertIn("plan.json", self.bad("export", self.plan, "--output", self.dir / "no" / "plan.json"))

    def test_unknown_format(self):
        self.bad("export", self.plan, "--format", "docx", code=2)

    def test_web_page(self):
        page = self.good("export", self.plan, "--format", "html")
        self.assertTrue(page.lower().startswith("<!doctype html>"))
        self.assertIn("Train reception staff.", page)
        self.assertIn("</html>", page)

    def test_web_page_in_a_file_is_whole_and_stands_alone(self):
        target = self.dir / "plan.html"
        target.write_text("old " * 100000)
        self.assertEqual(self.good("export", self.plan, "--format", "html", "--output", target), "")
        page = target.read_text()
        self.assertEqual(self.good("export", self.plan, "--format", "html"), page)
        self.assertNotIn("://", page)
        self.assertNotIn("<script", page)
        self.plan.write_text("no plan")
        self.bad("export", self.plan, "--format", "html", "--output", target)
        self.assertEqual(target.read_text(), page)

    def test_history(self):
        self.good("set", self.plan, "1.1(a)", "phase=Year 9", "--person", "Rhian")
        plain = self.export()
        self.assertNotIn("history", plain)
        with_edits = json.loads(self.good("export", self.plan, "--history"))
        edits = with_edits.pop("history")
        self.assertEqual(with_edits, plain)
        self.assertEqual(len(edits), 2)
        self.assertEqual(edits[0]["person"], "Rhian")
        self.assertEqual([(c["field"], c["from"], c["to"]) for c in edits[0]["changes"]],
                         [("phase", "Year 1", "Year 9")])

    def test_history_is_left_aside_on_reading(self):
        self.set("1.1(a)", "phase=Year 9")
        self.good("export", self.plan, "--history", "--output", "with.json")
        self.good("import", "with.json", "again.waymark")
        self.assertEqual(self.good("export", "again.waymark"), self.good("export", self.plan))


class ReadJson(Case):
    def setUp(self):
        super().setUp()
        self.make()
        self.json = self.dir / "plan.json"
        self.good("export", self.plan, "--output", self.json)
        self.again = self.dir / "again.waymark"

    def refuse(self, text):
        self.json.write_text(text)
        message = self.bad("import", self.json, self.again)
        self.assertIn("plan.json", message)
        self.assertFalse(self.again.exists())
        return message

    def test_the_same_bytes_again(self):
        self.good("import", self.json, self.again)
        self.assertEqual(self.good("export", self.again).encode(), self.json.read_bytes())

    def test_ids_are_kept(self):
        self.good("import", self.json, self.again)
        one, two = (json.loads(self.good("export", plan)) for plan in (self.plan, self.again))
        self.assertEqual((one["id"], one["themes"][0]["id"]), (two["id"], two["themes"][0]["id"]))

    def test_the_place_of_a_mistake(self):
        plan = json.loads(self.json.read_text())
        plan["themes"][0]["items"][0]["items"][0]["due"] = 7
        message = self.refuse(json.dumps(plan, indent=2))
        self.assertRegex(message, r"line \d+: themes\[0\]\.items\[0\]\.items\[0\]\.due")

    def test_damaged(self):
        text = self.json.read_text()
        for name, bad in {
            "cut": text[:len(text) // 2],
            "twice": text.replace('"title":', '"title": "x", "title":', 1),
            "deep": "[" * 200000,
            "unknown key": text.replace('"title":', '"colour": 1, "title":', 1),
            "link to nothing": text.replace('"party": "', '"party": "f', 1),
            "lone surrogate": text.replace("Carers plan", "\\ud800", 1),
            "more after it": text + "{}",
        }.items():
            with self.subTest(name=name):
                self.refuse(bad)


class Show(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_outline(self):
        out = self.good("show", self.plan)
        self.assertTrue(out.startswith("Carers plan of the Vale\n"))
        for words in ("What we have agreed", "1  Finding carers", "1.1  Carers are found early",
                      "1.1(a)  Write one leaflet", "2.1(a)  Open a booking line", "Vale Council", "By March 2026"):
            self.assertIn(words, out)
        self.assertLess(out.index("1.1(a)"), out.index("1.2"))

    def test_pointer_row_shows_its_targets(self):
        fields = self.fields("1.2")
        self.assertIn("NHS Vale", fields["shown"])
        self.assertIn("to March 2026", fields["shown"])
        self.assertIn("1.1", fields["shown"])

    def test_pointed_to_by(self):
        self.assertIn("Carers are asked", self.fields("1.1")["pointed to by"])

    def test_item_with_everything_of_it(self):
        out = self.good("show", self.plan, "1.1(a)")
        for line in ("Action 1.1(a)", "text: Write one leaflet for surgeries.", "phase: Year 1",
                     "due: March 2024 (2024-03)", "status: Agreed", "leads: Vale Council"):
            self.assertIn(line + "\n", out)

    def test_by_name(self):
        self.assertIn("name: NHS Vale\n", self.good("show", self.plan, "party:nhs vale"))
        self.assertIn("stage: in-progress\n", self.good("show", self.plan, "status:in-progress"))

    def test_ambiguous_party(self):
        self.add("plan", "party", "name=NHS Vale")
        self.assertIn("by its id", self.bad("show", self.plan, "party:NHS Vale"))

    def test_summary_of_an_item(self):
        self.assertEqual(self.summary("1")["actions"], 2)
        self.assertEqual(self.summary("1.1")["late"], 1)

    def test_what_was_loose_is_listed(self):
        self.add("plan", "loose", "text=An odd sentence.", "why=It stood alone.")
        out = self.good("show", self.plan)
        self.assertIn("An odd sentence.", out)
        self.assertEqual(self.summary()["loose"], 1)


if __name__ == "__main__":
    tap.main()
