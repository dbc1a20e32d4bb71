#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Every file with words for people is in po/POTFILES.in, and each catalogue is sound."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

SOURCE = Path(os.environ["WAYMARK_SOURCE"])
MARKED = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s?\(")
COMMENTS_AND_STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', re.S)


def has_words(path):
    if path.suffix == ".ui":
        return 'translatable="yes"' in path.read_text(encoding="utf-8")
    if path.suffix in (".c", ".h"):
        text = path.read_text(encoding="utf-8")
        return bool(MARKED.search(re.sub(r"^\s*#.*$", "", COMMENTS_AND_STRINGS.sub('""', text), flags=re.M)))
    return path.name.endswith((".desktop.in", ".metainfo.xml.in", ".mime.xml.in", ".gschema.xml"))


def listed():
    lines = (SOURCE / "po" / "POTFILES.in").read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


class Translations(unittest.TestCase):
    def test_every_file_with_words_is_listed(self):
        there = {str(path.relative_to(SOURCE)) for folder in ("src", "data")
                 for path in (SOURCE / folder).rglob("*") if path.is_file() and has_words(path)}
        self.assertEqual(there - set(listed()), set(), "not in po/POTFILES.in")
        self.assertEqual(set(listed()) - there, set(), "listed in po/POTFILES.in, but without words or gone")

    def test_listed_once_and_in_order(self):
        self.assertEqual(listed(), sorted(set(listed())))

    def extract(self, pot):
        done = subprocess.run(
            ["xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--keyword=_", "--keyword=N_",
             "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3",
             "--flag=g_strdup_printf:1:c-format", "--flag=g_set_error:4:c-format",
             "--check=ellipsis-unicode", "--check=space-ellipsis", "--check=quote-unicode",
             "-o", pot, *listed()],
            cwd=SOURCE, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_extraction_is_clean(self):
        with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
            self.extract(pot.name)
            done = subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", os.devnull, pot.name],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_nothing_is_untranslated(self):
        with tempfile.TemporaryDirectory() as folder:
            program, help_ = Path(folder) / "program.pot", Path(folder) / "help.pot"
            self.extract(program)
            pages = sorted((SOURCE / "help" / "C").glob("*.page"))
            subprocess.run(["itstool", "-o", help_, *pages], check=True, capture_output=True)
            for pot, catalogues in (program, (SOURCE / "po").glob("*.po")), (help_, (SOURCE / "help").glob("*/*.po")):
                for catalogue in sorted(catalogues):
                    with self.subTest(catalogue=catalogue.name, pot=pot.name):
                        merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", catalogue, pot],
                                                capture_output=True, text=True, check=True).stdout
                        for what in ("--untranslated", "--only-fuzzy"):
                            left = subprocess.run(["msgattrib", what, "--no-obsolete"], input=merged,
                                                  capture_output=True, text=True, check=True).stdout
                            self.assertEqual(re.findall(r"^msgid .*(?:\n\".*)*", left, re.M)[1:], [])

    def entries(self):
        """What is to be translated: (comment, context, words)."""
        with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
            self.extract(pot.name)
            text = subprocess.run(["msgcat", "--no-wrap", pot.name], capture_output=True, text=True, check=True).stdout
        for entry in text.split("\n\n")[1:]:
            context = re.search(r'^msgctxt "(.*)"$', entry, re.M)
            words = re.search(r'^msgid ((?:".*"\n?)+)', entry, re.M)
            if words is not None and "xml.in" not in entry and "desktop.in" not in entry:
                yield (re.findall(r"^#\. (.*)$", entry, re.M), context[1] if context else None,
                       "".join(re.findall(r'"(.*)"', words[1])))

    def test_placeholders_are_explained(self):
        """Who translates sees no program: every %s comes with a note on what it will be."""
        placeholder = re.compile(r"%(?:\d\$)?[-+0-9.]*l?[sudi]")
        self.assertEqual([words for notes, _, words in self.entries() if placeholder.search(words) and not notes], [])

    def test_single_words_have_a_context(self):
        """A word alone may be a noun or a verb. Words in capitals stand in the help of the command line, which
        GOption translates without context; the undated ones are what people type."""
        typed = {"ongoing", "continuous", "TBC", "none", "n/a", "Waymark"}
        self.assertEqual([words for _, context, words in self.entries()
                          if context is None and re.fullmatch(r"\S*[^\W\d_]{2}\S*", words)
                          and not re.fullmatch(r"[A-Z]+|Ctrl\+.*|[^\w]*%.*", words) and words not in typed], [])

    def test_plural_forms(self):
        for language, forms in (("cy", 6), ("pl", 3), ("ur", 2)):
            text = (SOURCE / "po" / f"{language}.po").read_text(encoding="utf-8")
            self.assertIn(f"nplurals={forms};", text)

    def test_desktop_and_metainfo_speak_all_languages(self):
        data = Path(os.environ["WAYMARK_BUILD"]) / "data"
        desktop = (data / "org.waymark.Waymark.desktop").read_text(encoding="utf-8")
        metainfo = (data / "org.waymark.Waymark.metainfo.xml").read_text(encoding="utf-8")
        for language in ("cy", "pl", "ur"):
            for key in ("Name", "GenericName", "Comment", "Keywords"):
                self.assertRegex(desktop, rf"(?m)^{key}\[{language}\]=\S")
            for tag in ("name", "summary", "p"):
                self.assertRegex(metainfo, rf'<{tag} xml:lang="{language}">')

    def test_catalogues(self):
        languages = [line for line in (SOURCE / "po" / "LINGUAS").read_text().split("\n")
                     if line and not line.startswith("#")]
        there = {path.stem for path in (SOURCE / "po").glob("*.po")}
        self.assertEqual(there, set(languages))
        for language in languages:
            with self.subTest(language=language):
                done = subprocess.run(["msgfmt", "--check", "-o", os.devnull, SOURCE / "po" / f"{language}.po"],
                                      capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_sentences_run_from_right_to_left(self):
        """GTK lets the first letter of a label say in which direction it runs: a sentence of Urdu that
        begins with a person's words, or with others in Latin letters, says so by U+200F first."""
        arabic, first = "[\u0600-\u06ff]", r"%(?:\d\$)?[sc]|[A-Za-z\u200e\u200f\u0600-\u06ff]"
        # Parts of dates, which are read back, of lists, which stand in sentences, and names of files.
        apart = ("window", "date", "due", "when", "time of a change", "short month", "due column", "place")
        wrong = []
        for context, words in messages(SOURCE / "po" / "ur.po"):
            shown = re.sub(r"<[^>]*>|%(?:\d\$)?['+]*\d*[du]|\\\\?n?", "", words)
            begins = re.search(first, shown)
            if (context not in apart and not context.startswith(("sample", "list")) and re.search(arabic, words)
                    and not re.match("[\u200f\u0600-\u06ff]", begins[0])
                    and not re.match(r"%s \(|%s \([^)]*\)\.waymark", words)):
                wrong.append(words)
        self.assertEqual(wrong, [])


def messages(catalogue):
    """Each translation of a catalogue, with its context."""
    for block in re.split(r"\n\s*\n", catalogue.read_text(encoding="utf-8")):
        key, parts = None, {}
        for line in block.splitlines():
            found = re.match(r'(msg\w+(?:\[\d\])?)\s+"(.*)"$', line)
            if found:
                key = found[1]
                parts[key] = found[2]
            elif key and line.startswith('"'):
                parts[key] += line[1:-1]
        context = parts.get("msgctxt", "")
        for key, words in parts.items():
            if key.startswith("msgstr") and parts["msgid"]:
                yield context, words


if __name__ == "__main__":
    tap.main()
