import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds } from '../../../kernel/actor.ts';
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

/** Who reads, in which institute. */
export type Reader = { actor: Actor; instituteId: string };

/** What was said of a thing as far as the actor reads it, the oldest first. */
export const commentsFor = async (tx: Tx, reader: Reader, subject: Subject): Promise<CommentRow[]> => {
  const rows = await latestComments(tx, reader, subject).execute();
  return readBy(reader.actor, rows as unknown as CommentRow[]).reverse();
};

/** Of these, those that the actor reads. */
export const readBy = (actor: Actor, comments: readonly CommentRow[]): CommentRow[] =>
  comments.filter((comment) => mayReadComment(actor, comment) === true);

/** What was said of a thing, the oldest first, as far as row security shows it: who reads it of a page is `commentsFor`. */
export const commentsOf = async (tx: Tx, instituteId: string, subject: Subject): Promise<CommentRow[]> => {
  const rows = await commentsOn(tx, instituteId, subject).execute();
  return (rows as unknown as CommentRow[]).reverse();
};

/** What the reader reads of it as a question to be asked with others, the latest first: as many of these, whatever else was said. */
export const latestComments = (tx: Tx, { actor, instituteId }: Reader, subject: Subject) =>
  commentsOn(tx, instituteId, subject).where(readable(actor));

const commentsOn = (tx: Tx, instituteId: string, subject: Subject) =>
  tx
    .selectFrom('comments')
    .select(['id', 'author_name as author', 'at', 'text', 'partnership_id as partnershipId'])
    .where('institute_id', '=', instituteId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most);

/** `mayReadComment` of rows. */
const readable = (actor: Actor): RawBuilder<SqlBool> => {
  if (mayReadComment(actor, { partnershipId: null }) === true) return sql`true`;
  return holds(actor, 'auditor')
    ? sql`partnership_id is not null`
    : sql`partnership_id = any (${[...actor.partnerships]}::uuid[])`;
};
