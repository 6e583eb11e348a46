"""What the tests in a real window have in common: the window, and pictures of what went wrong. Knows the example window; it must not know what a test proves."""

import argparse
import sys
import unittest
from pathlib import Path

from desk import Desk, until

ROOT = Path(__file__).resolve().parents[3]
NOTHING = "‹nothing was copied›"
# Where the example window's text ends: half of what the column leaves, at most 720 wide.
MARGIN = 36
WIDEST = 720
# The caret's colour, `Theme::LIGHT.accent`.
ACCENT = (0x0B, 0x6E, 0x6A)

program = None  # the path given with --bin


class WindowCase(unittest.TestCase):
    """One window for all tests of a class, on the desk that all classes share."""

    desk = None
    # What the window shows first: a path or, written to a file, a text.
    document = ""

    @classmethod
    def setUpClass(cls):
        document = cls.document
        if not isinstance(document, Path):
            document = cls.desk.home / "text.txt"
            document.write_text(cls.document, encoding="utf-8")
        cls.desk.run([program, document])
        cls.desk.seen("the caret", lambda picture: picture.bars(ACCENT))

    @classmethod
    def tearDownClass(cls):
        cls.desk.stop()

    def empty_the_text(self):
        """Arabic is the layout, the text is empty, and the window shows it."""
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
        """The same to the letter; if not, code points tell where they part."""
        if expected != found:
            pairs = enumerate(zip(expected, found))
            at = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(found)))
            codes = lambda text: " ".join(f"{ord(c):04X}" for c in text[at : at + 8])
            self.fail(
                f"at code point {at}\n  expected …{expected[at:at + 24]!r}  {codes(expected)}\n"
                f"  found    …{found[at:at + 24]!r}  {codes(found)}"
            )

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


def main(name, document, prepare=None):
    """Runs the tests of the module that was started. `prepare` is given the desk before the first
    program starts."""
    global program
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
    desk = WindowCase.desk = Desk(logs, accessible=prepare is not None)
    try:
        desk.layout()
        if prepare is not None:
            prepare(desk)
        outcome = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
    except BaseException:
        print(f"logs and pictures: {logs}", file=sys.stderr)
        raise
    finally:
        desk.close()
    failed = len(outcome.failures) + len(outcome.errors)
    if outcome.testsRun == 0 and failed == 0:
        print("no test was run", file=sys.stderr)
        failed = 1
    left = desk.strays()
    if left:
        print(f"processes are left behind: {left}", file=sys.stderr)
        failed += 1
    if failed:
        print(f"logs and pictures: {logs}", file=sys.stderr)
    print(f"{max(outcome.testsRun - failed, 0)} passed, {failed} failed")
    return 1 if failed else 0
