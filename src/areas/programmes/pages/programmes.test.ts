import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, title } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { digestOf } from '../../../kernel/localized.ts';
import { paths, withQuery } from '../../../paths.ts';
import { openProgramme } from '../commands/open-programme.ts';
import { actionPlanById, planLinesOf } from '../queries/action-plans.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { outcomeById, outcomesOf, outputsOf } from '../queries/outcomes.ts';
import { outcomePartners, placesOf } from '../queries/programme-lists.ts';
import { programmeById, programmes } from '../queries/programmes.ts';

const db = await testDatabase();
const app = testApp(db);

test('an officer opens a programme and it stands in the list, which also goes along as a file', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const me = app.as(officer);
  const form = await me.get(paths.newProgramme());
  assert.equal(form.status, 200);
  assert.match(form.text, /name="fromOn"[^>]*value="01\/01\/20\d\d"/);
  const saved = await me.post(paths.newProgramme(), {
    reference: 'P2027',
    'title.fr': 'Travail décent',
    'title.nl': 'Waardig werk',
    fromOn: '1/1/2027',
    untilOn: '31/12/2031',
    'places.0.country': 'BJ',
    'places.0.percentage': '62,5',
    'places.3.country': 'region 1 289',
    'places.3.percentage': '37,5',
  });
  assert.equal(saved.status, 303);
  const [row] = await db.read(officer, (tx) => programmes(tx, cast.institute.id));
  assert.equal(saved.location?.split('?')[0], paths.programme({ id: row?.id ?? '' }));
  assert.deepEqual(row?.title, {
    fr: { text: 'Travail décent', source: true },
    nl: { text: 'Waardig werk', of: digestOf('Travail décent') },
  });
  const owner = { programmeId: row?.id ?? '', outcomeId: null };
  const places = await db.read(officer, (tx) => placesOf(tx, cast.institute.id, owner));
  assert.deepEqual(
    places.map(({ country, regionCode, percentage }) => [country, regionCode, percentage]),
    [
      ['BJ', null, '62.5'],
      [null, '289', '37.5'],
    ],
  );
  const list = await me.get(paths.programmes());
  assert.match(list.text, /Travail décent/);
  const file = await me.get(withQuery(paths.programmes(), { format: 'csv' }));
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(file.text, /P2027;Travail décent/);
});

test('percentages that do not add up come back with what was typed, the error at the first of them', async () => {
  const cast = await makeCast(db);
  const sent = await app.as(cast.as('programme_officer')).post(paths.newProgramme(), {
    reference: 'P2027',
    'title.fr': 'Travail décent',
    'places.1.country': 'BJ',
    'places.1.percentage': '60',
    'places.2.country': 'TG',
    'places.2.percentage': '30',
  });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /id="f-places-0-percentage-error"[^>]*>[^<]*90/);
  assert.match(sent.text, /name="places.1.percentage"[^>]*value="30"/);
  assert.match(sent.text, /value="Travail décent"/);
  const nonsense = await app.as(cast.as('programme_officer')).post(paths.newProgramme(), {
    reference: 'P2027',
    'title.fr': 'Travail décent',
    'places.0.country': 'BJ',
    'places.0.percentage': 'half',
  });
  assert.match(nonsense.text, /name="places.0.percentage"[^>]*value="half"/);
});

test('the second of two people changing a programme is shown both versions over the form', async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const path = paths.editProgramme({ id: programmeId });
  const fields = {
    version: '1',
    reference: 'P2022',
    'title.fr': 'Un titre',
    fromOn: '01/01/2022',
    untilOn: '31/12/2026',
  };
  const first = await app
    .as(cast.as('programme_officer'))
    .post(path, { ...fields, 'title.fr': 'Le premier' });
  assert.equal(first.status, 303);
  const second = await app.as(cast.as('director')).post(path, { ...fields, 'title.fr': 'Le second' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Le premier/);
  assert.match(second.text, /Le second/);
  assert.match(second.text, /name="version" value="2"/);
});

