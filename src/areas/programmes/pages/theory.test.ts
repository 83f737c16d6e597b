import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { carriedBy, partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { addOutput } from '../commands/add-output.ts';
import { addStatement } from '../commands/add-statement.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { causalLinksOf, outputById, statementsOf } from '../queries/theories.ts';
import { show } from './theory.tsx';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const second = { programmeId, code: 'OS2', title: said('Dialogue'), aims: ['O3'], position: 1 };
  const { id: otherId } = await doing(db, cast.system, addOutcome, second);
  const output = { outcomeId, code: 'R1', title: said('Cadres formés'), actions: ['A2'] };
  const { id: outputId } = await doing(db, cast.system, addOutput, output);
  const officer = cast.as('programme_officer');
  const read = <T>(ask: (tx: never, institute: string, id: string) => Promise<T>) =>
    db.read(cast.system, (tx) => ask(tx as never, cast.institute.id, programmeId));
  const page = paths.theory({ id: programmeId });
  return { cast, programmeId, outcomeId, otherId, outputId, officer, me: app.as(officer), read, page };
};

test('what is added stands in the picture and in the outline, beside outcomes and outputs from their own tables', async () => {
  const { me, programmeId, outcomeId, page, read } = await prepared();
  const add = paths.newStatement({ id: programmeId });
  await me.post(add, { kind: 'impact', 'text.fr': 'Un travail décent pour tous' });
  await me.post(add, { kind: 'assumption', outcomeId, 'text.fr': 'La loi reste libre' });
  const saved = await me.post(add, { kind: 'actor', 'text.fr': 'Inspection du travail' });
  assert.equal(saved.location?.split('?')[0], page);
  assert.equal((await read(statementsOf)).length, 3);
  const { text } = await me.get(page);
  assert.match(
    text,
    /<svg class="phone"[^>]*role="img" aria-labelledby="theory-phone-title theory-phone-desc"/,
  );
  assert.match(text, /Un impact au-dessus de 2 outcomes et de un output/);
  const [picture = '', outline = ''] = text.split('id="outline"');
  for (const words of [
    'Un travail décent pour tous',
    'La loi reste libre',
    'Inspection du travail',
    'Cadres formés',
  ]) {
    assert.ok(picture.includes(words), words);
    assert.ok(outline.includes(words), words);
  }
});

test('the outline is taken along as rows, each with what it leads to, by whoever reads the page', async () => {
  const { cast, me, programmeId, outcomeId, otherId, outputId, page } = await prepared();
  const add = (kind: string, text: string, of?: string) =>
    doing(db, cast.system, addStatement, { programmeId, kind, text: said(text), outcomeId: of });
  await add('impact', 'Un travail décent');
  await add('assumption', 'La loi reste libre', outcomeId);
  await add('actor', 'Inspection du travail');
  const link = { from: `output:${outputId}`, to: `outcome:${otherId}`, 'reason.fr': 'Les mêmes cadres' };
  await me.post(paths.newCausalLink({ id: programmeId }), link);
  assert.match((await me.get(page)).text, /href="[^"]*format=xlsx"/);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  for (const each of [outcomeId, otherId]) await carriedBy(db, cast, each, partnershipId);
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'fr' }));
  for (const reader of [me, partner]) {
    const [, ...lines] = (await reader.get(`${page}?format=csv`)).text.trim().split('\r\n');
    assert.equal(lines.length, 6);
    assert.equal(lines[0], 'Impact;;;Un travail décent;');
    assert.match(lines[1] ?? '', /^Outcome;OS1;;[^;]+;Un travail décent$/);
    assert.match(
      lines[2] ?? '',
      /^Output;R1;OS1;Cadres formés;"OS1 [^;]*\nOS2 Dialogue · Les mêmes cadres"$/,
    );
    assert.match(lines[3] ?? '', /^[^;]+;;OS1;La loi reste libre;$/);
    assert.equal(lines[4], 'Outcome;OS2;;Dialogue;Un travail décent');
    assert.match(lines[5] ?? '', /^[^;]+;;;Inspection du travail;$/);
  }
  for (const stranger of [cast.as('donor_officer'), (await makeCast(db)).as('programme_officer')])
    assert.equal((await app.as(stranger).get(`${page}?format=csv`)).status, 404);
});

