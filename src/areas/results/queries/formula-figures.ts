import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Formula, formulaValue, indicatorsOfFormula, parseFormula } from '../rules/formula.ts';
import { heldTogether } from '../rules/held.ts';
import type { Step } from '../rules/indicator-input.ts';
import type { FigureScope } from './figure-scope.ts';
import { type CellFigure, cellsOfScopes } from './indicator-figures.ts';
import { withUnapproved } from './unapproved-figures.ts';

type Defined = FormulaPart & { programmeId: string; countsFrom: string | null };
type Cells = ReadonlyMap<string, CellFigure>;
/** What was measured in each scope, of which `inScope` are the indicators. */
type Known = {
  inScope: readonly { id: string; formula: string | null }[];
  known: readonly (readonly CellFigure[])[];
};

/**
 * The cells, scope by scope, of indicators that are worked out of others, from the cells of those: in each cell, period,
 * partner and country in which all of them have a value. The scopes are as of one audit number; what a formula needs from
 * elsewhere in its programme is asked for. A formula that comes back to itself has no value.
 */
export const formulaCells = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
  known: Known,
): Promise<CellFigure[][]> => {
  const ids = known.inScope.filter(({ formula }) => formula !== null).map(({ id }) => id);
  if (ids.length === 0) return scopes.map(() => []);
  const working = workingOf(await definedBeside(tx, instituteId, ids, scopes[0]?.asOf));
  const wanted = scopes.flatMap((_, at) => ids.map((id) => ({ ...working.inForce(id), at })));
  const found = await workedOut(tx, instituteId, scopes, { working, known }, wanted);
  return scopes.map((_, at) => found.flatMap((cells, nth) => (wanted[nth]!.at === at ? cells : [])));
};

/** An earlier formula of an indicator, and the first day that counted by it. */
export type EarlierFormula = { id: string; formula: string; countsFrom: string | null };

/** What earlier formulas come to out of what was measured, in their order. */
export const earlierFormulaCells = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
  earlier: readonly EarlierFormula[],
): Promise<CellFigure[][]> => {
  if (earlier.length === 0) return [];
  const ids = earlier.map(({ id }) => id);
  const working = workingOf(await definedBeside(tx, instituteId, ids, scope.asOf));
  const known = { inScope: [], known: [] };
  const wanted = earlier.map(({ id, formula, countsFrom }) => ({
    ...{ id, formula: read(formula), from: countsFrom, at: 0 },
  }));
  return workedOut(tx, instituteId, [scope], { working, known }, wanted);
};

/** All indicators of the programmes of `ids`, so that a formula finds what it names. */
const definedBeside = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  asOf: number | undefined,
): Promise<readonly Defined[]> => {
  const { rows } = await sql<Defined>`
    select i.id, o.code as outcome, i.code, o.programme_id as "programmeId", v.formula, v.title, v.measure, v.unit, v.scale,
        v.counts_from as "countsFrom"
      from indicators i
      join outcomes o on o.institute_id = i.institute_id and o.id = i.outcome_id
      join indicator_versions v on v.institute_id = i.institute_id and v.indicator_id = i.id and ${standing('v', asOf)}
     where i.institute_id = ${instituteId} and o.programme_id in (
       select p.programme_id from indicators j
         join outcomes p on p.institute_id = j.institute_id and p.id = j.outcome_id
        where j.institute_id = ${instituteId} and j.id = any(${[...ids]}::uuid[]))`.execute(tx);
  return rows;
};

/** A formula of the indicator `id`, of what was measured from a day on. */
type OfFormula = { id: string; formula: Formula | undefined; from: string | null | undefined };
/** What is to be worked out, and in the scope of which place. */
type Wanted = OfFormula & { at: number };
type Part = { outcome: string | undefined; code: string };
type Working = ReturnType<typeof workingOf>;

const read = (text: string): Formula | undefined => {
  const formula = parseFormula(text);
  return 'kind' in formula ? formula : undefined;
};

/** The latest of the days that there are. */
export const laterDay = (...days: readonly (string | null | undefined)[]): string | undefined =>
  days.reduce<string | undefined>(
    (latest, day) => (day && (!latest || day > latest) ? day : latest),
    undefined,
  );

const workingOf = (defined: readonly Defined[]) => {
  const byId = new Map(defined.map((one) => [one.id, one]));
  const nameOf = (programmeId: string, outcome: string, code: string) =>
    JSON.stringify([programmeId, outcome, code]);
  const ids = new Map(
    defined.map(({ id, programmeId, outcome, code }) => [nameOf(programmeId, outcome, code), id]),
  );
  const formulas = new Map(
    defined.flatMap(({ id, formula }): [string, Formula][] => {
      const found = formula === null ? undefined : read(formula);
      return found ? [[id, found]] : [];
    }),
  );
  return {
    isMeasured: (id: string) => !formulas.has(id),
    inForce: (id: string): OfFormula => ({ id, formula: formulas.get(id), from: byId.get(id)?.countsFrom }),
    /** The indicator that a formula of `from` names. */
    idOf: (from: string, { outcome, code }: Part) => {
      const own = byId.get(from)!;
      return ids.get(nameOf(own.programmeId, outcome ?? own.outcome, code));
    },
  };
};

const partsOf = ({ idOf }: Working, { id, formula }: OfFormula): readonly string[] =>
  formula ? indicatorsOfFormula(formula).flatMap((part) => idOf(id, part) ?? []) : [];

