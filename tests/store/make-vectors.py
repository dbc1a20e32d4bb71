#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Random scripts of edits in a row, and what the model of the record makes of them.

    make-vectors.py MODEL SEEDS [STEPS]

MODEL is the folder with the executable model of the merge rules (model.py, copies.py); SEEDS are numbers, 1,2,7
or 1-20. Prints a JSON list of scripts with the digests of the head and of the items after every step, and the
items at the end. Salt, time, person and names
are as the model has them: person = session id, time = the how-manieth edit, salt = the first 32 digits of the
SHA-256 of [session, seq, time]. Two people take turns, each with sessions of their own; nobody works at the
same time as another.
"""
import json
import random
import sys

sys.dont_write_bytecode = True

WORDS, TEXT, DUE, CHOICE, NUMBER, DATE, FLAG, MENTIONS = range(8)
ITEMS = ("theme", "priority", "requirement", "action")
FIELDS = {
    "plan": {"title": WORDS, "narrative": TEXT, "owner": WORDS, "period": DUE, "year_start": NUMBER},
    "theme": {"title": WORDS, "narrative": TEXT},
    "priority": {"text": TEXT},
    "requirement": {"title": WORDS, "narrative": TEXT, "notes": TEXT, "goal": TEXT},
    "action": {"text": TEXT, "phase": WORDS, "due": DUE, "first_due": DUE, "status": ("status",), "notes": TEXT, "flag": FLAG},
    "party": {"name": WORDS, "short": WORDS, "type": ["organisation", "team"], "into": ("party",)},
    "alias": {"name": WORDS},
    "membership": {"member": ("party",)},
    "assignment": {"party": ("party",), "role": ["lead", "support"], "qualifier": WORDS},
    "reference": {"relation": ["see", "depends"], "target": ITEMS, "mentions": MENTIONS},
    "status": {"word": WORDS, "stage": ["agreed", "complete"]},
    "update": {"date": DATE, "who": WORDS, "text": TEXT, "status": ("status",), "new_due": DUE, "meeting": ("meeting",)},
    "meeting": {"body": WORDS, "date": DATE, "closed": FLAG},
    "decision": {"text": TEXT, "about": ITEMS},
    "snapshot": {"format": NUMBER, "digest": WORDS},
    "loose": {"text": TEXT, "origin": WORDS},
}


class Script:
    def __init__(self, models, seed):
        self.copies, self.model, _ = models
        self.r = random.Random(seed)
        self.seed, self.steps, self.people = seed, [], {"ann": set(), "bob": set()}
        self.copy = self.copies.Copy()

    def new_id(self):
        return "%032x" % self.r.getrandbits(128)

    def value(self, kind):
        r, s = self.r, self.copy.state()
        if isinstance(kind, tuple):
            return r.choice([i for i in sorted(s.alive) if s.kind(i) in kind] or [None])
        if isinstance(kind, list):
            return r.choice(kind)
        words = " ".join(r.choice(["one", "“two”", "שלום", "🙂", "é", "<b>"]) for _ in range(r.randint(1, 4)))
        return {WORDS: words, TEXT: words + "\n• " + words, DUE: r.choice([("March 2024", "2024-03"), ("Ongoing", None)]),
                NUMBER: r.randint(1, 12), DATE: "2026-0%d-01" % r.randint(1, 9), FLAG: True,
                MENTIONS: (("notes", words),)}[kind]

    def fields(self, kind):
        values = {f: self.value(t) for f, t in FIELDS[kind].items() if self.r.random() < .7}
        return {f: v for f, v in values.items() if v is not None}

    def note(self, op, **rest):
        self.steps.append(dict(rest, op=op, head=max(self.copy.heads), shown=self.copy.state().digest()[:16]))
        assert len(self.copy.heads) == 1

    def open(self):
        who, sid = self.r.choice(sorted(self.people)), self.new_id()
        self.copy.mine = self.people[who]
        self.copy.open(sid)
        self.note("open", sid=sid, who=who)

    def after(self, home, item=None):
        return self.r.choice([None, ""] + [i for i in self.copy.state().children(home) if i != item])

    def add(self):
        s, kind = self.copy.state(), self.r.choice(sorted(set(FIELDS) - {"plan"}))
        homes = [i for i in sorted(s.alive) if s.kind(i) in self.model.PARENTS[kind]]
        if homes:
            home, item, fields = self.r.choice(homes), self.new_id(), self.fields(kind)
            after = self.after(home)
            self.copy.create(kind, item, home, after, **fields)
            self.note("add", kind=kind, id=item, parent=home, after=after, fields=fields)

    def tree(self):
        """Items that stand under each other, in one edit."""
        s = self.copy.state()
        themes = [i for i in sorted(s.alive) if s.kind(i) == "theme"]
        if themes:
            home, changes, made = self.r.choice(themes), [], []
            for kind in ("requirement", "action", "update"):
                item, fields = self.new_id(), self.fields(kind)
                changes += self.copy.made(kind, item, home, None, fields)
                made.append({"kind": kind, "id": item, "parent": home, "fields": fields})
                home = item
            self.copy.commit(changes, "Add tree")
            self.note("tree", items=made)

    def some(self):
        s = self.copy.state()
        items = [i for i in sorted(s.alive) if s.kind(i) != "snapshot"]
        item = self.r.choice(items[-5:] if self.r.random() < .7 else items)
        field = self.r.choice(sorted(FIELDS[s.kind(item)]))
        value = self.value(FIELDS[s.kind(item)][field]) if self.r.random() < .8 else None
        return (item, field, value) if value != s.value(item, field) else None

    def set(self):
        one = self.some()
        if one:
            self.copy.set(*one)
            self.note("set", id=one[0], field=one[1], value=one[2])

    def several(self):
        """Several values in one edit, so that an undo may find some of them changed since."""
        found = {one[:2]: one for one in (self.some() for _ in range(4)) if one}
        if found:
            self.copy.commit([(i, f, [(v, None)]) for i, f, v in found.values()], "Change several")
            self.note("several", values=[found[k] for k in sorted(found)])

    def move(self):
        s = self.copy.state()
        item = self.r.choice(sorted(s.alive))
        if item == "plan":
            return
        homes = [i for i in sorted(s.alive) if s.kind(i) in self.model.PARENTS[s.kind(item)]]
        home = self.r.choice(homes)
        after = self.after(home, item)
        rows = [i for i in s.children(home) if i != item]
        at = len(rows) if after is None else 0 if after == "" else rows.index(after) + 1
        if s.parent(item) != home or s.children(home).index(item) != at:
            self.copy.move(item, home, after)
            self.note("move", id=item, parent=home, after=after)

    def delete(self):
        item = self.r.choice(sorted(self.copy.state().alive))
        if item != "plan":
            self.copy.delete(item)
            self.note("delete", id=item)

    def undo(self):
        left = self.copy.undo()
        self.note("undo", left=None if left is None else len(left))

    def redo(self):
        left = self.copy.redo()
        self.note("redo", left=None if left is None else len(left))

    def run(self, steps):
        plan, sid, fields = self.new_id(), self.new_id(), self.fields("plan")
        self.copy.begin(plan, sid, **fields)
        self.note("new", plan=plan, sid=sid, fields=fields)
        self.open()
        for _ in range(8):
            self.add()
        for _ in range(steps):
            self.r.choices([self.add, self.tree, self.set, self.several, self.move, self.delete, self.undo, self.redo,
                            self.open], [6, 2, 6, 5, 4, 2, 6, 5, 4])[0]()
        s = self.copy.state()
        items = {i: {"kind": s.kind(i), "fields": {f: s.value(i, f) for f in sorted(s.shown[i]) if f[0] != "@" and
                                                   s.value(i, f) is not None}} for i in sorted(s.alive)}
        return {"seed": self.seed, "steps": self.steps, "items": items, "digest": s.digest(),
                "children": {i: s.children(i) for i in sorted(s.alive) if s.children(i)}}


def main():
    sys.path.insert(0, sys.argv[1])
    import copies
    import model
    import rank
    seeds, steps = [], int(sys.argv[3]) if len(sys.argv) > 3 else 40
    for part in sys.argv[2].split(","):
        first, _, last = part.partition("-")
        seeds += range(int(first), int(last or first) + 1)
    print(json.dumps([Script((copies, model, rank), seed).run(steps) for seed in seeds],
                     ensure_ascii=False, indent=0, sort_keys=True))


if __name__ == "__main__":
    main()
