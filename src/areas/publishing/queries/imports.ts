import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { PlacedProblem } from '../rules/iati-file.ts';
import type { Counts, Listed } from '../rules/import-plan.ts';

export type ImportRow = {
  id: string;
  fileName: string;
  iatiVersion: string;
  importedByName: string;
  at: Temporal.Instant;
  counts: Counts;
};

export type ImportReport = ImportRow & { sha256: string; listed: Listed[]; problems: PlacedProblem[] };

const importColumns = [
  'id',
  'file_name as fileName',
  'iati_version as iatiVersion',
  'imported_by_name as importedByName',
  'at',
  sql<Counts>`counts`.as('counts'),
] as const;

const SHOWN_IMPORTS = 20;

/** The institute's last imports, the newest first. */
export const lastImports = (tx: Tx, instituteId: string): Promise<ImportRow[]> =>
  tx
    .selectFrom('iati_imports')
    .select(importColumns)
    .where('institute_id', '=', instituteId)
    .orderBy('entry_no', 'desc')
    .limit(SHOWN_IMPORTS)
    .execute();

/** One import with all it listed; undefined where there is none that the actor may see. */
export const importReport = (tx: Tx, instituteId: string, id: string): Promise<ImportReport | undefined> =>
  tx
    .selectFrom('iati_imports')
    .select(importColumns)
    .select(['sha256', sql<Listed[]>`listed`.as('listed'), sql<PlacedProblem[]>`problems`.as('problems')])
    .where('institute_id', '=', instituteId)
    .where('id', '=', id)
    .executeTakeFirst();
