import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { OutputRow } from '../../programmes/queries/outcomes.ts';
import { axisText, categoryText } from '../queries/cell-words.ts';
import type { ChangedWay } from '../queries/changed-ways.ts';
import type { FormulaPart } from '../queries/formula-figures.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import type { LibraryIndicator } from '../queries/library-indicators.ts';
import type { BrokenDown } from '../rules/breakdown-cells.ts';
import type { Axis, Step } from '../rules/indicator-input.ts';
import { isInWords } from '../rules/measured.ts';
import { changedWayText } from './changed-way-note.tsx';
import { crossingText } from './crossings-field.tsx';
import { indicatorHref } from './figure-place.ts';
import { saidText } from './figure-text.ts';
import { FormulaText } from './formula-text.tsx';
import { leftOutText } from './left-out-axes-field.tsx';

type Props = {
  page: Page;
  rollUp: IndicatorRollUp;
  output: OutputRow | undefined;
  library: LibraryIndicator | undefined;
  /** How its values came together before, where that changed. */
  changed: ChangedWay | undefined;
  /** The code of its outcome. */
  outcome: string;
  /** The indicators that its formula names. */
  parts: readonly FormulaPart[];
  /** The day as of which the page is read. */
  on: CalendarDay | undefined;
};

/** What the indicator means, how its values come together, who measures it, and where it began. */
export function DefinitionCard({ page, rollUp, output, library, changed, outcome, parts, on }: Props) {
  const { words } = page;
  const { indicator, baseline } = rollUp;
  const said = (prefix: string, value: string | null) => value && words.say(`results.${prefix}-${value}`);
  return (
    <Card id="definition" title={words.t('results.definition')}>
      <DescriptionList
        rows={[
          { term: words.t('results.description'), value: words.text(indicator.description) },
          { term: words.t('results.output'), value: output && `${output.code} ${words.text(output.title)}` },
          { term: words.t('results.measure'), value: said('measure', indicator.measure) },
          { term: words.t('results.scale'), value: stepsText(page, indicator.scale) },
          {
            term: words.t('results.direction'),
            value: directionText(page, indicator),
          },
          { term: words.t('results.over-time'), value: said('over-time', indicator.overTime) },
          {
            term: words.t('results.over-partners'),
            value: said('over-partners', indicator.overPartners),
            note: changed && changedWayText(page, indicator, changed),
          },
          {
            term: words.t('results.formula'),
            value: indicator.formula && (
              <FormulaText
                formula={indicator.formula}
                outcome={outcome}
                parts={parts}
                linked={(id) => indicatorHref(id, { on })}
              />
            ),
            note: countsFromText(page, indicator),
          },
          { term: words.t('results.axes'), value: axesText(page, indicator.axes) },
          { term: words.t('results.crossings'), value: crossingsText(page, indicator) },
          { term: words.t('results.left-out-axes'), value: leftOutText(page, indicator) },
          { term: words.t('results.unit'), value: words.text(indicator.unit) },
          {
            term: words.t('results.source-of-verification'),
            value: words.text(indicator.sourceOfVerification),
          },
          { term: words.t('results.frequency'), value: said('frequency', indicator.frequency) },
          { term: words.t('results.responsible'), value: words.text(indicator.responsible) },
          {
            term: words.t('results.library-indicator'),
            value: library && (
              <a href={withQuery(paths.libraryIndicator({ id: library.id }), { on })}>
                {words.text(library.title)}
              </a>
            ),
          },
          {
            term: words.t('results.baseline'),
            value: baseline && saidText(words, baseline, indicator),
            note: baseline && [baseline.year, words.text(baseline.comment)].filter(Boolean).join(' · '),
          },
        ]}
      />
      <p>
        <a href={paths.history({ kind: 'indicator', id: indicator.id })}>{words.t('results.history')}</a>
      </p>
    </Card>
  );
}

/** Which way is better; nothing of what is told in words, which has none. */
export const directionText = (
  { words }: Page,
  defined: { measure: string; ascending: boolean },
): string | undefined =>
  isInWords(defined) ? undefined : words.t(defined.ascending ? 'results.ascending' : 'results.descending');

/** From which day on a formula counts; nothing where it works out every period. */
export const countsFromText = (
  { words }: Page,
  { countsFrom }: { countsFrom: string | null },
): string | undefined =>
  countsFrom ? words.t('results.counts-since', { day: words.day(countsFrom as CalendarDay) }) : undefined;

/** "Sector: mining, farming · Contract: fixed, daily"; nothing where there is none. */
export const axesText = ({ words }: Page, axes: readonly Axis[]): string =>
  axes
    .map(({ key: axis, categories }) =>
      words.t('page.labelled', {
        label: axisText(words, axis, axes),
        value: categories.map(({ key }) => categoryText(words, { axis, category: key }, axes)).join(', '),
      }),
    )
    .join(' · ');

/** "sex × age · sex × sector"; nothing where there is none. */
export const crossingsText = (page: Page, { axes, crossings }: BrokenDown): string =>
  crossings.map((crossing) => crossingText(page, crossing, axes)).join(' · ');

/** "1 weak · 2 fair · 3 good". */
export const stepsText = ({ words }: Page, scale: readonly Step[]): string =>
  scale.map(({ value, label }) => `${words.number(value)} ${words.text(label)}`).join(' · ');
