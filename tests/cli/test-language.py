#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""--language: what is written for others in another language than the program's own."""

import subprocess
from pathlib import Path

import tap
from cli import Case

PO = Path(__file__).resolve().parents[2] / "po"
LANGUAGES = ("cy", "pl", "ur")


class Language(Case):
    def setUp(self):
        super().setUp()
        self.locales = self.dir / "locale"
        for language in LANGUAGES:
            folder = self.locales / language / "LC_MESSAGES"
            folder.mkdir(parents=True)
            subprocess.run(["msgfmt", "-o", folder / "waymark.mo", PO / f"{language}.po"], check=True)

    def run_cli(self, *words, LANGUAGE="en"):
        return super().run_cli(*words, LANGUAGE=LANGUAGE, WAYMARK_LOCALEDIR=str(self.locales))

    def written(self, *command, language="en"):
        """What a command writes for a person who reads this language."""
        output = self.dir / "output"
        self.good(*command, self.plan, "--output", output, LANGUAGE=language)
        return output.read_bytes()

    def test_as_if_the_program_spoke_it(self):
        """Words, dates, plurals, lists, order, direction: byte for byte what a program in that language writes."""
        commands = {("report", "--format", "html"): LANGUAGES, ("report", "--format", "pdf"): ("ur",),
                    ("export", "--format", "html"): ("cy", "ur"), ("history", "--format", "csv"): ("pl",)}
        self.good("sample", self.plan)
        for command, languages in commands.items():
            english = self.written(*command)
            for language in languages:
                with self.subTest(command=command, language=language):
                    asked = self.written(*command, "--language", language)
                    self.assertEqual(asked, self.written(*command, language=language))
                    self.assertNotEqual(asked, english)
        self.assertEqual(self.written(*command, "--language", "en", language="cy"), english)

    def test_language_and_direction_of_pages(self):
        self.make()
        for command in (("report",), ("export", "--format", "html")):
            for language, direction in (("en", "ltr"), ("cy", "ltr"), ("pl", "ltr"), ("ur", "rtl")):
                page = self.written(*command, "--language", language).decode()
                self.assertIn(f'<html lang="{language}" dir="{direction}">', page)

    def test_sample_in_a_language(self):
        self.good("sample", "--language", "cy", self.plan)
        shown = self.good("show", self.plan)
        self.assertIn("Cytunwyd", shown)
        self.assertNotIn("Agreed", shown)

    def test_unknown_language(self):
        self.make()
        sentence = self.bad("report", self.plan, "--language", "xx", code=2)
        self.assertIn("“xx”", sentence)
        self.assertIn("en, cy, pl, ur", sentence)


if __name__ == "__main__":
    tap.main()
