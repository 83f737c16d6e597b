import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { withdrawMeasurement } from '../../results/commands/withdraw-measurement.ts';
import { type WaitingQuestion, waitingFor } from './waiting.ts';
import { figuresForTheDirector, figuresToReview } from './waiting-figures.ts';
import { waitingOf } from './waiting-of.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, institute } = office;
/** The only officer of the house. */
const { userId } = await enrol(db, cast.system, 'programme_officer');
const officer = cast.as('programme_officer', { userId });
const director = cast.as('director');

const waits = async (question: WaitingQuestion, actor: Actor = officer, userId?: string) =>
  (
    await db.read(actor, (tx) =>
      waitingFor(tx, { instituteId: institute, today: todayIn(), ...(userId ? { userId } : {}) }, [question]),
    )
  ).map(({ subject }) => subject.id);

const reviewing = async (sheet: Awaited<ReturnType<typeof office.open>>, actor: Actor) => {
  const { report, figures } = await sheet.now();
  const seen = figures.map(({ rowId }) => rowId);
  const input = { reportId: report.id, version: report.version, seen, approveRest: true };
  return perform(db, actor, reviewReport, newId(), input);
};

test('a sheet that no other officer may approve waits for the director too', async () => {
  const [own, theirs] = [await office.indicator(), await office.indicator()];
  const [ofOfficer, ofPartner] = [await office.open([own]), await office.open([theirs])];
  const onBehalf = { onBehalf: { source: 'letter' } };
  assert.equal(
    told(await ofOfficer.submitting([{ indicatorId: own, value: '3' }], onBehalf, officer)),
    'done',
  );
  assert.equal(told(await ofPartner.submitting([{ indicatorId: theirs, value: '3' }])), 'done');
  const { report } = await ofOfficer.now();
  assert.deepEqual(await waits(figuresForTheDirector, director), [report.id]);
  assert.equal((await waits(figuresToReview)).length, 2);
  assert.match((await app.as(director).get(paths.home())).text, new RegExp(report.id));
  assert.equal(told(await reviewing(ofOfficer, officer)), 'results.own-report-not-approved');
  assert.equal(told(await reviewing(ofOfficer, director)), 'done');
  assert.deepEqual(await waits(figuresForTheDirector, director), []);
  assert.equal(told(await reviewing(ofPartner, officer)), 'done');
});

test('what is added to a sheet since it was approved waits again, and is judged by another than who added it', async () => {
  const id = await office.indicator();
  const sheet = await office.open([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '30' }])), 'done');
  assert.equal(told(await reviewing(sheet, officer)), 'done');
  assert.equal(told(await reviewing(sheet, officer)), 'results.report-not-submitted');
  const { report } = await sheet.now();
  assert.ok(!(await waits(figuresToReview)).includes(report.id));
  const women = { breakdown: { sex: 'female' }, onBehalf: { source: 'letter' } };
  await office.record(id, '12', women, officer);
  assert.ok((await waits(figuresToReview)).includes(report.id));
  assert.deepEqual(await waits(figuresForTheDirector, director), [report.id]);
  const page = await app.as(director).get(paths.reviewReport({ id: report.id }));
  assert.match(page.text, /name="step" value="approve"/);
  assert.equal(told(await reviewing(sheet, officer)), 'results.own-figure-not-approved');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  assert.ok((await sheet.now()).figures.every(({ state }) => state === 'approved'));
  assert.deepEqual(await waits(figuresForTheDirector, director), []);
});

test('who may not approve a sheet is not told to, whichever of its figures they brought', async () => {
  const [one, two] = [await office.indicator(), await office.indicator()];
  const sheet = await office.open([one]);
  const { report } = await sheet.now();
  const handedIn = await sheet.submitting(
    [{ indicatorId: one, value: '3' }],
    { onBehalf: { source: 'x' } },
    officer,
  );
  assert.equal(told(handedIn), 'done');
  const isWaiting = async (by: Actor) => (await waits(figuresToReview, by, by.userId)).includes(report.id);
  assert.equal(await isWaiting(officer), false);
  assert.equal(await isWaiting(director), true);
  const lines = await db.read(officer, (tx) => waitingOf(tx, officer, todayIn()));
  assert.ok(!lines.some(({ subject }) => subject.id === report.id));
  assert.equal(told(await reviewing(sheet, director)), 'done');

  // What was measured before the window asked for it is judged too; and of two figures both who entered them may not.
  await office.record(two, '5', { onBehalf: { source: 'x' } }, director);
  const window = { ...sheet.input, id: sheet.windowId, indicators: [one, two], version: 1 };
  await doing(db, officer, setWindow, window);
  const parts = { breakdown: { sex: 'female' }, onBehalf: { source: 'x' } };
  assert.equal(await isWaiting(officer), true);
  assert.equal(await isWaiting(director), false);
  await office.record(two, '1', parts, officer);
  await office.record(one, '1', parts, director);
  assert.equal(await isWaiting(officer), false);
  for (const who of [officer, director])
    assert.equal(told(await reviewing(sheet, who)), 'results.own-figure-not-approved');
  assert.deepEqual(await waits(figuresForTheDirector, director), [report.id]);
  const asDirector = () => waits(figuresForTheDirector, director, director.userId);
  assert.deepEqual(await asDirector(), [report.id], 'nobody in the house may: it does not wait for nobody');
  const { userId: second } = await enrol(db, cast.system, 'director');
  assert.deepEqual(await asDirector(), [], 'another director may');
  assert.deepEqual(await waits(figuresForTheDirector, director, second), [report.id]);
  assert.equal(told(await reviewing(sheet, cast.as('programme_officer'))), 'done');
  assert.deepEqual(await waits(figuresForTheDirector, director), []);
});

