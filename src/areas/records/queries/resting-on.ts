import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** Facts that a document proves, and that go on standing without it. */
export type RestingFact =
  | 'approval'
  | 'certified-report'
  | 'consent'
  | 'date'
  | 'decision'
  | 'derogation'
  | 'filing'
  | 'parameter'
  | 'stage';

/**
 * What rests on a document; undefined where nothing does. The picture of a story is none: it proves nothing, and must be
 * able to go out of sight whatever was published.
 */
export const restingOn = async (
  tx: Tx,
  instituteId: string,
  documentId: string,
): Promise<RestingFact | undefined> => {
  const { rows } = await sql<{ fact: RestingFact }>`
    select r.fact from (
      select 'approval' as fact, l.institute_id, l.document_id from action_plan_approvals l where l.ended_by_no is null
      union all
      select 'certified-report', d.institute_id, d.id from documents d
        join certified_reports y on (y.institute_id, y.id) = (d.institute_id, d.subject_id) and y.ended_by_no is null
       where d.subject_kind = 'certified-report'
      union all
      select 'consent', c.institute_id, c.document_id from story_consents c
        join stories s on (s.institute_id, s.id) = (c.institute_id, c.story_id) and s.ended_by_no is null
       where c.ended_by_no is null
         and not exists (select from consent_withdrawals w where (w.institute_id, w.consent_id) = (c.institute_id, c.consent_id) and w.ended_by_no is null)
      union all
      select 'date', o.institute_id, o.letter_id from obligation_dates o where o.ended_by_no is null
      union all
      select 'decision', o.institute_id, o.letter_id from obligation_decisions o where o.ended_by_no is null
      union all
      select 'filing', o.institute_id, o.receipt_id from obligation_closings o where o.ended_by_no is null
      union all
      select 'derogation', d.institute_id, d.letter_id from derogation_decisions d
       where not exists (select from derogation_decisions w
         where (w.institute_id, w.derogation_id) = (d.institute_id, d.derogation_id) and w.decision = 'withdrawn')
      union all
      select 'parameter', p.institute_id, p.confirmed_with_document_id from parameters p where p.ended_by_no is null
      union all
      select 'stage', a.institute_id, a.document_id from advocacy_stages a
       where a.ended_by_no is null and not exists (select from rights_withdrawals w
         where (w.institute_id, w.subject_kind, w.subject_id) = (a.institute_id, 'advocacy_dossier', a.dossier_id))) as r
     where r.institute_id = ${instituteId} and r.document_id = ${documentId}
     limit 1`.execute(tx);
  return rows[0]?.fact;
};
