import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice, type Office } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { describeAwareness } from '../../activities/commands/describe-awareness.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { activityTotals } from '../../activities/queries/activity-totals.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { changeOrganisation } from '../../partners/commands/change-organisation.ts';
import { organisation as organisationOf } from '../../partners/queries/organisation.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filingById } from '../queries/filings.ts';
import { show } from './filed-coverage.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const second = await makeCast(db);
const secondOffice = await makeOffice(db, second);
const app = testApp(db);
const year = Number(office.today.slice(0, 4));
const donor = cast.as('donor_officer', {
  institutes: [cast.institute.id, second.institute.id],
  language: 'en',
});

const spend = (of: Cast, at: Office, minor: number, more: object = {}) =>
  doing(db, of.as('finance_officer'), recordExpense, {
    outcomeId: at.outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: at.today,
    chargedYear: year,
    description: 'Translation of a study',
    amount: { minor, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    voucherClass: 'ordinary',
    ...more,
  });

const file = async (of: Cast, at: Office) => {
  const input = { programmeId: at.programmeId, kind: 'yearly_account', year };
  return (await doing(db, of.as('director'), fileProgramme, input)).id;
};

await spend(cast, office, 11_100);
const secretariat = {
  kind: 'A3',
  outcomeId: office.outcomes[0],
  partnershipId: office.partnerships[0],
  title: 'A secretariat that answers',
  plannedFrom: office.today,
  plannedUntil: office.today,
  country: 'BJ',
  beneficiary: 'secretariat',
  purpose: 'Answering members',
};
const support = await doing(db, cast.system, planActivity, secretariat);
const dropped = await doing(db, cast.system, planActivity, { ...secretariat, country: 'TG' });
await doing(db, cast.system, cancelActivity, { activityId: dropped.id, reason: 'Strike' });
await spend(cast, office, 22_200, { activityId: support.id });
await doing(db, cast.as('programme_officer'), describeAwareness, {
  activityId: support.id,
  audience: 'workers',
  channels: [{ channel: 'workplace', plannedReach: 500 }],
});
// Kept back by a rule: what may not be charged is not filed as spent.
await spend(cast, office, 33_300, { activityId: office.activities.ahead });
await spend(second, secondOffice, 44_400);
const filingId = await file(cast, office);
await file(second, secondOffice);

const read = async (path: string, actor = donor) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, path);
  return text;
};

const contentOf = async (id: string) => {
  const filing = await db.read(cast.as('director'), (tx) => filingById(tx, [cast.institute.id], id));
  assert.ok(filing);
  return filing.content;
};

test('what a filing keeps for the matrix adds up to what it says was spent, planned, held and attended', async () => {
  const { outcomes, beside, coverage } = await contentOf(filingId);
  assert.ok(coverage);
  const filed = outcomes.reduce((sum, { spentMinor }) => sum + spentMinor, beside.spentMinor);
  const inCells = coverage.spent.reduce((sum, { minor }) => sum + minor, 0);
  assert.ok(filed >= 11_100);
  assert.equal(inCells, filed);
  assert.ok(coverage.spent.some(({ activity }) => activity === null));
  const tied = coverage.spent.filter(({ activity }) => activity !== null);
  assert.deepEqual(
    tied.map(({ activity, kind, country, minor }) => [activity, kind, country, minor]),
    [[support.reference, 'A3', 'BJ', 22_200]],
  );
  const totals = await db.read(cast.as('director'), (tx) =>
    activityTotals(tx, cast.institute.id, { programmeId: office.programmeId, year }),
  );
  const ofYear = coverage.activities.filter((row) => row.year === year);
  assert.equal(
    ofYear.length,
    totals.reduce((sum, { planned }) => sum + planned, 0),
  );
  assert.ok(!ofYear.some(({ country }) => country === 'TG'), 'what was cancelled counts nowhere');
  assert.equal(
    ofYear.filter(({ isHeld }) => isHeld).length,
    totals.reduce((sum, { held }) => sum + held, 0),
  );
  assert.equal(
    ofYear.reduce((sum, { participants }) => sum + participants, 0),
    totals.reduce((sum, { participants }) => sum + participants, 0),
  );
});

