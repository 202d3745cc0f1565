# SPDX-License-Identifier: GPL-3.0-or-later
"""Panels and exports as a person makes them. Usage: test-panels.py JEONSI JEONSI_CLI SCHEMA_FOLDER PICTURE_FOLDER [TEST…]"""
import json
import os
import re
import struct
import subprocess
import sys
import time
import traceback
import urllib.parse
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import drive  # noqa: E402
from drive import until  # noqa: E402

JEONSI, CLI, SCHEMAS, PICTURES = sys.argv[1:5]
DRAG_SOURCE = """
import gi, sys
gi.require_version('Gtk', '3.0')
from gi.repository import Gtk, Gdk
window = Gtk.Window(title='source')
button = Gtk.Button(label='drag me')
window.add(button)
button.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new('text/uri-list', 0, 0)], Gdk.DragAction.COPY)
button.connect('drag-data-get', lambda w, c, data, i, t: data.set_uris(sys.argv[1:]))
window.set_default_size(120, 60)
window.show_all()
window.move(0, 0)
Gtk.main()
"""


def paint(path, color, width=600, height=400):
    """A PNG of one colour, written by hand so that no picture has to be carried along."""
    rows = b"".join(b"\0" + bytes(color) * width for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Show:
    """An exhibition with four photos, two panels (two frames and one), and a window on the panels."""

    def __init__(self, stage, panels=True):
        self.stage = stage
        self.folder = os.path.join(stage.folder, "전시 #2")
        self.file = os.path.join(self.folder, "show.jeonsi")
        os.makedirs(os.path.join(self.folder, "photos"))
        for number, color in enumerate([(200, 40, 40), (40, 160, 60), (50, 70, 200), (220, 200, 40)], 1):
            paint(os.path.join(self.folder, "photos", "photo %d.png" % number), color)
        self.cli("new", "--title@en", "Seoul")
        self.cli("import", os.path.join(self.folder, "photos"))
        if panels:
            self.cli("layout", "--template", "diptych", "--photos", "photo:1,2", "--size", "A2")
            self.cli("layout", "--photos", "photo:3", "--size", "A2")
        self.program = stage.start([JEONSI, self.file], GSETTINGS_SCHEMA_DIR=SCHEMAS)
        stage.click(self.program.find("list item", re.compile("Panels, .*")))
        if panels:
            self.canvas = self.program.find("layered pane", "Panel 1")

    def cli(self, verb, *words):
        done = subprocess.run([CLI, verb, self.file, *words, "--json"], capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def frames(self, panel=0):
        """The photos of a panel's frames, as the file has them."""
        return [item["photo"] for item in self.cli("panels")[panel]["items"] if item["kind"] == "frame"]

    def items(self, role="image"):
        return [thing for thing in self.canvas.children() if thing.role == role]

    def selected(self):
        return [thing.name for thing in self.canvas.children() if thing.has("selected")]

    def double_click(self, thing):
        x, y = thing.middle()
        self.stage.xdotool("mousemove", x, y, "sleep", "0.05", "click", "--repeat", 2, "--delay", 60, 1)
        time.sleep(0.2)

    def end(self):
        assert self.program.complaints() == [], self.program.complaints()
        assert self.program.quit() == 0


def test_drag_photo_onto_frame(stage):
    show = Show(stage)
    tray = show.program.find("layered pane", "Photos to place")
    until(lambda: len(tray) == 4, "four photos in the tray")
    stage.drag(tray.child(3).middle(), show.items()[1].middle())
    until(lambda: show.frames() == [1, 4], "photo 4 in the second frame")
    until(lambda: [t.name for t in show.items()] == ["photo 1.png", "photo 4.png"], "its name on the canvas")
    stage.key("ctrl+z")
    until(lambda: show.frames() == [1, 2], "the frame as it was")
    stage.key("ctrl+shift+z")
    until(lambda: show.frames() == [1, 4], "the photo again")
    show.end()


def test_swap_and_empty(stage):
    show = Show(stage)
    one, other = show.items()
    stage.drag(one.middle(), other.middle())
    until(lambda: show.frames() == [2, 1], "photos to change places")
    stage.click(show.items()[0])
    stage.key("Delete")
    until(lambda: show.frames() == [None, 1], "an empty frame")
    assert show.items()[0].name == "Empty frame 1"
    show.end()


def test_by_keyboard(stage):
    """Everything that the mouse does: from frame to frame, and a photo into one."""
    show = Show(stage)
    show.items()[0].focus()
    until(lambda: show.selected() == ["photo 1.png"], "the first frame selected")
    stage.key("Delete")
    until(lambda: show.frames() == [None, 2], "an empty frame")
    tray = show.program.find("layered pane", "Photos to place")
    tray.focus()
    stage.key("End", "Return")
    until(lambda: show.frames() == [4, 2], "the last photo of the tray in it")
    show.items()[0].focus()
    stage.key("Down")
    until(lambda: show.selected() != ["photo 4.png"], "another item selected")
    stage.key("ctrl+Next")
    show.program.find("layered pane", "Panel 2")
    show.end()


def test_crop(stage):
    show = Show(stage)
    frame = show.items()[0]
    before = show.cli("dump")
    x, y = frame.middle()
    # Given up, nothing has happened.
    show.double_click(frame)
    stage.xdotool("mousemove", x, y, "click", "--repeat", 4, 4)
    stage.key("Escape")
    time.sleep(0.3)
    assert show.cli("dump") == before
    # Kept, it is one step.
    steps = len(show.cli("history"))
    show.double_click(frame)
    stage.xdotool("mousemove", x, y, "click", "--repeat", 4, 4)
    stage.drag((x, y), (x + 20, y + 10))
    stage.key("Return")
    until(lambda: show.cli("dump") != before, "another crop")
    assert len(show.cli("history")) == steps + 1
    stage.key("ctrl+z")
    until(lambda: show.cli("dump") == before, "the crop as it was")
    show.end()


def test_text(stage):
    show = Show(stage)
    text = next(t for t in show.items("paragraph") if t.name.startswith("Seoul"))
    show.double_click(text)
    entry = show.program.find("text", "Title, English")
    entry.focus()
    entry.put_text("Seoul by night")
    entry.focus()
    stage.key("Return")
    until(lambda: any(t.name.startswith("Seoul by night") for t in show.items("paragraph")), "the title on the panel")
    stage.key("Escape")
    show.end()


def test_drop_file(stage):
    show = Show(stage)
    path = os.path.join(show.folder, "새 사진 #5.png")
    paint(path, (120, 40, 160))
    source = stage.start(["/usr/bin/python3", "-c", DRAG_SOURCE, "file://" + urllib.parse.quote(path)])
    stage.drag(source.find("push button", "drag me").middle(), show.items()[0].middle())
    until(lambda: show.frames() == [5, 2], "the new photo in the frame")
    os.kill(source.process.pid, 15)
    assert show.program.complaints() == [], show.program.complaints()


def test_order(stage):
    show = Show(stage)
    rows = [show.program.find("list item", re.compile("Panel %d.*" % n)) for n in (1, 2)]
    stage.drag(rows[1].middle(), rows[0].middle())
    until(lambda: show.frames(0) == [3], "panel 2 as the first")
    stage.key("ctrl+z")
    until(lambda: show.frames(0) == [1, 2], "the old order")
    stage.click(show.program.find("list item", re.compile("Panel 1.*")))
    stage.key("alt+Down")
    until(lambda: show.frames(0) == [3], "panel 1 as the second")
    stage.key("Delete")
    until(lambda: len(show.cli("panels")) == 1, "one panel less")
    assert show.frames(0) == [3]
    show.end()


def test_lay_out(stage):
    show = Show(stage, panels=False)
    stage.click(show.program.find("push button", "Lay Out Panels…"))
    show.program.find("combo box", "Template")
    show.program.find("label", "4 photos on 4 panels")
    stage.click(show.program.find("push button", "Lay Out"))
    until(lambda: len(show.cli("panels")) == 4, "four panels")
    show.program.find("layered pane", "Panel 1")
    show.end()


def test_export_proof(stage):
    show = Show(stage)
    path = os.path.join(stage.folder, "home", "proof.pdf")
    stage.click(show.program.find("list item", "Export"))
    show.program.find("list item", re.compile(".*[Nn]obody is credited.*"), 30)
    stage.click(show.program.find("push button", "Export Proof…"))
    entry = until(lambda: next((t for t in show.program.walk() if t.role == "text" and t.text.endswith("-proof.pdf")), None), "the name")
    entry.put_text(path)
    time.sleep(0.3)
    stage.click(show.program.find("push button", "Export"))
    show.program.find("list item", re.compile("proof.pdf: .*"), 60)
    with open(path, "rb") as f:
        assert f.read(5) == b"%PDF-"
    show.end()


def test_finding_leads_to_frame(stage):
    show = Show(stage)
    show.cli("place", "%d=0" % next(i["id"] for i in show.cli("panels")[1]["items"] if i["kind"] == "frame"))
    stage.click(show.program.find("list item", "Export"))
    stage.click(show.program.find("list item", re.compile(".*[Tt]his frame shows no photo.*"), 30))
    show.canvas = show.program.find("layered pane", "Panel 2")
    until(lambda: show.selected() == ["Empty frame 1"], "the empty frame selected")
    show.end()


def main():
    tests = [(name[5:].replace("_", "-"), test) for name, test in globals().items() if name.startswith("test_")]
    chosen = [t for t in tests if not sys.argv[5:] or t[0] in sys.argv[5:]]
    lacks = drive.missing()
    failed = 0

    print("TAP version 13\n1..%d" % len(chosen), flush=True)
    for number, (name, test) in enumerate(chosen, 1):
        if lacks:
            # A machine without a screen of its own to offer cannot judge the window; say which packages would let it.
            print("ok %d - %s # SKIP needs %s" % (number, name, ", ".join(lacks)), flush=True)
            continue
        with drive.Stage() as stage:
            try:
                test(stage)
                print("ok %d - %s" % (number, name), flush=True)
            except Exception:
                failed += 1
                os.makedirs(PICTURES, exist_ok=True)
                picture = os.path.join(PICTURES, "panels-%s.png" % name)
                stage.picture(picture)
                print("not ok %d - %s" % (number, name))
                print("\n".join("# " + line for line in (traceback.format_exc(limit=-6) + "screen: " + picture).splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
