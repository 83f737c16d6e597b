import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';

const db = await testDatabase();
const app = testApp(db);

test('figures beside the scores of a year open lists of that year, or until its end', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const onBehalf = { source: 'letter' };
  for (const [year, minor] of [
    [2024, 100_00],
    [2025, 250_00],
  ] as const) {
    const on = `${year}-05-10`;
    const amount = { minor, currency: 'EUR' };
    await doing(db, cast.system, recordExpense, {
      ...{ outcomeId, partnershipId, line: 'a', heading: 'running', paidOn: on, onBehalf },
      ...{ description: `Hall of ${year}`, amount },
    });
    await doing(db, cast.system, recordTransaction, {
      ...{ programmeId, outcomeId, partnershipId, kind: 'disbursement', on, amount },
      reference: `T${year}`,
    });
    await doing(db, cast.system, planActivity, {
      ...training,
      ...{
        outcomeId,
        partnershipId,
        title: `Course of ${year}`,
        plannedFrom: on,
        plannedUntil: on,
        onBehalf,
      },
    });
  }
  const { text } = await officer.get(withQuery(paths.outcomeScores({ id: outcomeId }), { year: '2024' }));
  const behind = async (list: string) => {
    const [, href = ''] = new RegExp(`href="(${list}\\?[^"]*)"`).exec(text) ?? [];
    return (await officer.get(href.replaceAll('&amp;', '&'))).text;
  };
  for (const [list, own, later] of [
    [paths.expenses(), /Hall of 2024/, /Hall of 2025/],
    [paths.transactions(), /T2024/, /T2025/],
    [paths.activities(), /Course of 2024/, /Course of 2025/],
  ] as const) {
    const shown = await behind(list);
    assert.match(shown, own);
    assert.doesNotMatch(shown, later);
  }
});
