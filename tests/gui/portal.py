# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The email portal of a desktop, as a program of its own on the session bus: portal.py FOLDER ANSWER.
It writes what it was asked into FOLDER (call.json, and what was attached beside it) and then gives
ANSWER: 0 done, 1 the person thought better of it, 2 something went wrong."""

import json
import os
import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACES = """
<node>
  <interface name="org.freedesktop.portal.Email">
    <property name="version" type="u" access="read"/>
    <method name="ComposeEmail">
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="o" name="handle" direction="out"/>
    </method>
  </interface>
</node>
"""


def keep(folder, fds, handles):
    """As a portal does: the name by which each is open, and what is in it."""
    names = []
    for handle in handles:
        fd = fds.get(handle)
        names.append(os.readlink("/proc/self/fd/%d" % fd))
        (folder / ("attached-%d" % len(names))).write_bytes(
            Path("/proc/self/fd/%d" % fd).read_bytes())
        os.close(fd)
    return names


class Portal:
    def __init__(self, bus, folder, answer):
        self.bus, self.folder, self.answer = bus, folder, answer
        info = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        bus.register_object(PATH, info.interfaces[0], self.call, self.get, None)

    def get(self, *_arguments):
        return GLib.Variant("u", 3)

    def call(self, _bus, sender, _path, _interface, _method, arguments, invocation):
        parent, options = arguments.unpack()
        fds = invocation.get_message().get_unix_fd_list()
        attached = keep(self.folder, fds, options.pop("attachment_fds", []))
        # Read whole or not at all by the one who waits for it.
        note = self.folder / "call.new"
        note.write_text(json.dumps({"parent": parent, "options": options, "attached": attached}))
        note.rename(self.folder / "call.json")
        request = "/org/freedesktop/portal/desktop/request/%s/%s" % (
            sender[1:].replace(".", "_"), options["handle_token"])
        invocation.return_value(GLib.Variant("(o)", (request,)))
        self.bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                             GLib.Variant("(ua{sv})", (self.answer, {})))


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    Portal(bus, Path(sys.argv[1]), int(sys.argv[2]))
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.DO_NOT_QUEUE, None, None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
