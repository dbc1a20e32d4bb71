#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The help is valid Mallard, its links lead somewhere, and every page is installed."""

import gettext
import html.parser
import os
import re
import subprocess
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

import tap

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
BUILD = Path(os.environ["WAYMARK_BUILD"])
HELP = SOURCE / "help"
BUILT = BUILD / "help"
LANGUAGES = (HELP / "LINGUAS").read_text().split()
MAL = "{http://projectmallard.org/1.0/}"


def plain(words):
    """As it is read on a button: without its mnemonic, on one line."""
    words = re.sub(r"\s*\(_\w\)", "", words).replace("_", "")
    return re.sub(r"[\u200e\u200f\u2066-\u2069]", "", " ".join(words.split()))


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets, self.alts, self.body = set(), set(), [], {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        if tag == "body":
            self.body = attributes
        if tag == "img":
            self.alts.append(attributes.get("alt"))
        for name in ("href", "src"):
            if attributes.get(name):
                self.targets.add(attributes[name])


class Help(unittest.TestCase):
    maxDiff = None

    def check(self, what, folder=HELP / "C"):
        pages = sorted(folder.glob("*.page"))
        self.assertNotEqual(pages, [])
        done = subprocess.run(["yelp-check", what, *pages], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_valid(self):
        self.check("validate")

    def test_links(self):
        self.check("links")

    def test_no_orphans(self):
        self.check("orphans")

    def test_in_every_language(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.check("validate", BUILT / language)
                names = {page.name for page in (BUILT / language).glob("*.page")}
                self.assertEqual(names, {page.name for page in (HELP / "C").glob("*.page")})

    def test_every_page_is_installed(self):
        listed = set(re.findall(r"'([\w-]+\.(?:page|xml))'", (HELP / "meson.build").read_text()))
        there = {path.name for path in (HELP / "C").iterdir() if path.is_file()}
        self.assertEqual(listed, there)

    # --- words of the window

    def said(self, language):
        """Every text that the program can show, as it is read in a language."""
        catalogue = BUILD / "po" / language / "LC_MESSAGES" / "waymark.mo"
        if language == "C":
            catalogue = BUILD / "po" / LANGUAGES[0] / "LC_MESSAGES" / "waymark.mo"
        with open(catalogue, "rb") as file:
            texts = gettext.GNUTranslations(file)._catalog.items()
        said = set()
        if language == "C":     # a catalogue has its plurals by number only
            source = (SOURCE / "po" / f"{LANGUAGES[0]}.po").read_text(encoding="utf-8")
            said |= {plain(words) for words in re.findall(r'^msgid_plural "(.*)"$', source, re.M)}
        for key, value in texts:
            key = key[0] if isinstance(key, tuple) else key
            words = plain(key.split("\x04")[-1] if language == "C" else value)
            # Of what goes on with words of a person: a dot for them, or none.
            said |= {words, plain(re.sub(r":? ?%(1\$)?s", "", words)), re.sub(r" ?%(1\$)?s$", "…", words),
                     re.sub(r"%(1\$)?s", "…", words)}
        return said

    def test_what_it_names_is_in_the_window(self):
        for language in ["C", *LANGUAGES]:
            said = self.said(language)
            missing = []
            for page in sorted((HELP / "C" if language == "C" else BUILT / language).glob("*.page")):
                for gui in ET.parse(page).iter(MAL + "gui"):
                    words = plain("".join(gui.itertext()))
                    if words not in said and any(letter.isalpha() for letter in words):
                        missing.append((page.name, words))
            with self.subTest(language=language):
                self.assertEqual("\n".join("%s: %s" % one for one in missing), "")

    # --- places in the window

    def ids(self, page):
        return {node.get("id") for node in ET.parse(HELP / "C" / (page + ".page")).iter()}

    def test_each_place_has_a_page(self):
        code = (SOURCE / "src/ui/window/waymark-help.c").read_text()
        table = code[code.index("places[] ="):code.index("/* --- which page")]
        pages = re.findall(r'= "([\w#-]+)"|, "([\w#-]+)" \}', table)
        self.assertGreater(len(pages), 40)
        for name in sorted(a or b for a, b in pages):
            with self.subTest(page=name):
                page, _, section = name.partition("#")
                self.assertIn(section or page, self.ids(page))

    def test_each_window_and_view_has_a_place(self):
        code = (SOURCE / "src/ui/window/waymark-help.c").read_text()
        for path in sorted((SOURCE / "src" / "ui").rglob("*.c")):
            for name, parent in re.findall(r"^G_DEFINE_FINAL_TYPE \((\w+),\s*\w+,\s*(\w+)\)", path.read_text(), re.M):
                if parent in ("GTK_TYPE_WINDOW", "WAYMARK_TYPE_PLAN_DIALOG", "WAYMARK_TYPE_PAGE") or name.endswith("Page"):
                    with self.subTest(window=name):
                        self.assertIn('"%s"' % name, code)
        parts = set(re.findall(r'\{ "(Waymark\w+)",', code))
        there = {name for path in (SOURCE / "src" / "ui").rglob("*.c")
                 for name in re.findall(r"^G_DEFINE_\w+ \(\s*(\w+),", path.read_text(), re.M)}
        self.assertEqual(parts - there, set(), "places of widgets that are gone")

    # --- as web pages

    def test_web_pages(self):
        pages = {path.stem for path in (HELP / "C").glob("*.page")}
        for language in ["C", *LANGUAGES]:
            folder = BUILT / "html" / language
            with self.subTest(language=language):
                read = {}
                for path in folder.glob("*.html"):
                    read[path.name] = Links()
                    read[path.name].feed(path.read_text(encoding="utf-8"))
                self.assertEqual({Path(name).stem for name in read}, pages)
                if language != "C":
                    self.assertEqual({one.body["dir"] for one in read.values()}, {"rtl" if language == "ur" else "ltr"})
                for name, one in read.items():
                    self.assertNotIn("", [alt.strip() if alt else "" for alt in one.alts], name)
                    for target in one.targets:
                        file, _, section = target.partition("#")
                        if target.startswith("https://creativecommons.org/"):
                            continue
                        self.assertTrue(file == "" or (folder / file).is_file(), (name, target))
                        if section and (file or name) in read:
                            self.assertIn(section, read[file or name].ids, (name, target))

    def test_pictures(self):
        pictures = list(HELP.glob("*/figures/*.png"))
        self.assertLess(sum(path.stat().st_size for path in pictures), 2_500_000)
        shown = {media.get("src") for page in (HELP / "C").glob("*.page") for media in ET.parse(page).iter(MAL + "media")}
        self.assertEqual(shown, {"figures/" + path.name for path in (HELP / "C" / "figures").iterdir()})
        for path in pictures:
            self.assertIn("figures/" + path.name, shown)


if __name__ == "__main__":
    tap.main()
