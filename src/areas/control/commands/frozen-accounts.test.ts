import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileProgramme } from '../../filing/commands/file-programme.ts';
import { approveExpenses } from '../../finance/commands/approve-expenses.ts';
import { chargeToOwnFunds } from '../../finance/commands/charge-to-own-funds.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordRevenue } from '../../finance/commands/record-revenue.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { show as showFrozen } from '../pages/frozen-account.tsx';
import { show as showJustification } from '../pages/justification.tsx';
import { checksOfFrozenYear, contentOf, frozenAccounts } from '../queries/frozen-accounts.ts';
import { justification } from '../queries/justification.ts';
import { justificationQuestion } from '../queries/justification-question.ts';
import { actualStructureRule } from '../rules/structure-rule.ts';
import { confirmAccount } from './confirm-account.ts';
import { freezeAccount } from './freeze-account.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
const [outcome] = programme.outcomes;
const institute = cast.institute.id;
const en = { language: 'en' } as const;
const finance = cast.as('finance_officer', en);
const scope = { outcomes: [outcome], years: [2020] };
const auditor = cast.as('auditor', { ...en, scope });
const other = cast.as('auditor', { ...en, scope });
const auditorSeat = app.as(auditor);
const otherSeat = app.as(other);
const office = app.as(finance);
// Signing in makes the memberships that a version is frozen for.
await Promise.all([auditorSeat, otherSeat, office].map((who) => who.get(paths.home())));
await doing(db, cast.system, adoptRulebook, {
  parameters: actualStructureRule.parameters.map((seed) => ({ ...seed, ruleId: actualStructureRule.id })),
});
const eur = (minor: number) => ({ minor, currency: 'EUR' });
await doing(db, finance, recordBudget, {
  programmeId: programme.id,
  kind: 'decided',
  amounts: [
    {
      outcomeId: outcome,
      block: 'operational',
      line: 'd',
      heading: 'running',
      from: '2022-01-01',
      until: '2026-12-31',
      amount: eur(500_00),
    },
    {
      block: 'management',
      heading: 'personnel',
      from: '2025-01-01',
      until: '2025-12-31',
      amount: eur(70_00),
    },
  ],
});
const spend = async (more: object = {}) => {
  const { id } = await doing(db, finance, recordExpense, {
    programmeId: programme.id,
    outcomeId: outcome,
    line: 'd',
    heading: 'running',
    paidOn: '2025-03-14',
    description: 'Hall',
    amount: eur(100_00),
    voucherState: 'kept_at_partner',
    ...more,
  });
  const [row] = await db.read(finance, (tx) => expenses(tx, institute, { expenseIds: [id] }));
  await doing(db, cast.as('director'), approveExpenses, { expenses: [{ id, version: row!.entryNo }] });
  return { id, version: row!.entryNo };
};
await spend();
await spend({ paidOn: '2024-05-05', amount: eur(40_00) });
await spend({ outcomeId: undefined, line: undefined, heading: 'personnel', amount: eur(60_00) });
const figures = { structureActual: eur(12_00), ownContribution: eur(50_00) };
const freezing = (actor: Actor, more: object = {}) =>
  perform(db, actor, freezeAccount, newId(), {
    programmeId: programme.id,
    year: 2025,
    auditorId: auditor.membershipId,
    ...figures,
    ...more,
  });
const frozen = async (more: object = {}): Promise<string> => {
  const performed = await freezing(finance, more);
  assert.ok(performed.done, JSON.stringify(performed));
  return performed.value.id;
};
const confirm = (actor: Actor, accountId: string, more: object) =>
  perform(db, actor, confirmAccount, newId(), { accountId, verdict: 'confirmed', ...more });
const read = async (id: string, actor: Actor = finance) =>
  (await db.read(actor, (tx) => frozenAccounts(tx, institute, { id })))[0];

test('the account is what the money page says, by outcome and year, and so is its question at the shell', async () => {
  const { lines } = await db.read(finance, (tx) => justification(tx, institute, programme.id));
  const money = await db.read(finance, (tx) =>
    budgetAgainstActual(tx, institute, programme.id, { by: 'outcome', across: 'year' }),
  );
  const ofMoney = money.rows.map(({ key, across, budget, chargeable }) => [
    key,
    Number(across),
    budget,
    chargeable,
  ]);
  const ofLines = lines.map(({ key, year, budget, charged }) => [key, year, budget, charged]);
  assert.deepEqual(ofLines.toSorted(), ofMoney.toSorted());
  const question = justificationQuestion;
  const answer = await db.read(finance, (tx) =>
    question.ask(tx, institute, { programmeId: programme.id, by: ['year'] }),
  );
  assert.deepEqual(
    answer.rows.filter(({ at }) => at.year === '2025').map((row) => row.figures.charged),
    [eur(160_00)],
  );
  assert.deepEqual(answer.total?.budget, eur(570_00));
});

