import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import type { ActivityDetail } from './kind-details.ts';
import { dayNextYear, detailNextYear, lineNextYear } from './next-year.ts';

const day = (text: string) => {
  const found = calendarDay(text);
  assert.ok(found);
  return found;
};

test('a day moves by a year, the 29th of February to the 28th, and stays out beyond the calendar', () => {
  assert.equal(dayNextYear(day('2026-03-02')), '2027-03-02');
  assert.equal(dayNextYear(day('2024-02-29')), '2025-02-28');
  assert.equal(dayNextYear(day('2199-12-31')), undefined);
});

test('the calendar of a campaign moves with it; a text that looks like a day does not', () => {
  const campaign = {
    kind: 'A9',
    audience: 'workers',
    region: 'wallonia',
    languages: ['fr'],
    channels: ['street'],
    message: '2026-05-01',
    campaignDays: [{ onDay: '2026-05-01', what: '2026-05-01', channel: 'street', expectedReach: 200 }],
  } as unknown as ActivityDetail;
  const { campaignDays, message, languages } = detailNextYear(campaign);
  assert.deepEqual(campaignDays, [
    { onDay: '2027-05-01', what: '2026-05-01', channel: 'street', expectedReach: 200 },
  ]);
  assert.deepEqual([message, languages], ['2026-05-01', ['fr']]);
});

test('a mission is copied without its review, its citations and its statement of interest', () => {
  const mission = {
    kind: 'A8',
    reviewId: 'r',
    reviewedOn: '2026-01-31',
    citations: [{ citedKind: 'gap', cited: 'Too few shop stewards' }],
    expert: 'Expert of a federation',
    expertOrigin: 'institute',
    expertCountry: 'BE',
    interest: 'no_conflict',
    interestStatement: 'None',
    termsOfReference: 'Advise',
  } as unknown as ActivityDetail;
  assert.deepEqual(detailNextYear(mission), {
    kind: 'A8',
    expert: 'Expert of a federation',
    expertOrigin: 'institute',
    expertCountry: 'BE',
    termsOfReference: 'Advise',
  });
});

const line = (id: string, year: number, more: object = {}) => ({
  id,
  partnershipId: 'p',
  theme: 'Negotiation',
  fromOn: day(`${year}-01-01`),
  untilOn: day(`${year}-12-31`),
  approvedOn: null,
  ...more,
});

test('a training hangs on the line of the same theme that covers its new day, an approved one first', () => {
  const lines = [
    line('old', 2026),
    line('open', 2027),
    line('approved', 2027, { approvedOn: day('2027-01-10') }),
    line('other theme', 2027, { theme: 'Safety' }),
    line('other partner', 2027, { partnershipId: 'q' }),
  ];
  assert.equal(lineNextYear(lines, 'old', day('2027-03-02'))?.id, 'approved');
  assert.equal(lineNextYear(lines.slice(0, 2), 'old', day('2027-03-02'))?.id, 'open');
  assert.equal(lineNextYear([lines[0]!, ...lines.slice(3)], 'old', day('2027-03-02')), undefined);
  const years = line('years', 2026, { untilOn: day('2028-12-31') });
  assert.equal(lineNextYear([...lines, years], 'years', day('2027-03-02'))?.id, 'years');
  assert.equal(lineNextYear(lines, undefined, day('2027-03-02')), undefined);
  assert.equal(lineNextYear(lines, 'unknown', day('2027-03-02')), undefined);
});
