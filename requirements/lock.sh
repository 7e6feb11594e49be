#!/bin/sh
# Writes the lock files: every package that is needed on any platform, by hash, with no index address
# and no path, and none that would need a compiler. dev.txt holds all of run.txt; the others follow
# its versions where they share a package. Versions stay where they can; UPGRADE=1 takes the newest.
set -eu
cd "$(dirname "$0")/.."
: "${UV:=uv}"
solve() {
    out=$1
    shift
    "$UV" pip compile --quiet ${UPGRADE:+--upgrade} \
        --universal --python-version 3.11 --only-binary :all: --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --constraint requirements/platforms.in --output-file "requirements/$out" "$@" >/dev/null
    { echo "# Made by 'make lock'. Do not edit."; cat "requirements/$out"; } >"requirements/$out.new"
    mv "requirements/$out.new" "requirements/$out"
}
solve dev.txt pyproject.toml --extra dev
solve run.txt pyproject.toml --constraint requirements/dev.txt
solve build.txt requirements/build.in --constraint requirements/dev.txt
solve docs.txt pyproject.toml --extra docs --constraint requirements/dev.txt
