import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { freezeAccount } from '../../control/commands/freeze-account.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const en = { language: 'en' } as const;
const year = Number(office.today.slice(0, 4));
const programme = paths.programme({ id: office.programmeId });
const [first, second] = office.outcomes;

/** The number on each figure of a page, and where it leads; then the rows of its table of outcomes. */
const shown = async (actor: ReturnType<typeof cast.as>, address: string) => {
  const { status, text } = await app.as(actor).get(address);
  assert.equal(status, 200);
  const figures = [...text.matchAll(/<dd class="value"><a href="([^"]*)">([^<]*)/g)].map(
    ([, href, said]) => ({
      href,
      said,
    }),
  );
  const outcomes = [first, second].filter((id) => text.includes(`href="${paths.outcome({ id })}"`));
  return { text, figures, outcomes };
};

const auditor = cast.as('auditor', { ...en, scope: { outcomes: [second], years: [year] } });

test('an auditor who also confirms frozen figures compares the budget under control with its own spending', async () => {
  await app.as(auditor).get(paths.home());
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  await doing(db, cast.as('finance_officer'), freezeAccount, {
    programmeId: office.programmeId,
    year,
    auditorId: auditor.membershipId,
    structureActual: eur(0),
    ownContribution: eur(0),
  });
  const list = await app.as(auditor).get(`${paths.expenses()}?programme=${office.programmeId}`);
  assert.match(list.text, /400\.00/, 'the expenses of the frozen year are read');
  const { text, figures, outcomes } = await shown(auditor, programme);
  const [budget, spent] = figures;
  assert.deepEqual([budget?.said, spent?.said], ['€10,000.00', '€0.00']);
  assert.equal(spent?.href, '#outcomes');
  assert.match(text, new RegExp(`0 % after ${share(year)} % of the time`));
  assert.deepEqual(outcomes, [second]);
  assert.ok(!text.includes('400.00'));
  const money = await app.as(auditor).get(paths.budgetAgainstActual({ id: office.programmeId }));
  assert.match(money.text, /10,000\.00/);
  assert.doesNotMatch(money.text, /400\.00/, 'no spending beside a budget that is of other outcomes');
  const portfolio = await shown(auditor, paths.portfolio());
  assert.deepEqual(portfolio.outcomes, [second]);
  const [before = '', countries = ''] = portfolio.text.split('id="countries"');
  assert.match(before, /€10,000\.00.*€0\.00/s);
  assert.match(countries, /all that you read, also to confirm frozen figures/);
});

test('and is told where spending counts all that it reads, on matrix, map and entries', async () => {
  for (const path of [paths.coverage(), paths.countryMap(), paths.coverageEntries()]) {
    const { text } = await app.as(auditor).get(withQuery(path, { measure: 'spent' }));
    assert.match(text, /Every expense that you read counts here/, path);
    assert.doesNotMatch(text, /Counted for the outcomes and years/, path);
    const work = await app.as(auditor).get(withQuery(path, { measure: 'activities' }));
    assert.doesNotMatch(work.text, /Every expense that you read/, path);
  }
});

test('and is told on the list of expenses that it reads more there than its control, to which one link leads', async () => {
  const list = await app.as(auditor).get(paths.expenses());
  assert.match(list.text, /also those of outcomes and years outside your control/);
  assert.match(list.text, new RegExp(`<option value="${first}"`), 'what it reads can be narrowed to');
  const own = withQuery(paths.expenses(), { control: 'own' });
  assert.ok(list.text.includes(`href="${own}"`));
  const { status, text } = await app.as(auditor).get(own);
  assert.equal(status, 200);
  assert.doesNotMatch(text, /400\.00|also those of outcomes/);
  const file = await app.as(auditor).get(withQuery(paths.expenses(), { control: 'own', format: 'csv' }));
  assert.ok(!file.text.includes('Hall of'));
  const plain = cast.as('auditor', { ...en, scope: { outcomes: [second], years: [year] } });
  for (const reader of [plain, cast.as('finance_officer', en)])
    assert.doesNotMatch((await app.as(reader).get(paths.expenses())).text, /outside your control/);
  const refused = await app.as(cast.as('finance_officer', en)).get(own);
  assert.ok(refused.text.includes('400.00'), 'a control that one has not narrows nothing');
});

test('who has no outcome of a programme reads so, and not that it has none', async () => {
  const elsewhere = cast.as('auditor', { ...en, scope: { outcomes: [newId()], years: [year] } });
  const { text, outcomes } = await shown(elsewhere, programme);
  assert.deepEqual(outcomes, []);
  assert.match(text, /No outcome of this programme concerns you/);
  assert.doesNotMatch(text, /has no outcome yet/);
});

/** Of a year on the day of the office, in whole per cent. */
const share = (of: number) => {
  const days = (Date.parse(office.today) - Date.parse(`${of}-01-01`)) / 86_400_000 + 1;
  return Math.round((days * 100) / (of % 4 === 0 ? 366 : 365));
};

test('a partner reads of a programme the outcomes that it has a part in, the institute all', async () => {
  const [ofFirst, ofSecond] = office.partnerships.map((id) =>
    cast.as('partner_coordinator', { ...en, partnerships: [id] }),
  );
  for (const address of [programme, paths.portfolio()]) {
    assert.deepEqual((await shown(ofFirst!, address)).outcomes, [first], address);
    const { text, outcomes } = await shown(ofSecond!, address);
    assert.deepEqual(outcomes, [second], address);
    assert.ok(!text.includes('OS1'), address);
    assert.deepEqual((await shown(cast.as('programme_officer', en), address)).outcomes, [first, second]);
  }
});
