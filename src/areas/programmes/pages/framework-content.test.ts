import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { contributionsOf, frameworkById, targetById } from '../queries/frameworks.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const thisYear = Number(today.slice(0, 4));
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, thisYear);
  const framework = {
    name: said('Travail décent'),
    kind: 'decent_work',
    fromOn: `${thisYear}-01-01`,
    untilOn: addDays(today, 900),
  };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const counted = { frameworkId, code: 'C1', title: said('Syndicats libres'), unit: said('délégués formés') };
  const { id: countedId } = await doing(db, cast.system, addFrameworkTarget, counted);
  const worded = { frameworkId, code: 'C2', title: said('Dialogue social') };
  const { id: wordedId } = await doing(db, cast.system, addFrameworkTarget, worded);
  const officer = cast.as('programme_officer');
  return {
    cast,
    programmeId,
    outcomeId,
    frameworkId,
    countedId,
    wordedId,
    me: app.as(officer),
    page: paths.framework({ id: frameworkId }),
    file: paths.programmeFile({ id: programmeId }),
    contributions: () => db.read(cast.system, (tx) => contributionsOf(tx, cast.institute.id, programmeId)),
    target: (id: string) => db.read(cast.system, (tx) => targetById(tx, cast.institute.id, id)),
  };
};

const csvOf = async (me: Awaited<ReturnType<typeof prepared>>['me'], path: string, table?: string) =>
  (await me.get(withQuery(path, { format: 'csv', table }))).text.trim().split('\r\n');

