import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addFramework } from '../commands/add-framework.ts';
import { openProgramme } from '../commands/open-programme.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';
import { donorDialogues } from '../queries/donor-dialogues.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');

const typed = {
  heldOn: dayOf(addDays(today, -9)),
  participants: 'Direction générale, direction de l’institut',
  summary: 'Liquidité et stratégie',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const second = { reference: 'P2027', title: { fr: { text: 'Suite', source: true } }, fromOn: '2027-01-01' };
  const { id: otherId } = await doing(db, cast.system, openProgramme, second);
  const me = app.as(cast.as('programme_officer'));
  return { cast, me, files: [programmeId, otherId].map((id) => paths.programmeFile({ id })) };
};

const recorded = async () => {
  const world = await prepared();
  assert.equal((await world.me.post(paths.newInstituteDialogue(), typed)).status, 303);
  const [dialogue] = await db.read(world.cast.system, (tx) => donorDialogues(tx, world.cast.institute.id));
  return { ...world, id: dialogue!.id };
};

test('an institutional dialogue of the institute stands in the file of each of its programmes, with its commitments', async () => {
  const { me, id, files } = await recorded();
  const page = paths.donorDialogue({ id });
  const promise = { what: 'Envoyer les ratios', byFunction: 'Direction', dueOn: dayOf(addDays(today, 5)) };
  assert.equal((await me.post(paths.newCommitment({ id }), promise)).status, 303);
  for (const path of [...files, paths.donorDialogues()]) {
    const { text } = await me.get(path);
    assert.match(text, new RegExp(`href="${page}"[\\s\\S]*Dialogue institutionnel[\\s\\S]*L’institut`), path);
    assert.match(text, /un en cours/, path);
  }
  assert.match((await me.get(page)).text, /L’institut[\s\S]*Liquidité et stratégie[\s\S]*Envoyer les ratios/);
  assert.match((await me.get(paths.home())).text, /Envoyer les ratios/);
  const csv = (await me.get(withQuery(files[1]!, { format: 'csv', table: 'dialogues' }))).text;
  assert.match(csv, /Dialogue institutionnel;L’institut;;Direction générale/);
  const strategic = await me.get(withQuery(paths.donorDialogues(), { kind: 'strategic' }));
  assert.doesNotMatch(strategic.text, new RegExp(page));
});

test('it is changed and withdrawn as others are, and bad input is told beside its field', async () => {
  const { me, id, files } = await recorded();
  const add = paths.newInstituteDialogue();
  assert.match((await me.get(add)).text, /name="heldOn"(?![\s\S]*name="frameworkId")/);
  const early = await me.post(add, { ...typed, heldOn: dayOf(addDays(today, 3)) });
  assert.equal(early.status, 422);
  assert.match(early.text, /href="#f-heldOn"[\s\S]*Liquidité et stratégie/);
  const edit = paths.editDonorDialogue({ id });
  assert.equal(
    (await me.post(edit, { ...typed, summary: 'Relu', kind: 'institutional', version: '1' })).status,
    303,
  );
  const late = await me.post(edit, { ...typed, kind: 'institutional', summary: 'Tard', version: '1' });
  assert.match(late.text, /Tard[\s\S]*Relu/);
  const withdrawal = paths.withdrawDonorDialogue({ id });
  assert.equal((await me.post(withdrawal, { reason: 'Pas tenu', version: '2' })).status, 303);
  for (const path of [...files, paths.donorDialogues()])
    assert.doesNotMatch((await me.get(path)).text, new RegExp(paths.donorDialogue({ id })));
});

test('one noted under a programme becomes the institute’s, and back, and its history says so', async () => {
  const { cast, me, files } = await prepared();
  const [file, other] = [files[0]!, files[1]!];
  const programmeId = file.split('/').at(-2)!;
  const { id } = await doing(db, cast.system, recordDonorDialogue, {
    programmeId,
    kind: 'institutional',
    heldOn: addDays(today, -9),
    participants: 'Direction',
    summary: 'Liquidité',
  });
  const edit = paths.editDonorDialogue({ id });
  const page = new RegExp(`href="${paths.donorDialogue({ id })}"`);
  assert.doesNotMatch((await me.get(other)).text, page);
  const opened = (await me.get(edit)).text;
  assert.match(
    opened,
    new RegExp(`name="programmeId"[\\s\\S]*value="institute"[\\s\\S]*value="${programmeId}" selected`),
  );
  const same = { ...typed, kind: 'institutional' };
  assert.equal((await me.post(edit, { ...same, summary: 'Relu', version: '1' })).status, 303);
  assert.doesNotMatch((await me.get(other)).text, page, 'a form that does not ask leaves it');
  const ours = { ...same, programmeId: 'institute' };
  assert.equal((await me.post(edit, { ...ours, version: '2' })).status, 303);
  for (const path of files) assert.match((await me.get(path)).text, page, path);
  const late = await me.post(edit, { ...same, programmeId, version: '2' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Programme<\/th>[\s\S]*?P2022[\s\S]*?L’institut/);
  const strategic = await me.post(edit, {
    ...ours,
    kind: 'strategic',
    frameworkId: await frameworkOf(cast),
    version: '3',
  });
  assert.equal(strategic.status, 422);
  assert.match(strategic.text, /href="#f-programmeId"[\s\S]*Seul un dialogue institutionnel/);
  const stranger = await makeCast(db);
  const { programmeId: theirs } = await programmeOf(db, stranger);
  const unknown = await me.post(edit, { ...same, programmeId: theirs, version: '3' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /href="#f-programmeId"/);
  const history = (await me.get(paths.history({ kind: 'donor_dialogue', id }))).text;
  assert.match(history, /Programme<\/dt><dd><span[^>]*>[^<]*<\/span><del>Un titre<\/del>/);
  assert.equal((await me.post(edit, { ...same, programmeId, version: '3' })).status, 303);
  assert.match((await me.get(file)).text, page);
  assert.doesNotMatch((await me.get(other)).text, page);
  const finance = app.as(cast.as('finance_officer'));
  assert.equal((await finance.post(edit, { ...ours, version: '4' })).status, 403);
});

const frameworkOf = async (cast: Awaited<ReturnType<typeof makeCast>>): Promise<string> => {
  const name = { fr: { text: 'Sahel', source: true } };
  const framework = { name, kind: 'geographic', fromOn: '2022-01-01', untilOn: '2026-12-31' };
  return (await doing(db, cast.system, addFramework, framework)).id;
};

test('partners, the donor and another institute find nothing of it, and finance records none', async () => {
  const { cast, id } = await recorded();
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  for (const stranger of [partner, app.as(cast.as('donor_officer'))])
    for (const path of [paths.donorDialogues(), paths.donorDialogue({ id })])
      assert.equal((await stranger.get(path)).status, 404, path);
  const other = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await other.get(paths.donorDialogue({ id }))).status, 404);
  assert.doesNotMatch((await other.get(paths.donorDialogues())).text, new RegExp(id));
  assert.equal((await other.post(paths.editDonorDialogue({ id }), { ...typed, version: '1' })).status, 404);
  const finance = app.as(cast.as('finance_officer'));
  assert.equal((await finance.get(paths.donorDialogues())).status, 200);
  assert.equal((await finance.post(paths.newInstituteDialogue(), typed)).status, 403);
});