test('a translation nobody touched keeps the text it was made from, so that it shows as stale', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const { id } = await doing(db, officer, openProgramme, {
    reference: 'P2022',
    title: { fr: { text: 'Ancien', source: true }, nl: { text: 'Oud', of: 'abc' }, de: { text: 'Alt' } },
    fromOn: '2022-01-01',
  });
  const sent = await app.as(officer).post(paths.editProgramme({ id }), {
    version: '1',
    reference: 'P2022',
    'title.fr': 'Nouveau',
    'title.nl': 'Oud',
    fromOn: '01/01/2022',
    untilOn: '31/12/2026',
  });
  assert.equal(sent.status, 303);
  const row = await db.read(officer, (tx) => programmeById(tx, cast.institute.id, id));
  assert.equal(row?.title.fr?.text, 'Nouveau');
  assert.deepEqual(row?.title.nl, { text: 'Oud', of: 'abc' });
  assert.equal(row?.title.de?.text, 'Alt');
});

test('an outcome without an aim is refused at its field; with aims, partners and Belgium it is saved', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const { programmeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin');
  const path = paths.newOutcome({ id: programmeId });
  const fields = { code: 'OS2', 'title.fr': 'Des syndicats forts', partnershipIds: partnershipId };
  const refused = await app.as(officer).post(path, fields);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-aims-error"/);
  const saved = await app.as(officer).post(path, { ...fields, aims: ['O1', 'O8'], isBelgian: 'on' });
  assert.equal(saved.status, 303);
  const outcome = (await db.read(officer, (tx) => outcomesOf(tx, cast.institute.id, programmeId))).at(-1);
  assert.deepEqual(outcome?.aims, ['O1', 'O8']);
  assert.equal(outcome?.isBelgian, true);
  const carriers = await db.read(officer, (tx) =>
    outcomePartners(tx, cast.institute.id, [outcome?.id ?? '']),
  );
  assert.deepEqual(
    carriers.map(({ name }) => name),
    ['Syndicat du Bénin'],
  );
  const again = await app.as(officer).post(path, { ...fields, aims: 'O1' });
  assert.match(again.text, /id="f-code-error"/);
});

test('an outcome is changed with what it had in the form, and an output hangs on it', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const { outcomeId } = await programmeOf(db, cast);
  const form = await app.as(officer).get(paths.editOutcome({ id: outcomeId }));
  assert.match(form.text, /name="aims" value="O2" checked/);
  const changed = { version: '1', code: 'OS1', 'title.fr': 'Un titre', aims: 'O3' };
  assert.equal((await app.as(officer).post(paths.editOutcome({ id: outcomeId }), changed)).status, 303);
  const outcome = await db.read(officer, (tx) => outcomeById(tx, cast.institute.id, outcomeId));
  assert.deepEqual(outcome?.aims, ['O3']);
  const output = { code: 'R1', 'title.fr': 'Formateurs', actions: ['A2'] };
  assert.equal((await app.as(officer).post(paths.newOutput({ id: outcomeId }), output)).status, 303);
  const outputs = await db.read(officer, (tx) => outputsOf(tx, cast.institute.id, outcomeId));
  assert.deepEqual(
    outputs.map(({ code, actions }) => [code, actions]),
    [['R1', ['A2']]],
  );
});

test('the director records a decision with its subsidy; an officer may not, and a decision has a reference', async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const path = paths.decideProgramme({ id: programmeId });
  const director = cast.as('director');
  assert.equal((await app.as(cast.as('programme_officer')).get(path)).status, 403);
  const without = await app.as(director).post(path, { kind: 'decided', decidedOn: '15/12/2021' });
  assert.match(without.text, /id="f-reference-error"/);
  const closed = await app.as(director).post(path, { kind: 'closed', decidedOn: '15/12/2021' });
  assert.equal(closed.status, 422);
  const decision = {
    kind: 'decided',
    decidedOn: '15/12/2021',
    reference: 'AM 2021/7',
    subsidyMinor: '1.234.567,89',
  };
  const unasked = await app.as(director).post(path, decision);
  assert.match(unasked.text, /id="f-submittedOn-error"/);
  const late = await app.as(director).post(path, { ...decision, submittedOn: '16/12/2021' });
  assert.match(late.text, /id="f-submittedOn-error"[^<]*>[^<]*15\/12\/2021/);
  const saved = await app.as(director).post(path, { ...decision, submittedOn: '29/07/2021' });
  assert.equal(saved.status, 303);
  assert.doesNotMatch((await app.as(director).get(path)).text, /name="submittedOn"/);
  const twice = await app.as(director).post(path, { ...decision, submittedOn: '29/07/2021' });
  assert.equal(twice.status, 422, 'once the submission is on record its day is not asked again');
  const decisions = await db.read(director, (tx) => decisionsOf(tx, cast.institute.id, programmeId));
  assert.deepEqual(
    decisions.map(({ kind, decidedOn, subsidyMinor }) => [kind, decidedOn, subsidyMinor]),
    [
      ['submitted', '2021-07-29', null],
      ['decided', '2021-12-15', 123456789],
    ],
  );
});

