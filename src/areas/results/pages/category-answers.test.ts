import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveIndicator } from '../../../../test/support/left-indicator.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { sheetExport } from '../../sheets/queries/sheet-export.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { setTargets } from '../commands/set-targets.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const officer = testApp(db).as(office.officer);
const partner = testApp(db).as(office.partner);
const said = (fr: string, nl: string) => ({ fr: { text: fr, source: true as const }, nl: { text: nl } });
const scale = [
  { value: '1', label: said('Aucune loi', 'Geen wet') },
  { value: '2', label: said('Projet de loi', 'Wetsontwerp') },
  { value: '3', label: said('Loi votée', 'Wet') },
];
const named = { measure: 'nominal', overTime: 'last', overPartners: 'none' } as const;
const law = await office.indicator({ code: 'N1', ...named, scale });
const { submitting, windowId } = await office.open([law]);
const common = { from: `01/01/${reportYear}`, until: `30/06/${reportYear}`, provenance: 'Registre' };
const text = { fr: { text: 'Autre chose', source: true } };
const choices = /<option value="1"[^>]*>Aucune loi<\/option><option value="2"[^>]*>Projet de loi<\/option>/;

test('every form asks what is named by a category as one of them, by its word', async () => {
  const sheet = withQuery(paths.measurementSheet(), { outcome: office.programme.outcomes[0] });
  for (const address of [
    paths.newMeasurement({ id: law }),
    paths.newTarget({ id: law }),
    paths.targets({ id: law }),
    paths.setBaseline({ id: law }),
    sheet,
  ])
    assert.match((await officer.get(address)).text, choices, address);
  const { location } = await partner.get(paths.reportingWindow({ id: windowId }));
  assert.match((await partner.get(location!)).text, choices);
});

test('no way in takes a number that is no category, nor words without one', async () => {
  const key = 'results.choose-a-category';
  const place = {
    indicatorId: law,
    partnershipId: office.partnershipId,
    ...firstHalf,
    provenance: 'Register',
  };
  for (const answer of [{ value: '77' }, { text }]) {
    const typed = { ...common, value: answer.value ?? '', 'text.fr': 'Autre chose' };
    for (const path of [paths.newMeasurement({ id: law }), paths.newTarget({ id: law })]) {
      const { status, text } = await officer.post(path, typed);
      assert.equal(status, 422, path);
      assert.match(text, /href="#f-value"[^>]*>[^<]*Choisissez l’une des catégories/);
    }
    const aimed = await perform(db, office.officer, setTarget, newId(), {
      ...{ indicatorId: law, ...firstHalf, ...answer },
    });
    assert.deepEqual(!aimed.done && aimed.fields, { value: [{ key }] });
    const grid = await perform(db, office.officer, setTargets, newId(), {
      indicatorId: law,
      targets: [{ ...firstHalf, breakdown: {}, ...answer }],
    });
    const [problem] = Object.values((!grid.done && grid.fields) || {});
    assert.deepEqual(problem, [{ key }]);
    const began = { indicatorId: law, year: reportYear - 1, ...answer };
    const baseline = await perform(db, office.officer, setBaseline, newId(), began);
    assert.deepEqual(!baseline.done && baseline.fields, { value: [{ key }] });
    const single = await perform(db, office.partner, recordMeasurement, newId(), { ...place, ...answer });
    assert.deepEqual(!single.done && single.fields, { value: [{ key }] });
    const handedIn = await submitting([{ indicatorId: law, ...answer }]);
    assert.deepEqual(!handedIn.done && handedIn.fields?.['figures.0.value'], [{ key }]);
  }
});

test('a category is read by its word in the language of the reader, also where it is aimed at', async () => {
  await doing(db, office.partner, recordMeasurement, {
    ...{ indicatorId: law, partnershipId: office.partnershipId, ...firstHalf, value: '2' },
    provenance: 'Register',
  });
  await doing(db, office.officer, setTarget, { indicatorId: law, ...firstHalf, value: '3' });
  const read = async (language: 'fr' | 'nl') => {
    const actor = office.cast.as('programme_officer', { language });
    return (
      await testApp(db)
        .as(actor)
        .get(paths.indicator({ id: law }))
    ).text;
  };
  const [fr, nl] = [await read('fr'), await read('nl')];
  assert.match(fr, />Projet de loi</);
  assert.match(fr, /Loi votée/);
  assert.match(nl, />Wetsontwerp</);
  assert.doesNotMatch(nl, />2 · Wetsontwerp</);
});

test('a workbook says which number each category is', async () => {
  const readMe = await db.read(office.officer, async (tx) => {
    const programme = (await programmeById(tx, office.institute, office.programme.id))!;
    const exported = { kind: 'targets', programme } as const;
    return (await sheetExport(tx, office.institute, exported, wordsIn('nl'))).readMe;
  });
  assert.ok(readMe.some((line) => /^N1 .*1 Geen wet, 2 Wetsontwerp, 3 Wet/.test(line)));
});

test('what stands as no category stays and is marked, and a definition that names none is warned of', async () => {
  const [outcomeId] = office.programme.outcomes;
  const id = await leaveIndicator(db, office.cast, outcomeId, { title: said('Loi', 'Wet'), ...named });
  const page = async () => (await officer.get(paths.indicator({ id }))).text;
  assert.match(await page(), /ne nomme pas les catégories/);
  const until = `${reportYear}-12-31`;
  const standing = { indicatorId: id, ...firstHalf, until, value: '77' };
  const { id: standingId } = await doing(db, office.officer, setTarget, standing);
  const filled = { 'title.fr': 'Loi', version: '1', ...named, comparable: 'on', ascending: 'up' };
  const rows = { 'scale.0.label': 'Aucune', 'scale.1.label': 'Votée' };
  const saved = await officer.post(paths.redefineIndicator({ id }), {
    ...filled,
    ...rows,
    reason: 'Nommées',
  });
  assert.equal(saved.status, 303, saved.text.slice(-3000));
  assert.match(await page(), /77 \(aucune des catégories\)/);
  assert.doesNotMatch(await page(), /ne nomme pas les catégories/);
  const grid = (await officer.get(paths.targets({ id }))).text;
  assert.match(
    grid,
    /<option value="77" selected[^>]*>77</,
    'left out, it would be withdrawn by whoever saves',
  );
  const again = { ...standing, standing: standingId, reason: 'Explained', text };
  assert.ok((await perform(db, office.officer, setTarget, newId(), again)).done);
});

test('categories stand in no order: of a way between them nothing is covered', async () => {
  const id = await office.indicator({ code: 'N9', ...named, scale });
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  await doing(db, office.officer, setBaseline, { indicatorId: id, year: reportYear - 1, value: '3' });
  await doing(db, office.officer, setTarget, { indicatorId: id, ...year, value: '1' });
  const place = {
    indicatorId: id,
    partnershipId: office.partnershipId,
    ...firstHalf,
    provenance: 'Register',
  };
  await doing(db, office.partner, recordMeasurement, { ...place, value: '2' });
  const [rollUp] = await db.read(office.officer, (tx) =>
    indicatorRollUps(tx, office.institute, { indicatorIds: [id] }),
  );
  assert.deepEqual([rollUp?.actual?.value, rollUp?.target?.value, rollUp?.course], ['2', '1', undefined]);
});
