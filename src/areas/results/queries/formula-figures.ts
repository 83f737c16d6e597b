import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Formula, formulaValue, indicatorsOfFormula, parseFormula } from '../rules/formula.ts';
import type { FigureScope } from './figure-scope.ts';
import { type CellFigure, measuredCells } from './indicator-figures.ts';
import { standing } from './standing.ts';

type Defined = FormulaPart & { programmeId: string };
type Cells = ReadonlyMap<string, CellFigure>;

/**
 * The cells of indicators that are worked out of others, from the cells of those: in each cell, period, partner and
 * country in which all of them have a value. `known`: what was measured in the scope, of which `inScope` are the
 * indicators; what a formula needs from elsewhere in its programme is asked for. A formula that comes back to itself has
 * no value.
 */
export const formulaCells = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
  {
    inScope,
    known,
  }: { inScope: readonly { id: string; formula: string | null }[]; known: readonly CellFigure[] },
): Promise<CellFigure[]> => {
  const wanted = inScope.filter(({ formula }) => formula !== null).map(({ id }) => id);
  if (wanted.length === 0) return [];
  const working = workingOf(await definedBeside(tx, instituteId, wanted, scope.asOf));
  const have = new Set(inScope.map(({ id }) => id));
  const missing = working.measuredFor(wanted).filter((id) => !have.has(id));
  const { outcomeId: _, programmeId: __, ...rest } = scope;
  const more =
    missing.length > 0 ? await measuredCells(tx, instituteId, { ...rest, indicatorIds: missing }) : [];
  const measured = Map.groupBy([...known, ...more], ({ indicatorId }) => indicatorId);
  const cellsOf = working.cellsFrom((id) => byKey(measured.get(id) ?? []));
  return wanted.flatMap((id) => [...cellsOf(id).values()]);
};

/** All indicators of the programmes of `ids`, so that a formula finds what it names. */
const definedBeside = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  asOf: number | undefined,
): Promise<readonly Defined[]> => {
  const { rows } = await sql<Defined>`
    select i.id, o.code as outcome, i.code, o.programme_id as "programmeId", v.formula, v.title, v.measure, v.unit
      from indicators i
      join outcomes o on o.institute_id = i.institute_id and o.id = i.outcome_id
      join indicator_versions v on v.institute_id = i.institute_id and v.indicator_id = i.id and ${standing('v', asOf)}
     where i.institute_id = ${instituteId} and o.programme_id in (
       select p.programme_id from indicators j
         join outcomes p on p.institute_id = j.institute_id and p.id = j.outcome_id
        where j.institute_id = ${instituteId} and j.id = any(${[...ids]}::uuid[]))`.execute(tx);
  return rows;
};

const workingOf = (defined: readonly Defined[]) => {
  const byId = new Map(defined.map((one) => [one.id, one]));
  const nameOf = (programmeId: string, outcome: string, code: string) =>
    JSON.stringify([programmeId, outcome, code]);
  const ids = new Map(
    defined.map(({ id, programmeId, outcome, code }) => [nameOf(programmeId, outcome, code), id]),
  );
  const formulas = new Map(
    defined.flatMap(({ id, formula }): [string, Formula][] => {
      const read = formula === null ? undefined : parseFormula(formula);
      return read && 'kind' in read ? [[id, read]] : [];
    }),
  );
  const idOf = (from: string, { outcome, code }: { outcome: string | undefined; code: string }) => {
    const own = byId.get(from)!;
    return ids.get(nameOf(own.programmeId, outcome ?? own.outcome, code));
  };
  const partsOf = (id: string): readonly string[] => {
    const formula = formulas.get(id);
    return formula ? indicatorsOfFormula(formula).flatMap((part) => idOf(id, part) ?? []) : [];
  };
  return {
    partsOf,
    /** The measured indicators that these rest on, through as many formulas as there are. */
    measuredFor: (wanted: readonly string[]): string[] => {
      const seen = new Set<string>();
      const visit = (id: string) => {
        if (seen.has(id)) return;
        seen.add(id);
        for (const part of partsOf(id)) visit(part);
      };
      for (const id of wanted) visit(id);
      return [...seen].filter((id) => !formulas.has(id));
    },
    cellsFrom: (measured: (id: string) => Cells): ((id: string) => Cells) => {
      const found = new Map<string, Cells>();
      const cellsOf = (id: string): Cells => {
        const known = found.get(id);
        if (known) return known;
        const formula = formulas.get(id);
        // A circle finds nothing where it closes.
        found.set(id, new Map());
        const cells = formula ? workedOut(id, formula) : measured(id);
        found.set(id, cells);
        return cells;
      };
      const workedOut = (id: string, formula: Formula): Cells => {
        const parts = partsOf(id).map(cellsOf);
        const places = new Map(parts.flatMap((cells) => [...cells]));
        const worked = [...places].flatMap(([key, { breakdown, period, partnershipId, country }]) => {
          const own = parts.flatMap((cells) => cells.get(key) ?? []);
          const valueOfPart = (part: { outcome: string | undefined; code: string }): Decimal | null => {
            const partId = idOf(id, part);
            return (partId && cellsOf(partId).get(key)?.value) || null;
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
          };
          return [[key, cell] as const];
        });
        return new Map(worked);
      };
      return cellsOf;
    },
  };
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
  unit: string | null;
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
  return workingOf(defined)
    .partsOf(indicatorId)
    .flatMap((id) => byId.get(id) ?? []);
};
