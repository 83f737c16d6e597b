import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type AskedEdition, type ScoreMove, scoreMove } from '../rules/score-move.ts';
import type { ScoreQuestion } from '../rules/score-questions.ts';
import { newerEdition } from './score-editions.ts';
import { boundsOf, type ScoreSheet, scoreAnswers } from './score-sheets.ts';

/** Where a sheet can move, and what becomes of its answers there. */
export type MoveAhead = ScoreMove & { edition: number };

/** The move of a sheet to the newest edition that holds for its year; undefined where it has that one. */
export const moveAhead = async (
  tx: Tx,
  instituteId: string,
  sheet: ScoreSheet,
): Promise<MoveAhead | undefined> => {
  const { rows } = await sql<ScoreQuestion & { edition: number }>`
    select edition, code, criterion, position, text, final_text as "finalText", told_at_end as "toldAtEnd", ${boundsOf} as bounds
      from score_questions
     where institute_id = ${instituteId} and edition between ${sheet.edition} and (${newerEdition(instituteId, sheet)})
     order by edition, position`.execute(tx);
  const editions: AskedEdition[] = [...Map.groupBy(rows, ({ edition }) => edition)].map(
    ([edition, questions]) => ({ edition, questions }),
  );
  const last = editions.at(-1);
  if (!last || last.edition === sheet.edition) return undefined;
  return { edition: last.edition, ...scoreMove(editions, await scoreAnswers(tx, instituteId, sheet.id)) };
};
