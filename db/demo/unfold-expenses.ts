import { addDays, type CalendarDay, calendarDay } from '../../src/kernel/calendar-day.ts';
import { type Draws, drawsFor, storyId } from './draws.ts';
import { type Names, namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import { euroRate, localMinor } from './rates.ts';
import type { OutcomeStory, Story } from './story.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { type BudgetCell, budgetOf, inflationRaise } from './unfold-budget.ts';
import { ownSpending, type SpendingKind, spending } from './words.ts';

export type Heading = 'investment' | 'running' | 'personnel' | 'evaluation' | 'other';

/** The budget item of each kind of spending, as the forms name them. */
const itemOf: Readonly<Record<SpendingKind, string>> = {
  venue: 'venue',
  travel: 'per-diem',
  trainers: 'trainer-fees',
  flights: 'transport',
  pay: 'coordinator',
  office: 'office',
  equipment: 'computers',
  bank: 'bank-charges',
  campaign: 'campaign',
  legal: 'legal-support',
  audit: 'audit-of-partner',
};

/** A payment before it has its amount: its part of what is spent in the year, and the words for it. */
type Payment = {
  weight: number;
  paidOn: CalendarDay;
  heading: Heading;
  item: string;
  description: string;
  activityId?: string;
  outcomeId?: string;
  line?: 'a' | 'b' | 'c' | 'd';
  voucherClass: 'ordinary' | 'list_of_persons' | 'pay';
};

export type CashBook = {
  key: string;
  party: Party | undefined;
  year: number;
  quarter: number;
  currency: string;
  rate: string | undefined;
  rateOn: string;
  rows: CashRow[];
};

export type CashRow = Omit<Payment, 'weight'> & {
  id: string;
  amountMinor: number;
  voucherState: 'attached' | 'to_follow' | 'kept_at_partner';
};

/**
 * How much of each year's budget the partners spent, in per cent. With the institute's own spending, which starts a
 * little faster, 46 % of the first year is left and 28 % of the second; then the work catches up with the plan.
 */
const spentOfBudget = [49, 69, 103, 106, 101];

/** The cash books of the running programme that have come in by `today`. */
export const cashBooksOf = (
  story: Story,
  activities: readonly ToldActivity[],
  today: CalendarDay,
): CashBook[] => {
  const telling: Telling = {
    story,
    names: namesOf(story),
    budget: budgetOf(story, story.current, inflationRaise),
    activities,
    today,
  };
  const partners = partiesOf(story).flatMap((party) =>
    yearsOf(story).flatMap((year) => partnerYear(telling, party, year)),
  );
  const own = yearsOf(story).flatMap((year) => ownYear(telling, year));
  return knotted(
    story,
    [...partners, ...own].filter(({ rows }) => rows.length > 0),
  );
};

/** What goes wrong in every office: one cost that the subsidy does not bear, and one payment entered twice. */
const knotted = (story: Story, books: readonly CashBook[]): CashBook[] => {
  const first = story.partners[1]!.key;
  const wrong = books.find(({ party, year }) => party?.key === first && year === 2024);
  const twice = books.find(
    ({ party, year, rows }) => party?.key === first && year === 2025 && rows.length > 2,
  );
  return books.map((book) => {
    if (book === wrong) return { ...book, rows: [...book.rows, notSubsidised(story, book)] };
    if (book !== twice) return book;
    const again = book.rows.find(({ voucherClass }) => voucherClass === 'ordinary') ?? book.rows[0]!;
    return { ...book, rows: [...book.rows, { ...again, id: storyId(story.code, 'expense', 'twice') }] };
  });
};

const notSubsidised = (story: Story, { party, year, quarter, currency, rows }: CashBook): CashRow => ({
  ...rows.find(({ activityId }) => activityId === undefined)!,
  id: storyId(story.code, 'expense', 'not subsidised'),
  heading: 'running',
  item: 'alcohol-tobacco',
  description: {
    fr: 'Boissons alcoolisées, soirée de clôture de l’assemblée',
    en: 'Drinks with alcohol, closing evening of the general meeting',
    es: 'Bebidas alcohólicas, cierre de la asamblea',
  }[party?.tongue ?? 'fr'],
  amountMinor: localMinor(164, currency, { year, quarter }),
  voucherClass: 'ordinary',
  voucherState: 'kept_at_partner',
});

type Telling = {
  story: Story;
  names: Names;
  budget: readonly BudgetCell[];
  activities: readonly ToldActivity[];
  today: CalendarDay;
};

const yearsOf = ({ current }: Story): number[] =>
  current.yearly.map((_, at) => Number(current.from.slice(0, 4)) + at);

const day = (text: string): CalendarDay => calendarDay(text)!;
const quarterOf = (text: string): number => Math.ceil(Number(text.slice(5, 7)) / 3);
const lastDayOfQuarter = (year: number, quarter: number): CalendarDay =>
  day(`${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`);

/** A quarter's book comes in five weeks after its end; the late partner's last one was that of June 2025. */
const hasComeIn = ({ today }: Telling, party: Party | undefined, year: number, quarter: number): boolean => {
  const last = lastDayOfQuarter(year, quarter);
  if (party?.knot === 'late-with-accounts' && last > '2025-06-30') return false;
  return addDays(last, 35) <= today;
};

const partnerYear = (telling: Telling, party: Party, year: number): CashBook[] => {
  if (!worksOn(party, `${year}-01-01`)) return [];
  const draws = drawsFor(telling.story.code, 'spent', party.key, year);
  const payments = partnerPayments(telling, party, year, draws).filter(({ paidOn }) =>
    worksOn(party, paidOn),
  );
  const planned = cents(
    telling.budget,
    (cell) => cell.partnershipId === party.partnershipId && cell.from.startsWith(String(year)),
  );
  const spent = (planned * draws.about(spentOfBudget[year - 2022] ?? 100, 6)) / 10_000;
  return booksOf(telling, payments, {
    party,
    year,
    euros: party.until?.startsWith(String(year)) ? spent / 3 : spent,
  });
};

const partnerPayments = (telling: Telling, party: Party, year: number, draws: Draws): Payment[] => {
  const { tongue } = party;
  const outcomeId = telling.names.outcome(telling.story.current, party.outcome);
  const say = (kind: SpendingKind, values: Readonly<Record<string, string | number>>) =>
    filled(draws.pick(spending[tongue][kind]), values);
  const quarterly = [1, 2, 3, 4].flatMap((quarter): Payment[] => {
    const end = lastDayOfQuarter(year, quarter);
    const common = { outcomeId, line: 'a' as const };
    const office: Payment = {
      ...common,
      weight: draws.about(24, 20),
      paidOn: addDays(end, -draws.between(5, 60)),
      heading: 'running',
      item: 'office',
      description: say('office', { quarter }),
      voucherClass: 'ordinary',
    };
    const pay: Payment = {
      ...common,
      weight: draws.about(65, 4),
      paidOn: addDays(end, -draws.between(2, 5)),
      heading: 'personnel',
      item: 'coordinator',
      description: say('pay', { quarter }),
      voucherClass: 'pay',
    };
    const kind = draws.pick(['campaign', 'legal', 'campaign', 'bank'] as const);
    const other: Payment = {
      ...common,
      weight: kind === 'bank' ? 4 : draws.about(42, 35),
      paidOn: addDays(end, -draws.between(8, 80)),
      heading: 'running',
      item: itemOf[kind],
      description: say(kind, { quarter, city: draws.pick(party.cities) }),
      voucherClass: 'ordinary',
    };
    return quarter % 2 === 0 ? [pay, office] : [pay, other];
  });
  const yearly: Payment[] = [
    {
      outcomeId,
      line: 'a',
      weight: draws.about(62, 30),
      paidOn: day(`${year}-0${draws.between(2, 6)}-${draws.between(10, 27)}`),
      heading: 'investment',
      item: 'computers',
      description: say('equipment', {}),
      voucherClass: 'ordinary',
    },
    ...(year > 2022
      ? [
          {
            outcomeId,
            line: 'a' as const,
            weight: 22,
            paidOn: day(`${year}-04-${draws.between(10, 28)}`),
            heading: 'running' as const,
            item: 'audit-of-partner',
            description: say('audit', {}),
            voucherClass: 'ordinary' as const,
          },
        ]
      : []),
  ];
  const held = telling.activities.filter(
    (activity) =>
      activity.party?.key === party.key && activity.year === year && activity.course.state === 'held',
  );
  return [...quarterly, ...yearly, ...held.flatMap((activity) => activityPayments(activity, draws))];
};

const activityPayments = (
  { id, plan, until, participants, party, ...activity }: ToldActivity,
  draws: Draws,
): Payment[] => {
  const texts = spending[party?.tongue ?? 'fr'];
  const lastDay = activity.course.state === 'held' ? activity.course.until : until;
  const title = shortened(plan.title);
  const pay = (
    kind: SpendingKind,
    weight: number,
    voucherClass: Payment['voucherClass'] = 'ordinary',
  ): Payment => ({
    weight: draws.about(weight * (0.5 + participants / 60), 25),
    paidOn: inYear(addDays(lastDay, draws.between(-1, 6)), lastDay),
    heading: 'running',
    item: itemOf[kind],
    description: filled(draws.pick(texts[kind]), { title }),
    activityId: id,
    voucherClass,
  });
  if (plan.kind === 'A7') return [pay('flights', 95), pay('travel', 30, 'list_of_persons')];
  if (plan.mode === 'online') return [pay('trainers', 36)];
  const lists = pay('travel', 58, 'list_of_persons');
  return draws.inHundred(45) ? [pay('venue', 62), lists, pay('trainers', 30)] : [pay('venue', 70), lists];
};

/** Headquarters: personnel and missions on each outcome, and management costs beside them, in euros. */
const ownYear = (telling: Telling, year: number): CashBook[] => {
  const draws = drawsFor(telling.story.code, 'spent', 'institute', year);
  const elapsed = spentOfBudget[year - 2022] ?? 100;
  const ofYear = (cell: BudgetCell) => cell.from.startsWith(String(year));
  const outcomes = telling.story.current.outcomes.flatMap((outcome) => {
    const outcomeId = telling.names.outcome(telling.story.current, outcome.code);
    const planned = cents(
      telling.budget,
      (cell) => ofYear(cell) && cell.outcomeId === outcomeId && cell.line !== 'a',
    );
    const pace = Math.min(elapsed + 12, 102);
    const payments = outcomePayments(telling, outcome, outcomeId, { year, draws });
    return booksOf(telling, payments, {
      party: undefined,
      year,
      euros: (planned * pace) / 10_000,
      key: outcome.code,
    });
  });
  const planned = cents(telling.budget, (cell) => ofYear(cell) && cell.block === 'management');
  const management = booksOf(telling, managementPayments(year, draws), {
    party: undefined,
    year,
    euros: (planned * Math.min(elapsed + 12, 100)) / 10_000,
    key: 'management',
  });
  return merged([...outcomes, ...management]);
};

type When = { year: number; draws: Draws };

const outcomePayments = (
  telling: Telling,
  outcome: OutcomeStory,
  outcomeId: string,
  { year, draws }: When,
): Payment[] => {
  const common = { outcomeId, line: 'd' as const };
  const pay = [1, 2, 3, 4].map(
    (quarter): Payment => ({
      ...common,
      weight: 52,
      paidOn: addDays(lastDayOfQuarter(year, quarter), -draws.between(1, 4)),
      heading: 'personnel',
      item: 'officer',
      description: filled(ownSpending.pay, { outcome: outcome.code, quarter }),
      voucherClass: 'pay',
    }),
  );
  const cities = partiesOf(telling.story).filter((party) => party.outcome === outcome.code);
  const city = cities.length > 0 ? draws.pick(draws.pick(cities).cities) : 'Bruxelles';
  const others = [1, 3].map(
    (quarter): Payment => ({
      ...common,
      weight: draws.about(outcome.isBelgian ? 74 : 50, 20),
      paidOn: addDays(lastDayOfQuarter(year, quarter), -draws.between(4, 70)),
      heading: 'running',
      item: outcome.isBelgian ? 'campaign' : 'missions',
      description: outcome.isBelgian
        ? draws.pick(ownSpending.belgian)
        : filled(draws.pick(ownSpending.mission), { city }),
      voucherClass: 'ordinary',
    }),
  );
  const visits = telling.activities.filter(
    (activity) =>
      !activity.party &&
      activity.year === year &&
      activity.course.state === 'held' &&
      activity.plan.outcomeId === outcomeId,
  );
  return [
    ...pay,
    ...others,
    ...visits.map(
      (visit): Payment => ({
        ...common,
        weight: 30,
        paidOn: inYear(addDays(visit.until, 4), visit.until),
        heading: 'running',
        item: 'interpretation',
        description: `${ownSpending.belgian[3]}, ${shortened(visit.plan.title)}`,
        activityId: visit.id,
        voucherClass: 'ordinary',
      }),
    ),
  ];
};

const managementPayments = (year: number, draws: Draws): Payment[] => [
  ...[1, 2, 3, 4].map(
    (quarter): Payment => ({
      weight: 70,
      paidOn: addDays(lastDayOfQuarter(year, quarter), -draws.between(1, 4)),
      heading: 'personnel',
      item: 'management',
      description: filled(ownSpending.management, { quarter }),
      voucherClass: 'pay',
    }),
  ),
  ...[1, 2].map(
    (half): Payment => ({
      weight: draws.about(26, 20),
      paidOn: day(`${year}-${half === 1 ? '05' : '11'}-${draws.between(10, 27)}`),
      heading: 'other',
      item: 'follow-up',
      description: filled(ownSpending.followUp, { half }),
      voucherClass: 'ordinary',
    }),
  ),
  {
    weight: 34,
    paidOn: day(`${year}-05-${draws.between(12, 28)}`),
    heading: 'evaluation',
    item: 'audit',
    description: ownSpending.auditFee,
    voucherClass: 'ordinary',
  },
  ...(year === 2024
    ? [
        {
          weight: 88,
          paidOn: day('2024-09-18'),
          heading: 'evaluation' as const,
          item: 'evaluation',
          description: ownSpending.evaluation,
          voucherClass: 'ordinary' as const,
        },
      ]
    : []),
];

type Spent = { party: Party | undefined; year: number; euros: number; key?: string };

/** Payments of a year share what was spent in it; each quarter that came in is a book. */
const booksOf = (
  telling: Telling,
  payments: readonly Payment[],
  { party, year, euros, key }: Spent,
): CashBook[] => {
  const whole = payments.reduce((sum, { weight }) => sum + weight, 0);
  const currency = party?.currency ?? 'EUR';
  return [1, 2, 3, 4].flatMap((quarter): CashBook[] => {
    if (!hasComeIn(telling, party, year, quarter)) return [];
    const name = `${party?.key ?? 'own'} ${key ?? ''} ${year} ${quarter}`;
    const rows = payments
      .filter(({ paidOn }) => quarterOf(paidOn) === quarter)
      .sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))
      .map(
        ({ weight, ...payment }, at): CashRow => ({
          ...payment,
          id: storyId(telling.story.code, 'expense', name, at),
          amountMinor: localMinor((euros * weight) / whole, currency, { year, quarter }),
          voucherState: voucherState(telling, party, payment),
        }),
      );
    const rateOn = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
    const rate = currency === 'EUR' ? undefined : euroRate(currency, year, quarter);
    return [{ key: name, party, year, quarter, currency, rate, rateOn, rows }];
  });
};

