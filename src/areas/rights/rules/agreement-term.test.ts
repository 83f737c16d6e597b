import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import {
  type AgreementFacts,
  agreementStates,
  agreementYears,
  isInForce,
  type StateFact,
} from './agreement-term.ts';

const day = (text: string) => text as CalendarDay;
const state = (
  kind: StateFact['state'],
  onDay: string,
  termFrom: string | null = null,
  termUntil: string | null = null,
) => ({ state: kind, onDay, termFrom, termUntil }) as StateFact;

test('an agreement that is renewed twice is new once, and in force once a year', () => {
  const states = [
    state('signed', '2020-03-01', '2020-03-01', '2021-02-28'),
    state('renewed', '2021-02-15', '2021-03-01', '2022-02-28'),
    state('renewed', '2022-02-20', '2022-03-01', '2023-02-28'),
  ];
  const workers = [{ fromOn: day('2020-03-01'), women: 40, men: 60, unknown: 0 }];
  const years = agreementYears([{ states, workers }], { from: 2019, until: 2024 });
  assert.deepEqual(
    years.map(({ signed }) => signed),
    [0, 1, 0, 0, 0, 0],
  );
  assert.deepEqual(
    years.map(({ inForce }) => inForce),
    [0, 1, 1, 1, 1, 0],
  );
  assert.deepEqual(
    years.map(({ women, men }) => women + men),
    [0, 100, 100, 100, 100, 0],
  );
});

test('an end cuts the term that ran, and a later renewal revives the agreement', () => {
  const states = [
    state('signed', '2020-01-01', '2020-01-01', null),
    state('ended', '2020-06-30'),
    state('renewed', '2022-01-01', '2022-01-01', '2022-12-31'),
  ];
  assert.equal(isInForce(states, day('2020-06-30')), true);
  assert.equal(isInForce(states, day('2020-07-01')), false);
  assert.equal(isInForce(states, day('2021-06-30')), false);
  assert.equal(isInForce(states, day('2022-06-30')), true);
});

const below = seededRandom(2024);
const anyDay = () => addDays(day('2020-01-01'), below(1100));

const anyState = (): StateFact => {
  const kind = agreementStates[1 + below(4)]!;
  const hasTerm = kind === 'renewed' || (kind === 'extended' && below(2) === 0);
  const termFrom = hasTerm ? anyDay() : null;
  const termUntil = termFrom && below(5) > 0 ? addDays(termFrom, below(500)) : null;
  return { state: kind, onDay: anyDay(), termFrom, termUntil };
};

const anyAgreement = (): AgreementFacts => {
  const from = anyDay();
  const signing: StateFact = {
    state: 'signed',
    onDay: anyDay(),
    termFrom: from,
    termUntil: addDays(from, below(500)),
  };
  const days = new Set(Array.from({ length: below(3) }, anyDay));
  return {
    states: [...(below(8) > 0 ? [signing] : []), ...Array.from({ length: below(4) }, anyState)],
    workers: [...days].map((fromOn) => ({ fromOn, women: below(50), men: below(50), unknown: below(5) })),
  };
};

/** Read out slowly: every day of the year, every state, no periods. */
const yearByHand = (agreements: readonly AgreementFacts[], year: number) => {
  const line = { year, signed: 0, inForce: 0, women: 0, men: 0, unknown: 0 };
  for (const { states, workers } of agreements) {
    if (states.some((each) => each.state === 'signed' && each.onDay.startsWith(`${year}-`))) line.signed += 1;
    let last: CalendarDay | undefined;
    const count = daysBetween(day(`${year}-01-01`), day(`${year}-12-31`));
    for (let at = 0; at <= count; at += 1) {
      const today = addDays(day(`${year}-01-01`), at);
      const isCovered = states.some(
        ({ termFrom, termUntil, onDay }) =>
          termFrom !== null &&
          termFrom <= today &&
          (termUntil === null || today <= termUntil) &&
          !states.some((end) => end.state === 'ended' && end.onDay >= onDay && end.onDay < today),
      );
      if (isCovered) last = today;
    }
    if (!last) continue;
    line.inForce += 1;
    let valid: AgreementFacts['workers'][number] | undefined;
    for (const count of workers)
      if (count.fromOn <= last && (!valid || count.fromOn > valid.fromOn)) valid = count;
    line.women += valid?.women ?? 0;
    line.men += valid?.men ?? 0;
    line.unknown += valid?.unknown ?? 0;
  }
  return line;
};

test('10,000 agreements are counted by year as an oracle counts them day by day', () => {
  for (let round = 0; round < 2_500; round += 1) {
    const agreements = Array.from({ length: 4 }, anyAgreement);
    const year = 2019 + (round % 6);
    const [line] = agreementYears(agreements, { from: year, until: year });
    assert.deepEqual(line, yearByHand(agreements, year), JSON.stringify(agreements));
  }
});
