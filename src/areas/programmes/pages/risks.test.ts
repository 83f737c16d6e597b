import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { addRisk } from '../commands/add-risk.ts';
import { addStatement } from '../commands/add-statement.ts';
import { openProgramme } from '../commands/open-programme.ts';
import { followUpsOf, risksOf } from '../queries/risks.ts';
import { statementsOf } from '../queries/theories.ts';
import { graveRiskRule } from '../rules/design-rules.ts';
import { show } from './risk.tsx';
import { show as showList } from './risks.tsx';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const today = todayIn();
const year = yearOf(today);
const dayOf = (day: string) => day.split('-').reverse().join('/');

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, year - 4);
  const { id: riskId } = await doing(db, cast.system, addRisk, {
    programmeId,
    outcomeId,
    text: said('La loi interdit la grève'),
    probability: 3,
    impact: 4,
    responsible: 'Direction',
  });
  const officer = cast.as('programme_officer');
  const risks = () => db.read(cast.system, (tx) => risksOf(tx, cast.institute.id, programmeId));
  const followUps = () => db.read(cast.system, (tx) => followUpsOf(tx, cast.institute.id, riskId));
  const list = paths.programmeRisks({ id: programmeId });
  return { cast, programmeId, outcomeId, riskId, officer, me: app.as(officer), risks, followUps, list };
};

const followUp = {
  year: String(year),
  state: 'occurred',
  probability: '5',
  impact: '4',
  note: 'La loi est votée',
  byFunction: 'Direction',
  onDay: dayOf(today),
};

test('a risk stands in the list, the gravest first, in the matrix and in the file', async () => {
  const { me, programmeId, list } = await prepared();
  const typed = {
    'text.fr': 'Le taux de change bouge',
    probability: '5',
    impact: '5',
    'mitigation.fr': 'Réserve',
  };
  assert.equal((await me.post(paths.newRisk({ id: programmeId }), typed)).status, 303);
  const { text } = await me.get(list);
  assert.ok(text.indexOf('Le taux de change bouge') < text.indexOf('La loi interdit la grève'));
  assert.match(text, /class="tag stop">5 × 5 = 25</);
  assert.match(text, /class="tag stop">3 × 4 = 12</);
  assert.match(text, /<th scope="row"[^>]*>5 · très élevée<\/th>/);
  const closed = (await me.get(withQuery(list, { state: 'closed' }))).text;
  assert.doesNotMatch(closed, /La loi interdit/);
  const { text: csv } = await me.get(withQuery(list, { format: 'csv' }));
  assert.match(csv, /Le taux de change bouge;;[^;]*;5;5;25;Réserve/);
});

