"""Turns the parser's HTML into what a reader sees: blocks of visible text with their ranges.

Nothing is tidied that a reader could see: a no-break space stays one, double spaces stay double.
`collapse` is there for comparisons that want white space collapsed.
"""

import re
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "area", "col", "embed", "source", "track"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# an element that begins and ends a block of text
BLOCKS = {
    "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody", "tr",
    "td", "th", "caption", "figure", "figcaption", "section", "hr", *HEADINGS,
}  # fmt: skip
# what the wiki adds round a text and no writer wrote
SKIPPED_CLASSES = {"mw-editsection", "magnify", "toc", "mw-empty-elt", "noprint"}
SKIPPED_TAGS = {"style", "script", "head"}


@dataclass
class Node:
    """An element; `children` holds nodes and strings."""

    tag: str
    attrs: dict
    children: list = field(default_factory=list)

    @property
    def classes(self):
        return set((self.attrs.get("class") or "").split())

    def find(self, test):
        """Every element below this one, in document order, that passes."""
        for child in self.children:
            if isinstance(child, Node):
                if test(child):
                    yield child
                yield from child.find(test)

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


@dataclass
class Range:
    """A stretch of a block's text, [start, end) in code points: kind is link, bold, italic."""

    kind: str
    start: int
    end: int
    text: str
    target: str | None = None


@dataclass
class Block:
    """kind: paragraph, heading, item, reference, caption, quote, pre, cell, term, definition, box."""

    kind: str
    text: str
    level: int = 0
    ranges: list = field(default_factory=list)


class _TreeBuilder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root", {})
        self._open = [self.root]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag, attrs):
        self._open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag):
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data):
        self._open[-1].children.append(data)


def tree(html):
    """The HTML as a tree (MediaWiki's output is already well formed)."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root


def collapse(text, keep_nbsp=True):
    """White space runs as one space, none at the ends; a no-break space is kept unless told."""
    space = "[ \t\r\n\f\v]+" if keep_nbsp else "[ \t\r\n\f\v\u00a0\u202f]+"
    return re.sub(space, " ", text).strip(" ")


def link_target(node):
    """Where a link leads: a page title, `#anchor`, or an outside address."""
    href = node.attrs.get("href") or ""
    if href.startswith("#"):
        return "#" + urllib.parse.unquote(href[1:])
    if "external" in node.classes or "extiw" in node.classes or not href.startswith("/"):
        return href
    parts = urllib.parse.urlsplit(href)
    if parts.path.startswith("/w/"):
        title = urllib.parse.parse_qs(parts.query).get("title", [parts.path])[0]
    else:
        title = urllib.parse.unquote(parts.path[1:])
    anchor = "#" + urllib.parse.unquote(parts.fragment) if parts.fragment else ""
    return title.replace("_", " ") + anchor.replace("_", " ")


class Page:
    """The blocks of a rendered page, in reading order."""

    def __init__(self, html):
        self.tree = tree(html)
        self.blocks = []
        self._pieces, self._ranges, self._length = [], [], 0
        self._walk(self.tree, "box", 0)
        self._flush("box", 0)

    # --- reading the tree ---

    def _flush(self, kind, level):
        """Ends the block being gathered; the white space round it belongs to the HTML."""
        raw = "".join(self._pieces)
        text = raw.strip("\n \t") if kind != "pre" else raw.strip("\n")
        shift = raw.find(text) if text else 0
        if text:
            ranges = []
            for kind_, start, end, target in self._ranges:
                start, end = max(start - shift, 0), min(end - shift, len(text))
                ranges.append(Range(kind_, start, end, text[start:end], target))
            self.blocks.append(Block(kind, text, level, sorted(ranges, key=lambda r: (r.start, -r.end))))
        self._pieces, self._ranges, self._length = [], [], 0

    def _add(self, text):
        self._pieces.append(text)
        self._length += len(text)

    def _walk(self, node, kind, level):
        for child in node.children:
            if isinstance(child, str):
                self._add(child)
                continue
            tag, classes = child.tag, child.classes
            if tag in SKIPPED_TAGS or classes & SKIPPED_CLASSES or child.attrs.get("id") == "toc":
                continue
            if tag == "br":
                self._add("\n")
            elif tag in BLOCKS:
                self._flush(kind, level)
                inner = self._block_kind(child, kind)
                self._walk(child, inner, HEADINGS.get(tag, level + (tag in ("ul", "ol", "dl"))))
                self._flush(inner, HEADINGS.get(tag, level))
            elif "mw-cite-backlink" in classes:
                self._add("^")
            else:
                self._inline(child, kind, level)

    def _inline(self, node, kind, level):
        start = self._length
        self._walk(node, kind, level)
        if node.tag == "a" and "image" not in node.classes and "mw-file-description" not in node.classes:
            target = link_target(node)
            if not target.startswith(("#cite_note", "#cite_ref")):
                self._ranges.append(("link", start, self._length, target))
        elif node.tag in ("b", "strong"):
            self._ranges.append(("bold", start, self._length, None))
        elif node.tag in ("i", "em"):
            self._ranges.append(("italic", start, self._length, None))

    @staticmethod
    def _block_kind(node, outer):
        if node.tag == "p":
            # a paragraph in a quotation, an item, a cell or a note is part of that thing
            return outer if outer not in ("box", "caption") else "paragraph"
        if node.tag in HEADINGS:
            return "heading"
        if node.tag == "ol" and "references" in node.classes:
            return "reference"
        if node.tag == "li":
            return outer if outer == "reference" else "item"
        if node.tag == "figcaption" or "thumbcaption" in node.classes:
            return "caption"
        by_tag = {
            "blockquote": "quote", "pre": "pre", "td": "cell", "th": "cell", "caption": "cell",
            "dt": "term", "dd": "definition",
        }  # fmt: skip
        return by_tag.get(node.tag, outer)

    # --- what tests ask ---

    def of(self, kind):
        """The blocks of one kind."""
        return [block for block in self.blocks if block.kind == kind]

    def ranges(self, kind, outside=("reference",)):
        """The ranges of one kind in reading order, those in the reference list left out."""
        return [r for b in self.blocks if b.kind not in outside for r in b.ranges if r.kind == kind]

    def published(self, keep_nbsp=True):
        """Lines in the shape of the published sample: one a block, notes as `1. ^ text`."""
        lines, note = [], 0
        for block in self.blocks:
            text = collapse(block.text, keep_nbsp)
            if block.kind == "reference":
                note += 1
                text = f"{note}. {text}"
            lines.append(text)
        return lines

    def cite_errors(self):
        """The texts of the Cite extension's complaints."""
        found = self.tree.find(lambda n: "mw-ext-cite-error" in n.classes or "error" in n.classes)
        return [node.text() for node in found]
