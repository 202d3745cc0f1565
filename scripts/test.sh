#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets up everything, builds twice (plain, and with the address and undefined-behaviour sanitizers) and runs the tests:
# all of them on the plain build, and those of the rooms without GTK once more under the sanitizers.
# Ends with a line «tests: N passed, N failed».
set -eu
cd "$(dirname "$0")/.."

[ -n "${JEONSI_SKIP_SETUP:-}" ] || scripts/setup.sh test
if command -v locale-gen >/dev/null && ! locale -a | grep -qi 'ko_KR.utf8'; then
  root=; [ "$(id -u)" = 0 ] || root=sudo
  $root sed -i -E 's/^# *((ko_KR|zh_CN|de_DE|en_US)\.UTF-8 UTF-8)/\1/' /etc/locale.gen && $root locale-gen >/dev/null
fi

[ -f build/build.ninja ] || meson setup build
ninja -C build
[ -f build-asan/build.ninja ] || meson setup build-asan -Db_sanitize=address,undefined -Db_lundef=false
ninja -C build-asan

status=0
meson test -C build --print-errorlogs --no-rebuild || status=1
ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0 \
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
  meson test -C build-asan --print-errorlogs --no-rebuild --no-suite window --no-suite slow --timeout-multiplier 4 || status=1

python3 scripts/count-tests.py build/meson-logs/testlog.json build-asan/meson-logs/testlog.json || status=1
exit $status
