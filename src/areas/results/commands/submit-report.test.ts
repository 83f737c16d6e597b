import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { carriedBy } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { lockReport, unlockReport } from './lock-report.ts';
import { recordMeasurement } from './record-measurement.ts';
import { reviewReport } from './review-report.ts';
import { saveReportDraft } from './save-report-draft.ts';
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
const title = { fr: { text: 'Membres', source: true } };
let made = 0;

const indicator = async (more = {}) =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: `1.${++made}`,
      title,
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

const open = async (indicators: string[], more = {}) => {
  const input = {
    programmeId: programme.id,
    name: `H${++made}`,
    from: `${year}-01-01`,
    until: `${year}-06-30`,
    opensOn: addDays(today, -10),
    closesOn: addDays(today, 10),
    indicators,
    partnerships: [partnershipId, otherId],
    ...more,
  };
  const { id: windowId } = await doing(db, officer, setWindow, input);
  const sheet = { windowId, partnershipId };
  const now = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, cast.institute.id, windowId))!;
      const report = (await reportOf(tx, cast.institute.id, sheet))!;
      return { report, ...(await reportSheet(tx, cast.institute.id, window, report)) };
    });
  const submitting = async (figures: object[], extra = {}, actor = partner) => {
    const { version } = (await now()).report;
    const input = { ...sheet, version, figures, provenance: 'Register', ...extra };
    return perform(db, actor, submitReport, newId(), input);
  };
  const seen = async () => (await now()).figures.map(({ rowId }) => rowId);
  return { input, windowId, sheet, now, seen, submitting };
};

const wrong = (outcome: {
  done: boolean;
  fields?: object | undefined;
  problem?: { key: string } | undefined;
}) => (outcome.done ? 'done' : (outcome.problem?.key ?? Object.keys(outcome.fields ?? {}).join(' ')));

test('a window lies inside its programme and asks for its indicators', async () => {
  const id = await indicator();
  const { input } = await open([id]);
  const other = { ...input, name: 'Other' };
  const cases: [object, string][] = [
    [{ ...other, from: `${year - 1}-01-01` }, 'from'],
    [{ ...other, until: `${year + 9}-01-01` }, 'until'],
    [{ ...other, until: `${year - 1}-01-01` }, 'until'],
    [{ ...other, closesOn: addDays(today, -20) }, 'closesOn'],
    [{ ...other, indicators: [newId()] }, 'indicators'],
    [{ ...other, partnerships: [] }, 'partnerships'],
    [{ ...input, from: `${year + 1}-01-01`, until: `${year + 1}-06-30` }, 'name'],
  ];
  for (const [each, field] of cases)
    assert.equal(wrong(await perform(db, officer, setWindow, newId(), each)), field);
  await assert.rejects(perform(db, partner, setWindow, newId(), other), NotAllowed);
});

test('what is missing is told, a reason stands for nothing, a draft is kept and counts nowhere', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const { sheet, now, submitting } = await open([a, b]);
  const { version } = (await now()).report;
  const draft = { ...sheet, version, typed: { [`value.${a}`]: ['douze'] }, language: 'fr' };
  await doing(db, partner, saveReportDraft, draft);
  const drafted = await now();
  assert.deepEqual(drafted.report.draft, { [`value.${a}`]: ['douze'] });
  assert.deepEqual([drafted.figures, drafted.report.state], [[], 'draft']);
  const late = await perform(db, partner, saveReportDraft, newId(), draft);
  assert.ok(!late.done && late.conflict);
  assert.equal(wrong(await submitting([{ indicatorId: a, value: '3' }])), `missing.${b}`);
  const nothing = [{ indicatorId: b, reason: 'No congress this year' }];
  const sent = await submitting([{ indicatorId: a, value: '3' }], { nothing });
  assert.equal(wrong(sent), 'done');
  const after = await now();
  assert.equal(after.report.draft, null);
  assert.deepEqual(
    after.figures.map(({ value, state }) => [value, state]),
    [['3', 'submitted']],
  );
  assert.deepEqual(
    after.nothing.map(({ reason }) => reason),
    ['No congress this year'],
  );
  assert.equal(wrong(await submitting([])), 'results.report-is-with-officer');
});

