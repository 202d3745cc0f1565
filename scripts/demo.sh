#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh checkout to the sample exhibition: installs what is missing, builds, makes the sample with its
# photos, print PDFs and press kit in ./sample (or the folder named), and opens the window where there is a display.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-sample}

echo "1. What is needed"
[ -n "${JEONSI_SKIP_SETUP:-}" ] || scripts/setup.sh

echo "2. Building"
[ -f build/build.ninja ] || meson setup build
ninja -C build

echo "3. The sample exhibition"
if [ -f "$folder/seoul.jeonsi" ]; then
  echo "$folder holds it already; remove the folder to have it built anew."
else
  ./build/src/cli/jeonsi-cli demo "$folder"
fi
echo
echo "In $folder you find:"
echo "  seoul.jeonsi    the exhibition"
echo "  photos/         painted stand-ins for photographs of Seoul"
echo "  panels/         a print PDF for each panel, and a report"
echo "  proof.pdf       all panels, for reading"
echo "  press-kit.zip   for the media"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "4. The window"
  exec scripts/run.sh "$folder/seoul.jeonsi"
fi
echo "There is no display here; where there is one: scripts/run.sh $folder/seoul.jeonsi"
