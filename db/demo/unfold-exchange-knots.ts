import type { ExchangeDetail } from '../../src/areas/activities/rules/exchange-detail.ts';
import { addDays, type CalendarDay, calendarDay, yearOf } from '../../src/kernel/calendar-day.ts';
import { drawsFor, storyId } from './draws.ts';
import { worksOn } from './parties.ts';
import type { Telling, ToldActivity } from './unfold-activities.ts';
import { heldWhereItCan } from './unfold-other-kinds.ts';
import * as words from './words.ts';
import { fruitWords } from './words-kinds.ts';

type Told = Pick<ExchangeDetail, 'format' | 'side' | 'direction'> & {
  on: string;
  days: number;
  /** How many organisations take part, the host with them. */
  together: number;
  title?: string;
  detail?: object;
};

/**
 * Exchanges that go as they should not: a visit that nobody else takes part in and no senior official makes, a trainee
 * without an agreement who travels the wrong way, a seminar that ends when the programme has ended; and a trainee who is
 * hosted as the agreement wants it.
 */
export const exchangeKnots = (telling: Telling): ToldActivity[] => {
  const { story, names, parties } = telling;
  const unions = parties.filter((party) => !party.isBody && worksOn(party, '2025-06-30'));
  const [host, guest] = unions;
  if (!host || !guest) return [];
  const { tongue } = host;
  const fruits = fruitWords[tongue];
  const city = host.cities[0] ?? '';
  const of = (at: string, { on, days, together, title, detail, ...exchange }: Told): ToldActivity => {
    const from = calendarDay(on) as CalendarDay;
    const until = addDays(from, days - 1);
    const id = storyId(story.code, 'activity', 'exchange', at);
    const participants = 6;
    const draws = drawsFor(story.code, 'exchange', at);
    const topic = draws.pick(words.exchangeTopics[tongue]);
    const named = words.exchangeTitles[tongue][exchange.format]
      .replace('{city}', city)
      .replace('{topic}', topic);
    return {
      id,
      party: host,
      year: yearOf(from),
      from,
      until,
      city,
      participants,
      plan: {
        kind: 'A7',
        id,
        outcomeId: names.outcome(story.current, host.outcome),
        partnershipId: host.partnershipId,
        title: title ?? named,
        plannedFrom: from,
        plannedUntil: until,
        mode: 'in_person',
        country: host.country,
        place: city,
        ...exchange,
        termsOfReference: words.termsOfReference[tongue],
        organisations: [host, guest].slice(0, together).map(({ organisationId }, first) => ({
          organisationId,
          takesPart: true,
          organises: first === 0,
        })),
        ...detail,
      },
      course:
        until > story.current.until
          ? { state: 'planned' }
          : heldWhereItCan(telling, { party: host, from, until, participants, draws, tongue }),
    };
  };
  const bilateral = { side: 'bilateral', direction: 'south_south', together: 2 } as const;
  return [
    of('hosted', {
      ...bilateral,
      format: 'traineeship',
      on: '2025-05-05',
      days: 19,
      detail: { hostAgreement: fruits.host },
    }),
    of('unhosted', {
      ...bilateral,
      format: 'traineeship',
      direction: 'south_north',
      on: '2025-09-01',
      days: 12,
    }),
    of('alone', { ...bilateral, format: 'working_visit', together: 1, on: '2025-11-17', days: 4 }),
    of('late', { ...bilateral, format: 'seminar', on: '2026-12-28', days: 12, title: fruits.late }),
  ];
};
