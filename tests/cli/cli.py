# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Drives the real waymark-cli as a person types it, in folders of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

CLI = os.environ["WAYMARK_CLI"]
SHARED = Path(os.environ["WAYMARK_SHARED"])
SAMPLES = Path(os.environ["WAYMARK_SOURCE"]) / "data" / "samples"

# Words of our own in the shape of a real plan: two themes, three requirements, six actions.
DOCUMENT = """\
Carers plan of the Vale

What we have agreed to do for carers until 2027.

Theme 1 – Finding carers

No.\tRequirement and action\tLead\tDue date\tStatus\tNotes
1\tCarers are found early by whoever meets them first.\t\t\t\t
\tYear 1 – Write one leaflet for surgeries.\tVale Council\tMarch 2024\tAgreed\tNone
\tYear 2 – Train reception staff.\tVale Council and NHS Vale\tBy March 2026\tIn progress\t
2\tCarers are asked how they are. As stated in action 1, reception staff will know how.\tSee Action 1\tSee Action 1\tSee Action 1\tSee Action 1

Theme 2 – Time off

No.\tRequirement and action\tLead\tDue date\tStatus\tNotes
1\tCarers get a break when they need one.\t\t\t\t
\tOpen a booking line.\tNHS Vale\tOngoing\tAgreed\t
"""

# The same every day: March 2024 is late, March 2026 is not.
TODAY = "2025-11-14"


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    def __repr__(self):
        return f"exit {self.code}\n{self.out}\n{self.err}"


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.dir = Path(tempfile.mkdtemp(prefix="waymark-cli-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.state = self.dir / "state"
        self.plan = self.dir / "plan.waymark"

    def run_cli(self, *words, **env):
        everything = dict(os.environ, HOME=str(self.dir / "home"), WAYMARK_TODAY=TODAY, TZ="UTC",
                          XDG_STATE_HOME=str(self.state), XDG_CONFIG_HOME=str(self.dir / "config"),
                          XDG_DATA_HOME=str(self.dir / "data"), XDG_CACHE_HOME=str(self.dir / "cache"))
        everything.update(env)
        return Result(subprocess.run([CLI, *map(str, words)], cwd=self.dir, env=everything, timeout=120,
                                     stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8"))

    def good(self, *words, **env):
        """Runs a command that has to work in silence, and returns what it printed."""
        result = self.run_cli(*words, **env)
        self.assertEqual((result.code, result.err), (0, ""), result)
        return result.out

    def bad(self, *words, code=1, **env):
        """Runs a command that has to fail with one sentence, and returns that sentence."""
        result = self.run_cli(*words, **env)
        self.assertEqual((result.code, result.out), (code, ""), result)
        self.assertRegex(result.err, r"\A[^\n]+\n\Z")
        return result.err.strip()

    def make(self, text=DOCUMENT, name="plan.txt"):
        source = self.dir / name
        source.write_text(text, encoding="utf-8")
        self.good("import", source, self.plan)
        return self.plan

    def summary(self, *item):
        return json.loads(self.good("show", self.plan, *item, "--json-summary"))

    def export(self):
        return json.loads(self.good("export", self.plan))

    def set(self, item, *values):
        return self.good("set", self.plan, item, *values, *self.reason(values))

    @staticmethod
    def reason(values):
        """A due date that is set moves only with a reason."""
        return ["--reason", "Frost"] if any(str(value).startswith("due=") for value in values) else []

    def add(self, parent, kind, *values):
        item = self.good("add", self.plan, parent, kind, *values).strip()
        self.assertRegex(item, r"\A[0-9a-f]{32}\Z")
        return item

    def fields(self, item):
        """The lines `name: value` that `show ITEM` prints."""
        found = {}
        for line in self.good("show", self.plan, item).splitlines():
            name, colon, value = line.partition(":")
            if colon and not line.startswith(" "):
                found.setdefault(name, value.strip())
        return found

    def no_left_overs(self):
        """Nothing of ours beside the plan, and no working copy that was not put away."""
        beside = {path.name for path in self.dir.iterdir()}
        self.assertEqual([name for name in beside if name.startswith(".")], [])
        work = self.state / "waymark" / "work"
        self.assertEqual(list(work.iterdir()) if work.exists() else [], [])
