import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { mayReadComment } from '../rules/record-permissions.ts';
import type { Subject } from '../rules/subject.ts';

export type CommentRow = {
  id: string;
  author: string;
  at: Temporal.Instant;
  text: string;
  /** Null: among the institute's people only. */
  partnershipId: string | null;
};

/** Most remarks that a page shows; older ones stay in the trail. */
const most = 200;

/** What was said of a thing as far as the actor reads it, the oldest first. */
export const commentsFor = async (
  tx: Tx,
  { actor, instituteId }: { actor: Actor; instituteId: string },
  subject: Subject,
): Promise<CommentRow[]> => readBy(actor, await commentsOf(tx, instituteId, subject));

/** Of these, those that the actor reads. */
export const readBy = (actor: Actor, comments: readonly CommentRow[]): CommentRow[] =>
  comments.filter((comment) => mayReadComment(actor, comment) === true);

/** What was said of a thing, the oldest first, as far as row security shows it: who reads it of a page is `commentsFor`. */
export const commentsOf = async (tx: Tx, instituteId: string, subject: Subject): Promise<CommentRow[]> => {
  const rows = await latestComments(tx, instituteId, subject).execute();
  return (rows as unknown as CommentRow[]).reverse();
};

/** The same as a question to be asked with others, the latest first. */
export const latestComments = (tx: Tx, instituteId: string, subject: Subject) =>
  tx
    .selectFrom('comments')
    .select(['id', 'author_name as author', 'at', 'text', 'partnership_id as partnershipId'])
    .where('institute_id', '=', instituteId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
