import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { withOwner } from '../../../db/owner.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { reviewReport } from '../commands/review-report.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { takeBackDefinition } from '../commands/take-back-definition.ts';
import { withdrawMeasurement } from '../commands/withdraw-measurement.ts';
import { definitionsOf } from '../queries/indicators.ts';

const place = await testPlace();
const db = place.open();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, institute, partnershipId, officer, partner, indicator, record, open } = office;
const en = { language: 'en' } as const;
const reader = cast.as('programme_officer', en);
const said = (text: string) => ({ fr: { text, source: true as const } });
const definition = { title: said('Membres'), measure: 'number', overTime: 'sum', overPartners: 'sum' };

/** Corrects what stands of a measurement. */
const correct = async (id: string, value: string) => {
  const { entryNo: version } = await standing(id);
  return doing(db, officer, correctMeasurement, {
    ...{ id, version, partnershipId, ...firstHalf, value, provenance: 'Register', reason: 'Mistyped' },
  });
};
const standing = (id: string) =>
  db.read(officer, async (tx) => {
    const rows = tx.selectFrom('measurements').select(['measurement_id as id', 'entry_no as entryNo']);
    const own = rows.where((eb) => eb.or([eb('measurement_id', '=', id), eb('indicator_id', '=', id)]));
    return own.where('ended_by_no', 'is', null).executeTakeFirstOrThrow();
  });

const lastEntry = () =>
  db.read(officer, async (tx) => {
    const last = tx.selectFrom('audit_entries').select((eb) => eb.fn.max('no').as('no'));
    return String((await last.where('chain', '=', institute).executeTakeFirstOrThrow()).no);
  });
const read = async (id: string, query: Record<string, string> = {}, actor = reader) =>
  (await app.as(actor).get(withQuery(paths.indicator({ id }), query))).text;
const card = (text: string, id: string) => text.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '';
const redefine = async (indicatorId: string, more = {}) => {
  const found = (await db.read(officer, (tx) => definitionsOf(tx, institute, [indicatorId]))).get(
    indicatorId,
  )!;
  const { version } = found;
  return doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version, ...definition, reason: 'Counted otherwise' },
    ...more,
  });
};

test('what became of a figure, and what was said of it, is told as of the moment that is asked', async () => {
  const id = await indicator();
  const sheet = await open([id]);
  const recorded = await lastEntry();
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '41' }])), 'done');
  const submitted = await lastEntry();
  const { report, figures } = await sheet.now();
  const review = (more: object) =>
    perform(db, officer, reviewReport, newId(), { reportId: report.id, version: report.version, ...more });
  const returned = { figures: [{ id: figures[0]!.id, kind: 'returned', comment: 'A nought too many' }] };
  assert.equal(told(await review({ seen: [figures[0]!.rowId], approveRest: true, ...returned })), 'done');
  const back = await lastEntry();
  const mended = [{ indicatorId: id, value: '4' }];
  assert.equal(told(await sheet.submitting(mended, { reason: 'Mistyped' })), 'done');
  const again = await sheet.now();
  const seen = again.figures.map(({ rowId }) => rowId);
  assert.equal(told(await review({ version: again.report.version, seen, approveRest: true })), 'done');

  const of = async (asof: string) => card(await read(id, { asof }), 'measurements');
  assert.doesNotMatch(await of(recorded), /41/, 'nothing was handed in yet');
  const handedIn = await of(submitted);
  assert.match(handedIn, /<td[^>]*><span>41<\/span><\/td>[\s\S]*with the officer/);
  assert.doesNotMatch(handedIn, /approved|replaced|A nought too many|<del>|href="[^"]*correct/);
  const sentBack = await of(back);
  assert.match(sentBack, /A nought too many/);
  assert.match(sentBack, />returned</);
  assert.doesNotMatch(sentBack, /<del>|Mistyped/);
  const now = card(await read(id), 'measurements');
  assert.match(now, /approved[\s\S]*<del>41<\/del>/);
  assert.match(now, /Mistyped/);
  const file = await app
    .as(reader)
    .get(withQuery(paths.indicator({ id }), { asof: submitted, format: 'csv', table: 'measurements' }));
  assert.match(file.text, /41[\s\S]*with the officer/);
  assert.doesNotMatch(file.text, /approved|Mistyped|replaced/);
});

test('a figure that was corrected or taken back since stands as of a moment before', async () => {
  const id = await indicator();
  const { id: corrected } = await record(id, '7');
  const { id: gone } = await record(id, '5', { from: firstHalf.until, until: firstHalf.until }, officer);
  const then = await lastEntry();
  await correct(corrected, '8');
  await doing(db, officer, withdrawMeasurement, {
    ...{ id: gone, version: (await standing(gone)).entryNo, reason: 'Never was' },
  });
  const before = card(await read(id, { asof: then }), 'measurements');
  for (const value of ['7', '5']) assert.match(before, new RegExp(`<td[^>]*><span>${value}</span></td>`));
  assert.doesNotMatch(before, /<del>|replaced|taken back|Mistyped|Take back/);
  const now = card(await read(id), 'measurements');
  assert.match(now, /<del>7<\/del>/);
  assert.match(now, /taken back/);
});

