import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { addMonths, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { recordScreening } from '../../partners/commands/record-screening.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { startPartnership } from '../../partners/commands/start-partnership.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { outcomeById, outcomesOf } from '../queries/outcomes.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const { programmeId, outcomeId } = await programmeOf(db, cast);
const screen = async (name: string, monthsAgo: number) => {
  const { partnershipId } = await partnerOf(db, cast, name);
  const screenedOn = addMonths(todayIn(), -monthsAgo);
  await doing(db, cast.system, recordScreening, screeningOf(partnershipId, { screenedOn }));
};
await screen('Looked-at union', 2);
await screen('Long ago union', 14);
await partnerOf(db, cast, 'Unseen union');
const university = { kind: 'other', name: 'Research office', country: 'BJ' };
const { id: organisationId } = await doing(db, cast.system, registerOrganisation, university);
await doing(db, cast.system, startPartnership, { organisationId, fromOn: '2020-01-01' });

/** What stands beside the box of a partner. */
const besides = (text: string, name: string): string =>
  new RegExp(`${name} [^<]*</label>(.*?)</div>`, 's').exec(text)?.[1] ?? '';

test('who chooses the partners of an outcome sees when each was last screened, too long ago or never', async () => {
  for (const path of [paths.newOutcome({ id: programmeId }), paths.editOutcome({ id: outcomeId })]) {
    const { text } = await officer.get(path);
    assert.match(besides(text, 'Looked-at union'), /Last screened on \d\d\/\d\d\/20\d\d\./);
    assert.doesNotMatch(besides(text, 'Looked-at union'), /class="tag/);
    assert.match(besides(text, 'Long ago union'), /Last screened on.*Time for a new one/s);
    assert.match(besides(text, 'Unseen union'), /Never screened/);
    assert.equal(besides(text, 'Research office'), '');
  }
});

const typed = { code: 'OS9', 'title.en': 'Strong unions', aims: 'O3', 'places.0.country': 'FR', check: '1' };

test('a new outcome is judged as typed, and nothing of it is kept', async () => {
  const path = paths.newOutcome({ id: programmeId });
  assert.match((await officer.get(path)).text, /<button [^>]*name="check" value="1"/);
  const { status, text } = await officer.post(path, typed);
  assert.equal(status, 200);
  assert.match(text, /What the rules would say.*France/s);
  assert.match(text, /value="OS9"/);
  assert.doesNotMatch(text, /derogations\/new/);
  const kept = await db.read(cast.system, (tx) => outcomesOf(tx, cast.institute.id, programmeId));
  assert.deepEqual(
    kept.map(({ code }) => code),
    ['OS1'],
  );
  const wrong = await officer.post(path, { ...typed, aims: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-aims-error"/);
});

test('an outcome that is changed is judged as typed, and stays as it was', async () => {
  const path = paths.editOutcome({ id: outcomeId });
  const { status, text } = await officer.post(path, { ...typed, version: '1' });
  assert.equal(status, 200);
  assert.match(text, /What the rules would say.*France/s);
  assert.match(text, /name="version" value="1"/);
  const outcome = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomeId));
  assert.equal(outcome?.code, 'OS1');
});

test('within which frameworks an outcome works is ticked, shown again, and kept by a change that does not speak of it', async () => {
  const path = paths.editOutcome({ id: outcomeId });
  const form = { code: 'OS1', 'title.en': 'Strong unions', aims: 'O3' };
  const frameworks = ['decent_work', 'geographic'];
  assert.equal((await officer.post(path, { ...form, frameworks, version: '1' })).status, 303);
  assert.match((await officer.get(path)).text, /value="geographic" checked/);
  const title = { en: { text: 'Stronger unions', source: true } };
  const revision = { outcomeId, version: 2, code: 'OS1', title, aims: ['O3'] };
  await doing(db, cast.system, reviseOutcome, revision);
  const outcome = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomeId));
  assert.deepEqual(outcome?.frameworks, frameworks);
  assert.equal((await officer.post(path, { ...form, frameworks: 'mine', version: '3' })).status, 422);
  const late = await officer.post(path, { ...form, frameworks: ['geographic'], version: '2' });
  const both =
    /<span>the framework of its country<[\s\S]*decent work \(thematic\), the framework of its country</;
  assert.match(late.text, both, 'both versions are shown');
});

test('a form that was refused still knows on which version it was opened', async () => {
  const path = paths.editOutcome({ id: outcomeId });
  const opened = (await officer.get(path)).text;
  const version = /name="version" value="(\d+)"/.exec(opened)?.[1] ?? '';
  const first = (await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomeId)))!;
  await doing(db, cast.system, reviseOutcome, {
    outcomeId,
    version: first.version,
    code: first.code,
    title: first.title,
    aims: first.aims,
    isBelgian: first.isBelgian,
  });
  const form = { code: '', 'title.en': 'Mine', aims: 'O3', version };
  const refused = await officer.post(path, form);
  assert.equal(refused.status, 422);
  assert.equal(/name="version" value="(\d+)"/.exec(refused.text)?.[1], version);
  const again = await officer.post(path, { ...form, code: first.code });
  assert.notEqual(again.status, 303);
  const shown = /name="version" value="(\d+)"/.exec(again.text)?.[1];
  assert.equal(shown, String(Number(version) + 1), 'the second try is a conflict, shown with both');
});
