#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what meson's test logs say: a TAP test counts by its cases, any other as one. Fails when nothing ran."""
import json
import re
import sys

passed = failed = 0
for log in sys.argv[1:]:
    with open(log, encoding='utf-8') as lines:
        for line in lines:
            test = json.loads(line)
            out = test.get('stdout', '')
            bad = len(re.findall(r'^not ok ', out, re.M))
            good = len(re.findall(r'^ok ', out, re.M))
            if test['result'] in ('OK', 'EXPECTEDFAIL'):
                passed += good or 1
            elif test['result'] != 'SKIP':
                passed += good
                failed += bad or 1
                print('failed:', test['name'])
            if test['result'] == 'SKIP':
                print('skipped:', test['name'])
print(f'tests: {passed} passed, {failed} failed')
sys.exit(1 if failed or not passed else 0)
