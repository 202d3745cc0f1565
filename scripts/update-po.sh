#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Renews po/POTFILES.in, po/jeonsi.pot and every translation after strings changed.
set -eu
cd "$(dirname "$0")/.."
{
  echo "# Written by scripts/update-po.sh."
  { grep -rlE '\b(_|N_|C_|NC_|P_) ?\(' --include=*.c src; find ui -name '*.ui'; find resources/desktop -name '*.in'; } | LC_ALL=C sort
} >po/POTFILES.in
[ -f build/build.ninja ] || meson setup build
ninja -C build jeonsi-pot
for lang in $(grep -v '^#' po/LINGUAS); do
  [ -f "po/$lang.po" ] || msginit --no-translator -l "$lang" -i po/jeonsi.pot -o "po/$lang.po"
  msgmerge --quiet --update --backup=none --no-fuzzy-matching "po/$lang.po" po/jeonsi.pot
  msgfmt --check --statistics -o /dev/null "po/$lang.po"
done
