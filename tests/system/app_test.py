#!/usr/bin/env python3
"""The app test: the program as a journalist has it, with real keys, real files and real crashes.

    /usr/bin/python3 tests/system/app_test.py --bin target/debug/tahrir [-k PART]

Needs what accessibility_test.py needs. The last line is `N passed, N failed`; logs and pictures are
kept under target/window.
"""

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "window")]
import accessibility_test as reader  # noqa: E402
import case  # noqa: E402
import desk  # noqa: E402
from case import ROOT, WindowCase, main  # noqa: E402
from desk import Desk, Failure, until  # noqa: E402
from gi.repository import GLib  # noqa: E402
from Xlib import X  # noqa: E402
from Xlib.protocol.event import ClientMessage  # noqa: E402

desk.SCREEN = (1440, 900)  # the whole window, as it opens the first time
SAMPLE = ROOT / "assets/examples/samarkand.ron"
# Arabic with a house letter, by keys of the Arabic layout.
WORDS = "قال پوتن اليوم"
# What a screen reader calls the article's text.
TEXT = "نص المقالة"
# What it calls the field for a path.
PATH = "مسار الملف"
# What is written has a copy so soon after the last key (the issue's own number).
KEPT = 2.0
# A wish of the system to end is granted so soon.
ENDED = 1.0


def contents(folder, ending):
    return [path.read_text(errors="replace") for path in Path(folder).rglob(f"*{ending}")]


