import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { show as showExpenses } from '../../finance/pages/expenses.tsx';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { moneyCells } from '../queries/money-cells.ts';
import { sumOf } from '../rules/sums.ts';
import { show as showActivity } from './activity.tsx';
import { show as showChecks } from './checks.tsx';
import { show as showOutcome } from './outcome.tsx';
import { show as showPartner } from './partner.tsx';
import { show as showPortfolio } from './portfolio.tsx';
import { show as showProgramme } from './programme.tsx';
import { show as showProgrammeChecks } from './programme-checks.tsx';
import { show as showProgrammeRecords } from './programme-records.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director');
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const tag = cast.institute.code;
const [first, second] = office.partnerships;
const ofFirst = cast.as('partner_coordinator', { ...en, partnerships: [first] });
const ofSecond = cast.as('partner_coordinator', { ...en, partnerships: [second] });

const read = async (actor: typeof officer, path: string) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, `${actor.role} ${path}`);
  return text;
};

const addresses = {
  activity: paths.activity({ id: office.activities.late }),
  partner: paths.partner({ id: first }),
  programme: paths.programme({ id: office.programmeId }),
  outcome: paths.outcome({ id: office.outcomes[0] }),
  programmeChecks: paths.programmeChecks({ id: office.programmeId }),
  programmeRecords: paths.programmeRecords({ id: office.programmeId }),
};

test('another institute and the donor get a 404 from every page of a thing', async () => {
  for (const [name, address] of Object.entries(addresses))
    for (const actor of [stranger, cast.as('donor_officer')])
      assert.equal((await app.as(actor).get(address)).status, 404, `${actor.role} ${name}`);
});

test('a partner sees its own activity and partnership, and a 404 for those of another', async () => {
  for (const address of [addresses.activity, addresses.partner]) {
    await read(ofFirst, address);
    assert.equal((await app.as(ofSecond).get(address)).status, 404, address);
  }
});

test('an auditor sees the activity of an outcome under control and a 404 outside it', async () => {
  const years = [Number(office.today.slice(0, 4)), Number(office.today.slice(0, 4)) - 1];
  const inside = cast.as('auditor', { ...en, scope: { outcomes: [office.outcomes[0]], years } });
  const outside = cast.as('auditor', { ...en, scope: { outcomes: [office.outcomes[1]], years } });
  await read(inside, addresses.activity);
  assert.equal((await app.as(outside).get(addresses.activity)).status, 404);
});

test('an auditor is not shown what officers and partners say to each other', async () => {
  const years = [Number(office.today.slice(0, 4))];
  const auditor = cast.as('auditor', { ...en, scope: { outcomes: [...office.outcomes], years } });
  for (const address of [addresses.outcome, addresses.partner, addresses.programmeRecords]) {
    const text = await read(auditor, address);
    assert.match(text, /id="documents"/);
    assert.ok(!text.includes('id="comments"'), address);
  }
});

test('an id that is none, and one of nothing, are not found', async () => {
  for (const id of ['x', newId()])
    for (const at of [
      'activity',
      'partner',
      'programme',
      'outcome',
      'programmeChecks',
      'programmeRecords',
    ] as const)
      assert.equal((await app.as(officer).get(paths[at]({ id }))).status, 404, `${at} ${id}`);
});

test('an activity says what it is, what the rules say with the article, and what can be done next', async () => {
  const text = await read(officer, addresses.activity);
  assert.match(text, new RegExp(`Late course of ${tag}`));
  assert.match(text, /Agreement of 6 June 2007, action A2/);
  assert.match(text, new RegExp(`href="${paths.holdActivity({ id: office.activities.late })}"`));
  assert.match(text, /letter/, 'the source of what was entered on behalf of the partner');
  assert.match(text, new RegExp(`href="${paths.history({ kind: 'activity', id: office.activities.late })}"`));
});

test('who may not keep activities reads why, and a cancelled one offers nothing any more', async () => {
  const finance = await read(cast.as('finance_officer', en), addresses.activity);
  assert.match(finance, /class="unavailable"/);
  assert.ok(!finance.includes(paths.holdActivity({ id: office.activities.late })));
  const cancelled = await read(officer, paths.activity({ id: office.activities.cancelled }));
  assert.match(cancelled, /nothing about it changes any more/);
  assert.match(cancelled, /Strike/);
});

test('a held exchange shows its organisations and its participants with their sums', async () => {
  const text = await read(officer, paths.activity({ id: office.activities.exchange }));
  assert.match(text, new RegExp(`Invented union 1 of ${tag}; Invented union 2 of ${tag}`));
  assert.match(text, /<tfoot>.*<span>7<\/span>/);
});

test('what a programme spent is said to be what was recorded, with the way to what can be charged', async () => {
  const text = await read(officer, addresses.programme);
  assert.match(text, new RegExp(`href="/expenses\\?programme=${office.programmeId}">[^<]*400\\.00<`));
  assert.match(
    text,
    new RegExp(`href="${paths.budgetAgainstActual({ id: office.programmeId })}">recorded; what of it`),
  );
});

