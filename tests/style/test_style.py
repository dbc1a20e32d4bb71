#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Rules that bind the sources: layers, size, headers, format. Prints TAP."""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1])
# Each layer may include the ones named for it, and itself. GTK belongs to ui and app.
LAYERS = {
    "model": set(),
    "store": {"model"},
    "exchange": {"model"},
    "merge": {"store", "model"},
    "sample": {"store", "exchange", "model"},
    "report": {"model"},
    "ui": {"store", "exchange", "merge", "sample", "report", "model"},
    "app": {"ui", "store", "exchange", "merge", "sample", "report", "model"},
}
LONGEST = 600


def sources(*folders):
    for folder in folders:
        yield from sorted(p for p in (ROOT / folder).rglob("*.[ch]"))


def upward_includes():
    home = {p.name: p.relative_to(ROOT / "src").parts[0] for p in sources("src")}
    for path in sources("src"):
        layer = path.relative_to(ROOT / "src").parts[0]
        for name in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', path.read_text(), re.M):
            target = home.get(pathlib.PurePath(name).name)
            if target and target != layer and target not in LAYERS[layer]:
                yield f"{path.relative_to(ROOT)} includes {name} of {target}"
            if name.startswith("gtk/") and layer not in ("ui", "app"):
                yield f"{path.relative_to(ROOT)} includes {name}"


def includes_of_later_folders():
    for layer in sorted(ROOT.glob("src/*/meson.build")):
        listed = re.search(r"^\w+_folders = \[(.*?)\]", layer.read_text(), re.M | re.S)
        if listed is None:
            continue
        order = {name: n for n, name in enumerate(re.findall(r"'(\w+)'", listed[1]))}
        home = {p.name: p.parent.name for p in sources(layer.parent)}
        for path in sources(layer.parent):
            for name in re.findall(r'^\s*#\s*include\s*"([^"]+)"', path.read_text(), re.M):
                if name in home and order[home[name]] > order[path.parent.name]:
                    yield f"{path.relative_to(ROOT)} includes {name} of {home[name]}"


def sql_outside_store():
    for path in sources("src"):
        if path.relative_to(ROOT / "src").parts[0] != "store" and "sqlite3" in path.read_text():
            yield str(path.relative_to(ROOT))


def words_in_one_language_only():
    """What is written for others may be in another language than the window, so it goes by waymark-i18n.h."""
    for path in sources("src/model", "src/exchange", "src/sample", "src/report", "src/merge"):
        if path.name != "waymark-i18n.h" and "<glib/gi18n" in path.read_text():
            yield f"{path.relative_to(ROOT)} includes gi18n"


def too_long():
    for path in sources("src"):
        lines = path.read_text().count("\n")
        if lines > LONGEST:
            yield f"{path.relative_to(ROOT)} has {lines} lines"


def without_header():
    for path in sources("src", "tests"):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text()[:200]:
            yield str(path.relative_to(ROOT))


def left_over():
    for path in sources("src", "tests"):
        for n, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line):
                yield f"{path.relative_to(ROOT)}:{n}"


def unformatted():
    if shutil.which("clang-format-14") is None:
        return  # other versions format otherwise
    run = subprocess.run(["clang-format-14", "--dry-run", 
                          *(str(p) for p in sources("src", "tests") if p.suffix == ".c")],
                         capture_output=True, text=True)
    for line in run.stderr.splitlines():
        if "[-Wclang-format-violations]" in line:
            yield line.replace(str(ROOT) + "/", "")


CHECKS = [upward_includes, includes_of_later_folders, sql_outside_store, words_in_one_language_only,
          too_long, without_header, left_over, unformatted]

print(f"1..{len(CHECKS)}")
failed = 0
for number, check in enumerate(CHECKS, 1):
    found = list(check())
    failed += bool(found)
    print(f"{'not ok' if found else 'ok'} {number} - no {check.__name__.replace('_', ' ')}")
    for line in found[:20]:
        print("#", line)
sys.exit(bool(failed))
