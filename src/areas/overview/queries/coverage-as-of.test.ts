import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { choicesOf, comparedCells, entriesOf, keptBy } from '../../../../test/support/coverage-oracle.ts';
import { type CoverageWorld, makeCoverageWorld } from '../../../../test/support/coverage-world.ts';
import { training } from '../../../../test/support/union-work.ts';
import { headOf } from '../../../command/journal.ts';
import { withOwner } from '../../../db/owner.ts';
import type { Tx } from '../../../db/transaction.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { describeAwareness } from '../../activities/commands/describe-awareness.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { removeOutcome } from '../../programmes/commands/remove-outcome.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { untoldPlans } from './counted-moment.ts';
import { coverage } from './coverage.ts';
import { coverageChoices } from './coverage-choices.ts';
import { activityEntries, spentEntries } from './coverage-entries.ts';
import { coverageQuestions } from './coverage-questions.ts';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const { system, institute } = cast;
const officer = cast.as('programme_officer');
const random = seededRandom(41);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const onBehalf = { source: 'Letter' };

type Moment = { world: CoverageWorld; titles: ReadonlyMap<string, string>; asOf: number };
type Activity = CoverageWorld['activities'][number];

const headNow = () => db.read(system, async (tx) => (await headOf(tx, institute.id)).lastNo);

/** What a training is planned as, at random: all that the matrix tells activities apart by. */
const somePlan = (outcomes: readonly string[]) => {
  const country = pick(['BJ', 'BI', null]);
  return {
    outcomeId: pick(outcomes),
    furtherKinds: random(3) === 0 ? ['A5', `A${6 + random(4)}`] : [],
    country,
    from: `${2027 + random(3)}-0${1 + random(9)}-1${random(10)}`,
  };
};

const inputOf = ({ from, country, ...plan }: ReturnType<typeof somePlan>, title: string) => ({
  ...{ ...training, ...plan, title, plannedFrom: from, plannedUntil: from, onBehalf },
  ...(country ? { country } : { country: undefined, mode: 'online' }),
});

const versions = new Map<string, number>();

/** Plans some trainings and revises others, takes awareness up and back, and changes the aims of an outcome. */
const changed = async ({ world, titles: before }: Moment): Promise<Moment> => {
  const titles = new Map(before);
  const outcomes = [...world.aimsOf.keys()];
  const activities: Activity[] = [];
  for (const activity of world.activities) {
    let now = activity;
    if (activity.kind === 'A2' && random(3) > 0) {
      const version = versions.get(activity.id) ?? 1;
      const plan = somePlan(outcomes);
      const title = `Planned anew ${version}`;
      await doing(db, system, reviseActivity, { ...inputOf(plan, title), activityId: activity.id, version });
      versions.set(activity.id, version + 1);
      titles.set(activity.id, title);
      now = { ...now, ...plan };
    }
    if (activity.kind !== 'A9' && random(6) === 0) {
      const version = versions.get(`w${activity.id}`) ?? (activity.isAwareness ? 1 : undefined);
      await doing(db, system, describeAwareness, {
        ...{ activityId: activity.id, version, isNone: activity.isAwareness, onBehalf },
      });
      if (activity.isAwareness) versions.delete(`w${activity.id}`);
      else versions.set(`w${activity.id}`, 1);
      now = { ...now, isAwareness: !activity.isAwareness };
    }
    activities.push(now);
  }
  for (let count = 0; count < 8; count += 1) {
    const plan = somePlan(outcomes);
    const { id } = await doing(db, system, planActivity, inputOf(plan, 'Planned later'));
    titles.set(id, 'Planned later');
    const own = { partnershipId: null, isHeld: false, people: 0, isAwareness: false };
    activities.push({ id, kind: 'A2', ...plan, ...own });
  }
  const outcomeId = pick(outcomes);
  const version = versions.get(outcomeId) ?? 1;
  const aims = pick([['O1', 'O2'], ['O5'], [], ['O8', 'O3']]);
  const words = {
    code: `G${version}${outcomes.indexOf(outcomeId)}`,
    title: { en: { text: 'G', source: true } },
  };
  await doing(db, system, reviseOutcome, { outcomeId, version, ...words, aims, isBelgian: false } as never);
  versions.set(outcomeId, version + 1);
  const aimsOf = new Map(world.aimsOf).set(outcomeId, aims);
  return { world: { ...world, activities, aimsOf }, titles, asOf: await headNow() };
};

