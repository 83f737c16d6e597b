import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { lockPeriod } from '../../finance/commands/lock-period.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { confirmMeasurement } from '../../results/commands/confirm-measurement.ts';
import { setFeed } from '../../results/commands/set-feed.ts';
import { feedOfRow } from '../../results/queries/feeds.ts';
import { standingFigures } from '../queries/figure-plan.ts';
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

test('a figure that was confirmed against records stands again with what they came to', async () => {
  const office = await reportingOffice(db);
  const { officer: staff, institute: house, partnershipId, programme } = office;
  const indicatorId = await office.indicator({ code: '1.1' });
  const place = { indicatorId, partnershipId, ...firstHalf, provenance: 'Lists' };
  await doing(db, staff, setFeed, { indicatorId, version: 0, source: 'participants' });
  await doing(db, staff, confirmMeasurement, { ...place, proposed: '0', takeOver: true });
  const stands = () =>
    db.read(staff, async (tx) => {
      const [figure] = await standingFigures(tx, house, 'measurements', programme.id);
      return { value: figure!.value, feed: await feedOfRow(tx, house, figure!.id) };
    });
  const before = await stands();
  assert.equal(before.feed?.proposed, '0');
  const heads = 'Outcome,Indicator,From,Until,Value,Where this figure comes from';
  const row = `OS1,1.1,${firstHalf.from},${firstHalf.until},5,Lists`;
  const as = { kind: 'measurements' as const, programmeId: programme.id };
  const brought = await sheetsOf(db, office.partner).bring(`${heads}\n${row}\n`, as);
  assert.ok(brought.done, JSON.stringify(brought));
  assert.deepEqual(await stands(), { value: '5', feed: undefined });
  await doing(db, staff, undoSheet, { id: brought.value.id, reason: 'Wrong file' });
  assert.deepEqual(await stands(), before);
});
