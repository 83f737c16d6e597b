import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { resultsOfOutcome } from '../queries/outcome-results.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineResults } from './define-results.ts';
import { recordMeasurement } from './record-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const { cast, programme, officer, indicator, record, open } = await reportingOffice(db);
const institute = cast.institute.id;
const form = testApp(db).as(officer);
const definition = {
  title: { fr: { text: 'Membres', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
const percentage = { measure: 'percentage', overTime: 'last', overPartners: 'mean' };
const redefinition = (indicatorId: string, more = {}) => ({
  ...definition,
  indicatorId,
  version: 1,
  comparable: false,
  reason: 'Counted otherwise',
  ...more,
});
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const standsAt = async (id: string, asOf?: number) => {
  const [one] = await db.read(officer, (tx) => indicatorRollUps(tx, institute, { indicatorIds: [id], asOf }));
  return [one?.baseline?.value ?? null, one?.target?.value ?? null, one?.actual?.value ?? null];
};
const lastEntry = () =>
  db.read(officer, async (tx) => {
    const { no } = await tx
      .selectFrom('audit_entries')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('chain', '=', institute)
      .executeTakeFirstOrThrow();
    return Number(no);
  });

test('what was aimed at under a definition that does not compare is no aim of the one in force', async () => {
  const id = await indicator();
  await doing(db, officer, setBaseline, { indicatorId: id, year: reportYear - 1, value: '800' });
  await doing(db, officer, setTarget, { indicatorId: id, value: '1200', ...year });
  await record(id, '900');
  const before = await lastEntry();
  assert.deepEqual(await standsAt(id), ['800', '1200', '900']);
  await doing(db, officer, redefineIndicator, redefinition(id, percentage));
  assert.deepEqual(await standsAt(id), [null, null, null]);
  for (const address of [paths.setBaseline({ id }), paths.figureEntries({ id })])
    assert.doesNotMatch((await form.get(address)).text, /800/, address);
  assert.deepEqual((await (await open([id])).now()).targets, [], 'nor in the sheet of a partner');
  const facts = await db.read(officer, (tx) => resultsOfOutcome(tx, institute, programme.outcomes[0]));
  const own = [...facts.baselines, ...facts.targets, ...facts.measurements];
  assert.deepEqual(
    own.filter(({ indicatorId }) => indicatorId === id),
    [],
    'nor in what goes out',
  );
  await doing(db, officer, setTarget, { indicatorId: id, value: '60', ...year });
  await doing(db, officer, setBaseline, {
    indicatorId: id,
    year: reportYear - 1,
    value: '40',
  });
  assert.deepEqual(await standsAt(id), ['40', '60', null]);
  assert.deepEqual(await standsAt(id, before), ['800', '1200', '900'], 'as of then it stands as it did');
});

test('a definition that compares keeps what is aimed at', async () => {
  const id = await indicator();
  await doing(db, officer, setTarget, { indicatorId: id, value: '1200', ...year });
  await doing(db, officer, redefineIndicator, redefinition(id, { comparable: true, overTime: 'last' }));
  assert.deepEqual(await standsAt(id), [null, '1200', null]);
});

test('what measures another thing cannot be called comparable, and the form keeps the tick until a person takes it away', async () => {
  const id = await indicator({ unit: 'members' });
  const more = { ...percentage, unit: 'members', comparable: true };
  const refused = await perform(db, officer, redefineIndicator, newId(), redefinition(id, more));
  assert.deepEqual(told(refused), { comparable: 'results.does-not-compare' });
  const address = paths.redefineIndicator({ id });
  const sent = { 'title.fr': 'Membres', ...percentage, 'unit.fr': 'members', version: '1', ascending: 'on' };
  const again = await form.post(address, { ...sent, comparable: 'on' });
  assert.equal(again.status, 422);
  assert.match(again.text, /ne sont pas comparables/);
  assert.match(again.text, /name="comparable"[^>]* checked/);
  assert.equal((await form.post(address, { ...sent, comparable: 'on', reason: 'Une part' })).status, 422);
  assert.equal((await form.post(address, { ...sent, reason: 'Une part' })).status, 303);
});

test('a file of results that measures another thing begins a series of its own', async () => {
  const id = await indicator();
  await doing(db, officer, setTarget, { indicatorId: id, value: '60', ...year });
  await record(id, '900');
  const { code, version } = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  const file = (measure: object) => ({
    outcomeId: programme.outcomes[0],
    results: [
      {
        ...{ key: '1', type: '2', title: definition.title },
        indicators: [
          {
            ...{ code, ...definition, ...measure, ascending: true },
            targets: [{ ...year, value: '60' }],
            measurements: [{ ...firstHalf, value: '45', provenance: 'imported' }],
          },
        ],
      },
    ],
  });
  await doing(db, officer, defineResults, file(percentage));
  const now = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  assert.deepEqual([now.series, now.version], [2, version + 1]);
  assert.deepEqual(await standsAt(id), [null, '60', '45'], 'the same number, meant anew');
  const again = await doing(db, officer, defineResults, file(percentage));
  assert.deepEqual([again.created, again.updated], [0, 0]);
});

test('under another meaning the same period is measured anew, in a sheet and one by one', async () => {
  const [asked, alone] = [await indicator(), await indicator()];
  await record(asked, '900');
  const { id: counted } = await record(alone, '900');
  for (const id of [asked, alone]) await doing(db, officer, redefineIndicator, redefinition(id, percentage));
  const { now, submitting, lock } = await open([asked]);
  assert.deepEqual((await now()).figures, [], 'members are not what stands of a percentage');
  assert.equal(told(await submitting([{ indicatorId: asked, breakdown: {}, value: '45' }])), 'done');
  assert.deepEqual(await standsAt(asked), [null, null, '45']);
  await record(alone, '45');
  assert.deepEqual(await standsAt(alone), [null, null, '45']);
  const again = { id: counted, ...firstHalf, value: '950', reason: 'Counted anew', provenance: 'Register' };
  const [row] = await db.read(officer, (tx) => measurementHistory(tx, institute, counted));
  await doing(db, officer, correctMeasurement, { ...again, version: row!.entryNo });
  assert.equal(told(await lock()), 'done');
  assert.ok((await now()).figures.some(({ value }) => value === '45'));
});

test('a unit that is worded otherwise compares once the officer says why; a file of results cannot say so', async () => {
  const id = await indicator({ unit: 'membre' });
  await doing(db, officer, setTarget, { indicatorId: id, value: '1200', ...year });
  await record(id, '900');
  const more = { unit: 'membres', comparable: true, reason: undefined };
  const unsaid = await perform(db, officer, redefineIndicator, newId(), redefinition(id, more));
  assert.deepEqual(told(unsaid), { reason: 'results.unit-otherwise' });
  const address = paths.redefineIndicator({ id });
  const sent = { 'title.fr': 'Membres', ...definition, title: '', 'unit.fr': 'membres', version: '1' };
  const typed = { ...sent, ascending: 'on', comparable: 'on' };
  const again = await form.post(address, typed);
  assert.equal(again.status, 422);
  assert.match(again.text, /href="#f-reason"/);
  assert.match(again.text, /name="comparable"[^>]* checked/);
  assert.equal((await form.post(address, { ...typed, reason: 'Un pluriel oublié' })).status, 303);
  assert.deepEqual(await standsAt(id), [null, '1200', '900']);
  const now = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  assert.deepEqual([now.series, now.unit.fr?.text], [1, 'membres']);
  const { title, ...counted } = definition;
  const planned = { code: now.code, title, ...counted, ascending: true, unit: 'adhérents' };
  const result = { key: '1', type: '2', title };
  const results = [{ ...result, indicators: [{ ...planned, baselines: [], targets: [], measurements: [] }] }];
  await doing(db, officer, defineResults, { outcomeId: programme.outcomes[0], results });
  const file = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  assert.equal(file.series, 3);
});

test('words that were said under a definition that does not compare, or beside a number, are none of the one in force', async () => {
  const said = (fr: string) => ({ fr: { text: fr, source: true } });
  const words = { ...definition, measure: 'qualitative', overTime: 'last', overPartners: 'none' };
  const id = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  await doing(db, officer, recordMeasurement, {
    ...{ indicatorId: id, provenance: 'Registre', ...firstHalf },
    text: said('Projet de loi déposé'),
  });
  const wordsOf = async (asOf?: number, more = {}) => {
    const scope = { indicatorIds: [id], asOf, ...more };
    const [one] = await db.read(officer, (tx) => indicatorRollUps(tx, institute, scope));
    return one?.words?.text ?? one?.words?.comment ?? null;
  };
  assert.deepEqual(await wordsOf(), said('Projet de loi déposé'));
  assert.equal(await wordsOf(undefined, { partnershipId: programme.partnerships[0] }), null);
  const before = await lastEntry();
  await doing(db, officer, redefineIndicator, { ...redefinition(id), ...words, title: said('Autre chose') });
  assert.equal(await wordsOf(), null);
  assert.deepEqual(await wordsOf(before), said('Projet de loi déposé'));
  const counted = await indicator();
  await record(counted, '12', { comment: said('Registre incomplet') });
  const [number] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [counted] }),
  );
  assert.equal(number?.words, null);
});