test('frozen figures never change; what is charged afterwards shows as a difference', async () => {
  const id = await frozen();
  const before = (await read(id))!;
  assert.equal(createHash('sha256').update(before.content).digest('hex'), before.sha256);
  const content = contentOf(before);
  assert.deepEqual(content.direct, { inYear: 160_00, until: 200_00 });
  const page = paths.frozenAccount({ id });
  assert.doesNotMatch((await office.get(page)).text, /Changed since/);
  const late = await spend({ amount: eur(7_00) });
  const changed = (await office.get(page)).text;
  assert.match(changed, /Changed since/);
  assert.match(changed, /€107\.00/);
  assert.deepEqual((await read(id))!.content, before.content);
  await doing(db, finance, chargeToOwnFunds, { ...late, reason: 'Not for the subsidy' });
  assert.doesNotMatch((await office.get(page)).text, /Changed since/);
});

test('the statutory auditor reads its version and the books of that year, and no one else’s', async () => {
  const id = await frozen();
  const seen = async (actor: Actor) =>
    (await db.read(actor, (tx) => expenses(tx, institute, { programmeId: programme.id })))
      .map(({ chargedYear, block }) => `${chargedYear} ${block}`)
      .filter((text, at, all) => all.indexOf(text) === at)
      .sort();
  assert.deepEqual(await seen(auditor), ['2025 management', '2025 operational']);
  assert.deepEqual(await seen(other), []);
  assert.ok(await read(id, auditor));
  assert.equal(await read(id, other), undefined);
  assert.equal(await read(id, (await makeCast(db)).as('director')), undefined);
  const page = paths.frozenAccount({ id });
  assert.equal((await auditorSeat.get(page)).status, 200);
  assert.equal((await otherSeat.get(page)).status, 404);
  assert.equal((await app.as(cast.as('donor_officer', en)).get(page)).status, 404);
  const partner = app.as(cast.as('partner_treasurer', { ...en, partnerships: [programme.partnerships[0]] }));
  assert.equal((await partner.get(page)).status, 403);
  assert.equal((await partner.get(paths.justification({ id: programme.id }))).status, 403);
  assert.equal((await auditorSeat.get(paths.justification({ id: programme.id }))).status, 403);
  assert.match((await auditorSeat.get(paths.home())).text, /Answer on the frozen figures/);
});

test('what the statutory auditor reads outside a control offers no question that would be refused', async () => {
  await frozen();
  const [read] = await db.read(auditor, (tx) => expenses(tx, institute, { programmeId: programme.id }));
  const id = read?.id ?? '';
  const question = paths.askControlQuestion({ kind: 'expense', id });
  const shown = await auditorSeat.get(paths.expense({ id }));
  assert.equal(shown.status, 200);
  assert.ok(!shown.text.includes(question));
  assert.equal((await auditorSeat.get(question)).status, 403);
});

test('each point is answered once, by the auditor it was frozen for and nobody else', async () => {
  const id = await frozen();
  await assert.rejects(confirm(other, id, { point: 'charged' }), NotFound);
  for (const actor of [finance, cast.as('director')])
    await assert.rejects(confirm(actor, id, { point: 'charged' }), NotAllowed);
  assert.ok((await confirm(auditor, id, { point: 'charged' })).done);
  assert.deepEqual(await confirm(auditor, id, { point: 'charged', verdict: 'refused', remark: 'No' }), {
    done: false,
    problem: { key: 'control.frozen-answered' },
  });
  const silent = await auditorSeat.post(paths.frozenAccount({ id }), {
    point: 'own_contribution',
    verdict: 'refused',
    remark: '',
  });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /Say why you refuse/);
  assert.ok((await confirm(auditor, id, { point: 'structure' })).done);
  assert.ok(
    (await confirm(auditor, id, { point: 'own_contribution', verdict: 'refused', remark: 'No proof' })).done,
  );
  const text = (await auditorSeat.get(paths.frozenLetter({ id }))).text;
  assert.match(text, new RegExp((await read(id))!.sha256));
  assert.match(text, /No proof/);
  assert.match(text, /lang="fr"/);
});