test('a framework says its context, synergies and arrangements, and what is emptied is gone and in the history', async () => {
  const { me, cast, frameworkId, page } = await prepared();
  const edit = paths.editFramework({ id: frameworkId });
  const typed = {
    'name.fr': 'Travail décent',
    kind: 'decent_work',
    fromOn: '01/01/2022',
    untilOn: '31/12/2031',
    'context.fr': 'Le rôle des syndicats locaux',
    'synergies.fr': 'Formations communes',
    'synergies.nl': 'Gezamenlijke vorming',
    'arrangements.fr': 'Une journée par an',
  };
  assert.equal((await me.post(edit, { ...typed, version: '1' })).status, 303);
  assert.match(
    (await me.get(page)).text,
    /Le rôle des syndicats locaux[\s\S]*Formations communes[\s\S]*Une journée/,
  );
  const listed = await csvOf(me, paths.frameworks());
  assert.match(listed.join('\n'), /Le rôle des syndicats locaux;Formations communes;Une journée par an/);
  const second = await me.post(edit, { ...typed, 'context.fr': 'Autre contexte', version: '1' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Autre contexte[\s\S]*Le rôle des syndicats locaux/);
  const long = await me.post(edit, { ...typed, 'context.fr': 'x'.repeat(8_001), version: '2' });
  assert.equal(long.status, 422);
  assert.match(long.text, /href="#f-context/);
  assert.equal((await me.post(edit, { ...typed, 'context.fr': '', version: '2' })).status, 303);
  const kept = await db.read(cast.system, (tx) => frameworkById(tx, cast.institute.id, frameworkId));
  assert.deepEqual(kept?.context, {});
  assert.equal(kept?.synergies.nl?.text, 'Gezamenlijke vorming');
  const history = await me.get(paths.history({ kind: 'strategic_framework', id: frameworkId }));
  assert.match(history.text, /Contexte[\s\S]*Le rôle des syndicats locaux/);
});

test('a target says why it is one and what other organisations contribute, to be read in page and files', async () => {
  const { me, page, file, countedId, programmeId, target } = await prepared();
  const edit = paths.editFrameworkTarget({ id: countedId });
  const typed = {
    code: 'C1',
    'title.fr': 'Syndicats libres',
    'justification.fr': 'La liberté syndicale recule',
    'unit.fr': 'délégués formés',
    'actors.0.organisation': 'ONG Aurore',
    'actors.0.theirPart': 'Caravanes juridiques',
    'actors.1.organisation': '',
    'actors.2.organisation': 'Mutualité Clarté',
    version: '1',
  };
  const unnamed = await me.post(edit, { ...typed, 'actors.1.theirPart': 'Sans nom' });
  assert.equal(unnamed.status, 422);
  assert.match(unnamed.text, /href="#f-actors-1-organisation"[\s\S]*Sans nom/);
  const more = await me.post(edit, { ...typed, more_rows: '8' });
  assert.equal(more.status, 422);
  assert.match(more.text, /name="actors\.9\.organisation"/);
  assert.equal((await me.post(edit, typed)).status, 303);
  assert.deepEqual((await target(countedId))?.actors, [
    { organisation: 'ONG Aurore', theirPart: 'Caravanes juridiques' },
    { organisation: 'Mutualité Clarté', theirPart: null },
  ]);
  const late = await me.post(edit, { ...typed, 'actors.0.organisation': 'ONG Crépuscule' });
  assert.equal(late.status, 422);
  assert.match(
    late.text,
    /ONG Crépuscule: Caravanes[\s\S]*ONG Aurore: Caravanes juridiques; Mutualité Clarté/,
  );
  assert.match(
    (await me.get(page)).text,
    /La liberté syndicale recule[\s\S]*ONG Aurore: Caravanes juridiques/,
  );
  const rows = await csvOf(me, page);
  assert.ok(
    rows.some((row) => /^C1 Syndicats libres;.*;ONG Aurore;Caravanes juridiques;La liberté/.test(row)),
  );
  assert.equal(
    (
      await me.post(paths.newContribution({ id: programmeId }), {
        targetId: countedId,
        'text.fr': 'Formations',
      })
    ).status,
    303,
  );
  assert.match((await me.get(file)).text, /Formations[\s\S]*Mutualité Clarté/);
  assert.match(
    (await csvOf(me, file, 'contributions'))[1] ?? '',
    /ONG Aurore: Caravanes juridiques; Mutualité/,
  );
});

test('a contribution says why, and each year what is planned and achieved in the unit of its target', async () => {
  const { me, page, file, countedId, outcomeId, programmeId, contributions } = await prepared();
  const add = paths.newContribution({ id: programmeId });
  const typed = {
    targetId: countedId,
    outcomeId,
    'text.fr': 'Formation de délégués',
    'justification.fr': 'Les délégués sont seuls',
    'years.0.year': String(thisYear),
    'years.0.plannedValue': '1 200,5',
    'years.0.achievedValue': '80',
    'years.0.text.fr': 'Retard au Sud',
    'years.1.year': String(thisYear + 1),
    'years.1.plannedValue': '300',
  };
  assert.match((await me.get(add)).text, new RegExp(`name="years.1.year" value="${thisYear + 1}"`));
  const noNumber = await me.post(add, { ...typed, 'years.0.plannedValue': 'beaucoup' });
  assert.match(noNumber.text, /href="#f-years-0-plannedValue"[\s\S]*Retard au Sud/);
  const less = await me.post(add, { ...typed, 'years.0.plannedValue': '-4' });
  assert.match(less.text, /href="#f-years-0-plannedValue"/);
  const early = await me.post(add, { ...typed, 'years.1.achievedValue': '3' });
  assert.match(early.text, /href="#f-years-1-achievedValue"[\s\S]*n’a pas commencé/);
  const stranger = await me.post(add, { ...typed, 'years.1.year': String(thisYear - 9) });
  assert.match(stranger.text, /href="#f-years-1-text-fr"[\s\S]*ne courent pas ensemble/);
  assert.equal((await me.post(add, typed)).status, 303);
  const [row] = await contributions();
  assert.deepEqual(
    row?.years.map(({ year, plannedValue, achievedValue }) => [year, plannedValue, achievedValue]),
    [
      [thisYear, '1200.5', '80'],
      [thisYear + 1, '300', null],
    ],
  );
  for (const path of [page, file])
    assert.match(
      (await me.get(path)).text,
      /Les délégués sont seuls[\s\S]*prévu.: 1.200,5 délégués formés · atteint.: 80 délégués formés · Retard au Sud/,
    );
  const line = new RegExp(`Les délégués sont seuls;${thisYear};1200.5;80;délégués formés;Retard au Sud`);
  assert.match((await csvOf(me, page)).join('\n'), line);
  assert.match((await csvOf(me, file, 'contributions')).join('\n'), line);
  assert.equal((await me.get(withQuery(file, { format: 'xlsx', table: 'contributions' }))).status, 200);
  const edit = paths.editContribution({ id: row!.id });
  const opened = (await me.get(edit)).text;
  assert.match(opened, /name="years.0.plannedValue"[^>]*value="1[^"]200,5"/);
  const changed = { ...typed, 'years.1.plannedValue': '310', version: '1' };
  assert.equal((await me.post(edit, changed)).status, 303);
  const second = await me.post(edit, { ...changed, 'years.1.plannedValue': '320' });
  assert.equal(second.status, 422);
  const planned = (value: number) => `${thisYear + 1}\\s: prévu\\s: ${value} délégués formés`;
  assert.match(second.text, new RegExp(`${planned(320)}[\\s\\S]*${planned(310)}`));
  const history = (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text;
  assert.match(history, /Années[\s\S]*Prévu[\s\S]*310/);
});

test('values are said only where the target has a unit, which then stays while they stand; one is removed whole', async () => {
  const { me, countedId, wordedId, programmeId, contributions } = await prepared();
  const add = paths.newContribution({ id: programmeId });
  const typed = { 'text.fr': 'Part', 'years.0.year': String(thisYear), 'years.0.plannedValue': '5' };
  const unitless = await me.post(add, { ...typed, targetId: wordedId });
  assert.match(unitless.text, /href="#f-years-0-plannedValue"[\s\S]*pas d’unité/);
  const inWords = {
    ...typed,
    targetId: wordedId,
    'years.0.plannedValue': '',
    'years.0.text.fr': 'Un accord signé',
  };
  assert.equal((await me.post(add, inWords)).status, 303);
  assert.equal((await me.post(add, { ...typed, targetId: countedId })).status, 303);
  const bare = { code: 'C1', 'title.fr': 'Syndicats libres', version: '1' };
  const unit = await me.post(paths.editFrameworkTarget({ id: countedId }), bare);
  assert.equal(unit.status, 422);
  assert.match(unit.text, /href="#f-unit-fr"[\s\S]*sont comptées/);
  const counted = (await contributions()).find(({ targetId }) => targetId === countedId);
  assert.equal((await me.post(paths.removeContribution({ id: counted!.id }), { version: '1' })).status, 303);
  assert.equal((await me.post(paths.editFrameworkTarget({ id: countedId }), bare)).status, 303);
  assert.deepEqual(
    (await contributions()).map(({ years }) => years[0]?.text.fr?.text),
    ['Un accord signé'],
  );
});

test('a unit in which programmes count is worded anew only by who knows whose figures then say something else', async () => {
  const { me, countedId, programmeId, target, contributions } = await prepared();
  const edit = paths.editFrameworkTarget({ id: countedId });
  const typed = { code: 'C1', 'title.fr': 'Syndicats libres', 'unit.fr': 'délégués élus' };
  assert.equal((await me.post(edit, { ...typed, version: '1' })).status, 303, 'nobody counts in it');
  const part = { targetId: countedId, 'text.fr': 'Part', 'years.0.year': String(thisYear) };
  const add = paths.newContribution({ id: programmeId });
  assert.equal((await me.post(add, { ...part, 'years.0.plannedValue': '5' })).status, 303);
  assert.doesNotMatch((await me.get(edit)).text, /name="isUnitKnown"/);
  const women = { ...typed, 'unit.fr': 'femmes élues', version: '2' };
  const told = await me.post(edit, women);
  assert.equal(told.status, 422);
  assert.match(
    told.text,
    /href="#f-isUnitKnown"[\s\S]*P2022[\s\S]*value="femmes élues"[\s\S]*name="isUnitKnown"/,
  );
  assert.equal((await target(countedId))?.unit.fr?.text, 'délégués élus');
  const translated = { ...typed, 'unit.nl': 'verkozen afgevaardigden', version: '2' };
  assert.equal((await me.post(edit, translated)).status, 303, 'a translation changes no figures');
  const known = { ...women, 'unit.nl': 'verkozen vrouwen', isUnitKnown: 'on', version: '3' };
  assert.equal((await me.post(edit, known)).status, 303);
  assert.equal((await target(countedId))?.unit.fr?.text, 'femmes élues');
  const emptied = await me.post(edit, { ...known, 'unit.fr': '', 'unit.nl': '', version: '4' });
  assert.match(emptied.text, /href="#f-unit-fr"/, 'that one knows takes no unit away');
  assert.equal((await contributions())[0]?.years[0]?.plannedValue, '5');
});

test('partners, the donor, finance and another institute change nothing of it', async () => {
  const { cast, me, countedId, programmeId, page, contributions } = await prepared();
  const typed = { targetId: countedId, 'text.fr': 'Part' };
  await me.post(paths.newContribution({ id: programmeId }), typed);
  const [{ id } = { id: '' }] = await contributions();
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const other = app.as((await makeCast(db)).as('programme_officer'));
  const rewording = { 'text.fr': 'Autre', version: '1' };
  for (const stranger of [partner, app.as(cast.as('donor_officer')), app.as(cast.as('finance_officer'))])
    assert.ok([403, 404].includes((await stranger.post(paths.editContribution({ id }), rewording)).status));
  assert.equal((await other.post(paths.editContribution({ id }), rewording)).status, 404);
  assert.equal((await other.get(page)).status, 404);
  assert.equal((await partner.get(page)).status, 404);
});
