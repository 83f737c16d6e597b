import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { partnerOf, programmeOf, title } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { addCommitment } from '../commands/add-commitment.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addOutput } from '../commands/add-output.ts';
import { addRisk } from '../commands/add-risk.ts';
import { addStatement } from '../commands/add-statement.ts';
import { adoptFileSections } from '../commands/adopt-file-sections.ts';
import { recordAppraisalQuestion } from '../commands/record-appraisal-question.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';
import { requestAmendment } from '../commands/request-amendment.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { fileSections } from '../queries/programme-files.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  return { cast, programmeId, outcomeId, me: app.as(cast.as('programme_officer')) };
};

type Me = Awaited<ReturnType<typeof prepared>>['me'];
type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What the notice says of each field that differs: label, one's own, theirs. */
const versions = (html: string): Record<string, readonly [string, string]> => {
  const notice = /role="alert"[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  const cells = [...notice.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, ''),
    ),
  );
  return Object.fromEntries(cells.map(([label = '', mine = '', theirs = '']) => [label, [mine, theirs]]));
};

/** Someone saves, then someone else who opened the form before; and what that one is told. */
const late = async (me: Me, form: string, theirs: Typed, mine: Typed, version = '1') => {
  const first = await me.post(form, { ...theirs, version });
  assert.equal(first.status, 303, first.text);
  const second = await me.post(form, { ...mine, version });
  assert.equal(second.status, 422);
  return versions(second.text);
};

test('choices of a framework and of a dialogue stand in both versions, as the form words them', async () => {
  const { cast, me, programmeId } = await prepared();
  const framework = { name: said('Sahel'), kind: 'geographic', fromOn: '2022-01-01', untilOn: '2026-12-31' };
  const { id } = await doing(db, cast.system, addFramework, framework);
  const { id: other } = await doing(db, cast.system, addFramework, { ...framework, name: said('Lacs') });
  const typed = { 'name.fr': 'Sahel', kind: 'geographic', fromOn: '01/01/2022', untilOn: '31/12/2026' };
  assert.deepEqual(await late(me, paths.editFramework({ id }), typed, { ...typed, kind: 'thematic' }), {
    'Type de cadre': ['autre thème', 'un pays ou une région'],
  });
  const dialogue = { programmeId, heldOn: addDays(today, -9), participants: 'Direction', summary: 'Progrès' };
  const { id: dialogueId } = await doing(db, cast.system, recordDonorDialogue, {
    ...dialogue,
    kind: 'institutional',
  });
  const held = { heldOn: dayOf(addDays(today, -9)), participants: 'Direction', summary: 'Progrès' };
  const theirs = { ...held, kind: 'strategic', frameworkId: id };
  const edit = paths.editDonorDialogue({ id: dialogueId });
  assert.deepEqual(await late(me, edit, theirs, { ...theirs, frameworkId: other }), {
    Cadre: ['Lacs', 'Sahel'],
  });
  const { id: commitmentId } = await doing(db, cast.system, addCommitment, {
    dialogueId,
    what: 'Publier',
    byFunction: 'Direction',
    dueOn: today,
  });
  const follow = paths.followUpCommitment({ id: commitmentId });
  const done = { state: 'done', onDay: dayOf(today), note: 'Fait' };
  assert.deepEqual(await late(me, follow, done, { ...done, state: 'dropped' }, '0'), {
    'Ce qu’il est devenu': ['abandonné', 'tenu'],
  });
});

test('a requested change, its answer and a question name what was chosen', async () => {
  const { cast, me, programmeId, outcomeId } = await prepared();
  await partnerOf(db, cast, 'Union A');
  const { partnershipId } = await partnerOf(db, cast, 'Union B');
  await decided(db, cast, programmeId);
  const asked = { kind: 'new_partner', procedure: 'consent', what: 'Un partenaire', reason: 'Utile' };
  const { id } = await doing(db, cast.system, requestAmendment, {
    programmeId,
    ...asked,
    requestedOn: addDays(today, -9),
  });
  const typed = { ...asked, requestedOn: dayOf(addDays(today, -9)) };
  const theirs = { ...typed, partnerId: partnershipId };
  const mine = { ...typed, kind: 'new_country', procedure: 'notification', country: 'TG', outcomeId };
  assert.deepEqual(await late(me, paths.editAmendment({ id }), theirs, mine), {
    'Ce qui change': ['un nouveau pays', 'un nouveau partenaire'],
    'Comment le bailleur intervient': ['il est informé', 'son accord est demandé'],
    Outcome: ['OS1 Un titre', ''],
    Pays: ['Togo', ''],
    Partenaire: ['', 'Union B'],
  });
  const granted = { verdict: 'granted', answeredOn: dayOf(today), reference: 'D2' };
  const answer = paths.answerAmendment({ id });
  assert.deepEqual(await late(me, answer, granted, { ...granted, verdict: 'refused' }, '0'), {
    'Réponse du bailleur': ['refusé', 'accordé'],
  });
  const { id: questionId } = await doing(db, cast.system, recordAppraisalQuestion, {
    programmeId,
    question: 'Pourquoi ?',
    askedOn: today,
  });
  const { entryNo } = (await db.read(cast.system, (tx) =>
    appraisalQuestion(tx, cast.institute.id, questionId),
  ))!;
  const question = { question: 'Pourquoi ?', askedOn: dayOf(today), reason: 'Mal lu' };
  const correction = paths.correctAppraisalQuestion({ id: questionId });
  assert.deepEqual(await late(me, correction, { ...question, outcomeId }, { ...question }, String(entryNo)), {
    Outcome: ['', 'OS1 Un titre'],
  });
});

