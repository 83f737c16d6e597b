import { createHash } from 'node:crypto';
import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FilingTable, lastFiled } from '../queries/outcome-filings.ts';

type Filing = {
  sheetId: string;
  /** Where its readers are told by its outcome. */
  outcomeId?: string;
  on: CalendarDay;
  content: { programme: string; outcome: { code: string }; year: number };
};

/** The bytes that are filed, and their digest. */
export const digestOf = (filed: Filing['content']): { content: string; sha256: string } => {
  const content = canonicalJson(filed);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
};

/** Keeps what is filed as canonical JSON with its digest; undefined where the same was filed last: nothing is filed twice. */
export const freezeFiling = async (
  { tx, chain, actor, entryNo }: Writing,
  table: FilingTable,
  { sheetId, outcomeId, on, content: filed }: Filing,
): Promise<{ id: string; sha256: string } | undefined> => {
  const { content, sha256 } = digestOf(filed);
  if (sha256 === (await lastFiled(tx, table, chain, sheetId))?.sha256) return undefined;
  const id = newId();
  await tx
    .insertInto(table)
    .values({
      institute_id: chain,
      id,
      sheet_id: sheetId,
      ...(outcomeId && { outcome_id: outcomeId }),
      programme_reference: filed.programme,
      outcome_code: filed.outcome.code,
      year: filed.year,
      filed_on: on,
      filed_by_name: actor.name,
      content,
      sha256,
      entry_no: entryNo,
    })
    .execute();
  return { id, sha256 };
};
