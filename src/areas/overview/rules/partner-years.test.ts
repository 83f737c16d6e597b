import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { factsByYear, holdsIn, lastYearAsked, yearBefore, yearsUntil } from './partner-years.ts';

const member = (from: string, until: string | null) => ({
  subject: 'affiliations' as const,
  from: from as CalendarDay,
  until: until as CalendarDay | null,
});

const spans = [
  ['a year it lies in', member('2019-03-01', '2021-06-30'), 2020, true],
  ['the year it began', member('2019-12-31', null), 2019, true],
  ['the year it ended', member('2019-03-01', '2021-01-01'), 2021, true],
  ['a year after it ended', member('2019-03-01', '2021-01-01'), 2022, false],
  ['a year before it began', member('2019-12-31', null), 2018, false],
  ['any year since, where it holds still', member('2006-01-01', null), 2026, true],
  ['the year of its one day', member('2020-05-05', '2020-05-05'), 2020, true],
  ['no year beside its one day', member('2020-05-05', '2020-05-05'), 2021, false],
] as const;

for (const [name, fact, year, expected] of spans)
  test(`a fact stands in ${name}: ${expected}`, () => assert.equal(holdsIn(fact, year), expected));

test('ten years end with the one asked for; one to come and what is no year are none', () => {
  assert.deepEqual(yearsUntil(2026), [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  for (const asked of ['', '2027', '2030', 'abcd', '20260', '1000'])
    assert.equal(lastYearAsked(asked, 2026), undefined, asked);
  assert.equal(lastYearAsked('2016', 2026), 2016);
  assert.equal(lastYearAsked('2026', 2026), 2026);
});

test('facts stand under each year and subject that they hold in, the earliest first', () => {
  const late = member('2020-08-01', null);
  const early = member('2019-01-01', null);
  const screened = {
    subject: 'screenings' as const,
    from: '2020-02-02' as CalendarDay,
    until: '2020-02-02' as CalendarDay,
  };
  const byYear = factsByYear([late, screened, early], [2019, 2020]);
  assert.deepEqual([...(byYear.get(2019)?.keys() ?? [])], ['affiliations']);
  assert.deepEqual(byYear.get(2020)?.get('affiliations'), [early, late]);
  assert.deepEqual(byYear.get(2020)?.get('screenings'), [screened]);
});

test('earlier years are offered where something began before these', () => {
  assert.equal(yearBefore([member('2006-01-01', null)], yearsUntil(2026)), 2016);
  assert.equal(yearBefore([member('2018-01-01', null)], yearsUntil(2026)), undefined);
  assert.equal(yearBefore([], yearsUntil(2026)), undefined);
});
