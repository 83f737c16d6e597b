import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { fileLessons } from '../../reviews/commands/file-lessons.ts';
import { fileScores } from '../../reviews/commands/file-scores.ts';
import { withdrawFiledWords } from '../../reviews/commands/withdraw-filed-words.ts';
import { writeLessons } from '../../reviews/commands/write-lessons.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { frozenVersions } from './frozen-versions.ts';

const db = await testDatabase();
const year = yearOf(todayIn()) - 2;

/** Scores and lessons of a year that are written and filed again and again: the ids of the filings, and what is offered. */
const prepared = async (code: 'performance-scores' | 'lessons-learned') => {
  const cast = await makeCast(db);
  const { outcomeId, owed } = await clockOf(db, cast);
  const director = cast.as('director');
  let version = 0;
  const said = () => ({ outcomeId, year, version });
  const write = async (text: string): Promise<string> => {
    const lessons = [{ title: text, text }];
    const scores = questionsBrought.map((question) => ({ question: question.code, score: 'B', story: text }));
    const { id } =
      code === 'lessons-learned'
        ? await doing(db, director, writeLessons, { ...said(), language: 'en', lessons })
        : await doing(db, director, writeScores, { ...said(), scores });
    version += 1;
    return id;
  };
  const file = async (text: string): Promise<string> => {
    const filing = { sheetId: await write(text), version };
    return code === 'lessons-learned'
      ? (await doing(db, director, fileLessons, filing)).id
      : (await doing(db, director, fileScores, filing)).id;
  };
  const row = () => owed(code, year);
  const offered = async () => {
    const asked = await row();
    return db.read(director, (tx) => frozenVersions(tx, cast.institute.id, asked));
  };
  return { director, write, file, row, offered };
};

for (const [code, filed] of [
  ['performance-scores', 'scores'],
  ['lessons-learned', 'lessons'],
] as const)
  test(`${filed} that were filed again are offered in their last version alone, and in none where its words were withdrawn`, async () => {
    const { director, write, file, offered } = await prepared(code);
    await file('The first telling');
    const second = await file('The second telling');
    assert.deepEqual(
      (await offered()).map(({ id }) => id),
      [second],
    );
    await write('The third telling');
    await doing(db, director, withdrawFiledWords, { filed, filingId: second, reason: 'It names somebody' });
    assert.deepEqual(await offered(), []);
  });

test('the version that is noted stays on offer beside the one in force, so that its note can be corrected', async () => {
  const { director, file, offered, row } = await prepared('performance-scores');
  const first = await file('The first telling');
  const [{ sha256 } = { sha256: null }] = await offered();
  const { id: obligationId } = await row();
  const filing = { obligationId, filedOn: todayIn(), channel: 'extranet', sha256: sha256 ?? undefined };
  await doing(db, director, fileObligation, { ...filing, version: 0 });
  const second = await file('The second telling');
  assert.deepEqual(
    (await offered()).map(({ id }) => id),
    [second, first],
  );
  const version = (await row()).closingNo;
  const corrected = { ...filing, version, channel: 'mail', correction: true, reason: 'It went by mail' };
  await doing(db, director, fileObligation, corrected);
  assert.deepEqual([(await row()).channel, (await row()).sha256], ['mail', sha256]);
});
