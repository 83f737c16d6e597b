import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { KeptAside } from '../rules/iati-file.ts';
import type { AsidePart, AsideStep, SubjectStep } from '../rules/import-plan.ts';

/** What a publication says beyond the tables, in place of what the one before it said. */
export const keepDetails = async (
  { tx, chain, entryNo }: Writing,
  steps: readonly SubjectStep[],
): Promise<void> => {
  const changed = steps.filter(({ detailsChanged }) => detailsChanged);
  if (changed.length === 0) return;
  const ids = changed.map(({ subject }) => subject.id);
  await sql`update iati_details set ended_by_no = ${entryNo}
    where institute_id = ${chain} and subject_id = any(${ids}::uuid[]) and ended_by_no is null`.execute(tx);
  const rows = changed.map(({ subject, details }) => ({
    institute_id: chain,
    id: newId(),
    subject_kind: subject.kind,
    subject_id: subject.id,
    details: JSON.stringify(details ?? {}),
    entry_no: entryNo,
  }));
  await tx.insertInto('iati_details').values(rows).execute();
};

/** Parts that stand aside, in place of those that stood there before; and those beside all activities of the file. */
export const keepAside = async (
  { tx, chain, entryNo }: Writing,
  steps: readonly AsideStep[],
  { importId, beside }: { importId: string; beside: readonly KeptAside[] },
): Promise<void> => {
  const ids = steps.map(({ activityId }) => activityId);
  if (ids.length > 0)
    await sql`update iati_kept_aside set ended_by_no = ${entryNo}
      where institute_id = ${chain} and activity_id = any(${ids}::uuid[]) and ended_by_no is null`.execute(
      tx,
    );
  const ofFile = beside.map((part) => ({ ...part, owner: { kind: 'file', id: importId } }));
  const parts: {
    activityId: string | null;
    part: Omit<AsidePart, 'owner'> & { owner: { kind: string; id: string } };
  }[] = [
    ...steps.flatMap(({ activityId, parts: own }) => own.map((part) => ({ activityId, part }))),
    ...ofFile.map((part) => ({ activityId: null, part })),
  ];
  const rows = parts.map(({ activityId, part: { owner, path, reason, xml } }, position) => ({
    institute_id: chain,
    id: newId(),
    import_id: importId,
    activity_id: activityId,
    subject_kind: owner.kind,
    subject_id: owner.id,
    path,
    reason,
    xml,
    position,
    entry_no: entryNo,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('iati_kept_aside')
      .values(rows.slice(at, at + 1000))
      .execute();
};
