#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""recover: a new plan of what can be read of a damaged one, and a list of what cannot."""

import json
import os
import sqlite3

import tap
from cli import Case

PAGE = 4096


class Recover(Case):
    def setUp(self):
        super().setUp()
        self.make()
        self.before = self.export()
        self.data = bytearray(self.plan.read_bytes())
        self.new = self.dir / "new.waymark"
        self.report = self.dir / "report.json"

    def damage(self, data=None):
        self.plan.write_bytes(bytes(self.data if data is None else data))

    def recover(self):
        given = self.plan.read_bytes()
        out = self.good("recover", self.plan, self.new, "--report", self.report, "--person", "Ann")
        self.assertEqual(self.plan.read_bytes(), given)
        self.assertIn("is sound", self.good("check", self.new))
        self.no_left_overs()
        return out, json.loads(self.report.read_text()), json.loads(self.good("export", self.new))

    def pages_of(self, table):
        with sqlite3.connect(f"file:{self.plan}?mode=ro", uri=True) as db:
            return [number for number, in db.execute("SELECT pageno FROM dbstat WHERE name = ?", (table,))]

    def destroy(self, *tables):
        for number in [number for table in tables for number in self.pages_of(table)]:
            self.data[(number - 1) * PAGE:number * PAGE] = bytes(PAGE)
        self.damage()

    def test_first_page(self):
        self.data[:PAGE] = bytes(PAGE)
        self.damage()
        self.assertIn("is not a Waymark plan", self.bad("check", self.plan))
        out, report, plan = self.recover()
        self.assertEqual(plan, self.before)
        self.assertEqual(report["lost"], [])
        self.assertTrue(out.startswith("3 of 3 actions could be read.\n"), out)

    def test_each_page(self):
        """Whatever page it is: nothing of the plan is lost, as the history has it too; and the history is
        lost only with the page that has its edits."""
        identity = self.pages_of("meta")[0] - 1
        edits = [number - 1 for number in self.pages_of("edit")]
        for number in range(len(self.data) // PAGE):
            data = bytearray(self.data)
            data[number * PAGE:(number + 1) * PAGE] = os.urandom(PAGE)
            self.damage(data)
            _, report, plan = self.recover()
            self.assertEqual(report["edits"]["kept"], 0 if number in edits else report["edits"]["known"], number)
            self.assertEqual(report["unconfirmed"], 0)
            if number == identity:
                self.assertEqual([entry["kind"] for entry in report["lost"]], ["plan"])
                self.assertNotEqual(plan["id"], self.before["id"])
                plan["id"] = self.before["id"]
            elif number in edits:
                self.assertEqual([entry["sentence"] for entry in report["lost"]],
                                 ["The history could not be read: the new plan begins with one of its own."])
            else:
                self.assertEqual((number, report["lost"]), (number, []))
            self.assertEqual(plan, self.before)
            self.new.unlink()

    def test_history_is_kept(self):
        """A letter changed in the row of an action: the history says what was written, and stays."""
        self.good("set", self.plan, "1.1", "notes=Ask the council first.", "--person", "Bea")
        before = self.good("history", self.plan)
        self.data = bytearray(self.plan.read_bytes())
        found = [at for at in range(len(self.data)) if self.data[at:at + 22] == b"Ask the council first."]
        self.assertGreater(len(found), 1)
        for at in found:
            data = bytearray(self.data)
            data[at + 4:at + 7] = b"tha"
            self.damage(data)
            out, report, plan = self.recover()
            self.assertNotIn("tha council", json.dumps(plan))
            self.assertIn("Ask the council first.", json.dumps(plan))
            self.assertEqual((report["lost"], report["unconfirmed"]), ([], 0))
            self.assertEqual(self.good("history", self.new), before)
            self.new.unlink()

    def test_not_confirmed(self):
        """Changed in both places alike: nothing in the file says what was written."""
        self.good("set", self.plan, "1.1", "notes=Ask the council first.", "--person", "Bea")
        self.data = bytearray(self.plan.read_bytes().replace(b"Ask the council", b"Ask tha council"))
        self.damage()
        out, report, plan = self.recover()
        self.assertIn("Ask tha council first.", json.dumps(plan))
        self.assertEqual([entry["field"] for entry in report["lost"] if entry["field"]], ["notes"])
        self.assertIn("“Notes” was read, but nothing confirms it.", " ".join(out.split()))
        # A summary that may be wrong would keep whole copies from being combined with it.
        self.assertEqual(report["edits"]["kept"], 0)

    def test_actions_and_history(self):
        """The rows of actions are gone and so are the changes: their place and leads are left."""
        self.destroy("action", "change")
        self.assertIn("damaged", self.bad("show", self.plan))
        out, report, plan = self.recover()
        self.assertEqual(report["items"]["action"], {"known": 3, "read": 0})
        self.assertEqual(report["items"]["requirement"], {"known": 3, "read": 3})
        self.assertTrue(out.startswith("0 of 3 actions could be read.\n"), out)
        self.assertIn("(could not be read)", out)
        lost = [entry for entry in report["lost"] if entry["kind"] == "action"]
        self.assertEqual(len(lost), 3)
        for entry in report["lost"]:
            self.assertIn(entry["sentence"].replace("\u2068", "").replace("\u2069", ""),
                          " ".join(out.replace("\u2068", "").replace("\u2069", "").split()))
        first = plan["themes"][0]["items"][0]["items"][0]
        self.assertEqual(first["text"], "(could not be read)")
        self.assertEqual([lead["name"] for lead in first["leads"]], ["Vale Council"])

    def test_parties_and_history(self):
        self.destroy("party", "change")
        _, report, plan = self.recover()
        self.assertEqual(report["items"]["party"]["read"], 0)
        leads = [lead["name"] for lead in plan["themes"][0]["items"][0]["items"][0]["leads"]]
        self.assertEqual(leads, ["(could not be read)"])

    def test_theme_and_history(self):
        self.destroy("theme", "change")
        _, report, plan = self.recover()
        self.assertEqual([theme["title"] for theme in plan["themes"]], ["(could not be read)"] * 2)
        self.assertEqual([len(theme["items"]) for theme in plan["themes"]],
                         [len(theme["items"]) for theme in self.before["themes"]])

    def words_of(self, node):
        """(id, words) of whatever has an id, as often as it is there."""
        below = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [(node["id"], node.get("title"), node.get("text"))] if isinstance(node, dict) and "id" in node else []
        return sorted(own + [entry for value in below for entry in self.words_of(value)], key=str)

    def test_combined_with_a_whole_copy(self):
        """Somebody has a copy that is whole, and went on in it: with it comes back what was lost, nothing
        of it goes, and nothing is there twice; whichever of the two takes in the other."""
        whole = self.dir / "whole.waymark"
        self.good("set", self.plan, "1.1(a)", "notes=Before", "--person", "Ann")
        whole.write_bytes(self.plan.read_bytes())
        self.good("set", whole, "1.1(b)", "text=Train all reception staff.", "--person", "Bob")
        kept = self.plan.read_bytes()
        wanted = json.loads(self.good("export", whole))
        for tables in (["action_order"], ["edit"], ["change"], ["action"], ["change", "action"],
                       ["change", "action", "theme", "party"], ["edit", "change", "theme"]):
            self.plan.write_bytes(kept)
            self.data = bytearray(kept)
            self.destroy(*tables)
            _, report, plan = self.recover()
            with self.subTest(tables=tables):
                self.assertEqual(self.combined(self.new, whole), wanted)
                back = self.combined(whole, self.new)
                self.assertNotIn("(could not be read)", json.dumps(back))
                self.assertEqual([entry[0] for entry in self.words_of(back)],
                                 [entry[0] for entry in self.words_of(wanted)])
                if report["edits"]["kept"] > 0:     # known to be older, so nothing is taken back
                    self.assertEqual(back, wanted)
            self.new.unlink()

    def combined(self, plan, other):
        out = self.dir / "out.waymark"
        out.unlink(missing_ok=True)
        self.good("merge", plan, other, "--output", out)
        self.assertIn("is sound", self.good("check", out))
        return json.loads(self.good("export", out))

    def test_cut_off(self):
        self.damage(self.data[:len(self.data) * 2 // 3])
        self.recover()

    def test_refused(self):
        letter = self.dir / "letter.waymark"
        letter.write_text("Dear all, please find the plan attached.")
        self.assertIn("“letter.waymark”", self.bad("recover", letter, self.new))
        self.assertFalse(self.new.exists())
        self.assertIn("not found", self.bad("recover", self.dir / "none.waymark", self.new))
        self.assertIn("folder", self.bad("recover", self.dir, self.new))
        self.new.write_text("mine")
        self.assertIn("exists already", self.bad("recover", self.plan, self.new))
        self.assertEqual(self.new.read_text(), "mine")
        self.no_left_overs()

    def test_whole_file(self):
        self.recover()
        history = self.good("history", self.new)
        self.assertEqual(len(history.splitlines()), 1)
        self.assertRegex(history, r"Somebody  Import a document")
        self.assertNotIn("Recover", history)


if __name__ == "__main__":
    tap.main()
