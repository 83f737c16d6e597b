import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { SheetMapping } from '../rules/sheet-input.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';

export type SavedMapping = { id: string; name: string; mapping: SheetMapping };

/** Heads of a file as they are recognised again, whatever their case. */
export const headsDigest = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(heads.map((head) => head.toLowerCase())))
    .digest('hex');

/** What was said of files with these heads; undefined where nobody did yet. */
export const savedMapping = async (
  tx: Tx,
  instituteId: string,
  kind: SheetKind,
  heads: readonly string[],
): Promise<SavedMapping | undefined> => {
  const { rows } = await sql<SavedMapping>`
    select m.id, m.name, m.mapping from sheet_mappings m
     where m.institute_id = ${instituteId} and m.kind = ${kind} and m.heads_sha256 = ${headsDigest(heads)} and m.ended_by_no is null
     order by m.partnership_id nulls last limit 1`.execute(tx);
  return rows[0];
};
