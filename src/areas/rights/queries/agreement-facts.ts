import { type SqlBool, sql } from 'kysely';
import { type CorrectedTable, isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { StateFact, WorkersFact } from '../rules/agreement-term.ts';
import { standing } from './list-page.ts';

export type AgreementStateRow = StateFact & {
  id: string;
  agreementId: string;
  partnershipId: string | null;
  source: string;
  enteredOnBehalf: string | null;
};
export type WorkersRow = WorkersFact & {
  id: string;
  agreementId: string;
  partnershipId: string | null;
  source: string;
  enteredOnBehalf: string | null;
};

/**
 * Which: those of some agreements, one row (`newest`: also what took its place or struck it out), or all of the
 * institute's. `asOf` is an entry number.
 */
type Which = {
  agreementIds?: readonly string[];
  id?: string;
  newest?: boolean;
  asOf?: number | undefined;
};

/** What became of agreements, in the order of the days. */
export const agreementStatesOf = (tx: Tx, instituteId: string, which: Which): Promise<AgreementStateRow[]> =>
  tx
    .selectFrom('collective_agreement_states as f')
    .select(['f.id', 'f.agreement_id as agreementId', 'f.partnership_id as partnershipId', 'f.source'])
    .select(['f.on_day as onDay', 'f.term_from as termFrom', 'f.term_until as termUntil'])
    .select(['f.entered_on_behalf as enteredOnBehalf', sql<StateFact['state']>`f.state`.as('state')])
    .where('f.institute_id', '=', instituteId)
    .where(wanted('collective_agreement_states', instituteId, which))
    .orderBy('f.on_day')
    .orderBy('f.entry_no')
    .orderBy('f.id')
    .execute();

/** Workers covered, as counted over time. */
export const workersOf = (tx: Tx, instituteId: string, which: Which): Promise<WorkersRow[]> =>
  tx
    .selectFrom('collective_agreement_workers as f')
    .select(['f.id', 'f.agreement_id as agreementId', 'f.partnership_id as partnershipId', 'f.source'])
    .select(['f.from_on as fromOn', 'f.women', 'f.men', 'f.unknown'])
    .select('f.entered_on_behalf as enteredOnBehalf')
    .where('f.institute_id', '=', instituteId)
    .where(wanted('collective_agreement_workers', instituteId, which))
    .orderBy('f.from_on')
    .orderBy('f.id')
    .execute();

const wanted = (table: CorrectedTable, instituteId: string, { agreementIds, id, newest, asOf }: Which) => {
  if (id) return isRow('f', { table, instituteId, id, newest });
  const ofAgreements = agreementIds
    ? sql<SqlBool>`f.agreement_id = any (${[...agreementIds]}::uuid[])`
    : sql<SqlBool>`true`;
  return sql<SqlBool>`(${standing('f', asOf)} and ${ofAgreements})`;
};

/** Other agreements that stand, of the same level between the same organisations, by agreement: how many. */
export const twinsOf = async (
  tx: Tx,
  instituteId: string,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (agreementIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; twins: number }>`
    with named as (
      select t.id, t.level, t.country, case when t.with_partner then t.partnership_id end as own,
             (select array_agg(distinct lower(btrim(p ->> 'name')) order by lower(btrim(p ->> 'name')))
                from jsonb_array_elements(t.parties) p) as names
        from collective_agreements t
       where t.institute_id = ${instituteId}
         and not exists (select from rights_withdrawals w where w.institute_id = t.institute_id and w.subject_id = t.id))
    select a.id, count(b.id)::int as twins
      from named a join named b on b.id <> a.id and b.level = a.level and b.country is not distinct from a.country
       and b.own is not distinct from a.own and b.names = a.names
     where a.id = any (${[...agreementIds]}::uuid[])
     group by a.id`.execute(tx);
  return new Map(rows.map(({ id, twins }) => [id, twins]));
};

/** What became of an agreement and whom it covers. */
export type AgreementCourse = { states: readonly AgreementStateRow[]; workers: readonly WorkersRow[] };

/** The course of each agreement, by its id: two queries however many there are. */
export const agreementCourses = async (
  tx: Tx,
  instituteId: string,
  agreements: readonly { id: string }[],
): Promise<ReadonlyMap<string, AgreementCourse>> => {
  const agreementIds = agreements.map(({ id }) => id);
  if (agreementIds.length === 0) return new Map();
  const states = await agreementStatesOf(tx, instituteId, { agreementIds });
  const workers = await workersOf(tx, instituteId, { agreementIds });
  const byAgreement = {
    states: Map.groupBy(states, ({ agreementId }) => agreementId),
    workers: Map.groupBy(workers, ({ agreementId }) => agreementId),
  };
  return new Map(
    agreementIds.map((id) => [
      id,
      { states: byAgreement.states.get(id) ?? [], workers: byAgreement.workers.get(id) ?? [] },
    ]),
  );
};
