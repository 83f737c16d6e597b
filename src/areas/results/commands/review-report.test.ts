import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { carriedBy } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { lockReport } from './lock-report.ts';
import { recordMeasurement } from './record-measurement.ts';
import { reviewReport } from './review-report.ts';
import { setWindow } from './set-window.ts';
import { submitReport } from './submit-report.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const today = todayIn();
const year = Number(today.slice(0, 4));
const programme = await makeProgramme(db, cast, { from: `${year}-01-01`, until: `${year + 4}-12-31` });
const [partnershipId, otherId] = programme.partnerships;
await carriedBy(db, cast, programme.outcomes[0], otherId);
const officer = cast.as('programme_officer');
const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
const half = { from: `${year}-01-01`, until: `${year}-06-30` };
const later = { from: `${year}-07-01`, until: `${year}-12-31` };
const provenance = 'Register';
const definition = {
  title: { fr: { text: 'Membres', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
let made = 0;

const indicator = async () =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: `9.${++made}`,
      ...definition,
    })
  ).id;

const open = async (indicators: string[], more = {}) => {
  const input = {
    programmeId: programme.id,
    name: `W${++made}`,
    ...half,
    opensOn: addDays(today, -10),
    closesOn: addDays(today, 10),
    indicators,
    partnerships: programme.partnerships,
    ...more,
  };
  const { id: windowId } = await doing(db, officer, setWindow, input);
  const sheet = { windowId, partnershipId };
  const now = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, cast.institute.id, windowId))!;
      const report = (await reportOf(tx, cast.institute.id, sheet))!;
      return { window, report, ...(await reportSheet(tx, cast.institute.id, window, report)) };
    });
  const submitting = async (values: Record<string, string>, extra = {}, actor = partner) => {
    const figures = Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value }));
    const { version } = (await now()).report;
    return doing(db, actor, submitReport, { ...sheet, version, figures, provenance, ...extra });
  };
  const review = async (more = {}) => {
    const { report, figures } = await now();
    const seen = figures.map(({ rowId }) => rowId);
    return { reportId: report.id, version: report.version, seen, approveRest: true, ...more };
  };
  const lock = async () => {
    const { id: reportId, version } = (await now()).report;
    return doing(db, officer, lockReport, { reportId, version });
  };
  return { input, windowId, now, submitting, review, lock };
};

type Opened = Awaited<ReturnType<typeof open>>;

const correction = async ({ now }: Opened, more = {}) => {
  const [figure] = (await now()).figures;
  return {
    id: figure!.id,
    version: figure!.entryNo,
    ...half,
    value: '4',
    provenance,
    reason: 'Recount',
    ...more,
  };
};

const keysOf = (outcome: Awaited<ReturnType<typeof perform>>) =>
  outcome.done
    ? 'done'
    : (outcome.problem?.key ??
      Object.fromEntries(Object.entries(outcome.fields ?? {}).map(([field, [why]]) => [field, why?.key])));

test('a figure that was corrected after the officer read it is not judged, and is told beside it', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const opened = await open([a, b]);
  await opened.submitting({ [a]: '30', [b]: '5' });
  const read = await opened.review();
  const figure = (await opened.now()).figures[0]!;
  await doing(db, partner, correctMeasurement, await correction(opened));
  const key = 'results.figure-changed-since';
  assert.deepEqual(keysOf(await perform(db, officer, reviewReport, newId(), read)), {
    [`seen.${figure.id}`]: key,
  });
  const returned = { ...read, figures: [{ id: figure.id, kind: 'returned', comment: 'Too high?' }] };
  assert.deepEqual(keysOf(await perform(db, officer, reviewReport, newId(), returned)), {
    'figures.0.comment': key,
  });
  assert.ok((await opened.now()).figures.every(({ state }) => state === 'submitted'));
  assert.equal(keysOf(await perform(db, officer, reviewReport, newId(), await opened.review())), 'done');
});

