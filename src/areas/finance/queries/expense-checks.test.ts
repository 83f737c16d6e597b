import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { expenseChecks } from './expense-checks.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { programmeId, outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Syndicat inventé');
const { lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2025-12-01' });
const finance = cast.as('finance_officer');

await db.write(cast.system, (tx) =>
  tx
    .insertInto('country_facts')
    .values({
      institute_id: cast.institute.id,
      id: newId(),
      kind: 'partner_country',
      country: 'BJ',
      value: 'yes',
      source: 'Test',
      valid_from: '2020-01-01',
      confidence: 'read',
      entry_no: 1,
    })
    .execute(),
);

const spentOn = async (activityId: string | undefined, more = {}) =>
  (
    await doing(db, finance, recordExpense, {
      outcomeId,
      partnershipId,
      activityId,
      line: 'd',
      heading: 'running',
      paidOn: '2026-03-05',
      description: 'Salle',
      amount: { minor: 100_00, currency: 'EUR' },
      voucherState: 'kept_at_partner',
      ...more,
    })
  ).id;

const blockedBy = async (id: string): Promise<string[]> => {
  const checks = await db.read(finance, (tx) => expenseChecks(tx, cast.institute.id, [id]));
  return blockersAt(checks.get(id) ?? [], 'charging').map(({ ruleId }) => ruleId);
};

const total = async () =>
  (await db.read(finance, (tx) => budgetAgainstActual(tx, cast.institute.id, programmeId, { by: 'outcome' })))
    .total;

test('an expense of a training outside the plan waits until it is justified; on the plan it does not', async () => {
  const plan = { ...training, outcomeId, partnershipId };
  const { id: offPlan } = await doing(db, cast.system, planActivity, plan);
  const { id: justified } = await doing(db, cast.system, planActivity, {
    ...plan,
    justification: 'Demande du congrès',
  });
  const { id: onPlan } = await doing(db, cast.system, planActivity, { ...plan, planLineId: lineId });
  const before = await total();
  const waiting = await blockedBy(await spentOn(offPlan));
  const free = await blockedBy(await spentOn(justified));
  const planned = await blockedBy(await spentOn(onPlan));
  assert.deepEqual([waiting, free, planned], [['F-activity'], [], []]);
  const after = await total();
  assert.equal(after.recorded - before.recorded, 300_00);
  assert.equal(after.chargeable - before.chargeable, 200_00);
});

test('a derogation on one expense settles its block, on its page and in the roll-up', async () => {
  const late = { paidOn: '2027-02-01', chargedYear: 2026 };
  const id = await spentOn(undefined, late);
  assert.deepEqual(await blockedBy(id), ['M19']);
  const before = await total();
  const asked = {
    id: newId(),
    ruleId: 'M19',
    subject: { kind: 'expense', id },
    origin: 'donor',
    reason: 'Facture tardive du dernier mois',
    from: '2027-01-01',
    until: '2027-12-31',
  };
  await doing(db, finance, askDerogation, asked);
  const letter = { name: 'lettre.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) };
  await doing(db, cast.as('director'), decideDerogation, {
    derogationId: asked.id,
    origin: 'donor',
    decision: 'granted',
    reason: 'Lettre du bailleur',
    letterReference: 'DGD/2027/12',
    letter,
  });
  assert.deepEqual(await blockedBy(id), []);
  assert.equal((await total()).chargeable - before.chargeable, 100_00);
});

test('an auditor reads the expenses of the control’s outcomes and years, and no others', async () => {
  const id = await spentOn(undefined);
  const other = await spentOn(undefined, { chargedYear: 2025 });
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2026] } });
  const seen = await db.read(auditor, (tx) => expenseChecks(tx, cast.institute.id, [id, other]));
  assert.deepEqual([...seen.keys()], [id]);
});
