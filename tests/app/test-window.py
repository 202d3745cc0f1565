# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a person uses it. Usage: test-window.py JEONSI JEONSI_CLI SCHEMA_FOLDER PICTURE_FOLDER"""
import json
import os
import re
import sqlite3
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

DROP_TARGET = """
import gi, sys
gi.require_version('Gtk', '3.0')
from gi.repository import Gtk, Gdk
window = Gtk.Window(type=Gtk.WindowType.POPUP)
button = Gtk.Button(label='drop here')
window.add(button)
button.drag_dest_set(Gtk.DestDefaults.ALL, [Gtk.TargetEntry.new('text/uri-list', 0, 0)], Gdk.DragAction.COPY)
button.connect('drag-data-received', lambda w, c, x, y, data, i, t: button.set_label(' '.join(data.get_uris())))
window.set_default_size(160, 80)
window.show_all()
window.move(0, 0)
Gtk.main()
"""


def paint(path, color, width=60, height=40):
    """A PNG of one colour, written by hand so that no picture has to be carried along."""
    rows = (b"\0" + bytes(color) * width) * height
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


class Show:
    """An exhibition with three photos, and a window on it."""

    def __init__(self, stage):
        self.stage = stage
        self.folder = os.path.join(stage.folder, "전시 #1")
        self.file = os.path.join(self.folder, "show.jeonsi")
        os.makedirs(os.path.join(self.folder, "photos"))
        for number, color in enumerate([(200, 40, 40), (40, 160, 60), (50, 70, 200)]):
            paint(os.path.join(self.folder, "photos", "photo %d.png" % number), color)
        self.cli("new", "--title@en", "Seoul")
        self.cli("import", os.path.join(self.folder, "photos"))
        self.program = self.open(self.file)
        self.grid = self.program.find("layered pane", "Photos")
        until(lambda: len(self.grid) == 3, "three photos")

    def open(self, *files):
        return self.stage.start([JEONSI, *files], GSETTINGS_SCHEMA_DIR=SCHEMAS)

    def cli(self, verb, *words):
        done = subprocess.run([CLI, verb, self.file, *words, "--json"], capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def photo(self, index):
        return self.cli("photos")[index]

    def drop(self, path):
        """Drops a file or folder on the grid, as a file manager does: from another program."""
        source = self.stage.start(["/usr/bin/python3", "-c", DRAG_SOURCE, "file://" + urllib.parse.quote(path)])
        x, y, width, height = self.grid.box()
        self.stage.drag(source.find("push button", "drag me").middle(), (x + width // 2, y + height - 60))
        source.process.kill()

    def selected(self):
        return [cell.name for cell in self.grid.children() if cell.has("selected")]


def test_start_page(stage):
    program = stage.start([JEONSI], GSETTINGS_SCHEMA_DIR=SCHEMAS)
    for name in ("New…", "Open…", "Open the Sample"):
        assert program.find("push button", name).has("sensitive"), name
    assert program.complaints() == [], program.complaints()
    assert program.quit() == 0


def test_new_exhibition(stage):
    program = stage.start([JEONSI], GSETTINGS_SCHEMA_DIR=SCHEMAS)
    path = os.path.join(stage.folder, "home", "first.jeonsi")
    stage.click(program.find("push button", "New…"))
    entry = until(lambda: next((t for t in program.walk() if t.role == "text" and t.text.endswith(".jeonsi")), None), "the name")
    entry.put_text(path)
    stage.click(program.find("push button", "Create"))
    program.find("list item", "Photos, 0")
    until(lambda: os.path.exists(path), "the file")
    assert program.look("push button", "Import Photos…").has("sensitive")
    assert program.complaints() == [], program.complaints()
    assert program.quit() == 0


def test_open_what_is_none(stage):
    path = os.path.join(stage.folder, "none.jeonsi")
    with open(path, "w") as f:
        f.write("this is no exhibition")
    program = stage.start([JEONSI, path], GSETTINGS_SCHEMA_DIR=SCHEMAS)
    program.find("alert", re.compile("Error|.*could not be opened.*"))
    with open(path) as f:
        assert f.read() == "this is no exhibition"
    stage.key("Escape")
    assert program.quit() == 0


def test_caption_and_undo(stage):
    show = Show(stage)
    stage.click(show.grid.child(1))
    caption = show.program.find("text", re.compile("Caption, 한국어"))
    stage.click(caption)
    stage.type("Han river at dusk")
    assert show.photo(1)["caption"].get("ko") is None, "nothing is kept key by key"
    stage.key("ctrl+Return")
    until(lambda: show.photo(1)["caption"].get("ko") == "Han river at dusk", "the caption in the file")
    # What is typed and not kept yet is undone first, and alone.
    stage.type(" and dawn")
    stage.key("ctrl+z")
    until(lambda: caption.text == "Han river at dusk", "the kept text")
    assert show.photo(1)["caption"]["ko"] == "Han river at dusk"
    show.program.find("push button", re.compile("Undo .+"))
    stage.key("ctrl+z")
    until(lambda: caption.text == "", "the caption undone")
    assert show.photo(1)["caption"].get("ko") is None
    stage.key("ctrl+shift+z")
    until(lambda: caption.text == "Han river at dusk", "the caption again")
    # Leaving the field keeps it, for the photo it was written for.
    caption.focus()
    stage.key("ctrl+End")
    stage.type(", again")
    stage.click(show.grid.child(2))
    until(lambda: show.photo(1)["caption"]["ko"] == "Han river at dusk, again", "the caption after leaving")
    assert show.photo(2)["caption"].get("ko") is None
    assert show.program.complaints() == [], show.program.complaints()
    assert show.program.quit() == 0


def test_keys(stage):
    show = Show(stage)
    stage.click(show.grid.child(0))
    stage.key("4", "p")
    until(lambda: show.photo(0)["rating"] == 4 and show.photo(0)["pick"], "rating and pick")
    until(lambda: "4 stars" in show.grid.child(0).description, "the rating said")
    stage.key("x", "0", "Right")
    until(lambda: show.selected() == ["photo 1.png"], "the next photo")
    assert not show.photo(0)["pick"] and show.photo(0)["rating"] == 0
    stage.key("shift+Right")
    until(lambda: show.selected() == ["photo 1.png", "photo 2.png"], "two photos")
    stage.key("Delete")
    until(lambda: len(show.grid) == 1, "two photos removed")
    assert os.path.exists(os.path.join(show.folder, "photos", "photo 1.png")), "originals stay"
    stage.click(show.program.find("push button", "Undo"))
    until(lambda: len(show.grid) == 3, "the photos back")
    show.grid.child(0).focus()
    stage.key("ctrl+a")
    until(lambda: len(show.selected()) == 3, "all selected")
    stage.key("Escape")
    until(lambda: show.selected() == [], "none selected")
    height = show.grid.child(0).box()[3]
    stage.key("ctrl+plus")
    until(lambda: show.grid.child(0).box()[3] > height, "larger pictures")
    stage.key("ctrl+0")
    until(lambda: show.grid.child(0).box()[3] == height, "pictures as before")
    assert show.program.complaints() == [], show.program.complaints()
    assert show.program.quit() == 0


def test_several(stage):
    show = Show(stage)
    stage.click(show.grid.child(0))
    show.grid.child(0).focus()
    stage.key("ctrl+a")
    credit = show.program.find("text", "Credit line")
    stage.click(credit)
    stage.type("Seoul Metropolitan Government")
    stage.key("Return")
    until(lambda: all(p["credit"] == "Seoul Metropolitan Government" for p in show.cli("photos")), "the credit of all")
    stage.key("ctrl+z")
    until(lambda: not any(p["credit"] for p in show.cli("photos")), "the credit undone in one step")
    assert show.program.quit() == 0


def test_refused_value(stage):
    show = Show(stage)
    stage.click(show.grid.child(0))
    embargo = show.program.find("text", "Embargo", hidden=True)
    embargo.focus()
    embargo.put_text("next week")
    embargo.focus()
    stage.key("Return")
    until(lambda: embargo.description, "the reason")
    assert embargo.text == "next week" and show.photo(0)["embargo"] is None
    stage.key("Escape")
    until(lambda: embargo.text == "", "the kept value")
    assert show.program.quit() == 0


def test_search(stage):
    show = Show(stage)
    show.cli("edit", "photo:%d" % show.photo(2)["id"], "headline@en=Palace in snow")
    until(lambda: "Palace in snow" in [c.name for c in show.grid.children()], "what another program wrote")
    stage.key("ctrl+f")
    stage.type("palace")
    until(lambda: len(show.grid) == 1, "one photo found")
    stage.key("Escape")
    until(lambda: len(show.grid) == 3, "all photos")
    stage.key("ctrl+f")
    stage.type("nobody wrote this")
    show.program.find("label", "0 photos")
    assert show.program.quit() == 0


def test_drop(stage):
    show = Show(stage)
    folder = os.path.join(stage.folder, "새 사진")
    os.mkdir(folder)
    paint(os.path.join(folder, "북촌 #1 100%.png"), (90, 90, 10))
    with open(os.path.join(folder, "notes.jpg"), "w") as f:
        f.write("no picture")
    show.drop(folder)
    until(lambda: len(show.grid) == 4, "the dropped photo")
    assert "북촌 #1 100%.png" in [c.name for c in show.grid.children()]
    show.program.find("label", "1 file was refused")
    show.program.find("push button", "Undo Import Photos")
    assert show.program.complaints() == [], show.program.complaints()


def test_drag_out(stage):
    """Photos dragged out of the window are their files; dropped on the grid itself they are nothing new."""
    show = Show(stage)
    stage.click(show.grid.child(0))
    stage.click(show.grid.child(2), modifier="ctrl")
    target = stage.start(["/usr/bin/python3", "-c", DROP_TARGET])
    stage.drag(show.grid.child(2).middle(), target.find("push button", "drop here").middle())
    button = target.find("push button", re.compile("file:.*"))
    dropped = [urllib.parse.unquote(uri)[len("file://"):] for uri in button.name.split(" ")]
    assert dropped == [os.path.join(show.folder, "photos", "photo %d.png" % n) for n in (0, 2)], dropped
    x, y, width, height = show.grid.box()
    stage.drag(show.grid.child(0).middle(), (x + width - 40, y + height - 40))
    assert len(show.grid) == 3 and not show.program.look("label", re.compile(".*already there.*"))
    assert show.program.complaints() == [], show.program.complaints()


def test_quit_while_importing(stage):
    """Quitting stops what runs and waits for its end: the file is sound, with a part of the photos or none."""
    show = Show(stage)
    folder = os.path.join(stage.folder, "many")
    os.mkdir(folder)
    for number in range(120):
        paint(os.path.join(folder, "%d.png" % number), (number, 255 - number, 90), 2400, 1600)
    show.drop(folder)
    show.program.find("push button", "Cancel")
    show.program.stage.xdotool("search", "--onlyvisible", "--name", "Seoul", "windowfocus", "--sync")
    assert show.program.quit() == 0
    assert len(show.cli("photos")) < 123
    assert not [f for f in os.listdir(show.folder) if f not in ("show.jeonsi", "photos")]
    subprocess.run([CLI, "verify", show.file], check=True, capture_output=True)


def test_names(stage):
    """Everything that can be pressed or filled in has a name."""
    show = Show(stage)
    stage.click(show.grid.child(0))
    show.program.find("text", re.compile("Caption, .*"))
    wanted = {"push button", "toggle button", "check box", "text", "combo box", "list item", "slider", "layered pane", "list box"}
    nameless = [(t.role, t.parent.role, [c.name for c in t.parent.children()]) for t in show.program.walk(hidden=True)
                if t.role in wanted and not t.name]
    assert nameless == [], nameless
    assert show.program.quit() == 0


def test_second_start(stage):
    """A second start hands its file to the first, which opens it in a window of its own."""
    show = Show(stage)
    other = os.path.join(show.folder, "other.jeonsi")
    subprocess.run([CLI, "new", other, "--title@en", "Other"], check=True, capture_output=True)
    second = subprocess.run([JEONSI, other], env={**stage.env, "GSETTINGS_SCHEMA_DIR": SCHEMAS}, timeout=60)
    assert second.returncode == 0
    show.program.find("frame", "Other")
    show.program.find("frame", "Seoul")
    # The same file again is no second window.
    again = subprocess.run([JEONSI, show.file], env={**stage.env, "GSETTINGS_SCHEMA_DIR": SCHEMAS}, timeout=60)
    assert again.returncode == 0
    time.sleep(0.5)
    frames = sorted(t.name for t in show.program.root.children() if t.role == "frame")
    assert frames == ["Other", "Seoul"], frames
    assert show.program.complaints() == [], show.program.complaints()
    assert show.program.quit() == 0


def test_remembered(stage):
    """Place, inspector and order are as they were."""
    show = Show(stage)
    stage.key("F9")
    until(lambda: not show.program.look("label", "Select a photo to see and edit its details."), "the inspector gone")
    stage.key("alt+2")
    until(lambda: not show.grid.has("showing"), "the panels")
    assert show.program.quit() == 0
    again = show.open(show.file)
    row = again.find("list item", re.compile("Panels, .*"))
    until(lambda: row.has("selected"), "the place of yesterday")
    assert not again.find("toggle button", "Details").has("checked")
    assert again.quit() == 0


def test_read_only(stage):
    """What cannot be written is shown, and nothing offers to change it."""
    show = Show(stage)
    assert show.program.quit() == 0
    # Permissions do not stop root; what a newer Jeonsi wrote is not written by anyone.
    with sqlite3.connect(show.file) as database:
        database.execute("PRAGMA user_version = 1000")
    database.close()
    program = show.open(show.file)
    program.find("label", re.compile("This exhibition can be read but not changed.*"))
    assert not program.find("push button", "Import…").has("sensitive")
    grid = program.find("layered pane", "Photos")
    stage.click(grid.child(0))
    stage.key("5", "Delete")
    caption = program.find("text", re.compile("Caption, .*"))
    assert len(grid) == 3
    stage.click(caption)
    stage.type("no")
    assert caption.text == ""
    assert program.complaints() == [], program.complaints()
    assert program.quit() == 0


def test_killed(stage):
    """There is nothing to save: what was kept is in the file when the program is killed."""
    show = Show(stage)
    stage.click(show.grid.child(0))
    headline = show.program.find("text", re.compile("Headline, English|Headline, 한국어"))
    headline.focus()
    headline.put_text("Kept")
    headline.focus()
    stage.key("Return")
    until(lambda: "Kept" in show.photo(0)["headline"].values(), "the headline")
    show.program.process.kill()
    show.program.process.wait()
    again = show.open(show.file)
    until(lambda: again.find("layered pane", "Photos").child(0).name == "Kept", "the headline after a restart")
    assert again.quit() == 0


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
                picture = os.path.join(PICTURES, "window-%s.png" % name)
                stage.picture(picture)
                print("not ok %d - %s" % (number, name))
                print("\n".join("# " + line for line in (traceback.format_exc(limit=-6) + "screen: " + picture).splitlines()), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
