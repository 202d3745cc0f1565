# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a real window: a screen, a bus and a home of its own; AT-SPI for looking, xdotool for mouse and keyboard.

AT-SPI is spoken over D-Bus by Gio: libatspi can hang in a nested dispatch. Everything started here ends with the stage,
also when the test is killed."""
import ctypes
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import Gio, GLib

NEEDED = ("Xvfb", "dbus-daemon", "xdotool", "openbox")
COMPLAINT = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|: (CRITICAL|WARNING|ERROR):|AddressSanitizer|runtime error:")
# The machine's, not the program's: no sound theme, no session of a desktop around; and what GTK 3 says of its own file chooser,
# whose popovers answer assistive technology when they are gone already.
NOISE = re.compile(r"dconf|canberra|WIDGET_REALIZED_FOR_EVENT|gtk_popover_get_modal")
BIT = {name: 1 << number for name, number in
       dict(checked=4, enabled=8, focused=12, selected=23, sensitive=24, showing=25, visible=30).items()}
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><servicedir>{folder}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


def missing():
    """What this machine lacks to drive a window."""
    lacks = [tool for tool in NEEDED if not shutil.which(tool)]
    if not os.path.exists("/usr/share/dbus-1/services/org.a11y.Bus.service"):
        lacks.append("at-spi2-core")
    return lacks


def until(look, what, seconds=10.0):
    """The first true value of look(); objects that vanish while they are looked at count as not there yet."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = look()
        except GLib.Error:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("waited %g s for %s" % (seconds, what))
        time.sleep(0.04)


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Stage:
    """with Stage() as stage: program = stage.start([...])"""

    def __init__(self, size=(1280, 800)):
        self.size, self.started, self.bus = size, [], None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="jeonsi-stage-")
        try:
            self._set_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.bus:
            self.bus.close_sync(None)
        for process in reversed(self.started):
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                    process.wait(3)
                    break
                except ProcessLookupError:
                    break
                except subprocess.TimeoutExpired:
                    continue
        shutil.rmtree(self.folder, ignore_errors=True)

    def _spawn(self, name, argv, **more):
        with open(os.path.join(self.folder, name + ".log"), "wb") as log:
            process = subprocess.Popen(argv, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       start_new_session=True, preexec_fn=_die_with_parent, **more)
        self.started.append(process)
        return process

    def _spawn_telling(self, name, argv):
        """Starts a program that writes its address to a file descriptor, and gives the address."""
        reader, writer = os.pipe()
        self._spawn(name, [part.replace("{fd}", str(writer)) for part in argv], pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader) as told:
            line = told.readline().strip()
        assert line, name + " did not start"
        return line

    def _set_up(self):
        at = lambda *parts: os.path.join(self.folder, *parts)
        keep = ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH")
        self.env = {key: os.environ[key] for key in keep if key in os.environ}
        for key, name in dict(HOME="home", XDG_RUNTIME_DIR="run", XDG_CONFIG_HOME="config", XDG_DATA_HOME="data",
                              XDG_CACHE_HOME="cache", XDG_STATE_HOME="state").items():
            os.mkdir(at(name), 0o700)
            self.env[key] = at(name)
        self.env.update(LC_ALL="C.UTF-8", GDK_BACKEND="x11", GSETTINGS_BACKEND="keyfile", GTK_USE_PORTAL="0", GIO_USE_VFS="local")
        os.mkdir(at("config", "gtk-3.0"))
        with open(at("config", "gtk-3.0", "settings.ini"), "w") as f:
            f.write("[Settings]\ngtk-dialogs-use-header=1\ngtk-enable-animations=0\n")
        os.mkdir(at("services"))
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", at("services"))
        with open(at("bus.conf"), "w") as f:
            f.write(BUS_CONFIG.format(folder=self.folder))

        screen = "%dx%dx24" % self.size
        self.env["DISPLAY"] = ":" + self._spawn_telling(
            "screen", ["Xvfb", "-displayfd", "{fd}", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._spawn_telling(
            "bus", ["dbus-daemon", "--config-file=" + at("bus.conf"), "--nofork", "--nopidfile", "--print-address={fd}"])
        self._spawn("wm", ["openbox"])
        self.bus = self._connect(self._ask_a11y_address())

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        connection.set_exit_on_close(False)
        return connection

    def _ask_a11y_address(self):
        session = self._connect(self.env["DBUS_SESSION_BUS_ADDRESS"])
        reply = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 15000, None)
        session.close_sync(None)
        return reply.unpack()[0]

    def start(self, argv, **env):
        """Starts a program with a window and waits for it."""
        before, self.env = self.env, {**self.env, **env}
        name = "program-%d" % len(self.started)
        process = self._spawn(name, argv)
        self.env = before
        return Program(self, process, os.path.join(self.folder, name + ".log"))

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True, timeout=60, capture_output=True)

    def key(self, *keys):
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def type(self, text):
        assert text.isascii(), "xdotool loses letters that the keyboard lacks"
        self.xdotool("type", "--clearmodifiers", "--delay", 15, "--", text)

    def click(self, thing, button=1, modifier=None):
        x, y = thing.middle()
        around = ("keydown", modifier), ("keyup", modifier)
        words = ["mousemove", x, y, "sleep", "0.05", "click", button]
        if modifier:
            words = [*around[0], *words, *around[1]]
        self.xdotool(*words)
        time.sleep(0.1)

    def drag(self, start, end):
        """From one point to another, slowly enough to be a drag."""
        words = ["mousemove", *start, "sleep", "0.1", "mousedown", 1, "sleep", "0.1"]
        for step in range(1, 21):
            words += ["mousemove", *[int(a + (b - a) * step / 20) for a, b in zip(start, end)], "sleep", "0.03"]
        self.xdotool(*words, "sleep", "0.3", "mouseup", 1)
        time.sleep(0.2)

    def picture(self, path):
        """Keeps what the screen shows as a PNG; needs gdk-pixbuf, says so where it is not."""
        script = ("import gi,sys; gi.require_version('Gdk','3.0'); from gi.repository import Gdk; w=Gdk.get_default_root_window();"
                  "Gdk.pixbuf_get_from_window(w,0,0,w.get_width(),w.get_height()).savev(sys.argv[1],'png',[],[])")
        subprocess.run(["/usr/bin/python3", "-c", script, path], env=self.env, timeout=30)


