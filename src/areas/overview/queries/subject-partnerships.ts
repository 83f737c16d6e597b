import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { SubjectKind } from './subject-sources.ts';

/** Tables that say which partnership a thing belongs to, under which id the thing goes, and where it is said. */
const sources: Partial<Record<SubjectKind, { table: string; id: string; partnership: string }>> = {
  partnership: { table: 'partnerships', id: 'id', partnership: 'id' },
  agreement: { table: 'agreements', id: 'id', partnership: 'partnership_id' },
  'action-plan': { table: 'action_plans', id: 'id', partnership: 'partnership_id' },
  activity: { table: 'activities', id: 'id', partnership: 'partnership_id' },
  story: { table: 'stories', id: 'id', partnership: 'partnership_id' },
  transaction: { table: 'transactions', id: 'id', partnership: 'partnership_id' },
  planned_transfer: { table: 'planned_transfers', id: 'transfer_id', partnership: 'partnership_id' },
  dialogue_body: { table: 'dialogue_bodies', id: 'id', partnership: 'partnership_id' },
  dialogue_event: { table: 'dialogue_events', id: 'id', partnership: 'partnership_id' },
  collective_agreement: { table: 'collective_agreements', id: 'id', partnership: 'partnership_id' },
  advocacy_dossier: { table: 'advocacy_dossiers', id: 'id', partnership: 'partnership_id' },
  review: { table: 'progress_reviews', id: 'id', partnership: 'partnership_id' },
  partner_report: { table: 'partner_reports', id: 'id', partnership: 'partnership_id' },
  evaluation_recommendation: {
    table: 'evaluation_recommendations',
    id: 'recommendation_id',
    partnership: 'partnership_id',
  },
  post: { table: 'posts', id: 'post_id', partnership: 'partnership_id' },
  asset: { table: 'assets', id: 'asset_id', partnership: 'partnership_id' },
  'measurement-report': { table: 'measurement_reports', id: 'id', partnership: 'partnership_id' },
  measurement: { table: 'measurements', id: 'measurement_id', partnership: 'partnership_id' },
  expense: { table: 'expenses', id: 'expense_id', partnership: 'partnership_id' },
};

/** The partnership a thing belongs to; null where it is the institute's as a whole (a programme, an indicator). */
export const partnershipOfSubject = async (
  tx: Tx,
  instituteId: string,
  kind: SubjectKind,
  id: string,
): Promise<string | null> => {
  const source = sources[kind];
  if (!source) return null;
  const { rows } = await sql<{ id: string | null }>`
    select ${sql.ref(source.partnership)} as id from ${sql.table(source.table)}
     where institute_id = ${instituteId} and ${sql.ref(source.id)} = ${id}
     order by entry_no desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
};
