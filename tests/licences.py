#!/usr/bin/env python3
"""Writes assets/licences.txt: what the program is made of, and under which licences.

    python3 tests/licences.py          writes the file
    python3 tests/licences.py --check  fails where the file is not what would be written

It asks `cargo metadata` for the crates that are built into the program (no tests, no build tools),
and reads the licences of the faces from fonts/.
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "assets" / "licences.txt"


def crates():
    """Name, version and licence of every crate that the program is linked with."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    command += ["--filter-platform", "x86_64-unknown-linux-gnu"]
    text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    metadata = json.loads(text)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    found, waiting = set(), [root]
    while waiting:
        here = waiting.pop()
        if here in found:
            continue
        found.add(here)
        for dependency in nodes[here]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    found.discard(root)
    for package in sorted((packages[one] for one in found), key=lambda one: one["name"]):
        licence = package["license"] or "see its repository"
        yield f"{package['name']} {package['version']} — {licence}"


def faces():
    """The faces; the text of their licence lies beside them."""
    for file in sorted((ROOT / "fonts").rglob("*.ttf")):
        yield f"{file.name} — SIL Open Font License 1.1 (fonts/OFL.txt)"


def main():
    lines = ["Faces", *faces(), "", "Icons", "Lucide — ISC (assets/icons/LICENSE)"]
    lines += ["", "Crates", *crates()]
    text = "\n".join(lines) + "\n"
    if "--check" in sys.argv[1:]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit("assets/licences.txt is old: run python3 tests/licences.py")
    else:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
