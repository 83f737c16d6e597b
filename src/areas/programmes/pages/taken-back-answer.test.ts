import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { answerAmendment } from '../commands/answer-amendment.ts';
import { answerAppraisalQuestion } from '../commands/answer-appraisal-question.ts';
import { recordAppraisalQuestion } from '../commands/record-appraisal-question.ts';
import { requestAmendment } from '../commands/request-amendment.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const said = { reason: 'Lettre d’un autre dossier' };

/** A question and a change, each with an answer that belongs elsewhere. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const asked = { programmeId, askedOn: addDays(today, -9), question: 'Combien de cercles ?' };
  const question = await doing(db, cast.system, recordAppraisalQuestion, asked);
  const answer = { answer: 'Douze', byFunction: 'Direction', answeredOn: today };
  await doing(db, cast.system, answerAppraisalQuestion, { questionId: question.id, ...answer });
  await decided(db, cast, programmeId);
  const change = { kind: 'new_country', procedure: 'consent', requestedOn: addDays(today, -30) };
  const words = { what: 'Togo joins', reason: 'The network grows' };
  const amendment = await doing(db, cast.system, requestAmendment, { programmeId, ...change, ...words });
  const verdict = { verdict: 'granted', answeredOn: addDays(today, -3), reference: 'D 12' };
  await doing(db, cast.system, answerAmendment, { amendmentId: amendment.id, ...verdict });
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const home = async () => (await me.get(paths.home())).text;
  const versionOf = async (form: string) =>
    /name="version" value="(\d+)"/.exec((await me.get(form)).text)?.[1] ?? '';
  return {
    cast,
    me,
    home,
    versionOf,
    file: paths.programmeFile({ id: programmeId }),
    history: paths.history({ kind: 'programme', id: programmeId }),
    amendment: paths.programmeAmendment({ id: amendment.id }),
    amendmentHistory: paths.history({ kind: 'programme_amendment', id: amendment.id }),
    ofQuestion: paths.takeBackAppraisalAnswer({ id: question.id }),
    ofAmendment: paths.takeBackAmendmentAnswer({ id: amendment.id }),
    answerQuestion: paths.answerAppraisalQuestion({ id: question.id }),
  };
};

test('an answer on the wrong question is taken back with a reason; the question waits again and can be answered anew', async () => {
  const { me, home, versionOf, file, history, ofQuestion, answerQuestion } = await prepared();
  assert.doesNotMatch(await home(), /Combien de cercles/);
  assert.ok((await me.get(file)).text.includes(ofQuestion));
  const version = await versionOf(ofQuestion);
  const unsaid = await me.post(ofQuestion, { version, reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await me.post(ofQuestion, { ...said, version: '1' })).status, 422, 'not what was seen');
  assert.equal((await me.post(ofQuestion, { ...said, version })).status, 303);
  assert.match(await home(), /Combien de cercles/);
  assert.doesNotMatch((await me.get(file)).text, /Douze/);
  for (const words of [/Douze/, /Lettre d’un autre dossier/])
    assert.match((await me.get(history)).text, words);
  assert.equal((await me.get(ofQuestion)).status, 404);
  const answer = {
    answer: 'Treize',
    byFunction: 'Direction',
    answeredOn: today.split('-').reverse().join('/'),
  };
  assert.equal((await me.post(answerQuestion, { ...answer, version: '0' })).status, 303);
  assert.match((await me.get(file)).text, /Treize/);
});

test('an answer of the donor on the wrong change is taken back with a reason; the change waits for consent again', async () => {
  const { me, home, versionOf, amendment, amendmentHistory, ofAmendment } = await prepared();
  assert.doesNotMatch(await home(), /Togo joins/);
  assert.ok((await me.get(amendment)).text.includes(ofAmendment));
  const version = await versionOf(ofAmendment);
  assert.equal((await me.post(ofAmendment, { version, reason: '' })).status, 422);
  assert.equal((await me.post(ofAmendment, { ...said, version })).status, 303);
  assert.match(await home(), /Togo joins/);
  const { text } = await me.get(amendment);
  assert.doesNotMatch(text, /D 12/);
  assert.doesNotMatch(text, new RegExp(ofAmendment));
  assert.match((await me.get(amendmentHistory)).text, /Lettre d’un autre dossier/);
  assert.equal((await me.get(ofAmendment)).status, 404);
});

test('only who keeps programmes takes an answer back, in its own institute', async () => {
  const { cast, ofQuestion, ofAmendment } = await prepared();
  const other = app.as((await makeCast(db)).as('programme_officer'));
  for (const form of [ofQuestion, ofAmendment]) {
    assert.equal(
      (await app.as(cast.as('finance_officer')).post(form, { ...said, version: '1' })).status,
      403,
    );
    assert.equal((await other.post(form, { ...said, version: '1' })).status, 404);
  }
});
