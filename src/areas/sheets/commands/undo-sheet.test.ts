import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { lockPeriod } from '../../finance/commands/lock-period.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { bring } = sheetsOf(db, officer);
const institute = cast.institute.id;

const file = (day: string): string =>
  `Own reference,Paid on,What for,Amount,Currency,Outcome,Heading,Budget line,Charged year\nR1,${day},Venue,12.50,EUR,OS1,running costs,d,${day.slice(0, 4)}`;

test('an import is not undone into books that were closed since: neither what it wrote nor what it replaced', async () => {
  for (const [before, after] of [
    ['2025-12-20', '2026-01-10'],
    ['2026-01-10', '2025-12-20'],
  ] as const) {
    const { id: programmeId } = await makeProgramme(db, cast, { from: '2025-01-01', until: '2029-12-31' });
    await bring(file(before), { programmeId });
    const moved = await bring(file(after), { programmeId });
    assert.ok(moved.done && moved.value.updated === 1);
    const closing = { programmeId, until: '2025-12-31', reason: 'Account filed' };
    assert.ok((await perform(db, officer, lockPeriod, newId(), closing)).done);
    const undone = await perform(db, officer, undoSheet, newId(), { id: moved.value.id, reason: 'Wrong' });
    assert.equal(!undone.done && undone.problem?.key, 'finance.period-closed', `${before} ${after}`);
    assert.equal(!undone.done && undone.problem?.args?.day, '2025-12-31');
    const standing = await db.read(officer, (tx) => expenses(tx, institute, { programmeId }, null));
    assert.deepEqual(
      standing.map(({ paidOn }) => paidOn),
      [after],
    );
  }
});
