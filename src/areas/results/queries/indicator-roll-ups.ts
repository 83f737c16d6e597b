import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { courseOf } from '../rules/course.ts';
import { perCentOf } from '../rules/measured-value.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import { type IndicatorDefinition, indicatorsIn } from './indicators.ts';
import { isOfPlace } from './measured-rows.ts';
import { resultFigures } from './result-figures.ts';
import { inSeries, sinceSeries } from './since-series.ts';

export type Figure = Pick<CellFigure, 'value' | 'entries' | 'partners' | 'unapproved'>;

export type CellBaseline = { year: number; value: Decimal | null; text: unknown; comment: unknown };

/** What an indicator stands at: where it began, what is aimed at, what was measured, and how far that is on its way. */
export type IndicatorRollUp = {
  indicator: IndicatorDefinition;
  baseline: CellBaseline | null;
  target: Figure | null;
  actual: Figure | null;
  /** Of the way from baseline to target, in per cent; undefined where a figure is missing. */
  course: number | undefined;
  /** Each cell of the breakdown, never added to the whole. */
  cells: readonly {
    breakdown: Readonly<Record<string, string>>;
    /** Its own; where there is none it is not known, whatever the whole's is. */
    baseline?: CellBaseline;
    target: Figure | null;
    actual: Figure | null;
    /** Of the whole, in per cent: aimed at (at least), and reached; null where the whole or the part is not known. */
    share: { aimed: Decimal; reached: Decimal | null } | null;
  }[];
  /** The last thing said in words, where values are sentences. */
  words: { text: unknown; comment: unknown; until: string } | null;
};

/** The indicators of the scope in their order, each with its figures, from the one definition of each aggregation. */
export const indicatorRollUps = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
): Promise<IndicatorRollUp[]> => {
  const indicators = await indicatorsIn(tx, instituteId, scope);
  const cells = await resultFigures(tx, instituteId, scope, indicators);
  const actuals = groupCells(cells.measured);
  const targets = groupCells(cells.targets);
  const shares = groupCells(cells.shares);
  const { baselines, words } = await lastSaid(tx, instituteId, indicators, scope);
  return indicators.map((indicator) => {
    const actual = actuals.get(indicator.id)?.get(whole) ?? null;
    const target = targets.get(indicator.id)?.get(whole) ?? null;
    const began = baselines.get(indicator.id);
    const baseline = began?.get(whole) ?? null;
    return {
      indicator,
      baseline,
      target,
      actual,
      // Categories stand in no order: there is no way between them.
      course:
        indicator.measure === 'nominal'
          ? undefined
          : courseOf({
              baseline: baseline?.value ?? null,
              actual: actual?.value ?? null,
              target: target?.value ?? null,
              overTime: indicator.overTime,
              ascending: indicator.ascending,
            }),
      cells: cellsOf(actuals.get(indicator.id), targets.get(indicator.id), shares.get(indicator.id), began),
      words: words.get(indicator.id) ?? null,
    };
  });
};

const whole = keyOfCell({});

type Cells = Map<string, Figure & { breakdown: Readonly<Record<string, string>> }>;

const groupCells = (cells: readonly CellFigure[]): Map<string, Cells> => {
  const byIndicator = new Map<string, Cells>();
  for (const { indicatorId, ...cell } of cells) {
    const own = byIndicator.get(indicatorId) ?? new Map();
    byIndicator.set(indicatorId, own.set(keyOfCell(cell.breakdown), cell));
  }
  return byIndicator;
};

const cellsOf = (
  actuals: Cells | undefined,
  targets: Cells | undefined,
  shares: Cells | undefined,
  began: ReadonlyMap<string, Baseline> | undefined,
): IndicatorRollUp['cells'] => {
  const found = [actuals, targets, shares].filter((cells) => cells !== undefined);
  const keys = new Set([...found.flatMap((cells) => [...cells.keys()]), ...(began?.keys() ?? [])]);
  keys.delete(whole);
  const all = actuals?.get(whole)?.value ?? null;
  const cells = [...keys].sort().map((key) => {
    const actual = actuals?.get(key) ?? null;
    const target = targets?.get(key) ?? null;
    const aimed = shares?.get(key)?.value ?? null;
    const baseline = began?.get(key);
    const breakdown = found.flatMap((cells) => cells.get(key) ?? [])[0]?.breakdown ?? baseline!.breakdown;
    const share = aimed === null ? null : { aimed, reached: perCentOf(actual?.value ?? null, all) };
    return { breakdown, ...(baseline ? { baseline } : {}), actual, target, share };
  });
  // What is counted together is told after what each counts alone.
  return cells.toSorted((one, other) => categoriesIn(one) - categoriesIn(other));
};

const categoriesIn = ({ breakdown }: { breakdown: object }): number => Object.keys(breakdown).length;

type Named = readonly { id: string }[];

type Baseline = CellBaseline & { breakdown: Readonly<Record<string, string>> };
type Said = NonNullable<IndicatorRollUp['words']>;
type SaidRow = { indicatorId: string } & (({ isBaseline: true } & Baseline) | ({ isBaseline: false } & Said));

/**
 * The last baseline of each indicator and cell as it is meant (one of a comment alone only where no other stands), and the last
 * thing said of it in words under a definition that compares, where and by whom the scope says, in one statement.
 */
const lastSaid = async (tx: Tx, instituteId: string, indicators: Named, scope: FigureScope) => {
  const ids = indicators.map(({ id }) => id);
  const { rows } = await sql<SaidRow>`
    (select distinct on (b.indicator_id, b.breakdown) true as "isBaseline", b.indicator_id as "indicatorId", b.breakdown,
        b.year, trim_scale(b.value) as value, b.text_value as text, b.comment, null::date as until
       from baselines b
      where b.institute_id = ${instituteId} and b.indicator_id = any(${ids}::uuid[]) and ${standing('b', scope.asOf)}
         and ${sinceSeries('b', scope.asOf)}
      order by b.indicator_id, b.breakdown, (b.value is null and b.text_value is null), b.year desc, b.id desc)
    union all
    (select distinct on (m.indicator_id) false, m.indicator_id, null::jsonb, null, null, m.text_value, m.comment, m.until_on
       from measurements m
      where m.institute_id = ${instituteId} and m.indicator_id = any(${ids}::uuid[]) and ${standing('m', scope.asOf)}
        and (m.text_value is not null or (m.comment is not null and m.value is null)) and ${inSeries('m', { asOf: scope.asOf })}
        and ${isOfPlace('m', instituteId, scope)}
        and (${scope.from ?? null}::date is null or m.until_on >= ${scope.from ?? null}::date)
        and (${scope.until ?? null}::date is null or m.until_on <= ${scope.until ?? null}::date)
      order by m.indicator_id, m.until_on desc, m.id desc)`.execute(tx);
  const baselines = new Map<string, Map<string, Baseline>>();
  const words = new Map<string, Said>();
  for (const row of rows) {
    const { indicatorId, text, comment } = row;
    if (row.isBaseline) {
      const { year, value, breakdown } = row;
      const own = baselines.get(indicatorId) ?? new Map<string, Baseline>();
      baselines.set(indicatorId, own.set(keyOfCell(breakdown), { year, value, text, comment, breakdown }));
    } else words.set(indicatorId, { text, comment, until: row.until });
  }
  return { baselines, words };
};
