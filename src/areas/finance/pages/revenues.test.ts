import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { paths, withQuery } from '../../../paths.ts';
import { lockPeriod } from '../commands/lock-period.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { recordRevenue } from '../commands/record-revenue.ts';
import { reverseExpense } from '../commands/reverse-expense.ts';
import { revenueQuestion } from '../queries/revenue-question.ts';
import { revenueYears } from '../queries/revenues.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const stranger = await makeCast(db);
const { system } = cast;
const period = { from: '2022-01-01', until: '2026-12-31' };
const programme = await makeProgramme(db, cast, period);
const [outcomeId, otherOutcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const otherPartner = app.as(cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }));
const foreigner = app.as(stranger.as('finance_officer'));
const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2025] } }));
const list = paths.revenues({ id: programme.id });
const form = paths.newRevenue({ id: programme.id });
const filled = {
  kind: 'activity',
  receivedOn: '14/03/2025',
  amount: '85 000',
  currency: 'XOF',
  rate: '0,00152449',
  rateSource: 'Parité',
  what: 'Inscriptions au cours',
  outcomeId,
};

test('a partner records what its activity earned; what is wrong stands at its field', async () => {
  const wrong = { ...filled, amount: '-3', receivedOn: '31/02/2025', what: '', rate: '' };
  const refused = await treasurer.post(form, wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-receivedOn-error"/);
  const unrated = await treasurer.post(form, { ...filled, rate: '', rateSource: '' });
  assert.match(unrated.text, /id="f-rate-error"/);
  const ahead = await treasurer.post(form, { ...filled, receivedOn: '01/01/2199' });
  assert.match(ahead.text, /id="f-receivedOn-error"/);
  const other = await makeProgramme(db, cast);
  const misplaced = await finance.post(form, { ...filled, outcomeId: other.outcomes[0] });
  assert.match(misplaced.text, /id="f-outcomeId-error"/);
  const sent = { ...filled, partnershipId: otherPartnershipId };
  assert.equal((await treasurer.post(form, sent)).status, 303);
  const seen = await treasurer.get(list);
  assert.match(seen.text, /Inscriptions au cours/);
  assert.match(seen.text, /129,58/);
  assert.doesNotMatch((await otherPartner.get(list)).text, /Inscriptions au cours/);
  assert.equal((await foreigner.get(list)).status, 404);
  assert.equal((await foreigner.post(form, filled)).status, 404);
  assert.equal((await auditor.get(form)).status, 403);
  assert.match((await auditor.get(list)).text, /Inscriptions au cours/);
  const [, id = ''] = /revenues\/([0-9a-f-]{36})\/correction/.exec((await finance.get(list)).text) ?? [];
  const correction = paths.correctRevenue({ id });
  for (const who of [otherPartner, foreigner]) {
    assert.equal((await who.get(correction)).status, 404);
    assert.equal((await who.post(correction, { ...filled, reason: 'x' })).status, 404);
  }
  assert.equal((await finance.post(correction, filled)).status, 422, 'no reason');
  const corrected = { ...filled, amount: '86 000', reason: 'Un reçu de plus' };
  assert.equal((await finance.post(correction, corrected)).status, 303);
  assert.equal((await treasurer.get(correction)).status, 404, 'another row stands');
  assert.match((await treasurer.get(list)).text, /131,11/);
});

test('what an auditor or a partner sees of the rows is no word on the whole: the rules speak to the house', async () => {
  assert.match((await finance.get(list)).text, /2025\s: sur les/);
  for (const who of [treasurer, auditor]) assert.doesNotMatch((await who.get(list)).text, /2025\s: sur les/);
});

test('in a closed period nothing is written', async () => {
  const { id: programmeId } = await makeProgramme(db, cast, period);
  const euro = { kind: 'claim', what: 'Claim', amount: { minor: 5_00, currency: 'EUR' } };
  const row = { ...euro, programmeId, receivedOn: '2024-05-01' };
  const { id } = await doing(db, system, recordRevenue, row);
  await doing(db, system, lockPeriod, { programmeId, until: '2024-12-31', reason: 'Account filed' });
  const late = { ...filled, outcomeId: '', currency: 'EUR', receivedOn: '31/12/2024' };
  const refused = await finance.post(paths.newRevenue({ id: programmeId }), late);
  assert.match(refused.text, /id="f-receivedOn-error"/);
  const correction = await finance.post(paths.correctRevenue({ id }), { ...late, reason: 'Moved' });
  assert.equal(correction.status, 422);
});

test('generated years: what was earned and spent adds up by year, for the page, the figures and a past state', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast, period);
  const random = seededRandom(2516);
  const kinds = ['activity', 'sale', 'claim', 'bank_interest'] as const;
  const expected = new Map<number, { additional: number; interest: number; spent: number }>();
  const at = (year: number) => {
    const known = expected.get(year) ?? { additional: 0, interest: 0, spent: 0 };
    expected.set(year, known);
    return known;
  };
  for (let no = 0; no < 40; no += 1) {
    const year = 2022 + random(5);
    const paidOn = `${year}-0${1 + random(9)}-11`;
    const minor = 1 + random(90_000);
    const amount = { minor, currency: 'EUR' };
    if (random(2) === 0) {
      const kind = kinds[random(4)]!;
      await doing(db, system, recordRevenue, { programmeId, kind, receivedOn: paidOn, what: 'x', amount });
      at(year)[kind === 'bank_interest' ? 'interest' : 'additional'] += minor;
    } else {
      const part = 1 + random(minor);
      await doing(db, system, recordExpense, {
        outcomeId: outcomes[0],
        line: 'd',
        heading: 'running',
        paidOn,
        description: 'Paper',
        amount,
        fromRevenue: { minor: part, currency: 'EUR' },
      });
      at(year).spent += part;
    }
  }
  const told = [...expected]
    .sort(([a], [b]) => a - b)
    .map(([year, sums]) => ({ year, currency: 'EUR', ...sums }));
  const ask = (asOf?: number) =>
    db.read(system, (tx) => revenueYears(tx, cast.institute.id, { programmeId, asOf }));
  assert.deepEqual(await ask(), told);
  assert.deepEqual(await ask(1), []);
  const { rows } = await db.read(system, (tx) =>
    revenueQuestion.ask(tx, cast.institute.id, { programmeId, by: ['year'] }),
  );
  assert.deepEqual(
    rows.map((row) => row.figures.spent),
    told.map(({ spent }) => ({ minor: spent, currency: 'EUR' })),
  );
});

