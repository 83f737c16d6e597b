import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { adoptLibrary } from '../commands/adopt-library.ts';
import { editLibraryIndicator } from '../commands/edit-library-indicator.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { libraryIndicators } from '../queries/library-indicators.ts';
import { libraryQuestion } from '../queries/library-question.ts';
import { definitionProblems } from '../rules/definition-check.ts';
import { broughtIndicators } from '../rules/library-edition.ts';
import { librarySource } from '../rules/library-sources.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const actor = cast.as('programme_officer', { language: 'en' });
const officer = app.as(actor);
const partner = app.as(
  cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]], language: 'en' }),
);
const stranger = app.as((await makeCast(db)).as('programme_officer'));

const library = () => db.read(actor, (tx) => libraryIndicators(tx, cast.institute.id, { retired: true }));
const keyed = async (key: string) => (await library()).find((each) => each.key === key)!;

test('every indicator that the program brings fits together and is worded in five languages', () => {
  const keys = broughtIndicators.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const each of broughtIndicators) {
    assert.deepEqual(definitionProblems({ ...each, ascending: true } as never), {}, each.key);
    const labels = [
      each.title,
      each.description,
      librarySource(each.source),
      ...(each.scale ?? []).map(({ label }) => label),
      ...(each.axes ?? []).flatMap(({ label, categories }) => [label, ...categories.map((one) => one.label)]),
    ];
    for (const label of labels)
      assert.deepEqual(
        Object.keys(label).sort(),
        [...languages].sort(),
        `${each.key}: ${JSON.stringify(label)}`,
      );
  }
});

test('each thing is counted by itself: no indicator brought adds cases to cases, people to bodies or circles to facilitators', () => {
  const keys = broughtIndicators.map(({ key }) => key);
  for (const apart of [
    ['company-agreements', 'company-agreement-workers'],
    ['paid-up-members', 'new-informal-members', 'membership-growth'],
    ['study-circles', 'active-facilitators', 'study-circle-participants'],
    ['women-in-organs', 'youth-committee'],
    ['rights-cases', 'rights-cases-supported', 'rights-cases-solved', 'freedom-of-association-complaints'],
    ['belgian-activists', 'solidarity-bodies'],
  ])
    for (const key of apart) assert.ok(keys.includes(key), key);
});

test('who adopted the library before is offered what it lacks, and what stands there stays word for word', async () => {
  const other = await makeCast(db);
  const old = broughtIndicators.find(({ key }) => key === 'rights-cases')!;
  const compound = { fr: { text: 'Cas documentés, soutenus ou résolus', source: true } };
  const { key, level, measure, overTime, overPartners, confidence, source } = old;
  const kept = { key, level, measure, overTime, overPartners, confidence, source, title: compound };
  await doing(db, other.system, addLibraryIndicator, { ...kept, ascending: true } as never);
  await doing(db, other.system, adoptLibrary, {});
  const rows = await db.read(other.as('programme_officer'), (tx) =>
    libraryIndicators(tx, other.institute.id),
  );
  assert.deepEqual(rows.find((row) => row.key === 'rights-cases')?.title, compound);
  assert.ok(rows.some((row) => row.key === 'rights-cases-solved'));
});

test('where a definition comes from is said in the reader’s language; what an institute typed stays as typed', async () => {
  const other = await makeCast(db);
  await doing(db, other.system, adoptLibrary, {});
  const rows = await db.read(other.as('programme_officer'), (tx) =>
    libraryIndicators(tx, other.institute.id),
  );
  const { id } = rows.find((row) => row.key === 'paid-up-members')!;
  const { text } = await app
    .as(other.as('programme_officer', { language: 'nl' }))
    .get(paths.libraryIndicator({ id }));
  assert.match(text, /Jaarverslag van een instituut \(S35\)/);
  assert.deepEqual(librarySource('Our own manual'), { fr: { text: 'Our own manual', source: true } });
});

