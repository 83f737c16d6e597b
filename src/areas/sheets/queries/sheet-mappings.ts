import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../../command/trail.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { SheetMapping } from '../rules/sheet-input.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';

export type SavedMapping = { id: string; name: string; mapping: SheetMapping };

/** Heads of a file as they are recognised again, whatever their case. */
export const headsDigest = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(heads.map((head) => head.toLowerCase())))
    .digest('hex');

/** What is said of columns, so that another saying is known from it; nothing where nothing is said. */
export const mappingDigest = (mapping: SheetMapping | undefined): string =>
  mapping ? createHash('sha256').update(canonicalJson(mapping)).digest('hex') : '';

/** Files of a kind with these heads; `side`: the partnership whose columns they are, null for the institute's. */
type Recognised = { kind: SheetKind; heads: readonly string[]; side: string | null };

/** What this side said of such files; undefined where nobody did yet. Another side's columns are never taken. */
export const savedMapping = async (
  tx: Tx,
  instituteId: string,
  { kind, heads, side }: Recognised,
): Promise<SavedMapping | undefined> => {
  const { rows } = await sql<SavedMapping>`
    select m.id, m.name, m.mapping from sheet_mappings m
     where m.institute_id = ${instituteId} and m.kind = ${kind} and m.heads_sha256 = ${headsDigest(heads)} and m.ended_by_no is null
       and m.partnership_id is not distinct from ${side}::uuid`.execute(tx);
  return rows[0];
};
