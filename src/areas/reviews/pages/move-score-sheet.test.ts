import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileScores } from '../commands/file-scores.ts';
import { wordScoreQuestions } from '../commands/word-score-questions.ts';
import { writeScores } from '../commands/write-scores.ts';
import { scoreAnswers, scoreQuestions, scoreSheetOf } from '../queries/score-sheets.ts';
import { questionsBrought } from '../rules/score-questions.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const year = yearOf(todayIn()) - 1;
const [first, second, third] = questionsBrought;

/** A draft by the first edition, and a second one that words the first question otherwise and asks the second no longer. */
const prepared = async (scores?: readonly object[]) => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast, year - 2);
  const written = scores ?? [
    { question: first!.code, score: 'B' },
    { question: second!.code, score: 'C', story: 'What changed around it' },
  ];
  await doing(db, cast.system, writeScores, { outcomeId, year, version: 0, scores: written });
  const word = (version: number, questions: readonly object[]) =>
    doing(db, cast.system, wordScoreQuestions, { version, fromYear: year, questions });
  const asked = ({ code, criterion, text, finalText, toldAtEnd }: typeof first & object) => ({
    ...{ code, criterion, text, finalText, toldAtEnd },
  });
  const text = { en: { text: 'Asked otherwise', source: true } };
  const next = () =>
    word(1, [
      { ...asked(first!), text, finalText: text },
      ...questionsBrought.slice(2).map(asked),
      { criterion: 'coherence', text: { en: { text: 'Asked anew', source: true } } },
    ]);
  const sheet = async () =>
    (await db.read(cast.system, (tx) => scoreSheetOf(tx, cast.institute.id, { outcomeId, year })))!;
  const answers = async () => {
    const { id } = await sheet();
    const rows = await db.read(cast.system, (tx) => scoreAnswers(tx, cast.institute.id, id));
    return rows.map(({ question, score }) => [question, score]);
  };
  const officer = app.as(cast.as('programme_officer', en));
  const page = withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(year) });
  const { id } = await sheet();
  return { cast, outcomeId, word, next, sheet, answers, officer, page, move: paths.moveScoreSheet({ id }) };
};

test('a draft moves to the newer questionnaire: what fits stays, what does not is told before and stays readable', async () => {
  const { next, sheet, answers, officer, page, move } = await prepared();
  assert.doesNotMatch((await officer.get(page)).text, new RegExp(move));
  assert.match((await officer.get(move)).text, /No newer edition/);
  await next();
  assert.match((await officer.get(page)).text, new RegExp(`href="${move}"`));
  const { text } = await officer.get(move);
  const card = (title: string) => text.split('<h2').find((each) => each.includes(title)) ?? '';
  assert.match(
    card('Answers to what is asked no longer'),
    /adapted to what changed[\s\S]*What changed around it/,
  );
  assert.match(card('Answers that stay'), /Asked otherwise[\s\S]*still answers the needs/);
  assert.match(card('Asked anew'), /<li>Asked anew/);
  const form = { version: versionIn(text), edition: '2' };
  assert.equal((await officer.post(move, form)).status, 303);
  const moved = await sheet();
  assert.equal(moved.edition, 2);
  assert.deepEqual(await answers(), [[first!.code, 'B']]);
  const after = await officer.get(page);
  assert.match(after.text, /Answers to what is asked no longer[\s\S]*What changed around it/);
  assert.doesNotMatch(after.text, /name="scores\.relevance-context"/);
  const history = await officer.get(paths.history({ kind: 'score_sheet', id: moved.id }));
  assert.match(history.text, /moved performance scores to a newer questionnaire/);
  assert.match((await officer.post(move, form)).text, /No newer edition/);
});

test('who wrote, or began an edition, meanwhile is met before anything is left behind', async () => {
  const { cast, outcomeId, word, next, sheet, answers, officer, move } = await prepared();
  await next();
  const form = { version: versionIn((await officer.get(move)).text), edition: '2' };
  const more = [{ question: third!.code, score: 'A' }];
  await doing(db, cast.system, writeScores, {
    outcomeId,
    year,
    version: (await sheet()).version,
    scores: more,
  });
  const stale = await officer.post(move, form);
  assert.equal(stale.status, 422);
  assert.match(stale.text, /changed since you read it/);
  assert.equal((await answers()).length, 3);
  await word(2, [{ code: first!.code, criterion: 'relevance', text: first!.text }]);
  const older = await officer.post(move, { version: versionIn(stale.text), edition: '2' });
  assert.match(older.text, /changed since you read it/);
  assert.equal((await officer.post(move, { version: versionIn(older.text), edition: '3' })).status, 303);
  assert.deepEqual(await answers(), [[first!.code, 'B']]);
});

test('what somebody typed on the questionnaire of before is shown again after the move', async () => {
  const { next, officer, page, move } = await prepared();
  await next();
  const { text } = await officer.get(page);
  const open = {
    version: versionIn(text),
    [`stories.${second!.code}`]: 'Typed meanwhile',
    year: String(year),
  };
  await officer.post(move, { version: versionIn((await officer.get(move)).text), edition: '2' });
  const met = await officer.post(page, open);
  assert.equal(met.status, 422);
  assert.match(met.text, /Typed meanwhile/);
});

test('what was filed never moves', async () => {
  const { cast, next, sheet, officer, page, move } = await prepared(
    questionsBrought.map(({ code }) => ({ question: code, score: 'B' })),
  );
  const { id, version } = await sheet();
  await doing(db, cast.system, fileScores, { sheetId: id, version });
  await next();
  assert.doesNotMatch((await officer.get(page)).text, new RegExp(move));
  assert.match((await officer.get(move)).text, /These scores were filed/);
  const asked = await officer.post(move, { version: String(version), edition: '2' });
  assert.deepEqual([asked.status, /These scores were filed/.test(asked.text)], [422, true]);
  assert.equal((await sheet()).edition, 1);
});

test('who may not write scores does not move them, and another institute finds nothing', async () => {
  const { cast, outcomeId, next, sheet, move } = await prepared();
  await next();
  const form = { version: '1', edition: '2' };
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  for (const actor of [
    cast.as('partner_coordinator', { partnerships: [partnershipId] }),
    cast.as('finance_officer'),
    cast.as('auditor', { scope: { outcomes: [outcomeId], years: [year] } }),
    cast.as('donor_officer', { institutes: [cast.institute.id] }),
    (await makeCast(db)).as('director'),
  ]) {
    assert.ok([403, 404].includes((await app.as(actor).get(move)).status), actor.role);
    assert.ok([403, 404].includes((await app.as(actor).post(move, form)).status), actor.role);
  }
  assert.equal((await sheet()).edition, 1);
  const asked = await db.read(cast.system, (tx) => scoreQuestions(tx, cast.institute.id, 2));
  assert.equal(asked.at(-1)?.criterion, 'coherence');
});
