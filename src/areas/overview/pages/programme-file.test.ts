import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptFileSections } from '../../programmes/commands/adopt-file-sections.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { recordAppraisalQuestion } from '../../programmes/commands/record-appraisal-question.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { appraisalOf } from '../../programmes/queries/appraisals.ts';
import { programmeAmendment } from '../../programmes/queries/programme-amendments.ts';
import { fileSections, fileTextsOf } from '../../programmes/queries/programme-files.ts';
import { fileSectionSeeds } from '../../programmes/rules/file-section-seeds.ts';
import { show } from './programme-file.tsx';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');

const prepared = async (isDecided = false) => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, yearOf(today) - 1);
  if (isDecided) await decided(db, cast, programmeId);
  await doing(db, cast.system, adoptFileSections, {});
  const institute = cast.institute.id;
  const sections = await db.read(cast.system, (tx) => fileSections(tx, institute));
  const officer = cast.as('programme_officer');
  return {
    cast,
    programmeId,
    outcomeId,
    officer,
    me: app.as(officer),
    file: paths.programmeFile({ id: programmeId }),
    section: (place: string, code: string) =>
      sections.find((row) => row.appliesTo === place && row.code === code)!.id,
    sections: () => db.read(cast.system, (tx) => fileSections(tx, institute)),
    texts: () => db.read(cast.system, (tx) => fileTextsOf(tx, institute, programmeId)),
    appraisal: () => db.read(cast.system, (tx) => appraisalOf(tx, institute, programmeId)),
    amendment: (id: string) => db.read(cast.system, (tx) => programmeAmendment(tx, institute, id)),
  };
};

test('the sections of the donor’s format are taken over once; the institute words its own and leaves others out', async () => {
  const { me, sections, file, section } = await prepared();
  await me.post(paths.adoptFileSections());
  assert.equal((await sections()).length, fileSectionSeeds.length);
  const own = { appliesTo: 'outcome', code: 'dialogue', 'title.fr': 'Dialogue social', position: '3' };
  assert.equal((await me.post(paths.newFileSection(), own)).status, 303);
  assert.match((await me.post(paths.newFileSection(), own)).text, /href="#f-code"/);
  const edit = paths.editFileSection({ id: section('programme', 'exceptions') });
  assert.match((await me.get(edit)).text, /Exceptions financières/);
  assert.equal((await me.post(edit, { 'title.fr': 'Exceptions', version: '1' })).status, 303);
  assert.match((await me.post(edit, { 'title.fr': 'Tard', version: '1' })).text, /Tard[\s\S]*Exceptions/);
  const { text } = await me.get(file);
  assert.match(text, /Dialogue social/);
  assert.doesNotMatch(text, /Exceptions/);
  assert.match((await me.get(paths.fileSections())).text, /Exceptions/);
});

test('what is written under a section stands in the file, and the file says how much is ready and missing', async () => {
  const { me, file, section, programmeId, outcomeId, texts } = await prepared();
  const all = fileSectionSeeds.length;
  assert.match((await me.get(file)).text, new RegExp(`0 sur ${all}`));
  const form = paths.outcomeFileText({ id: outcomeId, section: section('outcome', 'synergies') });
  const typed = {
    'text.fr': 'Avec les autres instituts',
    state: 'ready',
    responsible: 'Chargée',
    version: '0',
  };
  assert.equal((await me.post(form, typed)).status, 303);
  const { text } = await me.get(file);
  assert.match(text, new RegExp(`1 sur ${all}`));
  assert.match(text, new RegExp(`${all - 1} manquent`));
  assert.match(text, /Avec les autres instituts/);
  const { text: csv } = await me.get(withQuery(file, { format: 'csv' }));
  assert.match(csv, /OS1;Synergies et complémentarités;prêt;Avec les autres instituts;Chargée/);
  const late = await me.post(form, { ...typed, 'text.fr': 'En même temps' });
  assert.equal(late.status, 422, 'two people began the same section');
  assert.match(
    late.text,
    /En même temps[\s\S]*Avec les autres instituts|Avec les autres instituts[\s\S]*En même temps/,
  );
  assert.equal((await me.post(form, { ...typed, 'text.fr': 'Ensuite', version: '1' })).status, 303);
  assert.deepEqual(
    (await texts()).map(({ text: { fr } }) => fr?.text),
    ['Ensuite'],
  );
  const general = paths.programmeFileText({ id: programmeId, section: section('programme', 'applicants') });
  const empty = await me.post(general, { state: 'ready', version: '0', responsible: 'Direction' });
  assert.match(empty.text, /href="#f-state"[\s\S]*value="Direction"/);
  const misplaced = paths.programmeFileText({ id: programmeId, section: section('outcome', 'synergies') });
  assert.equal((await me.get(misplaced)).status, 404);
});

