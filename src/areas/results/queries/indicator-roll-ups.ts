import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { courseOf } from '../rules/course.ts';
import { isWritten } from '../rules/measured.ts';
import { perCentOf } from '../rules/measured-value.ts';
import { type FigureScope, isOfProgramme } from './figure-scope.ts';
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
    /** What is aimed at in words, as for the whole. */
    aimed: unknown;
  }[];
  /**
   * The last thing said in words: of sentences the last of all, with who said it where several did (null: the institute); beside a
   * value only where it was said of the newest one, alone of its day.
   */
  words: { text: unknown; comment: unknown; until: string; by: string | null; isOfSeveral: boolean } | null;
  /** What is aimed at in words for the whole: the last that is said, or what stands beside the target where that is a value. */
  aimed: unknown;
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
  const { baselines, words, aims } = await lastSaid(tx, instituteId, indicators, scope);
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
      cells: cellsOf(actuals.get(indicator.id), targets.get(indicator.id), shares.get(indicator.id), {
        began,
        aims: aims.get(indicator.id),
      }),
      words: words.get(indicator.id) ?? null,
      aimed: aimedIn(aims.get(indicator.id)?.get(whole), target?.value ?? null),
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
  { began, aims }: { began: ReadonlyMap<string, Baseline> | undefined; aims: Aims | undefined },
): IndicatorRollUp['cells'] => {
  const found = [actuals, targets, shares].filter((cells) => cells !== undefined);
  const keys = new Set([
    ...found.flatMap((cells) => [...cells.keys()]),
    ...(began?.keys() ?? []),
    ...(aims?.keys() ?? []),
  ]);
  keys.delete(whole);
  const all = actuals?.get(whole)?.value ?? null;
  const cells = [...keys].sort().map((key) => {
    const actual = actuals?.get(key) ?? null;
    const target = targets?.get(key) ?? null;
    const aimed = shares?.get(key)?.value ?? null;
    const baseline = began?.get(key);
    const said = aims?.get(key);
    const [one] = [
      ...found.flatMap((cells) => cells.get(key) ?? []),
      ...(baseline ? [baseline] : []),
      ...(said ?? []),
    ];
    const share = aimed === null ? null : { aimed, reached: perCentOf(actual?.value ?? null, all) };
    return {
      breakdown: one!.breakdown,
      ...(baseline ? { baseline } : {}),
      ...{ actual, target, share, aimed: aimedIn(said, target?.value ?? null) },
    };
  });
  // What is counted together is told after what each counts alone.
  return cells.toSorted((one, other) => categoriesIn(one) - categoriesIn(other));
};

const categoriesIn = ({ breakdown }: { breakdown: object }): number => Object.keys(breakdown).length;

type Named = readonly ({ id: string } & Parameters<typeof isWritten>[0])[];

type Baseline = CellBaseline & { breakdown: Readonly<Record<string, string>> };
type Said = NonNullable<IndicatorRollUp['words']>;
type Aim = { value: Decimal | null; text: unknown; breakdown: Readonly<Record<string, string>> };
type Aims = ReadonlyMap<string, readonly Aim[]>;
type SaidRow = { indicatorId: string } & (
  | ({ what: 'baseline' } & Baseline)
  | ({ what: 'measured' } & Said)
  | ({ what: 'aimed' } & Aim)
);

/** Words stand beside the value that they were written with alone; where none is aimed at, they are what is. */
const aimedIn = (aims: readonly Aim[] | undefined, target: Decimal | null): unknown =>
  aims?.find(({ value }) => (target === null ? value === null : sameDecimal(value, target)))?.text ?? null;

/**
 * The last baseline of each indicator and cell as it is meant (one of a comment alone only where no other stands), the last
 * thing said of it in words under a definition that compares, where and by whom the scope says, and, of the whole programme, the last
 * target of each cell with a value and without one (to a control of its years), in one statement.
 */
