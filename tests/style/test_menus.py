#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""In each menu every entry has a letter, and no two the same. Prints TAP."""
import collections
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(sys.argv.pop(1))


def label(node):
    found = [a.text for a in node.findall("attribute") if a.get("name") == "label"]
    return found[0] if found else None


def entries(menu):
    """The labels of one menu: sections are part of it, submenus are entries."""
    for node in menu:
        if node.tag in ("item", "submenu") and label(node):
            yield label(node)
        elif node.tag == "section":
            yield from entries(node)


def menus(tree):
    for node in tree.iter():
        if node.tag in ("menu", "submenu"):
            yield node.get("id") or label(node), list(entries(node))


# What is made in code, by the file and the function that makes it.
IN_CODE = {
    "plan/waymark-action-list-commands.c": ["make_menu", "make_sort_menu"],
    "editor/waymark-editor-parts.c": ["make_menu"],
}
# Buttons that are seen together.
TOGETHER = [
    ["_Cancel", "Co_mbine"], ["_Cancel", "C_reate plan"], ["_Cancel", "_Save"], ["_Cancel", "Forget changes _before"],
    ["_Keep mine", "_Save a copy…"], ["_Keep open", "_Close meeting"], ["_Open", "_Share", "_Theme", "Re_quirement", "_Action"],
]
LETTER = re.compile(r"(?<!_)_(\w)")


def catalogue(path):
    """Translations by their English; the same words may have several, in contexts of their own."""
    found = collections.defaultdict(set)
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        key, parts = None, {}
        for line in block.splitlines():
            begin = re.match(r'(msg\w+(?:\[\d\])?)\s+"(.*)"$', line)
            if begin:
                key = begin[1]
                parts[key] = begin[2]
            elif key and line.startswith('"'):
                parts[key] += line[1:-1]
        if "msgid" in parts and "msgstr" in parts:
            found[(parts.get("msgctxt"), parts["msgid"])].add(parts["msgstr"])
            found[parts["msgid"]].add(parts["msgstr"])
    return found


def in_code(path, function):
    body = re.search(r"^%s \(.*?^}" % function, path.read_text(encoding="utf-8"), re.M | re.S)[0]
    for context, words in re.findall(r'\bC?_ \((?:"([^"]*)", )?"([^"]*)"\)', body):
        if LETTER.search(words):
            yield (context, words) if context else words


def entries_in_context(menu):
    for node in menu:
        for a in node.findall("attribute"):
            if node.tag in ("item", "submenu") and a.get("name") == "label":
                yield (a.get("context"), a.text) if a.get("context") else a.text
        if node.tag == "section":
            yield from entries_in_context(node)


def groups():
    for path in sorted((ROOT / "src" / "ui").rglob("*.ui")):
        for node in ET.parse(path).iter():
            if node.tag in ("menu", "submenu"):
                yield list(entries_in_context(node))
    for name, functions in IN_CODE.items():
        for function in functions:
            yield list(in_code(ROOT / "src" / "ui" / name, function))
    yield from TOGETHER


class Menus(unittest.TestCase):
    def test_letters_of_all_languages(self):
        """What is seen together has a letter each in every language."""
        together = [group for group in groups() if group]
        self.assertGreater(len(together), 10)
        doubles = []
        for path in sorted((ROOT / "po").glob("*.po")):
            words = catalogue(path)
            for group in together:
                letters = collections.defaultdict(list)
                for english in group:
                    translated = words.get(english, set())
                    if len(translated) == 1:
                        one = next(iter(translated))
                        letter = LETTER.search(one)
                        letters[letter[1].lower() if letter else None].append(one)
                doubles += [(path.stem, letter, said) for letter, said in letters.items() if len(said) > 1 or letter is None]
        self.assertEqual(doubles, [])

    def test_letters(self):
        seen = 0
        for path in sorted((ROOT / "src" / "ui").rglob("*.ui")):
            for name, labels in menus(ET.parse(path)):
                seen += 1
                letters = collections.defaultdict(list)
                for words in labels:
                    letter = re.search(r"_(\w)", words)
                    self.assertIsNotNone(letter, f"{path.name}: {name}: {words} has no letter")
                    letters[letter[1].lower()].append(words)
                doubles = {k: v for k, v in letters.items() if len(v) > 1}
                self.assertEqual(doubles, {}, f"{path.name}: {name}")
        self.assertGreater(seen, 3)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    import tap
    tap.main()