test('a section that is due waits for who keeps the programme, until it is ready', async () => {
  const { me, cast, file, section, programmeId } = await prepared();
  const form = paths.programmeFileText({ id: programmeId, section: section('programme', 'learning') });
  const typed = { 'text.fr': 'Début', state: 'draft', dueOn: dayOf(addDays(today, 10)), version: '0' };
  await me.post(form, typed);
  assert.match((await me.get(paths.home())).text, /Terminer cette rubrique[^<]*Apprentissage/);
  assert.ok((await me.get(paths.home())).text.includes(file));
  await me.post(form, { ...typed, state: 'ready', version: '1' });
  assert.doesNotMatch((await me.get(paths.home())).text, /Terminer cette rubrique/);
  await me.post(form, { ...typed, version: '2' });
  assert.match((await me.get(paths.home())).text, /Terminer cette rubrique/);
  await doing(db, cast.system, reviseProgramme, {
    programmeId,
    version: 1,
    reference: 'OVER',
    title: { fr: { text: 'Fini', source: true } },
    fromOn: '2017-01-01',
    untilOn: '2021-12-31',
  });
  assert.doesNotMatch((await me.get(paths.home())).text, /Terminer cette rubrique/, 'the programme is over');
});

test('a section of a refused programme is due where its day is set anew, or where the programme is submitted anew', async () => {
  const { me, cast, section, programmeId } = await prepared();
  const form = paths.programmeFileText({ id: programmeId, section: section('programme', 'learning') });
  const due = (days: number, version: string) =>
    me.post(form, { 'text.fr': 'Début', state: 'draft', dueOn: dayOf(addDays(today, days)), version });
  await due(-10, '0');
  const isDueAfter = async (kind: string) => {
    const decision = { programmeId, kind, decidedOn: today, reference: 'Lettre' };
    await doing(db, cast.as('director'), decideProgramme, decision);
    return (await me.get(paths.home())).text.includes('Terminer cette rubrique');
  };
  assert.equal(await isDueAfter('submitted'), true);
  assert.equal(await isDueAfter('refused'), false);
  assert.equal((await due(20, '1')).status, 303);
  assert.match((await me.get(paths.home())).text, /Terminer cette rubrique/, 'it is written anew');
  await due(-10, '2');
  assert.doesNotMatch((await me.get(paths.home())).text, /Terminer cette rubrique/);
  assert.equal(await isDueAfter('submitted'), true, 'it lies with the donor for the second time');
  assert.equal(await isDueAfter('decided'), false);
});

