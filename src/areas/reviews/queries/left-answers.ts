import { sql } from 'kysely';
import type { Localized } from '../../../kernel/localized.ts';
import type { Score } from '../rules/score-input.ts';
import type { ScoreQuestion } from '../rules/score-questions.ts';

/** An answer to what is asked no longer, by the words of the edition that asked it. */
export type LeftAnswer = {
  edition: number;
  code: string;
  text: Localized;
  finalText: Localized;
  score: Score | null;
  story: string;
};

/** What moves of a sheet left behind, the last first, as part of a statement. */
export const leftAnswers = (instituteId: string, sheetId: string) => sql<LeftAnswer>`
  select m.from_edition as edition, q.code, q.text, q.final_text as "finalText", a.score, a.story
    from score_sheet_moves m
    join score_answers a on (a.institute_id, a.sheet_id, a.ended_by_no) = (m.institute_id, m.sheet_id, m.entry_no)
    join score_questions q on (q.institute_id, q.edition, q.code) = (m.institute_id, m.from_edition, a.question)
   where m.institute_id = ${instituteId} and m.sheet_id = ${sheetId} and (a.score is not null or a.story <> '')
   order by m.entry_no desc, q.position`;

export type AskedBefore = Pick<ScoreQuestion, 'code' | 'text' | 'finalText'>;

/** What editions asked that a sheet had before it moved, as part of a statement. */
export const questionsLeft = (instituteId: string, sheetId: string) => sql<AskedBefore>`
  select distinct on (q.code) q.code, q.text, q.final_text as "finalText"
    from score_sheet_moves m join score_questions q on (q.institute_id, q.edition) = (m.institute_id, m.from_edition)
   where m.institute_id = ${instituteId} and m.sheet_id = ${sheetId}
   order by q.code, q.edition desc`;