test('the account of a year says that its activities are those of the year, without what was cancelled', async () => {
  const { outcomes, coverage } = await contentOf(filingId);
  const planned = outcomes.flatMap(({ activities }) => activities).reduce((all, row) => all + row.planned, 0);
  assert.equal(planned, coverage?.activities.filter((row) => row.year === year).length);
  assert.match(await read(paths.filing({ id: filingId })), new RegExp(`Activities of ${year}`));
});

test('awareness that hangs on an activity is filed as O8 beside the aims of its outcome, its money on the main aim', async () => {
  const { coverage } = await contentOf(filingId);
  const filed = coverage?.activities.find(({ reference }) => reference === support.reference);
  const others = coverage?.activities.filter(({ reference }) => reference !== support.reference);
  assert.equal(filed?.aims.at(-1), 'O8');
  assert.notEqual(filed?.aims[0], 'O8');
  assert.equal(coverage?.spent.find(({ activity }) => activity === support.reference)?.aim, filed?.aims[0]);
  assert.deepEqual(
    others?.filter(({ aims }) => aims.includes('O8')),
    [],
  );
});

test('the donor sees the institutes side by side and opens each figure, whatever is written afterwards', async () => {
  const before = await read(`${paths.filedCoverage()}?rows=institute&columns=aim`);
  await spend(cast, office, 99_900);
  const text = await read(`${paths.filedCoverage()}?rows=institute&columns=aim`);
  assert.equal(text.replace(/f-[0-9a-f-]+/g, ''), before.replace(/f-[0-9a-f-]+/g, ''));
  for (const { code } of [cast.institute, second.institute])
    assert.match(text, new RegExp(`measure=spent&amp;institute=${code}`));
  assert.match(text, /Not tied to an activity/);
  assert.match(text, /444\.00/);
  const entries = await read(
    `${paths.filedCoverageEntries()}?measure=spent&institute=${second.institute.code}`,
  );
  assert.match(entries, /444\.00/);
  assert.ok(!entries.includes('111.00'));
  const activities = await read(`${paths.filedCoverageEntries()}?measure=activities&kind=A7`);
  assert.match(activities, /-A7-0001/);
  const csv = await read(`${paths.filedCoverageEntries()}?measure=spent&format=csv`);
  assert.match(csv, /444\.00,EUR/);
});

test('a partner is named only where the institute shares its organisation; no title of an activity is filed', async () => {
  const matrix = `${paths.filedCoverage()}?rows=partner&columns=year&measure=activities`;
  const name = `Invented union 1 of ${cast.institute.code}`;
  const shown = await read(matrix);
  assert.ok(!shown.includes(name));
  assert.match(shown, /partner 1 \(name not filed\)/);
  const officer = cast.as('programme_officer');
  const organisation = await db.read(officer, (tx) =>
    organisationOf(tx, cast.institute.id, office.organisations[0]),
  );
  assert.ok(organisation);
  const { id, version, kind, country } = organisation;
  const shared = { id, version, kind, country, name: organisation.name, visibility: 'shared' };
  await doing(db, officer, changeOrganisation, shared);
  assert.ok(!(await read(matrix)).includes(name), 'what was filed stays as it was filed');
  const again = await file(cast, office);
  assert.ok((await read(matrix)).includes(name));
  const { coverage } = await contentOf(again);
  assert.ok(!JSON.stringify(coverage).includes('title'));
});

