import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { entryNoOn } from '../../../command/entry-no-on.ts';
import { withOwner } from '../../../db/owner.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordTransactions } from '../commands/record-transactions.ts';
import { show } from './budget-against-actual.tsx';

const place = await testPlace();
const db = place.open();
const app = testApp(db);
const cast = await makeCast(db);
const en = { language: 'en' } as const;
const officer = cast.as('finance_officer', en);
const today = todayIn();
const lastEntry = () => db.read(officer, (tx) => entryNoOn(tx, cast.institute.id, today));
const before = await lastEntry();
const { id } = await doing(db, cast.system, openProgramme, {
  ...{ reference: 'PROG', title: { en: { text: 'Programme', source: true } } },
  ...{ fromOn: '2027-01-01', untilOn: '2031-12-31' },
});
const { id: outcomeId } = await doing(db, cast.system, addOutcome, {
  ...{ programmeId: id, code: 'OS1', title: { en: { text: 'Outcome', source: true } }, aims: ['O1'] },
  ...{ isBelgian: false, partnershipIds: [], places: [], classifications: [], participations: [] },
});
// Of the programme, but no figure of the comparison.
await doing(db, cast.system, recordTransactions, {
  transactions: [
    {
      ...{ programmeId: id, kind: 'incoming_funds', on: addDays(today, -20) },
      amount: { minor: 900_00, currency: 'EUR' },
    },
  ],
});
const began = addDays(today, -10);
await withOwner(place.ownerUrl, (owner) =>
  owner.query(`update audit_entries set at = at - interval '10 days' where chain = $1`, [cast.institute.id]),
);
await doing(db, cast.system, recordBudget, {
  ...{ programmeId: id, kind: 'filed' },
  amounts: [
    {
      ...{
        block: 'structure',
        from: '2027-01-01',
        until: '2027-12-31',
        amount: { minor: 400_00, currency: 'EUR' },
      },
    },
  ],
});
const money = paths.budgetAgainstActual({ id });
const read = (query: Record<string, string>, actor = officer) => app.as(actor).get(withQuery(money, query));

test('of a day before a programme was on record its money says since when there is any, and leads there and to today', async () => {
  for (const more of [{}, { by: 'year', across: 'line' }]) {
    const { status, text } = await read({ on: addDays(began, -1), ...more });
    assert.equal(status, 200);
    assert.match(text, /As it stood in the evening of/);
    assert.match(text, /Nothing of this was on record on/);
    assert.match(text, /It has been on record since/);
    assert.ok(text.includes(`href="${withQuery(money, { on: today })}"`), 'the budget came ten days later');
    assert.ok(!text.includes(`href="${withQuery(money, { on: began })}"`), 'it would lead to nothing');
    assert.ok(text.includes(`href="${money}"`));
    assert.match(text, /name="on"/);
    assert.doesNotMatch(text, /€0\.00|format=/);
  }
  const file = await read({ on: addDays(began, -1), format: 'csv' });
  assert.equal(file.status, 422, 'no file of nothing');
  assert.match((await read({ asof: String(before) })).text, /Nothing of this was on record at entry/);
});

test('where there is no money at all a day before says so and leads nowhere', async () => {
  const { id: empty } = await doing(db, cast.system, openProgramme, {
    ...{ reference: 'EMPTY', title: { en: { text: 'Empty', source: true } } },
    ...{ fromOn: '2027-01-01', untilOn: '2031-12-31' },
  });
  const address = paths.budgetAgainstActual({ id: empty });
  const { text } = await app.as(officer).get(withQuery(address, { on: addDays(began, -1) }));
  assert.match(text, /No budget and no expense yet/);
  assert.doesNotMatch(text, /It has been on record since|See it (?:on|today)/);
});

test('of a programme that was on record its money is told, also where there was none yet', async () => {
  for (const query of [{ on: began }, { asof: String((await lastEntry()) - 1) }]) {
    const { status, text } = await read(query);
    assert.equal(status, 200);
    assert.match(text, /€0\.00/);
    assert.doesNotMatch(text, /Nothing of this was on record/);
  }
  assert.match((await read({ on: today })).text, /€400\.00/);
});

test('who does not see a programme today is told nothing of it on a day before it was on record', async () => {
  const stranger = (await makeCast(db)).as('finance_officer', en);
  const donor = cast.as('donor_officer', { ...en, institute: null });
  for (const actor of [stranger, donor])
    assert.equal((await read({ on: addDays(began, -1) }, actor)).status, 404, actor.role);
});

test('a day before and a day since ask no more than ten queries', async () => {
  for (const on of [addDays(began, -1), began]) {
    const { queries } = await countingQueries(db, officer, show, { params: { id }, query: `on=${on}` });
    assert.ok(queries <= 10, `${on}: ${queries}`);
  }
});

test('an auditor is led to the first day that has money of its control, which the whole’s may come before', async () => {
  const auditorOf = (outcome: string) =>
    cast.as('auditor', { ...en, scope: { outcomes: [outcome], years: [2027] } });
  const before = { on: addDays(began, -1) };
  const none = await read(before, auditorOf(outcomeId));
  assert.equal(none.status, 200);
  assert.match(none.text, /No budget and no expense yet/);
  await doing(db, cast.system, recordBudget, {
    ...{ programmeId: id, kind: 'amended' },
    amounts: [
      {
        ...{ outcomeId, block: 'operational', line: 'a', heading: 'running' },
        ...{ from: '2027-01-01', until: '2028-12-31', amount: { minor: 10_00, currency: 'EUR' } },
      },
    ],
  });
  const { text } = await read(before, auditorOf(outcomeId));
  assert.ok(text.includes(`href="${withQuery(money, { on: today })}"`));
});
