import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import type { CancellationRow, CountRow, HoldingRow } from '../../activities/queries/activity-facts.ts';
import type { ExchangeDetail } from '../../activities/rules/exchange-detail.ts';
import type { TrainingDetail } from '../../activities/rules/training-detail.ts';
import { inScope, voucherOf } from '../../finance/queries/expense-scope.ts';

/** What stands around one activity now, whatever its kind: one statement for its page. */
export type ActivityAround = {
  output: { code: string; title: Localized } | null;
  holding: Omit<HoldingRow, 'id' | 'entryNo'> | null;
  cancellation: Omit<CancellationRow, 'entryNo'> | null;
  counts: Pick<CountRow, 'sex' | 'ageBand' | 'economy' | 'count'>[];
  training:
    | (Pick<TrainingDetail, 'theme' | 'method' | 'level' | 'trainerOrigin' | 'sessions' | 'followUpTest'> & {
        justification: string | null;
        planLine: { planId: string; title: Localized; theme: string } | null;
      })
    | null;
  /** The latest expenses charged to it, and what all of them add up to by currency of their programme. */
  expenses: {
    id: string;
    reference: string;
    description: string;
    paidOn: CalendarDay;
    amount: Money;
    voucher: 'attached' | 'kept_at_partner' | 'to_follow';
  }[];
  spent: (Money & { count: number })[];
  exchange:
    | (Pick<ExchangeDetail, 'format' | 'side' | 'direction' | 'termsOfReference'> & {
        hostAgreement: string | null;
        seniorFunction: string | null;
        organisations: { id: string; name: string; takesPart: boolean; organises: boolean }[];
      })
    | null;
};

/** Facts of the activity as they stand; undefined where the actor does not see it. */
export const activityAround = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
): Promise<ActivityAround | undefined> => {
  const { rows } = await sql<ActivityAround>`
    select
      (select jsonb_build_object('code', o.code, 'title', o.title) from outputs o
        where (o.institute_id, o.id) = (a.institute_id, a.output_id)) as output,
      (select jsonb_build_object('heldFrom', h.held_from, 'heldUntil', h.held_until, 'report', h.report,
                'reportOn', h.report_on, 'correctionReason', h.correction_reason, 'enteredOnBehalf', h.entered_on_behalf)
         from activity_holdings h where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null) as holding,
      (select jsonb_build_object('reason', c.reason, 'enteredOnBehalf', c.entered_on_behalf)
         from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id)) as cancellation,
      (select coalesce(jsonb_agg(jsonb_build_object('sex', n.sex, 'ageBand', n.age_band, 'economy', n.economy, 'count', n.count)
                order by n.sex, n.age_band, n.economy), '[]')
         from participant_counts n where (n.institute_id, n.activity_id) = (a.institute_id, a.id) and n.ended_by_no is null) as counts,
      (${trainingOf}) as training,
      (${expensesOf(instituteId, activityId)}) as expenses,
      (${spentOn(instituteId, activityId)}) as spent,
      (${exchangeOf}) as exchange
    from activities a where a.institute_id = ${instituteId} and a.id = ${activityId}`.execute(tx);
  return rows[0];
};

/** More are in the list of expenses. */
const mostExpenses = 20;

const expensesOf = (instituteId: string, activityId: string) => sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', e.expense_id, 'reference', e.reference, 'description', e.description,
           'paidOn', e.paid_on, 'amount', jsonb_build_object('minor', e.amount_minor, 'currency', e.currency),
           'voucher', ${voucherOf()}) order by e.paid_on desc, e.id desc), '[]')
    from (select * from expenses e where ${inScope(instituteId, { activityId })}
           order by e.paid_on desc, e.id desc limit ${mostExpenses}) as e`;

const spentOn = (instituteId: string, activityId: string) => sql`
  select coalesce(jsonb_agg(s), '[]') from (
    select e.converted_currency as currency, sum(e.converted_minor)::bigint as minor, count(*) as count
      from expenses e where ${inScope(instituteId, { activityId })} group by 1 order by 1) as s`;

const trainingOf = sql`
  select jsonb_build_object('theme', t.theme, 'method', t.method, 'level', t.level, 'trainerOrigin', t.trainer_origin,
           'sessions', t.sessions, 'followUpTest', t.follow_up_test, 'justification', t.justification,
           'planLine', case when l.id is not null
              then jsonb_build_object('planId', l.plan_id, 'title', l.title, 'theme', l.theme) end)
    from activity_trainings t
    left join action_plan_lines l on (l.institute_id, l.id) = (t.institute_id, t.plan_line_id)
   where (t.institute_id, t.activity_id) = (a.institute_id, a.id)`;

const exchangeOf = sql`
  select jsonb_build_object('format', x.format, 'side', x.side, 'direction', x.direction,
           'termsOfReference', x.terms_of_reference, 'hostAgreement', x.host_agreement, 'seniorFunction', x.senior_function,
           'organisations', (
             select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'takesPart', w.takes_part,
                      'organises', w.organises) order by o.name), '[]')
               from activity_organisations w
               join organisations o on (o.institute_id, o.id) = (w.institute_id, w.organisation_id)
              where (w.institute_id, w.activity_id) = (x.institute_id, x.activity_id)))
    from activity_exchanges x where (x.institute_id, x.activity_id) = (a.institute_id, a.id)`;
