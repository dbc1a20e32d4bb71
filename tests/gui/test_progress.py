# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""Updates, ratings and dates that move, in the list and in the editor: real keys, read back
through the accessibility bus and from the file."""

import json
import re

import tap
from gui import poll, screenshot
from test_editor import FORM, EditorCase
from window import ARTIFACTS


class ProgressCase(EditorCase):
    def dialog(self, app):
        text = app.wait_for("What was done", "text")
        poll(text.focused, "the keyboard in the new update")
        return text

    def write_update(self, app, words):
        self.dialog(app)
        app.type(words)
        app.key("ctrl+Return")
        poll(lambda: app.find("What was done", "text") is None, "the dialog to go")

    def into(self, app, name, words):
        field = app.wait_for(name, "text")
        field.click()
        poll(field.focused, "the keyboard in %s" % name)
        app.key("ctrl+a")
        app.type(words)


class Updates(ProgressCase):
    def told(self, app):
        """What the updates in the editor say, in their order."""
        return [n.name.split(": ", 1)[1] for n in app.root.walk() if n.name.startswith("Update of ")]

    def tells(self, app, *words):
        poll(lambda: self.told(app) == list(words), "the updates %r" % (words,))

    def test_added_with_one_key_newest_first(self):
        app = self.open(FORM)
        app.key("u")
        self.write_update(app, "Form agreed by both councils")
        self.tells(app, "Form agreed by both councils")
        app.key("u")
        self.write_update(app, "Piloted in two localities")
        self.tells(app, "Piloted in two localities", "Form agreed by both councils")
        app.key("ctrl+z")
        self.tells(app, "Form agreed by both councils")
        self.close(app)
        self.assertEqual([u["text"] for u in self.item("1.2(a)")["updates"]], ["Form agreed by both councils"])

    def test_status_rating_and_date(self):
        app = self.open(FORM)
        app.key("u")
        self.dialog(app)
        app.type("Waits for the legal view")
        self.into(app, "Who", "Tees hub lead")
        self.into(app, "New due date", "june 2027")
        app.key("Return")
        app.wait_for("A new due date needs a reason. Say in a few words why it should move.")
        self.into(app, "Why it moves", "The lawyers are slow")
        app.key("Return")
        app.wait_for("June 2027 is proposed as due date: \u2068The lawyers are slow\u2069")
        self.assertEqual(self.field(app, "Due").text, "March 2026")
        app.wait_for("June 2027 is proposed", "push button").click()    # the way to decide on it
        poll(app.wait_for("Agree June 2027", "push button", "focused").focused, "the keyboard there")
        app.key("Return")
        poll(self.field(app, "Due").focused, "the keyboard in the date")
        app.wait_for("Moved from March 2026 to June 2027, agreed: \u2068The lawyers are slow\u2069")
        poll(lambda: self.field(app, "Due").text == "june 2027", "the new date")
        self.says(app, FORM, "due June 2027", "rated green")
        self.close(app)
        update, = self.item("1.2(a)")["updates"]
        self.assertEqual((update["who"], update["decision"]), ("Tees hub lead", "agreed"))

    def test_several_at_once(self):
        app = self.open(FORM)
        app.key("shift+Down")
        app.wait_for("2 actions", "label")
        app.key("u")
        self.write_update(app, "Told at the forum")
        self.close(app)
        for number in ("1.2(a)", "1.2(b)"):
            self.assertEqual([u["text"] for u in self.item(number)["updates"]], ["Told at the forum"])

    def test_changed_and_deleted(self):
        self.cli("update", self.file, "1.2(a)", "text=Form agred", "date=3/7/2026")
        app = self.open(FORM)
        app.wait_for("Update menu").click()
        app.wait_for("Edit update…", "menu item").click()
        text = self.dialog(app)
        self.assertEqual(text.text, "Form agred")
        app.key("ctrl+a")
        self.write_update(app, "Form agreed")
        self.tells(app, "Form agreed")
        app.wait_for("Update menu").click()
        app.wait_for("Delete update", "menu item").click()
        self.tells(app)
        app.key("ctrl+z")
        self.tells(app, "Form agreed")
        self.close(app)
        update, = self.item("1.2(a)")["updates"]
        self.assertEqual((update["date"], update["text"]), ("2026-07-03", "Form agreed"))

    def test_of_a_theme(self):
        self.cli("update", self.file, "1.2(a)", "text=First", "date=3/7/2026")
        self.cli("update", self.file, "1.1(a)", "text=Second", "date=4/7/2026")
        app = self.open("Support that works")
        self.tells(app, "Second", "First")
        self.quit(app)


class Ratings(ProgressCase):
    def test_by_hand_with_keys(self):
        app = self.open(FORM)
        self.says(app, FORM, "rated red", absent=["by hand"])
        rating = app.wait_for("Rating", "push button")
        poll(lambda: rating.description == "Red: due March 2026, 7 months ago, not complete", "why")
        app.key("a")
        why = app.wait_for("Reason of the rating", "text")
        poll(why.focused, "the keyboard where the reason goes")
        app.key("Return")
        app.type("Nearly there")
        app.key("Return")
        self.says(app, FORM, "rated amber by hand")
        poll(lambda: rating.description == "Amber by hand: \u2068Nearly there\u2069", "why now")
        app.key("minus")
        self.says(app, FORM, "rated red", absent=["by hand"])
        app.key("ctrl+z")
        self.says(app, FORM, "rated amber by hand")
        self.close(app)
        item = self.item("1.2(a)")
        self.assertEqual((item["rating"], item["rating_reason"]), ("amber", "Nearly there"))

    def test_in_the_editor(self):
        """Status and rating stand side by side; the reason leads to setting it by hand."""
        app = self.open(FORM)
        status, rating = app.wait_for("Status", "combo box"), app.wait_for("Rating", "push button")
        app.settle()
        (sx, sy, sw, sh), (rx, ry, rw, rh) = status.extents(), rating.extents()
        self.assertTrue(sx + sw <= rx and abs(sy + sh / 2 - ry - rh / 2) <= 2,
                        (status.extents(), rating.extents()))
        rating.click()
        app.wait_for("Green", "check box")
        app.key("Escape")
        poll(rating.focused, "the keyboard on the rating")
        app.key("Tab")      # "Set by hand…" in the reason
        app.key("Return")
        app.wait_for("Green", "check box").click()
        self.into(app, "Reason of the rating", "It is done but for the stamp")
        app.wait_for("Set rating", "push button").click()
        self.says(app, FORM, "rated green by hand")
        self.close(app)

    def test_pointers_have_none(self):
        app = self.open("Faster answer after")
        self.says(app, "Faster answer after", absent=["rated"])
        self.quit(app)


class Rules(ProgressCase):
    RULES = [
        ("One month", "Green up to the last day of the due date, amber up to one month late, then red.", "one-month"),
        ("By the ratings in updates", "Of the updates of the last 12 months that have a rating: green if 75 % or more "
         "are green, amber from 50 %, else red.", "updates-percent"),
        ("By hand only", "Nothing is rated by itself.", "manual"),
        ("By how late it is", "Amber from 8 weeks before the last day of the due date. Red when it is more than 3 "
         "months late; green before.", "days-late"),
    ]

    def rated(self, app):
        """How the rows that are shown are rated, in their order."""
        return [m.group(1) for m in (re.search("rated (\\w+)", name) for name in self.rows(app)) if m]

    def test_rules_filters_and_order(self):
        """Each rule with its explanation; then only one rating, a group's actions, and sorting."""
        app = self.open()
        poll(lambda: app.find("About this plan", "label"), "the plan's own fields")
        by_date = self.rated(app)
        self.assertIn("red", by_date)
        for name, words, rule in self.RULES:
            app.pick("How actions are rated", name)
            app.wait_for(words, "label")
            if rule in ("updates-percent", "manual"):
                # What is complete stays green by every rule but the one by hand.
                poll(lambda: "red" not in self.rated(app), "nothing to be red")
        poll(lambda: self.rated(app) == by_date, "the ratings by date again")

        app.wait_for("RAG", "push button").click()
        poll(lambda: self.rated(app) == sorted(self.rated(app), key=["red", "amber", "green"].index),
             "the worst to come first")
        app.wait_for("RAG", "push button").click()
        poll(lambda: self.rated(app)[0] == "green", "the best to come first")
        screenshot(ARTIFACTS / "sorted-by-rating.png")
        app.wait_for("No.", "push button").click()
        app.wait_for("All statuses", "push button").click()
        app.wait_for("Rating: Red", "list item").click()
        app.popover_gone("the choice")
        poll(lambda: set(self.rated(app)) == {"red"}, "what is red alone")
        app.key("Escape")
        app.wait_for("All statuses", "push button")
        app.key("ctrl+l")
        app.popover("the choice of leads")
        app.type("Young Carers")
        app.key("Return")
        poll(lambda: app.find(role="push button", text="Lead: "), "the group's filter")
        poll(lambda: any("Young" in name for name in self.rows(app)), "what the group holds")
        app.key("Escape")
        self.close(app)
        plan = json.loads(self.cli("export", self.file))
        self.assertEqual(plan["rating_rule"], "days-late")

    def test_picture_of_an_update(self):
        app = self.open(FORM)
        app.key("u")
        self.dialog(app)
        app.type("Waits for the legal view")
        app.settle()
        screenshot(ARTIFACTS / "update-dialog.png")
        app.key("Escape")
        poll(lambda: app.find("What was done", "text") is None, "the dialog to go")
        self.close(app)