const lastSaid = async (tx: Tx, instituteId: string, indicators: Named, scope: FigureScope) => {
  const ids = indicators.map(({ id }) => id);
  const written = indicators.filter(isWritten).map(({ id }) => id);
  const { rows } = await sql<SaidRow>`
    (select distinct on (b.indicator_id, b.breakdown) 'baseline' as what, b.indicator_id as "indicatorId", b.breakdown,
        b.year, trim_scale(b.value) as value, b.text_value as text, b.comment, null::date as until,
        null::text as by, null::boolean as "isOfSeveral"
       from baselines b
      where b.institute_id = ${instituteId} and b.indicator_id = any(${ids}::uuid[]) and ${standing('b', scope.asOf)}
         and ${sinceSeries('b', scope.asOf)}
      order by b.indicator_id, b.breakdown, (b.value is null and b.text_value is null), b.year desc, b.id desc)
    union all
    (select distinct on (m.indicator_id) 'measured', m.indicator_id, null::jsonb, null, null, m.text_value, m.comment, m.until_on,
        (select o.name from partnerships p join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
          where (p.institute_id, p.id) = (m.institute_id, m.partnership_id)),
        min(coalesce(m.partnership_id::text, '')) over said <> max(coalesce(m.partnership_id::text, '')) over said
       from measurements m
      where m.institute_id = ${instituteId} and m.indicator_id = any(${ids}::uuid[]) and ${standing('m', scope.asOf)}
        and (m.text_value is not null or (m.comment is not null and m.value is null)) and ${inSeries('m', { asOf: scope.asOf })}
        and ${isOfPlace('m', instituteId, scope)} and ${isOfDays('m', scope)}
        and (m.indicator_id = any(${written}::uuid[]) or not exists (select from measurements n
          where n.institute_id = m.institute_id and n.indicator_id = m.indicator_id and n.id <> m.id and n.until_on >= m.until_on
            and n.breakdown = '{}' and ${standing('n', scope.asOf)} and ${isOfPlace('n', instituteId, scope)} and ${isOfDays('n', scope)}))
     window said as (partition by m.indicator_id)
      order by m.indicator_id, m.until_on desc, m.id desc)
    union all
    (select distinct on (t.indicator_id, t.breakdown, t.value is null) 'aimed', t.indicator_id, t.breakdown, null, trim_scale(t.value), t.text_value, null, null, null, null
       from targets t
      where ${isOfProgramme(scope)} and t.institute_id = ${instituteId} and t.indicator_id = any(${ids}::uuid[])
        and ${standing('t', scope.asOf)} and ${sinceSeries('t', scope.asOf)} and not t.is_share
        and (t.value is not null or t.text_value is not null)
        and (${scope.from ?? null}::date is null or t.until_on >= ${scope.from ?? null}::date)
        and (${scope.until ?? null}::date is null or t.until_on <= ${scope.until ?? null}::date)
        and ${isYearRead('t')}
      order by t.indicator_id, t.breakdown, t.value is null, t.until_on desc, t.is_milestone, t.from_on desc, t.entry_no desc, t.id desc)`.execute(
    tx,
  );
  const baselines = new Map<string, Map<string, Baseline>>();
  const words = new Map<string, Said>();
  const aims = new Map<string, Map<string, Aim[]>>();
  for (const row of rows) {
    const { indicatorId, text } = row;
    if (row.what === 'baseline') {
      const { year, value, breakdown, comment } = row;
      const own = baselines.get(indicatorId) ?? new Map<string, Baseline>();
      baselines.set(indicatorId, own.set(keyOfCell(breakdown), { year, value, text, comment, breakdown }));
    } else if (row.what === 'aimed') {
      const { value, breakdown } = row;
      const own = aims.get(indicatorId) ?? new Map<string, Aim[]>();
      const cell = keyOfCell(breakdown);
      aims.set(indicatorId, own.set(cell, [...(own.get(cell) ?? []), { value, text, breakdown }]));
    } else {
      const { comment, until, by, isOfSeveral } = row;
      words.set(indicatorId, { text, comment, until, by, isOfSeveral });
    }
  }
  return { baselines, words, aims };
};

/** Whether the last day of a measurement (`row` is its alias) lies in the days of the scope. */
const isOfDays = (row: string, { from, until }: FigureScope) => sql<boolean>`(
  (${from ?? null}::date is null or ${sql.ref(`${row}.until_on`)} >= ${from ?? null}::date)
  and (${until ?? null}::date is null or ${sql.ref(`${row}.until_on`)} <= ${until ?? null}::date))`;

/** To a control, whether the last day of a target (`row` is its alias) lies in its years: row security opens targets whole. */
const isYearRead = (row: string) => sql<boolean>`(select coalesce(cardinality(years), 0) = 0
    or extract(year from ${sql.ref(`${row}.until_on`)})::int = any (years)
  from (select nullif(current_setting('relais.years', true), '')::int[] as years) as control)`;
