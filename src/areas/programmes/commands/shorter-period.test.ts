import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { fileObligation } from '../../obligations/commands/file-obligation.ts';
import { programmeById } from '../queries/programmes.ts';
import { addContribution } from './add-contribution.ts';
import { addFramework } from './add-framework.ts';
import { addFrameworkTarget } from './add-framework-target.ts';
import { reviseProgramme } from './revise-programme.ts';

const db = await testDatabase();
const app = testApp(db);
const last = yearOf(todayIn());
const first = last - 4;
const year = (of: number) => ({ from: `${of}-01-01`, until: `${of}-12-31` });

/** A programme that runs until the end of this year. */
const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const { programmeId } = clock;
  const programme = async () =>
    (await db.read(cast.as('director'), (tx) => programmeById(tx, cast.institute.id, programmeId)))!;
  const ends = async (until: number, more: object = {}, fromYear = first) => {
    const { reference, title, version } = await programme();
    const period = { fromOn: `${fromYear}-01-01`, untilOn: `${until}-12-31` };
    const input = { programmeId, version, reference, title, ...period, ...more };
    const performed = await perform(db, cast.as('programme_officer'), reviseProgramme, newId(), input);
    const fields = 'fields' in performed ? (performed.fields ?? {}) : {};
    return Object.entries(fields).flatMap(([field, problems]) =>
      problems.map(({ key, args }) => [field, key.replace('programmes.outside-', ''), args?.which]),
    );
  };
  return { ...clock, cast, programme, ends };
};

test('what is budgeted in a year stops it from being left out, and says which; of other years it does not', async () => {
  const { cast, programmeId, ends } = await prepared();
  const money = { minor: 100_00, currency: 'EUR' };
  const cell = { block: 'management', heading: 'other' };
  const nothing = { ...money, minor: 0 };
  await doing(db, cast.as('finance_officer'), recordBudget, {
    programmeId,
    kind: 'decided',
    amounts: [
      { ...cell, ...year(first), amount: money },
      { ...cell, ...year(last - 1), amount: money },
      { ...cell, ...year(last), amount: nothing },
    ],
  });
  assert.deepEqual(await ends(last - 2), [
    ['untilOn', 'holds', undefined],
    ['untilOn', 'budget', `management ${last - 1}`],
  ]);
  assert.deepEqual(await ends(last, {}, first + 1), [
    ['fromOn', 'holds', undefined],
    ['fromOn', 'budget', `management ${first}`],
  ]);
  assert.deepEqual(await ends(last - 1), []);
});

test('an obligation on record stops a period in which it is not owed, also where its year stays within', async () => {
  const { cast, owed, ends } = await prepared();
  const filed = async (code: string, of: number) => {
    const { id, subject } = await owed(code, of);
    const filing = { obligationId: id, version: 0, filedOn: todayIn(), channel: 'extranet' };
    await doing(db, cast.system, fileObligation, filing);
    return subject;
  };
  await filed('financial-report', last - 1);
  assert.deepEqual(await ends(last - 2), [
    ['untilOn', 'holds', undefined],
    ['untilOn', 'obligation', `P2022 ${last - 1}`],
  ]);
  assert.deepEqual(await ends(last + 1), [], 'a longer period owes it all the same');
  assert.deepEqual(await ends(last), []);
  await filed('performance-scores', last - 2);
  assert.deepEqual(await ends(last - 1), [], 'the scores of that year are still owed');
  assert.deepEqual(
    (await ends(last - 2)).map(([, kind, which]) => [kind, which]),
    [
      ['holds', undefined],
      ['obligation', `OS1 ${last - 2}, P2022 ${last - 1}`],
    ],
    'of its last year a programme owes no scores',
  );
});

test('a year of a contribution to a framework that would lie outside is told', async () => {
  const { cast, programmeId, ends } = await prepared();
  const said = (fr: string) => ({ fr: { text: fr, source: true } });
  const framework = {
    name: said('Sahel'),
    kind: 'geographic',
    fromOn: `${first}-01-01`,
    untilOn: `${last}-12-31`,
  };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const target = { frameworkId, code: 'C1', title: said('Syndicats libres') };
  const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
  const years = [last - 2, last].map((of) => ({ year: of, text: said('Formations') }));
  await doing(db, cast.system, addContribution, { programmeId, targetId, text: said('Part'), years });
  assert.deepEqual(await ends(last - 1), [
    ['isOutsideKnown', 'lies', undefined],
    ['isOutsideKnown', 'contribution', `C1 ${last}`],
  ]);
  assert.deepEqual(await ends(last - 1, { isOutsideKnown: true }), []);
});

test('an activity that would lie outside is told in the form before it is saved, with what was typed', async () => {
  const { cast, programmeId, outcomeId, programme, ends } = await prepared();
  const plan = { ...training, outcomeId, plannedFrom: `${last}-03-02`, plannedUntil: `${last}-03-06` };
  await doing(db, cast.system, planActivity, plan);
  assert.deepEqual(
    (await ends(last - 1)).map(([field, kind]) => [field, kind]),
    [
      ['isOutsideKnown', 'lies'],
      ['isOutsideKnown', 'activity'],
    ],
  );
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const address = paths.editProgramme({ id: programmeId });
  assert.doesNotMatch((await me.get(address)).text, /isOutsideKnown/);
  const typed = {
    version: String((await programme()).version),
    reference: 'P2022 bis',
    'title.fr': 'Un titre',
    fromOn: `01/01/${first}`,
    untilOn: `31/12/${last - 1}`,
  };
  const told = await me.post(address, typed);
  assert.equal(told.status, 422);
  assert.match(told.text, /This will lie outside the period: one activity \(/);
  assert.match(told.text, /value="P2022 bis"[\s\S]*name="isOutsideKnown"/);
  assert.equal((await me.post(address, { ...typed, isOutsideKnown: 'on' })).status, 303);
  assert.equal((await programme()).untilOn, `${last - 1}-12-31`);
});
