#!/usr/bin/env python3
"""The system test: what the program exports, a real MediaWiki renders as the article says.

    python3 tests/system/wiki_test.py --bin PATH/TO/tahrir --wiki DIR/wiki.json --cases FILE [-k PART]

tests/system/wiki/up.sh makes the wiki. The last line is `N passed, N failed`.
"""

import argparse
import difflib
import json
import random
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "wiki"))
from mediawiki import Wiki, WikiError  # noqa: E402
from rendered import Page, collapse  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/data/published/samarkand.txt"
HOSTILE = ROOT / "tests/data/wiki/hostile.txt"
FEATURES = ROOT / "assets/examples/every-feature.ron"
FEATURES_EXPECTED = ROOT / "tests/data/wiki/every-feature.json"

# What each profile makes of the published sample: its templates, and the words that differ from
# the published ones. The source has no address; the templates of the two Wikipedias then refuse an
# access date, and those for web pages refuse the whole reference, so a news template is used.
READ = " Retrieved 2022-09-13."
PROFILES = {
    "marefa": (["قالب:Cite web"], {}),
    "arwiki": (
        ["قالب:استشهاد بخبر", "قالب:مراجع"],
        {"انظر أيضاً": "طالع أيضا", "المصادر": "المراجع", READ: ""},
    ),
    "enwiki": (
        ["قالب:Cite news", "قالب:Reflist"],
        {
            "انظر أيضاً": "See also",
            "المصادر": "References",
            READ: "",
            "2022-09-13.": "13 September 2022.",
        },
    ),
    "arwikinews": (["قالب:مصدر"], {"انظر أيضاً": "انظر أيضًا", "المصادر": "مصادر"}),
}

SEED = 20220913
RANDOM_PARAGRAPHS = 100

program = None  # the path given with --bin
wiki = None  # the session made from --wiki
marked_cases = None  # the path given with --cases


# --- text ---


def codes(text):
    """The text as code points, for messages: what two strings differ in is often invisible."""
    return " ".join(f"{ord(c):04X}" for c in text)


def first_difference(expected, found):
    """Where two strings part, with their code points from just before that place."""
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, found)) if a != b),
        min(len(expected), len(found)),
    )
    start = max(at - 4, 0)
    return (
        f"  at code point {at}\n"
        f"  expected …{expected[start:at + 24]!r}\n           {codes(expected[start:at + 8])}\n"
        f"  found    …{found[start:at + 24]!r}\n           {codes(found[start:at + 8])}"
    )


def differences(expected, found, most=8):
    """A readable account of how two lists of lines differ; empty when they are equal."""
    out = []
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        want, got = expected[i:i_end], found[j:j_end]
        for a, b in zip(want, got):
            out.append(f"line {i + 1}:\n{first_difference(a, b)}")
        out += [f"missing: {line[:200]!r}" for line in want[len(got):]]
        out += [f"not expected: {line[:200]!r}" for line in got[len(want):]]
    if len(out) > most:
        out = [*out[:most], f"… and {len(out) - most} more"]
    return "\n".join(out)


def folded(char):
    """The wiki unfolds Arabic presentation forms (ﻻ, ﷺ); this is its rule, from Unicode's data."""
    if not ("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff"):
        return char
    kind, *parts = unicodedata.decomposition(char).split() or [""]
    return "".join(chr(int(p, 16)) for p in parts) if kind.startswith("<") else char


def as_stored(text):
    """The text as a wiki keeps it: presentation forms unfolded, NFC, control characters replaced.

    C0 is replaced on saving. DEL is saved but shown as «?», since the parser keeps it for itself
    and accepts no entity for it, so the exporter has to replace it as well.
    """
    text = "".join(folded(c) for c in unicodedata.normalize("NFC", text))
    text = "".join("\ufffd" if (c < " " and c not in "\t\n") or c == "\x7f" else c for c in text)
    return unicodedata.normalize("NFC", text)


def paragraphs_of(text):
    """`import --as plain`: every line that is not empty is a paragraph, its ends trimmed."""
    lines = (line.strip(" \t\r\n\f\v\u00a0\u2003\u3000") for line in text.split("\n"))
    return [as_stored(line) for line in lines if line]


