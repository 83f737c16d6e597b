import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

test('a control is not told whether money was justified, which it reads a part of; nor that nothing went before', async () => {
  const { cast, programme, planned, sent, finance } = await agreedTransfers(db);
  const [outcomeId, otherId] = programme.outcomes;
  const dueOn = todayIn();
  // What went before lies in another outcome than the control's.
  await sent(2_000_00, undefined, { outcomeId: otherId });
  const { id } = await planned(1_000_00, {
    outcomeId,
    dueOn,
    conditions: [{ kind: 'justified', percent: 80 }],
  });
  const scope = { outcomes: [outcomeId], years: [yearOf(dueOn)] };
  const [control, office] = [
    app.as(cast.as('auditor', { scope, language: 'en' })),
    app.as({ ...finance, language: 'en' }),
  ];
  const page = paths.plannedTransfer({ id });
  const seen = await control.get(page);
  assert.equal(seen.status, 200);
  const waits = (text: string) =>
    /id="waits"[\s\S]*?<\/table>/.exec(text)?.[0].split('80 %')[1]?.split('</tr>')[0] ?? '';
  assert.match(waits(seen.text), /rests on more than your control covers/);
  assert.doesNotMatch(waits(seen.text), /met<|not met|2,000|nothing/i);
  assert.match(waits((await office.get(page)).text), /2.?000[\s\S]*not met/);
});
