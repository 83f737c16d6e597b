import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id: programmeId, outcomes } = await makeProgramme(db, cast);
const [outcomeId] = outcomes;

test('of a budget amount over several years an auditor finds the share of the control behind every figure, and no other', async () => {
  await doing(db, cast.system, recordBudget, {
    programmeId,
    kind: 'filed',
    amounts: [
      {
        ...{ block: 'operational', line: 'a', heading: 'running', outcomeId },
        from: '2027-01-01',
        until: '2030-12-31',
        amount: { minor: 1_461_00, currency: 'EUR' },
      },
    ],
  });
  const scope = { outcomes: [outcomeId], years: [2028] };
  const auditor = app.as(cast.as('auditor', { language: 'en', scope }));
  const money = await auditor.get(paths.budgetAgainstActual({ id: programmeId }));
  assert.match(money.text, /366\.00/);
  const behind = [...money.text.matchAll(/href="([^"]*money\/budget[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  assert.ok(behind.length > 0);
  for (const address of [...behind, paths.budget({ id: programmeId })]) {
    const { status, text } = await auditor.get(address);
    assert.equal(status, 200, address);
    assert.match(text, /366\.00/, address);
    assert.doesNotMatch(text, /1,461\.00|2030/, address);
  }
});
