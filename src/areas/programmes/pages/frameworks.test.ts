import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';
import { commitmentsOf } from '../queries/donor-dialogues.ts';
import { contributionsOf, frameworkById, targetById } from '../queries/frameworks.ts';
import { show as showDialogue } from './donor-dialogue.tsx';
import { show } from './framework.tsx';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { id: frameworkId } = await doing(db, cast.system, addFramework, {
    name: said('Travail décent'),
    kind: 'decent_work',
    lead: 'Plateforme des instituts',
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
  });
  const target = { frameworkId, code: 'C1', title: said('La liberté syndicale est respectée') };
  const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
  const { id: dialogueId } = await doing(db, cast.system, recordDonorDialogue, {
    programmeId,
    kind: 'strategic',
    frameworkId,
    heldOn: addDays(today, -40),
    participants: 'Direction générale, instituts',
    summary: 'Progrès du cadre',
  });
  const officer = cast.as('programme_officer');
  const institute = cast.institute.id;
  return {
    cast,
    programmeId,
    outcomeId,
    frameworkId,
    targetId,
    dialogueId,
    officer,
    institute,
    me: app.as(officer),
    file: paths.programmeFile({ id: programmeId }),
    contributions: () => db.read(cast.system, (tx) => contributionsOf(tx, institute, programmeId)),
    commitments: () => db.read(cast.system, (tx) => commitmentsOf(tx, institute, dialogueId)),
  };
};

test('a framework is entered, listed by kind, exported and changed; its days are judged by field', async () => {
  const { me, cast, frameworkId, institute } = await prepared();
  const typed = {
    'name.fr': 'Pays du Sahel',
    kind: 'geographic',
    fromOn: '01/01/2027',
    untilOn: '31/12/2026',
  };
  assert.equal((await me.get(paths.newFramework())).status, 200);
  const refused = await me.post(paths.newFramework(), typed);
  assert.match(refused.text, /href="#f-untilOn"[\s\S]*Pays du Sahel/);
  assert.equal((await me.post(paths.newFramework(), { ...typed, untilOn: '31/12/2031' })).status, 303);
  const geographic = (await me.get(withQuery(paths.frameworks(), { kind: 'geographic' }))).text;
  assert.match(geographic, /Pays du Sahel/);
  assert.doesNotMatch(geographic, /Travail décent<\/a>/);
  assert.match(
    (await me.get(withQuery(paths.frameworks(), { format: 'csv' }))).text,
    /Plateforme des instituts/,
  );
  const edit = paths.editFramework({ id: frameworkId });
  const changed = { ...typed, 'name.fr': 'Travail digne', untilOn: '31/12/2031', version: '1' };
  assert.equal((await me.post(edit, changed)).status, 303);
  assert.match((await me.post(edit, { ...changed, 'name.fr': 'Tard' })).text, /Tard[\s\S]*Travail digne/);
  const kept = await db.read(cast.system, (tx) => frameworkById(tx, institute, frameworkId));
  assert.equal(kept?.name.fr?.text, 'Travail digne');
});

