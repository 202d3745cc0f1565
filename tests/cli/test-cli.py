#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""jeonsi-cli as a person or a script meets it: exit statuses, JSON, bad input, signals, reproducible outputs. TAP."""
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

CLI = os.path.abspath(sys.argv[1])
os.environ.setdefault('LC_ALL', 'C.UTF-8')
tests = []


def test(function):
    tests.append(function)
    return function


def photo(path, width=900, height=600, seed=1, **save):
    """A small JPEG with a gradient and a few boxes, different for every seed."""
    from PIL import Image, ImageDraw
    dice = random.Random(seed)
    image = Image.linear_gradient('L').resize((width, height)).convert('RGB')
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = dice.randrange(width), dice.randrange(height)
        draw.rectangle((x, y, x + 90, y + 60), fill=tuple(dice.randrange(256) for _ in range(3)))
    image.save(path, 'JPEG', quality=88, **save)


class Case:
    """A folder of its own with an exhibition in it, and ways to call the program."""

    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix='jeonsi-cli.')
        self.show = os.path.join(self.dir, 'show.jeonsi')
        self.photos = os.path.join(self.dir, 'photos')
        os.mkdir(self.photos)

    def call(self, *words, **options):
        return subprocess.run([CLI, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=120, cwd=self.dir, **options)

    def ok(self, *words, status=0, **options):
        done = self.call(*words, **options)
        assert done.returncode == status, f'{words}: {done.returncode}, {done.stderr.decode(errors="replace")}'
        return done.stdout.decode()

    def json(self, *words, status=0, **options):
        return json.loads(self.ok(*words, '--json', status=status, **options))

    def fill(self, n=3):
        self.ok('new', self.show, '--title@ko', '서울', '--title@en', 'Seoul')
        for i in range(n):
            photo(f'{self.photos}/p{i}.jpg', *((900, 600) if i % 2 == 0 else (600, 900)), seed=i)
        self.ok('import', self.show, self.photos)

    def dump(self):
        return self.ok('dump', self.show)

    def strays(self):
        return [name for name in os.listdir(self.dir) if name.startswith('.')]


def sha256(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


@test
def help_and_usage(case):
    assert 'import' in case.ok('--help')
    assert '--template' in case.ok('layout', '--help')
    for words in ((), ('nonsense',), ('photos',), ('photos', 'x', '--nonsense'), ('layout', 'x', '--size'), ('import', case.show)):
        done = case.call(*words)
        if words == ('import', case.show):
            continue
        assert done.returncode == 2, (words, done.returncode)
        assert done.stderr.strip() or done.stdout.strip(), words


@test
def the_whole_way(case):
    case.fill(4)
    result = case.json('import', case.show, case.photos)
    assert result == {'imported': 0, 'duplicates': 4, 'refused': [], 'warnings': []}, result
    photos = case.json('photos', case.show)
    assert [p['id'] for p in photos] == [1, 2, 3, 4]
    assert photos[0]['format'] == 'jpeg' and (photos[0]['width'], photos[0]['height']) == (900, 600)
    assert photos[0]['caption'] == {'ko': None, 'zh-CN': None, 'en': None} and photos[0]['f_number'] is None
    case.ok('edit', case.show, 'photo:1', 'headline@en=Bukchon at dawn', 'caption@en=Roofs.', 'caption@ko=지붕.',
            'caption@zh-CN=屋顶。', 'creator=Kim', 'credit=Jeonsi', 'copyright=© Kim', 'usage_terms=Press use only',
            'clearance.press=cleared', 'keywords=Seoul\nBukchon', 'pick=true', 'rating=5')
    one = case.json('photos', case.show, '--search', 'pick:yes')
    assert len(one) == 1 and one[0]['caption']['ko'] == '지붕.' and one[0]['keywords'] == ['Seoul', 'Bukchon'], one
    assert case.json('photos', case.show, '--search', '지붕')[0]['id'] == 1
    case.ok('layout', case.show, '--template', 'single', '--size', 'A4')
    case.ok('layout', case.show, '--template', 'diptych', '--size', '200x200mm', '--photos', 'photo:2,3')
    panels = case.json('panels', case.show)
    assert [p['number'] for p in panels] == [1, 2] and panels[1]['trim_mm'] == [200, 200], panels
    exported = case.json('export-panels', case.show, '-o', 'print', '--panels', '1-2')
    for entry in exported:
        assert entry['verified'] and not entry['failures'] and entry['standard'].startswith('PDF/X-4'), entry
        assert open(os.path.join(case.dir, entry['file']), 'rb').read(5) == b'%PDF-'
    assert json.load(open(f'{case.dir}/print/report.json'))[0]['panel'] == 1
    case.ok('export-proof', case.show, '-o', 'proof.pdf')
    kit = case.json('press-kit', case.show, '-o', 'kit.zip', status=1)
    assert kit['photos'] == 1 and len(kit['refused']) == 3, kit
    assert case.json('verify-kit', 'kit.zip') == {'intact': True, 'problems': []}
    case.ok('verify', case.show)
    assert {f['code'] for f in case.json('check', case.show, status=1)} >= {'not-in-press-kit', 'caption-missing'}
    assert not case.strays()


@test
def history_survives_restarts(case):
    case.fill(2)
    before = case.dump()
    case.ok('edit', case.show, 'photo:1', 'caption@ko=하나')
    after = case.dump()
    case.ok('undo', case.show)
    assert case.dump() == before
    case.ok('redo', case.show)
    assert case.dump() == after
    assert [s['undone'] for s in case.json('history', case.show)][-1] is False
    case.call('redo', case.show)
    assert case.call('redo', case.show).returncode == 3


@test
def bad_files_are_refused_and_the_rest_goes_on(case):
    case.ok('new', case.show)
    made = f'{case.photos}/good.jpg'
    photo(made)
    good = open(made, 'rb').read()
    bad = {'empty.jpg': b'', 'words.jpg': b'these are words', 'half.jpg': good[:300], 'pdf.jpg': b'%PDF-1.4\n%%EOF\n',
           'huge.png': b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + (200000).to_bytes(4, 'big') * 2 + b'\x08\x02\0\0\0' + b'\0' * 8}
    for name, data in bad.items():
        open(f'{case.photos}/{name}', 'wb').write(data)
    os.mkfifo(f'{case.photos}/fifo.jpg')
    os.symlink('nowhere', f'{case.photos}/dangling.jpg')
    os.symlink('/dev/zero', f'{case.photos}/zero.jpg')
    os.symlink('loop.jpg', f'{case.photos}/loop.jpg')
    photo(os.fsencode(case.photos) + b'/\xc7\xd1.jpg', seed=7)
    shutil.copy(made, f'{case.photos}/=cmd|.png')
    result = case.json('import', case.show, case.photos, status=1)
    assert result['imported'] == 2 and result['duplicates'] == 1, result
    refused = {os.path.basename(r['path']): r['reason'] for r in result['refused']}
    assert set(refused) == {*bad, 'fifo.jpg', 'dangling.jpg', 'zero.jpg', 'loop.jpg'}, refused
    assert all(reason and '\n' not in reason for reason in refused.values())
    done = case.call('import', case.show, 'no/such.jpg', 'also\x1b[31mbad.jpg')
    assert done.returncode == 1 and done.stderr.count(b'\n') == 2 and b'\x1b' not in done.stderr, done
    assert open(made, 'rb').read() == good


@test
def files_that_are_no_exhibition(case):
    case.fill(1)
    good = open(case.show, 'rb').read()
    newer = bytearray(good)
    newer[60:64] = (9999).to_bytes(4, 'big')
    other = f'{case.dir}/other.db'
    sqlite3.connect(other).execute('create table t(x)').connection.commit()
    cases = {'empty': b'', 'text': b'hello\n' * 400, 'cut': good[:len(good) // 2], 'foreign': open(other, 'rb').read()}
    for name, data in {**cases, 'newer': bytes(newer)}.items():
        path = f'{case.dir}/{name}.jeonsi'
        open(path, 'wb').write(data)
        done = case.call('import', path, case.photos)
        assert done.returncode == 3, (name, done)
        assert f'{name}.jeonsi'.encode() in done.stderr and done.stderr.count(b'\n') == 1, (name, done.stderr)
        assert open(path, 'rb').read() == data, name
    for path in (case.dir, f'{case.dir}/none.jeonsi'):
        assert case.call('photos', path).returncode == 3
    os.mkfifo(f'{case.dir}/fifo.jeonsi')
    assert case.call('photos', f'{case.dir}/fifo.jeonsi').returncode == 3
    done = case.call('new', case.show)
    assert done.returncode == 3 and open(case.show, 'rb').read() == good, done


@test
def outputs_are_whole_or_absent(case):
    case.fill(1)
    case.ok('layout', case.show, '--size', 'A5')
    case.ok('edit', case.show, 'photo:1', 'caption@en=x', 'credit=y', 'copyright=z', 'usage_terms=w', 'clearance.press=cleared')
    original, link = f'{case.photos}/p0.jpg', f'{case.dir}/link.pdf'
    os.symlink(original, link)
    untouched = sha256(original)
    for words in (('press-kit', case.show, '-o', 'no/such/folder/kit.zip'), ('export-proof', case.show, '-o', case.dir),
                  ('export-panels', case.show, '-o', case.show), ('copy', case.show, '-o', case.show),
                  ('press-kit', case.show, '-o', case.show), ('press-kit', case.show, '-o', original),
                  ('export-proof', case.show, '-o', link)):
        before = sha256(case.show)
        done = case.call(*words)
        assert done.returncode == 3 and done.stderr, (words, done)
        assert sha256(case.show) == before and sha256(original) == untouched
    if os.path.exists('/dev/full'):
        full = open('/dev/full', 'wb')
        done = subprocess.run([CLI, 'dump', case.show], stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 3 and done.stderr, done
    assert not case.strays()


@test
def missing_and_changed_originals(case):
    case.fill(2)
    case.ok('layout', case.show, '--size', 'A5')
    os.rename(f'{case.photos}/p0.jpg', f'{case.photos}/away.jpg')
    photo(f'{case.photos}/p1.jpg', seed=99)
    assert len(case.json('verify', case.show, status=1)['problems']) == 2
    assert case.call('export-panels', case.show, '-o', 'print').returncode == 3
    assert not [name for name in os.listdir(f'{case.dir}/print') if name.endswith('.pdf')]
    assert 'original-missing' in {f['code'] for f in case.json('check', case.show, status=1)}
    proof = case.json('export-proof', case.show, '-o', 'proof.pdf', status=1)
    assert [os.path.basename(r['path']) for r in proof['refused']] == ['p0.jpg'], proof
    result = case.json('import', case.show, f'{case.photos}/p1.jpg')
    assert result['imported'] == 1 and len(result['warnings']) == 1, result
    os.rename(f'{case.photos}/away.jpg', f'{case.photos}/p0.jpg')
    case.ok('verify', case.show)
    case.ok('export-panels', case.show, '-o', 'print')


@test
def signals_stop_politely(case):
    case.ok('new', case.show)
    for i in range(60):
        photo(f'{case.photos}/{i:03}.jpg', 3000, 2000, seed=i)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = subprocess.Popen([CLI, 'import', case.show, case.photos], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.25)
        process.send_signal(number)
        start = time.time()
        _, errors = process.communicate(timeout=30)
        if process.returncode == 0:
            continue  # it was quicker than the signal
        assert process.returncode == status and errors, (process.returncode, errors)
        assert time.time() - start < 5
        case.ok('verify', case.show)
    case.call('import', case.show, case.photos)
    assert len(case.json('photos', case.show)) == 60
    assert not case.strays()


@test
def killed_at_any_moment(case):
    case.ok('new', case.show)
    for i in range(24):
        photo(f'{case.photos}/{i:03}.jpg', 1200, 900, seed=i)
    whole = f'{case.dir}/whole.jeonsi'
    case.ok('new', whole)
    start = time.time()
    case.ok('import', whole, case.photos)
    duration = time.time() - start
    dice = random.Random(4)
    for _ in range(12):
        process = subprocess.Popen([CLI, 'import', case.show, case.photos], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, duration * 1.1))
        process.kill()
        process.wait()
        assert case.call('verify', case.show).returncode == 0
    case.call('import', case.show, case.photos)
    assert case.dump() == case.ok('dump', whole)


@test
def two_writers_lose_nothing(case):
    case.fill(1)
    words = [[CLI, 'edit', case.show, 'photo:1', f'{field}=x{i}'] for i in range(5) for field in ('creator', 'credit', 'city')]
    running = [subprocess.Popen(w, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for w in words]
    assert [p.wait() for p in running] == [0] * len(running)
    assert sum(s['verb'] == 'edit' for s in case.json('history', case.show)) == len(words)
    case.ok('verify', case.show)


@test
def two_layouts_place_a_photo_once(case):
    case.fill(4)
    running = [subprocess.Popen([CLI, 'layout', case.show, '--size', 'A5'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
               for _ in range(4)]
    assert sorted(p.wait() for p in running) == [0, 3, 3, 3]
    assert len(case.json('panels', case.show)) == 4


@test
def same_bytes_every_time(case):
    case.fill(2)
    case.ok('layout', case.show, '--size', 'A5')
    case.ok('edit', case.show, 'photo:1-2', 'caption@en=x', 'credit=y', 'copyright=z', 'usage_terms=w', 'clearance.press=cleared')
    hashes = []
    for locale in ('C.UTF-8', 'de_DE.UTF-8'):
        env = dict(os.environ, SOURCE_DATE_EPOCH='1380000000', LC_ALL=locale)
        out = tempfile.mkdtemp(dir=case.dir)
        case.ok('export-panels', case.show, '-o', out, env=env)
        case.ok('export-proof', case.show, '-o', f'{out}/proof.pdf', env=env)
        case.ok('press-kit', case.show, '-o', f'{out}/kit.zip', env=env)
        hashes.append({name: sha256(f'{out}/{name}') for name in sorted(os.listdir(out)) if name != 'report.json'})
    assert hashes[0] == hashes[1] and len(hashes[0]) == 4, hashes


@test
def a_copy_finds_the_originals(case):
    case.fill(2)
    os.mkdir(f'{case.dir}/elsewhere')
    copy = f'{case.dir}/elsewhere/copy.jeonsi'
    case.ok('copy', case.show, '-o', copy)
    case.ok('verify', copy)
    assert case.json('photos', copy)[0]['path'] == case.json('photos', case.show)[0]['path']


@test
def a_moved_folder_finds_its_originals(case):
    case.fill(2)
    moved = case.dir + '.moved'
    os.rename(case.dir, moved)
    os.mkdir(case.dir)
    try:
        case.ok('verify', f'{moved}/show.jeonsi')
    finally:
        shutil.rmtree(moved)


def main():
    failed = 0
    print(f'1..{len(tests)}')
    for number, function in enumerate(tests, 1):
        case = Case()
        name = function.__name__.replace('_', ' ')
        try:
            function(case)
            print(f'ok {number} - {name}', flush=True)
        except Exception:
            failed += 1
            print(''.join('# ' + line for line in traceback.format_exc().splitlines(True)), flush=True)
            print(f'not ok {number} - {name}', flush=True)
        finally:
            shutil.rmtree(case.dir, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
