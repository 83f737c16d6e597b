import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { ActivityTotal } from '../../activities/queries/activity-totals.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import { readsWhole, targetOfPartLabel } from '../../results/pages/target-text.ts';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import { isInWords } from '../../results/rules/measured.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { courseState, elapsedShare } from '../rules/course-state.ts';
import { actionTitle } from './agreement-words.ts';
import { type CountedMoment, countedThen } from './asked-day.tsx';

const tables = ['indicators', 'activities'] as const;

type Seen = {
  outcome: OutcomeFacts;
  moment: Pick<CountedMoment, 'on' | 'untold'>;
  scope: FigureScope;
  period: { fromOn: CalendarDay; untilOn: CalendarDay };
  indicators: readonly IndicatorRollUp[];
  totals: readonly ActivityTotal[];
};

/** The table of an outcome that is asked for, narrowed as the page is and of its day. */
export const outcomeFile = (page: Page, seen: Seen): Promise<Answer> => {
  const { words } = page;
  const { outcome, scope, period, indicators, totals } = seen;
  const { on } = seen.moment;
  const name = (title: string) => namedByDay(`${outcome.programme} ${outcome.code} ${title}`, on);
  if (tableAsked(page, tables) === 'activities')
    return listFile(page, name(words.t('page.nav-activities')), totalColumns(page), totals, [
      ...countedThen(page, seen.moment),
      ...countedYears(page, [outcome]),
    ]);
  const elapsed = scope.partnershipId ? undefined : elapsedShare(period, on ?? todayIn());
  return listFile(
    page,
    name(words.t('overview.indicators')),
    indicatorColumns(page, elapsed),
    indicators,
    countedYears(page, [outcome]),
  );
};

/** As in the table of the page: a course against the share of time elapsed only for whoever looks at all figures. */
export const indicatorColumns = (page: Page, elapsed: number | undefined): ListColumn<IndicatorRollUp>[] => {
  const { words } = page;
  const whole = readsWhole(page) && elapsed !== undefined;
  return [
    {
      label: words.t('overview.indicator'),
      value: ({ indicator }) => `${indicator.code} ${words.text(indicator.title)}`,
    },
    { label: words.t('results.unit'), value: ({ indicator }) => words.text(indicator.unit) },
    {
      label: words.t('overview.baseline'),
      kind: 'number',
      value: ({ baseline }) => baseline?.value ?? words.text(baseline?.text),
    },
    {
      label: words.t('overview.measured'),
      kind: 'number',
      value: ({ actual, words: said }) => actual?.value ?? words.text(said?.text),
    },
    ...unapprovedColumns<IndicatorRollUp>(page, ({ actual }) => actual),
    {
      label: whole ? words.t('overview.target') : targetOfPartLabel(page),
      kind: 'number',
      value: ({ target }) => target?.value,
    },
    ...(whole ? courseColumns(page, elapsed) : []),
  ];
};

const courseColumns = ({ words }: Page, elapsed: number): ListColumn<IndicatorRollUp>[] => [
  { label: `${words.t('overview.course')} (%)`, kind: 'number', value: ({ course }) => course },
  {
    label: words.t('overview.state'),
    value: ({ indicator, course, actual, target }) => {
      if (isInWords(indicator)) return words.t('results.in-words');
      return course === undefined && actual && target
        ? undefined
        : words.t(`overview.course-${courseState(course, elapsed)}`);
    },
  },
];

const totalColumns = ({ words }: Page): ListColumn<ActivityTotal>[] => [
  { label: words.t('activities.kind'), value: ({ kind }) => `${kind} ${actionTitle(words, kind)}` },
  { label: words.t('overview.planned'), kind: 'number', value: ({ planned }) => planned },
  { label: words.t('overview.held'), kind: 'number', value: ({ held }) => held },
  { label: words.t('activities.attendances'), kind: 'number', value: ({ participants }) => participants },
  {
    label: words.t('activities.participant-days'),
    kind: 'number',
    value: ({ kind, participantDays }) => (kind === 'A2' ? participantDays : undefined),
  },
];
