import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { ActivityTotal } from '../../activities/queries/activity-totals.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import { wordsAsFigure } from '../../results/pages/last-words.ts';
import { readsWhole, targetOfPartLabel } from '../../results/pages/target-text.ts';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import { valueColumns } from '../../results/pages/value-columns.ts';
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
    indicatorColumns(page, indicators, elapsed),
    indicators,
    countedYears(page, [outcome]),
  );
};

/** As in the table of the page: a course against the share of time elapsed only for whoever looks at all figures. */
export const indicatorColumns = (
  page: Page,
  rows: readonly IndicatorRollUp[],
  elapsed: number | undefined,
): ListColumn<IndicatorRollUp>[] => {
  const { words } = page;
  const whole = readsWhole(page) && elapsed !== undefined;
  const targetLabel = whole ? words.t('overview.target') : targetOfPartLabel(page);
  return [
    {
      label: words.t('overview.indicator'),
      value: ({ indicator }) => `${indicator.code} ${words.text(indicator.title)}`,
    },
    { label: words.t('results.unit'), value: ({ indicator }) => words.text(indicator.unit) },
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('overview.baseline'),
      rows,
      of: ({ indicator, baseline }) =>
        baseline && { value: baseline.value, of: indicator, said: baseline.text },
    }),
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('overview.measured'),
      rows,
      of: (row) => ({ value: row.actual?.value, of: row.indicator, said: wordsAsFigure(words, row) }),
    }),
    ...unapprovedColumns<IndicatorRollUp>(page, ({ actual }) => actual),
    ...valueColumns<IndicatorRollUp>(page, {
      label: targetLabel,
      rows,
      of: ({ indicator, target, aimed }) => ({ value: target?.value, of: indicator, said: aimed }),
    }),
    ...besideTargets(page, targetLabel, rows),
    ...(whole ? courseColumns(page, elapsed) : []),
  ];
};

/** Words that stand beside a target with a value, where any indicator has some. */
const besideTargets = (
  { words }: Page,
  label: string,
  rows: readonly IndicatorRollUp[],
): ListColumn<IndicatorRollUp>[] => {
  const beside = ({ target, aimed }: IndicatorRollUp) => (target ? words.text(aimed) : '');
  return rows.some(beside) ? [{ label: `${label} (${words.t('results.in-words')})`, value: beside }] : [];
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
