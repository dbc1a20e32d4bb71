# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Alters a plan file as somebody would who knows the format: afterwards every digest is right again."""

import hashlib
import sqlite3

from planfile import Plan, encode, sha


class Forgery(Plan):
    """A plan file to be written to."""

    def __init__(self, path):
        super().__init__(path)
        self.db.close()
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.text_factory = bytes
        self.db.execute("PRAGMA foreign_keys = OFF")

    def run(self, *statements):
        for statement in statements:
            self.db.execute(statement)

    def schema(self, *statements):
        """What SQLite itself would not let happen to a schema."""
        self.run("PRAGMA writable_schema = ON", *statements)
        self.close()

    def seal(self):
        """Content, headers and heads agree again; the digest of the items goes, which is allowed."""
        self.digest = {}
        for row in self.rows("SELECT n, session, seq, lamport, prev, salt, person, time, name, undoes, body"
                             " FROM edit ORDER BY n"):
            self.seal_edit(*row)
        self.run("DELETE FROM meta WHERE key = 'items-digest'")
        self.close()

    def seal_edit(self, n, session, seq, lamport, prev, salt, person, time, title, undoes, body):
        found = self.rows("SELECT id FROM session WHERE n = ?", session)
        seen = sorted(self.digest.get(o, "") for o, in self.rows("SELECT other FROM seen WHERE edit = ?", n))
        ours = sorted(self.digest.get(o, "") for o, in self.rows("SELECT other FROM ours WHERE edit = ?", n))
        if salt is not None:
            body = self.content(salt, person, time, title, self.digest.get(undoes, ""), ours, n)
        header = sha([found[0][0].hex() if found else "", seq, lamport, self.digest.get(prev, ""), seen, body.hex()])
        self.digest[n] = header
        self.db.execute("UPDATE OR REPLACE edit SET body = ?, digest = ? WHERE n = ?", (body, bytes.fromhex(header), n))

    def content(self, salt, person, time, title, undoes, ours, n):
        """The bytes of people's words as they are, valid or not."""
        def text(data):
            return b"%d:%s" % (len(data), data)
        registers = {}
        for item, field, value, origin in self.rows(
                "SELECT item, field, value, origin FROM change WHERE edit = ? ORDER BY nth", n):
            item = item.hex() if len(item) == 16 else item.decode()
            registers.setdefault((item.encode(), field), []).append(
                b"l" + value + encode(None if origin is None else self.digest.get(origin, "")) + b"e")
        changes = b"".join(b"l" + text(item) + text(field) + b"l" + b"".join(values) + b"ee"
                           for (item, field), values in sorted(registers.items()))
        return hashlib.sha256(b"l" + text(salt.hex().encode()) + text(person) + encode(time) + text(title) + encode(undoes)
                              + encode(ours) + b"l" + changes + b"ee").digest()

    def close(self):
        self.db.close()
