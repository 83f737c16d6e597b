import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';
import type { Cast } from './cast.ts';
import { makeProgramme } from './programme.ts';

/** What was generated, so that a test can add it up by itself. */
export type CoverageWorld = {
  partnerships: readonly [string, string];
  /** The main aim first; one outcome has none. */
  aimsOf: ReadonlyMap<string, readonly string[]>;
  activities: readonly {
    id: string;
    outcomeId: string;
    kind: string;
    furtherKinds: readonly string[];
    country: string | null;
    from: string;
    partnershipId: string | null;
    isHeld: boolean;
    people: number;
    /** Whether awareness (aim O8) hangs on it. */
    isAwareness: boolean;
  }[];
  expenses: readonly {
    id: string;
    activityId: string | null;
    year: number;
    partnershipId: string | null;
    minor: number;
  }[];
};

/** Rows of activities, participants and expenses in every mixture, corrected ones among them; no commands. */
export const makeCoverageWorld = async (db: Database, cast: Cast): Promise<CoverageWorld> => {
  const programme = await makeProgramme(db, cast);
  const random = seededRandom(1_917);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const key = { institute_id: cast.institute.id, entry_no: 1 };
  const programme_id = programme.id;
  const aimsOf = new Map<string, readonly string[]>(
    [['O2', 'O5'], [], ['O5'], ['O3', 'O2', 'O8']].map((aims) => [newId(), aims]),
  );
  const outcomes = [...aimsOf.keys()];
  const partners = [null, ...programme.partnerships];
  const activities = Array.from({ length: 160 }, () => {
    const isHeld = random(2) === 0;
    return {
      id: newId(),
      outcomeId: pick(outcomes),
      kind: `A${1 + random(4)}`,
      furtherKinds: random(3) === 0 ? ['A5', `A${6 + random(4)}`] : [],
      country: pick(['BJ', 'BI', null]),
      from: `${2027 + random(3)}-0${1 + random(9)}-1${random(10)}`,
      partnershipId: pick(partners),
      isHeld,
      people: isHeld ? random(4) * 10 : 0,
      isAwareness: random(4) === 0,
    };
  });
  const expenses = Array.from({ length: 900 }, () => ({
    id: newId(),
    activityId: random(4) === 0 ? null : pick(activities).id,
    year: 2027 + random(3),
    partnershipId: pick(partners),
    minor: 1 + random(5_000_000),
  }));
  await db.write(cast.system, async (tx) => {
    await tx
      .insertInto('outcomes')
      .values(
        outcomes.map((id, at) => ({
          ...key,
          id,
          programme_id,
          code: `G${at}`,
          title: '{}',
          aims: [...aimsOf.get(id)!],
        })),
      )
      .execute();
    await tx.insertInto('activities').values(activities.map(activityRow)).execute();
    const cancelled = activities.slice(0, 40).map(cancelledRow);
    await tx.insertInto('activities').values(cancelled).execute();
    await tx.insertInto('activity_cancellations').values(cancelled.map(cancellationRow)).execute();
    const raising = activities.filter(({ isAwareness }) => isAwareness);
    await tx
      .insertInto('activity_awareness')
      .values(
        raising.map(({ id, partnershipId }) => ({ ...key, activity_id: id, partnership_id: partnershipId })),
      )
      .execute();
    const held = activities.filter(({ isHeld }) => isHeld);
    await tx.insertInto('activity_holdings').values(held.flatMap(holdingRows)).execute();
    await tx.insertInto('participant_counts').values(held.flatMap(countRows)).execute();
    await tx.insertInto('expenses').values(expenses.flatMap(expenseRows)).execute();
  });
  return { partnerships: programme.partnerships, aimsOf, activities, expenses };

  type Activity = (typeof activities)[number];

  function activityRow(
    { id, outcomeId, kind, furtherKinds, country, from, partnershipId }: Activity,
    at: number,
  ) {
    const outcome = { programme_id, outcome_id: outcomeId, partnership_id: partnershipId };
    const what = {
      reference: `G${at}`,
      kind,
      further_kinds: [...furtherKinds],
      title: 'Generated',
      mode: country ? 'in_person' : 'online',
      country,
    };
    return { ...key, id, ...outcome, ...what, planned_from: from, planned_until: from };
  }

  /** The same once more, and cancelled: no matrix counts it. */
  function cancelledRow(activity: Activity, at: number) {
    return { ...activityRow({ ...activity, id: newId() }, at), reference: `C${at}`, is_cancelled: true };
  }

  function cancellationRow({ id, partnership_id }: ReturnType<typeof cancelledRow>) {
    return { ...key, activity_id: id, partnership_id, reason: 'Strike' };
  }

  /** Some were held on another day first, says a row that a correction ended. */
  function holdingRows({ id: activity_id, from, partnershipId: partnership_id }: Activity) {
    const row = { ...key, activity_id, partnership_id, held_from: from, held_until: from, report: '' };
    const standing = { ...row, id: newId(), ended_by_no: null as number | null };
    return random(3) === 0 ? [{ ...row, id: newId(), ended_by_no: 1 }, standing] : [standing];
  }

  function countRows({ id: activity_id, people, partnershipId: partnership_id }: Activity) {
    const row = { ...key, activity_id, partnership_id, age_band: 'unknown', economy: 'unknown' };
    const of = (sex: string, count: number, ended_by_no: number | null = null) => ({
      ...row,
      id: newId(),
      sex,
      count,
      ended_by_no,
    });
    const women = Math.floor(people / 3);
    return [of('female', women), of('male', people - women), of('female', 77, 1)];
  }

  function expenseRows(
    { id, activityId, year, partnershipId, minor }: (typeof expenses)[number],
    at: number,
  ) {
    const isManagement = activityId === null && at % 2 === 0;
    const row = {
      ...key,
      id,
      expense_id: id,
      reference: `G${at}`,
      programme_id,
      // An expense may stand on another outcome than its activity: the matrix asks the activity.
      outcome_id: isManagement ? null : pick(outcomes),
      partnership_id: partnershipId,
      activity_id: activityId,
      block: isManagement ? 'management' : 'operational',
      budget_line: isManagement ? null : 'a',
      heading: 'running',
      paid_on: `${year}-03-1${at % 10}`,
      charged_year: year,
      description: 'Generated',
      amount_minor: minor,
      currency: 'EUR',
      rate: '1',
      rate_source: 'none',
      rate_on: `${year}-03-01`,
      converted_minor: minor,
      converted_currency: 'EUR',
      voucher_state: 'to_follow',
      voucher_class: 'ordinary',
      ended_by_no: null as number | null,
    };
    return at % 7 === 0 ? [{ ...row, id: newId(), converted_minor: 1, ended_by_no: 1 }, row] : [row];
  }
};
