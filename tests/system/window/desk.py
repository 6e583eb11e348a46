"""A desk with a screen, a keyboard, a mouse and a clipboard, all private, for tests in a real window.

A Desk starts an X server without a screen on a free display, a D-Bus session and the program, with a
home folder of its own, and ends all of it whatever happens, even where this process is killed. Keys are key codes through XTEST, as a
keyboard sends them: the layout makes letters of them. Nothing waits a fixed time: `until` asks again
and again, with an end.

Knows X and processes; it must not know what the program shows.
"""

import atexit
import ctypes
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import uuid
import zlib
from pathlib import Path

from Xlib import XK, X, display, error
from Xlib.ext import xtest
from Xlib.protocol import event

SCREEN = (1000, 800)
PATIENCE = 15  # seconds that anything may take; on a busy machine with two cores
AT_SPI = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi2/at-spi-bus-launcher",
]
# Arabic first, and Menu goes to Latin and back.
LAYOUT = ["-layout", "ara,us", "-option", "", "-option", "grp:menu_toggle"]
NEXT_GROUP = 0xFE08
LEVEL_3 = 0xFE03


class Failure(AssertionError):
    """What was waited for did not come."""


def until(what, check, seconds=PATIENCE):
    """What `check` answers, as soon as that is something."""
    end = time.monotonic() + seconds
    while True:
        answer = check()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s in vain: {what}")
        time.sleep(0.02)


def character(keysym):
    """The character that a key symbol stands for, if it is one."""
    if 0x20 <= keysym <= 0x7E or 0xA0 <= keysym <= 0xFF:
        return chr(keysym)
    if 0x5AC <= keysym <= 0x5F2:  # Arabic, as named before Unicode
        return chr(keysym + 0x60)
    if 0x1000100 <= keysym <= 0x110FFFF:
        return chr(keysym - 0x1000000)
    return None


