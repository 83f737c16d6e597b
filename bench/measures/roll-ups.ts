import pg from 'pg';
import { budgetAgainstActual } from '../../src/areas/finance/queries/budget-against-actual.ts';
import { systemActorOf } from '../../src/areas/people/queries/system-actors.ts';
import { indicatorRollUps } from '../../src/areas/results/queries/indicator-roll-ups.ts';
import { keyOfCell } from '../../src/areas/results/rules/carried-cells.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { type Figure, figure, quantile, timedInTurn } from '../figure.ts';
import type { House } from '../house.ts';
import { largeReference } from '../large-programme.ts';
import { statementsOf } from './same-sql.ts';

/**
 * The same figures written by hand for the owner, who is not held by row-level security: what they cost at the least.
 * The money is judged as the page judges it: a training with a line of an approved plan or a reason, a signed agreement
 * on the day, a voucher, the programme's period.
 */
const byHand = {
  money: `with blocked as (
      select a.id from activities a join activity_trainings t on (t.institute_id, t.activity_id) = (a.institute_id, a.id)
        join programmes g on (g.institute_id, g.id) = (a.institute_id, a.programme_id)
        left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
        left join action_plan_lines l on (l.institute_id, l.id) = (t.institute_id, t.plan_line_id)
        left join action_plans p on (p.institute_id, p.id) = (l.institute_id, l.plan_id)
        left join action_plan_approvals o on (o.institute_id, o.plan_id) = (p.institute_id, p.id)
       where a.institute_id = $1 and a.programme_id = $2
         and not (coalesce(h.held_from, a.planned_from) >= g.from_on and coalesce(h.held_until, a.planned_until) <= g.until_on
           and (t.justification is not null or coalesce(p.country = a.country and o.on_day < coalesce(h.held_from, a.planned_from)
             and p.from_on <= coalesce(h.held_from, a.planned_from) and p.until_on >= coalesce(h.held_until, a.planned_until)
             and l.from_on <= coalesce(h.held_from, a.planned_from) and l.until_on >= coalesce(h.held_until, a.planned_until)
             and lower(l.theme) = lower(t.theme), false))
           and exists (select from country_facts f where f.institute_id = a.institute_id and f.kind = 'partner_country'
             and f.country = a.country and f.ended_by_no is null and f.valid_from <= a.planned_from
             and (f.valid_until is null or f.valid_until >= a.planned_from))))
    select e.outcome_id, 'recorded' as what, sum(e.converted_minor)::bigint as minor from expenses e
     where e.institute_id = $1 and e.programme_id = $2 and e.ended_by_no is null group by e.outcome_id
    union all select e.outcome_id, 'chargeable', sum(e.converted_minor)::bigint
      from expenses e join programmes g on (g.institute_id, g.id) = (e.institute_id, e.programme_id)
     where e.institute_id = $1 and e.programme_id = $2 and e.ended_by_no is null
       and e.paid_on between g.from_on and g.until_on and e.activity_id not in (select id from blocked)
       and (e.voucher_state = 'kept_at_partner' or e.expense_id in (select d.subject_id from documents d
         where d.institute_id = $1 and d.subject_kind = 'expense' and d.ended_by_no is null))
       and exists (select from agreements a join agreement_signings s on (s.institute_id, s.agreement_id) = (a.institute_id, a.id)
         where a.institute_id = e.institute_id and a.partnership_id = e.partnership_id
           and e.paid_on between a.from_on and a.until_on)
     group by e.outcome_id
    union all select outcome_id, 'budget', sum(amount_minor)::bigint from budget_amounts
    where institute_id = $1 and programme_id = $2 and ended_by_no is null group by outcome_id
    union all select outcome_id, 'transferred', sum(amount_minor)::bigint from transactions
    where institute_id = $1 and programme_id = $2 and ended_by_no is null and kind = 'disbursement' group by outcome_id`,
  results: `select id, cell_key, trim_scale(case over_partners when 'sum' then sum(value) when 'maximum' then max(value)
        when 'mean' then round(avg(value), 6) when 'none' then case when count(*) = 1 then max(value) end end) as value,
      sum(entries)::bigint as entries
    from (select i.id, v.over_partners, m.cell_key, m.partnership_id, m.country, count(*) as entries, case v.over_time
            when 'sum' then sum(m.value) when 'maximum' then max(m.value) when 'mean' then round(avg(m.value), 6)
            else (array_agg(m.value order by m.until_on desc, m.from_on desc, m.entry_no desc, m.id desc))[1] end as value
            from outcomes o join indicators i on i.institute_id = o.institute_id and i.outcome_id = o.id
            join indicator_versions v on v.institute_id = i.institute_id and v.indicator_id = i.id and v.ended_by_no is null
            join measurements m on m.institute_id = i.institute_id and m.indicator_id = i.id and m.ended_by_no is null
             and m.value is not null
           where o.institute_id = $1 and o.programme_id = $2
           group by i.id, v.over_time, v.over_partners, m.partnership_id, m.country, m.cell_key) as one
    group by id, over_partners, cell_key`,
};

