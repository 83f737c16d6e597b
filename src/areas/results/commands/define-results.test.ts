import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { resultsOfOutcome } from '../queries/outcome-results.ts';
import { reportOf } from '../queries/reporting-windows.ts';
import type { ResultsInput } from '../rules/results-input.ts';
import { defineResults } from './define-results.ts';
import { lockReport } from './lock-report.ts';
import { recordMeasurement } from './record-measurement.ts';
import { setWindow } from './set-window.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('programme_officer');
const text = (words: string) => ({ nl: { text: words, source: true as const } });

const made = async (): Promise<ResultsInput> => {
  const { outcomes } = await makeProgramme(db, cast);
  const period = { from: '2027-01-01', until: '2029-12-31', breakdown: {} };
  return {
    outcomeId: outcomes[0],
    results: [
      {
        key: '1',
        type: '2',
        title: text('Sterkere vakbonden'),
        aggregationStatus: false,
        indicators: [
          {
            code: '1.1',
            title: text('Aantal leden'),
            measure: 'number',
            ascending: true,
            overTime: 'last',
            overPartners: 'sum',
            baselines: [{ year: 2026, value: '1200.50' }],
            targets: [{ ...period, value: '2000' }],
            measurements: [
              { ...period, value: '1500', provenance: 'imported' },
              { ...period, value: '900', breakdown: { sex: 'female' }, provenance: 'imported' },
              { ...period, comment: text('Zonder cijfer'), provenance: 'imported' },
            ],
          },
        ],
      },
    ],
  };
};

test('results given twice change nothing the second time', async () => {
  const input = await made();
  const first = await doing(db, officer, defineResults, input);
  assert.deepEqual([first.created, first.updated, first.unchanged], [7, 0, 0]);
  const again = await doing(db, officer, defineResults, input);
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 7]);
  assert.deepEqual(again.indicators, first.indicators);
});

test('what a second reading says otherwise replaces what stood, and the rest stays', async () => {
  const input = await made();
  await doing(db, officer, defineResults, input);
  const indicator = input.results[0]!.indicators[0]!;
  indicator.targets[0]!.value = '2500';
  indicator.measurements = [{ ...indicator.measurements[0]!, value: '1600' }];
  indicator.unit = 'leden';
  const again = await doing(db, officer, defineResults, input);
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 3, 2]);
  const now = await db.read(officer, (tx) => resultsOfOutcome(tx, cast.institute.id, input.outcomeId));
  assert.deepEqual(
    now.measurements.map(({ value }) => value),
    ['900', null, '1600'],
  );
  assert.deepEqual(
    now.targets.map(({ value }) => value),
    ['2500'],
  );
  assert.equal(now.baselines[0]?.value, '1200.50');
  assert.deepEqual([now.indicators[0]?.edition, now.indicators[0]?.series], [2, 1]);
});

test('a file of results takes no category away: only a redefinition does, which says what becomes of it', async () => {
  const input = await made();
  const indicator = input.results[0]!.indicators[0]!;
  const category = (key: string) => ({ key, label: text(key) });
  const sector = { key: 'sector', label: text('Sector') };
  indicator.axes = [{ ...sector, categories: [category('mining'), category('farming')] }];
  await doing(db, officer, defineResults, input);
  indicator.axes = [{ ...sector, categories: [category('farming')] }];
  indicator.unit = 'leden';
  await doing(db, officer, defineResults, input);
  const now = await db.read(officer, (tx) => resultsOfOutcome(tx, cast.institute.id, input.outcomeId));
  assert.equal(now.indicators[0]?.unit.nl?.text, 'leden');
  assert.deepEqual(
    now.indicators[0]?.axes[0]?.categories.map(({ key }) => key),
    ['mining', 'farming'],
  );
});

