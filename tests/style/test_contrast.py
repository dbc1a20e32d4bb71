#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Contrast of words and marks, computed from the colours that are shipped. Prints TAP.

Nothing here knows a colour: they come from the sheets of the four schemes, the rules from the
style sheet, the names that drawing code uses from the palette. What is stated here is how far
apart two of them must be (WCAG 2.1: words 4.5, marks and edges 3; in high contrast 7 and 4.5),
and for each name the lowest that it was designed with."""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
UI = ROOT / "src" / "ui"
LOOK = UI / "look"
SCHEMES = {"light": "waymark-light.css", "dark": "waymark-dark.css",
           "contrast-light": "waymark-contrast-light.css",
           "contrast-dark": "waymark-contrast-dark.css"}
RULES = "\n".join(sheet.read_text() for sheet in [LOOK / "waymark-style.css"] +
                 sorted(s for s in UI.glob("*/*.css") if s.parent != LOOK))

GROUNDS = ("panel", "surface", "group", "tint")
WORDS = ("fg", "dim", "accent", "late", "soon")
MARKS = ("accent", "green", "amberline", "red", "grey", "teal", "violet", "brown", "edge")
LETTERS = {"on": ("green", "red"), "on_amber": ("amber",), "button_fg": ("button",)}
# The lowest on panel, surface and selected row, as designed: light, dark, high contrast of both.
DESIGNED = {
    "fg": (13.6, 9.2, 16.1, 12.2), "dim": (6.0, 5.9, 10.9, 9.7), "edge": (3.4, 3.1, 16.1, 12.2),
    "accent": (5.4, 5.3, 7.9, 8.2), "late": (5.9, 5.1, 7.2, 7.2), "soon": (5.7, 6.5, 8.2, 9.4),
    "green": (5.0, 5.6, 6.9, 9.1), "amberline": (4.9, 7.0, 7.6, 9.4), "red": (5.2, 4.7, 7.2, 7.2),
    "grey": (4.9, 4.9, 8.5, 8.6), "teal": (5.1, 5.6, 7.2, 7.2), "violet": (6.1, 5.2, 7.2, 7.2),
    "brown": (5.3, 5.4, 7.2, 7.2),
}
# Grounds that stand behind words of a text, with the words that they hold.
MARKED = {"yours": ("fg",), "theirs": ("fg", "soon"), "removed": ("fg",), "error_bar": ("fg",)}


def parse(value):
    """(red, green, blue, alpha), each 0 to 1, of #rrggbb or alpha(#rrggbb,n)."""
    faded = re.fullmatch(r"alpha\((#[0-9a-fA-F]{6}),\s*([0-9.]+)\)", value)
    if faded:
        return parse(faded[1])[:3] + (float(faded[2]),)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(f"{value} is no colour")
    return tuple(int(value[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1.0,)


def over(top, ground):
    return tuple(t * top[3] + g * (1 - top[3]) for t, g in zip(top[:3], ground[:3])) + (1.0,)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tokens(name):
    text = re.sub(r"/\*.*?\*/", "", (LOOK / name).read_text(), flags=re.S)
    found = re.findall(r"@define-color\s+wm_(\w+)\s+([^;]+);", text)
    assert text.count("@define-color") == len(found), name
    return {key: parse(value.strip()) for key, value in found}


COLOURS = {scheme: tokens(name) for scheme, name in SCHEMES.items()}


def blocks():
    """(selector, {property: value}) of each rule of the style sheet."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", RULES, flags=re.S)):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield " ".join(selector.split()), {k.strip(): v.strip() for k, v in pairs}


class Contrast(unittest.TestCase):
    def grounds(self, colours):
        """Each ground, and what it becomes below the pointer."""
        for name in GROUNDS:
            yield name, colours[name]
            if name != "tint":     # what is selected stays as it is
                yield name + " below the pointer", over(colours["fg"][:3] + (0.04,), colours[name])

    def check(self, scheme, top, ground_name, ground, least):
        ratio = contrast(COLOURS[scheme][top], ground)
        self.assertGreaterEqual(ratio, least, f"{scheme}: {top} on {ground_name} is {ratio:.2f}")

    def test_words(self):
        for scheme, colours in COLOURS.items():
            for name, ground in self.grounds(colours):
                for word in WORDS:
                    self.check(scheme, word, name, ground, 7 if "contrast" in scheme else 4.5)

    def test_marks_and_edges(self):
        for scheme, colours in COLOURS.items():
            for name, ground in self.grounds(colours):
                for mark in MARKS:
                    self.check(scheme, mark, name, ground, 4.5 if "contrast" in scheme else 3)

    def test_as_designed(self):
        for position, (scheme, colours) in enumerate(COLOURS.items()):
            for name, lowest in DESIGNED.items():
                for ground in ("panel", "surface", "tint"):
                    self.check(scheme, name, ground, colours[ground], lowest[position] - 0.05)

    def test_letters_on_plates(self):
        for scheme, colours in COLOURS.items():
            for letter, plates in LETTERS.items():
                for plate in plates:
                    self.check(scheme, letter, plate, colours[plate], 4.5)

    def test_marked_words(self):
        for scheme, colours in COLOURS.items():
            for ground, words in MARKED.items():
                for behind in ("surface", "panel"):
                    for word in words:
                        self.check(scheme, word, ground, over(colours[ground], colours[behind]),
                                   7 if "contrast" in scheme else 4.5)

    def test_words_that_are_marked_with_the_keyboard(self):
        body = next(body for selector, body in blocks() if selector.endswith("selection"))
        share = float(re.fullmatch(r"alpha\(@wm_accent, ([0-9.]+)\)", body["background-color"])[1])
        for scheme, colours in COLOURS.items():
            for behind in ("surface", "panel"):
                ground = over(colours["accent"][:3] + (share,), colours[behind])
                self.check(scheme, "fg", "a marked word", ground, 4.5)

    def test_error_mark(self):
        for scheme, colours in COLOURS.items():
            self.check(scheme, "error_line", "error_bar", colours["error_bar"], 3)

    def test_hairlines_are_seen_in_high_contrast(self):
        for scheme in ("contrast-light", "contrast-dark"):
            self.check(scheme, "line", "surface", COLOURS[scheme]["surface"], 3)

    def test_rules_that_set_both(self):
        """A rule that says words and ground at once must itself hold."""
        found = 0
        for selector, body in blocks():
            words = re.fullmatch(r"@wm_(\w+)", body.get("color", ""))
            ground = re.fullmatch(r"@wm_(\w+)", body.get("background-color", body.get("background", "")))
            if not words or not ground:
                continue
            found += 1
            for scheme, colours in COLOURS.items():
                with self.subTest(selector=selector, scheme=scheme):
                    below = over(colours[ground[1]], colours["surface"])
                    self.check(scheme, words[1], ground[1], below, 4.5)
        self.assertGreater(found, 5)


class WebPage(unittest.TestCase):
    """The page that is shared wears the same colours."""

    def test_same_colours(self):
        text = (ROOT / "src" / "report" / "web-page.css").read_text()
        sets = re.findall(r":root\s*\{([^}]*)\}", text)
        order = ("light", "dark", "contrast-light", "contrast-dark")
        found = [dict(re.findall(r"--(\w+):\s*(#[0-9a-f]{6})", body)) for body in sets]
        found = [colours for colours in found if "fg" in colours and "surface" in colours]
        self.assertGreaterEqual(len(found), len(order))
        for scheme, colours in zip(order, found):
            for name, value in colours.items():
                self.assertEqual(parse(value), COLOURS[scheme][name], f"{scheme}: {name}")


class Names(unittest.TestCase):
    def test_every_scheme_has_the_same_names(self):
        names = {scheme: set(colours) for scheme, colours in COLOURS.items()}
        for scheme, found in names.items():
            self.assertEqual(found, names["light"], scheme)

    def test_every_name_that_is_used_exists(self):
        used = set(re.findall(r"@wm_(\w+)", RULES))
        palette = set(re.findall(r"TOKEN \((\w+)\)", (LOOK / "waymark-palette.c").read_text()))
        self.assertGreater(len(palette), 20)
        self.assertEqual((used | palette) - set(COLOURS["light"]), set())
        # And nothing is kept that no rule and no drawing knows.
        self.assertEqual(set(COLOURS["light"]) - used - palette, set())

    def test_palette_reads_what_it_holds(self):
        header = (LOOK / "waymark-palette.h").read_text()
        fields = set()
        for line in re.findall(r"GdkRGBA ([\w, ]+);", header):
            fields |= {name.strip() for name in line.split(",")}
        palette = set(re.findall(r"TOKEN \((\w+)\)", (LOOK / "waymark-palette.c").read_text()))
        self.assertEqual(fields, palette)

    def test_no_colour_beside_the_names(self):
        for selector, body in blocks():
            for key, value in body.items():
                bare = re.sub(r"alpha\(black, ?0\.\d+\)", "", value) if "shadow" in key else value
                self.assertIsNone(re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\b(white|black|red|gr[ae]y)\b",
                                            bare), f"{selector}: {key}: {value}")

    def test_drawing_code_has_no_colour_of_its_own(self):
        for path in sorted(UI.rglob("*.c")):
            for line in path.read_text().splitlines():
                if "gdk_rgba_parse" in line or re.search(r'"#[0-9a-fA-F]{6}"', line):
                    self.fail(f"{path.name}: {line.strip()}")

    def test_words_are_never_faded(self):
        for selector, body in blocks():
            if "opacity" in body and ":disabled" not in selector:
                self.assertEqual(float(body["opacity"]), 1.0, selector)

    def test_nothing_is_written_too_small(self):
        for selector, body in blocks():
            size = re.fullmatch(r"([0-9.]+)em", body.get("font-size", "1em"))
            self.assertIsNotNone(size, f"{selector}: sizes are relative to the desktop's")
            self.assertGreaterEqual(float(size[1]), 0.87, selector)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    import tap
    tap.main()
