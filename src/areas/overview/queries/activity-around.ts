import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import { detailFrom, detailRows, organisationNames } from '../../activities/queries/activity-details.ts';
import type { CancellationRow, CountRow, HoldingRow } from '../../activities/queries/activity-facts.ts';
import type { Awareness } from '../../activities/queries/awareness.ts';
import type { BuiltUnit } from '../../activities/queries/built-units.ts';
import type { LearningProduct } from '../../activities/queries/learning-products.ts';
import type { TrainingTest } from '../../activities/queries/training-tests.ts';
import type { TrainingUse } from '../../activities/queries/training-uses.ts';
import { organisationsIn } from '../../activities/rules/detail-organisations.ts';
import type { GroupCount } from '../../activities/rules/group-input.ts';
import { type ActivityDetail, type BuiltKind, isBuiltKind } from '../../activities/rules/kind-details.ts';
import { inScope, voucherOf } from '../../finance/queries/expense-scope.ts';
import { type StoryLine, storyLines } from './story-lines.ts';

/** What stands around one activity now, whatever its kind, and the detail of its kind. */
export type ActivityAround = {
  output: { code: string; title: Localized } | null;
  holding: Omit<HoldingRow, 'id' | 'entryNo'> | null;
  cancellation: Omit<CancellationRow, 'entryNo'> | null;
  counts: Pick<CountRow, 'sex' | 'ageBand' | 'economy' | 'count'>[];
  /** The line of the national action plan that a training hangs on. */
  planLine: { planId: string; title: Localized } | null;
  detail: ActivityDetail | undefined;
  /** The progress review that an expert mission starts from; null where the actor does not see it. */
  reviewId: string | null;
  /** What participants of an international training did with it, the latest first. */
  uses: TrainingUse[];
  /** What tests after a training came to, the latest first. */
  tests: TrainingTest[];
  /** What came of an exchange that others learn from, the latest first. */
  products: LearningProduct[];
  /** The activity that it was planned after; null where the actor does not see that one. */
  copiedFrom: { id: string; reference: string; title: string } | null;
  /** Units that it created or developed, as they stand. */
  units: BuiltUnit[];
  /** Whom it reached by target group, as it stands. */
  groups: GroupCount[];
  /** The awareness (aim O8) it brings about, where it is not a campaign of A9; whom that reached, by channel. */
  awareness: Pick<Awareness, 'audience' | 'spoken' | 'material' | 'planned'> | null;
  reaches: Readonly<Record<string, number>>;
  /** Stories and pictures that came of it; `consents`: how many that were not withdrawn. */
  stories: StoryLine[];
  /** What it recommends, with what was said last. */
  recommendations: {
    id: string;
    recommendation: string;
    addressee: string;
    dueOn: CalendarDay;
    state: string | null;
    what: string | null;
    onDay: CalendarDay | null;
  }[];
  /** The recommendations of earlier missions that it has a word on, by id. */
  answered: Readonly<Record<string, string>>;
  /** Titles of demands, talks and agreements in the detail, of those that the actor sees. */
  rights: ReadonlyMap<string, string>;
  /** Names of the organisations in the detail, of those that the actor sees. */
  organisations: ReadonlyMap<string, string>;
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
};

/** Facts of the activity as they stand; undefined where the actor does not see it. */
export const activityAround = async (
  tx: Tx,
  instituteId: string,
  { id: activityId, kind }: { id: string; kind: string },
): Promise<ActivityAround | undefined> => {
  const detailRow = isBuiltKind(kind) ? detailOf(kind) : sql`null`;
  const { rows } = await sql<
    Omit<ActivityAround, 'detail' | 'organisations' | 'rights'> & {
      detail: Record<string, unknown> | null;
      rights: { id: string; title: string }[];
    }
  >`
    select (${detailRow}) as detail,
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
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'askedOn', u.asked_on, 'asked', u.asked, 'usingIt', u.using_it, 'what', u.what)
                order by u.asked_on desc, u.id desc), '[]')
         from senior_training_uses u where (u.institute_id, u.activity_id) = (a.institute_id, a.id) and u.ended_by_no is null) as uses,
      (${testsOf}) as tests,
      (${productsOf}) as products,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'unit', b.unit, 'result', b.result, 'unitLevel', b.unit_level)
                order by b.entry_no, b.id), '[]')
         from built_units b where (b.institute_id, b.activity_id) = (a.institute_id, a.id) and b.ended_by_no is null) as units,
      (select coalesce(jsonb_agg(jsonb_build_object('measure', g.measure, 'targetGroup', g.target_group, 'count', g.count)
                order by g.measure, g.target_group), '[]')
         from group_counts g where (g.institute_id, g.activity_id) = (a.institute_id, a.id) and g.ended_by_no is null) as groups,
      (${awarenessOf}) as awareness,
      (${reachesOf}) as reaches,
      (${storiesOf}) as stories,
      (${recommendationsOf}) as recommendations,
      (select coalesce(jsonb_object_agg(w.recommendation_id, r.recommendation), '{}') from mission_answers w
         join recommendations r on (r.institute_id, r.recommendation_id) = (w.institute_id, w.recommendation_id) and r.ended_by_no is null
        where (w.institute_id, w.activity_id) = (a.institute_id, a.id)) as answered,
      (select r.id from activity_missions m
         join progress_reviews r on (r.institute_id, r.id) = (m.institute_id, m.review_id)
        where (m.institute_id, m.activity_id) = (a.institute_id, a.id)) as "reviewId",
      (select jsonb_build_object('id', o.id, 'reference', o.reference, 'title', o.title) from activities o
        where (o.institute_id, o.id) = (a.institute_id, a.copied_from_id)) as "copiedFrom",
      (${planLineOf}) as "planLine",
      (${rightsOf}) as rights,
      (${expensesOf(instituteId, activityId)}) as expenses,
      (${spentOn(instituteId, activityId)}) as spent
    from activities a where a.institute_id = ${instituteId} and a.id = ${activityId}`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const detail = isBuiltKind(kind) && row.detail ? detailFrom(kind, row.detail) : undefined;
  const named = organisationsIn(detail ?? {}).map(({ id }) => id);
  return {
    ...row,
    detail,
    organisations: await organisationNames(tx, instituteId, named),
    rights: new Map(row.rights.map(({ id, title }) => [id, title])),
  };
};

