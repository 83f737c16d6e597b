import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Language, languages } from '../../../kernel/language.ts';
import { wordsIn } from '../../../text/words.ts';
import { ownCellText } from '../../results/queries/cell-words.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import { type BrokenDown, cellOf, cellsOfDefinition, choiceOf } from '../../results/rules/breakdown-cells.ts';
import { keyOfCell } from '../../results/rules/carried-cells.ts';
import type { Cell } from '../../results/rules/cell-change.ts';

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
    select v.indicator_id as "indicatorId", v.axes, v.crossings, (
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

/** What the cells of each indicator are called, in every language and by their code. */
export const cellWords = (
  indicators: readonly (BrokenDown & { id: string })[],
): Map<string, Map<string, Cell>> => new Map(indicators.map((each) => [each.id, wordsOf(each)]));

/**
 * What cells were called under earlier versions, by indicator: where each is read today, and the cell itself, in which a target
 * of a category that is no more still stands. The words of today go before.
 */
export const formerWords = (versions: readonly EarlierVersion[]): Map<string, Map<string, Cell[]>> => {
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
 * A cell as it is exported: by the latest definition that knows it, or its code where its old word means another today. Undefined
 * for one of several categories that no definition ever counted together.
 */
export const exportedCell = (
  cell: Cell,
  indicator: BrokenDown & { id: string },
  versions: readonly EarlierVersion[],
  language: Language,
): string | undefined => {
  const code = choiceOf(cell);
  if (code === undefined) return undefined;
  const knows = (each: BrokenDown) => cellsOfDefinition(each).includes(code);
  if (knows(indicator)) return cellName(code, indicator.axes, language);
  const former = versions.find((version) => version.indicatorId === indicator.id && knows(version));
  if (!former && Object.keys(cell).length > 1) return undefined;
  const word = cellName(code, (former ?? indicator).axes, language);
  return wordsOf(indicator).has(word.toLowerCase()) ? code : word;
};

const wordsOf = (definition: BrokenDown): Map<string, Cell> =>
  new Map(
    cellsOfDefinition(definition).flatMap((code) => [
      [code.toLowerCase(), cellOf(code)] as const,
      ...languages.map(
        (language) => [cellName(code, definition.axes, language).toLowerCase(), cellOf(code)] as const,
      ),
    ]),
  );
