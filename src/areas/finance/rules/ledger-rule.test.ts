import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { ledgerRule } from './ledger-rule.ts';
import { easterSunday, workingDaysAfter } from './working-days.ts';

const day = (text: string) => text as CalendarDay;
const holidays = ledgerRule.parameters[1]!.value ?? '';

test('Easter falls where the almanac has it', () => {
  for (const known of ['2016-03-27', '2019-04-21', '2024-03-31', '2026-04-05', '2027-03-28', '2038-04-25'])
    assert.equal(easterSunday(Number(known.slice(0, 4))), known);
});

for (const [asked, count, due, why] of [
  ['2027-03-01', 10, '2027-03-15', 'two plain weeks'],
  ['2027-03-19', 10, '2027-04-05', 'Easter Monday lies between'],
  ['2027-04-30', 10, '2027-05-18', 'Ascension, Whit Monday, and a first of May on a Saturday'],
  ['2026-07-17', 2, '2026-07-22', 'the national day'],
  ['2026-12-24', 1, '2026-12-28', 'Christmas and a weekend'],
  ['2027-03-05', 0, '2027-03-05', 'the same day'],
] as const)
  test(`working days leave out weekends and public holidays: ${why}`, () => {
    assert.equal(workingDaysAfter(day(asked), count, holidays), due);
  });

test('a day of one year that someone added counts in that year alone', () => {
  assert.equal(workingDaysAfter(day('2027-03-01'), 1, '2027-03-02'), '2027-03-03');
  assert.equal(workingDaysAfter(day('2026-03-02'), 1, '2027-03-03'), '2026-03-03');
  for (const unread of ['next Monday', '13-01', 'easter', '02-30'])
    assert.equal(workingDaysAfter(day('2027-03-01'), 1, unread), undefined, unread);
});

const judged = (askedOn: string, madeOn: string, own = holidays) =>
  applyRule(
    ledgerRule,
    { askedOn: day(askedOn), madeOn: day(madeOn) },
    new Map(
      ledgerRule.parameters.map((seed) => [
        seed.name,
        seed.name === 'holidays' ? { ...seed, value: own } : seed,
      ]),
    ),
    { day: day(madeOn), exceptions: [] },
  );

for (const [askedOn, madeOn, verdict, key] of [
  ['2027-03-01', '2027-03-01', 'ok', 'in-time'],
  ['2027-03-01', '2027-03-15', 'ok', 'in-time'],
  ['2027-03-19', '2027-04-05', 'ok', 'in-time'],
  ['2027-03-01', '2027-03-16', 'informs', 'late'],
  ['2027-03-19', '2027-04-06', 'informs', 'late'],
  ['2027-03-01', '2028-03-01', 'informs', 'late'],
] as const)
  test(`the ledger listing is given within ten working days: asked ${askedOn}, made ${madeOn}`, () => {
    const check = judged(askedOn, madeOn);
    assert.deepEqual([check.verdict, check.sentence.key], [verdict, `finance.check-ledger-${key}`]);
  });

test('holidays that cannot be read are said, and nobody is told a day', () => {
  assert.equal(judged('2027-03-01', '2027-03-02', 'soon').sentence.key, 'finance.check-ledger-unreadable');
});
