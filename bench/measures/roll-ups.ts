import pg from 'pg';
import { budgetAgainstActual } from '../../src/areas/finance/queries/budget-against-actual.ts';
import { indicatorRollUps } from '../../src/areas/results/queries/indicator-roll-ups.ts';
import { type Figure, figure, quantile, timed } from '../figure.ts';
import type { House } from '../house.ts';

/** The same sums written by hand for the owner, who is not held by row-level security: what they cost at the least. */
const byHand = {
  money: `select outcome_id, sum(converted_minor) from expenses
    where institute_id = $1 and programme_id = $2 and ended_by_no is null group by outcome_id
    union all select outcome_id, sum(amount_minor) from budget_amounts
    where institute_id = $1 and programme_id = $2 and ended_by_no is null group by outcome_id
    union all select outcome_id, sum(amount_minor) from transactions
    where institute_id = $1 and programme_id = $2 and ended_by_no is null group by outcome_id`,
  results: `select i.id, m.partnership_id, v.over_time, sum(m.value), max(m.value), avg(m.value), (array_agg(m.value order by m.until_on desc))[1]
    from outcomes o join indicators i on i.institute_id = o.institute_id and i.outcome_id = o.id
    join indicator_versions v on v.institute_id = i.institute_id and v.indicator_id = i.id and v.ended_by_no is null
    join measurements m on m.institute_id = i.institute_id and m.indicator_id = i.id and m.ended_by_no is null
    where o.institute_id = $1 and o.programme_id = $2 group by i.id, m.partnership_id, v.over_time`,
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
  const hand = (sql: string) => timed(30, 5, () => owner.query(sql, [institute, programme.id]));
  const asked = (fn: () => Promise<unknown>) => timed(30, 5, fn);
  const money = await asked(() =>
    house.db.read(house.system, (tx) => budgetAgainstActual(tx, institute, programme.id, { by: 'outcome' })),
  );
  const moneyByHand = await hand(byHand.money);
  const results = await asked(() =>
    house.db.read(house.system, (tx) => indicatorRollUps(tx, institute, { programmeId: programme.id })),
  );
  const resultsByHand = await hand(byHand.results);
  await owner.end();
  const ratio = (one: number[], other: number[]) => quantile(one, 0.5) / quantile(other, 0.5);
  return [
    figure('budget against actual of a programme, median', quantile(money, 0.5), 'ms'),
    figure('the same with its rules, against plain sums by hand', ratio(money, moneyByHand), 'times', {
      value: 1.3,
    }),
    figure('indicators of a programme rolled up, p95', quantile(results, 0.95), 'ms', { value: 150 }),
    figure('the same against SQL by hand', ratio(results, resultsByHand), 'times', { value: 1.3 }),
  ];
};
