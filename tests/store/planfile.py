# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""A plan file by src/store/FORMAT.md alone, with nothing but SQLite and SHA-256. Sections are those of
that page."""

import hashlib
import sqlite3

# Section 2.
DUE = {"due", "first_due", "new_due", "period"}
FLAGS = {"flag", "closed"}
LINKS = {"party", "member", "target", "into", "status", "meeting", "about"}
KINDS = ["plan", "theme", "priority", "requirement", "action", "party", "alias", "membership", "assignment", "reference", "status",
         "update", "meeting", "decision", "snapshot", "loose"]


# Section 4.

def encode(value):
    if value is None:
        return b"n"
    if value is True or value is False:
        return b"t" if value else b"f"
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, str):
        data = value.encode()
        return b"%d:%s" % (len(data), data)
    return b"l" + b"".join(map(encode, value)) + b"e"


def decode(data):
    value, end = decode_at(data, 0)
    assert end == len(data), "bytes left over"
    return value


def decode_at(data, at):
    lead = data[at:at + 1]
    if lead in (b"n", b"t", b"f"):
        return {b"n": None, b"t": True, b"f": False}[lead], at + 1
    if lead == b"i":
        end = data.index(b"e", at)
        return int(data[at + 1:end]), end + 1
    if lead == b"l":
        items, at = [], at + 1
        while data[at:at + 1] != b"e":
            item, at = decode_at(data, at)
            items.append(item)
        return items, at + 1
    colon = data.index(b":", at)
    end = colon + 1 + int(data[at:colon])
    return data[colon + 1:end].decode(), end


def sha(value):
    return hashlib.sha256(encode(value)).hexdigest()


def name(blob):
    """An id as text: 16 bytes, the plan's four, or none."""
    return blob.hex() if len(blob) == 16 else blob.decode()


