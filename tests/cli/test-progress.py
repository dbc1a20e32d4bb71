#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""update, rate, agree, refuse and summary, and due dates that move."""

import json

import tap
from cli import Case


class ProgressCase(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def action(self, number="1.1(a)"):
        def walk(node):
            for item in node.get("items", []):
                if item.get("number") == number:
                    return item
                found = walk(item)
                if found:
                    return found
            return None
        return next(filter(None, map(walk, self.export()["themes"])))

    def standing(self):
        return json.loads(self.good("summary", self.plan, "--json"))


class Update(ProgressCase):
    def test_all_of_it(self):
        update = self.good("update", self.plan, "1.1(a)", "text=Printed 500.", "status=in-progress", "rating=amber",
                           "due=june 2026", "reason=The printer is late.", "date=3/7/2025", "who=R. Olwen").strip()
        action = self.action()
        self.assertEqual([u["id"] for u in action["updates"]], [update])
        got = action["updates"][0]
        self.assertEqual([got[k] for k in ("date", "who", "text", "rating", "reason", "decision", "meeting")],
                         ["2025-07-03", "R. Olwen", "Printed 500.", "amber", "The printer is late.", "proposed", None])
        self.assertEqual(got["new_due"], {"words": "june 2026", "window": "2026-06"})
        self.assertEqual(got["status"]["stage"], "in-progress")
        self.assertEqual(action["status"]["stage"], "in-progress")
        self.assertEqual((action["rating"], action["rating_reason"]), ("amber", "Printed 500."))
        self.assertEqual(action["due"]["window"], "2024-03")
        self.no_left_overs()

    def test_is_one_edit(self):
        before = self.export()
        self.good("update", self.plan, "1.1(a)", "text=Printed 500.", "status=complete", "rating=green")
        self.good("undo", self.plan)
        self.assertEqual(self.export(), before)
        self.good("redo", self.plan)
        self.assertEqual(self.action()["status"]["stage"], "complete")

    def test_today_and_the_person(self):
        self.good("update", self.plan, "1.1(a)", "text=Printed 500.", "--person", "R. Olwen")
        got = self.action()["updates"][0]
        self.assertEqual((got["date"], got["who"]), ("2025-11-14", "R. Olwen"))

    def test_none_overwrites_another(self):
        for text in ("One", "Two", "Three"):
            self.good("update", self.plan, "1.1(a)", "text=" + text)
        self.assertEqual([u["text"] for u in self.action()["updates"]], ["One", "Two", "Three"])

    def test_refused(self):
        before = self.plan.read_bytes()
        self.bad("update", self.plan, "1.1(a)", code=2)
        self.assertIn("says nothing", self.bad("update", self.plan, "1.1(a)", "who=R. Olwen"))
        self.assertIn("reason", self.bad("update", self.plan, "1.1(a)", "text=x", "due=june 2026"))
        self.assertIn("reason", self.bad("update", self.plan, "1.1(a)", "rating=red"))
        self.assertIn("text, status, rating", self.bad("update", self.plan, "1.1(a)", "colour=red"))
        self.assertIn("single day", self.bad("update", self.plan, "1.1(a)", "text=x", "date=march 2025"))
        self.bad("update", self.plan, "1.1(a)", "text=x", "status=Never")
        self.bad("update", self.plan, "1.1(a)", "text=x", "rating=purple")
        self.bad("update", self.plan, "1.1(a)", "text=x", "meeting=Nobody")
        self.assertIn("no action", self.bad("update", self.plan, "1.1", "text=x"))
        self.assertEqual(self.plan.read_bytes(), before)

    def test_json_round_trip(self):
        self.good("update", self.plan, "1.1(a)", "text=Printed 500.", "rating=amber", "due=june 2026", "reason=Frost")
        self.good("update", self.plan, "1.1(b)", "text=Trained.", "status=complete")
        self.good("agree", self.plan, "1.1(a)")
        out = self.dir / "plan.json"
        self.good("export", self.plan, "--output", out)
        again = self.dir / "again.waymark"
        self.run_cli("import", out, again)
        self.assertEqual(self.good("export", again), out.read_text())


class Rate(ProgressCase):
    def test_by_hand_and_back(self):
        self.good("rate", self.plan, "1.1(a)", "red", "--reason", "Nobody is on it.")
        action = self.action()
        self.assertEqual((action["rating"], action["rating_reason"]), ("red", "Nobody is on it."))
        self.good("rate", self.plan, "1.1(a)", "rule")
        action = self.action()
        self.assertEqual((action["rating"], action["rating_reason"]), (None, None))
        self.good("undo", self.plan)
        self.assertEqual(self.action()["rating"], "red")

    def test_needs_a_reason(self):
        self.assertIn("reason", self.bad("rate", self.plan, "1.1(a)", "red"))
        self.assertIn("reason", self.bad("rate", self.plan, "1.1(a)", "red", "--reason", "  "))
        self.assertIn("green, amber, red and blue", self.bad("rate", self.plan, "1.1(a)", "purple", "--reason", "x"))
        self.assertIsNone(self.action()["rating"])

    def test_rules(self):
        def ratings():
            return {k: v for k, v in self.standing()["ratings"].items() if v}

        # (a) March 2024, (b) by March 2026, the booking line is undated
        self.assertEqual(ratings(), {"red": 1, "green": 1, "none": 1})
        self.good("set", self.plan, "plan", "rating_rule=days-late:weeks=52")
        self.assertEqual(ratings(), {"red": 1, "amber": 1, "none": 1})
        self.good("set", self.plan, "plan", "rating_rule=manual")
        self.assertEqual(ratings(), {"none": 3})
        self.good("set", self.plan, "plan", "rating_rule=days-late:complete=blue")
        self.good("set", self.plan, "1.1(a)", "status=complete")
        self.assertEqual(ratings(), {"blue": 1, "green": 1, "none": 1})
        self.assertIn("days-late", self.bad("set", self.plan, "plan", "rating_rule=weather"))


class Dates(ProgressCase):
    def test_a_date_that_is_set_wants_a_reason(self):
        before = self.plan.read_bytes()
        for value in ("june 2026", "", "TBC"):
            self.assertIn("--reason", self.bad("set", self.plan, "1.1(a)", "due=" + value))
        self.assertEqual(self.plan.read_bytes(), before)
        self.good("set", self.plan, "1.1(a)", "due=mar 24")

    def test_update_and_date_are_one_edit(self):
        before = self.export()
        self.good("set", self.plan, "1.1(a)", "due=june 2026", "--reason", "Frost", "--person", "R. Olwen")
        action = self.action()
        self.assertEqual((action["due"]["window"], action["first_due"]["window"]), ("2026-06", "2024-03"))
        got = action["updates"][0]
        self.assertEqual([got[k] for k in ("date", "who", "text", "reason", "decision")],
                         ["2025-11-14", "R. Olwen", None, "Frost", "proposed"])
        self.assertEqual(got["new_due"]["window"], "2026-06")
        self.good("undo", self.plan)
        self.assertEqual(self.export(), before)

    def test_moving_alone_makes_nothing_green(self):
        self.assertEqual(self.standing()["ratings"]["red"], 1)
        self.good("set", self.plan, "1.1(a)", "due=june 2027", "--reason", "Frost")
        self.assertEqual(self.standing()["ratings"]["red"], 1)
        self.good("agree", self.plan, "1.1(a)")
        self.assertEqual(self.standing()["ratings"]["amber"], 1)
        self.good("update", self.plan, "1.1(a)", "text=Printed 500.")
        self.assertEqual(self.standing()["ratings"]["green"], 2)

    def test_agree_and_refuse(self):
        first = self.good("update", self.plan, "1.1(a)", "text=a", "due=june 2026", "reason=Frost").strip()
        self.good("update", self.plan, "1.1(a)", "text=b", "due=sept 2026", "reason=Drought")
        self.assertEqual(self.standing()["dates"], {"undecided": 1, "moved": 0, "months": 0})
        self.good("agree", self.plan, "1.1(a)")
        self.assertEqual(self.action()["due"]["window"], "2026-09")
        self.good("agree", self.plan, first)
        self.assertEqual(self.action()["due"]["window"], "2026-06")
        self.assertEqual(self.standing()["dates"], {"undecided": 0, "moved": 1, "months": 27})
        self.good("refuse", self.plan, first)
        self.assertEqual([u["decision"] for u in self.action()["updates"]], ["refused", "agreed"])
        self.assertIn("waits", self.bad("agree", self.plan, "1.1(b)"))
        report = self.good("update", self.plan, "1.1(b)", "text=Trained.").strip()
        self.assertIn("no date", self.bad("agree", self.plan, report))

    def test_at_a_meeting(self):
        meeting = self.good("meeting", "add", self.plan, "body=Forum", "date=4/12/2025").strip()
        self.good("set", self.plan, "1.1(a)", "due=june 2026", "--reason", "Frost")
        self.good("agree", self.plan, "1.1(a)", "--meeting", meeting)
        self.assertEqual(self.action()["updates"][0]["meeting"], meeting)


class Summary(ProgressCase):
    def test_json(self):
        got = self.standing()
        self.assertEqual(list(got), ["title", "today", "since", "rating_rule", "actions", "late", "soon", "finished",
                                     "ratings", "pointers", "without", "dates", "statuses", "themes", "leads",
                                     "meetings"])
        self.assertEqual((got["title"], got["today"], got["since"]),
                         ("Carers plan of the Vale", "2025-11-14", "2025-08-14"))
        self.assertEqual((got["actions"], got["late"], got["soon"]), (3, 1, 0))
        self.assertEqual(got["without"], {"lead": 0, "date": 1, "update": 3})
        self.assertEqual([(t["number"], t["actions"], t["late"]) for t in got["themes"]], [("1", 2, 1), ("2", 1, 0)])
        self.assertEqual(sum(s["actions"] for s in got["statuses"]), got["actions"])
        self.assertEqual(sum(got["ratings"].values()), got["actions"])
        leads = {l["lead"]: l["actions"] for l in got["leads"]}
        self.assertEqual(leads, {"Vale Council": 2, "NHS Vale": 2})

    def test_agrees_with_the_export(self):
        self.good("set", self.plan, "1.1(b)", "leads=All", "--new-party")
        self.good("update", self.plan, "1.1(b)", "text=Trained.", "status=complete")
        self.good("set", self.plan, "2.1(a)", "leads=")
        got = self.standing()
        leads = {l["lead"]: (l["actions"], l["through"]) for l in got["leads"]}
        self.assertEqual(leads, {"Vale Council": (2, 1), "NHS Vale": (1, 1), "All": (1, 0), None: (1, 0)})
        self.assertEqual(got["without"], {"lead": 1, "date": 1, "update": 2})
        self.assertEqual(got["finished"], 1)

    def test_text(self):
        out = self.good("summary", self.plan)
        self.assertRegex(out, r"(?m)^ +3  actions  1 Green  1 Red  1 late$")
        self.assertRegex(out, r"(?m)^ +2  1  Finding carers  1 Green  1 Red  1 late$")
        self.assertIn("not finished, without a recent update", out)

    def test_changes_nothing(self):
        before = self.plan.read_bytes()
        self.standing()
        self.assertEqual(self.plan.read_bytes(), before)


if __name__ == "__main__":
    tap.main()