const made = await makeCoverageWorld(db, cast);
// An entry after the rows, which stand as of the first.
const first = await changed({ world: made, titles: new Map(), asOf: 1 });
const second = await changed(first);
const last = await changed(second);
// As a database that is kept knows its tables.
await withOwner(place.ownerUrl, (owner) => owner.query('analyze'));

test('as of each of three moments, every figure is what adding up entry by entry gave then', async () => {
  const someChoice = choicesOf(made, institute.code, 8);
  for (const { world, asOf } of [first, second, last]) {
    let compared = 0;
    for (let round = 0; round < 40; round += 1) {
      const choice = someChoice();
      const cells = await db.read(officer, (tx) => coverage(tx, institute, choice, asOf));
      compared += comparedCells(cells, choice, entriesOf(choice.measure, world, institute.code));
    }
    assert.ok(compared > 300, String(compared));
  }
});

test('as of the last moment each matrix is that of today', async () => {
  const someChoice = choicesOf(made, institute.code, 9);
  for (let round = 0; round < 30; round += 1) {
    const choice = someChoice();
    const [then, today] = await db.read(officer, async (tx) => [
      await coverage(tx, institute, choice, last.asOf),
      await coverage(tx, institute, choice),
    ]);
    assert.deepEqual(then, today);
  }
});

test('a figure of then leads to its entries, as they were called and planned then, a page at a time', async () => {
  const someChoice = choicesOf(made, institute.code, 10);
  for (const { world, titles, asOf } of [first, second])
    for (let round = 0; round < 40; round += 1) {
      const { measure, filter } = someChoice();
      const expected = keptBy(entriesOf(measure, world, institute.code), filter).map(({ id }) => id);
      const asked = { filter, limit: 10_000, asOf };
      if (measure === 'spent') {
        const listed = await db.read(officer, (tx) => spentEntries(tx, institute, asked));
        assert.deepEqual(listed.map(({ id }) => id).sort(), expected.sort());
        continue;
      }
      const listed = await db.read(officer, (tx) => activityEntries(tx, institute, measure, asked));
      assert.deepEqual(listed.map(({ id }) => id).sort(), expected.sort());
      const days = listed.map(({ plannedFrom }) => plannedFrom);
      assert.deepEqual(days, days.toSorted().reverse());
      for (const { id, title, plannedFrom, plannedUntil } of listed) {
        const { from } = world.activities.find((each) => each.id === id)!;
        assert.deepEqual([title, plannedFrom, plannedUntil], [titles.get(id) ?? 'Generated', from, from]);
      }
    }
});

test('an activity that has moved counts under the aims of an outcome that was removed since, and in a country where nothing is now', async () => {
  const outcomeId = newId();
  const [other] = made.aimsOf.keys();
  const { id: programmeId } = await db.read(system, (tx) =>
    tx
      .selectFrom('programmes')
      .select('id')
      .where('institute_id', '=', institute.id)
      .executeTakeFirstOrThrow(),
  );
  await db.write(system, (tx) =>
    tx
      .insertInto('outcomes')
      .values({
        ...{ institute_id: institute.id, entry_no: 1, id: outcomeId, programme_id: programmeId },
        ...{ code: 'GONE', title: '{}', aims: ['O7'] },
      })
      .execute(),
  );
  const plan = { outcomeId, furtherKinds: [], country: 'RW', from: '2028-02-01' };
  const { id } = await doing(db, system, planActivity, inputOf(plan, 'Moved since'));
  const asOf = await headNow();
  const moved = {
    ...inputOf({ ...plan, outcomeId: other!, country: 'BI' }, 'Moved'),
    activityId: id,
    version: 1,
  };
  await doing(db, system, reviseActivity, moved);
  await doing(db, system, removeOutcome, { outcomeId, version: 1 });
  const choice = { measure: 'activities', rows: 'aim', columns: 'year', filter: { aim: 'O7' } } as const;
  const cells = await db.read(officer, (tx) => coverage(tx, institute, choice, asOf));
  assert.deepEqual(
    cells.map(({ row, column, value }) => [row, column, value]).filter(([row, column]) => row && column),
    [['O7', '2028', 1]],
  );
  assert.deepEqual(await db.read(officer, (tx) => coverage(tx, institute, choice)), []);
  const countries = (at?: number) =>
    db.read(officer, async (tx) => (await coverageChoices(tx, institute.id, at)).countries);
  assert.ok(!(await countries()).includes('RW'));
  assert.ok((await countries(asOf)).includes('RW'));
});

