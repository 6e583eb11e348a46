#!/usr/bin/env python3
"""Checks every dependency: it comes from crates.io and its licence is one we may ship.

    python3 tests/system/dependencies.py [--manifest Cargo.toml]

Advisories are checked too where the machine has a checker and its database; otherwise the
report says that they were not.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"

# A licence is here because a binary under it may be given to anyone, next to code of our own,
# if its text travels along. What each asks beyond that stands beside it.
ALLOWED = {
    "MIT": "keep the notice",
    "MIT-0": "nothing",
    "Apache-2.0": "keep the notice, say what was changed",
    "Apache-2.0 WITH LLVM-exception": "as Apache-2.0, and not even the notice in binaries",
    "BSD-2-Clause": "keep the notice",
    "BSD-3-Clause": "keep the notice, do not use the authors' names to advertise",
    "ISC": "keep the notice",
    "Zlib": "do not claim it as your own",
    "0BSD": "nothing",
    "BSL-1.0": "keep the notice in source only",
    "CC0-1.0": "nothing: given to the public domain",
    "Unlicense": "nothing: given to the public domain",
    "Unicode-3.0": "keep the notice; tables made from Unicode's data",
    "Unicode-DFS-2016": "the same under its older name",
    "NCSA": "keep the notice (MIT and BSD joined)",
    "MPL-2.0": "publish changes to its own files; we change none",
    "CDLA-Permissive-2.0": "data, keep the text of the agreement",
    "OFL-1.1": "fonts: may be bundled, not sold alone",
    "Ubuntu-font-1.0": "fonts: may be bundled, renamed when changed",
}


class LicenceError(Exception):
    """The expression cannot be read."""


def allowed(expression):
    """True when the SPDX expression leaves us a choice of allowed licences.

    Reads AND, OR, WITH, parentheses and the old `/` for OR. AND binds tighter than OR.
    """
    tokens = re.findall(r"\(|\)|/|[^\s()/]+", expression)
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def either():
        value = both()
        while peek() in ("OR", "/"):
            take()
            value = both() or value
        return value

    def both():
        value = one()
        while peek() == "AND":
            take()
            value = one() and value
        return value

    def one():
        token = peek()
        if token is None or token in ("AND", "OR", "WITH", "/", ")"):
            raise LicenceError(f"a licence is missing in «{expression}»")
        take()
        if token == "(":
            value = either()
            if peek() != ")":
                raise LicenceError(f"«)» is missing in «{expression}»")
            take()
            return value
        if peek() == "WITH":
            take()
            if peek() is None:
                raise LicenceError(f"an exception is missing in «{expression}»")
            token = f"{token} WITH {take()}"
        return token in ALLOWED

    value = either()
    if peek() is not None:
        raise LicenceError(f"«{peek()}» is not expected in «{expression}»")
    return value


def check_the_evaluator():
    """A licence checker that says yes to everything would look just like a good one."""
    for expression, expected in [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT/Apache-2.0", True),
        ("GPL-3.0-only OR MIT AND Zlib", True),
        ("(GPL-3.0-only OR MIT) AND AGPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("Apache-2.0 WITH Nonsense", False),
    ]:
        if allowed(expression) is not expected:
            raise LicenceError(f"the evaluator is wrong about «{expression}»")


def metadata(manifest):
    """`cargo metadata` with every feature on, so the window's dependencies are in it."""
    command = [
        "cargo", "metadata", "--locked", "--all-features", "--format-version", "1",
        "--manifest-path", str(manifest),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"cargo metadata failed:\n{done.stderr}")
    return json.loads(done.stdout)


def paths_from_root(data):
    """For each package id, the names on the shortest way from our own package to it."""
    edges = {node["id"]: node["dependencies"] for node in data["resolve"]["nodes"]}
    names = {package["id"]: f"{package['name']} {package['version']}" for package in data["packages"]}
    found = {member: [names[member]] for member in data["workspace_members"]}
    waiting = list(found)
    for package in waiting:  # grows while it is read: breadth first
        for dependency in edges.get(package, []):
            if dependency not in found:
                found[dependency] = [*found[package], names[dependency]]
                waiting.append(dependency)
    return found


def problems_of(package):
    """What is wrong with one dependency."""
    if package["source"] != CRATES_IO:
        yield f"comes from {package['source'] or package['manifest_path']}, not from crates.io"
    licence = package.get("license")
    if not licence:
        yield "names no licence"
        return
    try:
        if not allowed(licence):
            yield f"licence «{licence}» is not on the list"
    except LicenceError as error:
        yield str(error)


def check_advisories(manifest):
    """Runs an advisory checker without the network, where there is one; True when all is well."""
    database = Path.home() / ".cargo/advisory-db"
    lock = manifest.parent / "Cargo.lock"
    if shutil.which("cargo-audit") and database.is_dir():
        command = ["cargo", "audit", "--no-fetch", "--stale", "--file", str(lock)]
    elif shutil.which("cargo-deny") and any((Path.home() / ".cargo").glob("advisory-dbs/*")):
        command = ["cargo", "deny", "--offline", "--manifest-path", str(manifest), "check", "advisories"]
    else:
        print("advisories: NOT CHECKED, this machine has no cargo-audit or cargo-deny with a database")
        return True
    print("advisories:", " ".join(command), flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode == 0


def main():
    """Prints what is wrong, or one line that says how much was looked at."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--manifest", type=Path, default=ROOT / "Cargo.toml")
    manifest = reader.parse_args().manifest.resolve()
    check_the_evaluator()
    data = metadata(manifest)
    members = set(data["workspace_members"])
    through = paths_from_root(data)
    dependencies = [p for p in data["packages"] if p["id"] not in members]
    bad = 0
    for package in dependencies:
        for problem in problems_of(package):
            bad += 1
            print(f"{package['name']} {package['version']}: {problem}")
            print("  through " + " -> ".join(through.get(package["id"], ["?"])))
    used = sorted({p["license"] for p in dependencies if p["license"]})
    print(f"{len(dependencies)} dependencies, {len(used)} licence expressions, {bad} problems")
    good = check_advisories(manifest)
    return 0 if good and not bad else 1


if __name__ == "__main__":
    sys.exit(main())
