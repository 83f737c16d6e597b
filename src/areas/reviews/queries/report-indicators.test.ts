import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear, worksIn } from '../../../../test/support/reporting.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { Page } from '../../../page/page.ts';
import { wordsIn } from '../../../text/words.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { withdrawWindow } from '../../results/commands/withdraw-window.ts';
import { figureText } from '../../results/pages/figure-text.ts';
import { partnerReportFile } from '../pages/partner-report-file.ts';
import { missingIn } from '../rules/missing-in-report.ts';
import { gatheredForReport } from './report-gathered.ts';

const db = await testDatabase();
const [fromOn, untilOn] = [`${reportYear}-01-01` as CalendarDay, `${reportYear}-12-31` as CalendarDay];
const quarters = ['03-31', '06-30', '09-30', '12-31'].map((end) => ({
  from: `${reportYear}-${String(Number(end.slice(0, 2)) - 2).padStart(2, '0')}-01`,
  until: `${reportYear}-${end}`,
}));

const prepared = async () => {
  const office = await reportingOffice(db);
  const { institute, programme, partnershipId, officer } = office;
  await doing(db, officer, planActivity, {
    kind: 'A2',
    title: 'Training of the branches',
    outcomeId: programme.outcomes[0],
    partnershipId,
    plannedFrom: fromOn,
    plannedUntil: untilOn,
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    onBehalf: { source: 'letter' },
  });
  const told = (more = {}, actor = officer) =>
    db.read(actor, (tx) =>
      gatheredForReport(tx, institute, {
        id: newId(),
        partnershipId,
        programmeId: programme.id,
        fromOn,
        untilOn,
        ...more,
      }),
    );
  const of = async (id: string, actor = officer) =>
    (await told({}, actor)).indicators.find((each) => each.id === id)!;
  return { ...office, told, of };
};

test('a partner report says of an indicator what results say of the partner in the period', async () => {
  const { indicator, record, of, partner } = await prepared();
  const [summed, twice] = [await indicator({ code: 'S' }), await indicator({ formula: '2 * [S]' })];
  for (const [at, value] of ['100', '120', '90', '110'].entries()) await record(summed, value, quarters[at]);
  await record(summed, '5', { ...quarters[0], country: 'TG' });
  for (const actor of [undefined, partner]) {
    const { value, until } = await of(summed, actor);
    assert.deepEqual([value, until], ['425', untilOn]);
    assert.equal((await of(twice, actor)).value, '850');
  }
});

const missingOf = (told: { indicators: Awaited<ReturnType<typeof gatheredForReport>>['indicators'] }) =>
  missingIn({ activities: [], expenses: [], ...told }, untilOn).indicators.map(({ id }) => id);

test('what is worked out, and what the partner said it has no figure of, is not missing', async () => {
  const { indicator, open, told, of } = await prepared();
  const [asked, put] = [await indicator({ code: 'A' }), await indicator({ code: 'P' })];
  const formula = await indicator({ formula: '[A] + [P]' });
  await open([asked]);
  const window = await open([put]);
  const nothing = [{ indicatorId: put, reason: 'The survey was put off' }];
  assert.equal((await window.submitting([], { nothing })).done, true);
  assert.equal((await of(put)).nothing, 'The survey was put off');
  const missing = missingOf(await told());
  assert.ok(missing.includes(asked));
  assert.ok(!missing.includes(put) && !missing.includes(formula));
});

test('where a window asks the partner, it is asked for that alone; what another is asked for is not missing here', async () => {
  const { indicator, open, told, programme, partnershipId } = await prepared();
  const [, otherId] = programme.partnerships;
  const [asked, others] = [await indicator(), await indicator()];
  await indicator({ frequency: 'year' });
  const [, outcomeId] = programme.outcomes;
  const elsewhere = await indicator({ outcomeId });
  await open([asked], { partnerships: [partnershipId] });
  await open([others], { partnerships: [otherId] });
  await open([elsewhere], { partnerships: [partnershipId], alsoAsked: [{ partnershipId, outcomeId }] });
  const gathered = await told();
  assert.deepEqual(
    missingOf(gathered).sort(),
    [asked, elsewhere].sort(),
    'also where it has no activity yet',
  );
});

test('a partner is told the same as the institute where a window asks others alone', async () => {
  const { indicator, open, told, programme, partner } = await prepared();
  const [others, yearly] = [await indicator(), await indicator({ frequency: 'year' })];
  await open([others], { partnerships: [programme.partnerships[1]] });
  for (const actor of [undefined, partner]) assert.deepEqual(missingOf(await told({}, actor)), [yearly]);
});

test('a window that was withdrawn asks nobody, and what is due by frequency is asked again', async () => {
  const { indicator, open, told, officer, partnershipId } = await prepared();
  const [once, yearly] = [await indicator({ frequency: 'end' }), await indicator({ frequency: 'year' })];
  const { windowId } = await open([once], { partnerships: [partnershipId] });
  assert.deepEqual(missingOf(await told()), [once]);
  await doing(db, officer, withdrawWindow, { windowId, version: 1, reason: 'Wrong programme' });
  assert.deepEqual(missingOf(await told()), [yearly]);
});

