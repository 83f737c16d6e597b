import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import type { FigureScope } from './figure-scope.ts';
import { resultFigures } from './result-figures.ts';

const place = await testPlace();
const db = place.open();
after(() => db.close());
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const random = seededRandom(20_291_129);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
const overTimes = ['sum', 'last', 'maximum', 'mean', 'cumulative'] as const;
const years = [2027, 2028, 2029, 2030, 2031] as const;
const lastEntry = 30;

type Target = {
  id: string;
  from_on: string;
  until_on: string;
  value: string;
  breakdown: '{}' | '{"sex": "female"}';
  is_share: boolean;
  is_milestone: boolean;
  entry_no: number;
  ended_by_no: number | null;
};
type Case = { id: string; overTime: (typeof overTimes)[number]; targets: Target[] };

/** Of years, halves and the whole, milestones since the beginning, and shares; some replaced. */
const drawnTarget = (): Target => {
  const year = pick(years);
  const kind = pick(['year', 'half', 'whole', 'milestone', 'milestone', 'share'] as const);
  const starts = kind === 'whole' || kind === 'milestone';
  const entry = 1 + random(lastEntry);
  return {
    id: newId(),
    from_on: starts ? '2027-01-01' : `${year}-${kind === 'half' ? '07' : '01'}-01`,
    until_on: kind === 'whole' ? '2031-12-31' : `${year}-12-31`,
    value: String(random(kind === 'share' ? 100 : 500)),
    breakdown: kind === 'share' || random(4) === 0 ? '{"sex": "female"}' : '{}',
    is_share: kind === 'share',
    is_milestone: kind === 'milestone',
    entry_no: entry,
    ended_by_no: random(4) === 0 ? entry + 1 + random(10) : null,
  };
};

const cases: Case[] = Array.from({ length: 3_000 }, () => ({
  id: newId(),
  overTime: pick(overTimes),
  targets: Array.from({ length: random(7) }, drawnTarget),
}));

await db.write(cast.system, async (tx) => {
  const key = { institute_id: cast.institute.id };
  for (let at = 0; at < cases.length; at += 500) {
    const some = cases.slice(at, at + 500);
    const outcome_id = programme.outcomes[0];
    const indicators = some.map(({ id }) => ({ ...key, id, code: id.slice(-12), outcome_id, entry_no: 1 }));
    await tx.insertInto('indicators').values(indicators).execute();
    const meant = {
      title: '{}',
      measure: 'number',
      over_partners: 'sum',
      edition: 1,
      series: 1,
      entry_no: 1,
    };
    const versions = some.map(({ id, overTime }) => ({
      ...{ ...key, ...meant, id: newId(), indicator_id: id, over_time: overTime },
    }));
    await tx.insertInto('indicator_versions').values(versions).execute();
    const rows = some.flatMap(({ id, targets }) =>
      targets.map((target) => ({ ...key, ...target, indicator_id: id, comment: '{}' })),
    );
    await tx.insertInto('targets').values(rows).execute();
  }
});

// Test clusters keep no statistics of their own, and without any a plan for so many rows is a guess.
const owner = new pg.Client({ connectionString: place.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

/** Added up by hand: what of the targets of one cell and period stands. */
const aimOf = ({ overTime }: Case, own: readonly Target[]): number => {
  const late = (a: Target, b: Target) => {
    if (a.until_on !== b.until_on) return a.until_on < b.until_on ? 1 : -1;
    if (a.is_milestone !== b.is_milestone) return a.is_milestone ? 1 : -1;
    if (a.from_on !== b.from_on) return a.from_on < b.from_on ? 1 : -1;
    return b.entry_no - a.entry_no || (a.id < b.id ? 1 : -1);
  };
  const [latest] = own.toSorted(late);
  if (latest!.is_share || overTime === 'last' || overTime === 'cumulative') return Number(latest!.value);
  const plain = own.filter((target) => !target.is_milestone).map(({ value }) => Number(value));
  if (latest!.is_milestone && own.every((one) => one.is_milestone || one.until_on < latest!.until_on))
    return Number(latest!.value);
  const sum = plain.reduce((total, value) => total + value, 0);
  if (overTime === 'maximum') return Math.max(...plain);
  return overTime === 'mean' ? Math.round((sum / plain.length) * 1e6) / 1e6 : sum;
};

const expectedOf = (one: Case, { asOf, from, until, by }: FigureScope): string[] => {
  const isStock = one.overTime === 'last' || one.overTime === 'cumulative';
  const stands = one.targets.filter((target) =>
    asOf === undefined
      ? target.ended_by_no === null
      : target.entry_no <= asOf && (target.ended_by_no === null || target.ended_by_no > asOf),
  );
  const periodOf = (day: string) => {
    if (by?.time === 'year') return day.slice(0, 4);
    return by?.time === 'half_year' ? `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}` : null;
  };
  const inside = stands.filter((target) => {
    if ((from && target.until_on < from) || (until && target.until_on > until)) return false;
    if (isStock || target.is_share) return true;
    return !(from && target.from_on < from) && periodOf(target.from_on) === periodOf(target.until_on);
  });
  const groups = Map.groupBy(inside, ({ is_share, breakdown, until_on }) =>
    JSON.stringify([is_share ? 'share' : 'target', JSON.parse(breakdown), periodOf(until_on)]),
  );
  return [...groups].map(([key, own]) => `${key} ${aimOf(one, own)}`).sort();
};

test('targets, milestones and shares of 3000 drawn indicators: the database and an oracle say the same', async () => {
  let cells = 0;
  for (let round = 0; round < 20; round += 1) {
    const [first, second] = [pick(years), pick(years)].toSorted();
    const scope: FigureScope = {
      ...(random(2) === 0 ? { asOf: random(lastEntry + 10) } : {}),
      ...(random(2) === 0 ? { from: `${first}-${pick(['01', '07'])}-01` } : {}),
      ...(random(2) === 0 ? { until: `${second}-${pick(['06-30', '12-31'])}` } : {}),
      by: { time: pick([undefined, 'year', 'half_year'] as const) },
    };
    if (scope.asOf === 0) scope.asOf = 1;
    const { targets, shares } = await db.read(officer, (tx) =>
      resultFigures(tx, cast.institute.id, { programmeId: programme.id, ...scope }, []),
    );
    const said = [
      ...targets.map((cell) => ({ what: 'target', cell })),
      ...shares.map((cell) => ({ what: 'share', cell })),
    ];
    const found = Map.groupBy(said, ({ cell }) => cell.indicatorId);
    for (const one of cases) {
      const own = (found.get(one.id) ?? []).map(
        ({ what, cell }) => `${JSON.stringify([what, cell.breakdown, cell.period])} ${cell.value}`,
      );
      const expected = expectedOf(one, scope);
      cells += expected.length;
      assert.deepEqual(own.toSorted(), expected, JSON.stringify({ scope, one }, null, 1));
    }
  }
  assert.ok(cells > 40_000, String(cells));
});
