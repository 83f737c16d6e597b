import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { sheetExport } from './sheet-export.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { bring } = sheetsOf(db, officer);

const heads = 'Own reference,Paid on,What for,Amount,Currency,Outcome,Heading,Budget line';
const rows = (more: number): string =>
  [heads]
    .concat(
      Array.from(
        { length: 10_000 },
        (_, at) => `J${at},2027-05-${10 + (at % 19)},Venue,${at + more},EUR,OS1,running costs,d`,
      ),
    )
    .join('\n');

test('ten thousand rows that were only just written and corrected are taken out again, each under its reference', async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  for (const more of [1, 2]) assert.ok((await bring(rows(more), { programmeId })).done);
  const form = await db.read(officer, async (tx) => {
    const programme = await programmeById(tx, cast.institute.id, programmeId);
    const exported = { kind: 'expenses', programme: programme! } as const;
    return sheetExport(tx, cast.institute.id, exported, wordsIn('en'));
  });
  assert.equal(new Set(form.rows.map(([reference]) => reference)).size, 10_000);
  assert.match(String(form.rows[0]?.[0]), /^J\d+$/);
});