/** An indicator that a formula rests on: in the scope of which place, and from which day on. */
type Rested = { id: string; at: number; from: string | undefined };

const keyOfRested = ({ id, at, from }: Rested): string => `${at} ${id} ${from ?? ''}`;

/**
 * The measured indicators that these rest on, through as many formulas as there are, each with the day from which on it
 * counts there: the latest of the formulas that lead to it.
 */
const measuredFor = (working: Working, wanted: readonly Wanted[], scopes: readonly FigureScope[]) => {
  const seen = new Map<string, Rested>();
  const visit = (one: Wanted, since: string | undefined) => {
    const from = laterDay(since, one.from);
    for (const id of partsOf(working, one)) {
      const part = { id, at: one.at, from };
      if (seen.has(keyOfRested(part))) continue;
      seen.set(keyOfRested(part), part);
      if (!working.isMeasured(id)) visit({ ...working.inForce(id), at: one.at }, from);
    }
  };
  for (const one of wanted) visit(one, scopes[one.at]!.from);
  return [...seen.values()].filter(({ id }) => working.isMeasured(id));
};

const workedOut = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
  { working, known: { inScope, known } }: { working: Working; known: Known },
  wanted: readonly Wanted[],
): Promise<CellFigure[][]> => {
  const have = new Set(
    scopes.flatMap(({ from }, at) => inScope.map(({ id }) => keyOfRested({ id, at, from }))),
  );
  const missing = measuredFor(working, wanted, scopes).filter((one) => !have.has(keyOfRested(one)));
  const asked = [...Map.groupBy(missing, ({ at, from }) => `${at} ${from ?? ''}`).values()];
  const elsewhere = asked.map((some) => {
    const { outcomeId: _, programmeId: __, ...rest } = scopes[some[0]!.at]!;
    return { ...rest, from: some[0]!.from, indicatorIds: some.map(({ id }) => id) };
  });
  const found = await cellsOfScopes(tx, instituteId, elsewhere);
  const cells = await withUnapproved(tx, instituteId, elsewhere, found);
  const measured = Map.groupBy(
    [
      ...known.map((some, at) => ({ some, at, from: scopes[at]!.from })),
      ...cells.map((some, nth) => ({ some, ...asked[nth]![0]! })),
    ].flatMap(({ some, at, from }) =>
      some.map((cell) => ({ key: keyOfRested({ id: cell.indicatorId, at, from }), cell })),
    ),
    ({ key }) => key,
  );
  const cellsOf = cellsFrom(working, (one) =>
    byKey((measured.get(keyOfRested(one)) ?? []).map(({ cell }) => cell)),
  );
  return wanted.map((one) => [...cellsOf(one, scopes[one.at]!.from).values()]);
};

/** The cells of what is wanted, through formulas in force. */
const cellsFrom = (working: Working, measured: (one: Rested) => Cells) => {
  const found = new Map<string, Cells>();
  const cellsOfPart = (part: Rested): Cells => {
    const { id, at, from } = part;
    const key = keyOfRested(part);
    const known = found.get(key);
    if (known) return known;
    // A circle finds nothing where it closes.
    found.set(key, new Map());
    const cells = working.isMeasured(id) ? measured(part) : cellsOf({ ...working.inForce(id), at }, from);
    found.set(key, cells);
    return cells;
  };
  const cellsOf = (one: Wanted, since: string | undefined): Cells => {
    const { id, formula, at } = one;
    if (!formula) return new Map();
    const from = laterDay(since, one.from);
    const parts = partsOf(working, one).map((part) => cellsOfPart({ id: part, at, from }));
    const places = new Map(parts.flatMap((cells) => [...cells]));
    const worked = [...places].flatMap(([key, { breakdown, period, partnershipId, country }]) => {
      const own = parts.flatMap((cells) => cells.get(key) ?? []);
      const valueOfPart = (part: Part): Decimal | null => {
        const partId = working.idOf(id, part);
        return (partId && cellsOfPart({ id: partId, at, from }).get(key)?.value) || null;
      };
      const value = formulaValue(formula, valueOfPart);
      if (value === null) return [];
      const cell: CellFigure = {
        indicatorId: id,
        breakdown,
        period,
        partnershipId,
        country,
        value,
        entries: own.reduce((sum, { entries }) => sum + entries, 0),
        partners: Math.max(...own.map(({ partners }) => partners)),
        ...heldTogether(own),
      };
      return [[key, cell] as const];
    });
    return new Map(worked);
  };
  return cellsOf;
};

const byKey = (cells: readonly CellFigure[]): Cells =>
  new Map(
    cells.map((cell) => {
      const { breakdown, period, partnershipId, country } = cell;
      return [JSON.stringify([keyOfCell(breakdown), period, partnershipId, country]), cell];
    }),
  );

export type FormulaPart = {
  id: string;
  outcome: string;
  code: string;
  title: unknown;
  measure: string;
  unit: Localized;
  scale: readonly Step[];
  formula: string | null;
};

/** The indicators that a formula names, in its order; what it names and does not exist is left out. */
export const formulaParts = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  asOf: number | undefined,
): Promise<FormulaPart[]> => {
  const defined = await definedBeside(tx, instituteId, [indicatorId], asOf);
  const byId = new Map(defined.map((one) => [one.id, one]));
  const working = workingOf(defined);
  return partsOf(working, working.inForce(indicatorId)).flatMap((id) => byId.get(id) ?? []);
};
