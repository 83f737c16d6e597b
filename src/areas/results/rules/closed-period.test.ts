import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type CoveringWindow, closedFor } from './closed-period.ts';
import type { ReportState } from './report-state.ts';

const window = (state: ReportState): CoveringWindow => ({
  windowId: state,
  name: state,
  partnershipId: 'p',
  from: '2027-01-01',
  until: '2027-06-30',
  opensOn: '2027-01-01',
  closesOn: '2027-12-31',
  indicators: ['i'],
  state,
});

test('of several windows of a period the strictest decides, in whatever order they were opened', () => {
  const figure = { indicatorId: 'i', partnershipId: 'p', until: '2027-06-30' };
  const cases: [ReportState[], boolean, string | undefined][] = [
    [['draft', 'locked'], false, 'results.report-is-locked'],
    [['submitted', 'locked'], true, 'results.report-is-locked'],
    [['draft', 'submitted'], true, 'results.report-is-with-officer'],
    [['draft', 'submitted'], false, undefined],
    [['draft', 'returned'], true, undefined],
  ];
  for (const [states, isPartner, wanted] of cases)
    for (const windows of [states, states.toReversed()])
      assert.equal(
        closedFor(figure, windows.map(window), { day: '2027-07-01' as CalendarDay, isPartner })?.key,
        wanted,
        `${windows} ${isPartner}`,
      );
});
