#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Random texts that several people changed, and what the model of the merge rules makes of them.

    make-text-vectors.py MODEL SEED N

MODEL is the folder with the executable model (text.py). Prints a JSON list of [base, [text …], combined], null
where the texts cannot be combined.
"""
import json
import random
import sys

sys.dont_write_bytecode = True

SENTENCES = ["Agree a form. ", "Ask MBC. ", "Who pays? ", "Now! ", "Review after 3 months. ", "See 1.2(a) ", "e.g. this\t", "• one", "• two",
             "\n", "\n", "\n\n", "\r\n", " ", "\t", "نوافق على النموذج. ", "מי משלם? ", "‏ثم. ", "同意。 ", "是！ ", "何？\t", "同意。", "👩‍👧 carers. ", "🏴󠁧󠁢󠁷󠁬󠁳󠁿!  ",
             "ŵy. ", "a. ", "b. ", "b. ", "a. ", ". ", "?", "...  ", "\ufff9action 4\ufffaid\ufffb is due. ", "no full stop"]


def changed(r, pieces, n):
    """The same pieces with some replaced, left out, doubled, moved or put in."""
    out = list(pieces)
    for _ in range(n):
        at = r.randrange(len(out) + 1)
        how = r.randrange(5)
        if how == 0:
            out[at:at] = r.choices(SENTENCES, k=r.randrange(1, 3))
        elif how == 1:
            del out[at:at + r.randrange(1, 3)]
        elif how == 2:
            out[at:at + 1] = [r.choice(SENTENCES)]
        elif how == 3:
            out[at:at] = out[at:at + 1]
        else:
            out.insert(r.randrange(len(out) + 1), out.pop(min(at, len(out) - 1)) if out else "x")
    return out


def case(r):
    base = r.choices(SENTENCES, k=r.choice([0, 1, 3, 5, 8, 13, 13, 18]))
    sides = [changed(r, base, r.choice([0, 1, 1, 1, 1, 1, 2, 3])) for _ in range(r.choice([1, 2, 2, 2, 2, 3, 4]))]
    if len(sides) > 1 and r.random() < 0.2:                # a change that two made alike, and one of one's own
        sides[1] = changed(r, sides[0], 1)
    if r.random() < 0.5:                                   # ends of files as people leave them
        base, sides = ["".join(base).rstrip()], [["".join(s).rstrip()] if r.random() < 0.7 else s for s in sides]
    return "".join(base), ["".join(s) for s in sides]


def main():
    sys.path.insert(0, sys.argv[1])
    import text
    r = random.Random(int(sys.argv[2]))
    rows = []
    for _ in range(int(sys.argv[3])):
        base, sides = case(r)
        rows.append(json.dumps([base, sides, text.combine(base, sides)], ensure_ascii=False))
    print("[" + ",\n".join(rows) + "]")


if __name__ == "__main__":
    main()
