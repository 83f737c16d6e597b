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
import { addContribution } from '../../programmes/commands/add-contribution.ts';
import { addFramework } from '../../programmes/commands/add-framework.ts';
import { addFrameworkTarget } from '../../programmes/commands/add-framework-target.ts';

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

test('a contribution to a framework stands beside its criterion with what it was in that year', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const said = (en: string) => ({ en: { text: en, source: true } });
  const framework = { name: said('Sahel'), kind: 'geographic', fromOn: '2022-01-01', untilOn: '2026-12-31' };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const target = { frameworkId, code: 'C1', title: said('Free unions'), unit: said('delegates') };
  const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
  await doing(db, cast.system, addContribution, {
    ...{ programmeId, targetId, outcomeId, text: said('Training of delegates') },
    years: [
      { year: 2024, plannedValue: '120', achievedValue: '80', text: said('Late in the South') },
      { year: 2025, plannedValue: '300', text: {} },
    ],
  });
  const scores = async (year: string) => {
    const officer = app.as(cast.as('programme_officer', { language: 'en' }));
    return (await officer.get(withQuery(paths.outcomeScores({ id: outcomeId }), { year }))).text;
  };
  const of2024 = await scores('2024');
  assert.match(
    of2024,
    /Training of delegates[\s\S]*2024[^<]*120 delegates[^<]*80 delegates · Late in the South/,
  );
  assert.doesNotMatch(of2024, /300 delegates/);
  const of2023 = await scores('2023');
  assert.match(of2023, /Training of delegates/);
  assert.doesNotMatch(of2023, /120 delegates|300 delegates/);
});
