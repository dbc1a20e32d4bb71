# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""A walk through every window, dialog, popover and page, by keys that are the same in every
language. Each view is shown to the one who asked for the walk, then closed again."""

import json
import shutil
import subprocess

from gui import NotFound, poll, sh
from window import SAMPLE

# A document with something to correct: a party of several names, a date of two readings, a
# paragraph that belongs nowhere, a pointer without a target.
DOCUMENT = """Homes plan

## Theme 1: Homes

| No. | Requirement and action | Lead(s) | Ward | Timescale | BRAG | Comments |
|---|---|---|---|---|---|---|
| 1 | Mend the roofs of the five oldest houses before the winter comes | FBC/Dale Council | North | May 2026 | Green | Scaffold ordered |
| 2 | Paint the doors | Carers hub Skills team | South | Q2 or once the review reports | Amber | |
| 3 | Clear the gutters | All – as usual work | South | July 2026 | Red | |
| 4 | Tell the neighbours, see Action 14 | FBC/Dale Council | See Action 2 | See Action 2 | | |

Task groups may be set up where the forum sees a need.
"""


class Walk:
    """One walk with one program. Subclass or give `visit`, called as visit(name, top)."""

    def __init__(self, case, app, visit, paged=False):
        self.case, self.app, self.visit, self.paged = case, app, visit, paged

    def main(self):
        return self.app.root.children[0]

    def settled(self):
        """The tree has stopped changing: two looks in a row say the same."""
        before = None

        def look():
            nonlocal before
            now = [n.ref for n in self.top().walk()]
            same, before = now == before, now
            return same

        poll(look, "the window to settle")

    def top(self):
        return self.app.root.children[-1]

    def see(self, name):
        self.settled()
        self.visit(name, self.top())

    def keys(self, *keys):
        self.app.key(*keys)

    def popover(self, name, *keys):
        """Opens by keys, looks, and closes with Escape."""
        app = self.app
        self.keys(*keys)
        poll(app.popovers, "the popover " + name)
        self.see(name)
        for _ in range(3):
            if not app.popovers():
                break
            self.keys("Escape")
            try:
                poll(lambda: not app.popovers(), "the popover to close", 2)
            except NotFound:
                continue
        poll(lambda: not app.popovers(), "the popover %s to close" % name)

    def dialog(self, name, *keys):
        app = self.app
        self.keys(*keys)
        app.dialog()
        self.see(name)
        self.keys("Escape")
        app.dialog_gone()
        poll(lambda: len(app.root.children) == 1, "the dialog %s to close" % name)

    def main_menu_dialog(self, name, action):
        """Whatever letters the menu has in this language."""
        app = self.app
        self.main().do("win." + action)
        app.dialog()
        self.see(name)
        self.keys("Escape")
        app.dialog_gone()
        poll(lambda: len(app.root.children) == 1, "the dialog %s to close" % name)

    # --- lists

    def list_with_rows(self, words):
        """The list of which a row says these words of a person, which no language changes."""
        return poll(lambda: self.find_list(words), "a list with %r" % words)

    def list_has_keyboard(self):
        actions = self.find_list("Map every peer group")
        return actions is not None and actions.focused()

    def find_list(self, words):
        for node in self.app.root.walk():
            if node.role == "list" and any(words in row.name for row in node.children[:12]):
                return node
        return None

    def editor(self, name, words):
        """The row, and what the editor shows of it: beside the list, or as a page."""
        self.to_row(words)
        if not self.paged:
            self.see(name)
            return
        self.keys("Return")
        poll(lambda: self.find_list("Map every peer group") is None, "the page of the editor")
        self.see(name)
        self.to_list()

    def to_list(self):
        """The keyboard in the list of actions."""
        for _ in range(10):
            actions = self.find_list("Map every peer group")
            if actions is not None and actions.focused():
                return actions
            # From the editor as a page of its own, Escape leads back.
            self.keys("F6" if actions is not None else "Escape")
            try:
                poll(self.list_has_keyboard, "the keyboard in the list", 0.7)
            except NotFound:
                continue
        raise AssertionError("the keyboard does not come to the list")

    def to_row(self, words):
        actions = self.to_list()
        self.keys("Home")
        poll(lambda: any("focused" in r.states for r in actions.children[:1]), "the first row")
        for _ in range(40):
            here = next((r for r in actions.children if "focused" in r.states), None)
            if here is not None and words in here.name:
                poll(lambda: "selected" in here.states, "the row to be selected")
                return here
            name = here.name if here is not None else None
            self.keys("Down")
            poll(lambda: [r for r in actions.children if "focused" in r.states and r.name != name],
                 "the next row")
        raise AssertionError("no row says %r" % words)


def write_document(case):
    document = case.home / "homes.md"
    document.write_text(DOCUMENT)
    return document


def make_plan(case):
    """A plan in a file, with changes by other people."""
    file = case.home / "fellside.waymark"
    case.cli("import", SAMPLE, file)
    case.cli("set", file, "1.2(a)", "text=Agree one short consent form and one handover note "
             "across the hub, locality teams and the hospital", "--person", "Rhian Ŵyn")
    case.cli("set", file, "1.2(a)", "leads=FBC; support: ICB")
    case.cli("set", file, "1.2(a)", "due=September 2026", "--person", "Sam")
    return file


def make_copies(case):
    """A plan and a copy of it that came back: a text and a date that both sides changed, and what
    only the others did."""
    file, copy = case.home / "shared.waymark", case.home / "shared (RCBC).waymark"
    case.cli("import", SAMPLE, file)
    shutil.copyfile(file, copy)
    for plan, person, item, change in (
            (file, "Rhian Ŵyn", "1.2(a)", "text=Agree one short consent form across the hub"),
            (copy, "RCBC", "1.2(a)", "text=Agree one short consent form, of one page"),
            (file, "Rhian Ŵyn", "1.2(a)", "due=December 2026"),
            (copy, "RCBC", "1.2(a)", "due=January 2027"),
            (copy, "RCBC", "1.6", "due=June 2027")):
        case.cli("set", plan, item, change, "--person", person)
    return file, copy


def walk_combine(case, app, visit, copy, paged=False):
    """Combining with a copy, and what is not settled after that."""
    walk = Walk(case, app, visit, paged)
    walk.list_with_rows("Map every peer group")
    walk.keys("ctrl+m")
    case.choose(app, copy)
    poll(lambda: app.find(role="radio button", state="focused"), "the versions to choose from")
    walk.see("combine")
    row = next((n for n in app.root.walk() if n.role == "list item" and "Plain-English" in n.name), None)
    if row is not None and row.extents()[3] > 0:
        row.click()
        walk.see("combine-theirs")
        row.click()
    walk.keys("ctrl+Return")
    walk.list_with_rows("Map every peer group")
    walk.settled()
    walk.to_row("Agree one short consent form")
    walk.editor("editor-unsettled", "Agree one short consent form")
    walk.main_menu_dialog("unsettled", "unsettled")


def walk_plan(case, app, visit, paged=False):
    """Everything that belongs to a plan that is open. Paged: the window has room for one pane."""
    walk = Walk(case, app, visit, paged)
    walk.list_with_rows("Map every peer group")
    walk.see("plan")
    walk.editor("editor-theme", "Support that works for carers")
    walk.editor("editor-requirement", "Peer support and advice")
    walk.editor("editor-action", "Agree one short consent form")
    walk.to_row("Agree one short consent form")
    walk.popover("row-menu", "Menu")
    walk.to_row("Agree one short consent form")
    walk.popover("leads-chooser", "l")
    walk.to_row("Agree one short consent form")
    walk.popover("merged-chooser", "9")
    walk.to_row("Agree one short consent form")
    walk.popover("place-chooser", "ctrl+shift+m")
    walk.to_row("Agree one short consent form")
    walk.keys("d")
    poll(lambda: any(n.role == "text" and "focused" in n.states for n in app.root.walk()),
         "the keyboard in the date")
    walk.popover("calendar", "F4")
    walk.keys("Tab")
    walk.popover("due-moves", "Return")
    walk.to_row("Agree one short consent form")
    walk.dialog("history-item", "h")
    walk.to_row("Agree one short consent form")
    walk.keys("shift+Down", "shift+Down")
    walk.see("several")
    walk.popover("filter-lead", "ctrl+l")
    walk.popover("main-menu", "F10")
    walk.popover("share-menu", "ctrl+e")
    walk.main_menu_dialog("parties", "parties")
    walk.main_menu_dialog("statuses", "statuses")
    walk.main_menu_dialog("history-plan", "history")
    walk.main_menu_dialog("keys", "keys")
    walk.dialog("preferences", "ctrl+comma")
    walk.dialog("report", "ctrl+p")
    walk.keys("ctrl+f")
    walk.app.type("carers")
    walk.see("search")
    walk.keys("ctrl+a")
    walk.app.type("xyzzy")
    poll(lambda: not [n for n in app.root.walk() if n.role == "list item" and "Theme" in n.name],
         "nothing to be found")
    walk.see("nothing-found")
    walk.keys("Escape", "Escape")
    walk.to_row("Emergency card")
    walk.keys("4", "5")     # the first edit asks for the name
    walk.see("name-bar")
    walk.keys("Delete")
    walk.see("status-line")
    walk.keys("ctrl+z")
    walk.keys("ctrl+2")
    walk.see("overview")
    walk.keys("ctrl+3")
    walk.see("timeline")
    walk_meeting(walk)


def walk_meeting(walk):
    """From no meeting to one on the projector."""
    app = walk.app
    walk.keys("ctrl+4")
    poll(lambda: walk.find_list("Map every peer group") is None, "another view")
    walk.see("meeting-none")
    walk.keys("Return")
    app.dialog()
    walk.see("meeting-new")
    app.type("Partnership Board")
    walk.keys("ctrl+Return")
    app.dialog_gone()
    poll(lambda: any(n.name.startswith("2.3, ") and "focused" in n.states for n in app.root.walk()), "the agenda")
    walk.see("meeting")
    walk.keys("F11")
    walk.see("meeting-full-screen")
    walk.keys("F11")
    walk.keys("ctrl+1")
    walk.list_with_rows("Map every peer group")


def walk_beginning(case, app, visit):
    """What comes before there is a plan."""
    walk = Walk(case, app, visit)
    walk.see("start")
    document = write_document(case)
    app.key("ctrl+i")
    case.choose(app, document)
    walk.list_with_rows("Paint the doors")
    walk.see("import")
    walk.keys("Escape")
    walk.settled()
    walk.keys("ctrl+n")
    walk.see("empty-plan")


def walk_error(case, app, visit):
    """Started with a file that is no plan."""
    walk = Walk(case, app, visit)
    poll(lambda: any(n.role == "alert" for n in app.root.walk()), "the error bar")
    walk.see("error-bar")