test('where no window asks, the frequency does: by the last day of quarter, half year, year, milestone and programme', async () => {
  const { indicator, told } = await prepared();
  const made = ['quarter', 'half_year', 'year', 'milestones', 'end'].map(async (frequency) => ({
    frequency,
    id: await indicator({ frequency }),
  }));
  const ids = await Promise.all(made);
  const due = async (from: string, until: string) => {
    const missing = missingOf(await told({ fromOn: from as CalendarDay, untilOn: until as CalendarDay }));
    return ids.filter(({ id }) => missing.includes(id)).map(({ frequency }) => frequency);
  };
  const [third, last] = [reportYear + 2, reportYear + 4];
  assert.deepEqual(await due(`${reportYear}-01-01`, `${reportYear}-03-30`), []);
  assert.deepEqual(await due(`${reportYear}-01-01`, `${reportYear}-03-31`), ['quarter']);
  assert.deepEqual(await due(`${reportYear}-07-01`, `${reportYear}-09-30`), ['quarter']);
  assert.deepEqual(await due(`${reportYear}-01-01`, `${reportYear}-06-30`), ['quarter', 'half_year']);
  assert.deepEqual(await due(`${reportYear}-10-01`, `${reportYear}-12-31`), ['quarter', 'half_year', 'year']);
  assert.ok((await due(`${third}-07-01`, `${third}-12-31`)).includes('milestones'));
  assert.equal((await due(`${last}-07-01`, `${last}-12-31`)).length, 5);
});

test('what a partner says in words, or why it has none, is told of each of its countries', async () => {
  const { cast, programme, partnershipId, indicator, open, of, told: gathered } = await prepared();
  const worked = { partnershipId, programmeId: programme.id, outcomeId: programme.outcomes[0], home: 'TG' };
  await worksIn(db, cast.system, worked, [{ country: 'NE' }]);
  const counted = await indicator();
  const told = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const { submitting } = await open([counted, told]);
  const say = (text: string) => ({ text: { fr: { text, source: true } } });
  const figures = [
    { indicatorId: counted, value: '60' },
    { indicatorId: told, ...say('Une loi est votée') },
    { indicatorId: told, country: 'BJ', ...say('Un projet est déposé') },
  ];
  const nothing = ['BJ', 'NE'].map((country) => ({
    indicatorId: counted,
    country,
    reason: `Rien (${country})`,
  }));
  const none = { indicatorId: told, country: 'NE', reason: 'Pas de session' };
  assert.equal((await submitting(figures, { nothing: [...nothing, none] })).done, true);
  const number = await of(counted);
  assert.deepEqual([number.value, number.nothing], ['60', null]);
  assert.deepEqual(
    number.elsewhere.map((each) => [each.country, each.nothing]),
    [
      ['BJ', 'Rien (BJ)'],
      ['NE', 'Rien (NE)'],
    ],
  );
  const words = await of(told);
  assert.equal(words.text?.fr?.text, 'Une loi est votée');
  assert.deepEqual(
    words.elsewhere.map((each) => [each.country, each.text?.fr?.text ?? each.nothing]),
    [
      ['BJ', 'Un projet est déposé'],
      ['NE', 'Pas de session'],
    ],
  );
  const page = {
    actor: cast.as('auditor'),
    words: wordsIn('fr'),
    query: new URLSearchParams({ format: 'csv', table: 'indicators' }),
  } as unknown as Page;
  const file = await partnerReportFile(page, 'Rapport', {
    ...(await gathered()),
    indicators: [number, words],
  });
  assert.ok(file.kind === 'file');
  const lines = Buffer.from(file.body as Uint8Array)
    .toString()
    .trim()
    .split('\r\n');
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(';').slice(2, 6)),
    [
      ['60', '', '', ''],
      ['', '', 'Bénin', 'Rien (BJ)'],
      ['', '', 'Niger', 'Rien (NE)'],
      ['', '', '', 'Une loi est votée'],
      ['', '', 'Bénin', 'Un projet est déposé'],
      ['', '', 'Niger', 'Pas de session'],
    ],
  );
});

test('a value that is not comparable with the definition in force is worded by its own', async () => {
  const { indicator, record, of, officer } = await prepared();
  const id = await indicator({ unit: 'members' });
  await record(id, '40', quarters[0]);
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    comparable: false,
    reason: 'Counted otherwise',
    title: { fr: { text: 'Part', source: true } },
    measure: 'percentage',
    overTime: 'last',
    overPartners: 'mean',
  });
  const { value, measure, unit } = await of(id);
  assert.deepEqual([value, measure, unit.fr?.text], ['40', 'number', 'members']);
});

test('a step has the word of the definition that it is a figure of', async () => {
  const { indicator, record, of, officer } = await prepared();
  const step = (value: string, text: string) => ({ value, label: { fr: { text, source: true } } });
  const scale = [step('1', 'faible'), step('2', 'forte')];
  const scaled = { measure: 'ordinal', overTime: 'last', overPartners: 'maximum', scale };
  const id = await indicator(scaled);
  await record(id, '2', quarters[0]);
  const told = async () => {
    const row = await of(id);
    return figureText(wordsIn('fr'), row.value, row);
  };
  assert.equal(await told(), '2 · forte');
  await doing(db, officer, redefineIndicator, {
    ...{ indicatorId: id, version: 1, comparable: false, title: { fr: { text: 'Part', source: true } } },
    reason: 'Counted otherwise',
    ...{ ...scaled, scale: [step('1', 'non'), step('2', 'oui')] },
  });
  assert.equal(await told(), '2 · forte');
});
