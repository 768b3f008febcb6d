#!/bin/sh
# Creates a virtual environment from a lock file, with this project installed in it.
#
# usage: tools/setup.sh FOLDER LOCK [OPTIONAL_LOCK]
#
#   FOLDER         where the environment goes, relative to the current directory
#   LOCK           a file of locks/: exact versions, each with its hashes
#   OPTIONAL_LOCK  packages to add where wheels exist for this system
#
# PYTHON names the interpreter; without it, the first Python 3.11 or later is used.
#
# A fresh machine may lack Python, its venv module, or the system libraries that lay out
# text. As root on a system with apt, this script installs what is missing; otherwise it
# prints the command that does, and stops.
set -eu

venv=$PWD/$1
lock=$2
optional=${3:-}

say() { printf '%s\n' "$*" >&2; }
stop() { say "factsheet: $*"; exit 1; }

# install_or_stop WHAT APT DNF BREW: install the packages that provide WHAT, or say how to.
install_or_stop() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing $2"
        apt_install "$2" || stop "apt-get could not install $2"
    elif command -v apt-get >/dev/null; then
        stop "$1 missing: run “apt-get install $2” as root, then make again"
    elif command -v dnf >/dev/null; then
        stop "$1 missing: run “dnf install $3” as root, then make again"
    elif command -v brew >/dev/null; then
        stop "$1 missing: run “brew install $4”, then make again"
    else
        stop "$1 missing: install it (Debian $2, Fedora $3, Homebrew $4), then make again"
    fi
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several names
    apt-get install -qq -y --no-install-recommends $1 >/dev/null 2>&1 </dev/null ||
        { apt-get update -qq || true; apt-get install -qq -y --no-install-recommends $1; } </dev/null >&2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$python"; then
            return
        fi
    done
    return 1
}

make_environment() {
    # Debian splits ensurepip off from venv, and `-m venv` fails without it.
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        install_or_stop "Python's venv is" python3-venv python3 python
    "$python" -m venv --clear "$venv" || stop "“$python -m venv” failed"
}

pip_install() {
    "$venv/bin/python" -m pip install -qq --no-input --disable-pip-version-check "$@" </dev/null
}

missing_libraries() {
    "$venv/bin/python" -c '
from factsheet.paper.libraries import missing_system_libraries
print(*missing_system_libraries(), sep=", ")'
}

# Without a home directory, pip would put its cache at the root of the file system.
[ -n "${HOME:-}" ] || export PIP_NO_CACHE_DIR=1

find_python || {
    install_or_stop "Python 3.11 or later is" "python3 python3-venv" python3 python
    find_python || stop "Python 3.11 or later is missing: set PYTHON to its path"
}
if ! grep -qsF "$venv" "$venv/bin/activate" || ! new_enough "$venv/bin/python"; then
    say "Setting up $1"
    make_environment
fi
pip_install --require-hashes --requirement "$lock" || stop "pip could not install $lock"
pip_install --no-deps --no-build-isolation --editable . || stop "pip could not install the project"
if [ -n "$optional" ] &&
    ! pip_install --only-binary :all: --require-hashes --requirement "$optional" 2>/dev/null; then
    say "No wheel in $optional fits this system; the tests that need it are skipped"
fi
if [ -n "$(missing_libraries)" ]; then
    install_or_stop "System libraries ($(missing_libraries)) are" \
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "pango harfbuzz" pango
    [ -z "$(missing_libraries)" ] || stop "still missing: $(missing_libraries)"
fi