class App(WindowCase):
    """The program, each time with a home of its own."""

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        self.desk.arabic()
        self.home = self.desk.home / self._testMethodName
        self.home.mkdir()
        self.state = self.home / "state/tahrir"
        for kind in ("config", "state", "data"):
            self.desk.env[f"XDG_{kind.upper()}_HOME"] = str(self.home / kind)

    def tearDown(self):
        if self.desk.program is not None:
            try:
                self.desk.keep(self._testMethodName)
            finally:
                self.desk.stop()

    def run(self, result=None):
        # The window is gone when the outcome is known, so its picture is taken before.
        unittest.TestCase.run(self, result)

    # --- what a person does ---

    def start(self, *files):
        self.desk.run([case.program, *files])
        until("the article's text", self.node)

    def type_at_the_start(self, text):
        self.desk.press("Ctrl+Home")
        self.desk.type(text)
        self.desk.heard()

    def end(self, number):
        """Sends a signal: the exit code, and how long the end took."""
        program, self.desk.program = self.desk.program, None
        began = time.monotonic()
        program.send_signal(number)
        code = program.wait(timeout=10)
        return code, time.monotonic() - began

    def again(self, *files, **environment):
        """Another start that must end by itself: exit code and words."""
        env = {**self.desk.env, **environment}
        env = {name: value for name, value in env.items() if value is not None}
        done = subprocess.run(
            [case.program, *files], env=env, capture_output=True, text=True, timeout=20
        )
        return done.returncode, done.stdout + done.stderr

    def exported(self, file):
        done = subprocess.run(
            [case.program, "export", file, "--format", "text"],
            capture_output=True, text=True, timeout=20, check=True,
        )
        return done.stdout

    # --- what a screen reader says ---

    def nodes(self):
        """Every node of the window."""
        desktop = reader.Atspi.get_desktop(0)
        desktop.clear_cache()
        waiting = []
        for at in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(at)
            if application and application.get_process_id() == self.desk.program.pid:
                waiting.append(application)
        while waiting:
            node = waiting.pop()
            if node is None:
                continue
            node.clear_cache()
            yield node
            waiting += [node.get_child_at_index(at) for at in range(node.get_child_count())]

    def node(self):
        """The article's text."""
        try:
            wanted = {"Text", "EditableText"}
            for node in self.nodes():
                if wanted <= set(node.get_interfaces()) and node.get_name() == TEXT:
                    return node
        except GLib.Error:
            pass
        return None

    def read(self):
        node = self.node()
        try:
            return reader.Atspi.Text.get_text(node, 0, -1) if node else ""
        except GLib.Error:
            return ""

    def is_entered(self, name, text, seconds=15):
        """Waits until a field has this text."""

        def entered():
            for node in self.nodes():
                if node.get_name() == name and "Text" in node.get_interfaces():
                    return reader.Atspi.Text.get_text(node, 0, -1)
            return None

        try:
            until(f"«{name}» has «{text}»", lambda: entered() == text, seconds)
        except Failure as failure:
            raise Failure(f"{failure}; it has «{entered()}»") from None

    def names(self):
        try:
            return [node.get_name() or "" for node in self.nodes()]
        except GLib.Error:
            return []

    def is_said(self, words):
        """Waits until the window says this somewhere."""
        try:
            until(f"the window says «{words}»", lambda: any(words in it for it in self.names()))
        except Failure as failure:
            raise Failure(f"{failure}; it says: {self.names()}") from None

    def find(self, name, role=None):
        """Where the node of this name can be pointed at: its middle in the window. What lies above
        comes first."""
        try:
            for node in self.nodes():
                if node.get_name() != name or "Component" not in node.get_interfaces():
                    continue
                if role and node.get_role_name() != role:
                    continue
                area = reader.Atspi.Component.get_extents(node, reader.Atspi.CoordType.WINDOW)
                if area.width > 0 and area.height > 0:
                    return area.x + area.width // 2, area.y + area.height // 2
        except GLib.Error:
            pass
        return None

    def click(self, name, role=None):
        """Clicks with the mouse at what has this name."""
        last = []

        def at_rest():
            # What appears may move what is there already.
            last.append(self.find(name, role))
            return last[-1] if len(last) > 1 and last[-1] == last[-2] else None

        try:
            x, y = until(f"«{name}» is there", at_rest)
        except Failure as failure:
            raise Failure(f"{failure}; there is: {self.names()}") from None
        self.desk.click(x, y)
        self.desk.heard()

    def answer(self, name, of):
        """Clicks at a button of a dialog, which then goes: nothing in it has the name `of` any more.
        What appears may move the button away from under the pointer; then it is clicked again."""
        gone = lambda: not any(of in it for it in self.names())
        for seconds in (3, 3, 15):
            if self.find(name):
                self.click(name)
            try:
                return until(f"«{of}» goes when «{name}» is clicked", gone, seconds)
            except Failure as failure:
                last = failure
        raise last

    def fill(self, name, text):
        """Writes into a field what stands there now instead. What appears may move a field away
        from under the pointer; then it is pointed at once more, as a person does."""
        for seconds in (4, 4, 15):
            self.click(name, "entry")
            self.desk.press("Ctrl+a")
            self.desk.press("BackSpace")
            self.desk.type(text)
            self.desk.heard()
            try:
                return self.is_entered(name, text, seconds)
            except Failure as failure:
                last = failure
        raise last

    def write_path(self, path, button, asked):
        """Writes a path where the window asks for one, for there is neither portal nor zenity. What
        is asked for too early, while a dialog still goes, is asked for again."""
        for seconds in (4, 4, 15):
            asked()
            try:
                until("a field for a path", lambda: self.find(PATH, "entry"), seconds)
                break
            except Failure as failure:
                last = failure
        else:
            raise last
        self.is_said("لا يقدّم هذا النظام نافذة لاختيار الملفات")
        self.fill(PATH, str(path))
        self.answer(button, PATH)

    def close_by_frame(self):
        """What a window manager sends when the cross is clicked."""
        atom = self.desk.screen.intern_atom
        data = (32, [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0])
        message = ClientMessage(
            window=self.desk.window, client_type=atom("WM_PROTOCOLS"), data=data
        )
        self.desk.window.send_event(message)
        self.desk.screen.flush()

    def ended(self):
        """Waits until the program has ended by itself: its exit code."""
        program, self.desk.program = self.desk.program, None
        return program.wait(timeout=10)

    def is_read(self, words):
        until(f"the text has «{words}»", lambda: words in self.read())

    def copies(self):
        return contents(self.state, ".copy")

    # --- the tests ---

    def test_the_first_start_shows_the_example_and_the_second_what_was_left(self):
        self.start()
        self.is_read("أشاد الكرملين")
        self.desk.keep("first-start")
        # By these a desktop knows whose window it is.
        self.assertEqual(self.desk.window.get_wm_class()[1], "tahrir")
        icon = self.desk.screen.intern_atom("_NET_WM_ICON")
        self.assertTrue(self.desk.window.get_full_property(icon, X.AnyPropertyType))
        self.assertEqual(self.end(signal.SIGTERM)[0], 0)
        self.start()
        until("an empty article", lambda: self.node() and "الكرملين" not in self.read())

    def test_what_is_typed_has_a_copy_within_two_seconds_and_survives_a_kill(self):
        self.start()
        self.type_at_the_start(WORDS)
        began = time.monotonic()
        until("a copy", lambda: any(WORDS in it for it in self.copies()), seconds=KEPT + 0.5)
        self.assertLess(time.monotonic() - began, KEPT)
        self.end(signal.SIGKILL)
        self.assertEqual(len(self.copies()), 1)
        self.start()
        self.is_read(WORDS + "في 13 سبتمبر")
        self.is_said("عاد ما كتبته")
        # It crashes again before anything else happens, and nothing is lost.
        self.end(signal.SIGKILL)
        self.start()
        self.is_read(WORDS)
        self.assertEqual(len(self.copies()), 1)

    def test_a_damaged_copy_is_kept_and_named(self):
        self.start()
        self.type_at_the_start(WORDS)
        until("a copy", lambda: any(WORDS in it for it in self.copies()))
        self.end(signal.SIGKILL)
        (copy,) = self.state.rglob("*.copy")
        damaged = copy.read_bytes().replace("سمرقند".encode(), "سمرقنذ".encode(), 1)
        copy.write_bytes(damaged)
        self.start()
        self.is_said("نسخة احتياطية تالفة")
        (kept,) = (self.state / "damaged").iterdir()
        self.assertEqual(kept.read_bytes(), damaged)

    def test_a_disk_that_takes_nothing_is_told_and_ends_nothing(self):
        # No file may grow beyond some kilobytes: the system answers with SIGXFSZ, which kills.
        self.desk.run(["sh", "-c", f'ulimit -f 4; exec "{case.program}"'])
        until("the article's text", self.node)
        self.type_at_the_start(WORDS)
        self.is_said("لا تُحفظ نسخة احتياطية")
        self.is_read(WORDS)
        self.assertEqual(self.copies(), [])
        self.assertEqual(self.end(signal.SIGTERM)[0], 0)

    def test_a_wish_to_end_keeps_what_was_typed_last(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            self.start()
            word = {signal.SIGTERM: "أول", signal.SIGINT: "ثان", signal.SIGHUP: "ثالث"}[number]
            self.type_at_the_start(word)
            code, seconds = self.end(number)
            self.assertEqual(code, 0)
            self.assertLess(seconds, ENDED)
            self.assertTrue(any(word in it for it in self.copies()), self.copies())
        self.start()
        self.is_read("ثالثثانأول")

    def test_a_draft_is_saved_where_it_came_from_and_its_copy_goes(self):
        draft = self.home / "قمة سمرقند.ron"
        draft.write_bytes(SAMPLE.read_bytes())
        draft.chmod(0o640)
        self.start(draft)
        self.type_at_the_start(WORDS)
        self.desk.press("Ctrl+s")
        until("the file", lambda: WORDS in draft.read_text())
        self.assertIn(WORDS + "في 13 سبتمبر", self.exported(draft))
        self.assertEqual(draft.stat().st_mode & 0o777, 0o640)
        until("no copy is left", lambda: not self.copies())
        self.assertEqual(self.end(signal.SIGTERM)[0], 0)
        self.assertEqual(self.copies(), [])
        # The next start opens it again.
        self.start()
        self.is_read(WORDS)

    def test_an_unnamed_article_is_saved_where_the_person_writes(self):
        self.start()
        self.type_at_the_start(WORDS)
        path = self.home / "first.ron"
        self.write_path(path, "احفظ", lambda: self.desk.press("Ctrl+s"))
        until("the file", lambda: path.exists() and WORDS in path.read_text())
        until("no copy is left", lambda: not self.copies())
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.desk.keep("saved")

    def test_from_a_published_page_to_the_finished_markup(self):
        """The whole way by mouse and keys: open, fix the title, add a source whose date is wrong, put
        it right, cite it, look at the article, export, and compare with the command line."""
        page = ROOT / "tests/data/published/samarkand.txt"
        self.start(page)
        self.is_read("أشاد الكرملين")
        self.click("صحّح إلى \u2068وپوتن\u2069")
        self.is_entered("عنوان المقالة", "شي وپوتن يلتقيان بقمة شانغهاي بسمرقند غدا")
        self.desk.press("Ctrl+Home")
        self.click("مصدر جديد…")
        self.fill("العنوان", "SCO summit in Samarkand")
        self.fill("الرابط", "https://example.org/sco")
        self.fill("الصحيفة أو الموقع", "Example News")
        self.fill("تاريخ النشر", "2022-02-30")
        self.is_said("لا وجود لهذا التاريخ")
        self.desk.keep("flow-1-bad-date")
        self.fill("تاريخ النشر", "2022-09-12")
        self.answer("أضف واستشهد هنا", "نوع المصدر")
        until("a citation", lambda: self.read().count("\ufffc") == 2 or "[2]" in self.read())
        self.desk.keep("flow-2-cited")
        self.click("معاينة")
        self.is_said("قراءة")
        self.desk.keep("flow-3-preview")
        self.desk.press("Escape")
        finished = self.home / "finished.wiki"
        self.write_path(finished, "صدّر", lambda: self.click("صدّر…"))
        until("the finished article", finished.exists)
        self.desk.keep("flow-4-exported")
        draft = self.home / "draft.ron"
        self.write_path(draft, "احفظ", lambda: self.desk.press("Ctrl+s"))
        until("the draft", draft.exists)
        text = finished.read_text(encoding="utf-8")
        self.assertIn("SCO summit in Samarkand", text)
        self.assertIn("2022-09-12", text)
        done = subprocess.run(
            [case.program, "export", draft], capture_output=True, text=True, timeout=20, check=True
        )
        self.check(done.stdout, text)
        code, words = self.again("check", draft, "--today", "2022-09-14")
        self.assertNotIn("name-spelling", words)

    def test_somebody_else_s_change_is_not_written_over(self):
        draft = self.home / "a.ron"
        draft.write_bytes(SAMPLE.read_bytes())
        self.start(draft)
        self.type_at_the_start(WORDS)
        other = (ROOT / "assets/examples/every-feature.ron").read_bytes()
        draft.write_bytes(other)
        self.desk.press("Ctrl+s")
        self.is_said("تغيّر الملف")
        self.desk.keep("changed-outside")
        self.assertEqual(draft.read_bytes(), other)
        self.answer("احفظ مقالتي مكانه", "تغيّر الملف")
        until("the file", lambda: WORDS in draft.read_text())
        self.type_at_the_start("ثم ")
        self.desk.press("Ctrl+s")
        until("the file again", lambda: "ثم " + WORDS in draft.read_text())

    def test_nothing_unsaved_is_closed_without_a_question(self):
        draft = self.home / "a.ron"
        draft.write_bytes(SAMPLE.read_bytes())
        self.start(draft)
        self.close_by_frame()
        self.assertEqual(self.ended(), 0)
        self.start(draft)
        self.type_at_the_start(WORDS)
        self.close_by_frame()
        self.is_said("قبل إغلاقها؟")
        self.desk.keep("closing")
        self.answer("إلغاء", "قبل إغلاقها؟")
        self.type_at_the_start("ثم ")
        self.is_read("ثم " + WORDS)
        self.close_by_frame()
        self.click("احفظ")
        self.assertEqual(self.ended(), 0)
        self.assertIn("ثم " + WORDS, draft.read_text())
        self.assertEqual(self.copies(), [])
        saved = draft.read_bytes()
        self.start(draft)
        self.type_at_the_start("ضائع")
        until("a copy", lambda: any("ضائع" in it for it in self.copies()))
        self.close_by_frame()
        self.click("لا تحفظ")
        self.assertEqual(self.ended(), 0)
        self.assertEqual(draft.read_bytes(), saved)
        self.assertEqual(self.copies(), [])

    def test_a_file_that_was_removed_is_made_again(self):
        draft = self.home / "a.ron"
        draft.write_bytes(SAMPLE.read_bytes())
        self.start(draft)
        self.type_at_the_start(WORDS)
        draft.unlink()
        self.desk.press("Ctrl+s")
        until("the file", lambda: draft.exists() and WORDS in draft.read_text())
        self.is_said("أُزيل من القرص")

    def test_a_second_start_hands_its_file_to_the_window(self):
        self.start()
        text = self.home / "خبر.txt"
        text.write_text("سطر من ملف آخر", encoding="utf-8")
        code, words = self.again(text)
        self.assertEqual(code, 0)
        self.assertIn("نافذة تحرير مفتوحة", words)
        self.is_read("سطر من ملف آخر")
        self.assertEqual(self.again()[0], 0)
        # A killed one is no obstacle.
        self.end(signal.SIGKILL)
        self.start(text)
        self.is_read("سطر من ملف آخر")
        # Another person's folder is another window.
        other = {"XDG_STATE_HOME": str(self.home / "other"), "DISPLAY": ":not-there"}
        self.assertEqual(self.again(text, **other)[0], 2)

    def test_what_cannot_be_opened_is_said_and_the_window_works(self):
        for name, content, words in (
            ("فارغ.ron", b"", "الملف فارغ"),
            ("صورة.ron", b"\x89PNG\r\n\x1a\n\0\0\0", "لبرنامج آخر"),
            ("غائب.ron", None, "لا يوجد ملف"),
        ):
            path = self.home / name
            if content is not None:
                path.write_bytes(content)
            self.start(path)
            self.is_said(words)
            self.type_at_the_start(WORDS)
            self.is_read(WORDS)
            self.assertEqual(path.read_bytes() if content is not None else None, content)
            self.end(signal.SIGKILL)
            subprocess.run(["rm", "-r", str(self.state)], check=True)

    def test_damaged_settings_are_set_aside(self):
        settings = self.home / "config/tahrir/settings.ron"
        settings.parent.mkdir(parents=True)
        settings.write_text("{ ليست إعدادات", encoding="utf-8")
        self.start()
        self.is_said("ملف الإعدادات تالف")
        aside = settings.with_name("settings.ron.damaged-1")
        self.assertEqual(aside.read_text(encoding="utf-8"), "{ ليست إعدادات")
        self.type_at_the_start(WORDS)
        self.is_read(WORDS)

    def test_folders_that_cannot_be_written_stop_nobody(self):
        # Files where folders should be: that stops even root.
        (self.home / "config").write_text("")
        (self.home / "state").write_text("")
        draft = self.home / "a.ron"
        draft.write_bytes(SAMPLE.read_bytes())
        self.start(draft)
        self.is_said("لا تُحفظ نسخة احتياطية")
        self.type_at_the_start(WORDS)
        self.desk.press("Ctrl+s")
        until("the file", lambda: WORDS in draft.read_text())
        self.assertEqual(self.end(signal.SIGTERM)[0], 0)

    def test_without_a_display_it_says_so_in_words(self):
        for name in (None, ":not-there"):
            code, words = self.again(DISPLAY=name, WAYLAND_DISPLAY=None)
            self.assertEqual(code, 2)
            self.assertIn("لا شاشة يُفتح عليها تحرير", words)
            self.assertNotIn("panicked", words)
        code, words = self.again("--lang", "en", DISPLAY=None)
        self.assertEqual(code, 2)
        self.assertIn("no display", words)

    def test_what_is_written_outlives_its_display(self):
        dying = Desk(self.desk.logs / "dying")
        try:
            for kind in ("CONFIG", "STATE", "DATA"):
                dying.env[f"XDG_{kind}_HOME"] = self.desk.env[f"XDG_{kind}_HOME"]
            dying.layout()
            dying.run([case.program])
            dying.press("Ctrl+Home")
            dying.type(WORDS)
            dying.heard()
            until("a copy", lambda: any(WORDS in it for it in self.copies()))
            next(process for name, process in dying.processes if name == "xvfb").kill()
            dying.program.wait(timeout=10)
        finally:
            dying.screen = None  # its server is gone
            dying.close()
        self.start()
        self.is_read(WORDS)


if __name__ == "__main__":
    sys.exit(main("app", __doc__, reader.prepare))