class Dates(ProgressCase):
    def test_a_move_asks_for_its_reason_in_place(self):
        app = self.open(FORM)
        app.key("d")
        due = self.field(app, "Due")
        poll(due.focused, "the keyboard in the date")
        app.key("ctrl+a")
        app.type("june 2027")
        app.key("Return")
        why = app.wait_for("Why does the date move?", "text")
        poll(why.focused, "the keyboard where the reason goes")
        self.says(app, FORM, "due March 2026")
        app.key("Escape")
        poll(lambda: due.text == "March 2026", "the date to be back")
        app.key("ctrl+a")
        app.type("june 2027")
        app.key("Return")
        poll(app.wait_for("Why does the date move?", "text").focused, "the keyboard there again")
        app.type("The lawyers are slow")
        app.key("Return")
        self.says(app, FORM, "due June 2027", "rated red")
        moved = "First agreed: March 2026. Moved 1 time, now June 2027, 15 months later."
        app.wait_for(moved)
        app.wait_for("a new date is not agreed yet", "push button").click()
        poll(lambda: len([n for n in app.root.walk() if n.role == "label" and n.name == moved]) == 2,
             "the ledger to open")
        app.key("Escape")
        app.key("ctrl+z")
        self.says(app, FORM, "due March 2026")
        self.close(app)
        self.assertEqual(self.item("1.2(a)")["updates"], [])

    def test_left_without_a_reason_it_stays(self):
        app = self.open(FORM)
        app.key("d")
        poll(self.field(app, "Due").focused, "the keyboard in the date")
        app.key("ctrl+a")
        app.type("june 2027")
        app.key("Return")
        app.wait_for("Why does the date move?", "text")
        self.select(app, "Let hub workers")
        app.wait_for("The due date of Action 1.2(a) stays as it was: moving it needs a reason.")
        self.says(app, FORM, "due March 2026")
        self.quit(app)


if __name__ == "__main__":
    tap.main()
