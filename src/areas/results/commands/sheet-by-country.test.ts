import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear, told, worksIn } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { resultFigures } from '../queries/result-figures.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineResults } from './define-results.ts';
import { recordMeasurement } from './record-measurement.ts';
import { reviewReport } from './review-report.ts';

const db = await testDatabase();
const place = { home: 'TG' };
const secondHalf = { from: `${reportYear}-07-01`, until: `${reportYear}-12-31` };

/** An office whose partner, of Togo, works in these countries under the first outcome. */
const officeIn = async (...countries: string[]) => {
  const office = await reportingOffice(db);
  const { cast, programme, partnershipId, institute, officer } = office;
  const worked = { partnershipId, programmeId: programme.id, outcomeId: programme.outcomes[0] };
  const working = (more: Parameters<typeof worksIn>[3], home: string | null = place.home) =>
    worksIn(db, cast.system, { ...worked, home }, more);
  await working(countries.map((country) => ({ country })));
  const figures = (indicatorId: string, by = {}) =>
    db.read(officer, async (tx) => {
      const scope = { indicatorIds: [indicatorId], by };
      const { measured } = await resultFigures(tx, institute, scope, [{ id: indicatorId, formula: null }]);
      return measured.map(({ country, value }) => `${country ?? 'all'} ${value}`).sort();
    });
  const returning = async (window: Awaited<ReturnType<typeof office.open>>) => {
    const { report, figures: standing } = await window.now();
    return told(
      await perform(db, officer, reviewReport, newId(), {
        reportId: report.id,
        version: report.version,
        seen: standing.map(({ rowId }) => rowId),
        returnSheet: true,
        note: 'Country by country, please',
      }),
    );
  };
  return { ...office, working, figures, returning };
};

const inSheet = (figures: readonly { country: string | null; value: string | null; state: string }[]) =>
  figures.map(({ country, value, state }) => `${country ?? 'own'} ${value} ${state}`);

test('a partner that works in several countries hands in a figure, or a reason, of each', async () => {
  const { indicator, open, figures } = await officeIn('BJ', 'TG');
  const id = await indicator();
  const { submitting, now } = await open([id]);
  assert.deepEqual(told(await submitting([{ indicatorId: id, value: '60' }])), {
    [`missing.${id}.BJ`]: 'results.figure-missing',
  });
  const both = [
    { indicatorId: id, value: '60', country: 'TG' },
    { indicatorId: id, value: '40', country: 'BJ' },
  ];
  const nothing = [{ indicatorId: id, country: 'BJ', reason: 'No lists yet' }];
  assert.deepEqual(told(await submitting(both, { nothing })), {
    [`missing.${id}.BJ`]: 'results.figure-and-nothing',
  });
  assert.deepEqual(told(await submitting([...both, { indicatorId: id, value: '4', country: 'KE' }])), {
    'figures.2.value': 'results.country-not-asked',
  });
  const kenya = { nothing: [{ indicatorId: id, country: 'KE', reason: 'Nobody there' }] };
  assert.deepEqual(told(await submitting(both, kenya)), {
    [`missing.${id}.KE`]: 'results.country-not-asked',
  });
  assert.equal(told(await submitting(both)), 'done');
  assert.deepEqual(inSheet((await now()).figures), ['own 60 submitted', 'BJ 40 submitted']);
  assert.deepEqual(await figures(id), ['all 100']);
  assert.deepEqual(await figures(id, { country: true }), ['BJ 40', 'TG 60']);
});

test('a reason of one country stands beside the figure of another, and changes by itself', async () => {
  const { indicator, open, returning } = await officeIn('BJ');
  const id = await indicator();
  const window = await open([id]);
  const figure = { indicatorId: id, value: '60' };
  const because = (country: string | undefined, reason: string) => ({ indicatorId: id, country, reason });
  const sent = await window.submitting([figure], { nothing: [because('BJ', 'No lists yet')] });
  assert.equal(told(sent), 'done');
  assert.equal(await returning(window), 'done');
  const again = [because(undefined, 'Lost'), because('BJ', 'Still no lists')];
  const [stands] = (await window.now()).figures;
  const emptied = { nothing: again, withdrawn: [stands!.rowId], reason: 'Lost' };
  assert.equal(told(await window.submitting([], emptied)), 'done');
  assert.deepEqual(
    (await window.now()).nothing.map(({ country, reason }) => [country, reason]),
    [
      [null, 'Lost'],
      ['BJ', 'Still no lists'],
    ],
  );
});

test('work that travels, is cancelled, comes later or is of another outcome asks for no country', async () => {
  const { indicator, open, working, programme, partnershipId } = await officeIn('TG');
  await working([
    { country: 'BE', kind: 'A7' },
    { country: 'NE', isCancelled: true },
    { country: 'SN', plannedFrom: secondHalf.from },
  ]);
  const [id, other] = [await indicator(), await indicator({ outcomeId: programme.outcomes[1] })];
  await working([{ country: 'BJ' }]);
  const { submitting } = await open([id, other], {
    alsoAsked: [{ partnershipId, outcomeId: programme.outcomes[1] }],
  });
  assert.deepEqual(told(await submitting([])), {
    [`missing.${id}`]: 'results.figure-missing',
    [`missing.${id}.BJ`]: 'results.figure-missing',
    [`missing.${other}`]: 'results.figure-missing',
  });
});

