# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Finding: filters, search, sorting, by real keys, read back as a screen reader hears it."""

import re

import tap
from gui import poll
from window import SAMPLE, WindowCase


class Find(WindowCase):
    def plan(self):
        app = self.start()
        self.import_document(app, SAMPLE)
        return app

    def actions(self, app):
        """The rows that are actions; the numbers of headings are said in another way."""
        return [name for name in self.rows(app) if not re.match(r"(Theme|Requirement) ", name)]

    def count(self, app):
        labels = app.find_all(role="label", text="action")
        return [n.name for n in labels if re.match(r"\d+ (of \d+ )?actions?$", n.name)][0]

    def choose_from(self, app, button, choice):
        app.wait_for(button, "push button").click()
        app.wait_for(choice, "list item").click()
        app.popover_gone("the choice")

    def test_filter_by_status_and_clear(self):
        app = self.plan()
        before = self.count(app)
        self.choose_from(app, "All statuses", "Not done")
        app.wait_for("Status: not done", "push button")
        poll(lambda: re.match(r"\d+ of %s$" % before, self.count(app)), "the count of filtered rows")
        self.assertFalse([n for n in self.actions(app) if n.endswith(", complete")])
        app.wait_for("Clear the filter: Status", "push button").click()
        app.wait_for("All statuses", "push button")
        poll(lambda: self.count(app) == before, "all rows again")
        self.quit(app)

    def test_filter_by_lead_with_keys_and_escape(self):
        app = self.plan()
        before = self.count(app)
        app.key("ctrl+l")
        app.popover("the choice of leads")
        app.type("ICB")
        app.key("Return")
        poll(lambda: app.find(role="push button", text="Lead: "), "the filter to be set")
        poll(lambda: self.count(app) != before, "the count of filtered rows")
        self.assertTrue(self.actions(app))
        # what all lead is its own too
        self.assertFalse([n for n in self.actions(app) if "ICB" not in n and "lead All" not in n])
        self.assertTrue([n for n in self.actions(app) if "lead All" in n])
        app.key("Escape")
        app.wait_for("All leads", "push button")
        poll(lambda: self.count(app) == before, "all rows again")
        # From the menu: everything at once, with the words to look for.
        self.choose_from(app, "Any date", "Late")
        self.choose_from(app, "All statuses", "Not done")
        app.key("ctrl+f")
        app.type("carers")
        poll(lambda: self.count(app) != before, "the filters to be set")
        app.root.children[0].do("win.clear-filters")
        poll(lambda: self.count(app) == before, "all rows again")
        for words in ("All statuses", "All leads", "Any date"):
            app.wait_for(words, "push button")
        poll(lambda: any("focused" in row.states for row in app.find("Actions", "list").children),
             "the keyboard in the rows")
        self.quit(app)

    def test_nothing_matches(self):
        app = self.plan()
        app.key("ctrl+f")
        entry = app.wait_for("Find in the plan", "entry")
        poll(entry.focused, "the keyboard in the words")
        app.type("xyzzy")
        app.wait_for("No action matches.", "label")
        app.wait_for("Not found", "label")
        app.wait_for(role="push button", text="lear filters").click()
        self.row(app, "Theme 1")
        self.quit(app)

    def test_search_steps_through_hits_and_comes_back(self):
        app = self.plan()
        before = self.count(app)
        app.key("ctrl+f")
        poll(app.wait_for("Find in the plan", "entry").focused, "the keyboard in the words")
        app.type("carers")
        label = poll(lambda: app.find(role="label", text=" found"), "the number of hits")
        total = int(label.name.split()[0])
        self.assertGreater(total, 2)
        entry = app.find("Find in the plan", "entry")
        self.assertEqual(entry.description, label.name)
        app.key("ctrl+g")
        app.wait_for("1 of %d" % total, "label")
        # The keyboard stays there: what was found is said there.
        poll(lambda: entry.description.startswith("1 of %d, Theme 1, " % total), "the hit to be said")
        app.key("ctrl+g")
        app.wait_for("2 of %d" % total, "label")
        app.key("ctrl+shift+g", "ctrl+shift+g")
        app.wait_for("%d of %d" % (total, total), "label")
        app.key("Escape")
        poll(lambda: not app.find("Find in the plan", "entry"), "the search to close")
        poll(lambda: self.count(app) == before, "all rows again")
        self.quit(app)

    def test_what_is_edited_stays(self):
        app = self.plan()
        self.choose_from(app, "All statuses", "Not done")
        app.wait_for("Status: not done", "push button")
        row = self.actions(app)[0]
        number = row.split(",")[0]
        self.select(app, number + ",")
        app.key("6")
        poll(lambda: [n for n in self.rows(app) if n.startswith(number + ",") and "complete" in n],
             "the row to say complete and stay")
        app.key("Down")
        poll(lambda: not [n for n in self.rows(app) if n.startswith(number + ",")],
             "the row to go")
        self.quit(app)

    def test_sort_by_heading_and_back(self):
        app = self.plan()
        plan_order = self.rows(app)
        app.wait_for("Due", "push button").click()
        poll(lambda: "first to last" in app.find("Due", "push button").description,
             "the heading to say its order")
        self.assertFalse([n for n in self.rows(app) if n.startswith(("Theme ", "Requirement "))])
        first = self.rows(app)[0]
        app.find("Due", "push button").do("click")
        poll(lambda: "last to first" in app.find("Due", "push button").description, "the other way")
        self.assertNotEqual(first, self.rows(app)[0])
        app.find("No.", "push button").do("click")
        poll(lambda: self.rows(app) == plan_order, "the order of the plan")
        self.quit(app)

    def test_kept_with_the_plan(self):
        target = self.home / "kept.waymark"
        app = self.plan()
        self.choose_from(app, "Any date", "Late")
        app.wait_for("Date: late", "push button")
        app.wait_for("Due", "push button").click()
        poll(lambda: "first to last" in app.find("Due", "push button").description,
             "the order by date")
        app.key("ctrl+s")
        self.choose(app, target)
        self.wait_status(app, "Written to")
        count = self.count(app)
        self.quit(app)
        app = self.start(target)
        app.wait_for("Date: late", "push button")
        poll(lambda: self.count(app) == count, "the same rows")
        poll(lambda: "first to last" in app.find("Due", "push button").description,
             "the order to be as it was left")
        self.quit(app)


if __name__ == "__main__":
    tap.main()