test('an older filing keeps showing what it has, with a row for what it does not say', async () => {
  const third = await makeCast(db);
  const old = await makeOffice(db, third);
  await spend(third, old, 55_500);
  const id = await file(third, old);
  const filing = await db.read(third.as('director'), (tx) =>
    tx.selectFrom('filings').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const { coverage: _, ...content } = JSON.parse(filing.content);
  const older = { ...content, format: 'relais-filing-1' };
  const { filed_at: _at, ...row } = filing;
  await db.write(third.system, (tx) =>
    tx
      .insertInto('filings')
      .values({
        ...row,
        id: newId(),
        content: JSON.stringify(older),
        entry_no: Number(filing.entry_no) + 1,
      })
      .execute(),
  );
  const reader = third.as('donor_officer', { institutes: [third.institute.id], language: 'en' });
  const text = await read(`${paths.filedCoverage()}?rows=aim&columns=kind`, reader);
  assert.match(text, /Not in this filing/);
  assert.match(text, /555\.00/);
  assert.match(text, /the rest is not in this filing/);
});

test('the staff read their own, others nothing; partners, auditors and strangers find no such page', async () => {
  const own = await read(paths.filedCoverage(), cast.as('director', { language: 'en' }));
  assert.ok(!own.includes('444.00'));
  const partner = cast.as('partner_coordinator', { partnerships: [...office.partnerships] });
  for (const path of [paths.filedCoverage(), paths.filedCoverageEntries()]) {
    assert.equal((await app.as(partner).get(path)).status, 404);
    const stranger = await read(path, (await makeCast(db)).as('director', { language: 'en' }));
    assert.ok(!stranger.includes('111.00') && !stranger.includes('444.00'));
  }
});

test('two axes that are the same are refused, odd addresses told, in five languages, with few queries', async () => {
  const { status, text } = await app.as(donor).get(`${paths.filedCoverage()}?rows=year&columns=year`);
  assert.equal(status, 422);
  assert.match(text, /id="f-columns-error"/);
  const odd = 'rows=%27&after=-3&partner=%00&country=zz&programme=1&year=99999';
  assert.equal((await app.as(donor).get(`${paths.filedCoverage()}?${odd}`)).status, 422);
  assert.equal((await app.as(donor).get(`${paths.filedCoverageEntries()}?${odd}`)).status, 422);
  for (const language of languages)
    for (const measure of ['spent', 'activities', 'participants'])
      for (const path of [paths.filedCoverage(), paths.filedCoverageEntries()]) {
        const shown = await read(`${path}?measure=${measure}`, cast.as('director', { language }));
        assert.doesNotMatch(shown, />[^<]*\b(overview|page|filing)\.[a-zA-Z0-9-]+[^<]*</);
      }
  const { queries } = await countingQueries(db, donor, show);
  assert.ok(queries <= 10, String(queries));
});

test('the map of what was filed shades the countries of one institute or of all, for the donor and the staff', async () => {
  const all = await read(paths.filedMap());
  assert.match(
    all,
    /href="\/filings\/coverage\?[^"]*country=BJ" aria-label="Benin: [^"]+"><path class="step-5"/,
  );
  const one = await read(`${paths.filedMap()}?institute=${second.institute.code}&measure=spent`);
  assert.match(one, /444\.00/);
  assert.ok(!one.includes('222.00'));
  const csv = await read(`${paths.filedMap()}?institute=${second.institute.code}&measure=spent&format=csv`);
  assert.match(csv, /Country,Currency,Spent\r\n.*Total,EUR,444\.00\r\n$/s);
  const partner = cast.as('partner_coordinator', { partnerships: [...office.partnerships] });
  for (const path of [paths.filedMap(), `${paths.filedMap()}?format=csv`])
    assert.equal((await app.as(partner).get(path)).status, 404);
});

test('the account of the latest year is what counts: neither the plan nor an older account filed again hides it', async () => {
  const fourth = await makeCast(db);
  const plain = await makeOffice(db, fourth);
  const reader = fourth.as('donor_officer', { institutes: [fourth.institute.id], language: 'en' });
  const filed = (kind: string, of?: number) =>
    doing(db, fourth.as('director'), fileProgramme, { programmeId: plain.programmeId, kind, year: of });
  const matrix = () => read(`${paths.filedCoverage()}?rows=aim&columns=institute`, reader);
  await filed('programme');
  assert.ok(!(await matrix()).includes('666.00'));
  await spend(fourth, plain, 66_600);
  await filed('yearly_account', year);
  assert.match(await matrix(), /666\.00/);
  await filed('yearly_account', year - 1);
  await spend(fourth, plain, 11_100);
  await filed('programme');
  assert.match(await matrix(), /666\.00/);
  await filed('yearly_account', year);
  assert.match(await matrix(), /777\.00/);
});
