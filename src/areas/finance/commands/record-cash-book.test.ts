import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { recordCashBook } from './record-cash-book.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const treasurer = cast.as('partner_treasurer', { partnerships: [programme.partnerships[0]] });

const row = (amountMinor: number, description = 'Transport') => ({
  outcomeId: programme.outcomes[0],
  heading: 'running',
  paidOn: '2027-05-02',
  description,
  amountMinor,
});
const book = (rows: unknown[]) => ({
  partnershipId: programme.partnerships[0],
  currency: 'XOF',
  rate: '0.00152449017',
  rateSource: 'fixed parity',
  rows,
});

test('a cash book is one entry in the trail, and its converted rows add up to the converted whole', async () => {
  const { ids } = await doing(db, treasurer, recordCashBook, book([row(1000), row(1000), row(1001)]));
  const rows = await db.read(treasurer, (tx) =>
    tx
      .selectFrom('expenses')
      .select(['reference', 'converted_minor', 'entry_no'])
      .where('id', 'in', ids)
      .execute(),
  );
  assert.equal(new Set(rows.map(({ entry_no }) => entry_no)).size, 1);
  assert.equal(new Set(rows.map(({ reference }) => reference)).size, 3);
  assert.equal(
    rows.reduce((sum, { converted_minor }) => sum + converted_minor, 0),
    457,
  );
  const entry = await db.read(treasurer, (tx) =>
    tx
      .selectFrom('audit_payloads')
      .select('body')
      .where('chain', '=', cast.institute.id)
      .where('no', '=', rows[0]!.entry_no)
      .executeTakeFirst(),
  );
  assert.equal(JSON.parse(entry?.body ?? '{}').after.rows.length, 3);
});

test('one wrong row refuses the whole book and says which', async () => {
  const before = await count();
  const refused = await perform(db, treasurer, recordCashBook, newId(), book([row(1000), row(1000, '')]));
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['rows.1.description']);
  const unknown = await perform(
    db,
    treasurer,
    recordCashBook,
    newId(),
    book([row(1000), { ...row(1000), outcomeId: newId() }]),
  );
  assert.ok(!unknown.done);
  assert.deepEqual(Object.keys(unknown.fields ?? {}), ['rows.1.outcomeId']);
  assert.equal(await count(), before);
});

const count = async () => {
  const { n } = await db.read(treasurer, (tx) =>
    tx
      .selectFrom('expenses')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  );
  return n;
};