test('a file of results changes no figure of a locked period and adds none to it; what says the same stays', async () => {
  const { outcomes, id: programmeId, partnerships } = await makeProgramme(db, cast);
  const [partnershipId] = partnerships;
  const input = { ...(await made()), outcomeId: outcomes[0] };
  const indicator = input.results[0]!.indicators[0]!;
  const period = { from: '2027-01-01', until: '2027-12-31' };
  const figure = { ...period, breakdown: {}, partnershipId, provenance: 'imported', value: '3' };
  indicator.measurements = [figure];
  const { indicators } = await doing(db, officer, defineResults, input);
  const { id: windowId } = await doing(db, officer, setWindow, {
    programmeId,
    name: '2027',
    ...period,
    opensOn: addDays(todayIn(), -1),
    closesOn: addDays(todayIn(), 1),
    indicators: [indicators['1.1']],
    partnerships: [partnershipId],
  });
  const report = await db.read(officer, (tx) => reportOf(tx, cast.institute.id, { windowId, partnershipId }));
  await doing(db, officer, lockReport, { reportId: report!.id, version: report!.version });
  const women = { ...figure, breakdown: { sex: 'female' } };
  indicator.measurements = [figure, women];
  const added = await perform(db, officer, defineResults, newId(), input);
  const path = 'results.0.indicators.0.measurements';
  assert.deepEqual(!added.done && added.fields, {
    [`${path}.1.from`]: [{ key: 'results.report-is-locked' }],
  });
  indicator.measurements = [{ ...figure, value: '4' }];
  const changed = await perform(db, officer, defineResults, newId(), input);
  assert.deepEqual(!changed.done && changed.fields, {
    [`${path}.0.value`]: [{ key: 'results.report-is-locked' }],
  });
  indicator.measurements = [figure];
  assert.equal((await doing(db, officer, defineResults, input)).updated, 0);
});

test('a file of results is told which of its figures cannot be meant', async () => {
  const input = await made();
  const [indicator] = input.results[0]!.indicators;
  const [figure] = indicator!.measurements;
  const one = (code: string, more: object) => ({
    ...indicator!,
    code,
    ...{ baselines: [], targets: [], measurements: [{ ...figure!, ...more }] },
  });
  input.results[0]!.indicators = [
    { ...one('2.1', { value: '7' }), measure: 'boolean' },
    { ...one('2.2', { value: '40' }), measure: 'percentage', overPartners: 'ratio' },
    { ...one('2.3', { value: '7' }), formula: '[2.4] * 2' },
    one('2.4', { partnershipId: newId() }),
  ];
  const refused = await perform(db, officer, defineResults, newId(), input);
  const told =
    !refused.done && Object.entries(refused.fields ?? {}).map(([path, [each]]) => [path, each?.key]);
  assert.deepEqual(told, [
    ['results.0.indicators.0.measurements.0.value', 'results.not-yes-or-no'],
    ['results.0.indicators.1.measurements.0.value', 'results.parts-needed'],
    ['results.0.indicators.2.measurements.0.value', 'results.worked-out'],
    ['results.0.indicators.3.measurements.0.partnershipId', 'problem.not-known-here'],
  ]);
});

test('a file of results is told which of its definitions do not fit together; formulas may name what comes with it', async () => {
  const input = await made();
  const [indicator] = input.results[0]!.indicators;
  const one = (code: string, more: object) => ({ ...indicator!, code, measurements: [], ...more });
  const give = (...indicators: ReturnType<typeof one>[]) => {
    input.results[0]!.indicators = indicators;
    return perform(db, officer, defineResults, newId(), input);
  };
  const refused = await give(
    one('2.1', { measure: 'qualitative', baselines: [], targets: [] }),
    one('2.2', { overPartners: 'ratio' }),
    one('2.3', { formula: '[9.9] * 2' }),
    one('2.4', { formula: '[2.5] * 2' }),
    one('2.5', { formula: '[2.4] + 1' }),
    one('2.6', {}),
    one('2.7', { formula: '[2.6] / 2' }),
  );
  const told =
    !refused.done && Object.entries(refused.fields ?? {}).map(([path, [each]]) => [path, each?.key]);
  assert.deepEqual(told, [
    ['results.0.indicators.0.overPartners', 'results.words-do-not-add-up'],
    ['results.0.indicators.1.overPartners', 'results.ratio-of-a-percentage'],
    ['results.0.indicators.2.formula', 'results.formula-unknown'],
    ['results.0.indicators.3.formula', 'results.formula-circle'],
    ['results.0.indicators.4.formula', 'results.formula-circle'],
  ]);
  const taken = await give(one('2.6', {}), one('2.7', { formula: '[2.6] / 2' }));
  assert.ok(taken.done);
});

