#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What the overview counts is what a query over the exported JSON finds, for 500 generated plans.

The query is written from what the design says, not from the code. Prints TAP."""
import base64
import calendar
import json
import os
import random
import re
import subprocess
import unittest
import zlib
from datetime import date, timedelta

import tap

TOOL = os.environ["WAYMARK_TALLY_TOOL"]
SEED = int(os.environ.get("WAYMARK_SEED") or random.randrange(2**31))
COUNT = 500
FINISHED = ("complete", "closed", "merged")
COLOURS = ("none", "green", "amber", "red", "blue")     # from best to worst, but for blue


# --- days

def add_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(start, end):
    if start > end:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (add_months(start, months) > end)


def day_of(text):
    return date.fromisoformat(text) if text else None


def last_day(due):
    """The last day of a window, or None where it is open or there is none."""
    window = due and due["window"]
    end = window.split("/")[-1] if window else ".."
    if end == "..":
        return None
    parts = [int(part) for part in end.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def same(a, b):
    """Dates are the same by what they mean; without a meaning, by their words."""
    meaning = [due and due["window"] for due in (a, b)]
    return meaning[0] == meaning[1] if any(meaning) else a == b


# --- one plan

class Plan:
    def __init__(self, text, today):
        self.plan = json.loads(text)
        self.today = today
        self.parties = {party["id"]: party for party in self.plan["parties"]}
        self.meetings = {meeting["id"]: meeting for meeting in self.plan["meetings"]}
        self.stages = {status["id"]: status["stage"] for status in self.plan["statuses"]}
        self.ids = set(re.findall('"id": *"([^"]*)"', text))
        self.rule = read_rule(self.plan["rating_rule"])
        closed = [day_of(m["date"]) for m in self.plan["meetings"] if m["closed"] and m["date"]]
        self.since = max(closed) if closed else add_months(today, -3)

    def stage(self, action):
        return self.stages.get(action["status"]["id"]) if action["status"] else None

    # Who holds an action

    def resolve(self, party):
        seen = []
        while party not in seen:
            seen.append(party)
            into = self.parties[party]["into"]
            if into not in self.parties:
                return party
            party = into
        return min(seen[seen.index(party):])

    def is_everyone(self, party):
        return self.parties[party]["type"] == "everyone"

    def members(self, party):
        found, todo = [], [party]
        while todo:
            for member in self.parties[todo.pop()]["members"]:
                member = member["member"]
                member = self.resolve(member) if member in self.parties else None
                if member and member != party and member not in found:
                    found.append(member)
                    todo.append(member)
        if not found and self.is_everyone(party):
            found = [p for p in self.parties if self.resolve(p) == p and not self.is_everyone(p)]
        return found

    def holders(self, action):
        """Each holder, and whether it holds the action only through another."""
        named = [self.resolve(lead["party"]) for lead in action["leads"] if lead["party"] in self.parties]
        held = {member: True for party in named for member in self.members(party)}
        return {**held, **{party: False for party in named}}

    # How an action goes

    def is_pointer(self, action):
        targets = [r["target"] for r in action["references"] if r["relation"] in (None, "see", "incorporated")]
        return (action["due"] is None and action["status"] is None and not action["leads"] and
                any(target in self.ids and target != action["id"] for target in targets))

    def moves(self, action):
        """Oldest first: (update, from, to, state)."""
        was, moves = action["first_due"], []
        for update in oldest_first(action["updates"]):
            if update["new_due"] is None and update["decision"] is None:
                continue
            state = {None: "made", "agreed": "agreed", "refused": "refused"}.get(update["decision"], "proposed")
            if state == "proposed" and same(update["new_due"], action["due"]):
                state = "made"
            moves.append((update, action["due"] if state == "proposed" else was, update["new_due"], state))
            if state in ("made", "agreed"):
                was = update["new_due"]
        return moves

    def colour_on(self, due, day):
        last = last_day(due)
        if last is None:
            return "none"
        one_month = self.rule["name"] == "one-month"
        if day <= last:
            soon = 0 if one_month else self.rule["weeks"] * 7
            return "amber" if soon and (last - day).days <= soon else "green"
        return "amber" if day <= add_months(last, 1 if one_month else self.rule["months"]) else "red"

    def rate_by_dates(self, action):
        if self.stage(action) == "ongoing":
            return "green"
        colour, moves = self.colour_on(action["due"], self.today), self.moves(action)
        # A date that nobody agreed to makes nothing better.
        agreed = action["due"]
        for _update, was, _to, state in reversed(moves):
            if state == "agreed":
                break
            if state == "made":
                agreed = was
        before = self.colour_on(agreed, self.today)
        if before in ("amber", "red") and COLOURS.index(before) > COLOURS.index(colour):
            return before
        # Nor does a move alone turn it green: something has to be reported after it.
        if colour == "green" and self.moved_alone(action, moves):
            return "amber"
        return colour

    def moved_alone(self, action, moves):
        moved = {id(move[0]): move for move in moves if move[3] in ("made", "agreed")}
        for update in reversed(oldest_first(action["updates"])):
            if is_report(update):
                return False
            if id(update) in moved:
                meeting = self.meetings.get(update["meeting"])
                day = day_of(meeting and meeting["date"]) or day_of(update["date"]) or self.today
                if self.colour_on(moved[id(update)][1], day) in ("amber", "red"):
                    return True
        return (not moved and not same(action["first_due"], action["due"]) and
                self.colour_on(action["first_due"], self.today) in ("amber", "red"))

    def rate_by_updates(self, action):
        start = add_months(self.today, -self.rule["months"])
        rated = [u["rating"] for u in action["updates"]
                 if u["rating"] and u["date"] and start < day_of(u["date"]) <= self.today]
        if not rated:
            return "none"
        percent = sum(r in ("green", "blue") for r in rated) * 100 // len(rated)
        return ("green" if percent >= self.rule["green"] else
                "amber" if percent >= self.rule["amber"] else "red")

    def rating(self, action):
        if action["rating"]:
            return action["rating"]
        if not self.rule:
            return "none"
        stage = self.stage(action)
        if stage in FINISHED:
            return {"complete": self.rule["complete"]}.get(stage, "none")
        if self.rule["name"] == "updates-percent":
            return self.rate_by_updates(action)
        return "none" if self.rule["name"] == "manual" else self.rate_by_dates(action)


def oldest_first(updates):
    return sorted(updates, key=lambda update: update["date"] or "")


def is_report(update):
    return any(update[field] is not None for field in ("text", "status", "rating"))


def read_rule(words):
    """What the plan says about ratings; nothing where this version cannot tell."""
    name, _, rest = (words or "days-late").partition(":")
    limits = {"days-late": {"weeks": (0, 52), "months": (0, 24)}, "one-month": {}, "manual": {},
              "updates-percent": {"months": (1, 60), "green": (1, 100), "amber": (0, 100)}}.get(name)
    if limits is None:
        return None
    rule = {"name": name, "weeks": 8, "months": 12 if name == "updates-percent" else 3, "green": 75,
            "amber": 50, "complete": "green"}
    for part in filter(None, rest.split(",")):
        key, _, value = part.partition("=")
        if key == "complete" and value in ("blue", "green"):
            rule[key] = value
        elif key in limits and re.fullmatch("[0-9]{1,3}", value) and limits[key][0] <= int(value) <= limits[key][1]:
            rule[key] = int(value)
        else:
            return None
    return rule if rule["amber"] <= rule["green"] else None


# --- the query

def new_row():
    return dict.fromkeys(("actions", "late", "soon", "finished", "through") + COLOURS, 0)


def query(plan):
    total = new_row()
    total.update(dict.fromkeys(("pointers", "without_lead", "without_date", "without_update",
                                "undecided", "moved", "months_slipped"), 0))
    statuses = {key: new_row() for key in [*plan.stages, ""]}
    themes = {theme["id"]: new_row() for theme in plan.plan["themes"]}
    leads = {}
    for theme in plan.plan["themes"]:
        for action in actions_of(theme):
            if plan.is_pointer(action):
                total["pointers"] += 1
                continue
            facts = describe(plan, action)
            status = action["status"]["id"] if action["status"] else ""
            rows = [(total, False), (themes[theme["id"]], False),
                    (statuses[status if status in statuses else ""], False)]
            holders = plan.holders(action) or {"": False}
            rows += [(leads.setdefault(party, new_row()), through) for party, through in holders.items()]
            for row, through in rows:
                for fact in facts:
                    row[fact] += 1
                row["through"] += through
            count_gaps(plan, action, total, "" in holders)
    return {"since": plan.since.isoformat(), **total, "statuses": statuses, "themes": themes, "leads": leads}


def actions_of(holder):
    for item in holder["items"]:
        if item["kind"] == "action":
            yield item
        elif item["kind"] == "requirement":
            yield from actions_of(item)


def describe(plan, action):
    stage, last = plan.stage(action), last_day(action["due"])
    facts = ["actions", plan.rating(action)]
    if stage in FINISHED:
        facts.append("finished")
    elif stage != "ongoing" and last:
        if last < plan.today:
            facts.append("late")
        elif last <= plan.today + timedelta(days=60):
            facts.append("soon")
    return facts


def count_gaps(plan, action, total, nobody):
    moves = plan.moves(action)
    moved = any(state in ("made", "agreed") for *_rest, state in moves)
    total["undecided"] += any(state in ("proposed", "made") and update["decision"] == "proposed"
                              for update, _was, _to, state in moves)
    total["moved"] += moved
    first, now = last_day(action["first_due"]), last_day(action["due"])
    if moved and first and now:
        total["months_slipped"] += months_between(first, now)
    if plan.stage(action) in FINISHED:
        return
    total["without_lead"] += nobody
    total["without_date"] += not (action["due"] and action["due"]["window"]) and plan.stage(action) != "ongoing"
    total["without_update"] += not any(is_report(u) and u["date"] and day_of(u["date"]) >= plan.since
                                       for u in action["updates"])


def snapshot_of(meeting):
    content = meeting["snapshots"][0]["content"]
    try:
        return zlib.decompress(base64.b64decode(content)).decode() if content else None
    except zlib.error:
        return None


def differences(given, found, path=""):
    """Each figure that is another one, by its name."""
    if not (isinstance(given, dict) and isinstance(found, dict)):
        return [] if given == found else [f"{path}: {given} in the overview, {found} in the JSON"]
    return [line for key in {**given, **found}
            for line in differences(given.get(key), found.get(key), f"{path}/{key}")]


class Overview(unittest.TestCase):
    def test_figures(self):
        """Of the plan as it is, and at the last meeting, from which the movement is told."""
        print(f"# WAYMARK_SEED={SEED}")
        lines = subprocess.run([TOOL, str(SEED), str(COUNT)], check=True, capture_output=True,
                               text=True).stdout.splitlines()
        self.assertEqual(len(lines), COUNT)
        seen = {}
        for n, line in enumerate(lines):
            given = json.loads(line)
            plan = Plan(given["plan"], date.fromisoformat(given["today"]))
            with self.subTest(plan=n, seed=SEED + n):
                found = query(plan)
                self.assertEqual(differences(given["now"], found), [])
                self.check_shown(given["shown"], found)
                found["through"] = sum(row["through"] for row in found["leads"].values())
                for figure, count in found.items():
                    seen[figure] = seen.get(figure, 0) + bool(count)
                self.check_before(given, plan, found, seen)
        # A figure that is nought in all plans would show nothing.
        self.assertTrue(all(seen.values()), seen)
        self.assertGreater(seen["movement"], COUNT / 10)
        print("# plans with each figure: %s" % seen)

    def check_shown(self, shown, found):
        """Each mark leads to as many actions as it says."""
        figures = {name: found[name] for name in shown if name not in ("statuses", "leads")}
        for rows in ("statuses", "leads"):
            figures[rows] = {key: row["actions"] for key, row in found[rows].items()}
        self.assertEqual(differences(shown, figures), [])

    def check_before(self, given, plan, found, seen):
        kept = [m for m in plan.plan["meetings"] if m["snapshots"] and m["date"] and snapshot_of(m)]
        if "before" not in given:
            self.assertEqual(kept, [])
            return
        last = max(enumerate(kept), key=lambda pair: (pair[1]["date"], pair[0]))[1]
        self.assertEqual(given["meeting"], last["id"])
        before = query(Plan(snapshot_of(last), day_of(last["date"])))
        self.assertEqual(differences(given["before"], before), [])
        moved = any(before[colour] != found[colour] for colour in COLOURS)
        seen["movement"] = seen.get("movement", 0) + moved


if __name__ == "__main__":
    tap.main()
