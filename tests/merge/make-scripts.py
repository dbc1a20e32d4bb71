#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Random scripts of operations on copies of a plan, and what the model of the merge rules makes of them.

    make-scripts.py MODEL FIRST N [STEPS]

MODEL is the folder with the executable model (oracle.py). Prints one JSON line for each of the seeds FIRST ...
FIRST + N - 1: {"seed", "script", "result"}. The scripts are those of `oracle.py --batch`, but for one thing: a value that
a field of the format cannot hold (a list as a title, a bare word as a due date) is written as one that it can. Every
fourth is mostly of parties, who is assigned and who was joined into whom, of which the others have little.
"""
import json
import sys

sys.dont_write_bytecode = True


def fit(kind, field, value):
    if field == "title" and kind in ("plan", "theme", "requirement") and isinstance(value, list):
        return " ".join(value)
    if field == "due" and kind == "action" and isinstance(value, str):
        return [value, None]
    return value


def main():
    model, first, n, *steps = sys.argv[1:]
    sys.path.insert(0, model)
    import oracle

    class Bench(oracle.Bench):
        def step(self, k, o):
            if o["op"] in ("set", "resolve"):
                o["value"] = fit(self.copies[o["copy"]].state().kind(o["id"]), o["field"], o["value"])
            super().step(k, o)

    usual = oracle.WEIGHTS
    parties = {**usual, "link": 100, "add": 20}
    oracle.Bench = Bench
    for seed in range(int(first), int(first) + int(n)):
        oracle.WEIGHTS = parties if seed % 4 == 3 else usual
        script, result = oracle.scripted(seed, *map(int, steps))
        print(json.dumps({"seed": seed, "script": script, "result": result}, sort_keys=True, separators=(",", ":")), flush=True)


main()
