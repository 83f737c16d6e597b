import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import type { Confirmed } from '../rules/fed-figures.ts';

export type ConfirmedRow = Confirmed & {
  /** The row of the measurement. */
  id: string;
  outcomeId: string;
  partnershipId: string | null;
  until: string;
};

/** What records came to, as of this entry, when a person confirmed these rows. */
export const writeFeeds = async (
  { tx, chain, entryNo }: Writing,
  confirmed: readonly ConfirmedRow[],
): Promise<void> => {
  const rows = confirmed.map(
    ({ id, feed, proposed, reason, elsewhere, recordCell, outcomeId, partnershipId, until }) => ({
      institute_id: chain,
      row_id: id,
      outcome_id: outcomeId,
      partnership_id: partnershipId,
      until_on: until,
      source: feed.source,
      action_kind: feed.actionKind,
      theme: feed.theme,
      levels: [...feed.levels],
      proposed,
      reason,
      elsewhere: [...elsewhere],
      record_cell: canonicalJson(recordCell),
      as_of: entryNo,
      entry_no: entryNo,
    }),
  );
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('measurement_feeds')
      .values(rows.slice(at, at + 1000))
      .execute();
};

/** What records came to when the rows before were confirmed, of those that say the same in their place. */
export const keepFeeds = async (
  { tx, chain, entryNo }: Writing,
  rows: readonly { from: string; to: string }[],
): Promise<void> => {
  for (const { from, to } of rows)
    await sql`
      insert into measurement_feeds (institute_id, row_id, outcome_id, partnership_id, until_on, source, action_kind, theme, levels,
        proposed, reason, elsewhere, record_cell, as_of, entry_no)
      select institute_id, ${to}, outcome_id, partnership_id, until_on, source, action_kind, theme, levels,
        proposed, reason, elsewhere, record_cell, as_of, ${entryNo}
        from measurement_feeds where institute_id = ${chain} and row_id = ${from}`.execute(tx);
};
