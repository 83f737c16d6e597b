import { sql } from 'kysely';
import { type Refused, refuseFields, type Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import type { StoredFile } from '../../records/rules/document-input.ts';
import { type ObligationRow, obligationById } from '../queries/obligation-clock.ts';

type Table =
  | 'obligation_events'
  | 'obligation_dates'
  | 'obligation_takings'
  | 'obligation_closings'
  | 'obligation_decisions';

/** The dated obligation of this id. @throws NotFound where the institute owes no such thing. */
export const owedObligation = async ({ tx, chain }: Writing, id: string): Promise<ObligationRow> => {
  const row = await obligationById(tx, chain, id);
  if (!row) throw new NotFound();
  return row;
};

/** Ends the row of this entry number, so that another takes its place; gives its id, null where none stood. */
export const endRow = async (
  { tx, chain, entryNo }: Writing,
  table: Table,
  obligationId: string,
  standingNo: number | null,
): Promise<string | null> => {
  if (standingNo === null) return null;
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set ended_by_no = ${entryNo}
     where institute_id = ${chain} and obligation_id = ${obligationId} and entry_no = ${standingNo} and ended_by_no is null
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
};

/** A fact that takes the place of another says why. */
export const reasonMissing = (standingNo: number | null, reason: string | undefined): Refused | undefined =>
  standingNo !== null && !reason
    ? refuseFields({ reason: [{ key: 'obligations.correction-needs-reason' }] })
    : undefined;

/** The donor's letter, kept among the documents of the obligation. */
export const attachLetter = async (
  writing: Writing,
  obligationId: string,
  { title, file }: { title: string; file: StoredFile },
): Promise<string> => {
  const subject = { kind: 'obligation', id: obligationId };
  return (await within(writing, attachDocument, { subject, title, file })).value.id;
};

/** The columns that every row about a dated obligation begins with. */
export const keyOf = ({ chain, entryNo }: Writing, { id, kindId }: ObligationRow) => ({
  institute_id: chain,
  obligation_id: id,
  kind_id: kindId,
  entry_no: entryNo,
});