test('a figure that a file says anew keeps its parts, its country and the version it was measured under', async () => {
  const input = await made();
  const [indicator] = input.results[0]!.indicators;
  const ratio = { measure: 'percentage' as const, overPartners: 'ratio' as const };
  Object.assign(indicator!, { ...ratio, baselines: [], targets: [], measurements: [] });
  const { indicators } = await doing(db, officer, defineResults, input);
  const figure = { from: '2027-01-01', until: '2027-12-31', breakdown: {}, provenance: 'Register' };
  const { id } = await doing(db, officer, recordMeasurement, {
    ...figure,
    indicatorId: indicators['1.1'],
    numerator: '1',
    denominator: '4',
    country: 'BE',
  });
  const now = async () => (await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, id)))[0]!;
  const before = await now();
  indicator!.unit = 'leden';
  indicator!.measurements = [{ ...figure, value: '25.0', comment: text('Nagekeken') }];
  await doing(db, officer, defineResults, input);
  const after = await now();
  assert.notEqual(after.rowId, before.rowId);
  const kept = ({ numerator, denominator, country, indicatorVersionId }: typeof after) => ({
    parts: [numerator, denominator].map(Number),
    country,
    indicatorVersionId,
  });
  assert.deepEqual(kept(after), kept(before));
  indicator!.measurements = [{ ...figure, value: '26' }];
  const refused = await perform(db, officer, defineResults, newId(), input);
  assert.deepEqual(!refused.done && refused.fields, {
    'results.0.indicators.0.measurements.0.value': [{ key: 'results.parts-needed' }],
  });
});

test('a source that is worded otherwise makes no second figure; two figures of one period are found again', async () => {
  const input = await made();
  await doing(db, officer, defineResults, input);
  const [indicator] = input.results[0]!.indicators;
  indicator!.measurements = indicator!.measurements
    .toReversed()
    .map((figure) => ({ ...figure, provenance: 'Register of 2029' }));
  const same = await doing(db, officer, defineResults, input);
  assert.deepEqual([same.created, same.updated, same.unchanged], [0, 0, 7]);
  indicator!.measurements = indicator!.measurements.filter(({ value }) => value === '900');
  indicator!.measurements[0]!.value = '901';
  const other = await doing(db, officer, defineResults, input);
  assert.deepEqual([other.created, other.updated, other.unchanged], [0, 1, 4]);
});

test('a milestone that a file says anew stays one, beside the plain target of its days', async () => {
  const input = await made();
  const [indicator] = input.results[0]!.indicators;
  const days = { from: '2027-01-01', until: '2029-12-31', breakdown: {} };
  indicator!.targets = [
    { ...days, value: '330', isMilestone: true },
    { ...days, until: '2027-12-31', value: '100' },
  ];
  await doing(db, officer, defineResults, input);
  const stands = async () =>
    (await db.read(officer, (tx) => resultsOfOutcome(tx, cast.institute.id, input.outcomeId))).targets
      .map(({ value, isMilestone }) => [value, isMilestone])
      .sort();
  // A publication cannot say that a target is a milestone: it comes back without.
  indicator!.targets = indicator!.targets.map(({ isMilestone: _, ...target }) => target);
  assert.equal((await doing(db, officer, defineResults, input)).updated, 0);
  indicator!.targets[0]!.value = '340';
  assert.equal((await doing(db, officer, defineResults, input)).updated, 1);
  assert.deepEqual(await stands(), [
    ['100', false],
    ['340', true],
  ]);
  indicator!.targets = [{ ...days, value: '350', isMilestone: false }];
  assert.equal((await doing(db, officer, defineResults, input)).created, 1);
  indicator!.targets = [{ ...days, value: '360' }];
  await doing(db, officer, defineResults, input);
  assert.deepEqual(await stands(), [
    ['100', false],
    ['340', true],
    ['360', false],
  ]);
});

test('figures of one period in several countries are each found by theirs; one that says none is the partner’s own first', async () => {
  const input = await made();
  const [indicator] = input.results[0]!.indicators;
  const figure = { from: '2027-01-01', until: '2027-12-31', breakdown: {}, provenance: 'Register' };
  const give = (...figures: { value: string; country?: string }[]) => {
    indicator!.measurements = figures.map((each) => ({ ...figure, ...each }));
    return doing(db, officer, defineResults, input);
  };
  const stands = async () =>
    (await db.read(officer, (tx) => resultsOfOutcome(tx, cast.institute.id, input.outcomeId))).measurements
      .map(({ value, country }) => `${country ?? ''} ${value}`)
      .sort();
  await give({ value: '5', country: 'BI' }, { value: '6' }, { value: '7', country: 'NE' });
  assert.deepEqual(await stands(), [' 6', 'BI 5', 'NE 7']);
  const changed = await give({ value: '8', country: 'NE' }, { value: '9' });
  assert.deepEqual([changed.created, changed.updated], [0, 2]);
  assert.deepEqual(await stands(), [' 9', 'BI 5', 'NE 8']);
});
