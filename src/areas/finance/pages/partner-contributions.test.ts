import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { ownShareCheck, ownShareYears } from '../queries/own-shares.ts';
import { partnerContributionsOf } from '../queries/partner-contributions.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { as, institute, system } = cast;
const [partnershipId, otherId] = office.partnerships;
const officer = as('finance_officer', { language: 'en' });
const own = as('partner_treasurer', { partnerships: [partnershipId], language: 'en' });
const list = paths.partnerContributions({ id: partnershipId });
const form = paths.newPartnerContribution({ id: partnershipId });
const year = yearOf(office.today);

const rows = (actor = officer, id = partnershipId) =>
  db.read(actor, (tx) => partnerContributionsOf(tx, institute.id, id));
const typed = (more: Record<string, string> = {}) => ({
  year: String(year - 2),
  form: 'in_kind',
  what: 'Hours of its trainers',
  amount: '1,000.00',
  currency: 'EUR',
  source: 'Record of hours',
  ...more,
});
const spend = (amount: { minor: number; currency: string }, rate: string, charged: number) =>
  doing(db, system, recordExpense, {
    outcomeId: office.outcomes[0],
    partnershipId,
    line: 'a',
    heading: 'running',
    paidOn: `${charged}-06-01`,
    description: 'Room',
    amount,
    ...(amount.currency === 'EUR' ? {} : { rate, rateSource: 'bank', rateOn: `${charged}-06-01` }),
    onBehalf: { source: 'letter' },
  });

test('the treasurer of a partner records what it puts in itself, and both read it', async () => {
  const treasurer = app.as(own);
  assert.equal((await treasurer.get(form)).status, 200);
  const ahead = await treasurer.post(form, typed({ year: String(year + 1) }));
  assert.equal(ahead.status, 422);
  assert.match(ahead.text, /That year has not come yet/);
  assert.match(ahead.text, /value="Hours of its trainers"/);
  assert.equal((await treasurer.post(form, typed({ amount: '0' }))).status, 422);
  assert.equal((await treasurer.post(form, typed())).status, 303);
  for (const actor of [own, officer]) assert.match((await app.as(actor).get(list)).text, /Hours of its/);
});

test('an officer enters it for a partner with the source named; a correction keeps the old row', async () => {
  const staff = app.as(officer);
  const entered = { what: 'Rent of the hall', 'onBehalf.source': 'Letter of May' };
  assert.equal((await staff.post(form, typed(entered))).status, 303);
  const row = (await rows()).find(({ what }) => what === 'Rent of the hall');
  assert.equal(row?.enteredOnBehalf, 'Letter of May');
  const correct = paths.correctPartnerContribution({ id: row?.id ?? '' });
  assert.match((await staff.get(correct)).text, /value="1,000\.00"/);
  assert.equal((await staff.post(correct, typed({ amount: '900.00' }))).status, 422);
  const reason = 'The lease says 900';
  const done = await staff.post(correct, typed({ what: 'Rent of the hall', amount: '900.00', reason }));
  assert.equal(done.status, 303);
  const now = (await rows()).filter(({ what }) => what === 'Rent of the hall');
  assert.deepEqual(
    now.map(({ amount }) => amount),
    [{ minor: 90_000, currency: 'EUR' }],
  );
  const never = paths.correctPartnerContribution({ id: now[0]?.id ?? '' });
  assert.equal((await staff.post(never, typed({ reason, neverWas: 'on' }))).status, 303);
  assert.ok((await rows()).every(({ what }) => what !== 'Rent of the hall'));
});

test('it stands against what was spent with the partner, another currency at the rate of its expenses', async () => {
  await spend({ minor: 2_000_000, currency: 'XOF' }, '0.0015', year - 2);
  await spend({ minor: 600_000, currency: 'EUR' }, '1', year - 2);
  const francs = typed({ what: 'Dues', form: 'cash', amount: '1,000,000', currency: 'XOF' });
  assert.equal((await app.as(own).post(form, francs)).status, 303);
  const found = (await db.read(own, (tx) => ownShareYears(tx, institute.id, [partnershipId])))
    .get(partnershipId)
    ?.find((each) => each.year === year - 2);
  assert.deepEqual(
    [found?.currency, found?.ownMinor, found?.spentMinor],
    ['EUR', 100_000 + 150_000, 300_000 + 600_000],
  );
  await app.as(own).post(form, typed({ what: 'A loan', currency: 'RWF', amount: '5,000' }));
  const mixed = (await db.read(own, (tx) => ownShareYears(tx, institute.id, [partnershipId]))).get(
    partnershipId,
  );
  assert.equal(mixed?.find((each) => each.year === year - 2)?.ownMinor, null);
  assert.match((await app.as(own).get(list)).text, /No rate for it that year/);
  const loan = (await rows()).find(({ what }) => what === 'A loan');
  const never = paths.correctPartnerContribution({ id: loan?.id ?? '' });
  await app.as(own).post(never, typed({ reason: 'mistake', neverWas: 'on' }));
});

test('a share that fell is said on the page of the partner and on the page of checks, without a mark', async () => {
  await spend({ minor: 100_000, currency: 'EUR' }, '1', year - 3);
  await app.as(own).post(form, typed({ year: String(year - 3), amount: '1,000.00' }));
  const years = await db.read(officer, (tx) => ownShareYears(tx, institute.id, [partnershipId]));
  assert.equal(ownShareCheck(years.get(partnershipId) ?? [], office.today).verdict, 'informs');
  const sentence = new RegExp(`Own share: 50 % in ${year - 3}, 22 % in ${year - 2}`);
  const { text } = await app.as(own).get(list);
  assert.match(text, sentence);
  assert.doesNotMatch(text, /tone-(warn|stop)/);
  const checks = `${paths.checks()}?of=partners&programme=${office.programmeId}`;
  assert.match((await app.as(officer).get(checks)).text, sentence);
});

test('another partner, an auditor and another institute find none of it; a partner writes its own only', async () => {
  const other = as('partner_coordinator', { partnerships: [otherId] });
  const auditor = as('auditor', { scope: { outcomes: [...office.outcomes], years: [year - 2] } });
  const stranger = (await makeCast(db)).as('programme_officer');
  const donor = as('donor_officer', { institutes: [institute.id] });
  const [first] = await rows();
  const correct = paths.correctPartnerContribution({ id: first?.id ?? '' });
  for (const actor of [other, auditor, stranger, donor])
    for (const path of [list, form, correct])
      assert.equal((await app.as(actor).get(path)).status, 404, `${actor.role} ${path}`);
  const before = (await rows()).length;
  for (const actor of [other, stranger]) await app.as(actor).post(form, typed());
  assert.equal((await rows()).length, before);
  assert.deepEqual(await rows(other), []);
  const administrator = app.as(as('administrator'));
  assert.equal((await administrator.get(list)).status, 200);
  assert.equal((await administrator.get(form)).status, 403);
});
