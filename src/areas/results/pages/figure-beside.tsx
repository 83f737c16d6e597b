import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { FigureReview, SheetFigure } from '../queries/report-sheets.ts';
import { OtherWay } from './changed-way-note.tsx';

type Said = Pick<FigureReview, 'kind' | 'comment' | 'byName' | 'on'>;

const saidBy = {
  comment: 'results.remark-on-figure',
  approved: 'results.remark-on-figure',
  returned: 'results.returned-figure',
  taken_back: 'results.approval-of-figure-taken-back',
} as const satisfies Record<FigureReview['kind'], string>;

/** What an officer said of a figure, in a line. */
export const reviewText = ({ words }: Page, { kind, comment, byName: name, on }: Said): string =>
  [words.day(on as CalendarDay), words.t(saidBy[kind], { name, comment: comment ?? '' })].join(' · ');

/** What was said of a figure, of what stood in its place before too; the newest first. */
export function FigureReviews({ page, reviews }: { page: Page; reviews: readonly Said[] }) {
  return (
    <>
      {reviews.map((review) => (
        <div class="quiet">{reviewText(page, review)}</div>
      ))}
    </>
  );
}

/**
 * What stands beside a figure as it is read: words beside a value, the comment where it is not the figure itself, where it comes
 * from and on whose word, and what officers said of it.
 */
export function FigureBeside({ page, indicator, figure, reviews }: BesideProps) {
  const { words } = page;
  const isNumber = figure.value !== null;
  const { enteredOnBehalf: source } = figure;
  const lines = [
    isNumber && words.text(figure.text),
    (isNumber || Boolean(figure.text)) && words.text(figure.comment),
    words.t('page.labelled', { label: words.t('results.provenance'), value: figure.provenance }),
    source && words.t('results.entered-on-behalf', { source }),
  ];
  return (
    <>
      <OtherWay page={page} indicator={indicator} figure={figure} />
      {lines.filter(Boolean).map((line) => (
        <div class="quiet">{line}</div>
      ))}
      <FigureReviews
        page={page}
        reviews={reviews.filter(({ measurementId }) => measurementId === figure.id)}
      />
    </>
  );
}

type BesideProps = {
  page: Page;
  indicator: IndicatorDefinition;
  figure: SheetFigure;
  reviews: readonly FigureReview[];
};
