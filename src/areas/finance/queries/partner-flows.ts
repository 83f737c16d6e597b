import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { borneShare } from './borne-share.ts';
import { balancesCounted } from './opening-balances.ts';

/** Whose money, of which programme; on which day, as of which entry number. */
export type FlowScope = {
  partnershipId?: string | undefined;
  programmeId?: string | undefined;
  on?: CalendarDay | undefined;
  asOf?: number | undefined;
};

/**
 * Money between the institute and its partners, as the tables of a `with`, minor units throughout.
 * `sent`: a row a transfer, with what arrived (`local_minor` of `local`, null where nobody said) and `is_local` where that
 * is another currency. `taken`: a row an expense, a return or a balance that was certified before (`what`), in its own
 * currency (`local_minor` of `local`) and the programme's (`minor` of `currency`); `used` and `cost` of it are borne by
 * receipts, which is `borne` of `minor`. `unsent` is what was certified beyond the transfers that are recorded of that
 * time: older ones paid it, and nobody entered them.
 */
export const partnerFlows = (instituteId: string, scope: FlowScope = {}): RawBuilder<unknown> => sql`
  moved as (
    select t.id, t.partnership_id, t.programme_id, t.kind, t.reference, t.on_day, t.position, t.amount_minor, t.currency,
           r.id as receipt_id, r.received_minor, r.received_currency, r.received_on
      from transactions t
      left join transfer_receipts r on r.institute_id = t.institute_id and r.transaction_id = t.id
       and ${standing('r', scope.asOf)} ${until('r.received_on', scope)}
     where t.institute_id = ${instituteId} and t.kind in ('disbursement', 'reimbursement') and t.partnership_id is not null
       and ${standing('t', scope.asOf)} ${until('t.on_day', scope)} ${of('t', scope)}),
  uses as (
    select u.receipt_id, u.expense_id, u.return_receipt_id, sum(u.used_minor) as used, sum(u.cost_minor) as cost
      from transfer_uses u ${datedUses(scope)}
     where u.institute_id = ${instituteId} and ${standing('u', scope.asOf)} group by 1, 2, 3),
  borne_by as (
    select coalesce(expense_id, return_receipt_id) as id, sum(used) as used, sum(cost) as cost from uses group by 1),
  sent as (
    select m.*, coalesce(m.received_currency <> m.currency, false) as is_local, m.received_minor as local_minor,
           coalesce(m.received_currency, m.currency) as local
      from moved m where m.kind = 'disbursement'),
  certified as (
    select c.*, c.minor - greatest(0, least(c.until_here, s.minor) - least(c.until_here - c.minor, s.minor)) as unsent
      from (select b.id, b.partnership_id, b.programme_id, make_date(b.year, 12, 31) as on_day, b.currency, b.amount_minor as minor,
                   sum(b.amount_minor) over (partition by b.partnership_id, b.programme_id order by b.year, b.id) as until_here,
                   max(b.year) over (partition by b.partnership_id, b.programme_id) as last_year
              from opening_balances b
             where ${balancesCounted(instituteId, scope)} and b.partnership_id is not null
               ${scope.on === undefined ? sql`` : sql`and make_date(b.year, 12, 31) <= ${scope.on}::date`} ${of('b', scope)}) as c
     cross join lateral (select coalesce(sum(m.amount_minor), 0) as minor from sent m
       where (m.partnership_id, m.programme_id, m.currency) = (c.partnership_id, c.programme_id, c.currency)
         and m.on_day <= make_date(c.last_year, 12, 31)) as s),
  taken as (
    select f.*, coalesce(b.used, 0) as used, coalesce(b.cost, 0) as cost,
           case when b.used is null or f.local_minor = 0 then 0 else ${borneShare('f.minor', 'b.used', 'f.local_minor')} end as borne
      from (
        select 'used' as what, e.expense_id as id, e.expense_id as bearer, e.partnership_id, e.programme_id, e.paid_on as on_day,
               e.currency as local, e.amount_minor as local_minor, e.converted_currency as currency, e.converted_minor as minor,
               0::bigint as unsent
          from expenses e
         where e.institute_id = ${instituteId} and e.partnership_id is not null
           and ${standing('e', scope.asOf)} ${until('e.paid_on', scope)} ${of('e', scope)}
        union all
        select 'opening', c.id, c.id, c.partnership_id, c.programme_id, c.on_day, c.currency, c.minor, c.currency, c.minor,
               c.unsent::bigint
          from certified c
        union all
        select 'returned', m.id, m.receipt_id, m.partnership_id, m.programme_id, m.on_day,
               coalesce(m.received_currency, m.currency), coalesce(m.received_minor, m.amount_minor), m.currency, m.amount_minor,
               0
          from moved m where m.kind = 'reimbursement') as f
      left join borne_by b on b.id = f.bearer)`;

/** What the tables of `partnerFlows` come to, a row a flow, as the columns of `CashFigures` in the programme's currency. */
export const cashFlows: RawBuilder<unknown> = sql`
  select partnership_id, programme_id, currency, amount_minor as sent,
         case when receipt_id is null then amount_minor else 0 end as unconfirmed, 0 as before, 0 as opening, 0 as used,
         0 as returned, 0 as exchange
    from sent
  union all
  select partnership_id, programme_id, currency, 0, 0, unsent, case what when 'opening' then minor else 0 end,
         case what when 'used' then minor else 0 end, case what when 'returned' then minor else 0 end, borne - cost
    from taken`;

const until = (column: string, { on }: FlowScope): RawBuilder<unknown> =>
  on === undefined ? sql`` : sql`and ${sql.ref(column)} <= ${on}::date`;

const of = (row: string, { partnershipId, programmeId }: FlowScope): RawBuilder<unknown> => sql`
  ${partnershipId ? sql`and ${sql.ref(`${row}.partnership_id`)} = ${partnershipId}` : sql``}
  ${programmeId ? sql`and ${sql.ref(`${row}.programme_id`)} = ${programmeId}` : sql``}`;

/** On a day in the past a transfer that came later bears nothing yet, nor does what was spent later use it. */
const datedUses = (scope: FlowScope): RawBuilder<unknown> =>
  scope.on === undefined
    ? sql``
    : sql`join transfer_receipts g on g.institute_id = u.institute_id and g.id = u.receipt_id ${until('g.received_on', scope)}
          left join expenses x on x.institute_id = u.institute_id and x.expense_id = u.expense_id and ${standing('x', scope.asOf)}
          left join transfer_receipts b on b.institute_id = u.institute_id and b.id = u.return_receipt_id
          join lateral (select coalesce(x.paid_on, b.received_on) as used_on) as d on d.used_on <= ${scope.on}::date`;
