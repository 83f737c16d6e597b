import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { missingOrStale } from '../../../kernel/localized.ts';
import { paths } from '../../../paths.ts';
import { addContribution } from '../commands/add-contribution.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { contributionsOf } from '../queries/frameworks.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const thisYear = Number(today.slice(0, 4));
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const framework = { name: said('Travail décent'), kind: 'decent_work', fromOn: `${thisYear}-01-01` };

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, thisYear);
  const running = { ...framework, untilOn: addDays(today, 900) };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, running);
  const counted = { frameworkId, code: 'C1', title: said('Syndicats libres'), unit: said('délégués formés') };
  const { id: countedId } = await doing(db, cast.system, addFrameworkTarget, counted);
  return {
    cast,
    programmeId,
    frameworkId,
    countedId,
    me: app.as(cast.as('programme_officer')),
    page: paths.framework({ id: frameworkId }),
    file: paths.programmeFile({ id: programmeId }),
    contributions: () => db.read(cast.system, (tx) => contributionsOf(tx, cast.institute.id, programmeId)),
  };
};

test('words of a year keep what they were translated from, and languages that the form does not show', async () => {
  const { cast, me, countedId, programmeId, contributions } = await prepared();
  const text = { ...said('Retard'), nl: { text: 'Vertraging' }, de: { text: 'Verzug' } };
  await doing(db, cast.system, addContribution, {
    programmeId,
    targetId: countedId,
    text: said('Formation'),
    years: [{ year: thisYear, text }],
  });
  const [row] = await contributions();
  const edit = paths.editContribution({ id: row!.id });
  const typed = {
    'text.fr': 'Formation',
    'years.0.year': String(thisYear),
    'years.0.text.fr': 'Avance',
    'years.0.text.nl': 'Vertraging',
  };
  for (const version of ['1', '2']) {
    assert.equal((await me.post(edit, { ...typed, version })).status, 303);
    const kept = (await contributions())[0]!.years[0]!.text;
    assert.deepEqual(Object.keys(kept).sort(), ['de', 'fr', 'nl']);
    assert.deepEqual(missingOrStale(kept, ['nl', 'de']).stale, ['nl', 'de'], `after version ${version}`);
  }
  assert.equal(
    (await me.post(edit, { ...typed, 'years.0.text.nl': 'Voorsprong', version: '3' })).status,
    303,
  );
  assert.deepEqual(missingOrStale((await contributions())[0]!.years[0]!.text, ['nl', 'de']).stale, ['de']);
  const emptied = { ...typed, 'years.0.text.fr': '', 'years.0.text.nl': '', version: '4' };
  assert.equal((await me.post(edit, emptied)).status, 303);
  assert.deepEqual((await contributions())[0]!.years, []);
});

test('a year that a shortened period left outside holds up no other change, is told and can be corrected', async () => {
  const { cast, me, countedId, frameworkId, programmeId, page, file, contributions } = await prepared();
  const next = thisYear + 1;
  const years = [
    { year: thisYear, plannedValue: '5', text: {} },
    { year: next, plannedValue: '7', text: {} },
  ];
  const contribution = { programmeId, targetId: countedId, text: said('Formation'), years };
  const { id } = await doing(db, cast.system, addContribution, contribution);
  const edit = paths.editContribution({ id });
  const notCommon = /ne courent pas ensemble/;
  for (const path of [edit, page, file]) assert.doesNotMatch((await me.get(path)).text, notCommon, path);
  const typedFramework = {
    'name.fr': 'Travail décent',
    kind: 'decent_work',
    fromOn: `01/01/${thisYear}`,
    untilOn: `31/12/${thisYear}`,
    version: '1',
  };
  const editing = paths.editFramework({ id: frameworkId });
  assert.doesNotMatch((await me.get(editing)).text, /isOutsideKnown/);
  const told = await me.post(editing, typedFramework);
  assert.equal(told.status, 422);
  const which = new RegExp(
    `href="#f-isOutsideKnown"[\\s\\S]*P2022 C1 ${next}\\)[\\s\\S]*name="isOutsideKnown"`,
  );
  assert.match(told.text, which);
  assert.equal((await me.post(editing, { ...typedFramework, isOutsideKnown: 'on' })).status, 303);
  for (const path of [edit, page, file])
    assert.match((await me.get(path)).text, new RegExp(`${next}[\\s\\S]*${notCommon.source}`), path);
  const typed = {
    'text.fr': 'Formation de délégués',
    'years.0.year': String(thisYear),
    'years.0.plannedValue': '5',
    'years.1.year': String(next),
    'years.1.plannedValue': '7',
  };
  assert.equal((await me.post(edit, { ...typed, version: '1' })).status, 303);
  assert.equal((await me.post(edit, { ...typed, 'years.1.plannedValue': '6', version: '2' })).status, 303);
  const kept = (await contributions())[0]!.years.map(({ plannedValue }) => plannedValue);
  assert.deepEqual(kept, ['5', '6']);
  const emptied = { ...typed, 'years.1.plannedValue': '', version: '3' };
  assert.equal((await me.post(edit, emptied)).status, 303);
  const back = await me.post(edit, { ...typed, 'years.0.year': String(next), version: '4' });
  assert.equal(back.status, 422, 'what was taken out stands no more');
  assert.match(back.text, /href="#f-years-0-text-fr"/);
});

test('who removes a contribution sees it whole, and what someone changed in it meanwhile', async () => {
  const { cast, me, countedId, programmeId, contributions } = await prepared();
  const years = [{ year: thisYear, plannedValue: '5', text: said('Au Nord') }];
  const contribution = { programmeId, targetId: countedId, text: said('Formation'), years };
  const { id } = await doing(db, cast.system, addContribution, contribution);
  const removal = paths.removeContribution({ id });
  const seen = (await me.get(removal)).text;
  assert.match(seen, /Formation[\s\S]*5 délégués formés · Au Nord/);
  const hidden = Object.fromEntries(
    [...seen.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const changed = {
    'text.fr': 'Formation',
    'justification.fr': 'Ils sont seuls',
    'years.0.year': String(thisYear),
    'years.0.plannedValue': '6',
    'years.0.text.fr': 'Au Nord',
  };
  assert.equal((await me.post(paths.editContribution({ id }), { ...changed, version: '1' })).status, 303);
  const late = await me.post(removal, hidden);
  assert.equal(late.status, 422);
  const [notice = ''] = /role="alert"[\s\S]*?<\/tbody>/.exec(late.text) ?? [];
  const inYear = (value: number) => `${thisYear}\\s: prévu\\s: ${value} délégués formés · Au Nord`;
  assert.match(notice, new RegExp(`${inYear(5)}[\\s\\S]*${inYear(6)}`));
  assert.match(notice, /Ils sont seuls/);
  assert.doesNotMatch(notice, />Formation</, 'what nobody changed differs for nobody');
  assert.equal((await me.post(removal, { ...hidden, version: '2' })).status, 303);
  assert.deepEqual(await contributions(), []);
});