/** More are in the list of expenses. */
const mostExpenses = 20;

const expensesOf = (instituteId: string, activityId: string) => sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', e.expense_id, 'reference', e.reference, 'description', e.description,
           'paidOn', e.paid_on, 'amount', jsonb_build_object('minor', e.amount_minor, 'currency', e.currency),
           'voucher', ${voucherOf(instituteId)}) order by e.paid_on desc, e.id desc), '[]')
    from (select * from expenses e where ${inScope(instituteId, { activityId })}
           order by e.paid_on desc, e.id desc limit ${mostExpenses}) as e`;

const spentOn = (instituteId: string, activityId: string) => sql`
  select coalesce(jsonb_agg(s), '[]') from (
    select e.converted_currency as currency, sum(e.converted_minor)::bigint as minor, count(*) as count
      from expenses e where ${inScope(instituteId, { activityId })} group by 1 order by 1) as s`;

const detailOf = (kind: BuiltKind) => sql`
  select to_jsonb(x) from (
    ${detailRows(kind)} where (d.institute_id, d.activity_id) = (a.institute_id, a.id)) as x`;

const testsOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'testedOn', t.tested_on, 'testedBefore', t.tested_before,
           'testedAfter', t.tested_after, 'passed', t.passed, 'meanBefore', t.mean_before, 'meanAfter', t.mean_after)
           order by t.tested_on desc, t.id desc), '[]')
    from training_tests t where (t.institute_id, t.activity_id) = (a.institute_id, a.id) and t.ended_by_no is null`;

const productsOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'productKind', p.product_kind, 'title', p.title,
           'whereabouts', p.whereabouts, 'readyOn', p.ready_on) order by p.ready_on desc, p.id desc), '[]')
    from learning_products p where (p.institute_id, p.activity_id) = (a.institute_id, a.id) and p.ended_by_no is null`;

const awarenessOf = sql`
  select jsonb_build_object('audience', w.audience, 'spoken', w.spoken, 'material', w.material, 'planned', (
           select coalesce(jsonb_object_agg(c.channel, c.planned_reach), '{}') from awareness_channels c
            where (c.institute_id, c.activity_id) = (w.institute_id, w.activity_id)))
    from activity_awareness w where (w.institute_id, w.activity_id) = (a.institute_id, a.id)`;

const reachesOf = sql`
  select coalesce(jsonb_object_agg(r.channel, r.reached), '{}') from awareness_reaches r
   where (r.institute_id, r.activity_id) = (a.institute_id, a.id) and r.ended_by_no is null`;

const storiesOf = storyLines(
  sql`stories s where (s.institute_id, s.activity_id) = (a.institute_id, a.id) and s.ended_by_no is null`,
);

const recommendationsOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', r.recommendation_id, 'recommendation', r.recommendation, 'addressee', r.addressee,
           'dueOn', r.due_on, 'state', l.state, 'what', l.what, 'onDay', l.on_day) order by r.due_on, r.id), '[]')
    from recommendations r
    left join lateral (select s.state, s.what, s.on_day from recommendation_states s
      where (s.institute_id, s.recommendation_id) = (r.institute_id, r.recommendation_id) order by s.entry_no desc, s.id desc limit 1) as l on true
   where (r.institute_id, r.activity_id) = (a.institute_id, a.id) and r.ended_by_no is null`;

const rightsOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title)), '[]') from (
    select t.id, t.title from activity_dossiers l
      join advocacy_dossiers t on (t.institute_id, t.id) = (l.institute_id, l.dossier_id)
     where (l.institute_id, l.activity_id) = (a.institute_id, a.id)
    union all select t.id, t.title from activity_dialogues l
      join dialogue_events t on (t.institute_id, t.id) = (l.institute_id, l.event_id)
     where (l.institute_id, l.activity_id) = (a.institute_id, a.id)
    union all select t.id, t.title from activity_agreements l
      join collective_agreements t on (t.institute_id, t.id) = (l.institute_id, l.agreement_id)
     where (l.institute_id, l.activity_id) = (a.institute_id, a.id)) as x`;

const planLineOf = sql`
  select jsonb_build_object('planId', l.plan_id, 'title', l.title)
    from activity_trainings t
    join action_plan_lines l on (l.institute_id, l.id) = (t.institute_id, t.plan_line_id)
   where (t.institute_id, t.activity_id) = (a.institute_id, a.id)`;
