import {
  defineCommand,
  done,
  type Entry,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { knownFor } from '../queries/known-programmes.ts';
import { importInput } from '../rules/import-input.ts';
import type { Counts, ImportPlan, Listed } from '../rules/import-plan.ts';
import { planImport } from '../rules/plan-import.ts';
import { mayImport } from '../rules/publishing-permissions.ts';
import { keepAside, keepDetails } from './keep-details.ts';
import { writePlan } from './write-plan.ts';

export type Imported = { id: string; counts: Counts; listed: Listed[] };

/**
 * Takes in a whole publication, or nothing of it: one transaction, one entry with a digest of each row. What has no
 * row of its own is kept beside, listed with the import, and published again.
 */
export const importIati = defineCommand({
  name: 'import-iati',
  version: 1,
  input: importInput,
  may: mayImport,
  run: async (writing, { file, fileName, sha256, attachTo, id = newId() }) => {
    const known = await knownFor(writing.tx, writing.chain, file, attachTo);
    if (attachTo && !known.subjects.some(({ subject }) => subject.id === attachTo))
      return refuse({ key: 'problem.not-known-here' });
    const plan = planImport(file, known, { newId, attachTo });
    if (plan.refusals.length > 0) return refuseFields(refusalsOf(plan));
    const entries = await writePlan(writing, plan);
    await writeImport(writing, plan, { id, fileName, sha256, version: file.version });
    await keepDetails(writing, plan.subjects);
    await keepAside(writing, plan.aside, { importId: id, beside: file.keptAside });
    const { counts, listed } = plan;
    const rows = entries.flatMap(digestsOf);
    const revised = entries.flatMap(revisedPlace);
    return done<Imported>(
      { id, counts, listed },
      {
        subject: { kind: 'iati-import', id },
        ...(revised.length > 0 ? { before: { revised } } : {}),
        after: { fileName, sha256, iatiVersion: file.version, counts, keptAside: listed.length, rows },
      },
    );
  },
});

/** Refusals by the path of the activity they are about. */
export const refusalsOf = ({ refusals }: Pick<ImportPlan, 'refusals'>): FieldErrors => {
  const fields: FieldErrors = {};
  for (const { path, ...problem } of refusals) fields[path] = [...(fields[path] ?? []), problem];
  return fields;
};

const writeImport = async (
  { tx, actor, chain, entryNo }: Writing,
  { counts, listed, problems }: ImportPlan,
  file: { id: string; fileName: string; sha256: string; version: string },
): Promise<void> => {
  await tx
    .insertInto('iati_imports')
    .values({
      institute_id: chain,
      id: file.id,
      file_name: file.fileName,
      sha256: file.sha256,
      iati_version: file.version,
      counts: JSON.stringify(counts),
      listed: JSON.stringify(listed),
      problems: JSON.stringify(problems),
      imported_by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
};

/** A bulk step has made a digest of each of its rows already. */
const digestsOf = (entry: Entry): unknown[] =>
  Array.isArray(entry.after?.rows) ? entry.after.rows : [rowDigest(entry)];

/** A programme or outcome that was changed in place: what it said before stands nowhere else. */
const revisedPlace = ({ subject, before }: Entry): unknown[] =>
  before && ['programme', 'outcome'].includes(subject.kind) ? [{ subject, before }] : [];
