import { type CorrectedTable, newestRow } from '../db/newest-row.ts';
import { fieldKey } from '../kernel/field-key.ts';
import { conflict, type Refused, refuse, type Writing } from './command.ts';
import type { Change } from './trail.ts';

/** The row that a correction was opened on; `version` is what a refusal told since. */
type Opened = { id: string; version?: number | undefined };

/**
 * What the second of two people meets who correct the same row: both versions, or that the first has struck it out.
 * `current` is what stands now, by field.
 */
export const metMeanwhile = async (
  { tx, chain }: Writing,
  table: CorrectedTable,
  { id, version }: Opened,
  current: Change,
): Promise<Refused | undefined> => {
  const newest = await newestRow(tx, table, chain, id);
  if (!newest) return undefined;
  if (newest.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
  const isSame = version === undefined ? newest.id === id : newest.entryNo === version;
  return isSame ? undefined : conflict(newest.entryNo, byName(current));
};

const byName = (current: Change): Change =>
  Object.fromEntries(Object.entries(current).map(([field, value]) => [fieldKey(field), value]));
