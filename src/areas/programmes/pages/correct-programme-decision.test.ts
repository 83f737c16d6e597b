import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { adoptObligations } from '../../obligations/commands/adopt-obligations.ts';
import { obligations } from '../../obligations/queries/obligation-clock.ts';
import { decideProgramme } from '../commands/decide-programme.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { programmes } from '../queries/programmes.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const decide = (kind: string, more: object = {}) =>
    doing(db, cast.system, decideProgramme, { programmeId, kind, decidedOn: '2021-12-15', ...more });
  const decided = await decide('decided', {
    ...{ reference: 'AM 2021/7', subsidyMinor: 100_000, submittedOn: '2021-07-29' },
  });
  const all = () => db.read(cast.system, (tx) => decisionsOf(tx, cast.institute.id, programmeId));
  const submission = (await all())[0]!.id;
  /** Those after the submission. */
  const steps = async () =>
    (await all()).slice(1).map(({ kind, decidedOn, subsidyMinor }) => [kind, decidedOn, subsidyMinor]);
  const listed = async () =>
    (await db.read(cast.system, (tx) => programmes(tx, cast.institute.id))).map(({ state, subsidyMinor }) => [
      state,
      subsidyMinor,
    ]);
  const director = app.as(cast.as('director', en));
  return { cast, programmeId, outcomeId, decide, decided: decided.id, submission, steps, listed, director };
};

const typed = { kind: 'decided', decidedOn: '16/12/2021', reference: 'AM 2021/8', subsidyMinor: '1,500.00' };

test('a step noted wrongly is corrected in its place, with a reason; what stood stays in the history', async () => {
  const { programmeId, decide, decided, steps, listed, director } = await prepared();
  await decide('closed', { decidedOn: '2022-03-01' });
  const form = paths.correctProgrammeDecision({ id: decided });
  const opened = await director.get(form);
  assert.match(opened.text, /value="AM 2021\/7"/);
  assert.match(opened.text, /value="1,000.00"/);
  const correction = { ...typed, version: versionIn(opened.text) };
  const unsaid = await director.post(form, correction);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /id="f-reason-error"/);
  assert.match(unsaid.text, /value="AM 2021\/8"/);
  assert.equal((await director.post(form, { ...correction, reason: 'Misread decree' })).status, 303);
  assert.deepEqual(await steps(), [
    ['decided', '2021-12-16', 150_000],
    ['closed', '2022-03-01', null],
  ]);
  assert.deepEqual(await listed(), [['closed', 150_000]], 'a correction does not become the last step');
  assert.equal((await director.get(form)).status, 404, 'what was replaced is not opened any more');
  const history = (await director.get(paths.history({ kind: 'programme', id: programmeId }))).text;
  assert.match(history, /corrected a step of a programme[\s\S]*Misread decree/);
});

test('a step that never was is taken away, the last one first, and what follows from it goes too', async () => {
  const { cast, decide, decided, submission, steps, director, programmeId } = await prepared();
  await doing(db, cast.system, adoptObligations, {});
  const owed = () => db.read(cast.system, (tx) => obligations(tx, cast.institute.id, { programmeId }));
  assert.ok((await owed()).length > 0);
  const { id: closed } = await decide('closed');
  const away = async (id: string) => {
    const form = paths.correctProgrammeDecision({ id });
    const { text } = await director.get(form);
    const said = { ...typed, version: versionIn(text), neverWas: 'on', reason: 'Another programme' };
    return director.post(form, said);
  };
  for (const early of [await away(decided), await away(submission)]) {
    assert.equal(early.status, 422);
    assert.match(early.text, /Later steps rest on this one/);
  }
  assert.equal((await away(closed)).status, 303);
  assert.deepEqual(await steps(), [['decided', '2021-12-15', 100_000]]);
  assert.equal((await away(decided)).status, 303);
  assert.deepEqual(await steps(), []);
  assert.deepEqual(await owed(), [], 'nothing is owed before the donor decided');
  await decide('decided', { reference: 'AM 2021/9' });
  assert.equal((await steps()).length, 1, 'and it can be recorded anew');
});

test('another kind follows what is before it, and a decision has its reference', async () => {
  const { decide, decided, steps, director } = await prepared();
  const { id } = await decide('closed');
  const change = async (of: string, said: object) => {
    const form = paths.correctProgrammeDecision({ id: of });
    const version = versionIn((await director.get(form)).text);
    return director.post(form, { ...typed, version, reason: 'Mistyped', ...said });
  };
  const refused = await change(id, { kind: 'refused' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-kind-error"/);
  assert.match((await change(decided, { reference: '' })).text, /id="f-reference-error"/);
  assert.match((await change(decided, { decidedOn: '01/01/2199' })).text, /id="f-decidedOn-error"/);
  assert.equal((await change(id, { kind: 'decided', reference: 'AM 2022/1' })).status, 303);
  assert.deepEqual(
    (await steps()).map(([kind]) => kind),
    ['decided', 'decided'],
  );
});

test('the second of two people who correct a step sees both versions', async () => {
  const { decided, director } = await prepared();
  const form = paths.correctProgrammeDecision({ id: decided });
  const version = versionIn((await director.get(form)).text);
  assert.equal((await director.post(form, { ...typed, version, reason: 'Misread' })).status, 303);
  const second = await director.post(form, { ...typed, subsidyMinor: '999', version, reason: 'Also' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Subsidy[\s\S]*999\.00[\s\S]*1,500\.00/);
});

test('the director corrects; officers, partners, auditors, the donor and other institutes do not', async () => {
  const { cast, outcomeId, decided, steps } = await prepared();
  const form = paths.correctProgrammeDecision({ id: decided });
  const said = { ...typed, version: '1', reason: 'No' };
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const scope = { scope: { outcomes: [outcomeId], years: [2022] } };
  for (const actor of [
    cast.as('programme_officer'),
    cast.as('auditor', scope),
    cast.as('partner_coordinator', { partnerships: [partnershipId] }),
  ])
    for (const { status } of [await app.as(actor).get(form), await app.as(actor).post(form, said)])
      assert.equal(status, 403, actor.role);
  const stranger = app.as((await makeCast(db)).as('director'));
  const donor = app.as(cast.as('donor_officer'));
  for (const other of [stranger, donor]) assert.ok([403, 404].includes((await other.get(form)).status));
  assert.equal((await stranger.post(form, said)).status, 404);
  assert.deepEqual(await steps(), [['decided', '2021-12-15', 100_000]]);
});