class Plan:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.rows = lambda sql, *values: self.db.execute(sql, values).fetchall()
        self.digest = {n: digest.hex() for n, digest in self.rows("SELECT n, digest FROM edit")}
        self.session = {n: sid.hex() for n, sid in self.rows("SELECT n, id FROM session")}
        self.items = self.read_items()

    # Section 2.

    def read_items(self):
        items = {}
        for kind in KINDS:
            cursor = self.db.execute(f'SELECT * FROM "{kind}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                row = dict(zip(columns, row))
                item = {"@kind": kind, "@place": [name(row.pop("parent")), row.pop("rank")]}
                items[name(row.pop("id"))] = item
                for field, value in row.items():
                    if value is None or field.endswith("_window"):
                        continue
                    if field in DUE:
                        item[field] = [value, row[field + "_window"]]
                    elif field in FLAGS:
                        item[field] = True
                    elif field == "mentions":
                        item[field] = decode(value)
                    elif isinstance(value, bytes):
                        item[field] = name(value)
                    else:
                        item[field] = value
        for item, field, value in self.rows("SELECT item, field, value FROM extra"):
            items.setdefault(name(item), {})[field] = decode(value)
        return items

    def children(self, parent, *kinds):
        found = [(item["@place"][1], i) for i, item in self.items.items() if item["@place"][0] == parent and item["@kind"] in kinds]
        return [i for _, i in sorted(found)]

    # Section 5.

    def items_digest(self):
        return sha([[i, f, self.items[i][f]] for i in sorted(self.items) for f in sorted(self.items[i])])

    def changes(self, n):
        registers = {}
        for item, field, value, origin in self.rows("SELECT item, field, value, origin FROM change WHERE edit = ? ORDER BY nth", n):
            origin = None if origin is None else self.digest.get(origin, "")
            registers.setdefault((name(item), field), []).append([decode(value), origin])
        return [[item, field, registers[item, field]] for item, field in sorted(registers)]

    def recompute(self):
        """(as stored, as computed) digests of contents and headers."""
        contents, headers = [], []
        for n, session, seq, lamport, prev, body, salt, person, time, title, undoes in self.rows(
                "SELECT n, session, seq, lamport, prev, body, salt, person, time, name, undoes FROM edit ORDER BY n"):
            seen = sorted(self.digest[o] for o, in self.rows("SELECT other FROM seen WHERE edit = ?", n))
            ours = sorted(self.digest[o] for o, in self.rows("SELECT other FROM ours WHERE edit = ?", n))
            if salt is not None:
                contents.append((body.hex(), sha([salt.hex(), person, time, title, self.digest.get(undoes, ""), ours, self.changes(n)])))
            headers.append((self.digest[n], sha([self.session[session], seq, lamport, self.digest.get(prev, ""), seen, body.hex()])))
        return contents, headers

    # Section 6.

    def past(self, heads):
        parents = {}
        for edit, other in self.rows("SELECT n, prev FROM edit WHERE prev IS NOT NULL UNION SELECT edit, other FROM seen"):
            parents.setdefault(edit, set()).add(other)
        found, todo = set(), list(heads)
        while todo:
            edit = todo.pop()
            for other in parents.get(edit, ()):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return found

    def order(self):
        return {n: (lamport, self.session[s], self.digest[n]) for n, lamport, s in self.rows("SELECT n, lamport, session FROM edit")}

    def writes(self):
        """By item and field, by edit: [(value, origin)]."""
        found = {}
        for item, field, edit, value, origin in self.rows("SELECT item, field, edit, value, origin FROM change ORDER BY nth"):
            found.setdefault((name(item), field), {}).setdefault(edit, []).append((decode(value), edit if origin is None else origin))
        return found

    def settle(self, field, writes, past, order, undone):
        """What a register comes to: its alternatives, the shown one first (1 to 3; texts are for section 9)."""
        part = (lambda value: value[0]) if field == "@place" else (lambda value: value)
        top = [e for e in writes if not any(e in past[o] for o in writes)]
        if len(top) > 1:
            start = max((o for o in writes if all(o in past[t] for t in top)), key=order.get, default=None)
            base = part(writes[start][0][0]) if start else None
            top = [e for e in top if not ((e in undone or field == "@place") and part(writes[e][0][0]) == base)] or top
        listed = []
        for e in sorted(top, key=order.get, reverse=True):
            for value, origin in writes[e]:
                carried = origin != e and e not in undone and any(
                    o != e and (origin == 0 or origin in past[o]) and all(origin != other for _, other in writes[o]) for o in top)
                if not carried and all(part(value) != part(known) for known, _ in listed):
                    listed.append((value, origin))
        return listed or writes[max(top, key=order.get)]

    def rebuild_joined(self):
        """(items, contradictions) by the edits, where people worked side by side; without deletions and combined texts."""
        order = self.order()
        past = {n: self.past([n]) for n in order}
        undone = {n for n, in self.rows("SELECT n FROM edit WHERE undoes IS NOT NULL")}
        items, contradictions = {}, {}
        for (item, field), writes in self.writes().items():
            listed = self.settle(field, writes, past, order, undone)
            items.setdefault(item, {})[field] = listed[0][0]
            if len(listed) > 1:
                contradictions[item, field] = [value for value, _ in listed]
        shown = {i: {f: v for f, v in fields.items() if f != "@gone" and v is not None}
                 for i, fields in items.items() if fields.get("@gone") is False or i == "plan"}
        return shown, contradictions

    def rebuild(self):
        """The items by the edits, in a plan where each edit has seen all before it."""
        order = self.order()
        newest = max(order, key=order.get)
        assert self.past([newest]) | {newest} == set(order), "people worked side by side"
        heads = [edit for edit, in self.rows("SELECT edit FROM baseline_head")]
        covered = self.past(heads) | set(heads)
        registers = {}
        for item, field, edit, value in self.rows(
                "SELECT item, field, edit, value FROM change WHERE nth = 0"
                " UNION ALL SELECT item, field, edit, value FROM baseline WHERE nth = 0"):
            fields = registers.setdefault(name(item), {})
            fields[field] = max(fields.get(field, ((), None)), (order[edit], decode(value)), key=lambda write: write[0])
        for edit, salt in self.rows("SELECT n, salt FROM edit"):
            assert (salt is None) <= (edit in covered), "forgotten, and no baseline speaks for it"
        shown = {i: {f: value for f, (_, value) in fields.items()} for i, fields in registers.items()}
        return {i: {f: v for f, v in fields.items() if f != "@gone" and v is not None}
                for i, fields in shown.items() if fields.get("@gone") is False or i == "plan"}
