import type { Kysely } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { columnOf, detailTables, type ListTable } from '../queries/detail-tables.ts';
import type { PlanActivityInput, ReviseActivityInput } from '../rules/activity-input.ts';
import { detailOfKind } from '../rules/kind-details.ts';
import { wrongReferences } from './wrong-references.ts';

type Owner = { activityId: string; partnershipId: string | null };

/** Writes the typed detail of an activity's kind, new or in place of the one before; field errors where it cannot. */
export const keepDetail = async (
  writing: Writing,
  owner: Owner,
  input: PlanActivityInput | ReviseActivityInput,
): Promise<FieldErrors | undefined> => {
  const wrong = await wrongReferences(writing, owner, input);
  if (wrong) return wrong;
  const { kind } = input;
  const { table, lists } = detailTables[kind];
  const given: Readonly<Record<string, unknown>> = input;
  const row = Object.fromEntries(
    Object.keys(detailOfKind[kind].shape)
      .filter((field) => field !== 'kind' && !(field in lists))
      .map((field) => [columnOf(field), given[field] ?? null]),
  );
  await byName(writing)
    .insertInto(table)
    .values({ ...keysOf(writing, owner), ...row })
    .onConflict((on) => on.columns(['institute_id', 'activity_id']).doUpdateSet(row))
    .execute();
  for (const [field, list] of Object.entries<ListTable>(lists))
    await keepList(writing, owner, list, given[field] as readonly object[]);
  return undefined;
};

const keepList = async (
  writing: Writing,
  owner: Owner,
  { table, order }: ListTable,
  elements: readonly object[],
): Promise<void> => {
  const { chain, entryNo } = writing;
  await byName(writing)
    .deleteFrom(table)
    .where('institute_id', '=', chain)
    .where('activity_id', '=', owner.activityId)
    .execute();
  const rows = elements.map((element, position) => ({
    ...keysOf(writing, owner),
    ...Object.fromEntries(Object.entries(element).map(([field, value]) => [columnOf(field), value])),
    ...(order === 'position' ? { position } : {}),
    entry_no: entryNo,
  }));
  if (rows.length > 0) await byName(writing).insertInto(table).values(rows).execute();
};

const keysOf = ({ chain }: Writing, { activityId, partnershipId }: Owner) => ({
  institute_id: chain,
  activity_id: activityId,
  partnership_id: partnershipId,
});

/** The tables of details by name: what goes into them was parsed by the schema that names their columns. */
const byName = ({ tx }: Writing) => tx as unknown as Kysely<Record<string, Record<string, unknown>>>;
