import { type RawBuilder, sql } from 'kysely';
import { endedBy, known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { asksWhose, isOfSheet, sameOwner } from './window-asks.ts';

/** A document on a figure, or on the sheet that it stands on, as the reader may see it. */
export type FigureEvidence = { rowId: string; documentId: string; title: string };

/**
 * What hangs on some rows of measurements, by the row: on the measurement since before the row was replaced, and with
 * `withSheets` on their sheets, of other countries too where these were handed in by them. An auditor reads it within the control
 * (0132, 0145, 0171). `asOf`: what hung on them at an audit number.
 */
export const figureEvidence = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
  asked: EvidenceAsked,
): Promise<ReadonlyMap<string, FigureEvidence[]>> => {
  if (rowIds.length === 0) return new Map();
  const { rows } = await evidenceRows(instituteId, rowIds, asked).execute(tx);
  return evidenceByRow(rows);
};

export type EvidenceAsked = { withSheets: boolean; asOf?: number | undefined };

export const evidenceByRow = (rows: readonly FigureEvidence[]): ReadonlyMap<string, FigureEvidence[]> =>
  Map.groupBy(rows, ({ rowId }) => rowId);

/** The same as a part of a larger statement. */
export const evidenceRows = (
  instituteId: string,
  rowIds: readonly string[],
  { withSheets, asOf }: EvidenceAsked,
): RawBuilder<FigureEvidence> =>
  // The rows first: without statistics every figure would be held against every window.
  sql<FigureEvidence>`
    with m as materialized (select m.* from measurements m
      where m.institute_id = ${instituteId} and m.id = any (${[...rowIds]}::uuid[]))
    select m.id as "rowId", d.id as "documentId", d.title, d.entry_no
      from m
      join documents d on (d.institute_id, d.subject_kind, d.subject_id) = (m.institute_id, 'measurement', m.measurement_id)
     where ${standing('d', asOf)} and coalesce(d.entry_no < ${endedBy('m', asOf)}, true)
    union all
    select m.id, d.id, d.title, d.entry_no
      from m
      join reporting_windows w on w.institute_id = m.institute_id and m.indicator_id = any (w.indicators)
       and (w.from_on, w.until_on) = (m.from_on, m.until_on) and ${asksWhose('m.partnership_id')}
       and ${standing('w', asOf)}
      join measurement_reports r on (r.institute_id, r.window_id) = (w.institute_id, w.id)
       and ${sameOwner('r.partnership_id', 'm.partnership_id')} and ${isOfSheet('m', 'r')} and ${known('r', asOf)}
      join documents d on (d.institute_id, d.subject_kind, d.subject_id) = (r.institute_id, 'measurement-report', r.id)
     where ${standing('d', asOf)} and ${withSheets}
     order by entry_no, "documentId"`;
