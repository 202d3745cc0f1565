#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py SOURCE_ROOT   Every string of today's sources has a translation in every language of po/LINGUAS, and po/POTFILES.in
names every file that has strings."""
import os
import re
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]
KEYWORDS = ['-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kP_:1,2']


def files_with_strings():
    found = []
    for folder, _, names in os.walk(f'{ROOT}/src'):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith('.c') and re.search(r'\b(_|N_|C_|NC_|P_) ?\("', open(path, encoding='utf-8').read()):
                found.append(os.path.relpath(path, ROOT))
    for folder, _, names in os.walk(f'{ROOT}/ui'):
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names if name.endswith('.ui')]
    return set(found)


def main():
    failed = False
    with open(f'{ROOT}/po/POTFILES.in', encoding='utf-8') as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith('#')}
    for path in sorted(files_with_strings() - listed):
        print(f'{path} has strings and is missing in po/POTFILES.in')
        failed = True
    with tempfile.TemporaryDirectory() as temp:
        pot = f'{temp}/jeonsi.pot'
        subprocess.run(['xgettext', '--from-code=UTF-8', *KEYWORDS, '-D', ROOT, '-f', f'{ROOT}/po/POTFILES.in', '-o', pot], check=True)
        for lang in open(f'{ROOT}/po/LINGUAS', encoding='utf-8').read().split():
            merged = f'{temp}/{lang}.po'
            subprocess.run(['msgmerge', '-q', '--no-fuzzy-matching', '-o', merged, f'{ROOT}/po/{lang}.po', pot], check=True)
            subprocess.run(['msgfmt', '--check', '-o', os.devnull, merged], check=True)
            for what in ('--untranslated', '--only-fuzzy'):
                rest = subprocess.run(['msgattrib', what, '--no-obsolete', merged], capture_output=True, text=True, check=True).stdout
                for string in re.findall(r'^msgid (?!""\nmsgstr "(?:\n|$))(.+)', rest.split('\n\n', 1)[-1], re.M) if rest else []:
                    print(f'{lang}: no translation of {string}')
                    failed = True
    return 1 if failed else 0


sys.exit(main())
