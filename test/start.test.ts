import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { smallProject } from './support/small-project.ts';

const echo = `
import { sep } from 'node:path';
console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), bundled: import.meta.url.includes('dist') }));
process.exitCode = 3;
`;

const server = `
const hold = setInterval(() => {}, 1000);
const stop = () => { console.log('stopping'); setTimeout(() => { clearInterval(hold); console.log('stopped'); }, 300); };
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
console.log('listening', process.pid);
`;

describe('relais', () => {
  const project = smallProject({ 'src/cli/main.ts': echo });
  project.linkPackages();

  test('runs from any folder and through a symlink, and passes arguments and exit code on', () => {
    const elsewhere = join(project.folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(join(project.folder, 'bin/relais'), join(elsewhere, 'r'));
    const { code, out } = project.run('r', ['a b', '--json'], elsewhere);
    assert.deepEqual(JSON.parse(out), { args: ['a b', '--json'], cwd: elsewhere, bundled: false });
    assert.equal(code, 3);
  });

  test('runs the bundle only while it is as new as the sources', () => {
    assert.equal(project.run('bin/build.mjs').code, 0);
    assert.equal(JSON.parse(project.run('bin/relais').out).bundled, true);
    project.write('src/kernel/new.ts', 'export const later = 1;');
    assert.equal(JSON.parse(project.run('bin/relais').out).bundled, false);
  });
});

test('a machine without the platform package is told in one sentence', () => {
  const project = smallProject({ 'src/cli/main.ts': echo, 'node_modules/.keep': '' });
  const { code, out, err } = project.run('bin/relais');
  assert.match(
    err,
    /^The package \S+, which brings Node 26, is not installed: run «npm ci --include=optional»\.\n$/,
  );
  assert.deepEqual([code, out], [1, '']);
});

test('assets carry the hash of what is in them, and the manifest names them', () => {
  const project = smallProject({
    'src/cli/main.ts': echo,
    'src/ui/relais.css': 'body { color: red; }',
    'src/islands/main.ts': 'console.log(1);',
  });
  project.linkPackages();
  const named = () => {
    const { out } = project.run('-p', [
      `require('fs').readFileSync('${join(project.folder, 'dist/assets/manifest.json')}', 'utf8')`,
    ]);
    return JSON.parse(out) as Record<string, string>;
  };
  project.run('bin/build.mjs');
  const before = named();
  project.write('src/ui/relais.css', 'body { color: blue; }');
  project.run('bin/build.mjs');
  assert.match(before['relais.css'] ?? '', /^relais\.[0-9a-f]{8}\.css$/);
  assert.notEqual(named()['relais.css'], before['relais.css']);
  assert.equal(named()['relais.js'], before['relais.js']);
  const kept = Object.values(before).every((name) => existsSync(join(project.folder, 'dist/assets', name)));
  assert.ok(kept, 'pages that are still open find the assets of the build before');
});

describe('packages count as installed', () => {
  const lock = (version: string, more = {}) =>
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version, integrity: version }, ...more } });
  const ask = ['-e', "import('./bin/install.mjs').then(({ installed }) => console.log(installed()))"];
  const project = smallProject({ 'package-lock.json': lock('1') });
  const installed = (): string => project.run(ask[0] as string, ask.slice(1)).out.trim();

  test('not before npm ended', () => assert.equal(installed(), 'false'));

  test('when npm put there what the lock file says, whoever called npm', () => {
    project.write('node_modules/.package-lock.json', lock('1'));
    assert.equal(installed(), 'true');
  });

  test('not when the lock file has moved on', () => {
    project.write('package-lock.json', lock('2'));
    assert.equal(installed(), 'false');
  });

  test('when only packages of other platforms are missing', () => {
    project.write('package-lock.json', lock('1', { 'node_modules/b': { integrity: 'b', optional: true } }));
    assert.equal(installed(), 'true');
  });
});

describe('npm start', { skip: process.platform === 'win32' }, () => {
  const project = smallProject({ 'src/cli/main.ts': server });
  project.linkPackages();
  const ways: readonly [string, (starter: ChildProcess) => void][] = [
    [
      'Ctrl-C in a terminal, which reaches the whole group',
      ({ pid }) => process.kill(-(pid as number), 'SIGINT'),
    ],
    ['an interrupt of the starter alone', (starter) => void starter.kill('SIGINT')],
    ['a request to end', (starter) => void starter.kill('SIGTERM')],
    ['a terminal that closes', ({ pid }) => process.kill(-(pid as number), 'SIGHUP')],
    ['the sudden death of the starter', (starter) => void starter.kill('SIGKILL')],
  ];

  for (const [way, end] of ways) {
    test(`stops the server once and whole after ${way}`, async () => {
      const starter = project.begin('bin/start.mjs');
      let out = '';
      starter.stdout?.setEncoding('utf8').on('data', (text) => {
        out += text;
        if (/listening \d+\n$/.test(out)) end(starter);
      });
      const [code, signal] = await once(starter, 'close');
      assert.match(out, /^listening \d+\nstopping\nstopped\n$/);
      assert.ok(code === 0 || signal === 'SIGKILL', `ended with ${code ?? signal}`);
    });
  }
});

describe('npm test', () => {
  const project = smallProject({
    'test/good.test.ts': "import { test } from 'node:test'; test('good', () => {});",
    'test/bad.test.ts':
      "import { test } from 'node:test'; test('bad', () => { throw new Error('for this reason'); });",
  });
  project.linkPackages();
  const closing = (passed: number, failed: number): RegExp =>
    new RegExp(
      `\\n# tests ${passed + failed}\\n# suites 0\\n# pass ${passed}\\n# fail ${failed}\\n(# \\w+ [\\d.]+\\n){4}$`,
    );

  test('ends with the lines of the test runner', () => {
    const { code, out } = project.run('bin/check.mjs', ['test/good.test.ts']);
    assert.match(out, closing(1, 0));
    assert.equal(code, 0);
  });

  test('fails with a failing test, says why, and still ends with those lines', () => {
    const { code, out } = project.run('bin/check.mjs', ['--only', 'unit']);
    assert.match(out, /✖ bad\n {2}test\/bad\.test\.ts:1\n {4}Error: for this reason/);
    assert.match(out, closing(1, 1));
    assert.equal(code, 1);
  });

  test('goes on after a failing step and names it', () => {
    const { code, out } = project.run('bin/check.mjs', ['--only', 'knip,unit', 'test/good.test.ts']);
    assert.match(out, /── knip, unit: FAILED: knip\n/);
    assert.match(out, closing(1, 0));
    assert.equal(code, 1);
  });

  test('refuses a step that it does not have', () => {
    const { code, err } = project.run('bin/check.mjs', ['--only', 'speed']);
    assert.match(err, /^--only takes build, types, .*; «speed» is none of them\.\n$/);
    assert.equal(code, 1);
  });
});
