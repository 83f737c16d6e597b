import assert from 'node:assert/strict';
import { decideFinding } from '../../src/areas/control/commands/decide-finding.ts';
import { recordFinding } from '../../src/areas/control/commands/record-finding.ts';
import { settleFinding } from '../../src/areas/control/commands/settle-finding.ts';
import { controlFinding } from '../../src/areas/control/queries/control-findings.ts';
import { controlReplyRule } from '../../src/areas/control/rules/control-reply-rule.ts';
import { findingRules } from '../../src/areas/control/rules/finding-rules.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { chargeGroups } from '../../src/areas/finance/queries/charge-groups.ts';
import { expenseHistory } from '../../src/areas/finance/queries/expenses.ts';
import { adoptRulebook } from '../../src/areas/rulebook/commands/adopt-rulebook.ts';
import { perform } from '../../src/command/perform.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { testDatabase } from './cluster.ts';
import { makeProgramme } from './programme.ts';

/** A programme of 2022 to 2026 under control, with who finds, decides and settles. Await it at the top of the file. */
export const findingOffice = async () => {
  const db = await testDatabase();
  const cast = await makeCast(db);
  const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
  const [first] = programme.outcomes;
  const [partnershipId] = programme.partnerships;
  const scope = { outcomes: [first], years: [2025] };
  const auditor = cast.as('auditor', { scope });
  const finance = cast.as('finance_officer');
  const director = cast.as('director');
  const today = todayIn();
  const institute = cast.institute.id;
  await doing(db, cast.system, adoptRulebook, {
    parameters: [controlReplyRule, ...findingRules].flatMap(({ id, parameters }) =>
      parameters.map((seed) => ({ ...seed, ruleId: id })),
    ),
  });

  const spend = async (more: object = {}): Promise<string> =>
    (
      await doing(db, finance, recordExpense, {
        outcomeId: first,
        line: 'd',
        heading: 'running',
        paidOn: '2025-03-14',
        description: 'Hall',
        amount: { minor: 1_000_00, currency: 'EUR' },
        voucherState: 'kept_at_partner',
        ...more,
      })
    ).id;
  const standing = async (id: string) =>
    (await db.read(finance, (tx) => expenseHistory(tx, institute, id)))[0]!;
  const finding = (actor: Actor, more: object) =>
    perform(db, actor, recordFinding, newId(), {
      reason: 'No receipt of the hall',
      article: 'art. 33',
      controlEndedOn: addDays(today, -20),
      foundOn: addDays(today, -10),
      ...more,
    });
  const found = async (expenseId: string, minor = 1_000_00): Promise<string> => {
    const recorded = await finding(auditor, { expenseId, amount: { minor, currency: 'EUR' } });
    assert.ok(recorded.done, JSON.stringify(recorded));
    return recorded.value.id;
  };
  const read = async (id: string, actor: Actor = finance) =>
    db.read(actor, (tx) => controlFinding(tx, institute, id));
  const decide = (actor: Actor, findingId: string, more: object) =>
    perform(db, actor, decideFinding, newId(), { findingId, remark: 'It is not backed', ...more });
  const settle = async (findingId: string, expenseId: string, more: object = {}) =>
    perform(db, finance, settleFinding, newId(), {
      findingId,
      version: (await standing(expenseId)).entryNo,
      ...more,
    });
  const sums = async () => {
    const groups = await db.read(finance, (tx) => chargeGroups(tx, institute, { programmeId: programme.id }));
    const of = (isChargeable: boolean) =>
      groups
        .filter((group) => group.isChargeable === isChargeable)
        .reduce((sum, { minor }) => sum + minor, 0);
    return { charged: of(true), held: of(false) };
  };
  const fieldsOf = async (performing: ReturnType<typeof perform>) => {
    const refused = await performing;
    return refused.done ? [] : Object.keys(refused.fields ?? {}).sort();
  };
  const people = { db, cast, auditor, finance, director };
  const doings = { spend, standing, finding, found, read, decide, settle, sums, fieldsOf };
  return { ...people, ...doings, programme, partnershipId, scope, today, institute };
};
