import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { freezeBooks } from '../commands/freeze-books.ts';
import { chargeGroups } from './charge-groups.ts';

const db = await testDatabase();
const random = seededRandom(1959);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

/** A programme with an activity whose expenses, decisions, derogations and days go on at random, entry by entry. */
type History = { institute_id: string; programmeId: string; outcomeId: string; activityId: string };
type Step = (tx: Tx, history: History, entry_no: number) => Promise<unknown>;

const by = { decided_by: newId(), decided_by_name: 'Someone' };
const dayIn = (year: number) => `${year}-0${1 + random(9)}-1${random(10)}`;

const rowOf = ({ institute_id, programmeId, outcomeId, activityId }: History, entry_no: number) => {
  const year = 2022 + random(5);
  const minor = 1 + random(1_000_00);
  return {
    institute_id,
    reference: newId(),
    programme_id: programmeId,
    outcome_id: outcomeId,
    activity_id: pick([null, activityId]),
    block: 'operational',
    budget_line: 'd',
    heading: 'running',
    paid_on: dayIn(year),
    charged_year: year,
    description: 'Generated',
    amount_minor: minor,
    currency: 'EUR',
    rate: '1',
    rate_source: 'own currency',
    rate_on: dayIn(year),
    converted_minor: minor,
    converted_currency: 'EUR',
    voucher_state: pick(['kept_at_partner', 'to_follow']),
    voucher_class: 'ordinary',
    entry_no,
  };
};

const record: Step = (tx, history, entry_no) => {
  const id = newId();
  const row = { ...rowOf(history, entry_no), id, expense_id: id };
  return tx.insertInto('expenses').values(row).execute();
};

const standingExpense = async (tx: Tx, { programmeId }: History) => {
  const rows = await tx
    .selectFrom('expenses')
    .select(['id', 'expense_id', 'charged_year', 'entry_no'])
    .where('programme_id', '=', programmeId)
    .where('ended_by_no', 'is', null)
    .orderBy('id')
    .execute();
  return rows.length === 0 ? undefined : pick(rows);
};

/** Ends an expense; half of them stand again as another row. */
const correct: Step = async (tx, history, entry_no) => {
  const old = await standingExpense(tx, history);
  if (!old) return;
  await tx.updateTable('expenses').set({ ended_by_no: entry_no }).where('id', '=', old.id).execute();
  if (random(2) === 0) return;
  const following = { id: newId(), expense_id: old.expense_id, replaces_id: old.id, correction_reason: 'x' };
  await tx
    .insertInto('expenses')
    .values({ ...rowOf(history, entry_no), ...following })
    .execute();
};

const decide: Step = async (tx, history, entry_no) => {
  const { institute_id } = history;
  const expense = await standingExpense(tx, history);
  if (!expense) return;
  const { expense_id, charged_year, entry_no: judged_no } = expense;
  const decision = pick(['approved', 'approved', 'approved', 'returned', 'own_funds', 'to_subsidy']);
  const of = { institute_id, programme_id: history.programmeId, expense_id, charged_year, judged_no };
  await tx
    .insertInto('expense_decisions')
    .values({ ...of, id: newId(), decision, reason: 'x', ...by, entry_no })
    .execute();
};

const derogate: Step = async (tx, history, entry_no) => {
  const { institute_id } = history;
  const expense = await standingExpense(tx, history);
  if (!expense) return;
  const [rule_id, subject_kind, subject_id] = pick([
    ['M20', 'expense', expense.expense_id],
    ['A-programme-period', 'activity', history.activityId],
  ] as const);
  const id = newId();
  const days = { from_on: '2017-01-01', until_on: '2099-12-31' };
  const subject = { rule_id, subject_kind, subject_id, origin: 'donor', reason: 'x' };
  const asked = { asked_by: newId(), asked_by_name: 'Someone', entry_no };
  await tx
    .insertInto('derogations')
    .values({ institute_id, id, ...subject, ...days, ...asked })
    .execute();
  await decideOn(tx, { institute_id, id, decision: 'granted', entry_no });
};

type Said = { institute_id: string; id: string; decision: string; entry_no: number };

const decideOn = (tx: Tx, { id, ...said }: Said) =>
  tx
    .insertInto('derogation_decisions')
    .values({
      id: newId(),
      derogation_id: id,
      reason: 'x',
      decided_on: '2026-01-01',
      ...by,
      ...said,
    })
    .execute();

const withdraw: Step = async (tx, { institute_id }, entry_no) => {
  const granted = await tx
    .selectFrom('derogations as d')
    .innerJoin('derogation_decisions as g', 'g.derogation_id', 'd.id')
    .select('d.id')
    .where('d.institute_id', '=', institute_id)
    .groupBy('d.id')
    .having((eb) => eb.fn.countAll(), '=', 1)
    .orderBy('d.id')
    .limit(1)
    .executeTakeFirst();
  if (granted) await decideOn(tx, { institute_id, id: granted.id, decision: 'withdrawn', entry_no });
};