test('a mark off the scale, no words and an outcome of another programme are told by field, nothing typed is lost', async () => {
  const { cast, me, programmeId, risks } = await prepared();
  const add = paths.newRisk({ id: programmeId });
  const typed = { 'text.fr': 'Autre', probability: '9', impact: '2', responsible: 'Secrétariat' };
  const refused = await me.post(add, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-probability"[^<]*>[^<]*note de 1 à 5/);
  assert.match(refused.text, /value="Secrétariat"/);
  assert.match((await me.post(add, { probability: '1', impact: '1' })).text, /href="#f-text/);
  const { id: foreign } = await doing(db, cast.system, openProgramme, {
    reference: 'P2',
    title: said('Autre'),
    fromOn: '2022-01-01',
  });
  const assumption = { programmeId: foreign, kind: 'assumption', text: said('Ailleurs') };
  const { id: statementId } = await doing(db, cast.system, addStatement, assumption);
  assert.match(
    (await me.post(add, { ...typed, probability: '1', statementId })).text,
    /href="#f-statementId"/,
  );
  assert.equal((await risks()).length, 1);
});

test('from where a risk is grave is the number of the rulebook, in the list and on its page', async () => {
  const { cast, me, riskId, list } = await prepared();
  const [seed] = graveRiskRule.parameters;
  const parameters = [{ ...seed!, ruleId: graveRiskRule.id, value: '15' }];
  await doing(db, cast.system, adoptRulebook, { parameters, countryFacts: [] });
  for (const path of [list, paths.risk({ id: riskId })])
    assert.match((await me.get(path)).text, /class="tag warn">3 × 4 = 12</, path);
});

test('an assumption on which a risk hangs stays in the theory of change', async () => {
  const { cast, me, programmeId } = await prepared();
  const assumption = { programmeId, kind: 'assumption', text: said('La loi reste libre') };
  const { id: statementId } = await doing(db, cast.system, addStatement, assumption);
  const risk = { programmeId, statementId, text: said('Elle change'), probability: 2, impact: 2 };
  const { id } = await doing(db, cast.system, addRisk, risk);
  assert.match((await me.get(paths.risk({ id }))).text, /La loi reste libre/);
  const refused = await me.post(paths.removeStatement({ id: statementId }), { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Un risque se rattache à cette hypothèse/);
  const kept = await db.read(cast.system, (tx) => statementsOf(tx, cast.institute.id, programmeId));
  assert.equal(kept.length, 1);
});

test('a follow-up judges the risk anew, once a year; its correction is a row with its reason', async () => {
  const { me, riskId, risks, followUps } = await prepared();
  const form = paths.followUpRisk({ id: riskId });
  assert.match((await me.get(form)).text, new RegExp(`value="${year}"`));
  assert.equal((await me.post(form, followUp)).status, 303);
  assert.deepEqual(
    (await risks()).map(({ probability, impact, state, followedYear }) => [
      probability,
      impact,
      state,
      followedYear,
    ]),
    [[5, 4, 'occurred', year]],
  );
  assert.match((await me.post(form, followUp)).text, /Le suivi de cette année existe/);
  assert.match(
    (await me.post(form, { ...followUp, year: String(year + 14) })).text,
    new RegExp(`Le programme va de ${year - 4} à`),
  );
  assert.match(
    (await me.post(form, { ...followUp, year: String(year - 3), onDay: '01/01/2090' })).text,
    /#f-onDay/,
  );
  const [first] = await followUps();
  const correction = paths.correctRiskFollowUp({ id: first!.id });
  const version = versionIn((await me.get(correction)).text);
  assert.match((await me.post(correction, { ...followUp, version, state: 'open' })).text, /#f-reason/);
  const postponed = { ...followUp, version, state: 'open', reason: 'Vote reporté' };
  assert.equal((await me.post(correction, postponed)).status, 303);
  const late = await me.post(correction, { ...postponed, state: 'occurred', note: 'Tapé pendant une heure' });
  assert.equal(late.status, 422, 'who was second sees both');
  assert.match(late.text, /Tapé pendant une heure/);
  assert.match(late.text, /peut encore survenir/);
  const rows = await followUps();
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['open'],
  );
  assert.equal((await me.get(correction)).status, 404, 'a row that was replaced is not corrected again');
  assert.match((await me.get(paths.risk({ id: riskId }))).text, /peut encore survenir/);
  const file = await me.get(withQuery(paths.risk({ id: riskId }), { format: 'csv' }));
  assert.match(file.text, new RegExp(`${year};peut encore survenir;5;4`));
});

test('how a risk was judged first stays once it was followed up', async () => {
  const { me, riskId, risks } = await prepared();
  const edit = paths.editRisk({ id: riskId });
  assert.match((await me.get(edit)).text, /name="probability"/);
  await me.post(paths.followUpRisk({ id: riskId }), followUp);
  const { text: form } = await me.get(edit);
  assert.doesNotMatch(form, /name="probability"/);
  assert.match(form, /Jugé au départ[\s\S]*3 · /);
  const typed = { 'text.fr': 'Autrement', version: '1' };
  const remarked = await me.post(edit, { ...typed, probability: '1', impact: '4' });
  assert.match(remarked.text, /href="#f-probability"[^<]*>[^<]*le premier jugement reste/);
  assert.equal((await me.post(edit, typed)).status, 303);
  assert.deepEqual(
    (await risks()).map((row) => [row.text.fr?.text, row.firstProbability, row.firstImpact, row.probability]),
    [['Autrement', 3, 4, 5]],
  );
  assert.match((await me.get(paths.risk({ id: riskId }))).text, /Jugé au départ/);
});

test('a year that has not begun is not followed up; a wrong year is corrected, one row a year stands', async () => {
  const { cast, me, riskId, followUps } = await prepared();
  const { id: programmeId } = await doing(db, cast.system, openProgramme, {
    reference: 'P3',
    title: said('Plus loin'),
    fromOn: `${year}-01-01`,
  });
  const risk = { programmeId, text: said('Demain'), probability: 1, impact: 2 };
  const { id: later } = await doing(db, cast.system, addRisk, risk);
  const early = await me.post(paths.followUpRisk({ id: later }), { ...followUp, year: String(year + 1) });
  assert.equal(early.status, 422);
  assert.match(early.text, /href="#f-year"[^<]*>[^<]*n’avait pas commencé/);
  const form = paths.followUpRisk({ id: riskId });
  await me.post(form, followUp);
  await me.post(form, { ...followUp, year: String(year - 2), note: 'Autre année' });
  const wrong = (await followUps()).find((row) => row.year === year - 2);
  const correction = paths.correctRiskFollowUp({ id: wrong!.id });
  const version = versionIn((await me.get(correction)).text);
  const typed = { ...followUp, version, note: 'Bien dite', reason: 'Année mal tapée' };
  assert.match((await me.get(correction)).text, new RegExp(`value="${year - 2}"`));
  assert.match((await me.post(correction, typed)).text, /Le suivi de cette année existe/);
  assert.equal((await me.post(correction, { ...typed, year: String(year - 1) })).status, 303);
  assert.deepEqual(
    (await followUps()).map((row) => [row.year, row.note]),
    [
      [year, 'La loi est votée'],
      [year - 1, 'Bien dite'],
    ],
  );
});

test('who keeps the programme is told once a year what is not followed up, until it is or is closed', async () => {
  const { cast, me, programmeId, riskId, list } = await prepared();
  assert.ok((await me.get(paths.home())).text.includes(list));
  assert.ok(!(await app.as(cast.as('finance_officer')).get(paths.home())).text.includes(list));
  await me.post(paths.followUpRisk({ id: riskId }), { ...followUp, year: String(year - 1), state: 'open' });
  assert.ok((await me.get(paths.home())).text.includes(list), 'last year’s does not count');
  await me.post(paths.followUpRisk({ id: riskId }), followUp);
  assert.ok(!(await me.get(paths.home())).text.includes(list), programmeId);
});

test('after the programme the form opens with its last year, which can still be followed up', async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, year - 6);
  const risk = { programmeId, text: said('Demain'), probability: 1, impact: 2 };
  const { id: riskId } = await doing(db, cast.system, addRisk, risk);
  const me = app.as(cast.as('programme_officer'));
  assert.ok((await me.get(paths.home())).text.includes(paths.programmeRisks({ id: programmeId })));
  const form = paths.followUpRisk({ id: riskId });
  assert.match((await me.get(form)).text, new RegExp(`id="f-year"[^>]*value="${year - 2}"`));
  assert.equal((await me.post(form, { ...followUp, year: String(year - 2) })).status, 303);
  assert.ok(!(await me.get(paths.home())).text.includes(paths.programmeRisks({ id: programmeId })));
});

test('the list shows which risks wait for their follow-up', async () => {
  const { cast, riskId, list } = await prepared();
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const waits = />to follow up</;
  assert.match((await me.get(list)).text, waits);
  assert.match((await me.get(withQuery(list, { format: 'csv' }))).text, /To follow up/);
  await me.post(paths.followUpRisk({ id: riskId }), followUp);
  assert.doesNotMatch((await me.get(list)).text, waits);
});

test('the second of two people who change a risk sees both versions', async () => {
  const { me, riskId, risks } = await prepared();
  const edit = paths.editRisk({ id: riskId });
  const typed = { 'text.fr': 'Autrement', probability: '2', impact: '2', version: '1' };
  assert.equal((await me.post(edit, typed)).status, 303);
  const late = await me.post(edit, { ...typed, 'text.fr': 'Trop tard' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Trop tard[\s\S]*Autrement/);
  assert.deepEqual(
    (await risks()).map(({ text }) => text.fr?.text),
    ['Autrement'],
  );
});

test('risks are the house’s: finance and auditors read, partners, the donor and other institutes find nothing', async () => {
  const { cast, programmeId, outcomeId, riskId, list } = await prepared();
  for (const reader of [
    cast.as('finance_officer'),
    cast.as('auditor', { scope: { outcomes: [outcomeId], years: [year] } }),
  ]) {
    assert.equal((await app.as(reader).get(list)).status, 200, reader.role);
    assert.equal((await app.as(reader).get(paths.risk({ id: riskId }))).status, 200, reader.role);
    assert.equal((await app.as(reader).post(paths.followUpRisk({ id: riskId }), followUp)).status, 403);
  }
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  assert.ok(!(await app.as(partner).get(paths.programme({ id: programmeId }))).text.includes(list));
  for (const stranger of [partner, cast.as('donor_officer'), (await makeCast(db)).as('programme_officer')])
    for (const path of [list, paths.risk({ id: riskId })])
      assert.equal((await app.as(stranger).get(path)).status, 404, stranger.role);
});

test('the pages ask few queries', async () => {
  const { officer, programmeId, riskId } = await prepared();
  assert.ok((await countingQueries(db, officer, showList, { params: { id: programmeId } })).queries <= 5);
  assert.ok((await countingQueries(db, officer, show, { params: { id: riskId } })).queries <= 6);
});
