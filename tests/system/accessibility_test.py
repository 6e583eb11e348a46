#!/usr/bin/env python3
"""The accessibility test: a real AT-SPI client reads, follows and changes the text in a window.

    /usr/bin/python3 tests/system/accessibility_test.py --bin target/debug/examples/canvas [-k PART]

Needs what window_test.py needs, at-spi2-core and the packages gir1.2-atspi-2.0 and python3-gi. The
last line is `N passed, N failed`; logs and pictures are kept under target/window.
"""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "window"))
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from case import ROOT, WindowCase, main
    from desk import Failure, until
    from gi.repository import Gio, GLib
except (ImportError, ValueError) as missing:
    sys.exit(
        f"{sys.executable}: {missing}; Debian's python3-gi, gir1.2-atspi-2.0 and python3-xlib"
        " have it, for /usr/bin/python3"
    )

Atspi = None  # loaded once its session is there
SENTENCE = "قال ڤلاديمير Putin في 13 مارس ٢٠٢٢"


def prepare(desk):
    """Says that a screen reader runs, before the program starts."""
    global Atspi
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME"):
        os.environ[name] = desk.env[name]
    bus = Gio.DBusConnection.new_for_address_sync(
        desk.env["DBUS_SESSION_BUS_ADDRESS"],
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        None,
        None,
    )

    def call(interface, method, arguments, answer=None):
        kind = GLib.VariantType(answer) if answer else None
        none = Gio.DBusCallFlags.NONE
        place = ("org.a11y.Bus", "/org/a11y/bus")
        return bus.call_sync(*place, interface, method, arguments, kind, none, 2000, None)

    def there():
        try:
            return call("org.a11y.Bus", "GetAddress", None, "(s)").unpack()[0]
        except GLib.Error:
            return None

    until("the accessibility bus", there)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        call("org.freedesktop.DBus.Properties", "Set", value)
    from gi.repository import Atspi as loaded

    Atspi = loaded
    Atspi.init()
    Atspi.set_timeout(2000, 4000)


class Client(WindowCase):
    """A window with a client that reads it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.node = until("the text's node", cls.find)

    # --- the client ---

    @classmethod
    def find(cls):
        """The text's node, somewhere under the desktop."""
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()

        def under(node, depth):
            if node is None or depth > 8:
                return None
            if {"Text", "EditableText"} <= set(node.get_interfaces()):
                return node
            node.clear_cache()
            for at in range(node.get_child_count()):
                found = under(node.get_child_at_index(at), depth + 1)
                if found:
                    return found
            return None

        try:
            applications = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
            ours = (it for it in applications if it and it.get_process_id() == cls.desk.program.pid)
            return next(filter(None, (under(it, 0) for it in ours)), None)
        except GLib.Error:
            return None

    def whole(self):
        return Atspi.Text.get_text(self.node, 0, -1)

    def caret(self):
        return Atspi.Text.get_caret_offset(self.node)

    def selection(self):
        if Atspi.Text.get_n_selections(self.node) == 0:
            return None
        span = Atspi.Text.get_selection(self.node, 0)
        return span.start_offset, span.end_offset

    def is_told(self, what, ask, expected):
        """Waits until the client is told this."""
        last = None

        def as_expected():
            nonlocal last
            last = ask()
            return last == expected

        try:
            until(what, as_expected)
        except Failure:
            self.assertEqual(expected, last, what)

    def reads(self, text):
        self.is_told("the text", self.whole, text)

    def caret_is(self, offset):
        self.is_told("the caret", self.caret, offset)

    def selection_is(self, start, end):
        self.is_told("the selection", self.selection, (start, end))

    def extents(self, offset):
        area = Atspi.Text.get_character_extents(self.node, offset, Atspi.CoordType.WINDOW)
        return area.x, area.y, area.width, area.height

    def hearing(self):
        """What the client hears from now on: a function that waits for an event."""
        heard = []

        def hear(event):
            if event.source == self.node:
                heard.append((event.type.split(":system")[0], event.detail1, event.any_data))

        listener = Atspi.EventListener.new(hear)
        kinds = ("object:text-changed", "object:text-caret-moved", "object:text-selection-changed")
        for kind in kinds:
            self.assertTrue(listener.register(kind))
            self.addCleanup(listener.deregister, kind)
        context = GLib.MainContext.default()

        def hears(kind, place, text=None):
            def comes():
                while context.iteration(False):
                    pass
                return any(it[:2] == (kind, place) and text in (None, it[2]) for it in heard)

            try:
                until(f"{kind} at {place}", comes)
            except Failure:
                self.fail(f"{kind} at {place} is not among {heard}")
            heard.clear()

        return hears