/** Lists and pay stay where the people are; of the last months some vouchers are still to follow. */
const voucherState = (
  { today }: Telling,
  party: Party | undefined,
  payment: Omit<Payment, 'weight'>,
): CashRow['voucherState'] => {
  if (payment.voucherClass !== 'ordinary') return 'kept_at_partner';
  const isRecent = addDays(payment.paidOn, 210) > today;
  const isAwaited =
    !party || party.hasTreasurer || drawsFor(payment.description, payment.paidOn).inHundred(30);
  if (isRecent && isAwaited) return 'to_follow';
  return party ? 'kept_at_partner' : 'attached';
};

/** The institute's books of one quarter, outcome by outcome, are one book. */
const merged = (books: readonly CashBook[]): CashBook[] => {
  const byQuarter = Map.groupBy(books, ({ year, quarter }) => `own ${year} ${quarter}`);
  return [...byQuarter].map(([key, some]) => ({ ...some[0]!, key, rows: some.flatMap(({ rows }) => rows) }));
};

const cents = (budget: readonly BudgetCell[], holds: (cell: BudgetCell) => boolean): number =>
  budget.filter(holds).reduce((sum, { amount }) => sum + amount.minor, 0);

const inYear = (wanted: CalendarDay, near: CalendarDay): CalendarDay =>
  wanted.slice(0, 4) === near.slice(0, 4) ? wanted : near;

const shortened = (title: string): string => (title.length > 70 ? `${title.slice(0, 67)}...` : title);

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
