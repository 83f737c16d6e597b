import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import {
  type CalendarDay,
  firstDayOfYear,
  lastDayOfYear,
  todayIn,
  yearsBetween,
} from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import { type ActivityTotal, totalsIn } from '../../activities/queries/activity-totals.ts';
import { readsPartnerFiles } from '../../partners/pages/decided-by.tsx';
import { type DecisionAbout, decisionsAbout } from '../../partners/queries/partner-decisions.ts';
import { knownSinceRows } from '../../programmes/queries/known-since.ts';
import { tellsStates } from '../../results/pages/unapproved.tsx';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type BudgetCell, moneyCells, type SpendingCell } from '../queries/money-cells.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { outcomesAsOf } from '../queries/outcomes-as-of.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { moneyInYear } from '../rules/money-in-year.ts';
import { wholeYear } from '../rules/portfolio-lines.ts';
import { isControlled, moneyOfReader, outcomesOfReader, timeOfReader } from '../rules/reader-scope.ts';
import { type AskedDay, type CountedMoment, countedMomentOf } from './asked-day.tsx';
import type { MoneyOf } from './money-links.ts';
import { addressedId, seenInstitute } from './seen-institute.ts';

type Period = { fromOn: CalendarDay; untilOn: CalendarDay };

export type ProgrammeSeen = {
  head: ProgrammeHead;
  outcomes: readonly OutcomeFacts[];
  budget: readonly BudgetCell[];
  spending: readonly SpendingCell[];
  narrowings: readonly Narrowing[];
  /** What the figures are narrowed to, and as of which day they are read. */
  of: MoneyOf & CountedMoment;
  /** The programme's time, or the year asked for. */
  period: Period;
  /** What the money is of: the same, or what of it is under control. */
  time: Period;
  /** Whether the programme has outcomes that do not concern the reader. */
  hasOthers: boolean;
  /** Limited to a control, whose outcomes the lists of entries name one by one. */
  isControlled: boolean;
  indicators: readonly IndicatorRollUp[];
  activities: readonly ActivityTotal[];
  decisions: readonly DecisionAbout[];
  /** The day since which it is on record, told where it was not on the day asked for. */
  since: CalendarDay | null;
};

/** The last day of what is known. */
export const knownUntil = ({ of: { on } }: Pick<ProgrammeSeen, 'of'>): CalendarDay => on ?? todayIn();

/**
 * Whether the page tells how far indicators are on their way: to whoever looks at all figures, as those of a partner cover
 * nothing of the way to the whole's targets.
 */
export const tellsCourse = (page: Page, { of }: Pick<ProgrammeSeen, 'of'>): boolean =>
  readsWhole(page) && of.partner === undefined;

/** What the address asks for of a programme. */
export const programmeSeen = async (page: Page, tx: Tx, day: AskedDay): Promise<ProgrammeSeen> => {
  const { actor } = page;
  const instituteId = seenInstitute(page);
  const programmeId = addressedId(page);
  const moment = await countedMomentOf(tx, instituteId, day);
  const { asOf } = moment;
  const head = await programmeHead(tx, instituteId, programmeId, asOf);
  if (!head) throw new NotFound();
  const all = await outcomesAsOf(tx, instituteId, { programmeId }, asOf);
  const read = outcomesOfReader(actor, all);
  const narrowings = programmeNarrowings(page, head, read);
  const { year: asked, partner } = valuesOf(narrowings);
  const year = asked === undefined ? undefined : Number(asked);
  const place = { programmeId, partnershipId: partner, asOf };
  const whole = moneyOfReader(actor, await moneyCells(tx, instituteId, place));
  const money = year === undefined ? whole : moneyInYear(whole, year);
  const indicators = await indicatorRollUps(tx, instituteId, {
    ...place,
    tellsWords: true,
    tellsStates: tellsStates(page),
    ...(year && { from: firstDayOfYear(year), until: lastDayOfYear(year) }),
  });
  const told = await together<{ totals: ActivityTotal; since: { day: CalendarDay } }>(tx, {
    totals: totalsIn(instituteId, { ...place, year }),
    since: knownSinceRows(instituteId, 'programmes', programmeId),
  });
  const activities = told.totals;
  const own = [...money.budget, ...money.spending, ...activities];
  const outcomes = withPartner(partner, read, own);
  const ids = new Set(outcomes.map(({ id }) => id));
  return {
    head,
    outcomes,
    narrowings,
    of: { programmeId, year: asked, partner, ...moment },
    hasOthers: read.length < all.length,
    ...money,
    period: year === undefined ? head : wholeYear(year),
    time: year === undefined ? timeOfReader(actor, head) : wholeYear(year),
    isControlled: isControlled(actor),
    indicators: indicators.filter(({ indicator }) => ids.has(indicator.outcomeId)),
    activities,
    decisions:
      asOf === undefined && readsPartnerFiles(page)
        ? await decisionsAbout(tx, instituteId, [programmeId])
        : [],
    since: head.isKnown ? null : (told.since[0]?.day ?? null),
  };
};

const programmeNarrowings = (
  page: Page,
  head: ProgrammeHead,
  outcomes: readonly OutcomeFacts[],
): Narrowing[] => {
  const { words } = page;
  const partners = new Map(outcomes.flatMap(({ partners }) => partners.map(({ id, name }) => [id, name])));
  return [
    yearNarrowing(page, words.t('overview.year'), yearsBetween(head)),
    narrowing(
      page,
      'partner',
      words.t('overview.partner'),
      [...partners].map(([value, label]) => ({ value, label })).toSorted(byLabel),
    ),
  ];
};

const byLabel = (a: { label: string }, b: { label: string }): number => a.label.localeCompare(b.label);

/** The outcomes in which a partner works, or something of it is planned, spent or done. */
const withPartner = (
  partner: string | undefined,
  outcomes: readonly OutcomeFacts[],
  own: readonly { outcomeId: string | null }[],
): OutcomeFacts[] =>
  outcomes.filter(
    ({ id, partners }) =>
      partner === undefined ||
      partners.some((each) => each.id === partner) ||
      own.some(({ outcomeId }) => outcomeId === id),
  );

import { readsWhole } from '../../results/pages/target-text.ts';