def random_paragraphs(seed, count):
    """Paragraphs over an alphabet of markup, marks and letters; the same for the same seed."""
    pieces = [
        "'", "''", "'''", "[", "[[", "]", "]]", "{", "{{", "{{{", "}", "}}", "}}}", "|", "||", "=",
        "==", "*", "#", ":", ";", "!", "!!", "-", "----", "~~~", "~~~~", "__", "__TOC__", "<", ">",
        "</", "/>", "<b>", "<br>", "<ref>", "</ref>", "<nowiki>", "</nowiki>", "<!--", "-->", "&",
        "&amp;", "&lt", "&رلم;", "&#", "&#39;", ";", "http://", "https://e.org", "//", "mailto:",
        "a@e.org", "ISBN ", "RFC 1", "{|", "|-", "|}", "-{", "}-", "%", "%20", "«", "»", "‹", "›",
        "؟", "?", "،", "؛", "\"", "\\", "$1", "`", "^", "_", "  ", "\u00a0", "\u200c", "\u200d",
        "\u200f", "\u200e", "\u061c", "\u064e", "\u0651", "\u0338", "\u0654", "ﻻ", "ﷺ", "\t",
        "سمرقند", "پوتن", "و", "ال", "ية", "گ", "abc", "x", "1", "٢", "😀", "ملف:", "تصنيف:", "en:",
    ]  # fmt: skip
    source = random.Random(seed)
    made = []
    while len(made) < count:
        parts = [source.choice(pieces) for _ in range(source.randint(1, 14))]
        text = "".join(p + " " * (source.random() < 0.3) for p in parts).strip(" \t\u00a0")
        # two equal lines side by side would only blur the report of a failure
        if text and text not in made:
            made.append(text)
    return made


# --- the program ---


def run(*arguments, stdin=""):
    """Runs the program; a non-zero exit is a failed test with its stderr shown."""
    done = subprocess.run(
        [program, *map(str, arguments)], input=stdin.encode(), capture_output=True, timeout=120
    )
    if done.returncode != 0:
        raise AssertionError(
            f"tahrir {' '.join(map(str, arguments))} ended with {done.returncode}:\n"
            + done.stderr.decode("utf-8", "replace")
        )
    return done.stdout.decode("utf-8")


def imported(source, how):
    """The draft made from a text file."""
    return run("import", source, "--as", how)


def exported(draft, profile):
    """The wikitext of a draft; the newline that ends a text file is not part of the page."""
    text = run("export", "-", "--profile", profile, "--format", "wikitext", stdin=draft)
    return text[:-1] if text.endswith("\n") else text


class Saved:
    """Wikitext saved under a title: what came back, rendered and raw."""

    def __init__(self, title, wikitext):
        self.wikitext = wikitext
        self.title = wiki.save(title, wikitext)
        self.parsed = wiki.parse(self.title)
        self.page = Page(self.parsed["text"])
        self.stored = wiki.raw(self.title)
        self.lint = wiki.lint(wikitext, self.title)

    def names(self, what):
        """links, templates: titles; categories: names with spaces; images: file names."""
        items = self.parsed[what]
        if what == "categories":
            return sorted(item["category"].replace("_", " ") for item in items)
        if what in ("links", "templates"):
            return sorted(item["title"] for item in items)
        if what == "images":
            return sorted(item.replace("_", " ") for item in items)
        return sorted(items)


class Case(unittest.TestCase):
    """Assertions that say what the wiki made of a page."""

    maxDiff = None
    longMessage = False

    def same_text(self, expected, found, what):
        if expected != found:
            self.fail(f"{what} differs\n{first_difference(expected, found)}")

    def same_lines(self, expected, found, what):
        if expected != found:
            self.fail(f"{what} differ\n{differences(expected, found)}")

    def same(self, expected, found, what):
        self.assertEqual(expected, found, f"{what}:\n  expected {expected}\n  found    {found}")

    def clean(self, saved):
        """No complaint of any kind from the parser, Cite or Parsoid, and the bytes unchanged."""
        self.same_text(saved.wikitext, saved.stored or "", "what was sent and what is stored")
        self.same([], saved.page.cite_errors(), "errors in the page")
        self.same([], saved.parsed["parsewarnings"], "parse warnings")
        if saved.lint:
            spots = [f"{e['type']}: {saved.wikitext[slice(*e['dsr'][:2])]!r:.200}" for e in saved.lint]
            self.fail("Parsoid lint:\n  " + "\n  ".join(spots))
        missing = [t["title"] for t in saved.parsed["templates"] if not t.get("exists")]
        self.same([], missing, "templates that do not exist")


# --- (a, b) the published sample ---


