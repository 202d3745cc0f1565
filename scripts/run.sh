#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the window from the build folder, without installing.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
[ -x "$top/build/src/app/jeonsi" ] || { echo "Build first: scripts/demo.sh" >&2; exit 1; }
GSETTINGS_SCHEMA_DIR="$top/build/resources" JEONSI_LOCALE_DIR="$top/build/po" JEONSI_SEEDS_DIR="$top/seeds" \
  exec "$top/build/src/app/jeonsi" "$@"
