# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""What a screen reader sees of a program: its accessible objects, read over D-Bus."""

import os
import subprocess
import sys
import time

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (Atspi: names of roles only)

TIMEOUT = float(os.environ.get("GUI_TIMEOUT", "30"))   # raise it under Valgrind

# AT-SPI is spoken straight over D-Bus. libatspi and pyatspi cache (open
# popovers stay missing) and, cache off, can deadlock when the application dies.
STATES = """invalid active armed busy checked collapsed defunct editable enabled expandable
expanded focusable focused has-tooltip horizontal iconified modal multi-line multiselectable
opaque pressed resizable selectable selected sensitive showing single-line stale transient
vertical visible manages-descendants indeterminate required truncated animated invalid-entry
supports-autocompletion selectable-text is-default visited checkable has-popup read-only""".split()
A11Y = "org.a11y.atspi."
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Nothing is inside these; not asking saves half of the calls of a walk.
LEAVES = {"label", "image", "icon", "separator", "scroll bar"}
_bus = None


def bus():
    global _bus
    if _bus is None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        addr, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                  None, None, 0, int(TIMEOUT * 1000)).unpack()
        _bus = Gio.DBusConnection.new_for_address_sync(
            addr, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    return _bus


def call(dest, path, iface, method, sig=None, *args):
    params = GLib.Variant("(%s)" % sig, args) if sig else None
    r = bus().call_sync(dest, path, iface, method, params, None, 0, int(TIMEOUT * 1000)).unpack()
    return r[0] if len(r) == 1 else r


class NotFound(AssertionError):
    pass


def sh(*args, **kw):
    return subprocess.run([str(a) for a in args], check=True, text=True,
                          capture_output=True, **kw).stdout.strip()


def poll(fn, what, timeout=None):
    """Call fn until it is true, and return that. Never sleep a fixed time instead."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        error = None
        try:
            r = fn()
        # The object or X window went away between two calls, or was not found yet.
        except (GLib.Error, subprocess.CalledProcessError, AttributeError) as e:
            r, error = None, e
        if r:
            return r
        if time.monotonic() > end:
            raise NotFound("timed out waiting for %s" % what) from error
        time.sleep(0.05)


class Node:
    """One accessible object: a D-Bus name and path. Everything but its role is read afresh."""

    def __init__(self, ref, app):
        self.ref, self.app = tuple(ref), app

    def __repr__(self):
        try:
            return "<%s %r>" % (self.role, self.name)
        except GLib.Error:
            return "<gone>"

    def call(self, iface, method, sig=None, *args):
        """An AT-SPI call: node.call('Selection', 'SelectChild', 'i', 2)"""
        return call(*self.ref, A11Y + iface, method, sig, *args)

    def prop(self, iface, name):
        return call(*self.ref, "org.freedesktop.DBus.Properties", "Get", "ss", A11Y + iface, name)

    @property
    def role(self):
        known = self.app.roles      # an object keeps the role that it was made with
        if self.ref not in known:
            known[self.ref] = Atspi.role_get_name(Atspi.Role(self.call("Accessible", "GetRole")))
        return known[self.ref]

    @property
    def name(self):
        return self.prop("Accessible", "Name")

    @property
    def description(self):
        return self.prop("Accessible", "Description")

    @property
    def states(self):
        lo, hi = self.call("Accessible", "GetState")
        bits = lo | hi << 32
        return {s for i, s in enumerate(STATES) if bits >> i & 1}

    @property
    def interfaces(self):
        return {i.rsplit(".", 1)[1] for i in self.call("Accessible", "GetInterfaces")}

    @property
    def children(self):
        return [Node(r, self.app) for r in self.call("Accessible", "GetChildren")]

    @property
    def parent(self):
        return Node(self.prop("Accessible", "Parent"), self.app)

    @property
    def relations(self):
        """{relation number: [nodes]}; 2 is labelled-by."""
        return {k: [Node(r, self.app) for r in v] for k, v in self.call("Accessible", "GetRelationSet")}

    @property
    def text(self):
        """The text: of an entry or text view itself, else every label inside."""
        if "Text" in self.interfaces:
            return self.call("Text", "GetText", "ii", 0, self.prop("Text", "CharacterCount"))
        return " | ".join(t for t in (c.text for c in self.children) if t)

    def set_text(self, text):
        """Replace the text at once (no keystrokes, no input method)."""
        return self.call("EditableText", "SetTextContents", "s", text)

    @property
    def value(self):
        return self.prop("Value", "CurrentValue") if "Value" in self.interfaces else None

    @property
    def selected(self):
        """How many children of a list are selected, counting rows not realised."""
        return self.prop("Selection", "NSelectedChildren")

    @property
    def actions(self):
        if "Action" not in self.interfaces:
            return []
        return [self.call("Action", "GetName", "i", i) for i in range(self.prop("Action", "NActions"))]

    def do(self, action):
        """Run a GAction or widget action by name (not a test of the mouse)."""
        names = self.actions
        if action not in names:
            raise NotFound("%r has no action %s, only %s" % (self, action, names))
        return self.call("Action", "DoAction", "i", names.index(action))

    def walk(self):
        stack = [self]
        while stack:
            n = stack.pop()
            yield n
            try:
                if n.role not in LEAVES:
                    stack.extend(reversed(n.children))
            except GLib.Error:
                pass

    def is_like(self, name=None, role=None, state=None, text=None):
        try:
            return ((role is None or self.role == role)
                    and (name is None or self.name == name)
                    and (state is None or state in self.states)
                    and (text is None or text in (self.text or "")))
        except GLib.Error:      # gone by now
            return False

    def matches(self, name=None, role=None, state=None, text=None):
        return (n for n in self.walk() if n.is_like(name, role, state, text))

    def find_all(self, name=None, role=None, state=None, text=None):
        return list(self.matches(name, role, state, text))

    def find(self, name=None, role=None, state=None, text=None):
        return next(self.matches(name, role, state, text), None)

    def wait_for(self, name=None, role=None, state=None, text=None, timeout=None):
        what = "name=%r role=%r state=%r text=%r" % (name, role, state, text)
        return poll(lambda: self.app.check_alive() or self.find(name, role, state, text), what, timeout)

    def extents(self):
        """x, y, width, height inside the top level window (GTK 4 knows no other)."""
        return tuple(self.call("Component", "GetExtents", "u", 1))    # 1: WINDOW

    def centre(self):
        """Screen position of the middle, once it is shown and has stopped moving."""
        def middle():
            x, y, w, h = self.extents()
            wx, wy = self.app.origin(self)
            return w > 0 and h > 0 and (wx + x + w // 2, wy + y + h // 2)

        while True:
            at = poll(middle, "%r to be shown" % self)
            self.app.settle()
            if middle() == at:
                return at

    def click(self, button=1, times=1, mods=()):
        x, y = self.centre()
        self.app.click_at(x, y, button, times, mods)
        return self

    def focused(self):
        """True if this, or the text part inside it, has the keyboard."""
        return any("focused" in n.states for n in self.walk())

    def dump(self, depth=0, out=None):
        out = out if out is not None else sys.stdout
        line = "%s[%s] %r" % ("  " * depth, self.role, self.name)
        try:
            if "Component" in self.interfaces:
                line += " %d,%d %dx%d" % self.extents()
            line += " {%s}" % " ".join(sorted(self.states - {"sensitive", "visible"}))
            if "Text" in self.interfaces and self.text != self.name:
                line += " text=%r" % self.text
            if self.value is not None:
                line += " value=%g" % self.value
        except GLib.Error as e:
            line += " (%s)" % e.message
        print(line, file=out)
        for c in self.children:
            c.dump(depth + 1, out)