test('a partner’s page shows money in, what is justified, what is open and since when', async () => {
  const text = await read(cast.as('finance_officer', en), addresses.partner);
  for (const amount of ['1,000.00', '400.00', '600.00']) assert.ok(text.includes(amount), amount);
  assert.match(text, new RegExp(`href="/expenses\\?partner=${first}`));
  assert.match(text, new RegExp(`${tag}-AG-1`));
});

test('the checks of all things name the thing, the sentence and the article, of this institute only', async () => {
  const year = office.today.slice(0, 4);
  const text = await read(officer, `${paths.checks()}?year=${year}`);
  assert.match(text, new RegExp(`href="${paths.activity({ id: office.activities.ahead })}"`));
  assert.match(text, /Agreement of 6 June 2007, action A2/);
  const other = await read(stranger, `${paths.checks()}?year=${year}`);
  assert.ok(!other.includes(tag));
  const programmes = await read(officer, `${paths.checks()}?of=programmes`);
  assert.match(programmes, new RegExp(`${tag}-P`));
});

test('a programme shows its figures, each linked to its entries, its outcomes and its spending as a table too', async () => {
  const text = await read(officer, addresses.programme);
  for (const amount of ['20,000.00', '400.00', '1,000.00']) assert.ok(text.includes(amount), amount);
  assert.ok(text.includes(`href="/expenses?programme=${office.programmeId}"`));
  assert.match(text, new RegExp(`href="${paths.outcome({ id: office.outcomes[1] })}"`));
  assert.match(text, new RegExp(`href="${paths.budget({ id: office.programmeId })}"`));
  assert.match(text, /The figures as a table/);
  assert.match(text, /1 of 1|0 of 1/);
});

test('a partner sees of a programme its own money only', async () => {
  const own = await read(ofFirst, addresses.programme);
  assert.ok(own.includes('400.00'));
  const other = await read(ofSecond, addresses.programme);
  assert.ok(!other.includes('400.00'));
});

test('the programme page says what finance’s one comparison says', async () => {
  const scope = { programmeId: office.programmeId };
  const { comparison, budget, spending } = await db.read(officer, async (tx) => ({
    comparison: await budgetAgainstActual(tx, cast.institute.id, office.programmeId, { by: 'outcome' }),
    ...(await moneyCells(tx, cast.institute.id, scope)),
  }));
  for (const { key, ...row } of comparison.rows) {
    const ofKey = (cell: { outcomeId: string | null }) => (cell.outcomeId ?? 'unplaced') === key;
    assert.equal(
      sumOf(budget.filter(ofKey), ({ minor }) => minor),
      row.budget,
      key,
    );
    assert.equal(
      sumOf(spending.filter(ofKey), (cell) => cell.spent),
      row.spent,
      key,
    );
    assert.equal(
      sumOf(spending.filter(ofKey), ({ transferred }) => transferred),
      row.transferred,
      key,
    );
  }
  assert.equal(comparison.total.budget, 20_000_00);
});

test('an outcome shows its aims, partners, indicators and activities', async () => {
  const text = await read(officer, addresses.outcome);
  assert.match(text, /O1 /);
  assert.match(text, new RegExp(`Invented union 1 of ${tag}`));
  assert.match(text, new RegExp(`Members of ${tag}`));
  assert.match(text, new RegExp(`Late course of ${tag}`));
});

const counted = [
  ['programme', showProgramme, office.programmeId],
  ['outcome', showOutcome, office.outcomes[0]],
  ['partner', showPartner, first],
  ['training', showActivity, office.activities.late],
  ['exchange', showActivity, office.activities.exchange],
  ['checks of a programme', showProgrammeChecks, office.programmeId],
  ['records of a programme', showProgrammeRecords, office.programmeId],
  ['portfolio', showPortfolio, ''],
  ['checks', showChecks, ''],
  ['expenses', showExpenses, ''],
] as const;

for (const [name, show, id] of counted)
  test(`the page of a thing asks at most ten queries: ${name}`, async () => {
    const { queries } = await countingQueries(db, officer, show, { params: { id } });
    assert.ok(queries <= 10, `${name}: ${queries}`);
  });

test('every sentence of these pages exists in five languages', async () => {
  for (const language of languages)
    for (const address of [...Object.values(addresses), paths.checks(), paths.home(), paths.portfolio()]) {
      const text = await read(cast.as('programme_officer', { language }), address);
      assert.doesNotMatch(
        text,
        />[^<]*\b(overview|page|role|rulebook|activities|partners|programmes)\.[a-zA-Z0-9-]+[^<]*</,
        `${language} ${address}`,
      );
    }
});

test('the checks can be narrowed to one rule, and the rules lead there', async () => {
  const officerHere = cast.as('programme_officer', { language: 'en' });
  const rules = await read(officerHere, paths.rules());
  const link = withQuery(paths.checks(), { of: 'activities', rule: 'A2-plan-line' });
  assert.ok(rules.includes(link.replaceAll('&', '&amp;')), link);
  const all = await read(officerHere, paths.checks());
  const one = await read(officerHere, link);
  const groups = (text: string) => text.match(/<th[^>]*scope="rowgroup"/g)?.length ?? 0;
  assert.ok(groups(all) > 1, String(groups(all)));
  assert.equal(groups(one), 1);
});
