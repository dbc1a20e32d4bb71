# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What was understood of a document, and correcting it before the plan is created."""

import tap
from gui import poll, sh
from preview import DOCUMENT, Preview, isolated, meaning, quoted


class Columns(Preview):
    def test_each_heading_has_its_meaning(self):
        app = self.preview()
        for heading, shown in (("No.", "Number"), ("Action", "Action"), ("Lead", "Leads"),
                               ("Ward", "Notes, with its heading"), ("When", "Due")):
            box = app.wait_for(meaning(heading), "combo box")
            self.assertIsNotNone(box.find(shown, "label"), heading)
        self.picture(app, "preview")
        self.quit(app)

    def test_another_meaning_reads_again(self):
        app = self.preview()
        self.wait_row(app, "1.2, Paint the door, Council, June 2026, needs a look")
        app.pick(meaning("When"), "Start")
        self.wait_row(app, "1.2, Paint the door, Council, needs a look")
        app.pick(meaning("When"), "Due")
        self.wait_row(app, "1.2, Paint the door, Council, June 2026, needs a look")
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.row(app, "1.2, Paint the door")
        self.quit(app)

    def test_by_keyboard_and_the_selection_stays(self):
        app = self.preview()
        next(row for row in self.rows(app) if "Paint" in row.name).click()
        poll(lambda: self.selected_row(app)[:1] and "Paint" in self.selected_row(app)[0],
             "the row to be selected")
        left = self.counts(app)[1]
        ward = self.tab_to(app, meaning("Ward"), "combo box")
        app.key("space")
        app.popover("the meanings")
        app.key("End", "Return")
        poll(lambda: self.counts(app)[1] == left + 4, "four more words left out")
        self.assertIn("Paint", self.selected_row(app)[0])
        app.wait_for("1.2 came from line 8", "label")
        self.assertTrue(app.find(meaning("Ward"), "combo box").focused(), "the keyboard stays")
        self.assertIsNotNone(ward)
        self.quit(app)

    def test_an_unknown_heading_leads_to_its_column(self):
        app = self.preview()
        self.press(app, "Other meaning…")
        poll(app.find(meaning("Ward"), "combo box").focused, "the keyboard at the column")
        self.quit(app)


class Room(Preview):
    def test_rows_in_a_low_and_narrow_window(self):
        """On a small screen with large text there are still rows to be seen, under their headings."""
        app = self.preview(DOCUMENT.replace("| 2 | Paint", "\n".join(
            "| %d | Open hall %d | Council | North | May 2026 | Agreed |" % (n, n) for n in range(2, 9))
            + "\n| 9 | Paint"))
        window = app.windows()[0]

        def there():
            sh("xdotool", "windowsize", window, 1024, 600)
            return abs(app.geometry(window)[2] - 1024) < 20

        poll(there, "the window to be smaller")
        app.key(*["ctrl+plus"] * 5)
        rows = app.find("The plan you would get", "list")
        poll(lambda: rows.extents()[3] >= 4 * self.rows(app)[1].extents()[3], "four rows to be seen")
        self.picture(app, "preview-small-screen")
        heads = [(n.text, n.extents()[0]) for n in app.find_all(role="label")]
        cells = [n.extents()[0] for n in self.rows(app)[1].find_all(role="label")]
        for heading, x in zip(("No.", "Action", "Leads", "Due"), cells):
            self.assertIn((heading, x), heads)
        app.key("ctrl+0")
        self.quit(app)


