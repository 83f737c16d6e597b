import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Language, languages } from '../../../kernel/language.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import { wordsIn } from '../../../text/words.ts';
import { ownCellText } from '../../results/queries/cell-words.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import {
  type BrokenDown,
  cellOf,
  cellsOfAxes,
  cellsOfDefinition,
  codeOfCell,
} from '../../results/rules/breakdown-cells.ts';
import { keyOfCell } from '../../results/rules/carried-cells.ts';
import type { Cell } from '../../results/rules/cell-change.ts';
import { inAxisOrder } from '../../results/rules/standard-axes.ts';
import { figureRowKey } from '../rules/figure-row-key.ts';

type Axes = IndicatorDefinition['axes'];

/** A cell that forms offer in the words of a language: `sex: female`, or `sex: female, age: under 35`. */
export const cellName = (code: string, axes: Axes, language: Language): string =>
  ownCellText(wordsIn(language), cellOf(code), axes);

/** A version of an indicator, with where its cells are read in the definition in force. */
export type EarlierVersion = BrokenDown & {
  indicatorId: string;
  read: readonly { from: Cell; to: Cell | null }[];
};

/** The versions of a programme's indicators that were replaced, the latest first. */
export const earlierVersions = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<EarlierVersion[]> => {
  const { rows } = await sql<EarlierVersion>`
    select v.indicator_id as "indicatorId", v.axes, v.crossings, v.left_out_axes as "leftOutAxes", (
        select coalesce(jsonb_agg(jsonb_build_object('from', c.from_cell, 'to', c.to_cell)), '[]')
          from cell_mappings c
          join indicator_versions f on (f.institute_id, f.id) = (c.institute_id, c.to_version_id)
         where (c.institute_id, c.from_version_id) = (v.institute_id, v.id)
           and f.ended_by_no is null and f.series = v.series) as read
      from indicator_versions v
      join indicators i on (i.institute_id, i.id) = (v.institute_id, v.indicator_id)
      join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
     where v.institute_id = ${instituteId} and o.programme_id = ${programmeId} and v.ended_by_no is not null
     order by v.edition desc`.execute(tx);
  return rows;
};

type Definition = BrokenDown & { id: string };
type Standing = Parameters<typeof figureRowKey>[0];

/** What the cells of the indicators of a programme are called, for its files. */
export type CellWords = {
  /** Words of a cell, in small letters, to the cell, by indicator. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
  /** The same of earlier definitions and of whatever stands: the cells in which what is called so may stand today. */
  formerCells: ReadonlyMap<string, ReadonlyMap<string, readonly Cell[]>>;
};

/** What cells are called, in every language and by their code, under each definition, and those besides in which something stands. */
export const cellWords = (
  indicators: readonly Definition[],
  versions: readonly EarlierVersion[],
  standing: readonly Standing[],
): CellWords => {
  const cells = new Map(indicators.map((each) => [each.id, wordsOf(each)]));
  const formerCells = formerWords(versions);
  const cellsOf = Map.groupBy(standing, ({ indicatorId }) => indicatorId);
  for (const indicator of indicators) {
    const words = formerCells.get(indicator.id) ?? new Map<string, Cell[]>();
    formerCells.set(indicator.id, words);
    const all = (cellsOf.get(indicator.id) ?? []).map(({ breakdown }) => breakdown);
    for (const cell of new Map(all.map((each) => [keyOfCell(each), each])).values())
      for (const word of new Set([codeOfCell(cell), ...namesOf(cell, indicator, versions)]))
        words.set(nameKey(word), [...(words.get(nameKey(word)) ?? []), cell]);
  }
  return { cells, formerCells };
};

/** A cell in every language, each of its categories as the latest definition calls it that knows it. */
const namesOf = (cell: Cell, indicator: Definition, versions: readonly EarlierVersion[]): string[] => {
  const own = versions.filter(({ indicatorId }) => indicatorId === indicator.id);
  const parts = inAxisOrder(Object.keys(cell)).map((axis) => {
    const code = `${axis}:${cell[axis]}`;
    const knows = ({ axes }: BrokenDown) => cellsOfAxes(axes).includes(code);
    return { code, axes: ([indicator, ...own].find(knows) ?? indicator).axes };
  });
  return languages.map((language) =>
    parts.map(({ code, axes }) => cellName(code, axes, language)).join(', '),
  );
};

/**
 * What cells were called under earlier versions, by indicator: where each is read today, and the cell itself, in which a target
 * of a category that is no more still stands. The words of today go before.
 */
const formerWords = (versions: readonly EarlierVersion[]): Map<string, Map<string, Cell[]>> => {
  const all = new Map<string, Map<string, Cell[]>>();
  for (const version of versions) {
    const { indicatorId, read } = version;
    const readOf = new Map(read.map(({ from, to }) => [keyOfCell(from), to]));
    const words = all.get(indicatorId) ?? new Map<string, Cell[]>();
    all.set(indicatorId, words);
    for (const [word, cell] of wordsOf(version)) {
      const to = readOf.get(keyOfCell(cell));
      words.set(word, [...(words.get(word) ?? []), ...(to ? [to] : []), cell]);
    }
  }
  return all;
};

/**
 * Calls each figure's cell so that a file is read back into it: in the words of a language, by its code where these mean another
 * cell today; undefined where neither does.
 */
export const exportedCells = (
  definitions: { indicators: readonly Definition[]; versions: readonly EarlierVersion[] },
  standing: readonly Standing[],
  language: Language,
): ((figure: Standing, indicator: Definition) => string | undefined) => {
  const { indicators, versions } = definitions;
  const { cells, formerCells } = cellWords(indicators, versions, standing);
  const keys = new Set(standing.map(figureRowKey));
  const at = languages.indexOf(language);
  const names = new Map<string, string[]>();
  return (figure, indicator) => {
    const { breakdown, indicatorId } = figure;
    const key = `${indicatorId} ${keyOfCell(breakdown)}`;
    const offered = names.get(key) ?? [namesOf(breakdown, indicator, versions)[at]!, codeOfCell(breakdown)];
    names.set(key, offered);
    return offered.find((name) => {
      const word = nameKey(name);
      const today = cells.get(indicatorId)?.get(word);
      const former = formerCells.get(indicatorId)?.get(word) ?? [];
      const read = today ?? former.find((cell) => keys.has(figureRowKey({ ...figure, breakdown: cell })));
      return read !== undefined && keyOfCell(read) === keyOfCell(breakdown);
    });
  };
};

const wordsOf = (definition: BrokenDown): Map<string, Cell> =>
  new Map(
    cellsOfDefinition(definition).flatMap((code) => [
      [nameKey(code), cellOf(code)] as const,
      ...languages.map(
        (language) => [nameKey(cellName(code, definition.axes, language)), cellOf(code)] as const,
      ),
    ]),
  );