test('a share, a breakdown and an unknown indicator are judged beside their figure, and nothing is written', async () => {
  const [a, share] = [
    await indicator(),
    await indicator({ measure: 'percentage', overTime: 'last', overPartners: 'ratio' }),
  ];
  const { now, submitting } = await open([a, share]);
  const sum: Record<string, unknown>[] = [
    { indicatorId: a, value: '10' },
    { indicatorId: a, breakdown: { sex: 'female' }, value: '6' },
    { indicatorId: a, breakdown: { sex: 'male' }, value: '5' },
    { indicatorId: share, numerator: '5', denominator: '4' },
  ];
  assert.equal(wrong(await submitting(sum)), `figures.3.numerator figures.2.value`);
  assert.equal(
    wrong(await submitting([{ indicatorId: newId(), value: '1' }])).split(' ')[0],
    'figures.0.indicatorId',
  );
  assert.deepEqual((await now()).figures, []);
  const good = sum.with(2, { ...sum[2]!, value: '4' }).with(3, { ...sum[3]!, denominator: '6' });
  assert.equal(wrong(await submitting(good)), 'done');
  assert.deepEqual((await now()).figures.map(({ value }) => value).sort(), ['10', '4', '6', '83.333333']);
});

test('one figure is returned, the rest approved; the partner mends it, and a locked one is restated', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const { sheet, now, seen, submitting, input } = await open([a, b]);
  const figures = [
    { indicatorId: a, value: '30' },
    { indicatorId: b, value: '5' },
  ];
  assert.equal(wrong(await submitting(figures)), 'done');
  const first = await now();
  const ids = Object.fromEntries(first.figures.map(({ indicatorId, id }) => [indicatorId, id]));
  const review = {
    reportId: first.report.id,
    version: first.report.version,
    seen: await seen(),
    figures: [{ id: ids[a], kind: 'returned', comment: 'Without the branch of the north?' }],
    approveRest: true,
  };
  await assert.rejects(perform(db, partner, reviewReport, newId(), review), NotAllowed);
  await doing(db, officer, reviewReport, review);
  const states = async () =>
    Object.fromEntries((await now()).figures.map(({ indicatorId, state }) => [indicatorId, state]));
  assert.deepEqual(await states(), { [a]: 'returned', [b]: 'approved' });
  assert.equal(
    wrong(
      await submitting([
        { indicatorId: a, value: '34' },
        { indicatorId: b, value: '6' },
      ]),
    ),
    'figures.1.value',
  );
  assert.equal(wrong(await submitting([{ indicatorId: a, value: '34' }])), 'done');
  assert.deepEqual(await states(), { [a]: 'submitted', [b]: 'approved' });
  const history = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, ids[a]!));
  assert.deepEqual(
    history.map(({ value, correctionReason }) => [value, correctionReason]),
    [
      ['34', 'Without the branch of the north?'],
      ['30', null],
    ],
  );
  const { version } = (await now()).report;
  const reviewed = { reportId: first.report.id, version, seen: await seen(), approveRest: true };
  await doing(db, officer, reviewReport, reviewed);
  const said = {
    from: input.from,
    until: input.until,
    value: '35',
    provenance: 'Register',
    reason: 'Recount',
  };
  const standing = (await now()).figures.find(({ id }) => id === ids[a])!;
  const correction = { id: ids[a], version: standing.entryNo, ...said };
  assert.equal(
    wrong(await perform(db, partner, correctMeasurement, newId(), correction)),
    'results.figure-is-approved',
  );
  const lock = { reportId: first.report.id, version: (await now()).report.version };
  await doing(db, officer, lockReport, lock);
  assert.equal(
    wrong(await perform(db, partner, correctMeasurement, newId(), correction)),
    'results.report-is-locked',
  );
  assert.equal(wrong(await perform(db, officer, correctMeasurement, newId(), correction)), 'told');
  const finance = cast.as('finance_officer');
  assert.equal(
    wrong(await perform(db, finance, correctMeasurement, newId(), correction)),
    'results.report-is-locked',
  );
  await doing(db, officer, correctMeasurement, { ...correction, told: 'The coordination, by letter' });
  const state = await db.read(officer, (tx) => statesOf(tx, cast.institute.id, [ids[a]!]));
  assert.deepEqual(
    [...state.values()].map((each) => [each.state, each.isRestated]),
    [['locked', true]],
  );
  const told = await db.read(partner, (tx) =>
    tx
      .selectFrom('measurement_restatements')
      .select(['told', 'reason'])
      .where('measurement_id', '=', ids[a]!)
      .execute(),
  );
  assert.deepEqual(told, [{ told: 'The coordination, by letter', reason: 'Recount' }]);
  const rollUps = await db.read(officer, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [a] }),
  );
  assert.equal(rollUps[0]?.actual?.value, '35');
  const more = {
    indicatorId: a,
    partnershipId,
    from: input.from,
    until: input.until,
    value: '1',
    provenance: 'x',
  };
  const cell = { ...more, breakdown: { sex: 'female' } };
  for (const actor of [partner, officer]) {
    const refused = await perform(db, actor, recordMeasurement, newId(), cell);
    assert.ok(!refused.done && refused.fields?.from?.[0]?.key === 'results.report-is-locked');
  }
  const unlocking = { ...lock, version: (await now()).report.version, note: 'The court asked' };
  await doing(db, officer, unlockReport, unlocking);
  assert.equal(wrong(await submitting([{ ...figures[0]!, value: '99' }])), 'figures.0.value');
  assert.equal(
    wrong(await submitting([{ indicatorId: a, breakdown: { sex: 'female' }, value: '9' }])),
    'done',
  );
  assert.equal(sheet.partnershipId, partnershipId);
});

