import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { metByReport } from './met-by-report.ts';

const transfer = (id: string, dueOn: string) => ({ id, dueOn: dueOn as CalendarDay });
const first = transfer('first', '2026-02-15');
const second = transfer('second', '2027-02-15');

const cases = [
  ['the first due after the days of the report', '2025-12-31', [first, second], {}, 'first'],
  ['also where it is listed later', '2025-12-31', [second, first], {}, 'first'],
  [
    'none where that one waits for another year as well',
    '2025-12-31',
    [first, second],
    { first: [2024] },
    undefined,
  ],
  ['what a later one waits for is of no account', '2025-12-31', [first, second], { second: [2026] }, 'first'],
  ['none that fell due before the days were over', '2026-12-31', [first, second], {}, 'second'],
  ['none that falls due on the last of the days', '2026-02-15', [first], {}, undefined],
  ['none where no transfer waits', '2025-12-31', [], {}, undefined],
] as const;
for (const [what, untilOn, conditions, awaited, expected] of cases)
  test(`a report is proposed to meet ${what}`, () => {
    const years = new Map(Object.entries(awaited) as [string, readonly number[]][]);
    assert.equal(metByReport({ untilOn: untilOn as CalendarDay }, conditions, years), expected);
  });