test('the library is adopted from its page; adopting again leaves what was changed as it is', async () => {
  const empty = await officer.get(paths.indicatorLibrary());
  assert.match(empty.text, /Take over the definitions that Relais brings/);
  assert.equal((await officer.post(paths.adoptLibrary(), {})).status, 303);
  assert.equal((await library()).length, broughtIndicators.length);
  const { id } = await keyed('laws-improved');
  const page = await officer.get(paths.editLibraryIndicator({ id }));
  assert.match(page.text, /value="Labour laws or regulations improved/);
  const edited = await officer.post(paths.editLibraryIndicator({ id }), {
    'title.fr': 'Lois améliorées',
    'title.en': 'Laws improved',
    level: '2',
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    source: 'Our own manual',
    confidence: 'own',
    version: '1',
  });
  assert.equal(edited.status, 303, edited.text.slice(0, 3000));
  await doing(db, cast.system, adoptLibrary, {});
  assert.equal((await library()).length, broughtIndicators.length);
  assert.equal((await keyed('laws-improved')).source, 'Our own manual');
  const full = await officer.get(paths.indicatorLibrary());
  assert.doesNotMatch(full.text, /Take over the definitions/);
  assert.match(full.text, /Laws improved/);
});

test('an indicator is filled from the library, stays as it was taken, and its deviation is shown', async () => {
  const { id } = await keyed('workplace-measures');
  const chosen = await officer.get(withQuery(paths.libraryIndicator({ id }), { outcome: outcomeId }));
  assert.equal(chosen.status, 303);
  const form = await officer.get(chosen.location!);
  assert.match(form.text, /Filled from the library/);
  assert.match(form.text, /value="gender-based violence"/);
  const saved = await officer.post(paths.newIndicator({ id: outcomeId }), {
    libraryId: id,
    code: 'L1',
    'brokenDownBy.asked': 'yes',
    'title.fr': 'Mesures négociées au travail : sécurité et santé, violences de genre, climat',
    measure: 'number',
    ascending: 'up',
    overTime: 'sum',
    overPartners: 'sum',
    'unit.fr': 'mesures',
    frequency: 'half_year',
    'axes.0.axis': 'Theme',
    'axes.0.axisKey': 'theme',
    'axes.0.category': 'safety and health',
    'axes.0.categoryKey': 'osh',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const before = (await officer.get(paths.libraryIndicator({ id }))).text;
  assert.match(before, /L1 Mesures négociées/);
  const { rows } = await libraryQuestion.ask([askedInstitute(db, cast)], ['programme']);
  assert.deepEqual(
    rows.map(({ at, figures }) => [at.institute, at.indicator, figures]),
    [[cast.institute.code, 'workplace-measures', { uses: 1, actual: null, waiting: 0, returned: 0 }]],
  );
  assert.match(before, /<td[^>]*><span>Own breakdowns<\/span>/);
  const { title, ...was } = await keyed('workplace-measures');
  const { level, measure, overTime, overPartners, source, confidence } = was;
  await doing(db, cast.system, editLibraryIndicator, {
    ...{ id, version: was.version, title, level, measure, overTime, overPartners, source, confidence },
    unit: { fr: { text: 'clauses', source: true } },
  } as never);
  const after = (await officer.get(paths.libraryIndicator({ id }))).text;
  assert.match(after, /<td[^>]*><span>Unit, Frequency, Own breakdowns<\/span>/);
  const indicatorId = /\/indicators\/([0-9a-f-]{36})/.exec(saved.location!)![1]!;
  const defined = (await db.read(actor, (tx) => definitionsOf(tx, cast.institute.id, [indicatorId]))).get(
    indicatorId,
  )!;
  assert.equal(defined.unit.fr?.text, 'mesures');
  assert.equal(defined.axes[0]!.categories[0]!.label.fr?.text, 'sécurité et santé');
});

test('a unit is told in the reader’s language, and what is filled from it takes all its languages and is no deviation', async () => {
  const { id } = await keyed('paid-up-members');
  assert.match((await officer.get(paths.libraryIndicator({ id }))).text, /<dd>members<\/dd>/);
  const dutch = app.as(cast.as('programme_officer', { language: 'nl' }));
  assert.match((await dutch.get(paths.libraryIndicator({ id }))).text, /<dd>leden<\/dd>/);
  const form = await dutch.get(withQuery(paths.newIndicator({ id: outcomeId }), { library: id }));
  const [fr, nl, en] = ['membres', 'leden', 'members'];
  for (const [code, word] of Object.entries({ fr, nl, en }))
    assert.match(form.text, new RegExp(`name="unit.${code}"[^>]*value="${word}"`));
  const taken = {
    ...{ libraryId: id, code: 'L2', 'title.fr': 'Membres en ordre de cotisation', measure: 'number' },
    ...{ ascending: 'up', overTime: 'last', overPartners: 'sum', frequency: 'year' },
    ...{ 'unit.fr': fr, 'unit.nl': nl, 'unit.en': en },
  };
  const saved = await dutch.post(paths.newIndicator({ id: outcomeId }), taken);
  assert.equal(saved.status, 303);
  assert.match((await dutch.get(saved.location!)).text, /<dd>leden<\/dd>/);
  assert.match((await officer.get(saved.location!)).text, /<dd>members<\/dd>/);
  assert.match((await officer.get(paths.libraryIndicator({ id }))).text, /L2[\s\S]*as in the library/);
  const edit = paths.editLibraryIndicator({ id });
  const typed = await officer.get(edit);
  assert.match(typed.text, /name="unit.fr"[^>]*>?[^<]*membres/);
  assert.match(typed.text, /name="unit.pt"/);
  const file = await dutch.get(withQuery(paths.indicatorLibrary(), { format: 'csv' }));
  assert.match(file.text, /leden/);
});

test('the second of two who change the library is shown both; a key is taken once', async () => {
  const was = await keyed('joint-positions');
  const { id, title, level, measure, overTime, overPartners, source, confidence } = was;
  const said = { id, title, level, measure, overTime, overPartners, source, confidence, version: 1 } as never;
  await doing(db, cast.system, editLibraryIndicator, said);
  const second = await perform(db, actor, editLibraryIndicator, newId(), said);
  assert.ok(!second.done && second.conflict);
  const { id: _, version: __, ...fields } = said as Record<string, unknown>;
  const taken = await perform(db, actor, addLibraryIndicator, newId(), { ...fields, key: 'joint-positions' });
  assert.ok(!taken.done);
  assert.deepEqual(Object.keys(taken.fields ?? {}), ['key']);
  const own = await officer.post(paths.newLibraryIndicator(), { key: 'Not a key', level: '1' });
  assert.equal(own.status, 422);
  assert.match(own.text, /Small letters, digits/);
});

test('the list is narrowed and taken along; partners read it, change nothing, and another institute has its own', async () => {
  const outputs = await officer.get(withQuery(paths.indicatorLibrary(), { level: '1', words: 'dues' }));
  assert.match(outputs.text, /Dues income/);
  assert.doesNotMatch(outputs.text, /Laws improved/);
  const file = await officer.get(withQuery(paths.indicatorLibrary(), { format: 'csv' }));
  assert.match(file.text, /dues-share/);
  const nameOf = async (query: Record<string, string>) =>
    (await officer.get(withQuery(paths.indicatorLibrary(), { format: 'csv', ...query }))).headers.get(
      'content-disposition',
    );
  const whole = await nameOf({});
  assert.equal(
    await nameOf({ outcome: outcomeId }),
    whole,
    'the outcome that one chooses for narrows nothing',
  );
  assert.match((await nameOf({ level: '1', words: 'dues' })) ?? '', /[^ ]+%20filtered\.csv$/);
  assert.notEqual(await nameOf({ level: '1' }), whole);
  const { id } = await keyed('dues-share');
  assert.equal((await partner.get(paths.libraryIndicator({ id }))).status, 200);
  assert.equal((await partner.get(paths.editLibraryIndicator({ id }))).status, 403);
  assert.equal((await stranger.get(paths.libraryIndicator({ id }))).status, 404);
  assert.doesNotMatch((await stranger.get(paths.indicatorLibrary())).text, /Laws improved/);
});
