import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice, type Office } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import type { Money } from '../../../kernel/money.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { adoptLibrary } from '../../results/commands/adopt-library.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { libraryIndicators } from '../../results/queries/library-indicators.ts';
import { libraryEdition } from '../../results/rules/library-edition.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filedOutcomeQuestions } from '../queries/filed-outcome-questions.ts';
import { show } from './filed-outcomes.tsx';

const db = await ownDatabase();
const app = testApp(db);
const [cast, second] = [await makeCast(db), await makeCast(db)];
const [office, secondOffice] = [await makeOffice(db, cast), await makeOffice(db, second)];
const year = Number(office.today.slice(0, 4));
const sharedKey = 'new-informal-members';
const sharedDefinition = `${sharedKey}@${libraryEdition}`;

const spend = (of: Cast, at: Office, minor: number) =>
  doing(db, of.as('finance_officer'), recordExpense, {
    ...{ outcomeId: at.outcomes[0], line: 'd', heading: 'running', paidOn: at.today, chargedYear: year },
    ...{ description: 'Translation of a study', amount: { minor, currency: 'EUR' } },
    ...{ voucherState: 'kept_at_partner', voucherClass: 'ordinary' },
  });

const file = async (of: Cast, at: Office, more: object = { kind: 'yearly_account', year }) =>
  (await doing(db, of.as('director'), fileProgramme, { programmeId: at.programmeId, ...more })).id;

/** An indicator of the second outcome out of the library that the program brings, aimed at and measured. */
const fromLibrary = async (of: Cast, at: Office, figures: { target: string; value: string }, more = {}) => {
  await doing(db, of.system, adoptLibrary, {});
  const rows = await db.read(of.system, (tx) => libraryIndicators(tx, of.institute.id));
  const id = newId();
  await doing(db, of.system, defineIndicator, {
    ...{ id, outcomeId: at.outcomes[1], code: `L${of.institute.code}`, measure: 'number', unit: 'members' },
    title: { en: { text: `Joined at ${of.institute.code}`, source: true } },
    ...{ overTime: 'sum', overPartners: 'sum', libraryId: rows.find(({ key }) => key === sharedKey)?.id },
    ...more,
  });
  const days = { from: `${year}-01-01`, until: `${year}-12-31` };
  await doing(db, of.system, setTarget, { indicatorId: id, ...days, value: figures.target });
  await doing(db, of.system, recordMeasurement, {
    ...{ indicatorId: id, from: `${year}-01-01`, until: at.today, value: figures.value },
    provenance: 'register',
  });
};

await spend(cast, office, 11_100);
await spend(second, secondOffice, 44_400);
await fromLibrary(cast, office, { target: '300', value: '120' });
await fromLibrary(second, secondOffice, { target: '200', value: '80' });
const filing = await file(cast, office);
const secondFiling = await file(second, secondOffice);
const donor = cast.as('donor_officer', {
  ...{ institutes: [cast.institute.id, second.institute.id], language: 'en' as const },
});
const page = paths.filedOutcomes();

const read = async (path = page, actor = donor) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, path);
  return text;
};

