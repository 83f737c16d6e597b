import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear, told, worksIn } from '../../../../test/support/reporting.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { figureEvidence } from '../queries/figure-evidence.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const office = await reportingOffice(db);
  const { cast, institute, programme, partnershipId } = office;
  const [outcomeId, otherOutcome] = programme.outcomes;
  const worked = { partnershipId, programmeId: programme.id, outcomeId: outcomeId!, home: 'TG' };
  await worksIn(db, cast.system, worked, [{ country: 'BJ' }, { country: 'TG' }]);
  const attach = (reportId: string, of: string | undefined) =>
    doing(db, of ? office.partner : office.officer, attachDocument, {
      subject: { kind: 'measurement-report', id: reportId },
      partnershipId: of,
      title: 'Lists of Cotonou',
      file: { name: 'lists.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32), size: 10 },
    });
  const beside = async (actor: Actor, rowIds: readonly string[]) => {
    const found = await db.read(actor, (tx) => figureEvidence(tx, institute, rowIds, { withSheets: true }));
    return rowIds.map((rowId) => found.get(rowId)?.length ?? 0);
  };
  const auditor = (outcome: string | undefined, year: number) =>
    cast.as('auditor', { scope: { ...cast.as('auditor').scope!, outcomes: [outcome!], years: [year] } });
  return { ...office, outcomeId, otherOutcome, attach, beside, auditor };
};

test('the evidence of a sheet stands beside its figures of other countries, to those who read them', async () => {
  const world = await prepared();
  const { indicator, open, record, attach, beside, auditor, officer, partner, partnershipId } = world;
  const id = await indicator();
  const { submitting, now } = await open([id]);
  const figures = [
    { indicatorId: id, value: '60' },
    { indicatorId: id, value: '40', country: 'BJ' },
  ];
  assert.equal(told(await submitting(figures)), 'done');
  const late = await record(id, '3', { country: 'NE', onBehalf: { source: 'letter' } }, officer);
  const { report, figures: standing } = await now();
  await attach(report.id, partnershipId);
  const rows = [...standing.map(({ rowId }) => rowId), late.id];
  assert.equal(rows.length, 3);
  for (const reader of [officer, partner, auditor(world.outcomeId, reportYear)])
    assert.deepEqual(await beside(reader, rows), [1, 1, 0], reader.role);
  for (const outside of [auditor(world.otherOutcome, reportYear), auditor(world.outcomeId, reportYear - 1)])
    assert.deepEqual(await beside(outside, rows), [0, 0, 0]);
  const other = world.cast.as('partner_coordinator', { partnerships: [world.programme.partnerships[1]!] });
  assert.deepEqual(await beside(other, rows), [0, 0, 0]);
  const page = await app.as(auditor(world.outcomeId, reportYear)).get(paths.indicator({ id }));
  assert.equal(page.text.match(/Lists of Cotonou/g)?.length, 2);
});

test('the evidence of the institute’s own sheet stands beside its figures, wherever it measured', async () => {
  const { indicator, open, record, attach, beside, auditor, officer, partner, outcomeId } = await prepared();
  const id = await indicator();
  const own = { partnershipId: undefined, ...firstHalf };
  const [home, abroad] = [
    await record(id, '1', own, officer),
    await record(id, '2', { ...own, country: 'TD' }, officer),
  ];
  const { now } = await open([id], { partnerships: [], asksInstitute: true }, null);
  await attach((await now()).report.id, undefined);
  const rows = [home.id, abroad.id];
  for (const reader of [officer, auditor(outcomeId, reportYear)])
    assert.deepEqual(await beside(reader, rows), [1, 1], reader.role);
  for (const outside of [partner, auditor(outcomeId, reportYear + 1)])
    assert.deepEqual(await beside(outside, rows), [0, 0]);
});
