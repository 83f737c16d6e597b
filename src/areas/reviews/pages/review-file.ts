import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { kindName } from '../../activities/pages/kind-name.ts';
import type { ActivityTotal } from '../../activities/queries/activity-totals.ts';
import { wordsAsFigure } from '../../results/pages/last-words.ts';
import { readsWhole, targetOfPartLabel } from '../../results/pages/target-text.ts';
import { valueColumns } from '../../results/pages/value-columns.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import type { MissionRow } from '../queries/missions.ts';
import type { ReviewFigures } from '../queries/review-figures.ts';
import type { PointRow } from '../queries/review-points.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { canBeFollowedUp } from '../rules/review-state.ts';
import { reviewTitle } from './review-subject.ts';

const tables = ['indicators', 'money', 'activities', 'points', 'missions'] as const;
export type ReviewTable = (typeof tables)[number];

type Shown = {
  review: ReviewRow;
  figures: ReviewFigures;
  points: readonly PointRow[];
  missions: readonly MissionRow[];
};

/** The table of a review that is asked for, as the page shows it: its figures as of the conclusion, or of today. */
export const reviewFile = (page: Page, { review, figures, points, missions }: Shown): Promise<Answer> => {
  const { words } = page;
  const named = (of: string) => `${reviewTitle(words, review)} · ${of}`;
  switch (tableAsked(page, tables)) {
    case 'money':
      return listFile(page, named(words.t('reviews.figures')), moneyColumns(page, figures), moneyFigures);
    case 'activities':
      return listFile(page, named(words.t('reviews.activities')), activityColumns(page), figures.activities);
    case 'points':
      return listFile(page, named(words.t('reviews.points')), pointColumns(page), points);
    case 'missions':
      return listFile(page, named(words.t('reviews.missions')), missionColumns(page), missions);
    default:
      return listFile(
        page,
        named(words.t('reviews.indicators')),
        indicatorColumns(page, figures.indicators),
        figures.indicators,
      );
  }
};

const indicatorColumns = (page: Page, rows: readonly IndicatorRollUp[]): ListColumn<IndicatorRollUp>[] => {
  const { words } = page;
  const whole = readsWhole(page);
  return [
    { label: words.t('results.code'), value: ({ indicator }) => indicator.code },
    { label: words.t('reviews.indicator'), value: ({ indicator }) => words.text(indicator.title) },
    { label: words.t('results.unit'), value: ({ indicator }) => words.text(indicator.unit) },
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('reviews.baseline'),
      rows,
      of: ({ indicator, baseline }) =>
        baseline && { value: baseline.value, of: indicator, said: baseline.text },
    }),
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('reviews.measured'),
      rows,
      of: (row) => ({ value: row.actual?.value, of: row.indicator, said: wordsAsFigure(words, row) }),
    }),
    ...valueColumns<IndicatorRollUp>(page, {
      label: whole ? words.t('reviews.target') : targetOfPartLabel(page),
      rows,
      of: ({ indicator, target, aimed }) => ({ value: target?.value, of: indicator, said: aimed }),
    }),
    ...(whole
      ? [
          {
            label: words.t('reviews.course'),
            kind: 'number' as const,
            value: ({ course }: IndicatorRollUp) => course,
          },
        ]
      : []),
  ];
};

const moneyFigures = ['budget', 'spent', 'transferred'] as const;
type MoneyFigure = (typeof moneyFigures)[number];

/** A line a figure, as it stands over the page. */
const moneyColumns = ({ words }: Page, { money }: ReviewFigures): ListColumn<MoneyFigure>[] => {
  const { budget, opening, recorded, transferred, currency } = money;
  const minorOf = { budget, spent: opening + recorded, transferred };
  return [
    { label: words.t('reviews.figure'), value: (figure) => words.t(`reviews.${figure}`) },
    {
      label: words.t('finance.amount'),
      kind: 'number',
      value: (figure) => toDecimal({ minor: minorOf[figure], currency }),
    },
    { label: words.t('finance.currency'), value: () => currency },
  ];
};

const activityColumns = (page: Page): ListColumn<ActivityTotal>[] => {
  const { words } = page;
  return [
    { label: words.t('reviews.kind'), value: ({ kind }) => kindName(page, kind) },
    { label: words.t('reviews.planned'), kind: 'number', value: ({ planned }) => planned },
    { label: words.t('reviews.held'), kind: 'number', value: ({ held }) => held },
    { label: words.t('reviews.cancelled'), kind: 'number', value: ({ cancelled }) => cancelled },
    { label: words.t('reviews.people'), kind: 'number', value: ({ participants }) => participants },
    { label: words.t('reviews.of-whom-women'), kind: 'number', value: ({ women }) => women },
  ];
};

const pointColumns = ({ words }: Page): ListColumn<PointRow>[] => [
  { label: words.t('reviews.kind-of-point'), value: ({ kind }) => words.t(`reviews.points-${kind}`) },
  { label: words.t('reviews.what'), value: ({ what }) => what },
  {
    label: words.t('reviews.about'),
    value: ({ about, thing }) =>
      (typeof thing === 'string' ? thing : words.text(thing)) || words.t(`reviews.point-about-${about}`),
  },
  { label: words.t('reviews.takenOnBy'), value: ({ takenOnBy }) => takenOnBy },
  { label: words.t('reviews.dueOn'), kind: 'day', value: ({ dueOn }) => dueOn },
  {
    label: words.t('reviews.became'),
    value: (row) => (canBeFollowedUp(row) ? words.t(`reviews.state-${row.state}`) : null),
  },
  { label: words.t('reviews.followed-up-on'), kind: 'day', value: ({ followedUpOn }) => followedUpOn },
  { label: words.t('reviews.note'), value: ({ note }) => note },
  { label: words.t('reviews.reason'), value: ({ correctionReason }) => correctionReason },
];

const missionColumns = ({ words }: Page): ListColumn<MissionRow>[] => [
  { label: words.t('reviews.mission'), value: ({ reference, title }) => `${reference} ${title}` },
  { label: words.t('activities.expert'), value: ({ expert }) => expert },
  { label: words.t('activities.plannedFrom'), kind: 'day', value: ({ plannedFrom }) => plannedFrom },
  { label: words.t('activities.plannedUntil'), kind: 'day', value: ({ plannedUntil }) => plannedUntil },
];
