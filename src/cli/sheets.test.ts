import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { doing } from '../../test/support/cast.ts';
import { activityXml, publicationXml, someDates } from '../../test/support/publication.ts';
import { keepRunning, relais } from '../../test/support/relais-program.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import { saveSheetMapping } from '../areas/sheets/commands/save-sheet-mapping.ts';
import { headsDigest } from '../areas/sheets/queries/sheet-mappings.ts';
import { readConfig } from '../config.ts';
import { openPlace } from '../db/open.ts';
import { newId } from '../kernel/id.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-sheets-'));
const office = { RELAIS_DATA: join(root, 'data') };
await keepRunning(office);
after(() => rmSync(root, { recursive: true, force: true }));
const written = (name: string, text: string): string => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};
const good = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await relais(args, office);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out;
};

const budget = 'Block;Heading;2025;2026\nmanagement;personnel;1000;2000\nstructure;;300;\n';

// Each test goes on where the one before it stopped, as someone at a shell does.
describe('sheets at the shell', { concurrency: 1 }, () => {
  test('an institute with a programme', async () => {
    await good('institute', 'found', 'abc', '--name', 'Institut');
    await good(
      'iati',
      'import',
      written('p.xml', publicationXml(activityXml('XX-P', someDates))),
      '--institute',
      'abc',
    );
  });

  test('the kinds are listed with their columns', async () => {
    assert.match(await good('sheet', 'kinds'), /budget .+Block \*.+\nexpenses .+Own reference \*/);
    const kinds = JSON.parse(await good('sheet', 'kinds', '--json')) as { kind: string }[];
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      [
        'budget',
        'expenses',
        'cash-book',
        'opening-balances',
        'joint-block',
        'baselines',
        'targets',
        'measurements',
      ],
    );
  });

  test('wrong words: exit code 2; a file that is no sheet, or a cell that cannot be taken: 1, and nothing is written', async () => {
    const file = written('a.csv', budget);
    const cases: [string[], number, RegExp][] = [
      [['import', file], 2, /--programme/],
      [['import', join(root, 'none.csv'), '--programme', 'XX-P'], 2, /ENOENT/],
      [['import', file, '--programme', 'XX-P', '--kind', 'x'], 2, /no kind «x»/],
      [['import', file, '--programme', 'NOWHERE'], 2, /no programme «NOWHERE»\n$/],
      [['import', written('b.csv', 'a;b\n1;2\n'), '--programme', 'XX-P'], 1, /heads/],
      [
        ['import', written('c.csv', budget.replace('1000', '1.0.0')), '--programme', 'XX-P'],
        1,
        /CSV!C2: .+1\.0\.0/,
      ],
      [['export', 'x', '--programme', 'XX-P', '--out', 'y'], 2, /one kind/],
      [['undo', 'x'], 2, /id of one import/],
      [['undo', newId(), '--reason', 'Mistyped'], 2, /There is no import «[0-9a-f-]+»\n$/],
    ];
    for (const [args, code, said] of cases) {
      const answered = await relais(['sheet', ...args], office);
      assert.equal(answered.code, code, answered.err);
      assert.match(answered.err, said);
    }
  });

  test('looked at, imported, imported again, exported and brought back, undone', async () => {
    const file = written('a.csv', budget);
    const bring = async (path: string, ...more: string[]) =>
      JSON.parse(await good('sheet', 'import', path, '--programme', 'XX-P', '--json', ...more)) as Record<
        string,
        unknown
      >;
    const known = { mapping: null };
    const dry = await bring(file, '--dry-run');
    assert.deepEqual(dry, { id: null, ...known, rows: 2, created: 3, updated: 0, unchanged: 0, refused: [] });
    const { id, ...counts } = await bring(file);
    assert.deepEqual(counts, { ...known, rows: 2, created: 3, updated: 0, unchanged: 0, refused: [] });
    assert.deepEqual(await bring(file), {
      id: null,
      ...known,
      rows: 2,
      created: 0,
      updated: 0,
      unchanged: 3,
      refused: [],
    });
    const workbook = join(root, 'budget.xlsx');
    await good('sheet', 'export', 'budget', '--programme', 'XX-P', '--out', workbook, '--language', 'nl');
    assert.equal((await bring(workbook)).unchanged, 3);
    assert.match(await good('sheet', 'undo', String(id), '--reason', 'Not decided'), /3 voided, 0 put back/);
    assert.equal((await bring(file, '--dry-run')).created, 3);
  });

  test('columns that were saved are used by the file’s heads, and named', async () => {
    const heads = ['Stuk', 'Datum', 'Tekst', 'Debet'];
    const mapping = {
      columns: { reference: 'Stuk', paidOn: 'Datum', description: 'Tekst', amount: 'Debet' },
      shared: { currency: 'EUR', heading: 'personnel', outcome: 'none' },
    };
    const db = (await openPlace(readConfig(office), 'test')).open();
    after(() => db.close());
    const system = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, 'abc'));
    const saying = { kind: 'expenses', name: 'Journal', headsSha256: headsDigest(heads), mapping };
    await doing(db, system!, saveSheetMapping, saying);
    const journal = written('j.csv', `${heads.join(';')}\n77;02/05/2025;Zaal;12.50\n`);
    const args = ['sheet', 'import', journal, '--programme', 'XX-P', '--kind', 'expenses', '--dry-run'];
    const told = await relais(args, office);
    assert.match(told.out, /Columns as saved under «Journal»/);
    const { out } = await relais([...args, '--json'], office);
    assert.equal((JSON.parse(out) as { mapping: string }).mapping, 'Journal');
  });
});
