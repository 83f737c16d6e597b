import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths } from '../../../paths.ts';
import { expenseChecks } from '../queries/expense-checks.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const stranger = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const [partnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const foreigner = app.as(stranger.as('finance_officer'));
const table = { fromOn: '01/01/2027', source: 'Table fédérale 2027', lines: 'BJ;60;EUR\nBI;50;EUR' };

const expense = {
  amount: '700',
  currency: 'EUR',
  paidOn: '14/03/2027',
  description: 'Indemnités, quatre jours',
  outcomeId,
  heading: 'running',
  item: 'per-diem',
  voucher: 'later',
  perDiemCountry: 'BJ',
  perDiemDays: '12',
};
const verdict = async (location: string | null, ruleId: string): Promise<string | undefined> => {
  const id = location?.split('/').at(-1) ?? '';
  const checks = await db.read(cast.system, (tx) => expenseChecks(tx, cast.institute.id, [id]));
  return checks.get(id)?.find((check) => check.ruleId === ruleId)?.sentence.key;
};

test('a table of per diems is loaded whole or not at all, and read by every partner', async () => {
  const wrong = await finance.post(paths.perDiems(), { ...table, lines: 'BJ;60;EUR\nZZ;x;EUR', source: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Ligne 2\s: Deux lettres d’un pays/);
  assert.match(wrong.text, /BJ;60;EUR/);
  assert.equal((await finance.post(paths.perDiems(), { ...table, lines: '' })).status, 422);
  assert.match((await finance.post(paths.perDiems(), { ...table, source: '' })).text, /id="f-source-error"/);
  assert.match((await finance.get(paths.perDiems())).text, /Aucune table/);
  assert.equal((await treasurer.post(paths.perDiems(), table)).status, 403);
  const saved = await finance.post(paths.perDiems(), table);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const seen = await treasurer.get(paths.perDiems());
  assert.match(seen.text, /Bénin/);
  assert.doesNotMatch(seen.text, /<textarea/);
  assert.doesNotMatch((await foreigner.get(paths.perDiems())).text, /Bénin/);
});

test('per diems are compared with the table of their day; the latest word on a day holds', async () => {
  const alone = await treasurer.post(paths.newExpense(), { ...expense, perDiemDays: '' });
  assert.match(alone.text, /id="f-perDiemDays-error"/);
  assert.match(alone.text, /value="BJ" selected/);
  const within = await treasurer.post(paths.newExpense(), expense);
  assert.equal(await verdict(within.location, 'M31'), 'finance.check-per-diem-kept');
  const above = await treasurer.post(paths.newExpense(), { ...expense, perDiemDays: '11' });
  assert.equal(await verdict(above.location, 'M31'), 'finance.check-per-diem-over');
  const before = await treasurer.post(paths.newExpense(), { ...expense, paidOn: '31/12/2026' });
  assert.equal(await verdict(before.location, 'M31'), 'finance.check-per-diem-no-table');
  await finance.post(paths.perDiems(), { ...table, lines: 'BJ;64;EUR' });
  assert.equal(await verdict(above.location, 'M31'), 'finance.check-per-diem-kept');
});

test('how it was bought is said on the expense, kept through a correction and shown', async () => {
  const bought = {
    ...expense,
    item: 'venue',
    perDiemCountry: '',
    perDiemDays: '',
    procurement: 'quotes',
    offers: '2',
  };
  const wrong = await treasurer.post(paths.newExpense(), { ...bought, offers: '-1' });
  assert.match(wrong.text, /id="f-offers-error"/);
  const saved = await treasurer.post(paths.newExpense(), bought);
  const id = saved.location?.split('/').at(-1) ?? '';
  assert.match((await treasurer.get(saved.location ?? '')).text, /plusieurs devis comparés/);
  const form = await treasurer.get(paths.correctExpense({ id }));
  assert.match(form.text, /value="quotes" selected/);
  assert.match(form.text, /name="offers"[^>]*value="2"|value="2"[^>]*name="offers"/);
});
