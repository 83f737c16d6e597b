import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { decisionSharesOf, decisionsOf } from '../../programmes/queries/decisions.ts';

const db = await testDatabase();
const app = testApp(db);
const title = { fr: { text: 'Le dialogue', source: true as const } };

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const other = { programmeId, code: 'OS2', title, aims: ['O2'] };
  const { id: second } = await doing(db, cast.system, addOutcome, other);
  const typed = {
    kind: 'decided',
    decidedOn: '16/12/2021',
    submittedOn: '29/07/2021',
    reference: 'AM 2021/8',
    askedMinor: '1,500.00',
    subsidyMinor: '1,200.00',
    'shares.0.outcomeId': outcomeId,
    'shares.0.askedMinor': '900.00',
    'shares.0.grantedMinor': '900.00',
    'shares.1.outcomeId': second,
    'shares.1.askedMinor': '400.00',
    'shares.1.grantedMinor': '150.00',
  };
  const read = () =>
    db.read(cast.system, async (tx) => ({
      decisions: (await decisionsOf(tx, cast.institute.id, programmeId)).filter(
        ({ kind }) => kind === 'decided',
      ),
      shares: (await decisionSharesOf(tx, cast.institute.id, programmeId)).map(
        ({ outcomeCode, askedMinor, grantedMinor }) => [outcomeCode, askedMinor, grantedMinor],
      ),
    }));
  const director = app.as(cast.as('director', { language: 'en' }));
  const form = paths.decideProgramme({ id: programmeId });
  return { cast, typed, read, director, form, file: paths.programmeFile({ id: programmeId }) };
};

test('a decision says what was asked and what it grants, by outcome too; the file shows what it cut', async () => {
  const { typed, read, director, form, file } = await prepared();
  assert.equal((await director.post(form, typed)).status, 303);
  const { decisions, shares } = await read();
  assert.deepEqual(
    decisions.map(({ askedMinor, subsidyMinor }) => [askedMinor, subsidyMinor]),
    [[150_000, 120_000]],
  );
  assert.deepEqual(shares, [
    ['OS1', 90_000, 90_000],
    ['OS2', 40_000, 15_000],
  ]);
  const { text } = await director.get(file);
  assert.match(text, /Cut by the decision/);
  assert.match(text, /€\s*1,500\.00[\s\S]*€\s*1,200\.00[\s\S]*€\s*300\.00/);
  assert.match(text, /OS2<\/a>[\s\S]*€\s*400\.00[\s\S]*€\s*150\.00[\s\S]*€\s*250\.00/);
  assert.ok(text.includes(paths.correctProgrammeDecision({ id: decisions[0]!.id })));
  const csv = await director.get(withQuery(file, { table: 'shares', format: 'csv' }));
  assert.match(csv.text, /OS2[^\n]*400\.00[^\n]*150\.00[^\n]*250\.00/);
});

test('outcomes that are together more than the whole, or no amount, are told beside their field; nothing typed is lost', async () => {
  const { typed, read, director, form } = await prepared();
  const above = await director.post(form, { ...typed, 'shares.1.grantedMinor': '400.00' });
  assert.equal(above.status, 422);
  assert.match(above.text, /href="#f-shares-0-grantedMinor"[^<]*>[^<]*more than the whole/);
  const wrong = await director.post(form, { ...typed, 'shares.1.grantedMinor': 'beaucoup' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#f-shares-1-grantedMinor"/);
  assert.match(wrong.text, /value="beaucoup"/);
  const stranger = await director.post(form, { ...typed, 'shares.1.outcomeId': typed['shares.0.outcomeId'] });
  assert.match(stranger.text, /href="#f-shares-1-askedMinor"/);
  assert.deepEqual((await read()).decisions, []);
});

test('a correction opens with what was said of each outcome and takes its place', async () => {
  const { typed, read, director, form } = await prepared();
  await director.post(form, typed);
  const [decision] = (await read()).decisions;
  const correction = paths.correctProgrammeDecision({ id: decision!.id });
  const opened = await director.get(correction);
  for (const value of [/value="1,500\.00"/, /value="400\.00"/, /value="150\.00"/])
    assert.match(opened.text, value);
  const corrected = {
    ...typed,
    'shares.1.grantedMinor': '180.00',
    'shares.0.askedMinor': '',
    'shares.0.grantedMinor': '',
    version: versionIn(opened.text),
    reason: 'Mal lu',
  };
  assert.equal((await director.post(correction, corrected)).status, 303);
  assert.deepEqual((await read()).shares, [['OS2', 40_000, 18_000]]);
});

test('who is not the director reads the cut in the file and is offered no correction', async () => {
  const { cast, typed, director, form, file } = await prepared();
  await director.post(form, typed);
  const { text } = await app.as(cast.as('programme_officer', { language: 'en' })).get(file);
  assert.match(text, /Cut by the decision/);
  assert.doesNotMatch(text, /programme-decisions/);
});