test('a translation of the unit compares without a reason, in a form and in a file; other words as it was first written do not', async () => {
  const id = await indicator({ unit: 'membre' });
  const at = async () => (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  assert.deepEqual(
    (await at()).unit,
    { fr: { text: 'membre', source: true } },
    'text is in the language of the title',
  );
  const sent = { 'title.fr': 'Membres', ...definition, title: '', ascending: 'on', comparable: 'on' };
  const address = paths.redefineIndicator({ id });
  const told = { ...sent, 'unit.fr': 'membre', 'unit.nl': 'lid', version: '1' };
  assert.equal((await form.post(address, told)).status, 303);
  const translated = await at();
  assert.deepEqual([translated.series, translated.unit.nl?.text], [1, 'lid']);
  const { title, ...counted } = definition;
  const file = async (unit: unknown) => {
    const planned = { code: translated.code, title, ...counted, ascending: true, unit };
    const facts = { baselines: [], targets: [], measurements: [] };
    const results = [{ key: '1', type: '2', title, indicators: [{ ...planned, ...facts }] }];
    await doing(db, officer, defineResults, { outcomeId: programme.outcomes[0], results });
    const { series, edition, unit: now } = await at();
    return [series, edition, Object.keys(now).sort().join()];
  };
  assert.deepEqual(await file('lid'), [1, 1, 'fr,nl'], 'text that stands in some language is what stands');
  assert.deepEqual(await file({ ...translated.unit, en: { text: 'member' } }), [1, 2, 'en,fr,nl']);
  const inDutch = { nl: { text: 'lid', source: true }, fr: { text: 'membre' } };
  assert.deepEqual(await file(inDutch), [1, 3, 'fr,nl'], 'first written in another language');
  assert.deepEqual(await file({ nl: { text: 'Lid', source: true } }), [1, 4, 'nl']);
  assert.deepEqual(await file({ nl: { text: 'Lid', source: true } }), [1, 4, 'nl'], 'given twice');
  assert.deepEqual(await file({ nl: { text: 'afdeling', source: true } }), [5, 5, 'nl']);
});
