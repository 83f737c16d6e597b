import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { cashFlows, type FlowScope, partnerFlows } from './partner-flows.ts';

/** What went and came, minor units of one currency; `left` is what remains of it with the partner. */
export type CashFigures = {
  sent: number;
  /** Of what was sent, where nobody said what arrived. */
  unconfirmed: number;
  /** Sent before the house joined and recorded nowhere: what was certified beyond the transfers of that time. */
  before: number;
  /** What was certified as spent before the house joined. */
  opening: number;
  used: number;
  returned: number;
  /** What expenses and returns were converted at above (below zero: below) what their transfers cost. */
  exchange: number;
  /** sent + before - opening - used - returned + exchange; below zero where the partner paid in advance. */
  left: number;
};

/** The same in a currency of the partner: what arrived, was spent and went back in it. */
export type LocalCash = { currency: string; received: number; used: number; returned: number; left: number };

export type CashPosition = CashFigures & {
  partnershipId: string;
  partner: string;
  programmeId: string;
  programme: string;
  /** The programme's. */
  currency: string;
  local: readonly LocalCash[];
};

/** Where nobody said what arrived in a currency, nothing is known of what is left of it. */
export const isArrivalKnown = ({ received }: Pick<LocalCash, 'received'>): boolean => received > 0;

/**
 * The cash position by partner and programme, as it stands, on a day or as of an entry number. What no receipt bears
 * counts at what it was converted at.
 */
export const cashPositions = async (
  tx: Tx,
  instituteId: string,
  scope: FlowScope = {},
): Promise<CashPosition[]> => {
  const { rows } = await sql<CashPosition>`
    with ${partnerFlows(instituteId, scope)},
    flows as (${cashFlows}),
    locals as (
      select partnership_id, programme_id, local, local_minor as received, 0 as used, 0 as returned
        from sent where local_minor is not null
      union all
      select partnership_id, programme_id, local, 0, case what when 'used' then local_minor else 0 end,
             case what when 'returned' then local_minor else 0 end from taken where what <> 'opening'),
    local_sums as (
      select partnership_id, programme_id, local, sum(received) as received, sum(used) as used, sum(returned) as returned
        from locals group by 1, 2, 3),
    local_lists as (
      select partnership_id, programme_id, jsonb_agg(jsonb_build_object('currency', local, 'received', received, 'used', used,
             'returned', returned, 'left', received - used - returned) order by local) as list
        from local_sums group by 1, 2)
    select f.partnership_id as "partnershipId", g.name as partner, f.programme_id as "programmeId", p.reference as programme,
           f.currency, sum(f.sent)::bigint as sent, sum(f.unconfirmed)::bigint as unconfirmed, sum(f.before)::bigint as before, sum(f.opening)::bigint as opening, sum(f.used)::bigint as used,
           sum(f.returned)::bigint as returned, sum(f.exchange)::bigint as exchange,
           sum(f.sent + f.before - f.opening - f.used - f.returned + f.exchange)::bigint as left, coalesce(l.list, '[]') as local
      from flows f
      join partnerships s on s.institute_id = ${instituteId} and s.id = f.partnership_id
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
      join programmes p on p.institute_id = ${instituteId} and p.id = f.programme_id
      left join local_lists l on l.partnership_id = f.partnership_id and l.programme_id = f.programme_id
     group by f.partnership_id, g.name, f.programme_id, p.reference, f.currency, l.list
     order by g.name, p.reference desc, f.currency`.execute(tx);
  return rows;
};
