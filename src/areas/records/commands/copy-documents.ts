import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { Subject } from '../rules/subject.ts';

/** What hangs on one thing hangs on another too: the same files, under ids of their own. */
export const copyDocuments = async (
  { tx, chain, entryNo }: Writing,
  from: Subject,
  to: Subject,
): Promise<void> => {
  const rows = await tx
    .selectFrom('documents')
    .selectAll()
    .where('institute_id', '=', chain)
    .where('subject_kind', '=', from.kind)
    .where('subject_id', '=', from.id)
    .where('ended_by_no', 'is', null)
    .execute();
  if (rows.length === 0) return;
  const copied = { subject_kind: to.kind, subject_id: to.id, entry_no: entryNo };
  await tx
    .insertInto('documents')
    .values(rows.map((row) => ({ ...row, ...copied, id: newId() })))
    .execute();
};