test('a reversal takes back what was spent of it; a part beyond the amount is refused', async () => {
  const spentBy = async () =>
    (
      await db.read(system, (tx) => revenueYears(tx, cast.institute.id, { programmeId: programme.id }))
    ).reduce((sum, { spent }) => sum + spent, 0);
  const id = newId();
  const expense = {
    amount: '80',
    currency: 'EUR',
    paidOn: '14/03/2025',
    description: 'Papier payé sur les recettes',
    outcomeId: otherOutcomeId,
    line: 'd',
    heading: 'running',
    voucher: 'later',
  };
  const beyond = await finance.post(paths.newExpense(), { ...expense, fromRevenue: '80,01' });
  assert.match(beyond.text, /id="f-fromRevenue-error"/);
  const saved = await finance.post(paths.newExpense(), { ...expense, fromRevenue: '30' });
  assert.equal(await spentBy(), 30_00);
  const spent = withQuery(paths.expenses(), { programme: programme.id, year: '2025', from: 'revenue' });
  assert.match((await finance.get(spent)).text, /Papier payé sur les recettes/);
  const expenseId = saved.location?.split('/').at(-1) ?? '';
  const row = await db.read(system, (tx) =>
    tx.selectFrom('expenses').select('entry_no').where('id', '=', expenseId).executeTakeFirstOrThrow(),
  );
  const back = { id: expenseId, newId: id, version: row.entry_no, paidOn: '2026-01-10', reason: 'Refunded' };
  await doing(db, system, reverseExpense, back);
  assert.equal(await spentBy(), 0);
});
