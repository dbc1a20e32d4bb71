# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Runs the unittest cases of a script and speaks TAP, so that each case is counted.

    import tap
    ...
    if __name__ == "__main__":
        tap.main()

Arguments of the script choose cases by a part of their name.

A class of cases that has `tries = 2` gets a case that failed run once more from scratch; the
first failure is printed, and so is that the second try passed. WAYMARK_TRIES=1 in the
environment turns that off. A class that has explain() adds its lines to a failure.
"""

import os
import sys
import time
import traceback
import unittest


def reason(err):
    """Lines of a failure: where in the tests it was, innermost last, and what it said."""
    kind, error, trace = err
    for frame in traceback.extract_tb(trace):
        if os.sep + "unittest" + os.sep not in frame.filename:
            yield "%s:%d %s: %s" % (os.path.basename(frame.filename), frame.lineno, frame.name, frame.line)
    yield from "".join(traceback.format_exception_only(kind, error)).splitlines()
    if error.__cause__ is not None:
        yield "because of %r" % error.__cause__


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.bad = 0
        self.tried = 0

    def say(self, ok, test, note=""):
        self.number += 1
        self.bad += not ok
        name = test.id().removeprefix("__main__.").replace("#", "")
        print(f"{'ok' if ok else 'not ok'} {self.number} {name}{note}", flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.why = []
        self.skipped_because = None

    def stopTest(self, test):
        super().stopTest(test)
        why, tries = self.why, int(os.environ.get("WAYMARK_TRIES", getattr(test, "tries", 1)))
        self.tried += 1
        for line in why:
            print(f"# {line}", flush=True)
        if not why and self.skipped_because is not None:
            self.say(True, test, f" # SKIP {self.skipped_because}")
        elif not why:
            self.say(True, test, " # passed at the second try" if self.tried > 1 else "")
        elif self.tried < tries:
            print(f"# {test.id().removeprefix('__main__.')} failed, and is tried once more", flush=True)
            type(test)(test._testMethodName).run(self)
            return
        else:
            self.say(False, test)
        self.tried = 0

    def addFailure(self, test, err):
        # What tidies up may fail as well: still one case.
        first = not self.why
        self.why += reason(err)
        if first and (explain := getattr(test, "explain", None)):
            try:
                self.why += explain()
            except Exception as error:
                self.why.append(f"Nothing more can be said: {error!r}")

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.why += [str(subtest), *reason(err)]

    def addSkip(self, test, reason):
        self.skipped_because = reason

    def addUnexpectedSuccess(self, test):
        self.why.append("It was expected to fail, and passed.")


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