test('structure costs below the flat rate block the report of the year and are not confirmed', async () => {
  const id = await frozen({ structureActual: eur(11_19) });
  const refused = await confirm(auditor, id, { point: 'structure' });
  assert.ok(!refused.done && refused.fields?.verdict?.[0]?.key === 'control.check-structure-short');
  const file = () =>
    perform(db, cast.as('director'), fileProgramme, newId(), {
      programmeId: programme.id,
      kind: 'yearly_account',
      year: 2025,
    });
  const blocked = await file();
  assert.ok(!blocked.done && String(blocked.problem?.args?.rules).split(', ').includes('M05'));
  await frozen({ structureActual: eur(11_20) });
  const now = await file();
  assert.ok(now.done || !String(now.problem?.args?.rules).split(', ').includes('M05'));
});

test('the report of a year is judged by the figures of today, and says what its auditor did not see', async () => {
  const id = await frozen({ structureActual: eur(11_20) });
  const sentences = async () => {
    const on = { programmeId: programme.id, year: 2025, day: todayIn() };
    const checks = await db.read(finance, (tx) => checksOfFrozenYear(tx, institute, on));
    return checks.map(({ verdict, sentence }) => [verdict, sentence.key]);
  };
  const enough = ['ok', 'control.check-structure-enough'];
  assert.deepEqual(await sentences(), [enough]);
  const small = await spend({ amount: eur(1) });
  assert.deepEqual(await sentences(), [['blocks', 'control.check-structure-short']]);
  const filed = await perform(db, cast.as('director'), fileProgramme, newId(), {
    programmeId: programme.id,
    kind: 'yearly_account',
    year: 2025,
  });
  assert.ok(!filed.done && String(filed.problem?.args?.rules).split(', ').includes('M05'));
  assert.match((await office.get(paths.frozenAccount({ id }))).text, /less than 7 % of the direct costs/);
  await doing(db, finance, chargeToOwnFunds, { ...small, reason: 'Not for the subsidy' });
  assert.deepEqual(await sentences(), [enough]);
  const again = await frozen({ structureActual: eur(20_00) });
  const late = await spend({ amount: eur(10_00) });
  assert.deepEqual(await sentences(), [['warns', 'control.check-structure-changed']]);
  const page = paths.frozenAccount({ id: again });
  assert.match((await office.get(page)).text, /direct costs of 160.00 EUR then, 170.00 EUR today/);
  assert.ok((await confirm(auditor, again, { point: 'charged', verdict: 'refused', remark: 'No' })).done);
  assert.deepEqual(await sentences(), [['warns', 'control.check-structure-refused']]);
  await doing(db, finance, chargeToOwnFunds, { ...late, reason: 'Not for the subsidy' });
});

test('what cannot be frozen is said beside its field, and by whom', async () => {
  const fieldsOf = async (more: object) => {
    const refused = await freezing(finance, more);
    return refused.done ? [] : Object.keys(refused.fields ?? {}).sort();
  };
  assert.deepEqual(await fieldsOf({ year: 2021 }), ['year']);
  assert.deepEqual(await fieldsOf({ auditorId: finance.membershipId }), ['auditorId']);
  assert.deepEqual(await fieldsOf({ programmeId: newId() }), ['programmeId']);
  assert.deepEqual(await fieldsOf({ structureActual: { minor: 1, currency: 'USD' } }), ['structureActual']);
  assert.deepEqual(await fieldsOf({ ownContribution: eur(-1) }), ['ownContribution']);
  for (const actor of [cast.as('programme_officer'), auditor, cast.as('administrator')])
    await assert.rejects(freezing(actor), NotAllowed);
  const form = withQuery(paths.freezeAccount({ id: programme.id }), { year: '2025' });
  const empty = await office.post(form, { currency: 'EUR', year: '2025', structureActual: '12.00' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /value="12.00"/);
});

test('the form begins with the additional revenue that is recorded of the year', async () => {
  const programmeId = programme.id;
  const of = { programmeId, kind: 'activity', what: 'Entry fees' };
  await doing(db, finance, recordRevenue, { ...of, receivedOn: '2024-03-01', amount: eur(77_00) });
  await doing(db, finance, recordRevenue, { ...of, receivedOn: '2025-03-01', amount: eur(40_00) });
  await doing(db, finance, recordRevenue, { ...of, receivedOn: '2025-04-01', amount: eur(1_50) });
  const form = withQuery(paths.freezeAccount({ id: programmeId }), { year: '2025' });
  assert.match((await office.get(form)).text, /name="additionalRevenue"[^>]*value="41.50"/);
});

test('neither page asks more than ten queries', async () => {
  const id = await frozen();
  const frozenPage = await countingQueries(db, finance, showFrozen, { params: { id } });
  const accountPage = await countingQueries(db, finance, showJustification, { params: { id: programme.id } });
  assert.ok(
    frozenPage.queries <= 10 && accountPage.queries <= 10,
    `${frozenPage.queries} ${accountPage.queries}`,
  );
});
