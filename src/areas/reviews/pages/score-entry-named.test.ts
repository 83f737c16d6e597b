import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { headOf } from '../../../command/journal.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { writeScores } from '../commands/write-scores.ts';
import { questionsBrought } from '../rules/score-questions.ts';

const db = await testDatabase();
const app = testApp(db);

test('a link to figures as of an entry that a control does not read, as that of a score, opens for it all the same', async () => {
  const cast = await makeCast(db);
  const year = yearOf(todayIn()) - 1;
  const { programmeId, outcomeId } = await programmeOf(db, cast, year - 2);
  const scores = [{ question: questionsBrought[0]!.code, score: 'B' }];
  await doing(db, cast.system, writeScores, { outcomeId, year, version: 0, scores });
  const { lastNo } = await db.read(cast.system, (tx) => headOf(tx, cast.institute.id));
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [year] } });
  for (const actor of [auditor, cast.as('director')]) {
    const asOf = async (no: number) =>
      (await app.as(actor).get(withQuery(paths.budget({ id: programmeId }), { asof: String(no) }))).status;
    assert.equal(await asOf(lastNo), 200, actor.role);
    assert.equal(await asOf(lastNo + 1), 422, `${actor.role}: not written yet`);
  }
});
