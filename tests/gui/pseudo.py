# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""A language that nobody speaks: every message of the program made two fifths longer, in long
words and with accented letters, so that what has too little room shows before there is a
translator. Made from the sources, as the catalogue for translators is."""

import re
import subprocess

KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
# Months and days stay as they are understood when they are typed.
KEPT = ("month of a day", "month alone", "short month", "weekday", "short weekday", "due words")
LETTERS = "ëïöüâéñøåû"
FORMAT = re.compile(r"%(?:\d+\$)?[-#0 +']*[\d*]*(?:\.[\d*]+)?(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]")


def lengthen(message):
    """The message with more words and accented letters after its last letter; formats and mnemonics stay."""
    words = FORMAT.sub("", message).replace("_", "")
    letters = sum(c.isalpha() for c in words)
    if letters < 2 or re.search(r"%-?[BbeYyHM](?![a-z])", message):    # a figure, or the form of a date
        return message
    more = -(-len(words) * 2 // 5)
    # The longest words that there are in a sentence have some twenty letters.
    tail = "".join(" " if i % 14 == 13 else LETTERS[i % len(LETTERS)] for i in range(more)).rstrip()
    formats = [m.span() for m in FORMAT.finditer(message)]
    last = max(i for i, c in enumerate(message) if c.isalpha()
               and not any(a <= i < b for a, b in formats))
    return message[:last + 1] + tail + message[last + 1:]


def quoted(text):
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(raw, escaped)
    return '"%s"' % text


def unquoted(lines):
    text = "".join(re.search(r'"(.*)"', line)[1] for line in lines)
    return re.sub(r'\\(.)', lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def entries(pot):
    """Each message of a template: (context or None, message, plural or None)."""
    for block in re.split(r"\n\s*\n", pot):
        parts, key = {}, None
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[0\])?|msgstr\[1\])\s+"', line)
            if found:
                key = found[1]
                parts[key] = []
            if key:
                parts[key].append(line)
        if parts.get("msgid") and unquoted(parts["msgid"]):
            yield tuple(unquoted(parts[name]) if name in parts else None
                        for name in ("msgctxt", "msgid", "msgid_plural"))


def make_catalogue(source, folder, language):
    """Writes the compiled catalogue of `language` below `folder`."""
    folder = folder / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    pot = folder / "waymark.pot"
    subprocess.run(["xgettext", "--from-code=UTF-8", "-o", str(pot), "-f", "po/POTFILES.in",
                    *["--keyword=" + keyword for keyword in KEYWORDS]],
                   cwd=source, check=True, capture_output=True)
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"',
             '"Plural-Forms: nplurals=2; plural=n != 1;\\n"', '"Language: %s\\n"' % language]
    count = 0
    for context, message, plural in entries(pot.read_text(encoding="utf-8")):
        count += 1
        lines.append("")
        if context is not None:
            lines.append("msgctxt " + quoted(context))
        lines.append("msgid " + quoted(message))
        if plural is None:
            lines.append("msgstr " + quoted(message if context in KEPT else lengthen(message)))
        else:
            lines += ["msgid_plural " + quoted(plural), "msgstr[0] " + quoted(lengthen(message)),
                      "msgstr[1] " + quoted(lengthen(plural))]
    po = folder / "waymark.po"
    po.write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(["msgfmt", "-o", str(folder / "waymark.mo"), str(po)], check=True,
                   capture_output=True)
    return count