test('a question of the donor waits for its answer; both are corrected by rows with a reason', async () => {
  const { me, file, programmeId, appraisal } = await prepared();
  const add = paths.newAppraisalQuestion({ id: programmeId });
  const asked = { question: 'Pourquoi trois pays ?', askedOn: dayOf(addDays(today, -9)) };
  assert.match((await me.post(add, { ...asked, askedOn: dayOf(addDays(today, 9)) })).text, /#f-askedOn/);
  assert.equal((await me.post(add, asked)).status, 303);
  assert.match((await me.get(paths.home())).text, /Répondre au bailleur[^<]*Pourquoi trois pays/);
  const [{ questionId: id, entryNo } = { questionId: '', entryNo: 0 }] = await appraisal();
  const answer = {
    answer: 'Le réseau y est',
    byFunction: 'Direction',
    answeredOn: dayOf(addDays(today, -2)),
  };
  const path = paths.answerAppraisalQuestion({ id });
  assert.match(
    (await me.post(path, { ...answer, answeredOn: dayOf(addDays(today, -20)) })).text,
    /#f-answeredOn/,
  );
  assert.equal((await me.post(path, answer)).status, 303);
  assert.match((await me.get(file)).text, /Le réseau y est/);
  assert.doesNotMatch((await me.get(paths.home())).text, /Répondre au bailleur/);
  const unseen = await me.post(path, { ...answer, answer: 'Autre', reason: 'Relue' });
  assert.match(unseen.text, /Autre[\s\S]*Le réseau y est/, 'an answer that was not seen is not replaced');
  const seen = { ...answer, version: String((await appraisal())[0]?.answerEntryNo) };
  assert.match((await me.post(path, { ...seen, answer: 'Autre' })).text, /#f-reason/);
  await me.post(path, { ...seen, answer: 'Le réseau y est depuis 2012', reason: 'Précision' });
  const correction = paths.correctAppraisalQuestion({ id });
  const corrected = {
    ...asked,
    question: 'Pourquoi quatre pays ?',
    reason: 'Mal lu',
    version: String(entryNo),
  };
  assert.match(
    (await me.post(correction, { ...corrected, askedOn: dayOf(today) })).text,
    /href="#f-askedOn"/,
  );
  assert.equal((await me.post(correction, corrected)).status, 303);
  assert.equal((await me.post(correction, corrected)).status, 422, 'someone corrected it meanwhile');
  assert.deepEqual(
    (await appraisal()).map((row) => [row.question, row.answer]),
    [['Pourquoi quatre pays ?', 'Le réseau y est depuis 2012']],
  );
  assert.match(
    (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text,
    /Pourquoi trois pays/,
  );
});

const request = {
  kind: 'new_country',
  procedure: 'consent',
  what: 'Le Togo rejoint l’outcome 1',
  reason: 'Le réseau s’y étend',
  requestedOn: dayOf(addDays(today, -30)),
};

test('a change waits for consent; once answered the request stands, and only what it brought is filled in', async () => {
  const { me, file, programmeId, outcomeId, amendment, cast } = await prepared(true);
  await me.post(paths.requestAmendment({ id: programmeId }), request);
  const { text } = await me.get(file);
  const [, id = ''] = /programme-amendments\/([\w-]+)"/.exec(text) ?? [];
  assert.match(text, /accord attendu/);
  const page = paths.programmeAmendment({ id });
  const answer = paths.answerAmendment({ id });
  const granted = { verdict: 'granted', answeredOn: dayOf(addDays(today, -3)) };
  assert.match((await me.post(answer, granted)).text, /href="#f-reference"/);
  const noted = await me.post(answer, { ...granted, verdict: 'noted' });
  assert.match(noted.text, /href="#f-verdict"[^<]*>[^<]*n’est pas un accord/);
  assert.match((await me.get(file)).text, /accord attendu/);
  assert.doesNotMatch((await me.get(answer)).text, /pris acte/);
  assert.equal((await me.post(answer, { ...granted, reference: 'D2.4/2026/77' })).status, 303);
  assert.match((await me.get(page)).text, /accordé[\s\S]*D2\.4\/2026\/77/);
  const edit = paths.editAmendment({ id });
  const other = await me.post(edit, { ...request, what: 'Autre chose', version: '1' });
  assert.match(other.text, /Le bailleur a répondu/);
  const filled = { ...request, country: 'TG', outcomeId, version: '1' };
  assert.equal((await me.post(edit, filled)).status, 303);
  const again = { ...granted, reference: 'x', correctionReason: 'Mal lu' };
  assert.match((await me.post(answer, again)).text, /x[\s\S]*D2\.4\/2026\/77/, 'an answer not seen stays');
  const version = String((await amendment(id))?.answerEntryNo);
  assert.match(
    (await me.post(answer, { ...again, version, correctionReason: '' })).text,
    /#f-correctionReason/,
  );
  const kept = await amendment(id);
  assert.deepEqual([kept?.country, kept?.outcomeId, kept?.what], ['TG', outcomeId, request.what]);
  const { text: attach } = await me.get(paths.attachDocument({ kind: 'programme_amendment', id }));
  assert.match(attach, /Le Togo rejoint/);
  assert.match((await me.get(paths.history({ kind: 'programme_amendment', id }))).text, /D2\.4\/2026\/77/);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  assert.equal((await partner.get(paths.history({ kind: 'programme_amendment', id }))).status, 404);
});

test('consent answers a request, never a notification; another programme’s outcome is told by field', async () => {
  const { cast, me, programmeId } = await prepared(true);
  const told = { ...request, procedure: 'notification', requestedOn: addDays(today, -30), programmeId };
  const { id } = await doing(db, cast.system, requestAmendment, told);
  const granted = { verdict: 'granted', answeredOn: dayOf(today), reference: 'x' };
  assert.match((await me.post(paths.answerAmendment({ id }), granted)).text, /href="#f-verdict"/);
  const other = await prepared();
  const foreign = await me.post(paths.requestAmendment({ id: programmeId }), {
    ...request,
    outcomeId: other.outcomeId,
  });
  assert.match(foreign.text, /href="#f-outcomeId"/);
  assert.match(foreign.text, /Le réseau s’y étend/);
});

test('the file is the house’s: finance reads it, partners, the donor and other institutes find nothing', async () => {
  const { cast, programmeId, outcomeId, file, section } = await prepared(true);
  const asked = { programmeId, question: 'Pourquoi ?', askedOn: addDays(today, -9) };
  const { id } = await doing(db, cast.system, recordAppraisalQuestion, asked);
  const told = { ...request, requestedOn: addDays(today, -30), programmeId };
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, told);
  const finance = app.as(cast.as('finance_officer'));
  const scope = { outcomes: [outcomeId], years: [yearOf(today)] };
  const auditor = app.as(cast.as('auditor', { scope }));
  const writing = [
    paths.programmeFileText({ id: programmeId, section: section('programme', 'learning') }),
    paths.newAppraisalQuestion({ id: programmeId }),
    paths.answerAppraisalQuestion({ id }),
    paths.requestAmendment({ id: programmeId }),
    paths.answerAmendment({ id: amendmentId }),
    paths.newFileSection(),
  ];
  for (const path of [file, paths.programmeAmendment({ id: amendmentId }), paths.fileSections()])
    for (const reader of [finance, auditor]) assert.equal((await reader.get(path)).status, 200, path);
  for (const path of writing) assert.equal((await finance.get(path)).status, 403, path);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const strangers = [
    partner,
    app.as(cast.as('donor_officer')),
    app.as((await makeCast(db)).as('programme_officer')),
  ];
  for (const [at, stranger] of strangers.entries())
    for (const path of [file, paths.programmeAmendment({ id: amendmentId })])
      assert.equal((await stranger.get(path)).status, 404, `${at} ${path}`);
});

test('the file asks few queries', async () => {
  const { officer, programmeId } = await prepared();
  assert.ok((await countingQueries(db, officer, show, { params: { id: programmeId } })).queries <= 10);
});

test('the sections are taken along', async () => {
  const { me, sections } = await prepared();
  assert.match((await me.get(paths.fileSections())).text, /format=xlsx/);
  const { text } = await me.get(`${paths.fileSections()}?format=csv`);
  assert.equal(text.split('\r\n').filter(Boolean).length > (await sections()).length, true);
});