test('a risk names the assumption it hangs on, a text of the file and a marker their state and weight', async () => {
  const { cast, me, programmeId, outcomeId } = await prepared();
  const assumption = { programmeId, kind: 'assumption', text: said('La loi reste libre') };
  const { id: statementId } = await doing(db, cast.system, addStatement, assumption);
  const risk = { programmeId, text: said('Elle change'), probability: 2, impact: 2 };
  const { id } = await doing(db, cast.system, addRisk, risk);
  const typed = { 'text.fr': 'Elle change', probability: '2', impact: '2' };
  const theirs = { ...typed, statementId };
  assert.deepEqual(await late(me, paths.editRisk({ id }), theirs, { ...typed, outcomeId, impact: '3' }), {
    Outcome: ['OS1 Un titre', ''],
    Énoncé: ['', 'La loi reste libre'],
    Impact: ['3', '2'],
  });
  await doing(db, cast.system, adoptFileSections, {});
  const sections = await db.read(cast.system, (tx) => fileSections(tx, cast.institute.id));
  const section = sections.find(({ code, appliesTo }) => code === 'sdg' && appliesTo === 'outcome')!.id;
  const text = { 'text.fr': 'ODD 8', state: 'draft' };
  const form = paths.outcomeFileText({ id: outcomeId, section });
  assert.deepEqual(await late(me, form, text, { ...text, state: 'ready' }, '0'), {
    État: ['prêt', 'projet'],
  });
  const scored = { significance: '2', 'reason.fr': 'Oui', scoredBy: 'Direction', scoredOn: dayOf(today) };
  const score = paths.scoreMarker({ id: outcomeId, code: '1' });
  assert.deepEqual(await late(me, score, scored, { ...scored, significance: '1' }, '0'), {
    Poids: ['1 · objectif significatif', '2 · objectif principal'],
  });
});

test('places, partners, frameworks and aims of an outcome and of a programme stand in both versions', async () => {
  const { cast, me, programmeId, outcomeId } = await prepared();
  const { partnershipId } = await partnerOf(db, cast, 'Union A');
  const { partnershipId: another } = await partnerOf(db, cast, 'Union B');
  const typed = { code: 'OS1', 'title.fr': 'Un titre', aims: ['O2', 'O3'], frameworks: ['thematic'] };
  const theirs = {
    ...typed,
    'places.0.country': 'BJ',
    'places.0.percentage': '60,5',
    'places.1.country': 'region 1 289',
    'places.1.percentage': '39,5',
    partnershipIds: [another, partnershipId],
  };
  const mine = {
    ...typed,
    aims: ['O3', 'O2'],
    frameworks: ['thematic', 'decent_work'],
    isBelgian: 'on',
    'places.0.country': 'TG',
    'places.0.percentage': '100',
    partnershipIds: [partnershipId],
  };
  assert.deepEqual(await late(me, paths.editOutcome({ id: outcomeId }), theirs, mine), {
    'Se déroule en Belgique, avec les travailleurs et l’opinion publique belges': ['oui', 'non'],
    'Cadres stratégiques communs': ['travail décent (thématique), un autre thème', 'un autre thème'],
    'Pays et régions': ['Togo 100 %', 'Bénin 60,5 %, Afrique subsaharienne 39,5 %'],
    Partenaires: ['Union A', 'Union A, Union B'],
  });
  const programme = {
    reference: 'P2022',
    'title.fr': 'Un titre',
    fromOn: '01/01/2022',
    untilOn: '31/12/2026',
  };
  const here = { ...programme, 'places.0.country': 'BJ' };
  const there = { ...programme, 'places.0.country': 'TG' };
  assert.deepEqual(await late(me, paths.editProgramme({ id: programmeId }), here, there), {
    'Pays et régions': ['Togo', 'Bénin'],
  });
  const output = { outcomeId, code: 'R1', title, actions: ['A2'] };
  const { id } = await doing(db, cast.system, addOutput, output);
  const changed = { code: 'R1', 'title.fr': 'Un titre', actions: ['A2', 'A3'] };
  assert.deepEqual(await late(me, paths.editOutput({ id }), changed, { ...changed, actions: ['A1', 'A2'] }), {
    'Types d’action qui y mènent': ['A1, A2', 'A2, A3'],
  });
});

test('a text that only its source says otherwise differs for nobody who reads a translation', async () => {
  const { cast, me, programmeId } = await prepared();
  const text = { en: { text: 'Free', source: true as const }, fr: { text: 'Libre' } };
  const { id } = await doing(db, cast.system, addStatement, { programmeId, kind: 'actor', text });
  const typed = { 'text.en': 'Free', 'text.fr': 'Libre' };
  assert.deepEqual(await late(me, paths.editStatement({ id }), typed, typed), {});
});
