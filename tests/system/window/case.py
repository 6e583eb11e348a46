"""What the tests in a real window have in common: a text that begins empty, and pictures of what
went wrong. Knows the example window; it must not know what a test proves."""

import argparse
import sys
import unittest
from pathlib import Path

from desk import Desk, Failure, until

ROOT = Path(__file__).resolve().parents[3]
NOTHING = "‹nothing was copied›"
# Where the example window's text ends: half of what the column leaves, at most 720 wide.
MARGIN = 36
WIDEST = 720
# The caret's colour, `Theme::LIGHT.accent`.
ACCENT = (0x0B, 0x6E, 0x6A)

program = None
logs = None


class WindowCase(unittest.TestCase):
    """One window for all tests of a class; every test begins with an empty text."""

    accessible = False
    desk = None

    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(logs, cls.accessible)
        try:
            cls.desk.layout()
            cls.prepare()
            text = cls.desk.home / "text.txt"
            text.write_text("", encoding="utf-8")
            cls.desk.run([program, text])
            # Whoever grabs a keyboard for the first time makes the server tell its layout anew.
            cls.desk.seen("the caret of an empty text", lambda picture: picture.bars(ACCENT))
        except BaseException:
            cls.tearDownClass()
            raise

    @classmethod
    def prepare(cls):
        """What must be done before the program starts."""

    @classmethod
    def tearDownClass(cls):
        desk, cls.desk = cls.desk, None
        if desk is not None:
            desk.close()
            left = desk.strays()
            if left:
                raise Failure(f"processes are left behind: {left}")

    def setUp(self):
        self.desk.arabic()
        self.desk.press("Ctrl+a")
        self.desk.press("Delete")
        self.caret_at("the right edge of an empty text", lambda picture: self.column(picture)[1])

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and self.desk is not None:
            path = self.desk.keep(f"failed-{self._testMethodName}")
            print(f"  picture: {path}\n  {self.desk.last_words()}", file=sys.stderr)

    # --- what tests ask ---

    def copied(self, *keys):
        """What these keys put on the clipboard. Keys arrive in order: what was done before them is
        done when the clipboard has changed."""
        # What is still to be pasted is taken from the clipboard first.
        self.desk.heard()
        self.desk.put_on_clipboard(NOTHING)
        for key in keys:
            self.desk.press(key)
        changed = lambda: (text := self.desk.clipboard()) not in (None, NOTHING) and text
        return until(f"{'+'.join(keys)} changes the clipboard", changed)

    def text(self):
        """The whole text, by its own copy; the selection is lost."""
        return self.copied("Ctrl+a", "Ctrl+c")

    def check(self, expected, found):
        codes = lambda text: " ".join(f"{ord(c):04X}" for c in text)
        self.assertEqual(expected, found, f"\n  {codes(expected)}\n  {codes(found)}")

    def caret_at(self, what, place, near=6):
        """The first picture with the caret near to a place."""

        def there(picture):
            return [x for x, _, _ in picture.bars(ACCENT) if abs(x - place(picture)) < near]

        return self.desk.seen(f"the caret at {what}", there)

    def column(self, picture):
        """Left and right edge of the text."""
        width = min(WIDEST, picture.width - 2 * MARGIN)
        left = (picture.width - width) // 2
        return left, left + width


def main(name, document):
    """Runs the tests of the module that was started."""
    global program, logs
    parser = argparse.ArgumentParser(description=document.splitlines()[0])
    parser.add_argument("--bin", required=True, type=Path, help="the example window's program")
    parser.add_argument("--logs", type=Path, help="where logs and pictures go")
    parser.add_argument("-k", dest="part", help="only tests whose name has this")
    arguments = parser.parse_args()
    program = arguments.bin.resolve()
    logs = (arguments.logs or ROOT / "target/window" / name).resolve()
    if not program.is_file():
        parser.error(f"{program} is not there; cargo build --locked --example canvas")
    loader = unittest.TestLoader()
    if arguments.part:
        loader.testNamePatterns = [f"*{arguments.part}*"]
    suite = loader.loadTestsFromModule(sys.modules["__main__"])
    outcome = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
    failed = len(outcome.failures) + len(outcome.errors)
    if outcome.testsRun == 0 and failed == 0:
        print("no test was run", file=sys.stderr)
        failed = 1
    if failed:
        print(f"logs and pictures: {logs}", file=sys.stderr)
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    return 1 if failed else 0
