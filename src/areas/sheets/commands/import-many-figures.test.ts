import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { measurementsACall } from '../../results/rules/measurement-input.ts';

const db = await testDatabase();
const { programme, partner, indicator } = await reportingOffice(db);
const { look, bring } = sheetsOf(db, partner);

test('a file of more measurements than one call takes in comes in whole, and is known again', async () => {
  await indicator({ code: '1.1' });
  const days = Array.from({ length: 1700 }, (_, at) => addDays(firstHalf.from as CalendarDay, at));
  const rows = days.flatMap((day) =>
    [',2', 'sex:female,1', 'sex:male,1'].map((said) => `OS1,1.1,${day},${day},${said},Register`),
  );
  assert.ok(rows.length > measurementsACall);
  const file = ['Outcome,Indicator,From,Until,Of whom,Value,Where this figure comes from', ...rows].join(
    '\n',
  );
  const as = { kind: 'measurements' as const, programmeId: programme.id };
  const brought = await bring(file, as);
  assert.ok(brought.done, JSON.stringify(brought).slice(0, 1000));
  assert.equal(brought.value.created, rows.length);
  const { preview } = await look(file, as);
  assert.deepEqual(preview.refused, []);
});
