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

    def rebuild(self):
        """The items by the edits, in a plan where each edit has seen all before it."""
        order = {n: (lamport, self.session[s], self.digest[n]) for n, lamport, s in self.rows("SELECT n, lamport, session FROM edit")}
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
