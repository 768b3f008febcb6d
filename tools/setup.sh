#!/bin/sh
# Makes the private environment that make runs everything in.
#
# usage: tools/setup.sh FOLDER [EXTRA [EXTRA]]
#
# An extra may be several, joined by commas. The second is installed where it can be: not
# every system has wheels of ICU.
#
# Three things may be missing on a fresh machine: a Python that can make environments,
# pip's packages, and the few system libraries that lay out text. Root on a system with
# apt gets what is missing installed; anybody else is told the command, and it stops.
set -eu

venv=$PWD/$1
extra=${2:+[$2]}
wanted=${3:-}

say() { printf '%s\n' "$*" >&2; }
stop() { say "factsheet: $*"; exit 1; }

# install_or_say WHAT APT DNF BREW: the names of the packages that bring WHAT
install_or_say() {
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

# The first Python that is 3.11 or later, PYTHON before all others.
find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$python"; then
            return
        fi
    done
    return 1
}

make_environment() {
    # Debian ships the module venv without what it needs, so ensurepip is the question.
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        install_or_say "Python's venv is" python3-venv python3 python
    "$python" -m venv --clear "$venv" || stop "“$python -m venv” failed"
}

pip_install() {
    "$venv/bin/python" -m pip install -qq --no-input --disable-pip-version-check "$@" </dev/null
}

missing_libraries() {
    "$venv/bin/python" -c '
from factsheet.render.libraries import missing_system_libraries
print(*missing_system_libraries(), sep=", ")'
}

# Without a home pip would keep its cache at the root of the file system.
[ -n "${HOME:-}" ] || export PIP_NO_CACHE_DIR=1

find_python || {
    install_or_say "Python 3.11 or later is" "python3 python3-venv" python3 python
    find_python || stop "Python 3.11 or later is missing: set PYTHON to its path"
}
if ! grep -qsF "$venv" "$venv/bin/activate" || ! new_enough "$venv/bin/python"; then
    say "Setting up $1"
    make_environment
fi
pip_install --editable ".$extra" || stop "pip could not install what pyproject.toml names"
if [ -n "$wanted" ] && ! pip_install --only-binary :all: --editable ".[$wanted]" 2>/dev/null; then
    say "The extra $wanted is not to be had here; its tests are skipped"
fi
if [ -n "$(missing_libraries)" ]; then
    install_or_say "System libraries ($(missing_libraries)) are" \
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "pango harfbuzz" pango
    [ -z "$(missing_libraries)" ] || stop "still missing: $(missing_libraries)"
fi