test('where all that was said of a plan is erased it stands as of today, and is told', async () => {
  const plan = {
    outcomeId: [...made.aimsOf.keys()][0]!,
    furtherKinds: [],
    country: 'BJ',
    from: '2028-02-01',
  };
  const { id } = await doing(db, system, planActivity, inputOf(plan, 'Erased'));
  const asOf = await headNow();
  const revised = { ...inputOf({ ...plan, country: 'BI' }, 'Revised'), activityId: id, version: 1 };
  await doing(db, system, reviseActivity, revised);
  const seen = () =>
    db.read(officer, async (tx) => {
      const entries = await activityEntries(tx, institute, 'activities', {
        ...{ filter: { country: 'BJ' }, limit: 10_000, asOf },
      });
      const title = entries.find((each) => each.id === id)?.title;
      return [title, await untoldPlans(tx, institute.id, asOf)];
    });
  const activities = coverageQuestions.find(({ name }) => name === 'matrix-activities')!;
  /** What the shell is told of today as of then, and as of now. */
  const said = async (at: number | undefined = asOf) => {
    const read = <T>(fn: (tx: Tx) => Promise<T>) => db.read(officer, fn);
    const answer = await activities.ask([{ ...institute, asOf: at, read }], ['country']);
    return answer.ofToday;
  };
  const erase = (command: string) =>
    withOwner(place.ownerUrl, (owner) =>
      owner.query(
        `update audit_payloads p set body = null, salt = null, erased_at = now() from audit_entries e
          where (e.chain, e.no) = (p.chain, p.no) and e.chain = $1 and e.subject_id = $2 and e.command = $3`,
        [institute.id, id, command],
      ),
    );
  assert.deepEqual(await seen(), ['Erased', 0]);
  await erase('revise-activity');
  assert.deepEqual(await seen(), ['Erased', 0], 'what was planned says it');
  assert.equal(await said(), undefined, 'nothing is said where nothing was erased');
  await erase('plan-activity');
  assert.deepEqual(await seen(), [undefined, 1]);
  assert.equal(await said(), '1 activity of which the trail has erased the plan of then');
  assert.equal(await said(await headNow()), undefined, 'the plan of now is known');
});

test('a partner’s matrix of then holds its own alone, another institute’s nothing', async () => {
  const [own] = made.partnerships;
  const choice = { measure: 'activities', rows: 'partner', columns: 'country', filter: {} } as const;
  const partner = cast.as('partner_coordinator', { partnerships: [own] });
  const cells = await db.read(partner, (tx) => coverage(tx, institute, choice, first.asOf));
  const all = keptBy(entriesOf('activities', first.world, institute.code), { partner: own });
  assert.equal(cells.find(({ row, column }) => row === null && column === null)?.value, all.length);
  assert.deepEqual([...new Set(cells.map(({ row }) => row))].filter(Boolean), [own]);
  const stranger = (await makeCast(db)).as('director');
  assert.deepEqual(await db.read(stranger, (tx) => coverage(tx, institute, choice, first.asOf)), []);
});
