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


class Menus(unittest.TestCase):
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
