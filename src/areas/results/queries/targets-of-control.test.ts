import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setTarget } from '../commands/set-target.ts';
import { indicatorRollUps } from './indicator-roll-ups.ts';
import { yearFigures } from './year-figures.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
const [outcomeId] = outcomes;
const officer = cast.as('programme_officer', { language: 'en' });
const control = (...years: number[]) =>
  cast.as('auditor', { language: 'en', scope: { outcomes: [outcomeId], years } });

/** Of the first two years a target each, and one of the three that follow. */
const targets = [
  [2027, 2027, '100'],
  [2028, 2028, '120'],
  [2029, 2031, '600'],
] as const;

const define = async (overTime: 'sum' | 'last') => {
  const id = newId();
  await doing(db, officer, defineIndicator, {
    ...{ id, outcomeId, code: overTime, title: { en: { text: `People ${overTime}`, source: true } } },
    ...{ measure: 'number', overTime, overPartners: 'sum' },
  });
  for (const [first, last, value] of targets)
    await doing(db, officer, setTarget, {
      ...{ indicatorId: id, from: `${first}-01-01`, until: `${last}-12-31`, value },
    });
  await doing(db, officer, recordMeasurement, {
    ...{ indicatorId: id, from: '2028-01-01', until: '2028-12-31', value: '90', provenance: 'Register' },
    partnershipId: partnerships[0],
  });
  return id;
};
const [added, standing] = [await define('sum'), await define('last')];

const targetOf = (actor: Actor, id: string) =>
  db.read(actor, async (tx) => {
    const scope = { indicatorIds: [id] };
    return (await indicatorRollUps(tx, cast.institute.id, scope))[0]?.target?.value ?? null;
  });

test('beside what was measured in the years of a control stands what is aimed at in the same years', async () => {
  assert.equal(await targetOf(officer, added), '820');
  assert.equal(await targetOf(control(2027, 2028), added), '220');
  assert.equal(await targetOf(control(2028), added), '120');
  assert.equal(await targetOf(control(2028), standing), '120');
  assert.equal(await targetOf(control(2028, 2031), standing), '600');
});

test('a target that lies in years outside too stands beside nothing', async () => {
  assert.equal(await targetOf(control(2030, 2031), added), null);
  assert.equal(await targetOf(control(2028, 2030), added), '120');
  assert.equal(await targetOf(control(2029, 2030, 2031), added), '600');
  assert.equal(await targetOf(control(2030), standing), null);
});

test('years outside the control have no bar', async () => {
  const years = (actor: Actor) =>
    db.read(actor, (tx) => yearFigures(tx, cast.institute.id, { id: added, formula: null }));
  assert.deepEqual(
    (await years(control(2028))).map(({ year, actual, target }) => ({ year, actual, target })),
    [{ year: 2028, actual: '90', target: '120' }],
  );
  assert.deepEqual(
    (await years(officer)).map(({ year }) => year),
    [2027, 2028],
  );
});

test('pages and files tell a control the same, and which targets these are', async () => {
  const auditor = testApp(db).as(control(2028));
  const pages = [
    paths.indicator({ id: added }),
    paths.indicators({ id: outcomeId }),
    paths.outcome({ id: outcomeId }),
    paths.resultFigures({ id: programmeId }),
    paths.figureEntries({ id: added }),
  ];
  for (const path of pages) {
    const { text } = await auditor.get(path);
    assert.match(text, /Target of the programme for the years of your control/, path);
    assert.ok(!text.includes('820'), path);
    assert.match(text, />120</, path);
  }
  for (const path of [paths.indicators({ id: outcomeId }), paths.resultFigures({ id: programmeId })]) {
    const { text } = await auditor.get(withQuery(path, { format: 'csv' }));
    assert.ok(text.includes('120') && !text.includes('820'), path);
  }
});