test('a figure that an officer puts into what a partner handed in is judged by another', async () => {
  const id = await office.indicator();
  const sheet = await office.open([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '30' }])), 'done');
  await office.record(id, '12', { breakdown: { sex: 'female' }, onBehalf: { source: 'letter' } }, officer);
  assert.equal(told(await reviewing(sheet, officer)), 'results.own-report-not-approved');
  assert.equal(told(await reviewing(sheet, cast.as('programme_officer'))), 'done');
});

test('what came into a sheet since it was approved waits however long ago its days are, and what stood in it does not', async () => {
  const since = Number(todayIn().slice(0, 4)) - 5;
  const old = await reportingOffice(db, { sinceYear: since });
  const days = { from: `${since}-01-01`, until: `${since}-06-30` };
  const [by, judge] = [old.cast.as('programme_officer'), old.cast.as('director')];
  const asked = async (actor: Actor) =>
    (await db.read(actor, (tx) => waitingOf(tx, actor, todayIn()))).flatMap(({ what, subject }) =>
      what === 'figures-to-review' ? [subject.id] : [],
    );
  const sheets = [];
  for (const whose of [old.partnershipId, null]) {
    const id = await old.indicator();
    const own = whose === null ? { partnerships: [], asksInstitute: true } : {};
    const sheet = await old.open([id], { ...days, ...own }, whose);
    const hand = whose === null ? by : old.partner;
    assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, hand)), 'done');
    assert.equal(told(await reviewing(sheet, judge)), 'done');
    sheets.push({ id, sheet, reportId: (await sheet.now()).report.id });
  }
  assert.deepEqual(await asked(old.officer), []);
  const [ofPartner, ofHouse] = sheets as [(typeof sheets)[0], (typeof sheets)[0]];
  const women = { ...days, breakdown: { sex: 'female' }, onBehalf: { source: 'letter' } };
  await old.record(ofPartner.id, '3', women, by);
  const { id, entryNo: version } = (await ofHouse.sheet.now()).figures[0]!;
  await doing(db, by, withdrawMeasurement, { id, version, reason: 'Twice', told: 'The board' });
  assert.deepEqual((await asked(old.officer)).toSorted(), [ofPartner.reportId, ofHouse.reportId].toSorted());
  assert.deepEqual(await asked(by), [], 'who brought it does not judge it');
});

test('what an old sheet is asked for after it was approved waits too', async () => {
  const since = Number(todayIn().slice(0, 4)) - 5;
  const old = await reportingOffice(db, { sinceYear: since });
  const days = { from: `${since}-01-01`, until: `${since}-06-30` };
  const [one, two] = [await old.indicator(), await old.indicator()];
  const sheet = await old.open([one], days);
  await old.record(two, '7', days);
  assert.equal(told(await sheet.submitting([{ indicatorId: one, value: '5' }])), 'done');
  assert.equal(told(await reviewing(sheet, old.cast.as('director'))), 'done');
  const judge = old.cast.as('programme_officer');
  assert.deepEqual((await waitsIn(old, judge)).length, 0);
  const window = { ...sheet.input, id: sheet.windowId, indicators: [one, two], version: 1 };
  await doing(db, old.officer, setWindow, window);
  assert.deepEqual(await waitsIn(old, judge), [(await sheet.now()).report.id]);
});

const waitsIn = async ({ institute: instituteId }: typeof office, actor: Actor) =>
  (await db.read(actor, (tx) => waitingFor(tx, { instituteId, today: todayIn() }, [figuresToReview]))).map(
    ({ subject }) => subject.id,
  );
