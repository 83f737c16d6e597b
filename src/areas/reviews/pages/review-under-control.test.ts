import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { amountByYear } from '../../finance/rules/period-years.ts';

const db = await testDatabase();
const app = testApp(db);

test('the budget of a review is cut to the years of a control, as on the pages of the programme', async () => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const [outcomeId] = office.outcomes;
  const year = Number(office.today.slice(0, 4));
  const [from, until] = [`${year - 1}-01-01` as CalendarDay, `${year}-12-31` as CalendarDay];
  await doing(db, cast.system, recordBudget, {
    programmeId: office.programmeId,
    kind: 'amended',
    amounts: [
      {
        ...{ block: 'operational', line: 'a', heading: 'running', outcomeId, from, until },
        partnershipId: office.partnerships[0],
        amount: { minor: 20_000_00, currency: 'EUR' },
      },
    ],
  });
  const shown = async (actor: ReturnType<typeof cast.as>) =>
    (await app.as(actor).get(paths.review({ id: office.reviewId }))).text;
  const euros = (minor: number) => wordsIn('en').money({ minor, currency: 'EUR' });
  const part = amountByYear(20_000_00, from, until).get(year)!;
  const auditor = cast.as('auditor', { language: 'en', scope: { outcomes: [outcomeId], years: [year] } });
  const [controlled, whole] = [await shown(auditor), await shown(cast.as('director', { language: 'en' }))];
  assert.ok(whole.includes(euros(20_000_00)));
  assert.ok(controlled.includes(euros(part)));
  assert.ok(!controlled.includes(euros(20_000_00)));
});