test('the donor reads plan, money and reach of each outcome over the institutes; each figure opens its place in the account', async () => {
  const text = await read();
  for (const [of, id] of [
    [cast, filing],
    [second, secondFiling],
  ] as const) {
    assert.ok(
      text.includes(`${of.institute.code.toUpperCase()} · ${of.institute.code}-P · account of ${year}`),
    );
    assert.match(text, new RegExp(`href="/filings/${id}#outcome-1"[^>]*>[^<]*10,000\\.00`));
  }
  assert.match(text, /#outcome-1"[^>]*>[^<]*444\.00/);
  assert.match(text, /<tfoot>.*555\.00.*<\/tfoot>/s);
  assert.doesNotMatch(text, /<a [^>]*><\/a>/, 'a figure that nobody gave leads nowhere');
  const account = await read(paths.filing({ id: secondFiling }));
  for (const anchor of ['outcome-1', 'outcome-2', 'indicator-2-1'])
    assert.ok(account.includes(`id="${anchor}"`), anchor);
});

test('indicators of one definition stand side by side over the institutes, with what they come to', async () => {
  const text = await read();
  const shared = text.slice(
    text.indexOf('The same indicator in several places'),
    text.indexOf('id="indicators"'),
  );
  assert.match(shared, /New members from the informal economy/);
  for (const [id, target, actual] of [
    [filing, 300, 120],
    [secondFiling, 200, 80],
  ])
    for (const figure of [target, actual])
      assert.match(shared, new RegExp(`href="/filings/${id}#indicator-2-1"[^>]*>${figure}<`));
  assert.match(shared, /Together.*500.*200/s);
  const ways = [...shared.matchAll(/class="fill"[^>]*width="([^"]*)".*?<span>([^<]*)<\/span>/gs)];
  assert.deepEqual(
    ways.map(([, width, said]) => [width, said]),
    Array.from({ length: 3 }, () => ['40%', '40\u00a0%']),
    '120 of 300, 80 of 200 and 200 of 500',
  );
  const own = await read(page, cast.as('director', { language: 'en' }));
  assert.match(own, /No definition stands in more than one place/);
});

test('the address narrows by institute, programme, aim and year, and what cannot be meant is told', async () => {
  const narrowed = (query: Record<string, string>) => read(withQuery(page, query));
  const ofSecond = [
    { institute: second.institute.code },
    { programme: secondOffice.programmeId },
    { institute: second.institute.code, aim: 'O2', year: String(year) },
  ];
  for (const query of ofSecond) {
    const text = await narrowed(query);
    assert.ok(text.includes(secondFiling) && !text.includes(filing), JSON.stringify(query));
  }
  const byAim = await narrowed({ aim: 'O3' });
  assert.ok(byAim.includes('#outcome-2') && !byAim.includes('#outcome-1'));
  for (const query of [{ institute: 'zz' }, { aim: 'O9' }, { year: '1999' }, { programme: newId() }]) {
    const { status, text } = await app.as(donor).get(withQuery(page, query));
    assert.equal(status, 422);
    assert.match(text, new RegExp(`id="f-${Object.keys(query)[0]}-error"`));
  }
});

test('each table can be taken along as it is on screen', async () => {
  const csv = (table: string) =>
    read(withQuery(page, { table, format: 'csv', institute: second.institute.code }));
  const outcomes = await csv('outcomes');
  assert.match(
    outcomes,
    /Institute,Programme,Year of the account,Outcome,Aims of the agreement,Currency,Budget/,
  );
  assert.match(outcomes, /,EUR,10000\.00,444\.00,444\.00,/);
  assert.ok(!outcomes.includes('111.00'));
  assert.match(await csv('indicators'), new RegExp(`Joined at ${second.institute.code},members,,200,80`));
  const shared = await read(withQuery(page, { table: 'shared', format: 'csv' }));
  assert.match(shared, /Together,,\d{4},(,)*500,200,40,/);
});

test('an account of an earlier year shows by its year alone, and one filed before definitions went in still reads', async () => {
  const third = await makeCast(db);
  const old = await makeOffice(db, third);
  await fromLibrary(third, old, { target: '9', value: '7' });
  await file(third, old, { kind: 'yearly_account', year: year - 1 });
  const id = await file(third, old);
  const reader = third.as('donor_officer', {
    ...{ institutes: [...donor.institutes, third.institute.id], language: 'en' as const },
  });
  const before = await read(withQuery(page, { year: String(year - 1) }), reader);
  assert.ok(before.includes(`account of ${year - 1}`) && !before.includes(`account of ${year}<`));
  await asFormat3(third, id);
  const text = await read(page, reader);
  assert.match(text, /filed before the definition of an indicator went into them/);
  assert.ok(text.includes(`Joined at ${third.institute.code}`), 'it stands in the list');
  assert.match(text, /Together.*500.*200/s);
});

const asFormat3 = async (of: Cast, id: string) => {
  const row = await db.read(of.as('director'), (tx) =>
    tx.selectFrom('filings').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const content = JSON.parse(row.content, (key, value) => (key === 'library' ? undefined : value));
  const { filed_at: _, ...rest } = row;
  const older = { ...content, format: 'relais-filing-3' };
  const again = { ...rest, id: newId(), content: JSON.stringify(older), entry_no: Number(row.entry_no) + 1 };
  await db.write(of.system, (tx) => tx.insertInto('filings').values(again).execute());
};

test('one that counts otherwise than its library says so, and nothing is added up with it', async () => {
  const fourth = await makeCast(db);
  const odd = await makeOffice(db, fourth);
  await fromLibrary(fourth, odd, { target: '1', value: '1' }, { overTime: 'last' });
  await file(fourth, odd);
  const reader = fourth.as('donor_officer', {
    ...{ institutes: [cast.institute.id, fourth.institute.id], language: 'en' as const },
  });
  const text = await read(page, reader);
  assert.match(text, /counts otherwise/);
  const rows = text.split('<tr>').filter((row) => row.includes('counts otherwise'));
  assert.deepEqual([rows.length, rows.filter((row) => row.includes('class="progress"')).length], [1, 0]);
  assert.ok(!text.includes('Together'));
});

test('the shell says of outcomes and indicators as they were filed what the page says', async () => {
  const asked = [askedInstitute(db, cast), askedInstitute(db, second)];
  const [outcomes, indicators] = filedOutcomeQuestions;
  const found = await outcomes!.ask(asked, ['institute']);
  assert.deepEqual(
    found.rows.map(({ at, figures }) => [at.institute, (figures.spent as Money).minor]).sort(),
    [
      [cast.institute.code, 11_100],
      [second.institute.code, 44_400],
    ].sort(),
  );
  assert.deepEqual(found.total?.spent, { minor: 55_500, currency: 'EUR' });
  assert.deepEqual(found.total?.budget, { minor: 40_000_00, currency: 'EUR' });
  const narrowed = asked.map((each) => ({ ...each, narrowed: { aim: 'O3' } }));
  assert.deepEqual(
    (await outcomes!.ask(narrowed, ['outcome'])).rows.map(({ at }) => at.outcome),
    ['OS2'],
  );
  const byDefinition = (await indicators!.ask(asked, ['definition'])).rows;
  assert.deepEqual(byDefinition.find(({ at }) => at.definition === sharedDefinition)?.figures, {
    indicators: 2,
    target: '500',
    actual: '200',
  });
  const single = (await indicators!.ask(asked, ['definition', 'institute'])).rows;
  assert.deepEqual(
    single.flatMap(({ at, figures }) => (at.definition === sharedDefinition ? [figures.actual] : [])).sort(),
    ['120', '80'],
  );
});

test('an institute reads its own; partners, auditors and another institute’s people nothing of it, in few queries', async () => {
  const own = await read(page, cast.as('director', { language: 'en' }));
  assert.ok(own.includes(filing) && !own.includes(secondFiling));
  const foreign = withQuery(page, { institute: second.institute.code });
  assert.equal((await app.as(cast.as('director')).get(foreign)).status, 422);
  for (const outsider of [
    cast.as('partner_coordinator', { partnerships: [...office.partnerships] }),
    cast.as('auditor', { scope: { outcomes: [...office.outcomes], years: [year] } }),
  ])
    for (const path of [page, withQuery(page, { format: 'csv' })])
      assert.equal((await app.as(outsider).get(path)).status, 404);
  for (const language of languages) {
    const text = await read(page, cast.as('director', { language }));
    assert.doesNotMatch(text, />[^<]*\b(overview|page|filing)\.[a-zA-Z0-9-]+[^<]*</);
  }
  const { queries } = await countingQueries(db, donor, show);
  assert.ok(queries <= 10, String(queries));
});