class PublishedSample(Case):
    """The article that was published, through import and export, comes out as it was published."""

    def check_profile(self, profile):
        templates, words = PROFILES[profile]
        lines = [collapse(line) for line in SAMPLE.read_text(encoding="utf-8").split("\n")]
        title, *body = [line for line in lines if line]
        # the other wikis keep no news namespace; a title each, so that pages do not mix
        page = title if profile == "marefa" else f"{title.split(':', 1)[1]} ({profile})"
        saved = Saved(page, exported(imported(SAMPLE, "published"), profile))
        self.same_text(page, saved.title, "title")
        expected = body
        for published, ours in words.items():
            expected = [line.replace(published, ours) for line in expected]
        self.same_lines(expected, saved.page.published(), "visible lines")
        self.clean(saved)
        self.same(sorted(templates), saved.names("templates"), "templates")
        self.same([], saved.names("links"), "links that the article does not have")
        self.same([], saved.names("externallinks"), "outside links that the article does not have")
        self.same([], saved.names("categories"), "categories that the article does not name")

    def test_marefa_renders_as_published(self):
        self.check_profile("marefa")

    def test_arabic_wikipedia_renders_the_same_text(self):
        self.check_profile("arwiki")

    def test_english_wikipedia_renders_the_same_text(self):
        self.check_profile("enwiki")

    def test_arabic_wikinews_renders_the_same_text(self):
        self.check_profile("arwikinews")


# --- (c) every feature ---


class EveryFeature(Case):
    """The example that uses every feature renders as tests/data/wiki/every-feature.json says."""

    def check_profile(self, profile):
        self.assertTrue(FEATURES.exists(), f"{FEATURES.relative_to(ROOT)} is missing")
        plan = json.loads(FEATURES_EXPECTED.read_text(encoding="utf-8"))
        # a profile's own words come before those for all; tracking categories never pass unseen
        expected = {"categories": [], **plan.get("all", {}), **plan["profiles"][profile]}
        for name in plan.get("pictures", []):
            # a redirect to the picture that up.sh uploads stands for the real file
            if wiki.raw(f"ملف:{name}") is None:
                wiki.save(f"ملف:{name}", "#تحويل [[ملف:Test-picture.png]]")
        draft = FEATURES.read_text(encoding="utf-8")
        saved = Saved(f"{plan['title']} ({profile})", exported(draft, profile))
        self.clean(saved)
        found = self.account(saved)
        unknown = set(expected) - set(found)
        self.assertFalse(unknown, f"keys that the checker does not know: {sorted(unknown)}")
        for key, want in expected.items():
            with self.subTest(profile=profile, what=key):
                if want and isinstance(want[0], str):
                    self.same_lines(want, found[key], key)
                else:
                    lines = [json.dumps(v, ensure_ascii=False) for v in want]
                    self.same_lines(
                        lines, [json.dumps(v, ensure_ascii=False) for v in found[key]], key
                    )

    @staticmethod
    def account(saved):
        """All that can be expected of a page; the keys are those of every-feature.json."""
        page = saved.page
        return {
            "lines": page.published(),
            "headings": [[b.level, b.text] for b in page.of("heading")],
            "paragraphs": [b.text for b in page.of("paragraph")],
            "items": [[b.level, b.text] for b in page.of("item")],
            "quotes": [b.text for b in page.of("quote")],
            "captions": [b.text for b in page.of("caption")],
            "references": [b.text.removeprefix("^").strip() for b in page.of("reference")],
            "links": [[r.text, r.target] for r in page.ranges("link")],
            "reference_links": [
                [r.text, r.target] for b in page.of("reference") for r in b.ranges if r.kind == "link"
            ],
            "bold": [r.text for r in page.ranges("bold")],
            "italic": [r.text for r in page.ranges("italic")],
            "pages": saved.names("links"),
            "categories": saved.names("categories"),
            "templates": saved.names("templates"),
            "images": [n for n in saved.names("images") if n != "Test-picture.png"],
            "external": saved.names("externallinks"),
        }

    def test_marefa_keeps_every_feature(self):
        self.check_profile("marefa")

    def test_arabic_wikipedia_keeps_every_feature(self):
        self.check_profile("arwiki")

    def test_english_wikipedia_keeps_every_feature(self):
        self.check_profile("enwiki")

    def test_arabic_wikinews_keeps_every_feature(self):
        self.check_profile("arwikinews")


# --- (d, e) text that looks like markup ---


