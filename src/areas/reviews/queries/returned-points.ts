import { sql } from 'kysely';
import { noPoints, type ReturnedPoint, type ReturnedPoints } from '../../records/queries/returned-points.ts';
import { mayReadPartnerReports } from '../rules/partner-report-permissions.ts';

/** What the last return of a report that lies with its partner says of a thing, until the report is filed again, accepted or given up. */
export const returnedPoints: ReturnedPoints = ({ actor, instituteId }, { kind, id }) =>
  mayReadPartnerReports(actor) !== true
    ? noPoints
    : sql<ReturnedPoint>`
    select r.id as "reportId", n.name as partner, r.from_on as "fromOn", r.until_on as "untilOn", i.reason
      from returned_report_items i
      join partner_reports r on (r.institute_id, r.id) = (i.institute_id, i.report_id)
      join partnerships p on (p.institute_id, p.id) = (r.institute_id, r.partnership_id)
      join organisations n on (n.institute_id, n.id) = (p.institute_id, p.organisation_id)
     where i.institute_id = ${instituteId} and i.about = ${kind} and i.subject_id = ${id}
       and i.step_id = (select s.id from partner_report_steps s
         where (s.institute_id, s.report_id) = (i.institute_id, i.report_id) order by s.entry_no desc limit 1)
       and not exists (select from returned_item_answers w where (w.institute_id, w.item_id) = (i.institute_id, i.id))
     order by i.entry_no desc, i.id`;
