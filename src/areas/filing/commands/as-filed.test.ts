import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { openSessionOf } from '../../../../test/support/standing.ts';
import { title, training } from '../../../../test/support/union-work.ts';
import { headOf } from '../../../command/journal.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { freezeAccount } from '../../control/commands/freeze-account.ts';
import { contentOf, frozenAccounts } from '../../control/queries/frozen-accounts.ts';
import { justification } from '../../control/queries/justification.ts';
import { justifiedUntil } from '../../control/rules/justification.ts';
import { approveExpenses } from '../../finance/commands/approve-expenses.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { judgedRows } from '../../finance/queries/judged-rows.ts';
import { addPlanLine } from '../../programmes/commands/add-plan-line.ts';
import { approveActionPlan } from '../../programmes/commands/approve-action-plan.ts';
import { openActionPlan } from '../../programmes/commands/open-action-plan.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { fileProgramme } from './file-programme.ts';

const db = await testDatabase();

/** A subsidy with a training on a plan line and three expenses of 2024: of the training, without a voucher, not approved. */
const office = async () => {
  const granted = await grantedSubsidy(db);
  const { cast, finance, director, programme, programmeId, institute } = granted;
  const { system } = cast;
  const [outcomeId] = programme.outcomes;
  const [partnershipId] = programme.partnerships;
  await db.write(system, (tx) =>
    tx
      .updateTable('outcomes')
      .set({ aims: ['O2'] })
      .where('programme_id', '=', programmeId)
      .execute(),
  );
  const known = { source: 'Programme', confidence: 'read', validFrom: '2022-01-01' };
  await doing(db, system, adoptRulebook, {
    parameters: [
      {
        ruleId: 'F-approved',
        name: 'consequence',
        value: 'blocks',
        unit: 'blocks-or-warns',
        citation: 'Board of 2 January 2024',
        confidence: 'read',
        validFrom: '2007-06-06',
      },
    ],
    countryFacts: [{ country: 'BJ', kind: 'partner_country', value: '2022-2026', ...known }],
  });
  const year = { fromOn: '2024-01-01', untilOn: '2024-12-31' };
  const plan = { partnershipId, title, country: 'BJ', ...year };
  const { id: planId } = await doing(db, system, openActionPlan, plan);
  const line = { planId, theme: training.theme, title, ...year, plannedSessions: 1, plannedParticipants: 20 };
  const { id: planLineId } = await doing(db, system, addPlanLine, line);
  await doing(db, system, approveActionPlan, { planId, organ: 'Congrès', approvedOn: '2024-01-15' });
  const planned = {
    ...training,
    outcomeId,
    plannedFrom: '2024-03-04',
    plannedUntil: '2024-03-08',
    onBehalf: { source: 'Letter' },
  };
  const { id: activityId } = await doing(db, cast.as('programme_officer'), planActivity, {
    ...planned,
    partnershipId,
    planLineId,
  });
  const record = async (minor: number, more: object) =>
    (
      await doing(db, system, recordExpense, {
        outcomeId,
        line: 'd',
        heading: 'running',
        paidOn: '2024-03-06',
        description: 'Salle',
        amount: { minor, currency: 'EUR' },
        voucherState: 'kept_at_partner',
        ...more,
      })
    ).id;
  const approve = async (id: string) => {
    const { entry_no: version } = await db.read(finance, (tx) =>
      tx.selectFrom('expenses').select('entry_no').where('expense_id', '=', id).executeTakeFirstOrThrow(),
    );
    await doing(db, director, approveExpenses, { expenses: [{ id, version }] });
  };
  const trained = await record(200_00, { activityId, partnershipId });
  const unproven = await record(300_00, { voucherState: 'to_follow' });
  const unseen = await record(50_00, {});
  for (const id of [trained, unproven]) await approve(id);
  const dropPlanLine = () =>
    doing(db, cast.as('programme_officer'), reviseActivity, { ...planned, activityId, version: 1 });
  const derogate = async () => {
    const asking = { ruleId: 'M20', subject: { kind: 'expense', id: unproven }, origin: 'institute' };
    const { id: derogationId } = await doing(db, finance, askDerogation, {
      ...asking,
      reason: 'Inondation',
      from: '2024-01-01',
      until: '2024-12-31',
    });
    const granting = { derogationId, origin: 'institute', decision: 'granted', reason: 'Attesté' };
    await doing(db, director, decideDerogation, granting);
  };
  const beginLater = async () => {
    const found = (await db.read(finance, (tx) => programmeById(tx, institute, programmeId)))!;
    const { reference, title: named, untilOn, version } = found;
    const revised = { programmeId, version, reference, title: named, fromOn: '2024-06-01', untilOn };
    const known = { ...revised, isOutsideKnown: true };
    await doing(db, cast.as('programme_officer'), reviseProgramme, known);
  };
  const charged = async (asOf?: number) => {
    const question = { by: 'year', asOf } as const;
    const money = await db.read(finance, (tx) => budgetAgainstActual(tx, institute, programmeId, question));
    return money.total.chargeable;
  };
  const listed = async (asOf?: number) => {
    const scope = { programmeId, kind: 'charged', at: {}, until: {}, asOf } as const;
    const { minor, rowIds } = await db.read(finance, (tx) => judgedRows(tx, institute, scope));
    return [minor, rowIds.length];
  };
  const later = { approve: () => approve(unseen), dropPlanLine, derogate, beginLater };
  return { ...granted, later, charged, listed };
};

