import assert from 'node:assert/strict';
import { prepareClaim } from '../../src/areas/filing/commands/prepare-claim.ts';
import { takeClaimStep } from '../../src/areas/filing/commands/take-claim-step.ts';
import { instalmentJudged } from '../../src/areas/filing/queries/judged-claims.ts';
import { payClaim } from '../../src/areas/finance/commands/pay-claim.ts';
import { planInstalment } from '../../src/areas/finance/commands/plan-instalment.ts';
import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { recordTransaction } from '../../src/areas/finance/commands/record-transaction.ts';
import { claim } from '../../src/areas/finance/queries/instalments.ts';
import { claimRules } from '../../src/areas/finance/rules/claim-rules.ts';
import { adoptRulebook } from '../../src/areas/rulebook/commands/adopt-rulebook.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { makeProgramme } from './programme.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const seeds = claimRules.flatMap(({ id, parameters }) => parameters.map((seed) => ({ ...seed, ruleId: id })));

/** A programme of 1,000 euros a year from 2024 on with its own expenses, three instalments of 800 and who acts. */
export const grantedSubsidy = async (db: Database, { base = 'programme' } = {}) => {
  const cast = await makeCast(db);
  const [finance, director] = [cast.as('finance_officer'), cast.as('director')];
  const programme = await makeProgramme(db, cast, { from: '2024-01-01', until: '2028-12-31' });
  const programmeId = programme.id;
  const institute = cast.institute.id;
  const parameters = seeds.map((seed) => (seed.name === 'base' ? { ...seed, value: base } : seed));
  await doing(db, cast.system, adoptRulebook, { parameters });
  const cell = { block: 'operational', line: 'd', heading: 'running', outcomeId: programme.outcomes[0] };
  await doing(db, finance, recordBudget, {
    programmeId,
    kind: 'decided',
    amounts: [2024, 2025, 2026, 2027, 2028].map((year) => ({
      ...cell,
      from: `${year}-01-01`,
      until: `${year}-12-31`,
      amount: eur(1_000_00),
    })),
  });
  const ids = [newId(), newId(), newId()] as const;
  for (const [at, id] of ids.entries())
    await doing(db, finance, planInstalment, {
      id,
      programmeId,
      number: at + 1,
      year: 2024 + at,
      amount: eur(800_00),
    });
  const spend = (paidOn: string, minor: number) =>
    doing(db, finance, recordExpense, {
      outcomeId: programme.outcomes[0],
      line: 'd',
      heading: 'running',
      paidOn,
      reference: newId(),
      description: 'Salle',
      amount: eur(minor),
      voucherState: 'kept_at_partner',
    });
  const received = (on: string, minor: number, kind = 'incoming_funds') =>
    doing(db, finance, recordTransaction, { programmeId, kind, on, amount: eur(minor) });
  /** The account of a year as filed now: a row as `file-programme` writes it. */
  const filed = (year: number) =>
    db.write(cast.system, async (tx) => {
      const { last_no } = await tx
        .selectFrom('audit_heads')
        .select('last_no')
        .where('chain', '=', institute)
        .executeTakeFirstOrThrow();
      const frozen = {
        content: '{}',
        sha256: 'ab'.repeat(32),
        trail_no: last_no,
        trail_hash: '',
        filed_by_name: '',
      };
      const what = {
        programme_id: programmeId,
        programme_reference: '',
        kind: 'yearly_account',
        year,
        filed_on: `${year + 1}-06-30`,
      };
      await tx
        .insertInto('filings')
        .values({ institute_id: institute, id: newId(), ...what, ...frozen, entry_no: last_no })
        .execute();
    });
  const judged = async (at: number) =>
    (await db.read(finance, (tx) => instalmentJudged(tx, institute, ids[at]!)))!;
  const prepare = (at: number, way: string, more = {}) =>
    perform(db, finance, prepareClaim, newId(), {
      instalmentId: ids[at],
      way,
      on: '2026-02-01',
      amount: eur(800_00),
      ...more,
    });
  const step = (claimId: string, name: string, more = {}) =>
    perform(db, finance, takeClaimStep, newId(), {
      claimId,
      step: name,
      on: '2026-02-02',
      note: 'Courrier',
      ...more,
    });
  const pay = (claimId: string, transactionId: string) =>
    perform(db, finance, payClaim, newId(), { claimId, transactionId });
  const state = async (id: string) => (await db.read(finance, (tx) => claim(tx, institute, id)))!.state;
  /** The first instalment claimed and paid. */
  const firstPaid = async () => {
    const prepared = await prepare(0, 'plain', { on: '2024-02-01' });
    assert.ok(prepared.done);
    assert.ok((await step(prepared.value.id, 'filed', { on: '2024-02-02' })).done);
    const money = await received('2024-03-20', 800_00);
    assert.ok((await pay(prepared.value.id, money.id)).done);
    return { claimId: prepared.value.id, transactionId: money.id };
  };
  const people = { cast, finance, director };
  const doings = { spend, received, filed, judged, prepare, step, pay, state, firstPaid };
  return { ...people, ...doings, programme, programmeId, institute, ids };
};
