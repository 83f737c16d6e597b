import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { francs, partnerPurse } from '../../../../test/support/partner-purse.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();

test('money that an undone import gives back bears what waits', async () => {
  const { finance, programme, partnershipId, moved, spend, borneOf } = await partnerPurse(db);
  const { bring } = sheetsOf(db, finance);
  const as = { programmeId: programme.id, kind: 'cash-book', partnershipId } as const;
  const heads =
    'Own reference,Paid on,What for,Amount,Currency,Rate,Source of the rate,Outcome,Heading,Budget line';
  const book = `${heads}\nP1,2026-02-01,Venue,100000,XOF,0.0015,bank,OS1,running costs,a`;
  await moved('disbursement', '2026-01-10', 150_00, francs(100_000));
  const brought = await bring(book, as);
  assert.ok(brought.done, JSON.stringify(brought));
  const hall = await spend('2026-02-02', francs(100_000));
  assert.deepEqual(await borneOf(hall), []);
  await doing(db, finance, undoSheet, { id: brought.value.id, reason: 'Another book' });
  assert.deepEqual(await borneOf(hall), [[100_000, 150_00]]);
});
