#!/bin/sh
# Tests both edges of what is permitted: the oldest versions of libraries, and the newest
# with the newest Python of this machine. make edges runs it, after make check in CI.
#
# usage: tools/edges.sh NEWEST_ENVIRONMENT [PYTEST_OPTION …]
#
# NEWEST_ENVIRONMENT was installed from locks/newest.txt, and make test has run everything
# in it. Here the tests run in reduced form, and both publications are built with the oldest
# and the newest versions and compared: tests/edges.tsv has the known differences.
set -eu

newest=$1
shift
edges=.cache/edges
oldest=$edges/oldest

# tested_in ENVIRONMENT OPTION…: each environment has a cache of bytecode and tests of its own.
tested_in() {
    environment=$1
    shift
    "$environment/bin/python" -m pytest --numprocesses 3 --dist worksteal -q \
        -o "cache_dir=$environment/pytest" "$@"
}

# The newest Python of pyenv, or else of PATH.
newest_python() {
    if command -v pyenv >/dev/null; then
        version=$(pyenv versions --bare | grep -E '^3\.[0-9]+\.[0-9]+$' | sort -V | tail -n 1)
        [ -z "$version" ] || { echo "$(pyenv prefix "$version")/bin/python3"; return; }
    fi
    for name in python3.15 python3.14 python3.13 python3.12; do
        command -v "$name" && return
    done
    echo "$newest/bin/python"
}

minor_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'
}

# built_by ENVIRONMENT NAME: both publications as this environment prints them, in a folder of
# this name. They are copies, without the formats that are locked for the newest versions.
built_by() {
    folder=$PWD/$edges/$2
    rm -rf "$folder"
    mkdir -p "$folder/interpol"
    cp -R factsheet.toml facts sheets locales templates "$folder/interpol"
    cp -R examples/countries "$folder/countries"
    for publication in "$folder/interpol" "$folder/countries"; do
        rm -rf "$publication/formats.lock.jsonl" "$publication/output" "$publication/.factsheet"
        "$1/bin/factsheet" build --quiet --format html --directory "$publication"
        "$1/bin/factsheet" formats --lock --quiet --directory "$publication"
    done
}

tools/setup.sh "$oldest" locks/oldest.txt locks/icu.txt
built_by "$oldest" from-oldest &
older=$!
built_by "$newest" from-newest
wait "$older"
"$newest/bin/python" tools/edges.py \
    "$edges/from-oldest/interpol" "$edges/from-newest/interpol" \
    "$edges/from-oldest/countries" "$edges/from-newest/countries"
"$oldest/bin/factsheet" build --quiet --sheet session-89 --directory "$edges/from-oldest/interpol"

echo "The oldest versions, Python $(minor_of "$oldest/bin/python")"
catalogs="tests/catalogs/test_real.py tests/catalogs/test_polib.py tests/catalogs/test_plurals.py"
rendering="tests/paper/test_pdf.py tests/paper/test_divided.py tests/paper/test_fonts.py
    tests/paper/test_linebreaks.py tests/pages/test_rows.py tests/pages/test_sandbox.py"
# shellcheck disable=SC2086 # lists of files
tested_in "$oldest" tests/locales $catalogs $rendering tests/verify/test_styles.py "$@"

python=$(newest_python)
if [ "$(minor_of "$python")" = "$(minor_of "$newest/bin/python")" ]; then
    echo "Python $(minor_of "$python") is the newest of this machine: make test has run with it"
else
    echo "The newest versions, Python $(minor_of "$python")"
    PYTHON=$python tools/setup.sh "$edges/newest" locks/newest.txt locks/icu.txt
    # shellcheck disable=SC2086
    tested_in "$edges/newest" tests/locales $catalogs tests/publish/test_build.py "$@"
fi
