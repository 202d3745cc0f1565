#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file includes from a room that it may not know: rooms.py SOURCE_ROOT."""
import pathlib
import re
import sys

ORDER = ['base', 'photo', 'exhibition', 'layout', 'print', 'kit', 'op']
KNOWS = {room: set(ORDER[:i + 1]) for i, room in enumerate(ORDER)}
KNOWS['painter'] = {'base', 'painter'}
KNOWS['op'] |= {'painter'}
KNOWS['cli'] = KNOWS['op'] | {'cli'}
KNOWS['app'] = KNOWS['op'] | {'app'}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TOOLKIT = re.compile(r'^(gtk|gdk|handy|libhandy)')


def judge(room, line, beside=()):
    """Why `line` must not stand in a file of `room`, or None. `beside`: names of the files in the same folder."""
    match = INCLUDE.match(line)
    if not match:
        return None
    quote, target = match.groups()
    if TOOLKIT.match(target):
        return None if room == 'app' else 'only src/app/ may know the toolkit'
    if target == 'exhibition/transaction.h' and room not in ('op', 'exhibition'):
        return 'only src/op/ and src/exhibition/ may change data'
    other = target.split('/')[0]
    if '/' not in target:
        return f'write "{room}/{target}"' if target in beside else None
    if other in KNOWS:
        return None if other in KNOWS[room] else f'{room} must not know {other}'
    if quote == '"':
        return f'there is no room named {other}'
    return None


# The rules, tried on lines of which it is known what they deserve: this check must be able to fail.
WRONG = [('base', '#include "photo/photo.h"'), ('layout', '#  include "print/pdf.h"'), ('cli', '#include "app/window.h"'),
         ('painter', '#include "layout/scene.h"'), ('photo', '#include "painter/view.h"'), ('op', '#include <gtk/gtk.h>'),
         ('cli', '#include <handy.h>'), ('app', '#include "exhibition/transaction.h"'), ('kit', '#include "../base/job.h"'),
         ('print', '#include <gdk-pixbuf/gdk-pixbuf.h>'), ('photo', '#include <exhibition/photos.h>')]
RIGHT = [('base', '#include "base/job.h"'), ('kit', '#include "print/pdf.h"'), ('op', '#include "exhibition/transaction.h"'),
         ('app', '#include <gtk/gtk.h>'), ('op', '#include "painter/view.h"'), ('print', '#include <qpdf/qpdf-c.h>'),
         ('cli', '#include "op/verb.h"'), ('base', '/* #include "photo/photo.h" */')]


def files_of(root):
    for folder in [*(root / 'src').iterdir(), root / 'seeds' / 'painter']:
        if folder.is_dir():
            for path in sorted(folder.rglob('*')):
                if path.suffix in ('.c', '.h'):
                    yield folder.name, path


def main():
    root = pathlib.Path(sys.argv[1])
    for room, line in WRONG:
        assert judge(room, line), (room, line)
    for room, line in RIGHT:
        assert judge(room, line) is None, (room, line)

    n_files = n_wrong = 0
    for room, path in files_of(root):
        n_files += 1
        if room not in KNOWS:
            print(f'{path.relative_to(root)}: {room} is no room')
            n_wrong += 1
            continue
        beside = {other.name for other in path.parent.iterdir()}
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            reason = judge(room, line, beside)
            if reason:
                print(f'{path.relative_to(root)}:{number}: {line.strip()}: {reason}')
                n_wrong += 1
    print(f'{n_files} files read, {n_wrong} wrong includes')
    sys.exit(1 if n_wrong or n_files == 0 else 0)


main()