class Text(Client):
    """What is proved of a text by point 42 of the checklist."""

    def setUp(self):
        self.empty_the_text()
        self.reads("")

    def test_the_node_says_what_it_is(self):
        self.assertEqual("نص المقالة", self.node.get_name())
        states = self.node.get_state_set()
        for state in ("FOCUSED", "EDITABLE", "MULTI_LINE", "SHOWING"):
            self.assertTrue(states.contains(getattr(Atspi.StateType, state)), state)

    def test_what_is_typed_is_read_to_the_letter(self):
        self.desk.type(SENTENCE)
        self.reads(SENTENCE)
        self.caret_is(len(SENTENCE))
        self.desk.press("Return")
        self.desk.type("نعم")
        self.reads(f"{SENTENCE}\nنعم")
        self.check(f"{SENTENCE}\nنعم", self.text())

    def test_the_caret_is_told_where_keys_take_it(self):
        self.desk.type("قال Putin نعم")
        self.caret_is(13)
        self.desk.press("Home")
        self.caret_is(0)
        for place in (1, 2, 3):
            self.desk.press("Left")
            self.caret_is(place)
        self.desk.press("End")
        self.caret_is(13)
        self.desk.press("Ctrl+Right")
        self.caret_is(10)
        self.desk.press("BackSpace")
        self.reads("قال Putinنعم")
        self.caret_is(9)

    def test_what_keys_select_is_told(self):
        self.desk.type("قال Putin نعم")
        self.desk.press("Home")
        self.desk.press("Shift+Left", 3)
        self.selection_is(0, 3)
        self.desk.press("Ctrl+a")
        self.selection_is(0, 13)
        self.desk.press("Left")
        self.is_told("no selection", self.selection, None)

    def test_the_client_hears_of_every_change(self):
        hears = self.hearing()
        self.desk.type("م")
        hears("object:text-changed:insert", 0, "م")
        self.desk.type("ن")
        hears("object:text-caret-moved", 2)
        self.desk.press("Home")
        hears("object:text-caret-moved", 0)
        # The caret stays, and a letter behind it goes.
        self.desk.press("Delete")
        hears("object:text-changed:delete", 0, "م")
        self.desk.press("Ctrl+a")
        hears("object:text-selection-changed", 0)

    def test_the_client_sets_the_caret(self):
        self.desk.type("قال Putin نعم")
        self.reads("قال Putin نعم")
        self.assertTrue(Atspi.Text.set_caret_offset(self.node, 4))
        self.caret_is(4)
        self.desk.type("لا")
        self.reads("قال لاPutin نعم")

    def test_the_client_sets_the_selection(self):
        self.desk.type("قال Putin نعم")
        self.reads("قال Putin نعم")
        self.assertTrue(Atspi.Text.set_selection(self.node, 0, 4, 9))
        self.selection_is(4, 9)
        self.check("Putin", self.copied("Ctrl+c"))
        self.desk.type("شي")
        self.reads("قال شي نعم")
        self.assertTrue(Atspi.Text.set_selection(self.node, 0, 0, 10))
        self.selection_is(0, 10)
        self.assertTrue(Atspi.Text.remove_selection(self.node, 0))
        self.is_told("no selection", self.selection, None)

    def test_the_client_changes_the_text_and_a_key_takes_it_back(self):
        self.desk.type("قال شي")
        self.reads("قال شي")
        self.assertTrue(Atspi.EditableText.set_text_contents(self.node, "قال Xi\nنعم"))
        self.reads("قال Xi\nنعم")
        self.check("قال Xi\nنعم", self.text())
        self.desk.press("Ctrl+z")
        self.reads("قال شي")

    def test_lines_and_words_are_told(self):
        self.desk.put_on_clipboard("قال الرئيس الروسي إن القمة مهمة. " * 8 + "\nنعم")
        self.desk.press("Ctrl+v")
        self.is_told("two paragraphs", lambda: self.whole().count("\n"), 1)
        at = lambda offset, granularity: Atspi.Text.get_string_at_offset(
            self.node, offset, granularity
        ).content
        self.assertEqual("الرئيس ", at(6, Atspi.TextGranularity.WORD))
        line = at(0, Atspi.TextGranularity.LINE)
        self.assertTrue(20 < len(line) < 150, line)
        self.assertTrue(self.whole().startswith(line))
        paragraph = at(0, Atspi.TextGranularity.PARAGRAPH)
        self.assertTrue(paragraph.endswith(". \n"), paragraph[-9:])

    def test_arabic_letters_lie_from_right_to_left_and_latin_ones_from_left_to_right(self):
        self.desk.type("قال Putin نعم")
        self.reads("قال Putin نعم")
        places = [self.extents(offset) for offset in range(13)]
        for x, y, width, height in places:
            self.assertGreater(width, 0)
            self.assertGreater(height, 12)
            self.assertEqual(y, places[0][1])
        arabic = [places[at] for at in (0, 1, 2, 3, 9, 10, 11, 12)]
        for (before, *_), (after, _, width, _) in zip(arabic, arabic[1:]):
            self.assertLessEqual(after + width, before + 1, places)
        for (before, _, width, _), (after, *_) in zip(places[4:9], places[5:9]):
            self.assertGreaterEqual(after, before + width - 1, places)
        for offset, (x, y, width, height) in enumerate(places):
            middle = (x + width // 2, y + height // 2)
            found = Atspi.Text.get_offset_at_point(self.node, *middle, Atspi.CoordType.WINDOW)
            self.assertEqual(offset, found)
        # They are where the letters are seen.
        picture = self.desk.picture()
        top, bottom, left, right = picture.lines()[0]
        self.assertLess(abs(places[0][0] + places[0][2] - right), 5, (places[0], right))
        self.assertLess(abs(places[12][0] - left), 5, (places[12], left))
        self.assertLess(places[0][1], top)
        self.assertGreater(places[0][1] + places[0][3], bottom)

    def test_a_whole_article_is_read(self):
        lines = "\n".join(f"السطر {number} من مقالة فيها Putin" for number in range(1, 201))
        self.desk.put_on_clipboard(lines)
        self.desk.press("Ctrl+v")
        self.reads(lines)
        self.caret_is(len(lines))
        self.assertTrue(Atspi.Text.set_caret_offset(self.node, 0))
        self.caret_is(0)
        self.caret_at("the first line", lambda picture: self.column(picture)[1])


class Article(Client):
    """What is proved of an article with headings and citations."""

    document = ROOT / "assets/examples/every-feature.ron"

    def test_the_article_is_read_with_the_numbers_of_its_citations(self):
        whole = self.whole()
        self.assertIn("[1]", whole)
        # A copy has neither citations nor raw markup.
        self.check(self.text(), re.sub(r"\[\d+(,\d+)*\]|</>", "", whole))

    def test_headings_are_objects_with_names(self):
        children = [self.node.get_child_at_index(at) for at in range(self.node.get_child_count())]
        headings = [it.get_name() for it in children if it.get_role() == Atspi.Role.HEADING]
        self.assertGreater(len(headings), 1)
        lines = self.whole().split("\n")
        for name in headings:
            self.assertIn(name, lines)

    def test_a_letter_that_goes_from_a_heading_is_heard(self):
        hears = self.hearing()
        heading = next(
            child
            for child in map(self.node.get_child_at_index, range(self.node.get_child_count()))
            if child.get_role() == Atspi.Role.HEADING
        )
        start = self.whole().index(f"\n{heading.get_name()}\n") + 1
        letter = self.whole()[start]
        Atspi.Text.set_caret_offset(self.node, start)
        self.caret_is(start)
        self.desk.press("Delete")
        hears("object:text-changed:delete", start, letter)
        self.caret_is(start)
        self.desk.press("Ctrl+z")
        hears("object:text-changed:insert", start, letter)


if __name__ == "__main__":
    sys.exit(main("accessibility", __doc__, prepare))
