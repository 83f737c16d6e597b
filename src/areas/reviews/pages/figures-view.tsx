import { lastDayOfYear } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Led } from '../../../ui/led.tsx';
import { kindName } from '../../activities/pages/kind-name.ts';
import type { ActivityTotal } from '../../activities/queries/activity-totals.ts';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import { courseBar } from '../../results/pages/course-bar.tsx';
import { entriesHref, indicatorHref } from '../../results/pages/figure-place.ts';
import { hasSentences, saidText } from '../../results/pages/figure-text.ts';
import { readsWhole, targetOfPartLabel } from '../../results/pages/target-text.ts';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import type { ReviewFigures } from '../queries/review-figures.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { leadsThen } from './leads-then.ts';

type Props = {
  page: Page;
  review: Pick<ReviewRow, 'outcomeId' | 'programmeId'>;
  figures: ReviewFigures;
  /** Money until the end of it, activities of it: the lists behind the figures are narrowed alike. */
  year?: number;
  /** The entry number as of which the figures stand. */
  asOf?: number | undefined;
};

/** Budget and spending of the outcome; each figure leads to its entries, as of the same moment. */
export function MoneyFigures({ page, review, figures: { money }, year, asOf }: Props) {
  const { words } = page;
  const { budget, opening, recorded, transferred, currency } = money;
  const spent = opening + recorded;
  const said = (minor: number) => words.money({ minor, currency });
  const { programmeId, outcomeId } = review;
  const list = (url: string, of: Readonly<Record<string, string | undefined>>) =>
    leadsThen(page, asOf) ? withQuery(url, { ...of, asof: asOf?.toString() }) : undefined;
  const entries = (url: string, more = {}) =>
    list(url, { programme: programmeId, outcome: outcomeId, ...more });
  return (
    <Figures
      items={[
        {
          label: words.t('reviews.budget'),
          value: said(budget),
          href: list(paths.budget({ id: programmeId }), { outcome: outcomeId }),
        },
        {
          label: words.t('reviews.spent'),
          value: said(spent),
          href:
            opening === 0
              ? entries(paths.expenses(), { 'until-year': year?.toString() })
              : list(paths.budgetAgainstActual({ id: programmeId }), {}),
          note:
            budget > 0 &&
            words.t('reviews.of-budget', { percent: words.number(Math.round((100 * spent) / budget)) }),
        },
        {
          label: words.t('reviews.transferred'),
          value: said(transferred),
          href: entries(paths.transactions(), {
            kind: 'disbursement',
            until: year && lastDayOfYear(year),
          }),
        },
      ]}
    />
  );
}

type IndicatorProps = {
  page: Page;
  rows: readonly IndicatorRollUp[];
  /** The days and the entry number that what was measured is of: its list adds up to it. */
  scope: Pick<FigureScope, 'from' | 'until' | 'asOf'>;
};

/** Where each indicator began, what was measured and what is aimed at; how far that is, to whoever reads all figures. */
export function IndicatorFigures({ page, rows, scope }: IndicatorProps) {
  const { words } = page;
  const whole = readsWhole(page);
  const leads = leadsThen(page, scope.asOf);
  const figure = (row: IndicatorRollUp, value: string | null | undefined, href: string, said?: unknown) => {
    const text = saidText(words, { value, text: said }, row.indicator);
    return text && <Led to={leads ? href : undefined}>{text}</Led>;
  };
  const part = ({ indicator: { id } }: IndicatorRollUp, name: string) =>
    indicatorHref(id, { asOf: scope.asOf }, name);
  return (
    <>
      <DataTable
        caption={words.t('reviews.indicators')}
        captionHidden
        rows={rows}
        empty={words.t('reviews.no-indicators')}
        columns={[
          {
            key: 'indicator',
            label: words.t('reviews.indicator'),
            cell: ({ indicator }) => (
              <a href={paths.indicator({ id: indicator.id })}>
                {indicator.code} {words.text(indicator.title)}
              </a>
            ),
          },
          {
            key: 'baseline',
            label: words.t('reviews.baseline'),
            numeric: !hasSentences(rows.map(({ baseline }) => baseline?.text)),
            cell: (row) => figure(row, row.baseline?.value, part(row, 'definition'), row.baseline?.text),
          },
          {
            key: 'actual',
            label: words.t('reviews.measured'),
            numeric: true,
            cell: (row) =>
              figure(row, row.actual?.value, entriesHref(row.indicator.id, { breakdown: {} }, scope)),
          },
          {
            key: 'target',
            label: whole ? words.t('reviews.target') : targetOfPartLabel(page),
            numeric: !hasSentences(rows.map(({ aimed }) => aimed)),
            cell: (row) => figure(row, row.target?.value, part(row, 'targets'), row.aimed),
          },
          ...(whole ? [courseColumn(page)] : []),
        ]}
      />
      {rows.length > 0 && <CountedYears page={page} />}
    </>
  );
}

const courseColumn = ({ words }: Page): Column<IndicatorRollUp> => ({
  key: 'course',
  label: words.t('reviews.course'),
  cell: ({ course }) => courseBar(words, course),
});

type ActivityProps = Pick<Props, 'page' | 'review' | 'year' | 'asOf'> & { rows: readonly ActivityTotal[] };

/** What was planned and held by type of action, with attendances; the list of activities is of this moment alone. */
export function ActivityFigures({ page, review, rows, year, asOf }: ActivityProps) {
  const { words } = page;
  const of = { outcome: review.outcomeId, year: year?.toString() };
  const list = (kind: string, state: string) => withQuery(paths.activities(), { ...of, kind, state });
  const counted = (kind: string, count: number, state: string) => (
    <Led to={asOf === undefined ? list(kind, state) : undefined}>{words.number(count)}</Led>
  );
  return (
    <DataTable
      caption={words.t('reviews.activities')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.no-activities')}
      columns={[
        {
          key: 'kind',
          label: words.t('reviews.kind'),
          cell: ({ kind }) => kindName(page, kind),
        },
        {
          key: 'planned',
          label: words.t('reviews.planned'),
          numeric: true,
          cell: ({ kind, planned }) => counted(kind, planned, 'standing'),
        },
        {
          key: 'held',
          label: words.t('reviews.held'),
          numeric: true,
          cell: ({ kind, held }) => counted(kind, held, 'held'),
        },
        {
          key: 'cancelled',
          label: words.t('reviews.cancelled'),
          numeric: true,
          cell: ({ kind, cancelled }) => counted(kind, cancelled, 'cancelled'),
        },
        {
          key: 'participants',
          label: words.t('reviews.people'),
          numeric: true,
          cell: ({ participants }) => words.number(participants),
        },
        {
          key: 'women',
          label: words.t('reviews.of-whom-women'),
          numeric: true,
          cell: ({ women }) => words.number(women),
        },
      ]}
    />
  );
}
