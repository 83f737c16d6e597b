import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { fileFrom, importInputOf, planFor, publishedText } from '../../../../test/support/publication.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { reverseExpense } from '../../finance/commands/reverse-expense.ts';
import { expenseHistory } from '../../finance/queries/expenses.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { giveIdentifiers } from '../commands/give-identifiers.ts';
import { importIati } from '../commands/import-iati.ts';
import { changesAnything } from '../rules/import-plan.ts';
import { quarterOf } from '../rules/quarter.ts';
import { exampleFiles, realFile, standardDir, withStandard } from '../xml/standard-files.ts';
import { validateFile } from '../xml/validate.ts';
import { programmeNamed } from './publications.ts';

const db = await testDatabase();

test(
  'the real publication goes out valid and clean, and its export changes nothing',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(realFile));
    await doing(db, cast.as('director'), importIati, input);
    const xml = await publishedText(db, cast, 'KOEPELPROG2017-2021', 'PROG2017-2021');
    const validated = await validateFile(new TextEncoder().encode(xml), { standardDir });
    assert.ok(validated.ok);
    const { verdict, findings } = validated.value;
    // What its publisher left open stays open: parties with neither a name nor a reference, a figure in words.
    const ids = findings.filter(({ severity }) => severity !== 'advisory').map(({ id }) => id);
    assert.deepEqual([verdict, [...new Set(ids)].sort()], ['valid', ['6.9.1', '6.9.2', '8.10.2']]);
    const out = await fileFrom(xml);
    assert.deepEqual(
      out.activities.flatMap(({ cleaned }) => cleaned),
      [],
    );
    const byIdentifier = new Map(
      input.file.activities.map(({ activity }) => [activity.identifier, activity]),
    );
    for (const { activity } of out.activities)
      assert.deepEqual(activity, byIdentifier.get(activity.identifier));
    assert.equal(changesAnything(await planFor(db, cast, out)), false);
    assert.equal(
      await publishedText(db, cast, 'KOEPELPROG2017-2021', 'PROG2017-2021'),
      xml,
      'the same state, the same bytes',
    );
  },
);

test('the mapping of the union programme comes out as the value that went in', withStandard, async () => {
  for (const path of exampleFiles) {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(path));
    await doing(db, cast.as('programme_officer'), importIati, input);
    const activities = input.file.activities.map(({ activity }) => activity);
    const [programme] = activities;
    const out = await fileFrom(await publishedText(db, cast, programme!.identifier));
    assert.deepEqual(
      out.activities.map(({ activity }) => activity),
      activities,
      path,
    );
  }
});

test('a programme made in Relais goes out valid, and its export changes nothing', withStandard, async () => {
  const cast = await makeCast(db);
  const { programmeId } = await makeOffice(db, cast);
  await doing(db, cast.as('programme_officer'), giveIdentifiers, { programmeId });
  const xml = await publishedText(db, cast, `${cast.institute.code}-P`);
  const validated = await validateFile(new TextEncoder().encode(xml), { standardDir });
  assert.equal(validated.ok && validated.value.verdict, 'valid');
  const file = await fileFrom(xml);
  const plan = await planFor(db, cast, file);
  assert.deepEqual(plan.refusals, []);
  assert.equal(plan.counts.created + plan.counts.updated, 0);
  assert.equal(changesAnything(plan), false);
});

test('expenses go out as sums by quarter: only what may be charged, nothing that a transfer paid', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomes, partnerships, today } = await makeOffice(db, cast);
  const expense = {
    outcomeId: outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: addDays(today, -45),
    description: 'Ink for someone whose name is Jos',
    amount: { minor: 123_45, currency: 'EUR' },
    voucherState: 'kept_at_partner',
  };
  const record = (more: object) => doing(db, cast.system, recordExpense, { ...expense, ...more });
  await record({});
  await record({ amount: { minor: 876_55, currency: 'EUR' } });
  await record({ voucherState: 'to_follow' });
  await record({ line: 'a', partnershipId: partnerships[0], onBehalf: { source: 'letter' } });
  await doing(db, cast.system, giveIdentifiers, { programmeId });
  const xml = await publishedText(db, cast, `${cast.institute.code}-P`);
  const file = await fileFrom(xml);
  const spent = file.activities.flatMap(({ activity }) =>
    activity.transactions.filter(({ type }) => type === '4').map(({ ref, value }) => [ref, value?.amount]),
  );
  const quarter = quarterOf(expense.paidOn, yearOf(expense.paidOn));
  assert.deepEqual(spent, [[`E-${quarter}`, '1000']]);
  assert.doesNotMatch(xml, /Jos|Ink/);
});