test('where the programme names its countries, work elsewhere asks for none', async () => {
  const { indicator, open, programme, institute, cast } = await officeIn('CH', 'BJ');
  const key = { institute_id: institute, programme_id: programme.id, entry_no: 1 };
  const places = ['TG', 'BJ'].map((country) => ({ ...key, id: newId(), country }));
  await db.write(cast.system, (tx) => tx.insertInto('programme_places').values(places).execute());
  const id = await indicator();
  const { submitting } = await open([id]);
  assert.deepEqual(told(await submitting([{ indicatorId: id, value: '1' }])), {
    [`missing.${id}.BJ`]: 'results.figure-missing',
  });
});

test('where nobody knows the country of the partner its sheet is not told apart', async () => {
  const { indicator, open, working } = await officeIn();
  await working([{ country: 'BJ' }, { country: 'TG' }], null);
  const id = await indicator();
  const { submitting } = await open([id]);
  assert.deepEqual(told(await submitting([{ indicatorId: id, value: '1', country: 'BJ' }])), {
    'figures.0.value': 'results.country-not-asked',
    [`missing.${id}`]: 'results.figure-missing',
  });
  assert.equal(told(await submitting([{ indicatorId: id, value: '1' }])), 'done');
});

test('parts are more than their whole in one country, never across them', async () => {
  const { indicator, open } = await officeIn('BJ');
  const id = await indicator();
  const { submitting } = await open([id]);
  const of = (country: string | undefined, value: string, breakdown = {}) => ({
    ...{ indicatorId: id, country, value, breakdown },
  });
  const women = { sex: 'female' };
  const given = [of(undefined, '10'), of(undefined, '9', women), of('BJ', '5'), of('BJ', '6', women)];
  assert.deepEqual(told(await submitting(given)), { 'figures.3.value': 'results.check-sum-broken' });
  assert.equal(told(await submitting([...given.slice(0, 3), of('BJ', '5', women)])), 'done');
});

test('a figure that was handed in without a country is never counted beside one of another country', async () => {
  const { indicator, open, working, figures, returning } = await officeIn('TG');
  const [id, other] = [await indicator(), await indicator()];
  const window = await open([id, other]);
  const undivided = [id, other].map((indicatorId) => ({ indicatorId, value: '100' }));
  assert.equal(told(await window.submitting(undivided)), 'done');
  await working([{ country: 'BJ' }]);
  assert.equal(await returning(window), 'done');
  const benin = { indicatorId: id, value: '40', country: 'BJ' };
  const twice = { 'figures.2.value': 'results.handed-in-without-country' };
  assert.deepEqual(told(await window.submitting([...undivided, benin])), twice);
  assert.deepEqual(told(await window.submitting([{ indicatorId: id, value: '90' }, undivided[1]!])), {
    [`missing.${id}.BJ`]: 'results.figure-missing',
    reason: 'results.reason-for-changed',
  });
  const reason = 'Benin apart';
  const divided = [{ indicatorId: id, value: '60' }, undivided[1]!, benin];
  assert.equal(told(await window.submitting(divided, { reason })), 'done');
  assert.deepEqual(await figures(id), ['all 100']);
  assert.deepEqual(await figures(other), ['all 100'], 'what nobody touched stays as it was handed in');
  assert.equal(await returning(window), 'done');
  const more = [...divided, { indicatorId: other, value: '7', country: 'BJ' }];
  assert.deepEqual(told(await window.submitting(more)), {
    'figures.3.value': 'results.handed-in-without-country',
  });
  assert.equal(told(await window.submitting(more, { alone: [other] })), 'done');
  assert.deepEqual(await figures(other, { country: true }), ['BJ 7', 'TG 100']);
});

