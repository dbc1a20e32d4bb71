# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Runs the unittest cases of a script and speaks TAP, so that each case is counted.

    import tap
    ...
    if __name__ == "__main__":
        tap.main()

Arguments of the script choose cases by a part of their name.
"""

import sys
import time
import traceback
import unittest


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.failed = False
        self.number = 0
        self.bad = 0

    def say(self, ok, test, note=""):
        self.number += 1
        self.bad += not ok
        name = test.id().removeprefix("__main__.").replace("#", "")
        print(f"{'ok' if ok else 'not ok'} {self.number} {name}{note}", flush=True)

    def why(self, err):
        for line in "".join(traceback.format_exception(*err)).splitlines():
            print(f"# {line}", flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.subtests_bad = False
        self.failed = False

    def addSuccess(self, test):
        if not self.subtests_bad:
            self.say(True, test)

    def addFailure(self, test, err):
        self.why(err)
        if not self.failed:  # what tidies up may fail as well: still one case
            self.say(False, test)
        self.failed = True

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            print(f"# {subtest}")
            self.why(err)
            if not self.subtests_bad:
                self.say(False, test)
            self.subtests_bad = True

    def addSkip(self, test, reason):
        self.say(True, test, f" # SKIP {reason}")

    def addUnexpectedSuccess(self, test):
        self.say(False, test)

    def addExpectedFailure(self, test, err):
        self.say(True, test)


def cases(suite):
    for one in suite:
        if isinstance(one, unittest.TestSuite):
            yield from cases(one)
        else:
            yield one


def main():
    wanted = sys.argv[1:]
    everything = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    chosen = [t for t in cases(everything) if not wanted or any(w in t.id() for w in wanted)]
    print("TAP version 13")
    print(f"1..{len(chosen)}", flush=True)
    result = Result()
    begun = time.monotonic()
    unittest.TestSuite(chosen).run(result)
    print(f"# {result.number} cases in {time.monotonic() - begun:.1f} s")
    if result.number < len(chosen):
        print(f"Bail out! {len(chosen) - result.number} cases did not run")
    sys.exit(1 if result.bad or result.number < len(chosen) else 0)