test('nothing that is published lies in the future, not the quarter that goes on either', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomes, today } = await makeOffice(db, cast);
  await doing(db, cast.system, recordExpense, {
    ...{ outcomeId: outcomes[0], line: 'd', heading: 'running', paidOn: today, description: 'Ink' },
    ...{ amount: { minor: 12_00, currency: 'EUR' }, voucherState: 'kept_at_partner' },
  });
  await doing(db, cast.system, giveIdentifiers, { programmeId });
  const xml = await publishedText(db, cast, `${cast.institute.code}-P`);
  const dates = (await fileFrom(xml)).activities.flatMap(({ activity }) =>
    activity.transactions.flatMap(({ type, date }) => (type === '4' ? (date ?? []) : [])),
  );
  assert.equal(dates.length, 1);
  assert.ok(dates[0]! <= today, `${dates[0]} on ${today}`);
  assert.equal(await publishedText(db, cast, `${cast.institute.code}-P`), xml);
  assert.equal(changesAnything(await planFor(db, cast, await fileFrom(xml))), false);
});

test('a reversal is published in the quarter in which it is booked, not in that of what it reverses', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomes, today } = await makeOffice(db, cast);
  const paid = addDays(today, -200);
  const expense = {
    outcomeId: outcomes[0],
    line: 'd',
    heading: 'running',
    description: 'Hall',
    voucherState: 'kept_at_partner',
  };
  const record = (paidOn: string, minor: number) =>
    doing(db, cast.system, recordExpense, { ...expense, paidOn, amount: { minor, currency: 'EUR' } });
  const { id } = await record(paid, 400_00);
  await record(paid, 100_00);
  await record(today, 900_00);
  const [standing] = await db.read(cast.system, (tx) => expenseHistory(tx, cast.institute.id, id));
  const reversal = { id, version: standing!.entryNo, paidOn: today, reason: 'Refunded' };
  await doing(db, cast.system, reverseExpense, reversal);
  await doing(db, cast.system, giveIdentifiers, { programmeId });
  const file = await fileFrom(await publishedText(db, cast, `${cast.institute.code}-P`));
  const spent = file.activities.flatMap(({ activity }) =>
    activity.transactions.filter(({ type }) => type === '4').map(({ ref, value }) => [ref, value?.amount]),
  );
  const of = (day: typeof today) => `E-${quarterOf(day, yearOf(day))}`;
  assert.deepEqual(spent, [
    [of(paid), '500'],
    [of(today), '500'],
  ]);
});

test(
  'what is changed in Relais after an import is what is published, beside all that was not',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(exampleFiles[1]!));
    await doing(db, cast.system, importIati, input);
    const programmeId = await db.read(cast.system, (tx) => programmeNamed(tx, cast.institute.id, 'P2022'));
    const programme = await db.read(cast.system, (tx) => programmeById(tx, cast.institute.id, programmeId!));
    await doing(db, cast.system, reviseProgramme, {
      programmeId,
      version: programme!.version,
      reference: 'P2022',
      title: { fr: { text: 'Un autre titre', source: true } },
      fromOn: '2022-01-01',
      untilOn: '2027-06-30',
    });
    const out = (await fileFrom(await publishedText(db, cast, 'P2022'))).activities.map(
      ({ activity }) => activity,
    );
    const wanted = input.file.activities.map(({ activity }) => activity);
    const until = (dates: (typeof wanted)[0]['dates']) =>
      dates.map((each) => (each.type === '3' ? { ...each, date: '2027-06-30' } : each));
    assert.deepEqual(
      out.map(({ lastUpdatedAt: _, ...each }) => each),
      wanted.map(({ lastUpdatedAt: _, ...each }, at) => ({
        ...each,
        dates: until(each.dates),
        title: at === 0 ? { fr: 'Un autre titre' } : each.title,
      })),
    );
  },
);
