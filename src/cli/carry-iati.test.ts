import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { relais } from '../../test/support/relais-program.ts';
import { realFile, schemasDir, withStandard } from '../areas/publishing/xml/standard-files.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-iati-'));
after(() => rmSync(root, { recursive: true, force: true }));
const office = { RELAIS_DATA: join(root, 'data') };
const at = (name: string): string => join(root, name);

const written = (name: string, text: string | Buffer): string => {
  writeFileSync(at(name), text);
  return at(name);
};

const good = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await relais(args, office);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out;
};

type Report = Record<string, number> & { kept_aside: { path: string; reason: string }[] };
const imported = async (...args: string[]) =>
  JSON.parse(await good('iati', 'import', ...args, '--institute', 'abc', '--json')) as Report;

const numbers = ({ kept_aside: _, organisations: _o, created: _c, ...report }: Report) => report;
const whole = {
  programmes: 2,
  outcomes: 16,
  transactions: 565,
  budgets: 80,
  results: 15,
  indicators: 59,
  updated: 0,
};

// Each test goes on where the one before it stopped, as someone at a shell does.
describe('IATI at the shell', { concurrency: 1 }, () => {
  test('an institute to import into', async () => {
    await good('institute', 'found', 'abc', '--name', 'Institut');
  });

  test('wrong words and files that are not there: exit code 2; files that are no publication: 1', async () => {
    const file = '<iati-activities version="2.03"/>';
    const cases: [string[], number, RegExp][] = [
      [['import'], 2, /Usage: relais iati import FILE --institute/],
      [['import', written('a.xml', file)], 2, /--institute/],
      [['import', at('missing.xml'), '--institute', 'abc'], 2, /missing\.xml.+ENOENT/],
      [['import', root, '--institute', 'abc'], 2, /EISDIR/],
      [['import', at('a.xml'), '--institute', 'abc'], 1, /no activity/],
      [['import', written('b.xml', '<rss/>'), '--institute', 'abc'], 1, /rss/],
      [
        ['import', written('c.xml', Buffer.from([0x50, 0x4b, 3, 4])), '--institute', 'abc'],
        1,
        /not well-formed/,
      ],
      [
        ['import', written('d.xml', `<!DOCTYPE x [<!ENTITY a "b">]>${file}`), '--institute', 'abc'],
        1,
        /DOCTYPE/,
      ],
      [['export', '--programme', 'X'], 2, /--out/],
      [['export', '--programme', 'X', '--out', at('x.xml')], 2, /no programme «X»\n$/],
    ];
    const answers = await Promise.all(cases.map(([args]) => relais(['iati', ...args], office)));
    for (const [index, { code, out, err }] of answers.entries()) {
      const [args, wanted, sentence] = cases[index]!;
      assert.deepEqual([code, out], [wanted, ''], args.join(' '));
      assert.match(err, sentence);
    }
    assert.equal(existsSync(at('x.xml')), false);
  });

  test('a dry run says what would be done and does nothing', withStandard, async () => {
    const report = await imported(realFile, '--dry-run');
    assert.deepEqual(numbers(report), { ...whole, unchanged: 0 });
    assert.deepEqual(numbers(await imported(realFile, '--dry-run')), { ...whole, unchanged: 0 });
    assert.ok(report.kept_aside.some(({ reason }) => reason === 'unreadable'));
    assert.deepEqual(Object.keys(report).slice(0, 7), [
      'programmes',
      'outcomes',
      'organisations',
      'transactions',
      'budgets',
      'results',
      'indicators',
    ]);
  });

  test('an import does it; the same again is all unchanged', withStandard, async () => {
    const first = await imported(realFile);
    assert.deepEqual(numbers(first), { ...whole, unchanged: 0 });
    const second = await imported(realFile);
    assert.deepEqual([second.created, second.updated, second.unchanged], [0, 0, first.created]);
    assert.deepEqual(second.kept_aside, first.kept_aside);
  });

  test('an export is valid, whole, the same twice, and leaves nothing beside', withStandard, async () => {
    const programmes = ['--programme', 'KOEPELPROG2017-2021', '--programme', 'PROG2017-2021'];
    await good('iati', 'export', ...programmes, '--out', at('one.xml'));
    await good('iati', 'export', ...programmes, '--out', at('two.xml'));
    assert.ok(readFileSync(at('one.xml')).equals(readFileSync(at('two.xml'))));
    await good('iati', 'validate', at('one.xml'), '--schemas', schemasDir);
    const again = await imported(at('one.xml'));
    assert.deepEqual([again.created, again.updated, again.transactions], [0, 0, 565]);
    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith('one.xml')),
      ['one.xml'],
    );
  });

  test('an export to where nothing can be written: one line, exit code 1', withStandard, async () => {
    const out = at('no/such/folder.xml');
    const { code, err } = await relais(
      ['iati', 'export', '--programme', 'PROG2017-2021', '--out', out],
      office,
    );
    assert.equal(code, 1);
    assert.match(err, /^relais iati export: .*ENOENT.+\n$/);
  });
});
