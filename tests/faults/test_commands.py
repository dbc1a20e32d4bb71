#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Each command that writes is run again and again, and each time another call of the system fails,
or the command is killed at it.

The file that was to be written is the old one or the new one, whole; what went wrong is one
sentence that names a file and says what to do; after the next command nothing is left lying about.

WAYMARK_FAULTS_STEP: how many calls are left out each time, 1 for none (exports leave out none).
WAYMARK_FAULTS_ALL=1: each call with every errno, once and from then on, and killed at each.
WAYMARK_FAULTS_ALL=kills: killed at each and nothing else.
"""

import errno
import json
import os
import re
import shutil
import signal
import tempfile
from pathlib import Path

import tap
from cli import Case

PRELOAD = os.environ["WAYMARK_FAULTS_PRELOAD"]
STEP = int(os.environ.get("WAYMARK_FAULTS_STEP", "29"))
ALL = os.environ.get("WAYMARK_FAULTS_ALL")
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
OFFERS = ("again", "ave a copy", "Free some", "hoose", "be written", "save to another", "Make that place")
MEMORY = Path("/dev/shm")

KILLED = 0      # the errno that stands for it

total = kills = 0


class Faults(Case):
    def setUp(self):
        super().setUp()
        # What a program loses, it loses from memory as from a disk.
        folder = tempfile.mkdtemp(prefix="waymark-faults-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        self.dir = Path(folder).resolve()
        self.state = self.dir / "state"
        self.plan = self.dir / "plan.waymark"
        self.other = self.dir / "other.waymark"
        self.out = self.dir / "out"
        self.counted = self.dir / "counted"
        self.make()
        shutil.copy(self.plan, self.other)
        self.good("set", self.other, "1.1(b)", "notes=theirs", "--person", "ICB")
        self.set("1.1(a)", "notes=mine")
        self.stage = self.dir.parent / (self.dir.name + "-stage")
        shutil.rmtree(self.dir / "state" / "waymark" / "verified", ignore_errors=True)
        shutil.copytree(self.dir, self.stage)
        self.addCleanup(shutil.rmtree, self.stage, ignore_errors=True)

    def set_stage(self):
        shutil.rmtree(self.dir)
        shutil.copytree(self.stage, self.dir)

    def words_in(self, path):
        """What somebody else would read in the file, whoever has a working copy of it."""
        elsewhere = self.dir / "elsewhere"
        text = self.good("export", path, XDG_STATE_HOME=str(elsewhere))
        shutil.rmtree(elsewhere)
        return text

    def faulty(self, call, number, always, *words):
        """Runs a command whose call with this number fails: (what it said, whether that came)."""
        env = dict(LD_PRELOAD=PRELOAD, WAYMARK_FAULTS=str(self.dir), WAYMARK_FAULTS_CALL=str(call),
                   WAYMARK_FAULTS_ERRNO=str(number), WAYMARK_FAULTS_COUNT=str(self.counted),
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0")
        if always:
            env["WAYMARK_FAULTS_ALWAYS"] = "1"
        result = self.run_cli(*words, **env)
        if result.code == -signal.SIGKILL:
            return result, True, "killed"
        counted = self.counted.read_text().split()
        self.counted.unlink()
        return result, int(counted[0]) >= call, counted[1]

    def check_sentence(self, result):
        self.assertEqual(result.code, 1, result)
        self.assertRegex(result.err, r"\A[^\n]+\.\n\Z")
        self.assertIn("“", result.err)
        self.assertTrue(any(offer in result.err for offer in OFFERS), result.err)

    def left(self):
        beside = {path.name for path in self.dir.iterdir() if path.name.startswith(".")}
        state = self.state / "waymark"
        work = {str(path) for path in (state / "work").rglob("*")}
        halves = {str(path) for path in state.rglob("*") if re.search(r"\.[A-Z0-9]{6}$", path.name)}
        return sorted(beside | work | halves)

    def each_fault(self, words, check, step=STEP, after=None):
        """Calls @check with the outcome for each fault; @after: what puts things straight again."""
        global total, kills
        call, faults, killed, reached = 0, 0, 0, True
        while reached:
            call += step
            turn = call // step
            ways = [(n, a) for n in NUMBERS for a in (False, True) if ALL != "kills"] + [(KILLED, False)]
            for number, always in ways if ALL else [ways[(turn * 5 + turn // 9) % len(ways)]]:
                self.set_stage()
                result, reached, struck = self.faulty(call, number, always, *words)
                if not reached:
                    break
                with self.subTest(call=call, struck=struck, errno=errno.errorcode.get(number), always=always):
                    if result.code not in (0, -signal.SIGKILL):
                        self.check_sentence(result)
                    check(result.code == 0)
                    (after or (lambda: self.good("show", self.plan)))()
                    self.assertEqual(self.left(), [])
                faults += 1
                killed += number == KILLED
        self.assertEqual(result.code, 0, result)
        self.assertGreater(faults, 0)
        total += faults - killed
        kills += killed
        print(f"# {words[0]}: {faults - killed} failing calls and {killed} kills of {call}", flush=True)

    # --- what changes the plan

    def each_fault_of_edit(self, *words):
        """The plan is what it was or what the command makes of it, and that if it said so."""
        self.set_stage()
        old = self.words_in(self.plan)
        self.good(*words)
        new = self.words_in(self.plan)
        self.assertNotEqual(old, new)

        def check(done):
            self.assertIn(self.words_in(self.plan), [new] if done else [old, new])
            self.assertIn(self.good("export", self.plan), [new] if done else [old, new])
            self.assertIn("is sound", self.good("check", self.plan))

        self.each_fault(words, check)

    def test_set(self):
        self.each_fault_of_edit("set", self.plan, "1.1(a)", "notes=second")

    def test_undo(self):
        self.each_fault_of_edit("undo", self.plan)

    def test_merge(self):
        self.each_fault_of_edit("merge", self.plan, self.other)

    def test_merge_into_another_file(self):
        old = self.words_in(self.plan)

        def check(done):
            self.assertEqual(self.words_in(self.plan), old)
            if done:
                self.assertIn("theirs", self.words_in(self.out))
            elif self.out.exists():     # the command was killed before it could take it back
                self.assertIn("is sound", self.good("check", self.out))

        words = ("merge", self.plan, self.other, "--output", self.out)

        def again():
            """A drive that lets nothing go keeps a temporary file until there is the file to open."""
            self.out.unlink(missing_ok=True)
            self.good(*words)
            self.good("show", self.out)

        self.each_fault(words, check, after=again)

    def test_forget(self):
        def check(done):
            history = self.good("history", self.plan)
            self.assertIn("is sound", self.good("check", self.plan))
            if done:
                self.assertIn("forgotten", history)
                self.assertNotIn(b"Change notes", self.plan.read_bytes())

        self.each_fault(("forget", self.plan, "everything"), check)

    def test_clean_copy(self):
        old = self.plan.read_bytes()

        def check(done):
            self.assertEqual(self.plan.read_bytes(), old)
            self.assertTrue(self.out.exists() or not done)
            if self.out.exists():
                self.assertIn("is sound", self.good("check", self.out))

        self.each_fault(("clean-copy", self.plan, self.out), check)

    def test_import(self):
        made = self.dir / "made.waymark"

        def check(done):
            self.assertTrue(made.exists() or not done)
            if made.exists():
                self.assertIn("is sound", self.good("check", made))
            # What was kept but not yet put there is offered by the window; the command said no.
            shutil.rmtree(self.state / "waymark" / "work", ignore_errors=True)

        self.each_fault(("import", self.dir / "plan.txt", made), check)

    # --- what is made for others

    def each_fault_of_export(self, *words):
        self.good(*words)
        new = self.out.read_bytes()
        (self.stage / "out").write_text("old")
        plan = self.plan.read_bytes()

        def check(done):
            self.assertIn(self.out.read_bytes(), [new] if done else [b"old", new])
            self.assertEqual(self.plan.read_bytes(), plan)

        self.each_fault(words, check, step=1 if ALL else 2)

    def test_json(self):
        self.each_fault_of_export("export", self.plan, "--output", self.out)

    def test_web_page(self):
        self.each_fault_of_export("export", self.plan, "--format", "html", "--output", self.out)

    def test_history_table(self):
        self.each_fault_of_export("history", self.plan, "--format", "csv", "--output", self.out)

    def test_merge_report(self):
        self.each_fault_of_export("merge", self.plan, self.other, "--preview", "--report", self.out)


if __name__ == "__main__":
    import atexit
    atexit.register(lambda: print(
        f"# trust: {total} failing calls of commands and {kills} kills, every file whole", flush=True))
    tap.main()