test('an impact of an outcome, a statement without words and another programme’s outcome are told by field', async () => {
  const { me, programmeId, outcomeId, read } = await prepared();
  const other = await prepared();
  const add = paths.newStatement({ id: programmeId });
  const misplaced = await me.post(add, { kind: 'impact', outcomeId, 'text.fr': 'Trop bas' });
  assert.equal(misplaced.status, 422);
  assert.match(misplaced.text, /laissez l’outcome vide/);
  assert.match(misplaced.text, /Trop bas/, 'what was typed stays');
  assert.match((await me.post(add, { kind: 'actor' })).text, /href="#f-text/);
  const foreign = { kind: 'actor', outcomeId: other.outcomeId, 'text.fr': 'x' };
  assert.match((await me.post(add, foreign)).text, /href="#f-outcomeId"/);
  assert.deepEqual(await read(statementsOf), []);
});

test('the order changes one place at a time, and stays where there is no further place', async () => {
  const { cast, me, programmeId, outcomeId, page, read } = await prepared();
  const ids: string[] = [];
  for (const text of ['Un', 'Deux', 'Trois'])
    ids.push(
      (await doing(db, cast.system, addStatement, { programmeId, kind: 'assumption', text: said(text) })).id,
    );
  const order = async () => (await read(statementsOf)).map(({ text }) => text.fr?.text);
  const move = (at: number, direction: string) =>
    me.post(paths.moveStatement({ id: ids[at]! }), { direction });
  assert.equal((await move(2, 'up')).location?.split(/[?#]/)[0], page);
  assert.deepEqual(await order(), ['Un', 'Trois', 'Deux']);
  await move(0, 'up');
  assert.deepEqual(await order(), ['Un', 'Trois', 'Deux']);
  await me.post(paths.moveOutcome({ id: outcomeId }), { direction: 'down' });
  assert.deepEqual(
    (await read(outcomesOf)).map(({ code }) => code),
    ['OS2', 'OS1'],
  );
});

test('the second of two people who word a statement sees both versions', async () => {
  const { cast, me, programmeId, read } = await prepared();
  const kind = 'assumption';
  const { id } = await doing(db, cast.system, addStatement, { programmeId, kind, text: said('Avant') });
  const edit = paths.editStatement({ id });
  assert.match((await me.get(edit)).text, /Avant/);
  assert.equal((await me.post(edit, { 'text.fr': 'Après', version: '1' })).status, 303);
  const late = await me.post(edit, { 'text.fr': 'Trop tard', version: '1' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Trop tard[\s\S]*Après/);
  assert.equal((await read(statementsOf))[0]?.text.fr?.text, 'Après');
});

test('a further cause joins what the chain does not join, once; it goes with the impact that it leads to', async () => {
  const { cast, me, programmeId, outcomeId, otherId, outputId, page, read } = await prepared();
  const add = paths.newCausalLink({ id: programmeId });
  const link = { from: `output:${outputId}`, to: `outcome:${otherId}`, 'reason.fr': 'Les mêmes cadres' };
  assert.equal((await me.post(add, link)).status, 303);
  assert.match((await me.post(add, link)).text, /Ce lien existe déjà/);
  assert.match((await me.post(add, { ...link, to: `outcome:${outcomeId}` })).text, /montre déjà ce lien/);
  assert.match((await me.post(add, { ...link, to: `output:${outputId}` })).text, /Rien ne mène à soi-même/);
  const [own, other] = [`outcome:${outcomeId}`, `outcome:${otherId}`];
  const against = await me.post(add, { from: own, to: link.from });
  assert.equal(against.status, 422);
  assert.match(against.text, /href="#f-to"[^>]*>[^<]*montre l’inverse/);
  const round = await me.post(add, { from: other, to: link.from });
  assert.match(
    round.text,
    /href="#f-to"[^>]*>[^<]*fermerait un cercle/,
    'what the link leads to is no cause of it',
  );
  const impact = { programmeId, kind: 'impact', text: said('But') };
  const { id } = await doing(db, cast.system, addStatement, impact);
  await me.post(add, { ...link, to: `impact:${id}` });
  assert.equal((await read(causalLinksOf)).length, 2);
  assert.match((await me.get(page)).text, /<path class="link"/);
  assert.match((await me.get(paths.removeStatement({ id }))).text, /But/);
  await me.post(paths.removeStatement({ id }), { version: '2' });
  assert.equal((await read(causalLinksOf)).length, 2, 'another version than was seen stays');
  await me.post(paths.removeStatement({ id }), { version: '1' });
  const [left, ...more] = await read(causalLinksOf);
  assert.equal(more.length, 0);
  await me.post(paths.removeCausalLink({ id: left!.id }));
  assert.deepEqual(await read(causalLinksOf), []);
  assert.match(
    (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text,
    /Les mêmes cadres/,
  );
});

test('an output is changed, and keeps a code of its own', async () => {
  const { cast, me, outcomeId, outputId } = await prepared();
  await doing(db, cast.system, addOutput, { outcomeId, code: 'R2', title: said('Autre'), actions: ['A1'] });
  const edit = paths.editOutput({ id: outputId });
  const typed = { code: 'R2', 'title.fr': 'Cadres', actions: 'A5', version: '1' };
  assert.match((await me.post(edit, typed)).text, /href="#f-code"/);
  assert.equal((await me.post(edit, { ...typed, code: 'R3' })).status, 303);
  const kept = await db.read(cast.system, (tx) => outputById(tx, cast.institute.id, outputId));
  assert.deepEqual([kept?.code, kept?.title.fr?.text, kept?.actions], ['R3', 'Cadres', ['A5']]);
  assert.equal((await me.post(edit, { ...typed, code: 'R4' })).status, 422, 'someone changed it meanwhile');
});

test('who adds or changes an output stands in the history of its outcome', async () => {
  const { me, outcomeId, outputId } = await prepared();
  const history = async () => (await me.get(paths.history({ kind: 'outcome', id: outcomeId }))).text;
  assert.match(await history(), /Cadres formés/);
  const typed = { code: 'R1', 'title.fr': 'Formatrices prêtes', actions: 'A3', version: '1' };
  assert.equal((await me.post(paths.editOutput({ id: outputId }), typed)).status, 303);
  assert.match(await history(), /Formatrices prêtes/);
});

test('a partner and an auditor read it without a way to change it; strangers find nothing', async () => {
  const { cast, programmeId, outcomeId, page } = await prepared();
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  await carriedBy(db, cast, outcomeId, partnershipId);
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const add = paths.newStatement({ id: programmeId });
  for (const reader of [partner, cast.as('finance_officer')]) {
    const { status, text } = await app.as(reader).get(page);
    assert.equal(status, 200, reader.role);
    assert.ok(!text.includes(add), reader.role);
    assert.equal((await app.as(reader).post(add, { kind: 'actor', 'text.fr': 'x' })).status, 403);
    assert.equal(
      (await app.as(reader).post(paths.moveOutcome({ id: outcomeId }), { direction: 'down' })).status,
      403,
    );
  }
  for (const stranger of [cast.as('donor_officer'), (await makeCast(db)).as('programme_officer')])
    for (const path of [page, add]) assert.equal((await app.as(stranger).get(path)).status, 404);
});

test('the page asks few queries', async () => {
  const { officer, programmeId } = await prepared();
  assert.ok((await countingQueries(db, officer, show, { params: { id: programmeId } })).queries <= 6);
});

test('a statement keeps its lines in the outline, as a paragraph does', async () => {
  const { me, programmeId, page } = await prepared();
  const lines = 'Impact\n\nDeuxième ligne';
  await me.post(paths.newStatement({ id: programmeId }), { kind: 'impact', 'text.fr': lines });
  const [, outline = ''] = (await me.get(page)).text.split('id="outline"');
  assert.ok(outline.includes(`<p>${lines}</p>`), outline);
});