class PlainText(Case):
    """Text that looks like markup comes back as the text it was, one paragraph a line."""

    def check_paragraphs(self, source, title, profile="marefa"):
        expected = paragraphs_of(source)
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
            file.write(source)
            file.flush()
            draft = imported(file.name, "plain")
        saved = Saved(title, exported(draft, profile))
        found = [b.text if b.kind == "paragraph" else f"({b.kind}) {b.text}" for b in saved.page.blocks]
        self.same_lines(expected, found, "paragraphs")
        marked = [(r.kind, r.text) for b in saved.page.blocks for r in b.ranges]
        self.same([], marked, "text that became a link, bold or italic")
        for what in ("links", "templates", "categories", "images", "externallinks", "sections",
                     "langlinks", "iwlinks"):  # fmt: skip
            self.same([], saved.parsed[what], what)
        self.clean(saved)

    def test_hostile_lines_come_back_exactly(self):
        self.check_paragraphs(HOSTILE.read_text(encoding="utf-8"), "أخبار:اختبار السطور العسيرة")

    def test_hostile_lines_come_back_exactly_from_every_profile(self):
        source = HOSTILE.read_text(encoding="utf-8")
        for profile in PROFILES:
            with self.subTest(profile=profile):
                self.check_paragraphs(source, f"اختبار السطور العسيرة ({profile})", profile)

    def test_random_paragraphs_come_back_exactly(self):
        print(f"  random paragraphs: seed {SEED}", file=sys.stderr)
        source = "\n\n".join(random_paragraphs(SEED, RANDOM_PARAGRAPHS)) + "\n"
        self.check_paragraphs(source, "أخبار:اختبار عشوائي")

    def test_each_hostile_line_may_come_first(self):
        # the first line of a page is the only one that can make it a redirect
        for line in ("#تحويل [[سمرقند]]", "#REDIRECT [[سمرقند]]", "* أ", "= أ =", "{| أ", "\u0338أ"):
            with self.subTest(line=line):
                self.check_paragraphs(line + "\n", "أخبار:اختبار السطر الأول")


# --- (f) marks by chance ---


class MarkedText(Case):
    """Bold, italic, links and citations over awkward letters: each letter has what it was given."""

    def test_every_letter_keeps_its_marks(self):
        self.assertIsNotNone(marked_cases, "give the cases with --cases (see tests/run.sh)")
        for number, page in enumerate(json.loads(marked_cases.read_text(encoding="utf-8"))):
            saved = Saved(f"أخبار:علامات {number}", page["wikitext"].rstrip("\n"))
            self.same_text(saved.wikitext, saved.stored or "", "what was sent and what is stored")
            self.same([], saved.page.cite_errors(), "errors in the page")
            expected = [self.trimmed([tuple(letter) for letter in b["letters"]]) for b in page["blocks"]]
            # the sources follow
            blocks = saved.page.blocks[:len(expected)]
            found = [self.letters(b) for b in blocks]
            plain = ["".join(letter[0] for letter in p) for p in expected]
            self.same_lines(
                [f"({b['kind']}) {text}" for b, text in zip(page["blocks"], plain)],
                [f"({b.kind}) {''.join(letter[0] for letter in p)}" for b, p in zip(blocks, found)],
                "lines",
            )
            for text, want, got in zip(plain, expected, found):
                with self.subTest(page=number, text=text):
                    wrong = [(i, w, g) for i, (w, g) in enumerate(zip(want, got)) if w != g]
                    self.same([], wrong[:4], f"letters of {text!r} (place, expected, found)")

    @staticmethod
    def trimmed(letters):
        """Without the white space at its ends, which belongs to nobody in HTML."""
        kept = [i for i, letter in enumerate(letters) if letter[0] not in " \t\n"]
        return letters[kept[0]:kept[-1] + 1]

    @staticmethod
    def letters(block):
        """Each letter of a block with bold, italic and the target of its link."""
        letters = [[c, False, False, None] for c in block.text]
        for one in block.ranges:
            for i in range(one.start, one.end):
                if one.kind == "link" and not (one.target or "").startswith("#cite"):
                    letters[i][3] = one.target
                elif one.kind in ("bold", "italic"):
                    letters[i][1 if one.kind == "bold" else 2] = True
        return [tuple(letter) for letter in letters]


class Result(unittest.TextTestResult):
    """Counts test methods, so a method with several failed parts is one failure."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.bad = set()

    def addFailure(self, test, error):
        self.bad.add(test.id())
        super().addFailure(test, error)

    def addError(self, test, error):
        self.bad.add(test.id())
        super().addError(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.bad.add(test.id())
        super().addSubTest(test, subtest, error)


def main():
    """Reads the arguments, logs in, runs the cases; returns the exit code."""
    global program, wiki, marked_cases
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--bin", required=True, type=Path, help="the tahrir program")
    reader.add_argument("--wiki", required=True, type=Path, help="wiki.json, left by up.sh")
    reader.add_argument("--cases", type=Path, help="marked paragraphs, written by tests/it")
    reader.add_argument("-k", default="", help="run only cases whose name has this in it")
    options = reader.parse_args()
    if not options.bin.is_file():
        print(f"no program at {options.bin}", file=sys.stderr)
        return 2
    program = str(options.bin.resolve())
    marked_cases = options.cases
    try:
        wiki = Wiki.from_file(options.wiki)
    except (OSError, ValueError, KeyError, WikiError) as error:
        print(f"cannot use the wiki of {options.wiki}: {error}", file=sys.stderr)
        return 2
    loaded = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    cases = [case for group in loaded for case in group if options.k in case.id()]
    result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(unittest.TestSuite(cases))
    failed = len(result.bad)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    return 1 if failed or not result.testsRun else 0


if __name__ == "__main__":
    sys.exit(main())