test('a sheet is not approved while its parts are more than the whole, and one of them may be returned', async () => {
  const id = await indicator();
  const opened = await open([id]);
  await opened.submitting({ [id]: '30' });
  const breakdown = { sex: 'female' };
  const part = await leaveMeasurement(db, cast, {
    ...{ indicatorId: id, partnershipId, ...half },
    ...{ breakdown, value: '31' },
  });
  const approve = async (more = {}) =>
    keysOf(await perform(db, officer, reviewReport, newId(), await opened.review(more)));
  assert.deepEqual(await approve(), { [`seen.${part}`]: 'results.check-sum-broken' });
  assert.ok((await opened.now()).figures.every(({ state }) => state === 'submitted'));
  assert.equal(
    await approve({ figures: [{ id: part, kind: 'returned', comment: 'More than all?' }] }),
    'done',
  );
});

test('a correction moves no figure into a locked or closed period', async () => {
  const id = await indicator();
  const first = await open([id]);
  const second = await open([id], later);
  await doing(db, partner, recordMeasurement, {
    indicatorId: id,
    partnershipId,
    ...half,
    value: '3',
    provenance,
  });
  const moved = await correction(first, later);
  await second.lock();
  for (const actor of [partner, officer])
    assert.deepEqual(keysOf(await perform(db, actor, correctMeasurement, newId(), moved)), {
      from: 'results.report-is-locked',
    });
  await doing(db, partner, correctMeasurement, await correction(first));
  const closed = await open([id], {
    from: `${year + 1}-01-01`,
    until: `${year + 1}-06-30`,
    opensOn: addDays(today, 5),
  });
  const early = await correction(first, { from: closed.input.from, until: closed.input.until });
  assert.deepEqual(keysOf(await perform(db, partner, correctMeasurement, newId(), early)), {
    from: 'results.window-not-open',
  });
  await doing(db, officer, correctMeasurement, early);
});

test('a window with a sheet beyond its draft loses no indicator and no partner that reported; others it may', async () => {
  const [a, b, c] = [await indicator(), await indicator(), await indicator()];
  const opened = await open([a, b]);
  await opened.submitting({ [a]: '1', [b]: '2' });
  await opened.lock();
  const { version } = (await opened.now()).window;
  const as = { ...opened.input, id: opened.windowId, version };
  const key = 'results.window-keeps-reported';
  const without = { ...as, indicators: [a], partnerships: programme.partnerships.slice(1) };
  assert.deepEqual(keysOf(await perform(db, officer, setWindow, newId(), without)), {
    indicators: key,
    partnerships: key,
  });
  const other = { ...as, indicators: [a, b, c], partnerships: [partnershipId] };
  await doing(db, officer, setWindow, other);
});

test('no two windows ask one partner for one indicator in the same days, neither opened nor widened', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const first = await open([a]);
  await first.lock();
  const twice = { ...first.input, name: 'Twice', from: `${year}-06-30`, until: `${year}-12-31` };
  const overlaps = { from: 'results.window-overlaps' };
  assert.deepEqual(keysOf(await perform(db, officer, setWindow, newId(), twice)), overlaps);
  const beside = await open([b]);
  const { version } = (await beside.now()).window;
  const widened = { ...beside.input, id: beside.windowId, version, indicators: [a, b] };
  assert.deepEqual(keysOf(await perform(db, officer, setWindow, newId(), widened)), overlaps);
  await open([a], later);
});

test('who submitted a sheet on behalf returns figures of it, but somebody else approves and locks it', async () => {
  const id = await indicator();
  const opened = await open([id]);
  await opened.submitting({ [id]: '3' }, { onBehalf: { source: 'letter' } }, officer);
  const approving = await opened.review();
  assert.equal(
    keysOf(await perform(db, officer, reviewReport, newId(), approving)),
    'results.own-report-not-approved',
  );
  const [figure] = (await opened.now()).figures;
  const said = [{ id: figure!.id, kind: 'comment', comment: 'As in the letter' }];
  await doing(db, officer, reviewReport, { ...approving, approveRest: false, figures: said });
  await doing(db, cast.as('director'), reviewReport, await opened.review());
  const { id: reportId, version } = (await opened.now()).report;
  const locking = { reportId, version };
  assert.equal(
    keysOf(await perform(db, officer, lockReport, newId(), locking)),
    'results.own-report-not-locked',
  );
  await doing(db, cast.as('director'), lockReport, locking);
});
