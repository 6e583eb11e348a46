#!/usr/bin/env bash
# Every check the project has, in the order that finds a mistake soonest. CI runs this file.
#
#   tests/run.sh [--no-wiki] [--no-window]
#
# --no-wiki leaves out the system test, for a machine that cannot get PHP and MediaWiki;
# --no-window the tests in a real window, for one that cannot get Xvfb and AT-SPI.
# Stops at the first step that fails, with its exit code. CARGO_TARGET_DIR is respected.
set -euo pipefail
exec </dev/null # nothing here may wait for a person
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# Here the generated cases are the same each time, so that a change is judged by its own doing; a plain
# `cargo test` makes new ones each time, and what fails is kept under tests/proptest-regressions.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED-20261125}"

WITH_WIKI=1 WITH_WINDOW=1
for option in "$@"; do
  case $option in
    --no-wiki) WITH_WIKI=0 ;;
    --no-window) WITH_WINDOW=0 ;;
    *) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

CURRENT="start" WIKI_DIR=""
elapsed() { printf '%02d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }
say() { printf '[run %s] %s\n' "$(elapsed)" "$*" >&2; }
step() { CURRENT=$1; say "$1"; shift; "$@"; }
finish() {
  local rc=$?
  if [[ -n $WIKI_DIR ]]; then bash tests/system/wiki/down.sh --data "$WIKI_DIR" || true; fi
  rm -f -- "${CASES:-}"
  if ((rc == 0)); then say "all passed"; else say "FAILED at «$CURRENT» (exit code $rc)"; fi
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- tools ----------------------------------------------------------------------------------
as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }
tools() {
  local tool packages=()
  # Debian's own cargo is older than this project asks for, so it is not installed from there.
  for tool in cargo rustfmt cargo-clippy; do
    command -v "$tool" >/dev/null || { say "missing: $tool (get it from https://rustup.rs, with the rustfmt and clippy components)"; return 1; }
  done
  command -v cc >/dev/null || packages+=(gcc libc6-dev)
  if [[ -f tests/fuzz/Cargo.toml ]]; then command -v c++ >/dev/null || packages+=(g++); fi
  command -v python3 >/dev/null || packages+=(python3)
  command -v flock >/dev/null || packages+=(util-linux)
  command -v setsid >/dev/null || packages+=(util-linux)
  # Unicode's own tests of bidi and clusters, read by tests/it/typeset/unicode.rs
  [[ -f /usr/share/unicode/BidiTest.txt ]] || packages+=(unicode-data)
  if ((WITH_WINDOW)); then
    # an X server without a screen, its keyboard layouts and clipboard; a D-Bus session and AT-SPI;
    # Python's way to both; and what the window loads when it opens
    local needed=(xvfb x11-xkb-utils xkb-data xclip dbus at-spi2-core
      gir1.2-atspi-2.0 python3-gi python3-xlib
      libegl1 libgl1 libgl1-mesa-dri libx11-data libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0)
    if command -v dpkg-query >/dev/null; then
      for tool in "${needed[@]}"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$tool" 2>/dev/null) == installed ]] || packages+=("$tool")
      done
    else
      for tool in Xvfb setxkbmap xclip dbus-daemon; do
        command -v "$tool" >/dev/null || { say "missing: $tool (or leave the window out: --no-window)"; return 1; }
      done
    fi
  fi
  ((${#packages[@]})) || return 0
  say "installing ${packages[*]}"
  if ! command -v apt-get >/dev/null; then say "missing: ${packages[*]}; and there is no apt-get here"; return 1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" ||
    { say "missing: ${packages[*]}; installing them needs root or passwordless sudo, and a Debian mirror"; return 1; }
}

# --- the window -----------------------------------------------------------------------------
# Debian's packages are for Debian's own python3; another one may come first on the PATH.
window_python() {
  local python
  for python in /usr/bin/python3 python3; do
    if "$python" -c 'import gi, Xlib; gi.require_version("Atspi", "2.0")' 2>/dev/null; then
      echo "$python"
      return 0
    fi
  done
  say "no python3 has gi, Atspi 2.0 and Xlib (Debian: python3-gi gir1.2-atspi-2.0 python3-xlib, for /usr/bin/python3)"
  return 1
}

# --- the wiki -------------------------------------------------------------------------------
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
wiki_up() { # the port may be taken between asking and using it, so a few tries (5 = port taken)
  local rc=5
  for _ in 1 2 3; do
    rc=0
    # 8>&-: the server must not keep the lock that this run holds
    bash tests/system/wiki/up.sh --data "$WIKI_DIR" --port "$(free_port)" --pages tests/system/wiki/pages 8>&- || rc=$?
    ((rc == 5)) || break
  done
  return "$rc"
}

step "tools" tools
step "format" cargo fmt --check
step "lints, core and command line" cargo clippy --locked --all-targets --no-default-features -- -D warnings
# one of these tests writes the cases that the wiki is asked about below
CASES=$(mktemp)
step "tests, core and command line" env TAHRIR_WIKI_CASES="$CASES" cargo test --locked --no-default-features
step "lints, with the window" cargo clippy --locked --all-targets -- -D warnings
step "tests, with the window" cargo test --locked
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
step "dependencies" python3 tests/system/dependencies.py
if [[ -f tests/fuzz/Cargo.toml ]]; then
  step "fuzz targets build" cargo check --locked --manifest-path tests/fuzz/Cargo.toml
fi
# the configuration that the tests have just built, so this links and little more
step "the program" cargo build --locked

# ask cargo: the folder may come from the environment or from a settings file
CURRENT="target folder"
TARGET=$(cargo metadata --locked --no-deps --format-version 1 |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')

if ((WITH_WINDOW)); then
  step "the window" cargo build --locked --example canvas
  CURRENT="window test"
  PYTHON=$(window_python)
  for part in window accessibility; do
    step "$part test" timeout 300 "$PYTHON" -B "tests/system/${part}_test.py" --bin "$TARGET/debug/examples/canvas" --logs "$TARGET/window/$part"
  done
  step "app test" timeout 300 "$PYTHON" -B tests/system/app_test.py --bin "$TARGET/debug/tahrir" --logs "$TARGET/window/app"
fi

if ((WITH_WIKI)); then
  CURRENT="system test"
  exec 8>"$TARGET/.system-test.lock"
  flock -w 1800 8 || { say "another run has used $TARGET/wiki for half an hour"; exit 1; }
  WIKI_DIR=$TARGET/wiki
  step "wiki" wiki_up
  step "system test" python3 tests/system/wiki_test.py --bin "$TARGET/debug/tahrir" --wiki "$WIKI_DIR/wiki.json" --cases "$CASES"
fi
