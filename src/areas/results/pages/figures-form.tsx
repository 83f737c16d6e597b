import { FigureFilters } from './figure-filters.tsx';
import { indicatorName } from './figure-lines.ts';
import { type FiguresProps, lineAxes } from './result-figures.tsx';

/** The filters of the figures of a programme. */
export function FiguresForm({ page, outcomes, indicators, cellNarrowing, ...shown }: FiguresProps) {
  const { words } = page;
  const ofOutcome = outcomes.map(({ id, code, title }) => ({
    value: id,
    label: `${code} ${words.text(title)}`,
  }));
  const ofIndicator = indicators.map((one) => ({ value: one.id, label: indicatorName(page, one) }));
  return (
    <FigureFilters
      page={page}
      {...shown}
      axes={lineAxes}
      ofWhom={cellNarrowing}
      of={[
        { name: 'outcome', label: words.t('results.outcome'), options: ofOutcome },
        { name: 'indicator', label: words.t('results.indicator'), options: ofIndicator },
      ]}
    />
  );
}
