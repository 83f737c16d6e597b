import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { paths } from '../../../paths.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';

const db = await testDatabase();
const { cast, institute, officer, programme, partnershipId, indicator } = await reportingOffice(db);
const [outcomeId] = programme.outcomes;
const reader = testApp(db).as(officer);
const said = (text: string) => ({ fr: { text, source: true as const } });
const last = { overTime: 'last', overPartners: 'none' };
const aim = (indicatorId: string, at: number, more: object) =>
  doing(db, officer, setTarget, { indicatorId, from: `${at}-01-01`, until: `${at}-12-31`, ...more });
const begin = (indicatorId: string, more: object) =>
  doing(db, officer, setBaseline, { indicatorId, year: reportYear - 1, ...more });

const told = await indicator({ ...last, measure: 'qualitative', title: said('Dialogue') });
await begin(told, { text: said('Aucun dialogue.') });
await aim(told, reportYear, { text: said('Une rencontre.') });
await aim(told, reportYear + 1, { text: said('Un accord signé.') });

const scale = ['Aucune loi', 'Projet de loi', 'Loi votée'].map((label, at) => ({
  value: String(at + 1),
  label: said(label),
}));
const named = await indicator({ ...last, measure: 'nominal', scale, title: said('Loi') });
await begin(named, { value: '1', text: said('hors décret') });
await aim(named, reportYear, { value: '2', text: said('au Sénat') });
await aim(named, reportYear + 1, { value: '3', text: said('avec arrêté') });

const figuresOf = async (id: string) =>
  (await reader.get(paths.indicator({ id }))).text.match(/<dl class="figures">.*?<\/dl>/s)?.[0] ?? '';

test('what is told in sentences stands at the head of its page with where it began and what is aimed at', async () => {
  const head = await figuresOf(told);
  assert.match(head, new RegExp(`en mots</a></dd><dd class="note">${reportYear - 1} · Aucun dialogue\\.`));
  assert.match(head, /en mots<\/a><\/dd><dd class="note">Un accord signé\./);
});

test('words beside a category stand beside it at the head, in the targets and with where it began', async () => {
  const head = await figuresOf(named);
  assert.match(head, new RegExp(`Aucune loi</a></dd><dd class="note">${reportYear - 1} · hors décret`));
  assert.match(head, /Loi votée<\/a><\/dd><dd class="note">avec arrêté/);
  const { text } = await reader.get(paths.indicator({ id: named }));
  assert.match(text, /Projet de loi · au Sénat/);
  assert.match(text, /Aucune loi · hors décret/);
});

test('the lists of indicators, of the outcome and of what it reaches, tell both', async () => {
  for (const address of [paths.indicators({ id: outcomeId }), paths.outcome({ id: outcomeId })]) {
    const { text } = await reader.get(address);
    for (const wanted of [
      'Aucun dialogue.',
      'Un accord signé.',
      'Aucune loi · hors décret',
      'Loi votée · avec arrêté',
    ])
      assert.match(text, new RegExp(`>${wanted.replaceAll('.', '\\.')}`), `${address}: ${wanted}`);
    assert.doesNotMatch(text, /Une rencontre\./, 'the last that is said');
  }
});

const aimedBy = (actor: Actor, id: string, more = {}) =>
  db.read(actor, async (tx) => {
    const [found] = await indicatorRollUps(tx, institute, { indicatorIds: [id], ...more });
    return (found?.aimed as { fr: { text: string } } | null)?.fr.text ?? null;
  });

test('words that are aimed at are those of the days and years that are read, and none beside figures of a part', async () => {
  assert.equal(await aimedBy(officer, told), 'Un accord signé.');
  assert.equal(await aimedBy(officer, told, { until: `${reportYear}-12-31` }), 'Une rencontre.');
  assert.equal(await aimedBy(officer, named, { until: `${reportYear}-12-31` }), 'au Sénat');
  assert.equal(await aimedBy(officer, told, { partnershipId }), null);
  const control = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [reportYear] } });
  assert.equal(await aimedBy(control, told), 'Une rencontre.');
  assert.equal(await aimedBy(control, named), 'au Sénat');
});

test('words stand beside the value that they were written with alone', async () => {
  const id = await indicator({ ...last, measure: 'nominal', scale });
  await aim(id, reportYear, { value: '2', text: said('au Sénat') });
  await aim(id, reportYear + 1, { value: '3' });
  assert.equal(await aimedBy(officer, id), null);
});

test('what is aimed at in words of a part stands with that part', async () => {
  const label = said('Secteur');
  const axes = [{ key: 'secteur', label, categories: [{ key: 'mines', label: said('Mines') }] }];
  const id = await indicator({ ...last, measure: 'qualitative', axes });
  await aim(id, reportYear, { text: said('Un comité.'), breakdown: { secteur: 'mines' } });
  const { text } = await reader.get(paths.indicator({ id }));
  assert.match(text.match(/<caption[^>]*>Ventilation.*?<\/table>/s)?.[0] ?? text, /Mines.*Un comité\./s);
});