class Picture:
    """A screenshot: rows of blue, green, red and a byte that means nothing."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data
        self.green = data[1::4]

    def row(self, y):
        return self.green[y * self.width : (y + 1) * self.width]

    def dark(self, y, darker_than=0x50):
        """The places on a row where there is ink."""
        return [x for x, value in enumerate(self.row(y)) if value < darker_than]

    def ink(self):
        """How many dark places each row has; the coloured caret is none."""
        table = bytes(1 if value < 0x50 else 0 for value in range(256))
        return [self.row(y).translate(table).count(1) for y in range(self.height)]

    def lines(self):
        """The lines of text from top to bottom as (first row, last row, left, right)."""
        lines, start, blank = [], None, 0
        for y, count in enumerate([*self.ink(), 0, 0, 0, 0, 0]):
            if count and start is None:
                start = y
            blank = 0 if count else blank + 1
            # Dots and vowel signs stand apart from their letters by a row or two.
            if start is not None and blank > 4:
                places = [x for row in range(start, y - 4) for x in self.dark(row)]
                lines.append((start, y - 5, min(places), max(places)))
                start = None
        return lines

    def bars(self, colour, least=12):
        """Upright bars of a colour, as (left edge, top, height): carets."""
        red, green, blue = colour
        wanted = bytes([blue, green, red])
        found = {}
        at = self.data.find(wanted)
        while at >= 0:
            if at % 4 == 0:
                y, x = divmod(at // 4, self.width)
                found.setdefault(x, []).append(y)
            at = self.data.find(wanted, at + 1)
        tall = {}
        for x, rows in found.items():
            if len(rows) >= least and rows[-1] - rows[0] == len(rows) - 1:
                tall[x] = (rows[0], len(rows))
        return [(x, *tall[x]) for x in sorted(tall) if x - 1 not in tall]

    def save(self, path):
        """As PNG."""
        rows = bytearray()
        for y in range(self.height):
            line = self.data[y * self.width * 4 : (y + 1) * self.width * 4]
            rgb = bytearray(3 * self.width)
            rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + rgb
        def chunk(kind, body):
            body = kind + body
            return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        path.write_bytes(
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(bytes(rows), 1))
            + chunk(b"IEND", b"")
        )


class Desk:
    """Everything that stands on a writer's desk."""

    def __init__(self, logs, accessible=False):
        self.logs = Path(logs)
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir(parents=True)
        self.home = Path(tempfile.mkdtemp(prefix="tahrir-desk-"))
        self.mark = uuid.uuid4().hex
        self.processes = []
        self.screen = None
        self.program = None
        self.keeper = self._keeper()
        atexit.register(self.close)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ended)
        try:
            self.env = self._environment()
            self._screen()
            self._session()
            if accessible:
                self._accessibility()
        except BaseException:
            self.close()
            raise

    # --- processes ---

    def _keeper(self):
        """A process that clears up as soon as this one is gone, however it went."""
        reading, writing = os.pipe()
        keeper = os.fork()
        if keeper:
            os.close(reading)
            return keeper, writing
        try:
            os.setsid()
            os.close(writing)
            os.read(reading, 1)  # comes back when the other end is closed
            self.end_strays()
            shutil.rmtree(self.home, ignore_errors=True)
        finally:
            os._exit(0)

    def _ended(self, number, _frame):
        # A test runner takes an exception for a test's own and goes on.
        self.close()
        os._exit(128 + number)

    def _environment(self):
        home = str(self.home)
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        return {
            **kept,
            "HOME": home,
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_STATE_HOME": f"{home}/state",
            "LANG": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "XDG_SESSION_TYPE": "x11",
            # Known again when everything is ended.
            "TAHRIR_DESK": self.mark,
        }

    def start(self, name, command, **more):
        """Starts a process whose words go to a log; it dies with this one."""
        log = open(self.logs / f"{name}.log", "wb")
        libc = ctypes.CDLL(None)
        parent = os.getpid()

        def with_parent():
            libc.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
            if os.getppid() != parent:
                os._exit(1)

        try:
            process = subprocess.Popen(
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=with_parent,
                **more,
            )
        finally:
            log.close()
        self.processes.append((name, process))
        return process

    def _told(self, name, command, what):
        """Starts a process that writes one line to a descriptor, and gives the line."""
        reading, writing = os.pipe()
        os.set_inheritable(writing, True)
        command = [part.replace("{fd}", str(writing)) for part in command]
        process = self.start(name, command, pass_fds=(writing,))
        os.close(writing)
        os.set_blocking(reading, False)
        line = bytearray()

        def whole():
            if process.poll() is not None:
                raise Failure(f"{name} ended at once; see {self.logs / name}.log")
            try:
                line.extend(os.read(reading, 4096))
            except BlockingIOError:
                pass
            return line.endswith(b"\n")

        try:
            until(what, whole)
        finally:
            os.close(reading)
        return line.decode().strip()

    def _screen(self):
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        command = ["Xvfb", "-displayfd", "{fd}", "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        number = self._told("xvfb", command, "an X server")
        self.env["DISPLAY"] = f":{number}"
        self.screen = display.Display(self.env["DISPLAY"])
        self.root = self.screen.screen().root
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.pings = 0
        if not self.screen.has_extension("XTEST"):
            raise Failure("the X server has no XTEST")

    def _session(self):
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}"]
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._told("dbus", command, "a D-Bus session")

    def _accessibility(self):
        launcher = next((path for path in AT_SPI if Path(path).exists()), None)
        if launcher is None:
            raise Failure(f"at-spi-bus-launcher is not there: {', '.join(AT_SPI)}")
        self.start("at-spi", [launcher, "--launch-immediately"])

    def run(self, command):
        """Starts the program and waits for its window."""
        self.program = self.start("program", [str(part) for part in command])
        self.window = until("the program's window", self._window)
        # There is no window manager to do this.
        def focused():
            self.window.set_input_focus(X.RevertToParent, X.CurrentTime)
            self.screen.sync()
            return getattr(self.screen.get_input_focus().focus, "id", None) == self.window.id
        until("the window has the focus", focused)
        until("the window is drawn", lambda: len(set(self.picture().green)) > 1)

    def stop(self):
        """Ends the program."""
        program, self.program = self.program, None
        self.processes = [it for it in self.processes if it[1] is not program]
        program.terminate()
        try:
            program.wait(timeout=5)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()

    def _window(self):
        if self.program.poll() is not None:
            raise Failure(f"the program ended with {self.program.returncode}; {self.last_words()}")
        names = self.screen.intern_atom("_NET_WM_PID")
        def find(window):
            try:
                pid = window.get_full_property(names, X.AnyPropertyType)
                mapped = window.get_attributes().map_state == X.IsViewable
                if pid and pid.value[0] == self.program.pid and mapped:
                    return window
                return next(filter(None, map(find, window.query_tree().children)), None)
            except error.BadWindow:
                return None
        return find(self.root)

    def last_words(self):
        """The end of what the program said."""
        text = (self.logs / "program.log").read_text(errors="replace").strip()
        return "its last words: " + (text[-800:] or "none")

    def close(self):
        """Ends everything that was started."""
        atexit.unregister(self.close)
        if self.screen is not None:
            try:
                self.screen.close()
            except (error.ConnectionClosedError, OSError):
                pass
            self.screen = None
        for number in (signal.SIGTERM, signal.SIGKILL):
            # The last one first: the program before what it talks to.
            for _, process in reversed(self.processes):
                if process.poll() is None or number == signal.SIGKILL:
                    try:
                        os.killpg(process.pid, number)
                    except (ProcessLookupError, PermissionError):
                        pass
                try:
                    process.wait(timeout=3)
                except subprocess.TimeoutExpired:
                    pass
        self.processes = []
        if self.keeper is not None:
            (keeper, writing), self.keeper = self.keeper, None
            os.close(writing)
            os.waitpid(keeper, 0)

    def end_strays(self):
        """Ends what is left."""
        for _ in range(100):
            left = self.strays()
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            if not left:
                return
            time.sleep(0.02)

    def strays(self):
        """What others started for us and left behind: they have our mark."""
        mark = f"TAHRIR_DESK={self.mark}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                try:
                    if mark in (entry / "environ").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
                except OSError:
                    continue
        return found

    # --- the keyboard ---

    def layout(self):
        """Sets the layouts; Arabic is active."""
        subprocess.run(["setxkbmap", *LAYOUT], env=self.env, check=True, timeout=PATIENCE)
        self.group = 0

        def mapped():
            self.screen.sync()
            first, last = self.screen.display.info.min_keycode, self.screen.display.info.max_keycode
            codes = self.screen.get_keyboard_mapping(first, last - first + 1)
            self.symbols = {first + at: list(row) for at, row in enumerate(codes)}
            return self._code(NEXT_GROUP) and self._key("س")

        until("the Arabic layout", mapped)

    def _code(self, symbol):
        return next((code for code, row in self.symbols.items() if symbol in row), None)

    def _key(self, wanted):
        """The key and what is held with it so that the active layout gives a character."""
        # Where a group's first two and its third level stand in a row of symbols.
        levels = {0: [(0, None), (1, "Shift_L"), (4, LEVEL_3)], 1: [(2, None), (3, "Shift_L")]}
        for place, held in levels[self.group]:
            for code, row in self.symbols.items():
                if len(row) > place and character(row[place]) == wanted:
                    return code, held
        return None

    def _named(self, name):
        """The key of a name, or of a Latin letter wherever the layout is."""
        if name == LEVEL_3:
            return self._code(LEVEL_3)
        if len(name) == 1:
            wanted = ord(name)
            return next(code for code, row in self.symbols.items() if len(row) > 2 and row[2] == wanted)
        code = self._code(XK.string_to_keysym(name))
        if code is None:
            raise Failure(f"the keyboard has no {name}")
        return code

    def _event(self, kind, detail):
        xtest.fake_input(self.screen, kind, detail)

    def press(self, keys, times=1):
        """Presses keys together: "Left", "Shift+Home", "Ctrl+c"."""
        names = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
        codes = [self._named(names.get(part, part)) for part in keys.split("+")]
        for _ in range(times):
            for code in codes:
                self._event(X.KeyPress, code)
            for code in reversed(codes):
                self._event(X.KeyRelease, code)
        self.screen.sync()

    def switch_layout(self):
        """To Latin, or back."""
        code = self._code(NEXT_GROUP)
        self._event(X.KeyPress, code)
        self._event(X.KeyRelease, code)
        self.group = 1 - self.group

    def heard(self):
        """Waits until the program has taken all keys and clicks so far: a ping that window managers
        use comes behind them, and is sent back when its turn has come."""
        protocols = self.screen.intern_atom("WM_PROTOCOLS")
        ping = self.screen.intern_atom("_NET_WM_PING")
        self.pings += 1
        data = (32, [ping, self.pings, self.window.id, 0, 0])
        message = event.ClientMessage(window=self.window, client_type=protocols, data=data)
        self.window.send_event(message)
        self.screen.flush()

        def answered():
            while self.screen.pending_events():
                answer = self.screen.next_event()
                if answer.type == X.ClientMessage and answer.data[1][:2].tolist() == [ping, self.pings]:
                    return True
            return False

        until("the program takes what is typed", answered)

    def type(self, text):
        """Types a text, going over to the other layout where the active one lacks a letter."""
        for letter in text:
            key = (self._code(XK.XK_space), None) if letter == " " else self._key(letter)
            if key is None:
                self.switch_layout()
                key = self._key(letter)
            if key is None:
                raise Failure(f"no layout has {letter!r}")
            code, held = key
            held = None if held is None else self._named(held)
            if held:
                self._event(X.KeyPress, held)
            self._event(X.KeyPress, code)
            self._event(X.KeyRelease, code)
            if held:
                self._event(X.KeyRelease, held)
        self.screen.sync()

    def arabic(self):
        """Makes Arabic the active layout."""
        if self.group != 0:
            self.switch_layout()
            self.screen.sync()

    # --- the mouse ---

    def corner(self):
        """The window's upper left corner on the screen."""
        at = self.window.translate_coords(self.root, 0, 0)
        return -at.x, -at.y

    def point(self, x, y):
        """Moves the pointer to a place of the window."""
        left, top = self.corner()
        xtest.fake_input(self.screen, X.MotionNotify, x=left + x, y=top + y)
        self.screen.sync()

    def button(self, number, down):
        self._event(X.ButtonPress if down else X.ButtonRelease, number)
        self.screen.sync()

    def click(self, x, y, number=1):
        self.point(x, y)
        self.button(number, True)
        self.button(number, False)

    # --- what is seen ---

    def picture(self):
        """The window as it is now."""
        size = self.window.get_geometry()
        image = self.window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        return Picture(size.width, size.height, image.data)

    def seen(self, what, check, seconds=PATIENCE):
        """The first picture that pleases."""
        last = None

        def pleases():
            nonlocal last
            last = self.picture()
            return last if check(last) else None

        try:
            return until(what, pleases, seconds)
        except Failure:
            path = self.logs / "not-seen.png"
            last.save(path)
            raise Failure(f"not seen within {seconds} s: {what}; last picture: {path}") from None

    def keep(self, name):
        """Keeps a picture beside the logs."""
        path = self.logs / f"{name}.png"
        self.picture().save(path)
        return path

    # --- the clipboard ---

    def put_on_clipboard(self, text):
        """Copies a text as another program would."""
        # xclip stays to answer for it, and ends when another copy is made.
        process = subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-in"],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        process.communicate(text.encode(), timeout=PATIENCE)
        until(f"{text!r} on the clipboard", lambda: self.clipboard() == text)

    def clipboard(self):
        """What another program would paste."""
        answer = subprocess.run(
            ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"],
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
        )
        return answer.stdout.decode() if answer.returncode == 0 else None
