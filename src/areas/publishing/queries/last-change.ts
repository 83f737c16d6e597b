import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type Change = { no: number; at: string };

/** The newest entry of the trail that wrote to the programme, its outcomes, their results or their money. */
export const lastChange = async (tx: Tx, instituteId: string, programmeId: string): Promise<Change> => {
  const { rows } = await sql<{ no: number; at: Temporal.Instant }>`
    with subjects as (
      select id from programmes where institute_id = ${instituteId} and id = ${programmeId}
      union all select id from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}
    ), indicator as (
      select i.id, i.entry_no from indicators i join subjects s on s.id = i.outcome_id where i.institute_id = ${instituteId}
    ), written as (
      select entry_no as no from programmes where institute_id = ${instituteId} and id = ${programmeId}
      union all select entry_no from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from programme_decisions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from transactions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select entry_no from budget_versions where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from budget_amounts where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select greatest(entry_no, ended_by_no) from expenses where institute_id = ${instituteId} and programme_id = ${programmeId}
      union all select entry_no from indicator
      union all select greatest(v.entry_no, v.ended_by_no) from indicator_versions v join indicator i on i.id = v.indicator_id where v.institute_id = ${instituteId}
      union all select greatest(b.entry_no, b.ended_by_no) from baselines b join indicator i on i.id = b.indicator_id where b.institute_id = ${instituteId}
      union all select greatest(t.entry_no, t.ended_by_no) from targets t join indicator i on i.id = t.indicator_id where t.institute_id = ${instituteId}
      union all select greatest(m.entry_no, m.ended_by_no) from measurements m join indicator i on i.id = m.indicator_id where m.institute_id = ${instituteId}
      union all select greatest(entry_no, ended_by_no) from protections where institute_id = ${instituteId}
      union all select d.entry_no from iati_details d join subjects s on s.id = d.subject_id where d.institute_id = ${instituteId} and d.ended_by_no is null
      union all select e.no from audit_entries e join subjects s on s.id = e.subject_id where e.chain = ${instituteId} and e.outcome = 'done'
    )
    select no, at from audit_entries where chain = ${instituteId} and no = (select max(no) from written)`.execute(
    tx,
  );
  const last = rows[0];
  return last
    ? { no: last.no, at: last.at.toString({ smallestUnit: 'second' }) }
    : { no: 0, at: '1970-01-01T00:00:00Z' };
};