test('nor is one counted beside it that is recorded by itself, moved there or read from a file', async () => {
  const { indicator, open, working, record, partner, officer, figures, programme, partnershipId } =
    await officeIn('TG');
  const id = await indicator();
  const window = await open([id]);
  assert.equal(told(await window.submitting([{ indicatorId: id, value: '100' }])), 'done');
  const said = { indicatorId: id, partnershipId, ...firstHalf, value: '40', provenance: 'Register' };
  const recording = async (country: string, more = {}, actor = officer) =>
    told(await perform(db, actor, recordMeasurement, newId(), { ...said, country, ...more }));
  await working([{ country: 'BJ' }]);
  const twice = { country: 'results.undivided-stands' };
  assert.deepEqual(await recording('BJ'), twice);
  assert.equal(await recording('KE', { ...secondHalf }), 'done');
  const moving = async (version: number, measurementId: string, days: object, country: string) =>
    told(
      await perform(db, officer, correctMeasurement, newId(), {
        ...{ id: measurementId, version, value: '4', provenance: 'Register', reason: 'Elsewhere', country },
        ...days,
      }),
    );
  const other = await record(id, '4', { ...secondHalf, country: 'NE' }, officer);
  const entryOf = (measurementId: string) =>
    db.read(officer, async (tx) => {
      const rows = tx.selectFrom('measurements').select('entry_no').where('id', '=', measurementId);
      return Number((await rows.executeTakeFirstOrThrow()).entry_no);
    });
  assert.deepEqual(await moving(await entryOf(other.id), other.id, firstHalf, 'BJ'), twice);
  const { code, title } = await db.read(
    officer,
    async (tx) => (await definitionsOf(tx, officer.institutes[0]!, [id])).get(id)!,
  );
  const way = { measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { indicatorId: _, ...fact } = said;
  const file = {
    outcomeId: programme.outcomes[0],
    results: [
      {
        key: '1',
        type: '2',
        title,
        indicators: [{ code, title, ...way, measurements: [{ ...fact, country: 'BJ' }] }],
      },
    ],
  };
  assert.deepEqual(told(await perform(db, officer, defineResults, newId(), file)), {
    'results.0.indicators.0.measurements.0.country': 'results.undivided-stands',
  });
  assert.deepEqual(await figures(id, { time: 'half_year' }), ['all 100', 'all 44']);
  const [stands] = (await window.now()).figures;
  assert.equal(
    await moving(stands!.entryNo, stands!.id, firstHalf, ''),
    'done',
    'of Togo, says who corrects it',
  );
  assert.equal(await recording('BJ'), 'done');
  assert.deepEqual(await figures(id, { time: 'half_year' }), ['all 44', 'all 44']);
  assert.deepEqual(await recording('NE', {}, partner), { from: 'results.report-is-with-officer' });
});

test('what stands until the next value begins by country only with the figure of the own country', async () => {
  const { indicator, open, record, figures } = await officeIn('BJ');
  const id = await indicator({ overTime: 'last' });
  await record(id, '100');
  await record(id, '3', { country: 'KE' });
  const { submitting } = await open([id], secondHalf);
  const benin = { indicatorId: id, value: '45', country: 'BJ' };
  const nothing = [{ indicatorId: id, reason: 'No lists yet' }];
  assert.deepEqual(told(await submitting([benin], { nothing })), {
    'figures.0.value': 'results.own-country-too',
  });
  assert.equal(told(await submitting([benin, { indicatorId: id, value: '60' }])), 'done');
  assert.deepEqual(await figures(id, { country: true }), ['BJ 45', 'KE 3', 'TG 60']);
});

test('where a mean or the highest of the periods is kept, what was without a country stays so', async () => {
  const { indicator, open, record } = await officeIn('BJ');
  const id = await indicator({ overTime: 'maximum' });
  await record(id, '100');
  const { submitting } = await open([id], secondHalf);
  const benin = { indicatorId: id, value: '45', country: 'BJ' };
  assert.deepEqual(told(await submitting([{ indicatorId: id, value: '60' }, benin])), {
    'figures.1.value': 'results.country-not-asked',
  });
  assert.equal(told(await submitting([{ indicatorId: id, value: '60' }])), 'done');
});

test('what was handed in of a country stays there, wherever the partner works since', async () => {
  const { institute, indicator, open, cast, officer, partner } = await officeIn('BJ');
  const id = await indicator();
  const { submitting, now } = await open([id]);
  const given = [
    { indicatorId: id, value: '60' },
    { indicatorId: id, value: '40', country: 'BJ' },
  ];
  assert.equal(told(await submitting(given)), 'done');
  const cancelled = { is_cancelled: true };
  await db.write(cast.system, (tx) => tx.updateTable('activities').set(cancelled).execute());
  const { figures } = await now();
  assert.deepEqual(inSheet(figures), ['own 60 submitted', 'BJ 40 submitted']);
  const [own, benin] = figures as [(typeof figures)[number], (typeof figures)[number]];
  const states = await db.read(officer, (tx) => statesOf(tx, institute, [benin.id]));
  assert.equal(states.get(benin.id)?.state, 'submitted');
  const correcting = async (figure: typeof own, country: string) => {
    const said = { id: figure.id, version: figure.entryNo, ...firstHalf, value: '1', provenance: 'Register' };
    const correction = { ...said, country, reason: 'Recount' };
    return told(await perform(db, partner, correctMeasurement, newId(), correction));
  };
  for (const country of ['', 'NE'])
    assert.deepEqual(await correcting(benin, country), { country: 'results.whole-was-handed-in' });
  assert.deepEqual(await correcting(own, 'NE'), { country: 'results.whole-was-handed-in' });
  assert.equal(await correcting(benin, 'BJ'), 'done');
});
