#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""report: as of today and of meetings, since a day, pages for leads and groups; summary."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import tap
from cli import Case

VOID = {"meta", "br", "col", "use", "line", "rect", "path", "circle"}


class Page(HTMLParser):
    """What a page says, and whether its elements are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open = []
        self.wrong = []
        self.headings = []
        self.words = []
        self.ids = []
        self.links = []
        self.tables = []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append("")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])
        if tag == "table":
            self.tables.append({"caption": False, "scopes": set()})
        if tag == "caption":
            self.tables[-1]["caption"] = True
        if tag == "th":
            self.tables[-1]["scopes"].add(attributes.get("scope"))
        if tag in ("script", "link", "img", "iframe"):
            self.wrong.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag in VOID:
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data):
        if "style" in self.open:
            return
        if any(re.fullmatch("h[1-6]", tag) for tag in self.open):
            self.headings[-1] += data
        self.words.append(data)


class Report(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def report(self, *words, **env):
        return self.good("report", self.plan, *words, **env)

    def page(self, *words, **env):
        text = self.report(*words, **env)
        page = Page(text)
        self.assertEqual(page.wrong, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())
        for table in page.tables:
            self.assertTrue(table["caption"] and "col" in table["scopes"] and None not in table["scopes"], table)
        self.assertEqual(re.findall("https?:|url\\((?!#)|@import", text), [])
        page.all = re.sub(r"\s+", " ", " ".join(page.words))
        return page

    def meet(self, date, *values):
        return self.good("meeting", "add", self.plan, "body=Partnership Board", f"date={date}", *values).strip()

    def test_as_of_today(self):
        page = self.page()
        self.assertEqual(page.headings[0], "Carers plan of the Vale")
        self.assertIn("3 actions: 0 finished, 1 late, 0 due in the next two months", page.all)
        self.assertIn("14 August 2025 to 14 November 2025", page.all)
        self.assertIn("Red: due March 2024, 19 months ago, not complete", page.all)
        self.assertIn("There is no earlier meeting to compare with yet.", page.all)
        self.assertIn("Appendix: the plan", page.headings)
        self.assertIn("NHS Vale", page.all)

    def test_between_meetings(self):
        self.meet("4/9/2025")
        self.good("meeting", "close", self.plan)
        self.good("update", self.plan, "1.1(b)", "text=All surgeries trained", "status=complete", "who=NHS Vale")
        self.good("add", self.plan, "2.1", "action", "text=Ask which evenings", "due=jan 2026")
        page = self.page()
        self.assertIn("Changes are since 4 September.", page.all)
        self.assertIn("1 action was completed since 4 September.", page.all)
        self.assertIn("All surgeries trained", page.all)
        self.assertRegex(page.all, r"2\.1\(b\) New\b.*Ask which evenings")
        self.assertIn("Compared with Partnership Board, 4 September 2025", page.all)

    def test_for_a_meeting(self):
        self.meet("4/12/2025", "place=Town Hall")
        self.good("meeting", "decide", self.plan, "next", "text=Write to the surgeries", "about=1.1(a)")
        page = self.page("--meeting", "next")
        self.assertIn("Progress report for Partnership Board", page.all)
        self.assertIn("Town Hall", page.all)
        self.assertRegex(page.all, r"Decisions of the meeting\s+1\.1\(a\)\s+Write to the surgeries")
        self.assertEqual(self.report("--meeting", "4/12/2025"), self.report("--meeting", "december 2025"))
        self.assertIn("“last”", self.bad("report", self.plan, "--meeting", "last"))

    def test_the_same_years_later(self):
        self.meet("4/9/2025")
        self.good("meeting", "close", self.plan)
        self.set("1.1(b)", "status=complete")
        self.meet("14/11/2025")
        self.good("meeting", "decide", self.plan, "next", "text=Go on")
        self.good("meeting", "close", self.plan)
        kept = self.report("--meeting", "14/11/2025", "--lead", "NHS Vale")
        copy = self.dir / "copy.waymark"
        shutil.copy(self.plan, copy)
        theirs = str(self.dir / "theirs")
        self.set("1.1(a)", "text=Ours", "leads=")
        self.good("set", self.plan, "1.1(b)", "due=5/6/2027", "--reason", "Later")
        self.good("set", copy, "1.1(a)", "text=Theirs", XDG_STATE_HOME=theirs)
        self.good("remove", copy, "2", XDG_STATE_HOME=theirs)
        self.run_cli("merge", self.plan, copy, "--accept-removals")
        self.meet("4/12/2029")
        self.good("meeting", "close", self.plan)
        for today in ("2026-01-01", "2031-05-06"):
            self.assertEqual(self.report("--meeting", "14/11/2025", "--lead", "NHS Vale", WAYMARK_TODAY=today), kept)
        self.good("check", self.plan)

    def test_since_a_day(self):
        # The history knows the plan from today on only.
        self.assertIn("no earlier meeting", self.page("--since", "1/4/2025").all)
        self.assertIn("1 April 2025 to 14 November 2025", self.page("--since", "april 2025").all)
        self.assertIn("not a date", self.bad("report", self.plan, "--since", "the flood", code=2))
        self.assertIn("not before the day", self.bad("report", self.plan, "--since", "1/1/2026"))

    def test_pages_of_leads_and_groups(self):
        self.good("add", self.plan, "plan", "party", "name=Breaks Group", "type=group", "purpose=Keeps breaks moving")
        self.good("add", self.plan, "party:Breaks Group", "membership", "member=party:NHS Vale")
        self.set("2.1(a)", "leads=Breaks Group")
        page = self.page("--group", "all", "--lead", "Vale Council", "--lead", "NHS Vale")
        self.assertEqual([h for h in page.headings if h in ("Vale Council", "NHS Vale", "Breaks Group")],
                         ["Vale Council", "NHS Vale", "Breaks Group"])
        self.assertIn("Keeps breaks moving", page.all)
        self.assertIn("Members: NHS Vale", page.all)
        self.assertIn("2 actions, 1 of them by name: 0 finished, 0 late.", page.all)
        self.assertIn("Nobody", self.bad("report", self.plan, "--lead", "Nobody"))
        self.assertIn("not a working group", self.bad("report", self.plan, "--group", "NHS Vale"))

    def test_files_and_formats(self):
        target = self.dir / "report.html"
        self.assertEqual(self.report("--output", target), "")
        self.assertEqual(target.read_text(encoding="utf-8"), self.report("--format", "html"))
        self.assertIn("“odt”", self.bad("report", self.plan, "--format", "odt", code=2))
        self.assertIn("its folder is not there", self.bad("report", self.plan, "--output", self.dir / "nowhere" / "report.html"))
        self.assertIn("gone.waymark", self.bad("report", self.dir / "gone.waymark"))

    def test_pdf(self):
        self.meet("14/11/2025")
        self.good("meeting", "close", self.plan)
        kept, again = self.dir / "kept.pdf", self.dir / "again.pdf"
        self.good("report", self.plan, "--meeting", "last", "--output", kept)
        self.set("1.1(b)", "status=complete")
        self.good("report", self.plan, "--meeting", "last", "--format", "pdf", "--output", again,
                  WAYMARK_TODAY="2031-02-01")
        self.assertTrue(kept.read_bytes().startswith(b"%PDF"))
        self.assertEqual(kept.read_bytes(), again.read_bytes())
        told = subprocess.run(["pdfinfo", "-isodates", kept], capture_output=True, text=True, check=True).stdout
        self.assertRegex(told, r"Tagged: +yes")
        self.assertRegex(told, r"CreationDate: +2025-11-14")
        words = subprocess.run(["pdftotext", "-raw", kept, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Carers plan of the Vale", words)
        self.assertIn("Red: due March 2024", words.replace("\n", " "))

    def test_nothing_to_report(self):
        self.good("remove", self.plan, "2")
        self.good("remove", self.plan, "1")
        self.assertIn("There are no actions in this plan yet.", self.page().all)

    def test_summary_tells_the_meetings(self):
        meeting = self.meet("4/9/2025")
        self.good("meeting", "close", self.plan)
        self.good("update", self.plan, "1.1(a)", "text=Done", "status=complete", "who=Vale Council")
        got = json.loads(self.good("summary", self.plan, "--json"))
        [then] = got["meetings"]
        self.assertEqual((then["id"], then["date"], then["body"]), (meeting, "2025-09-04", "Partnership Board"))
        self.assertEqual((then["late"], then["finished"], got["late"], got["finished"]), (1, 0, 0, 1))
        self.assertEqual({lead["lead"]: lead["heard"] for lead in got["leads"]}["Vale Council"], "2025-11-14")
        out = self.good("summary", self.plan)
        self.assertTrue(out.startswith("3 actions: 1 finished, 0 late, 0 due in the next two months\n"))
        self.assertIn("Partnership Board, 4 September 2025", out)

    def test_summary_says_the_same(self):
        summary = json.loads(self.good("summary", self.plan, "--json"))
        page = self.page()
        self.assertIn(f"{summary['actions']} actions: {summary['finished']} finished, {summary['late']} late", page.all)
        for status in summary["statuses"]:
            if status["actions"]:
                self.assertRegex(page.all, rf"{status['status']}\s+{status['actions']}\s+\d+%")


if __name__ == "__main__":
    tap.main()