class LeftOut(Preview):
    """What was taken for page furniture, and is not."""

    def test_put_back_and_undone(self):
        app = self.preview(DOCUMENT + "\nAppendix 3\n")
        self.whole = sum(self.counts(app))
        left = self.counts(app)[1]
        self.press(app, "%d left out" % left)
        name = "Put back " + quoted("Appendix 3")
        self.tab_to(app, name)
        self.picture(app, "preview-put-back")
        app.key("space")
        self.take(app, "Make it an action")
        self.wait_row(app, "1.5, Appendix 3")
        self.wait_counts(app, left=left - 2)
        poll(lambda: app.find(name, "push button") is None, "the piece to go")
        app.wait_for("Undo " + quoted("Make it an action"), "push button")
        app.key("ctrl+z")
        app.wait_for(name, "push button")
        self.wait_counts(app, left=left)
        self.assertNotIn("1.5, Appendix 3", self.names(app))
        self.quit(app)

    def test_what_a_person_left_out(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        _placed, left, look = self.counts(app)
        self.press(app, "Leave out")
        self.wait_counts(app, left=left + 11, look=look - 11)
        self.press(app, "%d left out" % (left + 11))
        self.press(app, "Put back " + quoted("Task groups may be set up."))
        self.wait_counts(app, left=left, look=look)
        self.quit(app)


class Leads(Preview):
    def test_split_as_offered_undone_and_done_again(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        self.wait_row(app, "1.1, Mend the roof, Council Works Team, May 2026, needs a look")
        self.press(app, "Split in two")
        self.wait_row(app, "1.1, Mend the roof, Council, Works Team, May 2026")
        self.wait_counts(app)
        app.wait_for("Undo " + quoted("Split leads"), "push button")
        app.key("ctrl+z")
        self.wait_row(app, "1.1, Mend the roof, Council Works Team, May 2026, needs a look")
        poll(lambda: app.find("Undo " + quoted("Split leads"), "push button") is None,
             "nothing to undo")
        app.key("ctrl+shift+z")
        self.wait_row(app, "1.1, Mend the roof, Council, Works Team, May 2026")
        self.press(app, "Undo " + quoted("Split leads"))
        self.wait_row(app, "1.1, Mend the roof, Council Works Team, May 2026, needs a look")
        self.quit(app)

    def test_split_by_typing_and_join_again(self):
        app = self.preview()
        self.press(app, "Correct " + quoted("Council, ICB"))
        self.take(app, "Read as one lead")
        self.wait_row(app, "1.3, Clear the gutters, Council, ICB, spring 26 or so, needs a look")
        app.wait_for("%s, read from %s" % (isolated("Council, ICB"), quoted("Council, ICB")),
                     "push button")
        self.press(app, "Correct " + quoted("Council, ICB"))
        self.take(app, "Split…")
        app.popover("the form")
        app.key("ctrl+a")
        app.type("Council, ICB, Neighbours")
        app.key("Return")
        self.wait_row(app, "1.3, Clear the gutters, Council, ICB, Neighbours, spring 26 or so, "
                      "needs a look")
        app.popover_gone()
        poll(app.find("Correct " + quoted("Council, ICB"), "push button").focused,
             "the keyboard where it was")
        self.press(app, "Correct " + quoted("Council, ICB"))
        self.take(app, "Read as before")
        self.wait_row(app, "1.3, Clear the gutters, Council, ICB, spring 26 or so, needs a look")
        self.quit(app)

    def test_rename_everywhere(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        self.press(app, "%s, read from %s" % (isolated("Council"), quoted("Council")))
        self.take(app, "Rename…")
        app.popover("the form")
        app.key("ctrl+a")
        app.type("Middlebrook Council")
        app.key("Tab")
        app.type("MC")
        app.key("Tab")
        app.type("Town hall, The authority")
        app.key("Return")
        self.wait_row(app, "1.2, Paint the door, MC, June 2026, needs a look")
        self.wait_row(app, "1.3, Clear the gutters, MC, ICB, spring 26 or so, needs a look")
        self.wait_counts(app)
        poll(lambda: any("%s is another name of %s" % (quoted("Council"), isolated("MC")) in n.name
                         for n in app.find_all(role="label")), "the other name in the caption")
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        row = self.row(app, "1.2, Paint the door")
        self.assertIn("lead MC", row.name)
        self.quit(app)

    def test_same_as_another(self):
        app = self.preview()
        self.press(app, "%s, read from %s" % (isolated("The Counsil"), quoted("The Counsil")))
        self.take(app, "Same as…")
        app.popover("the leads")
        app.type("counc")
        poll(lambda: app.find("ICB", "list item") is None, "the others to go")
        app.key("Down", "Return")
        app.popover_gone()
        self.wait_row(app, "1.4, Tell the neighbours, see action 9, Council, July 2026, needs a look")
        app.wait_for("%s, read from %s" % (isolated("Council"), quoted("The Counsil")), "push button")
        self.quit(app)

    def test_leave_out_and_supporter(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        left = self.counts(app)[1]
        self.press(app, "Leave %s out of %s" % (isolated("ICB"), quoted("Council, ICB")))
        self.wait_row(app, "1.3, Clear the gutters, Council, spring 26 or so, needs a look")
        self.wait_counts(app, left=left + 1)
        self.press(app, "%s, read from %s" % (isolated("Council"), quoted("Council, ICB")))
        self.take(app, "Make it a supporter")
        app.wait_for("Undo " + quoted("Make it a supporter"), "push button")
        self.quit(app)


class NeedsALook(Preview):
    def test_loose_paragraphs_left_out_and_the_next_card_has_the_keyboard(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        left = self.counts(app)[1]
        self.wait_counts(app, look=11)
        app.wait_for("after 1.4", "label")
        self.press(app, "Leave out")
        self.wait_counts(app, left=left + 11, look=0)
        self.assertIsNone(app.find("Leave out", "push button"))
        cards = [n for n in app.find_all(role="push button")
                 if n.name in ("Keep", "Keep words", "Keep as one")]
        poll(lambda: any(n.focused() for n in cards), "the keyboard in the card that is last now")
        app.key("ctrl+z")
        self.wait_counts(app, left=left, look=11)
        self.quit(app)

    def test_loose_paragraphs_become_introduction_action_or_note(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        self.press(app, "Put in introduction")
        self.wait_counts(app, look=0)
        app.key("ctrl+z")
        self.wait_counts(app, look=11)
        self.press(app, "Elsewhere…")
        self.take(app, "Make it an action")
        self.wait_row(app, "1.5, Task groups may be set up. They meet when they want.")
        self.wait_counts(app, look=0)
        app.key("ctrl+z")
        self.wait_counts(app, look=11)
        self.press(app, "Elsewhere…")
        self.take(app, "Make it a note of 1.4")
        self.wait_counts(app, look=0)
        self.assertEqual(len(self.rows(app)), 5)
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.select(app, "1.4, Tell")
        poll(lambda: any("They meet when they want." in n.text for n in app.find_all(role="text")),
             "the notes")
        self.quit(app)

    def test_a_date_is_changed(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        app.wait_for("Action 1.3, Due", "label")
        self.press(app, "Change…")
        app.popover("the date")
        app.wait_for("For example: March 2026, by June 2026, Q2 2025/26.", "label")
        app.key("ctrl+a")
        app.type("by June 2026")
        app.wait_for("Waymark can tell when this is late.", "label")
        app.key("Return")
        self.wait_row(app, "1.3, Clear the gutters, Council, ICB, By June 2026")
        self.assertIsNone(app.find("Action 1.3, Due", "label"))
        self.wait_counts(app)
        self.quit(app)

    def test_dates_among_other_words_are_offered(self):
        words = "March 2026, or if the money comes June 2027"
        app = self.preview(DOCUMENT.replace("July 2026", words))
        self.whole = sum(self.counts(app))
        app.wait_for("Action 1.4, Due", "label")
        app.wait_for("Take “March 2026”", "push button")
        self.picture(app, "preview-dates")
        self.press(app, "Take “June 2027”")
        self.wait_row(app, "1.4, Tell the neighbours, see action 9, The Counsil, June 2027, needs a look")
        self.assertIsNone(app.find("Action 1.4, Due", "label"))
        self.wait_counts(app)
        # The other words are kept beside it.
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.select(app, "1.4, Tell")
        poll(lambda: any(words in n.text for n in app.find_all(role="text")), "the words in the notes")
        self.quit(app)

    def test_a_pointer_chooses_its_target(self):
        app = self.preview()
        app.wait_for("Pointer with no target", "label")
        self.press(app, "Choose action…")
        app.popover("the actions")
        app.type("paint")
        app.key("Return")
        app.popover_gone()
        poll(lambda: app.find("Pointer with no target", "label") is None, "the card to go")
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.select(app, "1.4, Tell")
        poll(lambda: any("1.2" in n.text for n in app.find_all(role="text")), "the link")
        self.quit(app)

    def test_what_is_right_is_kept(self):
        app = self.preview()
        self.whole = sum(self.counts(app))
        app.wait_for("6 left", "label")
        self.press(app, "Keep words")
        app.wait_for("5 left", "label")
        self.press(app, "Keep as one")
        app.wait_for("4 left", "label")
        app.key("ctrl+z", "ctrl+z")
        app.wait_for("6 left", "label")
        self.wait_counts(app)
        self.quit(app)

    def test_another_stage(self):
        app = self.preview()
        self.press(app, "Other stage…")
        self.take(app, "In progress")
        poll(lambda: app.find("A new status", "label") is None, "the card to go")
        app.key("ctrl+Return")
        app.wait_for("Actions", "list")
        self.assertIn("4 months late, parked", self.row(app, "1.2, Paint the door").name)
        self.quit(app)

    def test_a_card_shows_its_row(self):
        app = self.preview()
        self.press(app, "Show what line 9 became")
        poll(lambda: "gutters" in " ".join(self.selected_row(app)), "the row to be selected")
        app.wait_for("1.3 came from line 9", "label")
        app.wait_for("3 | Clear the gutters | Council, ICB | South | spring 26 or so | ", "label")
        self.quit(app)

    def test_what_is_left_out_can_be_read(self):
        app = self.preview()
        left = self.counts(app)[1]
        self.press(app, "%u left out" % left)
        poll(lambda: any("5: No. | Action" in n.name for n in app.find_all(role="label")),
             "the headings of the table")
        self.quit(app)


class Whole(Preview):
    def test_everything_that_takes_the_keyboard_has_a_name(self):
        app = self.preview()
        nameless = [n for n in app.root.walk()
                    if "focusable" in n.states and "showing" in n.states and not n.name]
        self.assertEqual(nameless, [])
        self.quit(app)

    def test_nothing_is_created_before_create_plan(self):
        app = self.preview()
        self.press(app, "Split in two")
        self.wait_row(app, "1.1, Mend the roof, Council, Works Team, May 2026")
        work = self.home / "state" / "waymark" / "work"
        self.assertEqual(list(work.glob("*/plan.db")), [])
        app.key("Escape")
        # What was corrected would be gone.
        app.dialog().wait_for("Leave", "push button").click()
        app.dialog_gone()
        app.wait_for("Import a document…", "push button")
        self.assertEqual(list(work.glob("*/plan.db")), [])
        self.quit(app)

    def test_panes_by_keys_and_leaving_asks(self):
        """F6 goes from part to part; each row says its source; corrections are not lost by one key."""
        app = self.preview()
        app.key("F6")
        column = poll(lambda: app.root.find(role="push button", state="focused"), "the first column")
        self.assertEqual((column.name, column.description), (meaning("No."), "Number"))
        app.key("F6", "Down")
        row = poll(lambda: app.root.find(role="list item", state="focused"), "a row of the plan")
        self.assertTrue(row.name.startswith("1.1, Mend the roof"), row.name)
        poll(lambda: row.description.startswith("1.1 came from line 7: 1 | Mend the roof | "),
             "its source to be said")
        app.key("F6")
        poll(app.wait_for("Keep", "push button").focused, "the first card")
        app.key("F6", "shift+F6")
        poll(app.wait_for("Keep", "push button").focused, "it again")
        app.key("space")
        app.wait_for("5 left", "label")
        app.key("Escape")
        question = app.dialog()
        poll(question.wait_for("Stay here", "push button").focused, "the safe answer to be offered")
        app.key("Return")
        app.dialog_gone()
        app.wait_for("5 left", "label")
        self.quit(app)

    def test_create_at_once_after_a_choice(self):
        app = self.preview()
        self.tab_to(app, "Leave out")
        app.key("space", "ctrl+Return")
        app.wait_for("Actions", "list")
        self.row(app, "1.4, Tell")
        self.quit(app)


if __name__ == "__main__":
    tap.main()