/** Roll-ups of one programme as pages ask for them, under row-level security, against the same sums by hand. */
export const measureRollUps = async (house: House): Promise<Figure[]> => {
  const institute = house.system.institute?.id ?? '';
  const programme = await house.db.read(house.system, (tx) =>
    tx
      .selectFrom('programmes')
      .select('id')
      .where('institute_id', '=', institute)
      .orderBy('from_on')
      .executeTakeFirstOrThrow(),
  );
  const owner = new pg.Client({ connectionString: house.place.ownerUrl });
  await owner.connect();
  await sameMoney(house, owner, institute, programme.id);
  await sameResults(house.db, house.system, owner, programme.id);
  const askMoney = () =>
    house.db.read(house.system, (tx) => budgetAgainstActual(tx, institute, programme.id, { by: 'outcome' }));
  const askResults = () =>
    house.db.read(house.system, (tx) => indicatorRollUps(tx, institute, { programmeId: programme.id }));
  const ownSql = await statementsOf(askMoney);
  const sendOwn = async () => {
    for (const statement of ownSql) await owner.query({ ...statement, rowMode: 'array' });
  };
  const byOwner = (sql: string) => () => owner.query(sql, [institute, programme.id]);
  const [money = [], own = [], other = []] = await timedInTurn(30, 5, [
    askMoney,
    sendOwn,
    byOwner(byHand.money),
  ]);
  const [results = [], resultsByHand = []] = await timedInTurn(30, 5, [askResults, byOwner(byHand.results)]);
  const { large, largeByHand } = await rolledUpLarge(house, owner);
  await owner.end();
  const ratio = (one: readonly number[], by: readonly number[]) => quantile(one, 0.5) / quantile(by, 0.5);
  return [
    figure('budget against actual of a programme, median', quantile(money, 0.5), 'ms'),
    figure('the same against its SQL by hand', ratio(money, own), 'times', { value: 1.3 }),
    figure('the same against other SQL that judges it all in the database', ratio(money, other), 'times'),
    figure('indicators of a programme rolled up, p95', quantile(results, 0.95), 'ms', { value: 150 }),
    figure('the same against SQL by hand', ratio(results, resultsByHand), 'times', { value: 1.3 }),
    figure('the same of a programme of 200,000 values, p95', quantile(large, 0.95), 'ms', { value: 150 }),
    figure('the same against SQL by hand', ratio(large, largeByHand), 'times', { value: 1.3 }),
  ];
};

/** Milliseconds of rolling up the whole of the one large programme. @throws Error where it is not as large as it is said. */
const rolledUpLarge = async ({ db }: House, owner: pg.Client) => {
  const system = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, 'ism'));
  const institute = system?.institute?.id;
  if (!system || !institute) throw new Error('The reference set is not whole: make it again');
  const { programmeId, values } = await db.read(system, (tx) =>
    tx
      .selectFrom('programmes as p')
      .innerJoin('outcomes as o', (join) =>
        join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.programme_id', '=', 'p.id'),
      )
      .innerJoin('measurements as m', (join) =>
        join.onRef('m.institute_id', '=', 'o.institute_id').onRef('m.outcome_id', '=', 'o.id'),
      )
      .where('p.institute_id', '=', institute)
      .where('p.reference', '=', largeReference)
      .groupBy('p.id')
      .select(['p.id as programmeId', (of) => of.fn.countAll<string>().as('values')])
      .executeTakeFirstOrThrow(),
  );
  if (Number(values) !== 200_000) throw new Error(`${values} values in the large programme`);
  await sameResults(db, system, owner, programmeId);
  const [large = [], largeByHand = []] = await timedInTurn(30, 5, [
    () => db.read(system, (tx) => indicatorRollUps(tx, institute, { programmeId })),
    () => owner.query(byHand.results, [institute, programmeId]),
  ]);
  return { large, largeByHand };
};

/** A ratio says something only between two ways to one answer. @throws Error where they differ. */
const sameMoney = async (house: House, owner: pg.Client, institute: string, programmeId: string) => {
  const { total } = await house.db.read(house.system, (tx) =>
    budgetAgainstActual(tx, institute, programmeId, { by: 'outcome' }),
  );
  const { rows } = await owner.query<{ what: keyof typeof total; minor: string }>(byHand.money, [
    institute,
    programmeId,
  ]);
  for (const what of ['budget', 'recorded', 'chargeable', 'transferred'] as const) {
    const hand = rows.reduce((sum, row) => sum + (row.what === what ? Number(row.minor) : 0), 0);
    if (hand !== total[what] || hand === 0)
      throw new Error(`${what}: ${total[what]} on the page, ${hand} by hand`);
  }
};

/** The same of indicators: each value that stands on the page, and no other, of as many entries. @throws Error where they differ. */
const sameResults = async (db: Database, actor: Actor, owner: pg.Client, programmeId: string) => {
  const institute = actor.institute?.id ?? '';
  const rollUps = await db.read(actor, (tx) => indicatorRollUps(tx, institute, { programmeId }));
  const shown = rollUps.flatMap(({ indicator, actual, cells }) =>
    [{ breakdown: {}, actual }, ...cells].flatMap((cell) =>
      cell.actual
        ? [`${indicator.id} ${keyOfCell(cell.breakdown)} ${cell.actual.value} ${cell.actual.entries}`]
        : [],
    ),
  );
  const { rows } = await owner.query<{ id: string; cell_key: string; value: string | null; entries: string }>(
    byHand.results,
    [institute, programmeId],
  );
  const counted = rows.map(
    ({ id, cell_key, value, entries }) => `${id} ${keyOfCell(JSON.parse(cell_key))} ${value} ${entries}`,
  );
  if (counted.length === 0 || shown.sort().join('\n') !== counted.sort().join('\n'))
    throw new Error(
      `indicators: ${shown.length} figures on the page, ${counted.length} by hand, or other ones`,
    );
};
