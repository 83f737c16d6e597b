import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { courseBar } from '../../results/pages/course-bar.tsx';
import { entriesHref, indicatorHref, unapprovedHref } from '../../results/pages/figure-place.ts';
import { figureText, hasSentences, saidText } from '../../results/pages/figure-text.ts';
import { wordsAsFigure } from '../../results/pages/last-words.ts';
import { readsWhole, targetOfPartLabel } from '../../results/pages/target-text.ts';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import { isInWords } from '../../results/rules/measured.ts';
import { courseState, elapsedShare } from '../rules/course-state.ts';

type Props = {
  page: Page;
  today: CalendarDay;
  period: { fromOn: CalendarDay; untilOn: CalendarDay };
  rows: readonly IndicatorRollUp[];
  /** What the figures are of; where they are narrowed, the measured one opens its entries. */
  scope: FigureScope;
  isNarrowed: boolean;
  /** The day as of which they are read. */
  on?: CalendarDay | undefined;
};

/** The whole over all of the scope's time. */
const place = { breakdown: {}, period: null };

export const courseTone = { 'on-course': 'ok', late: 'warn', 'no-figure': 'quiet' } as const;

/**
 * Indicators with where they began, what was measured, what is aimed at, and how that stands against time: the last for
 * whoever looks at all figures, as those of a part or a partner cover nothing of the way to the whole's target.
 */
export function CourseTable({ page, today, period, rows, scope, isNarrowed, on }: Props) {
  const { words } = page;
  const whole = readsWhole(page) && !scope.partnershipId;
  const elapsed = elapsedShare(period, today);
  const isAnyInWords = hasSentences(
    rows.flatMap(({ baseline, words: told }) => [baseline?.text, told?.text]),
  );
  const said = ({ indicator }: IndicatorRollUp, value: string | null | undefined, text: unknown) =>
    saidText(words, { value, text }, indicator);
  const figure = (row: IndicatorRollUp, text: string, part: string, narrowedTo?: FigureScope) => {
    const href = narrowedTo
      ? entriesHref(row.indicator.id, place, narrowedTo)
      : indicatorHref(row.indicator.id, { on }, part);
    return text && <a href={href}>{text}</a>;
  };
  return (
    <>
      <DataTable
        caption={words.t('overview.indicators')}
        captionHidden
        rows={rows}
        empty={words.t('overview.no-indicators')}
        columns={[
          {
            key: 'indicator',
            label: words.t('overview.indicator'),
            cell: (row) => (
              <a href={indicatorHref(row.indicator.id, { on })}>
                {row.indicator.code} {words.text(row.indicator.title)}
              </a>
            ),
          },
          {
            key: 'baseline',
            label: words.t('overview.baseline'),
            numeric: !isAnyInWords,
            cell: (row) => figure(row, said(row, row.baseline?.value, row.baseline?.text), 'definition'),
          },
          {
            key: 'actual',
            label: words.t('overview.measured'),
            numeric: !isAnyInWords,
            cell: (row) => (
              <>
                {figure(
                  row,
                  figureText(words, row.actual?.value, row.indicator) || wordsAsFigure(words, row),
                  'measurements',
                  isNarrowed ? scope : undefined,
                )}
                <UnapprovedNote
                  words={words}
                  figure={row.actual}
                  href={unapprovedHref(row.indicator, place, scope)}
                />
              </>
            ),
          },
          {
            key: 'target',
            label: whole ? words.t('overview.target') : targetOfPartLabel(page),
            numeric: !hasSentences(rows.map(({ aimed }) => aimed)),
            cell: (row) => figure(row, said(row, row.target?.value, row.aimed), 'targets'),
          },
          ...(whole ? courseColumns(words, elapsed) : []),
        ]}
      />
      {whole && rows.length > 0 && <p class="quiet">{words.t('overview.course-what', { elapsed })}</p>}
    </>
  );
}

const courseColumns = (words: Words, elapsed: number): Column<IndicatorRollUp>[] => [
  {
    key: 'course',
    label: words.t('overview.course'),
    cell: ({ course }) => courseBar(words, course, elapsed),
  },
  {
    key: 'state',
    label: words.t('overview.state'),
    cell: ({ indicator, course, actual, target }) => {
      if (isInWords(indicator)) return <Tag tone="quiet">{words.t('results.in-words')}</Tag>;
      if (course === undefined && actual && target) return '';
      const state = courseState(course, elapsed);
      return <Tag tone={courseTone[state]}>{words.t(`overview.course-${state}`)}</Tag>;
    },
  },
];
