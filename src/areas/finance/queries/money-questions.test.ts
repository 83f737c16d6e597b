import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { moneyQuestions } from './money-questions.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { id: programmeId, outcomes } = await makeProgramme(db, cast);

test('as of a day, what was still to come is counted from that day', async () => {
  await doing(db, cast.system, recordBudget, {
    programmeId,
    kind: 'filed',
    amounts: [
      {
        block: 'operational',
        line: 'd',
        heading: 'running',
        outcomeId: outcomes[0],
        from: '2027-01-01',
        until: '2027-12-31',
        amount: { minor: 36_500, currency: 'EUR' },
      },
    ],
  });
  for (const { name, ask } of moneyQuestions.filter((question) => question.figures.includes('forecast'))) {
    const answer = await db.read(cast.system, (tx) =>
      ask(tx, cast.institute.id, { programmeId, by: ['year'], on: calendarDay('2027-03-15') }),
    );
    assert.deepEqual(answer.rows.at(name === 'burn' ? -1 : 0)?.figures.forecast, {
      minor: 36_500 - 9000,
      currency: 'EUR',
    });
  }
});