class Thing:
    """One accessible object; every question asks the program anew."""

    def __init__(self, program, reference):
        self.program, self.reference = program, tuple(reference)

    def ask(self, interface, method, signature=None, *values):
        arguments = GLib.Variant(signature, values) if signature else None
        reply = self.program.stage.bus.call_sync(*self.reference, "org.a11y.atspi." + interface, method, arguments, None, 0, 9000, None)
        values = reply.unpack()
        return values[0] if len(values) == 1 else values

    def _property(self, interface, name):
        reply = self.program.stage.bus.call_sync(*self.reference, "org.freedesktop.DBus.Properties", "Get",
                                                 GLib.Variant("(ss)", ("org.a11y.atspi." + interface, name)), None, 0, 9000, None)
        return reply.unpack()[0]

    @property
    def name(self):
        return self._property("Accessible", "Name")

    @property
    def description(self):
        return self._property("Accessible", "Description")

    @property
    def parent(self):
        return Thing(self.program, self._property("Accessible", "Parent"))

    @property
    def role(self):
        return self.ask("Accessible", "GetRoleName")

    @property
    def text(self):
        return self.ask("Text", "GetText", "(ii)", 0, -1)

    def put_text(self, text):
        assert self.ask("EditableText", "SetTextContents", "(s)", text)

    def act(self, number=0):
        assert self.ask("Action", "DoAction", "(i)", number)

    def focus(self):
        return self.ask("Component", "GrabFocus")

    def has(self, state):
        low, high = self.ask("Accessible", "GetState")
        return bool((low | high << 32) & BIT[state])

    def __len__(self):
        return self._property("Accessible", "ChildCount")

    def __bool__(self):
        return True

    def child(self, index):
        return Thing(self.program, self.ask("Accessible", "GetChildAtIndex", "(i)", index))

    def children(self):
        return [Thing(self.program, r) for r in self.ask("Accessible", "GetChildren") if not r[1].endswith("/null")]

    def box(self):
        return self.ask("Component", "GetExtents", "(u)", 0)

    def middle(self):
        x, y, width, height = self.box()
        assert width > 0 and height > 0, "%s is not on the screen" % self.name
        return x + width // 2, y + height // 2


class Program:
    def __init__(self, stage, process, log):
        self.stage, self.process, self.log = stage, process, log
        self.root = until(self._find_root, "the program's window", 60)

    def _find_root(self):
        assert self.process.poll() is None, "the program ended: " + open(self.log).read()[-2000:]
        desktop = Thing(self, ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"))
        for application in desktop.children():
            reply = self.stage.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                             "GetConnectionUnixProcessID", GLib.Variant("(s)", (application.reference[0],)),
                                             None, 0, 9000, None)
            if reply.unpack()[0] == self.process.pid and len(application) > 0:
                return application
        return None

    def walk(self, thing=None, hidden=False):
        """What shows (with @hidden also what is scrolled away), from the top; the many cells of a grid are left to who asks for them."""
        for child in (self.root if thing is None else thing).children():
            try:
                if not child.has("visible" if hidden else "showing"):
                    continue
                yield child
                if child.role != "layered pane":
                    yield from self.walk(child, hidden)
            except GLib.Error:
                continue

    def look(self, role, name, hidden=False):
        matches = name.fullmatch if hasattr(name, "fullmatch") else lambda text: text == name
        for thing in self.walk(hidden=hidden):
            if thing.role == role and matches(thing.name):
                return thing
        return None

    def find(self, role, name, seconds=10.0, hidden=False):
        return until(lambda: self.look(role, name, hidden), "%s “%s”" % (role, getattr(name, "pattern", name)), seconds)

    def complaints(self):
        with open(self.log, errors="replace") as f:
            return [line.strip() for line in f if COMPLAINT.search(line) and not NOISE.search(line)]

    def quit(self):
        self.stage.key("ctrl+q")
        return self.process.wait(60)