/** Held within the programme, or after it. */
const hold: Step = async (tx, { institute_id, activityId }, entry_no) => {
  await tx
    .updateTable('activity_holdings')
    .set({ ended_by_no: entry_no })
    .where('activity_id', '=', activityId)
    .where('ended_by_no', 'is', null)
    .execute();
  const day = pick(['2025-03-01', '2027-03-01']);
  const held = { held_from: day, held_until: day, report: 'x' };
  await tx
    .insertInto('activity_holdings')
    .values({ institute_id, id: newId(), activity_id: activityId, ...held, entry_no })
    .execute();
};

/** What is changed in place and has no history. */
const move: Step = async (tx, history) => {
  const [from, until] = pick([
    ['2025-01-01', '2025-01-02'],
    ['2028-01-01', '2028-01-02'],
  ] as const);
  await tx
    .updateTable('activities')
    .set({ planned_from: from, planned_until: until })
    .where('id', '=', history.activityId)
    .execute();
  await tx
    .updateTable('programmes')
    .set({ from_on: pick(['2022-01-01', '2023-06-01', '2024-09-15']) })
    .where('id', '=', history.programmeId)
    .execute();
};

const kept: readonly Step[] = [record, record, record, correct, decide, decide, derogate, withdraw, hold];

/** What can be charged and what each rule keeps back, by outcome, year and quarter. */
const figuresOf = async (
  tx: Tx,
  { institute_id, programmeId }: History,
  asOf?: number,
): Promise<string[]> => {
  const groups = await chargeGroups(tx, institute_id, { programmeId, asOf }, { byMonth: true });
  const sums = new Map<string, number>();
  for (const { year, month, blockedBy, minor } of groups) {
    const key = [year, month, ...blockedBy.toSorted()].join(' ');
    sums.set(key, (sums.get(key) ?? 0) + minor);
  }
  return [...sums].map(([key, minor]) => `${key}: ${minor}`).toSorted();
};

type Told = { asOf: number; figures: string[] };

/** The house has read that what was not approved blocks, and where it works. */
const begun = async (): Promise<{ system: Actor; history: History }> => {
  const cast = await makeCast(db);
  const years = { from: '2022-01-01', until: '2026-12-31' };
  const { id: programmeId, outcomes } = await makeProgramme(db, cast, years);
  const institute_id = cast.institute.id;
  const [outcomeId] = outcomes;
  const activityId = newId();
  const read = { institute_id, confidence: 'read', valid_from: '2017-01-01', entry_no: 1 };
  const country = { country: 'BJ', kind: 'partner_country', value: '2022-2026', source: 'Test' };
  const number = { rule_id: 'F-approved', name: 'consequence', value: 'blocks', unit: '', citation: 'Test' };
  const planned = { planned_from: '2025-01-01', planned_until: '2025-01-02', country: 'BJ' };
  const activity = { institute_id, id: activityId, programme_id: programmeId, outcome_id: outcomeId };
  const said = { reference: newId(), kind: 'A8', title: 'Generated', mode: 'in_person', entry_no: 1 };
  await db.write(cast.system, async (tx) => {
    await tx
      .insertInto('country_facts')
      .values({ ...read, ...country, id: newId() })
      .execute();
    await tx
      .insertInto('parameters')
      .values({ ...read, ...number, id: newId() })
      .execute();
    await tx
      .insertInto('activities')
      .values({ ...activity, ...said, ...planned })
      .execute();
  });
  return { system: cast.system, history: { institute_id, programmeId, outcomeId, activityId } };
};

/** Lives a history of 25 entries, and reads each moment again at its end. */
const lived = async (isMoved: boolean) => {
  const { system, history } = await begun();
  const steps = isMoved ? [...kept, move] : kept;
  const told = await db.write(system, async (tx) => {
    const moments: Told[] = [];
    for (let entryNo = 1_001; entryNo <= 1_025; entryNo += 1) {
      const isFrozen = entryNo > 1_005 && (isMoved ? random(2) === 0 : random(8) === 0);
      const writing = { tx, chain: history.institute_id, entryNo };
      if (isFrozen) await freezeBooks(writing, history.programmeId);
      else await pick(steps)(tx, history, entryNo);
      // Between two filings what is changed in place is judged as it stands today.
      if (isFrozen || !isMoved) moments.push({ asOf: entryNo, figures: await figuresOf(tx, history) });
    }
    return moments;
  });
  await db.read(system, async (tx) => {
    for (const { asOf, figures } of told)
      assert.deepEqual(await figuresOf(tx, history, asOf), figures, `${history.programmeId} ${asOf}`);
  });
  return told.map(({ figures }) => figures);
};

test('1,000 moments of generated histories read later as they were read then', async () => {
  const told: string[][] = [];
  while (told.length < 1_000) told.push(...(await lived(told.length % 2 === 0)));
  const rules = told.flat().flatMap((line) => line.split(': ')[0]!.split(' ').slice(2));
  assert.deepEqual([...new Set(rules)].sort(), ['F-activity', 'F-approved', 'F-own-funds', 'M19', 'M20']);
});