test('of two reviewers at once the second is shown what stands', async () => {
  const id = await indicator();
  const { submitting, now, seen } = await open([id]);
  await submitting([{ indicatorId: id, value: '3' }]);
  const { report } = await now();
  const review = { reportId: report.id, version: report.version, seen: await seen(), approveRest: true };
  const both = await Promise.all([
    perform(db, officer, reviewReport, newId(), review),
    perform(db, cast.as('director'), reviewReport, newId(), review),
  ]);
  const [lost] = both.filter((one) => !one.done);
  assert.equal(both.filter((one) => one.done).length, 1);
  assert.ok(lost && !lost.done && lost.conflict);
  assert.equal(lost.conflict.current['results.report-state'], 'approved');
});

test('a closed window takes nothing of a partner, an officer enters on its behalf; strangers find nothing', async () => {
  const id = await indicator();
  const { sheet, submitting, now } = await open([id], {
    opensOn: addDays(today, -30),
    closesOn: addDays(today, -1),
  });
  const figure = { indicatorId: id, value: '4' };
  assert.equal(wrong(await submitting([figure])), 'results.window-closed');
  const alone = { ...figure, partnershipId, from: `${year}-01-01`, until: `${year}-06-30`, provenance: 'x' };
  assert.equal(wrong(await perform(db, partner, recordMeasurement, newId(), alone)), 'from');
  const stranger = cast.as('partner_coordinator', { partnerships: [otherId] });
  await assert.rejects(submitting([figure], {}, stranger), NotAllowed);
  const elsewhere = (await makeCast(db)).as('programme_officer');
  const input = { ...sheet, version: (await now()).report.version, figures: [figure], provenance: 'x' };
  await assert.rejects(perform(db, elsewhere, submitReport, newId(), input), NotFound);
  assert.equal(wrong(await submitting([figure], { onBehalf: { source: 'letter' } }, officer)), 'done');
});
