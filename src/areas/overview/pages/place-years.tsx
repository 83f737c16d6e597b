import type { Words } from '../../../text/words.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { Card } from '../../../ui/card.tsx';
import { Grid } from '../../../ui/grid.tsx';
import type { CoverageByMeasure } from '../queries/coverage.ts';
import { type CoverageMeasure, isBesideCode } from '../rules/coverage-choice.ts';
import { sumOf } from '../rules/sums.ts';
import { MoneyBars, moneyOfCells } from './money-bars.tsx';

type Props = {
  words: Words;
  /** Of each measure, by anything and year: the sums of the years are drawn. */
  matrices: CoverageByMeasure;
};

/** Money, activities and participants year by year; the matrices under it hold the same. */
export function PlaceYears({ words, matrices }: Props) {
  const sums = (measure: CoverageMeasure) =>
    (matrices.get(measure) ?? []).filter(({ row, column }) => row === null && column !== null);
  const years = [...new Set([...matrices.keys()].flatMap(sums).map(({ column }) => column ?? ''))]
    .filter((year) => !isBesideCode(year))
    .toSorted();
  if (years.length === 0) return null;
  const ofYear = (measure: CoverageMeasure, year: string) =>
    sums(measure).filter(({ column }) => column === year);
  const title = (measure: CoverageMeasure) =>
    words.t('overview.measure-by-year', { measure: words.t(`overview.measure-${measure}`) });
  const spent = years.map((year) => moneyOfCells(ofYear('spent', year)));
  return (
    <Grid>
      {spent.some((amounts) => amounts.length > 0) && (
        <Card>
          <MoneyBars
            words={words}
            title={title('spent')}
            head={words.t('overview.year')}
            labels={years}
            series={[{ label: words.t('overview.measure-spent'), amounts: spent }]}
          />
        </Card>
      )}
      <CountBars
        words={words}
        title={title('activities')}
        years={years}
        series={[
          {
            label: words.t('overview.planned'),
            plan: true,
            values: years.map((year) => ofYear('activities', year)[0]?.value ?? null),
          },
          {
            label: words.t('overview.held'),
            values: years.map((year) => ofYear('activities', year)[0]?.held ?? null),
          },
        ]}
      />
      <CountBars
        words={words}
        title={title('participants')}
        years={years}
        series={[
          {
            label: words.t('overview.measure-participants'),
            values: years.map((year) => ofYear('participants', year)[0]?.value ?? null),
          },
        ]}
      />
    </Grid>
  );
}

type CountProps = {
  words: Words;
  title: string;
  years: readonly string[];
  series: readonly { label: string; plan?: boolean; values: readonly (number | null)[] }[];
};

/** Counts by year; nothing where nothing was counted. */
function CountBars({ words, title, years, series }: CountProps) {
  if (series.every(({ values }) => values.every((value) => value === null))) return null;
  return (
    <Card>
      <BarChart
        title={title}
        sentence={series
          .map(({ label, values }) => `${label}: ${words.number(sumOf(values, (value) => value ?? 0))}`)
          .join('; ')}
        labels={years}
        series={series}
        format={(value) => words.number(value)}
        table={{
          show: words.t('overview.as-table'),
          head: words.t('overview.year'),
          missing: words.t('overview.no-figure'),
        }}
      />
    </Card>
  );
}
