import type { FigureScope } from '../../src/areas/results/queries/figure-scope.ts';
import type { CellFigure } from '../../src/areas/results/queries/indicator-figures.ts';
import { canonicalDecimal, divideHalfAway, fromUnits, toUnits } from '../../src/kernel/decimal.ts';
import type { FigureCase, FigureEntry } from './figure-cases.ts';

/** A value of one period, in units of a millionth. */
type Row = {
  unit: string;
  partner: string | null;
  country: string | null;
  cell: string;
  period: string | null;
  value: bigint | null;
  over: bigint | null;
  under: bigint | null;
  order: string;
  entries: number;
};
type Unit = Pick<Row, 'partner' | 'country' | 'value' | 'over' | 'under' | 'entries'>;

const places = 6;
const millionth = 10n ** BigInt(places);

const unitsOf = (value: string | null): bigint | null => {
  if (value === null) return null;
  const { units, digits } = toUnits(value);
  return units * 10n ** BigInt(places - digits);
};

const decimalOf = (units: bigint): string => canonicalDecimal(fromUnits(units, places))!;

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const highest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));

/** What values come to: added up, the highest, or their mean; those that are unknown left out. */
const together = (way: 'sum' | 'maximum' | 'mean', all: readonly (bigint | null)[]): bigint | null => {
  const values = all.filter((value) => value !== null);
  if (values.length === 0) return null;
  if (way === 'sum') return sum(values);
  return way === 'maximum' ? highest(values) : divideHalfAway(sum(values), BigInt(values.length));
};

const perCent = (over: bigint, under: bigint): bigint => divideHalfAway(over * 100n * millionth, under);

/** The figures of one indicator, worked out value by value from its entries: what the database must say. */
export const oracleOf =
  ({ homeOf }: { homeOf: ReadonlyMap<string, string | null> }) =>
  (one: FigureCase, scope: FigureScope): CellFigure[] => {
    // The definition in force began with entry 1: before it there is nothing to roll up.
    const rows = renamed(one, rowsOf(one, scope, homeOf));
    const carried = one.overTime === 'cumulative' ? carriedOn(rows, scope) : rows;
    const units = [
      ...Map.groupBy(carried, ({ unit, cell, period }) => `${unit}\n${cell}\n${period}`).values(),
    ].map((list) => ({ cell: list[0]!.cell, period: list[0]!.period, unit: unitOf(one, list) }));
    const { partner, country } = scope.by ?? {};
    const groups = Map.groupBy(units, ({ cell, period, unit }) =>
      JSON.stringify([cell, period, partner ? unit.partner : null, country ? unit.country : null]),
    );
    return [...groups].map(([key, list]) => {
      const [cell, period, partnershipId, place] = JSON.parse(key);
      const value = overUnits(
        one,
        list.map(({ unit }) => unit),
      );
      return {
        indicatorId: one.id,
        breakdown: JSON.parse(cell),
        period,
        partnershipId,
        country: place,
        value: value === null ? null : decimalOf(value),
        numerator: one.overPartners === 'ratio' ? decimalOf(sum(list.map(({ unit }) => unit.over!))) : null,
        denominator:
          one.overPartners === 'ratio' ? decimalOf(sum(list.map(({ unit }) => unit.under!))) : null,
        entries: list.reduce((total, { unit }) => total + unit.entries, 0),
        partners: new Set(list.map(({ unit }) => unit.partner)).size,
      };
    });
  };

const rowsOf = (
  one: FigureCase,
  scope: FigureScope,
  homeOf: ReadonlyMap<string, string | null>,
): (Row & { entry: FigureEntry })[] => {
  const [first, second] = one.versions;
  const comparable = first.series === second.series ? [first.id, second.id] : [second.id];
  return one.entries.flatMap((entry) => {
    const partner = entry.partnership_id;
    const country = entry.country ?? (partner === null ? null : (homeOf.get(partner) ?? null));
    const isCounted =
      comparable.includes(entry.indicator_version_id) &&
      (one.overPartners === 'ratio' ? entry.numerator : entry.value) !== null &&
      stands(entry, scope.asOf) &&
      (one.overTime === 'cumulative' || entry.until_on >= (scope.from ?? '')) &&
      entry.until_on <= (scope.until ?? '9') &&
      (scope.partnershipId === undefined || scope.partnershipId === (partner ?? 'none')) &&
      (scope.country === undefined || scope.country === (country ?? 'none'));
    if (!isCounted) return [];
    return [
      {
        entry,
        unit: `${partner} ${entry.country}`,
        partner,
        country,
        cell: entry.breakdown,
        period: periodOf(entry.until_on, scope),
        value: unitsOf(entry.value),
        over: unitsOf(entry.numerator),
        under: unitsOf(entry.denominator),
        order: orderOf(entry, entry.id, entry.entry_no),
        entries: 1,
      },
    ];
  });
};