test('versions, earlier series, targets and baselines are those of the moment; one taken back since stands', async () => {
  const id = await indicator();
  await record(id, '7');
  const year = Number(firstHalf.from.slice(0, 4));
  await doing(db, officer, setBaseline, { indicatorId: id, year, value: '1' });
  const { id: targetId } = await doing(db, officer, setTarget, {
    indicatorId: id,
    ...firstHalf,
    value: '30',
  });
  const first = await lastEntry();
  await redefine(id, { comparable: false, title: said('Membres actifs') });
  const changed = await lastEntry();
  const { version } = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  await doing(db, officer, takeBackDefinition, { indicatorId: id, version, reason: 'Noted wrongly' });
  await doing(db, officer, setTarget, {
    ...{ indicatorId: id, targetId, ...firstHalf, value: '40', reason: 'Agreed since' },
  });

  const begun = await read(id, { asof: first });
  assert.equal(card(begun, 'versions'), '', 'there was one alone');
  assert.equal(card(begun, 'earlier'), '');
  assert.match(card(begun, 'targets'), />30</);
  assert.doesNotMatch(card(begun, 'targets'), /<del>|Agreed since|40/);
  assert.equal(card(begun, 'baselines'), '', 'one alone that was never touched');
  const between = await read(id, { asof: changed });
  assert.match(between, /Read then as/);
  assert.match(card(between, 'earlier'), new RegExp(`href="[^"]*asof=${changed}[^"]*version=`));
  assert.match(card(between, 'versions'), /Membres actifs/);
  assert.doesNotMatch(card(between, 'versions'), /Taken back|Noted wrongly|take-back/);
  assert.match(between, /Code, outcome, output and library are those of today/);
  const now = await read(id);
  assert.match(card(now, 'versions'), /Taken back/);
  assert.doesNotMatch(now, /Read then as|are those of today/);
});

test('what was measured since is in no earlier series of a moment before', async () => {
  const id = await indicator();
  await record(id, '7');
  await redefine(id, { comparable: false });
  const then = await lastEntry();
  await correct((await standing(id)).id, '9');
  assert.match(card(await read(id, { asof: then }), 'earlier'), />7</);
  assert.match(card(await read(id), 'earlier'), />9</);
});

test('a day reads as its last entry, leads on as of that day and names its files; a partner reads today', async () => {
  const id = await indicator();
  const { id: corrected } = await record(id, '7');
  await withOwner(place.ownerUrl, (owner) =>
    owner.query(`update audit_entries set at = at - interval '10 days' where chain = $1`, [institute]),
  );
  await correct(corrected, '8');
  const on = addDays(todayIn(), -5);
  const then = await read(id, { on });
  assert.doesNotMatch(then, /Mistyped/);
  assert.ok(
    then.includes(`href="${withQuery(paths.outcome({ id: office.programme.outcomes[0] }), { on })}"`),
  );
  const own = cast.as('partner_coordinator', { ...en, partnerships: partner.partnerships });
  const reads = await read(id, { on }, own);
  assert.match(reads, /Mistyped/);
  assert.doesNotMatch(reads, /As it stood on the evening/);
  const file = await app.as(reader).get(withQuery(paths.indicator({ id }), { on, format: 'csv' }));
  assert.ok(file.headers.get('content-disposition')?.includes(on));
});

test('of a day before an indicator was on record its page says since when it is, and leads there; none sees it who may not', async () => {
  const id = await indicator();
  const before = await lastEntry();
  const late = await indicator();
  const on = addDays(todayIn(), -300);
  const found = await app.as(reader).get(withQuery(paths.indicator({ id: late }), { on }));
  assert.equal(found.status, 200);
  assert.match(found.text, /Nothing of this was on record on/);
  assert.match(found.text, /It has been on record since/);
  const { day } = await sinceOf(late);
  const first = withQuery(paths.indicator({ id: late }), { on: day });
  assert.ok(found.text.includes(`href="${first}"`));
  assert.ok(found.text.includes(`href="${paths.indicator({ id: late })}"`));
  assert.match(found.text, /name="on"/);
  assert.match((await app.as(reader).get(first)).text, /As it stood on the evening of/);
  assert.match(await read(late, { asof: before }), /Nothing of this was on record at entry/);
  assert.doesNotMatch(await read(id, { asof: before }), /Nothing of this was on record/);
  const stranger = (await makeCast(db)).as('programme_officer', en);
  const donor = cast.as('donor_officer', { ...en, institute: null });
  for (const actor of [stranger, donor])
    assert.equal(
      (await app.as(actor).get(withQuery(paths.indicator({ id: late }), { on }))).status,
      404,
      actor.role,
    );
});

const sinceOf = async (id: string) =>
  db.read(officer, async (tx) => {
    const { rows } = await sql<{ day: string }>`
      select min(e.at at time zone 'Europe/Brussels')::date as day from indicator_versions v
        join audit_entries e on e.chain = v.institute_id and e.no = v.entry_no where v.indicator_id = ${id}`.execute(
      tx,
    );
    return rows[0]!;
  });

test('nothing is done with an indicator as of a moment that is past, nor under one that cannot be meant', async () => {
  const id = await indicator();
  await record(id, '7');
  const actions = Object.entries({
    measure: paths.newMeasurement({ id }),
    target: paths.newTarget({ id }),
    plan: paths.targets({ id }),
    baseline: paths.setBaseline({ id }),
    redefine: paths.redefineIndicator({ id }),
    correct: paths.correctIndicator({ id }),
    withdraw: paths.withdrawIndicator({ id }),
  });
  const offered = (text: string) =>
    actions.flatMap(([name, href]) => (text.includes(`href="${href}`) ? [name] : []));
  assert.deepEqual(
    offered(await read(id)),
    actions.map(([name]) => name),
  );
  for (const query of [
    { asof: await lastEntry() },
    { on: todayIn() },
    { on: '31/12/2099' },
    { asof: '999999' },
  ])
    assert.deepEqual(offered(await read(id, query)), [], JSON.stringify(query));
});
