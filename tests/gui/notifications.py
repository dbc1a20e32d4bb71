# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The notifications of a desktop, as a program of its own on the session bus: notifications.py FOLDER.
Each that it is given it writes into FOLDER, as 1.json, 2.json …"""

import json
import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
INTERFACES = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
  </interface>
</node>
"""


def main():
    folder = Path(sys.argv[1])
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    count = 0

    def call(_bus, _sender, _path, _interface, method, arguments, invocation):
        nonlocal count
        if method != "Notify":
            invocation.return_value(None)
            return
        count += 1
        _program, _replaces, _icon, summary, body, *_rest = arguments.unpack()
        note = folder / "new"
        note.write_text(json.dumps({"summary": summary, "body": body}))
        note.rename(folder / ("%d.json" % count))
        invocation.return_value(GLib.Variant("(u)", (count,)))

    info = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
    bus.register_object("/org/freedesktop/Notifications", info.interfaces[0], call, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.DO_NOT_QUEUE, None, None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