const stands = ({ entry_no, ended_by_no }: FigureEntry, asOf: number | undefined): boolean =>
  asOf === undefined
    ? ended_by_no === null
    : entry_no <= asOf && (ended_by_no === null || ended_by_no > asOf);

const orderOf = ({ until_on, from_on }: FigureEntry, id: string, entryNo: number): string =>
  `${until_on} ${from_on} ${String(entryNo).padStart(4, '0')} ${id}`;

const periodOf = (day: string, { by }: FigureScope): string | null => {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (by?.time === 'year') return year;
  if (by?.time === 'half_year') return `${year}-H${month <= 6 ? 1 : 2}`;
  return by?.time === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : null;
};

/**
 * Cells under the name that the definition in force has for them; what was measured under several names and falls into one cell
 * and period is one value.
 */
const renamed = (one: FigureCase, rows: readonly (Row & { entry: FigureEntry })[]): Row[] => {
  if (one.mappings.length === 0) return [...rows];
  const moved = rows.flatMap((row) => {
    const found = one.mappings.find(
      ({ from_version_id, from_cell }) =>
        from_version_id === row.entry.indicator_version_id && from_cell === row.cell,
    );
    if (!found) return [row];
    return found.to_cell === null ? [] : [{ ...row, cell: found.to_cell }];
  });
  const keyOf = ({ unit, cell, entry }: (typeof moved)[number]) =>
    `${unit}\n${cell}\n${entry.from_on}\n${entry.until_on}`;
  return [...Map.groupBy(moved, keyOf).values()].flatMap((list): Row | Row[] => {
    const [head] = list as [(typeof moved)[number]];
    // Under one name they are entries of their own, as they are where nothing was renamed.
    if (list.every(({ entry }) => entry.breakdown === head.entry.breakdown)) return list;
    const ids = list.map(({ entry }) => entry.id).toSorted();
    return {
      ...head,
      value:
        one.measure === 'number'
          ? together(
              'sum',
              list.map(({ value }) => value),
            )
          : null,
      over: together(
        'sum',
        list.map(({ over }) => over),
      ),
      under: together(
        'sum',
        list.map(({ under }) => under),
      ),
      order: orderOf(head.entry, ids.at(-1)!, Math.max(...list.map(({ entry }) => entry.entry_no))),
      entries: list.length,
    };
  });
};

/** Each value in its period and every later one; those in which nothing was measured since the scope began have none. */
const carriedOn = (rows: readonly Row[], { from = '' }: FigureScope): Row[] => {
  const within = rows.filter(({ order }) => order.slice(0, 10) >= from);
  return [...new Set(within.map(({ period }) => period))].flatMap((period) =>
    rows.filter((row) => period === null || row.period! <= period).map((row) => ({ ...row, period })),
  );
};

/** Over time within one place of one partner. */
const unitOf = ({ overTime }: FigureCase, rows: readonly Row[]): Unit => {
  const latest = rows.toSorted((a, b) => (a.order < b.order ? 1 : -1));
  const [head] = latest as [Row];
  const entries = rows.reduce((total, row) => total + row.entries, 0);
  const place = { partner: head.partner, country: head.country, entries };
  if (overTime === 'last' || overTime === 'cumulative')
    return { ...place, value: head.value, over: head.over, under: head.under };
  const value = together(
    overTime,
    rows.map((row) => row.value),
  );
  if (head.over === null) return { ...place, value, over: null, under: null };
  if (overTime === 'maximum') {
    const best = latest.toSorted((a, b) => {
      const [left, right] = [a.over! * b.under!, b.over! * a.under!];
      return left === right ? 0 : left > right ? -1 : 1;
    })[0]!;
    return { ...place, value, over: best.over, under: best.under };
  }
  return {
    ...place,
    value,
    over: sum(rows.map((row) => row.over!)),
    under: sum(rows.map((row) => row.under!)),
  };
};

const overUnits = ({ overPartners }: FigureCase, units: readonly Unit[]): bigint | null => {
  if (overPartners === 'ratio')
    return perCent(sum(units.map(({ over }) => over!)), sum(units.map(({ under }) => under!)));
  if (overPartners === 'none') return units.length === 1 ? units[0]!.value : null;
  return together(
    overPartners,
    units.map(({ value }) => value),
  );
};
