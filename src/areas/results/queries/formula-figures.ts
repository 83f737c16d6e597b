import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Formula, formulaValue, indicatorsOfFormula, parseFormula } from '../rules/formula.ts';
import type { FigureScope } from './figure-scope.ts';
import { type CellFigure, cellsOfScopes } from './indicator-figures.ts';
import { standing } from './standing.ts';

type Defined = FormulaPart & { programmeId: string; countsFrom: string | null };
type Cells = ReadonlyMap<string, CellFigure>;
type Known = { inScope: readonly { id: string }[]; known: readonly CellFigure[] };

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
  const all = await workedOut(
    tx,
    instituteId,
    scope,
    { working, known: { inScope, known } },
    wanted.map(working.inForce),
  );
  return all.flat();
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
    id,
    formula: read(formula),
    from: countsFrom,
  }));
  return workedOut(tx, instituteId, scope, { working, known }, wanted);
};

/** All indicators of the programmes of `ids`, so that a formula finds what it names. */
const definedBeside = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  asOf: number | undefined,
): Promise<readonly Defined[]> => {
  const { rows } = await sql<Defined>`
    select i.id, o.code as outcome, i.code, o.programme_id as "programmeId", v.formula, v.title, v.measure, v.unit,
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

/** What is to be worked out: a formula of the indicator `id`, of what was measured from a day on. */
type Wanted = { id: string; formula: Formula | undefined; from: string | null | undefined };
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
    inForce: (id: string): Wanted => ({ id, formula: formulas.get(id), from: byId.get(id)?.countsFrom }),
    /** The indicator that a formula of `from` names. */
    idOf: (from: string, { outcome, code }: Part) => {
      const own = byId.get(from)!;
      return ids.get(nameOf(own.programmeId, outcome ?? own.outcome, code));
    },
  };
};

const partsOf = ({ idOf }: Working, { id, formula }: Wanted): readonly string[] =>
  formula ? indicatorsOfFormula(formula).flatMap((part) => idOf(id, part) ?? []) : [];

/**
 * The measured indicators that these rest on, through as many formulas as there are, each with the day from which on it
 * counts there: the latest of the formulas that lead to it.
 */
const measuredFor = (working: Working, wanted: readonly Wanted[], since: string | undefined) => {
  const seen = new Set<string>();
  const found: { id: string; from: string | undefined }[] = [];
  const visit = (one: Wanted, before: string | undefined) => {
    const from = laterDay(before, one.from);
    for (const id of partsOf(working, one)) {
      const key = keyOfPart(id, from);
      if (seen.has(key)) continue;
      seen.add(key);
      if (working.isMeasured(id)) found.push({ id, from });
      else visit(working.inForce(id), from);
    }
  };
  for (const one of wanted) visit(one, since);
  return found;
};

const keyOfPart = (id: string, from: string | undefined): string => `${id} ${from ?? ''}`;

const workedOut = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
  { working, known: { inScope, known } }: { working: Working; known: Known },
  wanted: readonly Wanted[],
): Promise<CellFigure[][]> => {
  const have = new Set(inScope.map(({ id }) => keyOfPart(id, scope.from)));
  const missing = measuredFor(working, wanted, scope.from).filter(
    ({ id, from }) => !have.has(keyOfPart(id, from)),
  );
  const { outcomeId: _, programmeId: __, ...rest } = scope;
  const days = [...Map.groupBy(missing, ({ from }) => from)];
  const scopes = days.map(([from, some]) => ({ ...rest, from, indicatorIds: some.map(({ id }) => id) }));
  const asked = (await cellsOfScopes(tx, instituteId, scopes)).map((cells, at) => ({
    cells,
    from: days[at]![0],
  }));
  const measured = Map.groupBy(
    [{ cells: known, from: scope.from }, ...asked].flatMap(({ cells, from }) =>
      cells.map((cell) => ({ key: keyOfPart(cell.indicatorId, from), cell })),
    ),
    ({ key }) => key,
  );
  const cellsOf = cellsFrom(working, (key) => byKey((measured.get(key) ?? []).map(({ cell }) => cell)));
  return wanted.map((one) => [...cellsOf(one, scope.from).values()]);
};

/** The cells of what is wanted, through formulas in force; `measured`: those of an indicator from a day on. */
const cellsFrom = (working: Working, measured: (key: string) => Cells) => {
  const found = new Map<string, Cells>();
  const cellsOfPart = (id: string, from: string | undefined): Cells => {
    const key = keyOfPart(id, from);
    const known = found.get(key);
    if (known) return known;
    // A circle finds nothing where it closes.
    found.set(key, new Map());
    const cells = working.isMeasured(id) ? measured(key) : cellsOf(working.inForce(id), from);
    found.set(key, cells);
    return cells;
  };
  const cellsOf = (one: Wanted, since: string | undefined): Cells => {
    const { id, formula } = one;
    if (!formula) return new Map();
    const from = laterDay(since, one.from);
    const parts = partsOf(working, one).map((part) => cellsOfPart(part, from));
    const places = new Map(parts.flatMap((cells) => [...cells]));
    const worked = [...places].flatMap(([key, { breakdown, period, partnershipId, country }]) => {
      const own = parts.flatMap((cells) => cells.get(key) ?? []);
      const valueOfPart = (part: Part): Decimal | null => {
        const partId = working.idOf(id, part);
        return (partId && cellsOfPart(partId, from).get(key)?.value) || null;
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
  const working = workingOf(defined);
  return partsOf(working, working.inForce(indicatorId)).flatMap((id) => byId.get(id) ?? []);
};
