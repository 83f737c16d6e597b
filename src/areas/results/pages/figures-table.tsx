import type { Child } from 'hono/jsx';
import { valuesOf } from '../../../page/narrowing.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Sparkline } from '../../../ui/sparkline.tsx';
import type { CellFigure } from '../queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { isInWords } from '../rules/measured.ts';
import { type FigureLine, figureLines, indicatorName, lineName, periodsOf } from './figure-lines.ts';
import { entriesHref, indicatorHref, periodText, unapprovedHref } from './figure-place.ts';
import { figureText, partnerText } from './figure-text.ts';
import type { FiguresProps } from './result-figures.tsx';
import { targetLabel } from './target-text.ts';
import { UnapprovedNote } from './unapproved.tsx';
import { Unit } from './unit.tsx';

/** Every figure by indicator, period and what the lines tell apart; each leads to exactly its entries. */
export function FiguresTable(props: FiguresProps) {
  const { page, lines, outcomes, inTime, time } = props;
  const { words } = page;
  const rows = figureLines(props);
  const periods = periodsOf(props);
  const outcomeOf = ({ indicator }: FigureLine) => {
    const outcome = outcomes.find(({ id }) => id === indicator.outcomeId);
    return outcome ? `${outcome.code} ${words.text(outcome.title)}` : '';
  };
  return (
    <DataTable
      caption={words.t('results.figures')}
      captionHidden
      rows={rows}
      group={lines === 'indicator' ? outcomeOf : ({ indicator }) => indicatorName(page, indicator)}
      empty={emptyText(props)}
      columns={[
        {
          key: 'line',
          label: words.t(lines === 'indicator' ? 'results.indicator' : `results.lines-${lines}`),
          cell: (line) =>
            lines === 'indicator' ? (
              <>
                <a href={definitionHref(props, line.indicator)}>{indicatorName(page, line.indicator)}</a>
                <Unit words={page.words} of={line.indicator} />
              </>
            ) : (
              lineName(props, line) || words.t('results.whole')
            ),
        },
        ...(inTime && periods.length > 2 ? [courseColumn(props, periods)] : []),
        ...periods.map((period) => periodColumn(props, period)),
        {
          key: 'all',
          label: words.t(time ? 'results.all-periods' : 'results.actual'),
          numeric: true,
          cell: (line: FigureLine) => (
            <Figure {...props} line={line} figure={line.total} inPeriod={undefined} />
          ),
        },
        {
          key: 'target',
          label: targetLabel(page),
          numeric: true,
          cell: ({ indicator, target }: FigureLine) =>
            target && (
              <a href={definitionHref(props, indicator, 'targets')}>{bareText(props, target, indicator)}</a>
            ),
        },
      ]}
    />
  );
}

/** An outcome has none where one was chosen; to a control none of the programme may lie in it. */
const emptyText = ({ page: { words, actor }, outcomes, narrowings }: FiguresProps): string => {
  if (actor.scope && outcomes.length === 0) return words.t('overview.no-outcome-of-yours');
  return words.t(valuesOf(narrowings).outcome ? 'results.no-indicators' : 'results.no-indicators-to-show');
};

/** The indicator's page, as of the moment of the figures. */
const definitionHref = ({ on, scope: { asOf } }: FiguresProps, { id }: IndicatorDefinition, part?: string) =>
  indicatorHref(id, { on, asOf }, part);

/** The unit stands once, with the indicator. */
const bareText = (
  { page }: Pick<FiguresProps, 'page'>,
  { value }: CellFigure,
  indicator: IndicatorDefinition,
): string => figureText(page.words, value, { ...indicator, unit: null });

const courseColumn = ({ page }: FiguresProps, periods: readonly string[]): Column<FigureLine> => ({
  key: 'course',
  label: page.words.t('results.shape'),
  cell: ({ indicator, figures }) =>
    isInWords(indicator) ? null : (
      <Sparkline
        values={periods.map((period) => {
          const value = figures.get(period)?.value;
          return value === undefined || value === null ? null : Number(value);
        })}
      />
    ),
});

const periodColumn = (props: FiguresProps, period: string): Column<FigureLine> => ({
  key: period,
  label: periodText(props.page, period),
  numeric: true,
  cell: (line) => <Figure {...props} line={line} figure={line.figures.get(period)} inPeriod={period} />,
});

type FigureProps = FiguresProps & {
  line: FigureLine;
  figure: CellFigure | undefined;
  inPeriod: string | undefined;
};

/** What makes no value, as words do, or what does not come together, leads to its entries all the same. */
function Figure({ page, lines, scope, time, line, figure, inPeriod }: FigureProps): Child {
  if (!figure) return null;
  const { indicator } = line;
  const text =
    lines === 'partner'
      ? partnerText(page.words, figure, { ...indicator, unit: null })
      : bareText({ page }, figure, indicator);
  const place = { ...line.place, period: inPeriod };
  const asked = inPeriod === undefined ? scope : { ...scope, by: { ...scope.by, time } };
  return (
    <>
      <a href={entriesHref(indicator.id, place, asked)}>
        {text || page.words.t('results.entries', { count: figure.entries })}
      </a>
      <UnapprovedNote words={page.words} figure={figure} href={unapprovedHref(indicator, place, asked)} />
    </>
  );
}