test('the balance of a report stays as it was filed, to the cent, whatever is decided, planned or moved later', async () => {
  const { firstPaid, judged, director, programmeId, later, charged, listed } = await office();
  await firstPaid();
  const account = { programmeId, kind: 'yearly_account', year: 2024 };
  await doing(db, director, fileProgramme, account);
  const filed = (await judged(2)).reported!;
  assert.deepEqual([filed.used, filed.unspent, filed.excess], [200_00, 800_00, 400_00]);
  assert.equal(await charged(filed.asOf), 200_00);
  const now: number[] = [];
  for (const change of [later.approve, later.derogate, later.dropPlanLine, later.beginLater]) {
    await change();
    now.push(await charged());
    assert.deepEqual((await judged(2)).reported, filed, change.name);
    assert.equal(await charged(filed.asOf), 200_00, change.name);
    assert.equal(await charged(filed.asOf! - 1), 200_00, change.name);
    assert.deepEqual(await listed(filed.asOf), [200_00, 1], change.name);
  }
  assert.deepEqual(now, [250_00, 550_00, 350_00, 0]);
  await doing(db, director, fileProgramme, account);
  assert.equal((await judged(2)).reported?.used, 0);
});

test('a partner and an auditor of the year read the books of a filing as the institute does, each its own part', async () => {
  const { cast, director, programme, programmeId, institute, later } = await office();
  await doing(db, director, fileProgramme, { programmeId, kind: 'yearly_account', year: 2024 });
  await later.dropPlanLine();
  const [outcomeId] = programme.outcomes;
  const asOf = await db.read(director, async (tx) => (await headOf(tx, institute)).lastNo - 1);
  const readBy = async (actor: Actor) => {
    const question = { by: 'year', asOf } as const;
    const money = await db.read(actor, (tx) => budgetAgainstActual(tx, institute, programmeId, question));
    return [money.total.recorded, money.total.chargeable, money.blockedBy.map(({ ruleId }) => ruleId).sort()];
  };
  const partnerOf = (partnershipId: string) =>
    cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const auditorOf = (year: number) => cast.as('auditor', { scope: { outcomes: [outcomeId], years: [year] } });
  const all = [550_00, 200_00, ['F-approved', 'M20']];
  assert.deepEqual(await readBy(director), all);
  assert.deepEqual(await readBy(auditorOf(2024)), all);
  assert.deepEqual(await readBy(auditorOf(2025)), [0, 0, []]);
  assert.deepEqual(await readBy(partnerOf(programme.partnerships[0])), [200_00, 200_00, []]);
  assert.deepEqual(await readBy(partnerOf(programme.partnerships[1])), [0, 0, []]);
});

test('the lists behind a frozen account add up to it, whatever is decided, planned or moved later', async () => {
  const { cast, finance, programme, programmeId, institute, later } = await office();
  const auditor = cast.as('auditor', { scope: { outcomes: [programme.outcomes[0]], years: [2020] } });
  await openSessionOf(db, auditor);
  const points = { structureActual: 70_00, ownContribution: 0 };
  const said = Object.entries(points).map(([name, minor]) => [name, { minor, currency: 'EUR' }]);
  const auditorId = auditor.membershipId;
  const of = { programmeId, year: 2024, auditorId, ...Object.fromEntries(said) };
  await doing(db, finance, freezeAccount, of);
  for (const change of Object.values(later)) await change();
  const [account] = await db.read(finance, (tx) => frozenAccounts(tx, institute, { programmeId }));
  const { lines } = await db.read(finance, (tx) =>
    justification(tx, institute, programmeId, account!.asOfNo),
  );
  const frozen = contentOf(account!).rows.map(({ key, until }) => ({ key, until }));
  assert.deepEqual(
    justifiedUntil(lines, 2024).map(({ key, until }) => ({ key, until })),
    frozen,
  );
  assert.equal(frozen[0]?.until.charged, 200_00);
});