test('what an outcome contributes to a target stands at the framework and in the file, once', async () => {
  const { me, cast, programmeId, outcomeId, frameworkId, targetId, file, contributions } = await prepared();
  const add = paths.newContribution({ id: programmeId });
  const typed = { targetId, outcomeId, 'text.fr': 'Formation de 200 délégués' };
  assert.match((await me.post(add, { ...typed, 'text.fr': '' })).text, /href="#f-text/);
  assert.equal((await me.post(add, typed)).status, 303);
  assert.match((await me.post(add, typed)).text, /href="#f-targetId"/);
  for (const path of [file, paths.framework({ id: frameworkId })])
    assert.match((await me.get(path)).text, /Formation de 200 délégués/);
  const framework = paths.framework({ id: frameworkId });
  const rowsOf = async (table?: string) =>
    (await me.get(withQuery(framework, { format: 'csv', table }))).text.trim().split('\r\n').slice(1);
  const [line, ...more] = await rowsOf();
  assert.match(line ?? '', /^C1 La liberté syndicale est respectée;[^;]+;OS1;Formation de 200 délégués;{9}$/);
  assert.deepEqual(more, []);
  assert.match(
    (await rowsOf('dialogues')).join('|'),
    /^\d{4}-\d\d-\d\d;[^|]*;Direction générale, instituts;0$/,
  );
  assert.match((await me.get(framework)).text, /format=csv&amp;table=targets"/);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  for (const other of [partner, cast.as('donor_officer')])
    assert.equal((await app.as(other).get(`${framework}?format=csv`)).status, 404, other.role);
  const [{ id } = { id: '' }] = await contributions();
  const edit = paths.editContribution({ id });
  assert.equal((await me.post(edit, { 'text.fr': 'Formation de 300 délégués', version: '1' })).status, 303);
  assert.match((await me.post(edit, { 'text.fr': 'Tard', version: '1' })).text, /Tard[\s\S]*300 délégués/);
  const other = await prepared();
  assert.match((await me.post(add, { ...typed, outcomeId: other.outcomeId })).text, /href="#f-outcomeId"/);
});

test('a contribution goes to a framework of its time, and one on a wrong target is taken away, as the history tells', async () => {
  const { cast, me, programmeId, targetId, file, contributions } = await prepared();
  const bygone = { name: said('Ancien'), kind: 'thematic', fromOn: '1996-01-01', untilOn: '1999-12-31' };
  const { id: oldId } = await doing(db, cast.system, addFramework, bygone);
  const oldTarget = { frameworkId: oldId, code: 'C0', title: said('Ancienne cible') };
  const { id: oldTargetId } = await doing(db, cast.system, addFrameworkTarget, oldTarget);
  const add = paths.newContribution({ id: programmeId });
  const typed = { targetId: oldTargetId, 'text.fr': 'Deux cents délégués' };
  assert.match((await me.post(add, typed)).text, /href="#f-targetId"[^<]*>[^<]*ne court pas en même temps/);
  await me.post(add, { ...typed, targetId });
  const [{ id } = { id: '' }] = await contributions();
  const removal = paths.removeContribution({ id });
  assert.ok((await me.get(file)).text.includes(removal));
  assert.match((await me.get(removal)).text, /Deux cents délégués[\s\S]*Elle ne compte plus/);
  await me.post(paths.editContribution({ id }), { 'text.fr': 'Trois cents délégués', version: '1' });
  assert.equal((await me.post(removal, { version: '1' })).status, 422, 'someone worded it anew meanwhile');
  const finance = app.as(cast.as('finance_officer'));
  assert.equal((await finance.post(removal, { version: '2' })).status, 403);
  const other = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await other.post(removal, { version: '2' })).status, 404);
  assert.equal((await me.post(removal, { version: '2' })).status, 303);
  assert.deepEqual(await contributions(), []);
  const history = (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text;
  assert.match(history, /a retiré une contribution[\s\S]*Trois cents délégués/);
  assert.match(history, /La liberté syndicale est respectée/);
  assert.ok(!history.includes(targetId), 'an id is shown where a title is known');
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const theirs = await partner.get(paths.history({ kind: 'programme', id: programmeId }));
  assert.ok(!theirs.text.includes('La liberté syndicale'), String(theirs.status));
});

test('a target keeps a code of its own in its framework', async () => {
  const { me, cast, frameworkId, targetId, institute } = await prepared();
  const add = paths.newFrameworkTarget({ id: frameworkId });
  assert.match((await me.post(add, { code: 'C1', 'title.fr': 'Autre' })).text, /href="#f-code"/);
  assert.equal((await me.post(add, { code: 'C2', 'title.fr': 'Autre' })).status, 303);
  const edit = paths.editFrameworkTarget({ id: targetId });
  assert.match((await me.post(edit, { code: 'C2', 'title.fr': 'x', version: '1' })).text, /href="#f-code"/);
  assert.equal((await me.post(edit, { code: 'C3', 'title.fr': 'x', version: '1' })).status, 303);
  assert.equal((await db.read(cast.system, (tx) => targetById(tx, institute, targetId)))?.code, 'C3');
});

test('a strategic dialogue is of a framework, an institutional one of none; none is held tomorrow', async () => {
  const { me, programmeId, frameworkId, dialogueId, file } = await prepared();
  const add = paths.newDonorDialogue({ id: programmeId });
  const typed = {
    kind: 'institutional',
    heldOn: dayOf(addDays(today, -3)),
    participants: 'Direction',
    summary: 'Liquidité et stratégie',
  };
  assert.match((await me.post(add, { ...typed, frameworkId })).text, /href="#f-frameworkId"/);
  assert.match((await me.post(add, { ...typed, kind: 'strategic' })).text, /href="#f-frameworkId"/);
  assert.match((await me.post(add, { ...typed, heldOn: dayOf(addDays(today, 3)) })).text, /href="#f-heldOn"/);
  assert.equal((await me.post(add, typed)).status, 303);
  assert.match((await me.get(file)).text, /Dialogue institutionnel[\s\S]*Dialogue stratégique/);
  const edit = paths.editDonorDialogue({ id: dialogueId });
  const changed = { ...typed, kind: 'strategic', frameworkId, summary: 'Relu', version: '1' };
  assert.equal((await me.post(edit, changed)).status, 303);
  assert.match((await me.post(edit, { ...changed, summary: 'Tard' })).text, /Tard[\s\S]*Relu/);
});

test('a commitment waits until it is done or dropped, and can be taken up again', async () => {
  const { me, frameworkId, dialogueId, commitments } = await prepared();
  const page = paths.donorDialogue({ id: dialogueId });
  const add = paths.newCommitment({ id: dialogueId });
  const typed = { what: 'Publier la cartographie', byFunction: 'Direction', dueOn: dayOf(addDays(today, 5)) };
  assert.match((await me.post(add, { ...typed, dueOn: dayOf(addDays(today, -90)) })).text, /href="#f-dueOn"/);
  assert.equal((await me.post(add, typed)).status, 303);
  assert.match((await me.get(paths.home())).text, /Tenir cet engagement[^<]*Publier la cartographie/);
  const [{ id } = { id: '' }] = await commitments();
  const follow = paths.followUpCommitment({ id });
  const done = { state: 'done', onDay: dayOf(today), note: 'En ligne' };
  assert.match((await me.post(follow, { ...done, state: 'open' })).text, /déjà en cours/);
  const early = dayOf(addDays(today, -60));
  assert.match((await me.post(follow, { ...done, onDay: early })).text, /href="#f-onDay"/);
  assert.equal((await me.post(follow, done)).status, 303);
  const earlier = { ...typed, what: 'Envoyer la note', dueOn: dayOf(addDays(today, -20)) };
  await me.post(add, earlier);
  const moved = {
    kind: 'strategic',
    frameworkId,
    heldOn: dayOf(addDays(today, -1)),
    participants: 'Direction',
    summary: 'Progrès',
    version: '1',
  };
  const late = await me.post(paths.editDonorDialogue({ id: dialogueId }), moved);
  assert.match(late.text, /href="#f-heldOn"/, 'a commitment was due before that day');
  assert.match((await me.get(page)).text, /tenu[\s\S]*En ligne/);
  assert.doesNotMatch((await me.get(paths.home())).text, /Publier la cartographie/);
  const again = { ...done, state: 'open', note: 'La page a disparu' };
  assert.match(
    (await me.post(follow, again)).text,
    /La page a disparu[\s\S]*En ligne/,
    'not seen, not replaced',
  );
  const followed = (await commitments()).find((row) => row.id === id);
  await me.post(follow, { ...again, version: String(followed?.followUpEntryNo) });
  assert.match((await me.get(paths.home())).text, /Publier la cartographie/);
  assert.match((await me.get(paths.history({ kind: 'donor_dialogue', id: dialogueId }))).text, /En ligne/);
});

test('a commitment entered wrongly is corrected with a reason: what waits is what stands, and what became of it stays', async () => {
  const { me, dialogueId, commitments } = await prepared();
  const typed = { what: 'Publier la carte', byFunction: 'Direction', dueOn: dayOf(addDays(today, 5)) };
  await me.post(paths.newCommitment({ id: dialogueId }), typed);
  const [wrong] = await commitments();
  const correct = paths.correctCommitment({ id: wrong!.id });
  const said = { ...typed, what: 'Publier la note', version: String(wrong!.entryNo) };
  assert.match((await me.get(paths.donorDialogue({ id: dialogueId }))).text, new RegExp(correct));
  const unsaid = await me.post(correct, said);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"[\s\S]*Publier la note/);
  const early = { ...said, reason: 'Mal noté', dueOn: dayOf(addDays(today, -90)) };
  assert.match((await me.post(correct, early)).text, /href="#f-dueOn"/);
  const follow = { state: 'dropped', onDay: dayOf(today), note: 'Sans objet', version: '0' };
  assert.equal((await me.post(paths.followUpCommitment({ id: wrong!.id }), follow)).status, 303);
  assert.equal((await me.post(correct, { ...said, reason: 'Mal noté' })).status, 303);
  const rows = await commitments();
  assert.deepEqual(
    rows.map(({ id, what, state }) => [id, what, state]),
    [[wrong!.id, 'Publier la note', 'dropped']],
  );
  const second = await me.post(correct, { ...said, what: 'Autre chose', reason: 'Encore' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Autre chose[\s\S]*Publier la note|Publier la note[\s\S]*Autre chose/);
  const again = { state: 'open', onDay: dayOf(today), note: 'Repris' };
  const version = String(rows[0]!.followUpEntryNo);
  await me.post(paths.followUpCommitment({ id: wrong!.id }), { ...again, version });
  const home = (await me.get(paths.home())).text;
  assert.match(home, /Publier la note/);
  assert.doesNotMatch(home, /Publier la carte/);
  const history = await me.get(paths.history({ kind: 'donor_dialogue', id: dialogueId }));
  assert.match(history.text, /Mal noté/);
});

test('frameworks and dialogues are the house’s: finance reads, partners, the donor and others find nothing', async () => {
  const { cast, programmeId, outcomeId, frameworkId, dialogueId } = await prepared();
  const pages = [
    paths.frameworks(),
    paths.framework({ id: frameworkId }),
    paths.donorDialogue({ id: dialogueId }),
  ];
  const forms = [
    paths.newFramework(),
    paths.newFrameworkTarget({ id: frameworkId }),
    paths.newContribution({ id: programmeId }),
    paths.newDonorDialogue({ id: programmeId }),
    paths.newCommitment({ id: dialogueId }),
  ];
  const finance = app.as(cast.as('finance_officer'));
  const scope = { outcomes: [outcomeId], years: [2026] };
  const auditor = app.as(cast.as('auditor', { scope }));
  for (const path of pages)
    for (const reader of [finance, auditor]) assert.equal((await reader.get(path)).status, 200, path);
  for (const path of forms) assert.equal((await finance.get(path)).status, 403, path);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  for (const stranger of [partner, app.as(cast.as('donor_officer'))])
    for (const path of pages) assert.equal((await stranger.get(path)).status, 404, path);
  const other = app.as((await makeCast(db)).as('programme_officer'));
  for (const path of [...pages.slice(1), ...forms.slice(1)])
    assert.equal((await other.get(path)).status, 404, path);
  const history = paths.history({ kind: 'donor_dialogue', id: dialogueId });
  assert.equal((await partner.get(history)).status, 404);
});

test('the pages ask few queries', async () => {
  const { officer, frameworkId, dialogueId } = await prepared();
  assert.ok((await countingQueries(db, officer, show, { params: { id: frameworkId } })).queries <= 5);
  assert.ok((await countingQueries(db, officer, showDialogue, { params: { id: dialogueId } })).queries <= 8);
});
