import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { ReportSection } from '../rules/partner-report-input.ts';

export type SectionRow = { id: string; section: ReportSection; text: string };

/** What a report says in words now; a section that was taken out has no text. */
export const standingSections = (tx: Tx, instituteId: string, reportId: string): Promise<SectionRow[]> =>
  tx
    .selectFrom('partner_report_sections')
    .select(['id', sql<ReportSection>`section`.as('section'), 'text'])
    .where('institute_id', '=', instituteId)
    .where('report_id', '=', reportId)
    .where('ended_by_no', 'is', null)
    .execute();
