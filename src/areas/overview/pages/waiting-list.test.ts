import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import type { Waiting } from '../queries/waiting.ts';
import { WaitingList } from './waiting-list.tsx';

test('a period that no report tells leads to where a report of the agreement begins', () => {
  const id = '01a22f65-74aa-7486-92f0-09ca2b6165af';
  const line = {
    what: 'period-unreported',
    on: '2026-12-31',
    subject: { kind: 'agreement', id },
    title: 'A · 2026',
  } as unknown as Waiting;
  const text = String(
    WaitingList({ words: wordsIn('en'), today: '2027-01-10' as CalendarDay, lines: [line], empty: '' }),
  );
  assert.ok(text.includes(`href="${withQuery(paths.partnerReports(), { agreement: id })}"`), text);
});
