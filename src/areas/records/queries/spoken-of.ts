import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Subject } from '../rules/subject.ts';
import { type CommentRow, latestComments, type Reader, readBy } from './comments.ts';
import {
  aboutThing,
  type ControlQuestionRow,
  controlQuestionRows,
  withInstants,
} from './control-questions.ts';
import { type DocumentRow, documentRows } from './documents.ts';

export type SpokenOf = { comments: CommentRow[]; questions: ControlQuestionRow[]; documents: DocumentRow[] };

/** Remarks on a thing as far as the actor reads them and questions of a control about it, the oldest first, and what hangs on it: one statement. */
export const spokenOf = async (
  tx: Tx,
  { actor, instituteId }: Reader,
  subject: Subject,
): Promise<SpokenOf> => {
  const { rows } = await sql<SpokenOf>`
    select (select coalesce(jsonb_agg(to_jsonb(c) order by c.at, c.id), '[]')
              from (${latestComments(tx, { actor, instituteId }, subject)}) as c) as comments,
           (select coalesce(jsonb_agg(to_jsonb(q) order by q.id), '[]')
              from (${controlQuestionRows(instituteId)}) as q where ${aboutThing(subject)}) as questions,
           (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from (${documentRows(tx, instituteId, subject)}) as d) as documents`.execute(
    tx,
  );
  const { comments = [], questions = [], documents = [] } = rows[0] ?? {};
  return {
    comments: readBy(actor, comments).map((row) => ({
      ...row,
      at: Temporal.Instant.from(String(row.at)),
    })),
    questions: questions.map(withInstants),
    documents: documents.map((row) => ({
      ...row,
      at: row.at === null ? null : Temporal.Instant.from(String(row.at)),
    })),
  };
};
