#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py [--cli build/src/cli/jeonsi-cli] [--photos 24] [--runs 3] [import export ...]
Times jeonsi-cli against the limit of each job, in turn, and prints medians and their ratio. See README.md beside this."""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))


def make_photos(folder, n):
    """n JPEGs of 24 megapixels about as large as a camera's: soft shapes under sensor grain."""
    from PIL import Image, ImageFilter
    for i in range(n):
        dice = random.Random(i)
        small = Image.frombytes('RGB', (60, 40), dice.randbytes(60 * 40 * 3)).filter(ImageFilter.GaussianBlur(2))
        image = small.resize((6000, 4000), Image.BICUBIC)
        grain = Image.frombytes('L', (3000, 2000), dice.randbytes(3000 * 2000)).resize((6000, 4000), Image.BILINEAR)
        Image.blend(image, Image.merge('RGB', (grain,) * 3), 0.14).save(f'{folder}/{i:03}.jpg', quality=93)


def limits_folder():
    """Where the yardstick programs are, built when they can be; None when they are not at hand."""
    folder = os.environ.get('JEONSI_LIMITS', os.path.join(TOP, '..', 'shared', 'tools', 'limits'))
    if not os.path.exists(os.path.join(folder, 'Makefile')):
        return None
    build = os.path.join(tempfile.gettempdir(), f'jeonsi-limits-{os.getuid()}')
    os.makedirs(build, exist_ok=True)
    subprocess.run(['cp', '-r', f'{folder}/Makefile', f'{folder}/src', build], check=True)
    made = subprocess.run(['make', '-C', build, 'bin/lim_import', 'bin/lim_pdf'], capture_output=True)
    return f'{build}/bin' if made.returncode == 0 else None


def timed(argv, **options):
    start = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - start


def line(name, what, ours, limit, limit_name):
    a, b = statistics.median(ours), statistics.median(limit)
    print(f'{name:8} {what}: ours {a:.2f} s, {limit_name} {b:.2f} s, ratio {a / b:.2f}', flush=True)


def read_all(photos):
    start = time.perf_counter()
    for photo in photos:
        with open(photo, 'rb') as file:
            file.read()
    return time.perf_counter() - start


def bench_import(cli, work, photos, limits, runs):
    ours, limit = [], []
    for _ in range(runs):
        show = f'{work}/show.jeonsi'
        if os.path.exists(show):
            os.unlink(show)
        subprocess.run([cli, 'new', show], check=True, stdout=subprocess.DEVNULL)
        ours.append(timed([cli, 'import', show, *photos]))
        if limits:
            database = f'{work}/limit.db'
            if os.path.exists(database):
                os.unlink(database)
            limit.append(timed([f'{limits}/lim_import', '-t', str(os.cpu_count()), '-H', 'xxh3', database, *photos]))
        else:
            limit.append(read_all(photos))
    line('import', f'{len(photos)} photos of 24 MP', ours, limit, 'lim_import' if limits else 'reading the bytes')


def bench_export(cli, work, photos, limits, runs):
    show = f'{work}/export.jeonsi'
    four = photos[:len(photos) // 4 * 4]
    for words in (['new', show], ['import', show, *four], ['layout', show, '--template', 'four-up', '--size', 'A1 landscape']):
        subprocess.run([cli, *words], check=True, stdout=subprocess.DEVNULL)
    ours, limit = [], []
    for _ in range(runs):
        ours.append(timed([cli, 'export-panels', show, '-o', f'{work}/pdf']))
        start = time.perf_counter()
        for i in range(0, len(four), 4):
            if limits:
                subprocess.run([f'{limits}/lim_pdf', f'{work}/limit.pdf', *four[i:i + 4]], check=True)
                subprocess.run(['qpdf', f'{work}/limit.pdf', f'{work}/limit-{i}.pdf'], check=True)
            else:
                for photo in four[i:i + 4]:
                    shutil.copy(photo, f'{work}/copy.jpg')
        limit.append(time.perf_counter() - start)
    line('export', f'{len(four) // 4} A1 panels of four', ours, limit, 'lim_pdf + qpdf' if limits else 'copying the bytes')


BENCHES = {'import': bench_import, 'export': bench_export}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('which', nargs='*', default=list(BENCHES))
    parser.add_argument('--cli', default=f'{TOP}/build/src/cli/jeonsi-cli')
    parser.add_argument('--photos', type=int, default=24)
    parser.add_argument('--runs', type=int, default=3)
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix='jeonsi-bench.')
    try:
        os.mkdir(f'{work}/photos')
        make_photos(f'{work}/photos', options.photos)
        photos = [f'{work}/photos/{name}' for name in sorted(os.listdir(f'{work}/photos'))]
        limits = limits_folder()
        print(f'{len(photos)} photos, {sum(map(os.path.getsize, photos)) / 1e6:.0f} MB, {os.cpu_count()} processors')
        for name in options.which:
            BENCHES[name](os.path.abspath(options.cli), work, photos, limits, options.runs)
    finally:
        shutil.rmtree(work)


sys.exit(main())
