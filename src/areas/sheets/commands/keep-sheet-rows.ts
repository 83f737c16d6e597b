import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';

/** What a row of a file came to; `said` is what it wrote, for the digest in the trail. */
export type SheetRow = {
  partnershipId: string | null;
  sheetRow: number;
  key: string;
  subjectId: string;
  writtenId: string | null;
  replacedId: string | null;
  said: unknown;
};

const rowsAStatement = 10_000;

/** Keeps the rows of an import; gives a digest over what they said, so that the trail proves what the file wrote. */
export const keepSheetRows = async (
  { tx, chain, entryNo }: Writing,
  importId: string,
  rows: readonly SheetRow[],
): Promise<string> => {
  const hash = createHash('sha256');
  for (let from = 0; from < rows.length; from += rowsAStatement) {
    const part = rows.slice(from, from + rowsAStatement);
    for (const { said, ...row } of part) hash.update(JSON.stringify([row, said]));
    const column = <T>(pick: (row: SheetRow) => T): T[] => part.map(pick);
    await sql`insert into sheet_rows (institute_id, import_id, position, partnership_id, sheet_row, row_key, subject_id,
        written_id, replaced_id, entry_no)
      select ${chain}::uuid, ${importId}::uuid, ${from} + at, partnership_id, sheet_row, row_key, subject_id, written_id,
        replaced_id, ${entryNo}::bigint
        from unnest(${column((row) => row.partnershipId)}::uuid[], ${column((row) => row.sheetRow)}::int[],
          ${column((row) => row.key)}::text[], ${column((row) => row.subjectId)}::uuid[],
          ${column((row) => row.writtenId)}::uuid[], ${column((row) => row.replacedId)}::uuid[]) with ordinality
          as part (partnership_id, sheet_row, row_key, subject_id, written_id, replaced_id, at)`.execute(tx);
  }
  return hash.digest('hex');
};
