#!/usr/bin/env python3
"""The window test: in a real window, a keyboard, a mouse and a clipboard do what they should.

    /usr/bin/python3 tests/system/window_test.py --bin target/debug/examples/canvas [-k PART]

Needs Xvfb, setxkbmap, xclip, dbus-daemon and python3-xlib. The last line is `N passed, N failed`;
logs and pictures are kept under target/window.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "window"))
try:
    from case import ACCENT, WindowCase, main
    from desk import Failure
except ImportError as missing:
    sys.exit(f"{sys.executable}: {missing}; Debian's python3-xlib has it, for /usr/bin/python3")

# Arabic with the house letters, Latin, digits of both kinds and marks: all by keys.
SENTENCE = "قال ڤلاديمير Putin في 13 مارس ٢٠٢٢: «لا»؟"


# What lies behind selected letters, `Theme::LIGHT.selected`, as it lies in a picture.
SELECTED = bytes([0xE5, 0xE8, 0xCD])


class Window(WindowCase):
    def setUp(self):
        self.empty_the_text()

    def type_and_look(self, text):
        """Types an Arabic line and waits for its last letter: there the caret stands then."""
        self.desk.type(text)
        self.desk.heard()

        def last_letter(picture):
            ends = [left for _, _, left, _ in picture.lines()]
            carets = [x for x, _, _ in picture.bars(ACCENT)]
            return len(ends) == len(carets) == 1 and abs(ends[0] - carets[0]) < 8

        self.desk.seen("one line of text with the caret at its end", last_letter)

    def test_an_empty_text_has_its_caret_at_the_right_edge(self):
        picture = self.caret_at("the right edge", lambda picture: self.column(picture)[1])
        (_, _, height), *others = picture.bars(ACCENT)
        self.assertEqual(others, [])
        self.assertGreater(height, 12)
        self.assertEqual(picture.lines(), [])

    def test_a_sentence_is_typed_to_the_letter(self):
        self.desk.type(SENTENCE)
        picture = self.desk.seen(
            "a line of text and the caret",
            lambda picture: len(picture.lines()) == 1 and picture.bars(ACCENT),
        )
        self.desk.keep("sentence")
        self.check(SENTENCE, self.text())
        # It begins at the right edge and goes left; there it ends, and there is the caret.
        (_, _, left, right), = picture.lines()
        column_left, column_right = self.column(picture)
        self.assertLess(abs(right - column_right), 8)
        self.assertGreater(left, column_left + 100)
        (x, _, _), *_ = picture.bars(ACCENT)
        self.assertLess(abs(x - left), 12, f"the caret is at {x}, the text ends at {left}")

    def test_the_key_of_lam_alef_gives_two_letters(self):
        self.desk.type("ك")
        self.desk.press("b")
        self.desk.type("م")
        self.check("كلام", self.text())

    def test_arrows_home_and_end_go_where_they_point(self):
        self.type_and_look("مرحبا")
        self.desk.press("Home")
        self.desk.type("و")
        self.desk.press("End")
        self.desk.press("Right", 2)
        self.desk.type("س")
        self.desk.press("Left")
        self.desk.type("ش")
        self.check("ومرحسبشا", self.text())

    def test_the_caret_moves_left_on_the_screen(self):
        self.type_and_look("مرحبا بكم")
        self.desk.press("Home")
        picture = self.caret_at("the start of the line", lambda picture: self.column(picture)[1])
        places = [x for x, _, _ in picture.bars(ACCENT)]
        for _ in range(4):
            self.desk.press("Left")
            shown = lambda picture: [x for x, _, _ in picture.bars(ACCENT) if x not in places]
            places += shown(self.desk.seen("the caret at another place", shown))
        self.assertEqual(places, sorted(places, reverse=True))
        self.assertEqual(len(places), 5)

    def test_what_is_selected_with_shift_is_cut_and_pasted(self):
        self.type_and_look("قال Putin اليوم")
        self.desk.press("Home")
        self.desk.press("Ctrl+Left")
        self.desk.press("Shift+Ctrl+Left")
        self.desk.arabic()  # the shortcuts work by their place on the keyboard
        cut = self.copied("Ctrl+x")
        self.check("Putin", cut.strip())
        self.desk.press("End")
        self.desk.press("Ctrl+v", 2)
        self.check(f"قال {'' if cut.endswith(' ') else ' '}اليوم{cut}{cut}", self.text())

    def test_a_text_from_another_program_is_pasted_and_taken_back(self):
        self.type_and_look("قال:")
        self.desk.put_on_clipboard("نص من الخارج (2022)\nفي سطرين")
        self.desk.press("Ctrl+v")
        self.check("قال:نص من الخارج (2022)\nفي سطرين", self.text())
        self.desk.press("Ctrl+z")
        self.check("قال:", self.text())
        self.desk.press("Ctrl+y")
        self.check("قال:نص من الخارج (2022)\nفي سطرين", self.text())

    def test_a_click_sets_the_caret_where_it_points(self):
        self.type_and_look("قال الرئيس")
        top, bottom, left, right = self.desk.picture().lines()[0]
        self.desk.press("Home")
        self.caret_at("the start of the line", lambda _: right)
        self.desk.click(left - 30, (top + bottom) // 2)
        self.caret_at("the end of the line", lambda _: left)
        self.desk.type("ك")
        self.caret_at("the new end of the line", lambda picture: picture.lines()[0][2])
        self.desk.click(right + 4, (top + bottom) // 2)
        self.caret_at("the start of the line", lambda _: right)
        self.desk.type("و")
        self.check("وقال الرئيسك", self.text())

    def test_a_drag_selects_and_two_clicks_select_a_word(self):
        self.type_and_look("قال Putin اليوم")
        top, bottom, left, right = self.desk.picture().lines()[0]
        middle = (top + bottom) // 2
        self.desk.point(right + 2, middle)
        self.desk.button(1, True)
        for x in range(right, left - 8, -15):
            self.desk.point(x, middle)
        self.desk.point(left - 6, middle)
        self.caret_at("the end of what is dragged over", lambda _: left)
        self.desk.button(1, False)
        self.check("قال Putin اليوم", self.copied("Ctrl+c"))
        # Two clicks of a hand are two frames apart and near in time; on a busy machine it may take
        # several tries. Between them the pointer goes elsewhere: three clicks select more.
        for _ in range(10):
            self.desk.click(left - 60, middle)
            self.caret_at("the end of the line", lambda _: left)
            self.desk.click(left + 12, middle)
            self.caret_at("the last word", lambda _: left + 12, near=12)
            self.desk.click(left + 12, middle)
            try:
                self.desk.seen("something selected", lambda it: SELECTED in it.data, seconds=1)
                break
            except Failure:
                continue
        self.desk.keep("word")
        self.check("اليوم", self.copied("Ctrl+c"))

    def test_the_wheel_scrolls_there_and_back(self):
        lines = "\n".join(f"سطر {number}" for number in range(1, 61))
        self.desk.put_on_clipboard(lines)
        self.desk.press("Ctrl+v")
        self.check(lines, self.text())
        self.desk.press("Ctrl+Home")
        at_top = lambda picture: [y for _, y, _ in picture.bars(ACCENT) if y < 40]
        first = self.desk.seen("the caret in the first line", at_top)
        x, y = first.width // 2, first.height // 2
        self.wheel(x, y, 4, 2)
        rows = lambda picture: [line[:2] for line in picture.lines()]
        beginning = rows(self.still("the text's beginning", rows))
        self.assertGreater(len(beginning), 8)
        self.wheel(x, y, 5, 8)
        self.still("the text has moved up", lambda it: rows(it) != beginning and not it.bars(ACCENT))
        self.desk.keep("scrolled")
        self.wheel(x, y, 4, 20)
        self.still("the text's beginning again", lambda it: rows(it) == beginning)

    def wheel(self, x, y, button, times):
        """Turns the wheel: button 4 is up, 5 is down."""
        for _ in range(times):
            self.desk.click(x, y, button)
        self.desk.heard()

    def still(self, what, check):
        """The first picture that pleases and is the same as the four before it: scrolling glides."""
        last = []

        def pleases(picture):
            last.append(picture.ink())
            return len(last) > 4 and all(it == last[-1] for it in last[-5:]) and check(picture)

        return self.desk.seen(what, pleases)


if __name__ == "__main__":
    sys.exit(main("window", __doc__))
