import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import { controlReplyRule } from './control-reply-rule.ts';

const day = (text: string | null) => text as CalendarDay;
const seed = controlReplyRule.parameters[0] as ParameterValue;
type At = readonly [askedOn: string, repliedOn: string | null, today: string];
const judged = ([askedOn, repliedOn, today]: At, days = '30') =>
  applyRule(
    controlReplyRule,
    { askedOn: day(askedOn), repliedOn: repliedOn === null ? null : day(repliedOn), today: day(today) },
    new Map([['days', { ...seed, value: days }]]),
    { day: day(today), exceptions: [] },
  );

for (const [name, at, verdict, sentence] of [
  ['on the day itself', ['2027-03-01', '2027-03-01', '2027-06-01'], 'ok', 'reply-in-time'],
  ['on the thirtieth day', ['2027-03-01', '2027-03-31', '2027-06-01'], 'ok', 'reply-in-time'],
  ['not yet, on the thirtieth day', ['2027-03-01', null, '2027-03-31'], 'ok', 'reply-awaited'],
  ['on the thirty-first day', ['2027-03-01', '2027-04-01', '2027-06-01'], 'informs', 'reply-too-late'],
  ['not yet, on the thirty-first day', ['2027-03-01', null, '2027-04-01'], 'informs', 'reply-overdue'],
  ['after a year', ['2027-03-01', '2028-03-01', '2028-03-01'], 'informs', 'reply-too-late'],
] as const)
  test(`a reply to the control is due within thirty days: ${name}`, () => {
    const check = judged(at);
    assert.deepEqual([check.verdict, check.sentence.key], [verdict, `records.${sentence}`]);
  });

test('the number of days is the rulebook’s', () => {
  assert.equal(judged(['2027-03-01', '2027-03-11', '2027-06-01'], '10').verdict, 'ok');
  assert.equal(judged(['2027-03-01', '2027-03-12', '2027-06-01'], '10').verdict, 'informs');
});