test('a partner enters its plan and its lines; an approval needs lines and then holds the edition still', async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const me = app.as(coordinator);
  const opened = await me.post(paths.newActionPlan(), {
    partnershipId,
    'title.fr': 'Plan 2026',
    country: 'BJ',
    fromOn: '01/01/2026',
    untilOn: '31/12/2026',
  });
  assert.equal(opened.status, 303);
  const id = opened.location?.split('?')[0]?.split('/').at(-1) ?? '';
  const approval = { organ: 'Congrès', approvedOn: '02/01/2026' };
  assert.equal((await me.post(paths.approveActionPlan({ id }), approval)).status, 422);
  const line = { theme: 'Négociation', 'title.fr': 'Cours', fromOn: '01/03/2026', untilOn: '31/03/2026' };
  const outside = await me.post(paths.newPlanLine({ id }), { ...line, untilOn: '01/01/2027' });
  assert.match(outside.text, /id="f-untilOn-error"[^>]*>[^<]*31\/12\/2026/);
  assert.equal((await me.post(paths.newPlanLine({ id }), { ...line, plannedSessions: '4' })).status, 303);
  assert.equal((await me.post(paths.approveActionPlan({ id }), approval)).status, 303);
  assert.equal((await me.post(paths.newPlanLine({ id }), line)).status, 422);
  const edition = await me.post(paths.newPlanEdition({ id }));
  assert.equal(edition.status, 303);
  const next = edition.location?.split('?')[0]?.split('/').at(-1) ?? '';
  const [plan, lines] = await db.read(coordinator, async (tx) => [
    await actionPlanById(tx, cast.institute.id, next),
    await planLinesOf(tx, cast.institute.id, [next]),
  ]);
  assert.deepEqual([plan?.edition, plan?.followsId, plan?.approvedOn], [2, id, null]);
  assert.deepEqual(
    lines.map(({ theme, plannedSessions }) => [theme, plannedSessions]),
    [['Négociation', 4]],
  );
  assert.equal((await me.get(paths.actionPlan({ id: next }))).status, 200);
});

test('what is another institute’s, another partner’s, or work in progress for the donor does not exist', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const own = await partnerOf(db, cast, 'Own');
  const other = await partnerOf(db, cast, 'Other');
  const { planId } = await planOf(db, cast, other.partnershipId);
  const stranger = (await makeCast(db)).as('director');
  const pages = [
    paths.editProgramme({ id: programmeId }),
    paths.decideProgramme({ id: programmeId }),
    paths.newOutcome({ id: programmeId }),
    paths.editOutcome({ id: outcomeId }),
    paths.newOutput({ id: outcomeId }),
    paths.actionPlan({ id: planId }),
    paths.editActionPlan({ id: planId }),
    paths.newPlanLine({ id: planId }),
    paths.approveActionPlan({ id: planId }),
  ];
  for (const path of pages) {
    assert.equal((await app.as(stranger).get(path)).status, 404, path);
    assert.equal((await app.as(cast.as('donor_officer')).get(path)).status, 404, path);
  }
  const coordinator = cast.as('partner_coordinator', { partnerships: [own.partnershipId] });
  for (const path of pages.slice(5)) assert.equal((await app.as(coordinator).get(path)).status, 404, path);
  for (const path of pages.slice(0, 5)) assert.equal((await app.as(coordinator).get(path)).status, 403, path);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.programmes())).status, 404);
  assert.equal((await app.as(cast.as('director')).get(paths.editProgramme({ id: newId() }))).status, 404);
  assert.equal((await app.as(cast.as('director')).get(paths.editProgramme({ id: 'x' }))).status, 404);
});

test('staff enter a plan for a partner with its source, and the plan’s page shows it', async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin');
  const officer = app.as(cast.as('programme_officer'));
  const opened = await officer.post(paths.newActionPlan(), {
    partnershipId,
    'title.fr': title.fr.text,
    country: 'BJ',
    fromOn: '01/01/2026',
    untilOn: '31/12/2026',
    onBehalf: 'Lettre du 3 mars',
  });
  assert.equal(opened.status, 303);
  assert.match((await officer.get(opened.location ?? '')).text, /Lettre du 3 mars/);
});
