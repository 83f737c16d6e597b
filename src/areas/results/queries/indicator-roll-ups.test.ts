import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { canonicalDecimal, divideHalfAway, fromUnits, toUnits } from '../../../kernel/decimal.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { measuredCells } from './indicator-figures.ts';
import { indicatorRollUps } from './indicator-roll-ups.ts';

const place = await testPlace();
const db = place.open();
after(() => db.close());
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const random = seededRandom(20_070_606);
const lastEntry = 40;

type Entry = {
  indicator_id: string;
  partnership_id: string | null;
  from_on: string;
  until_on: string;
  value: string | null;
  breakdown: string;
  entry_no: number;
  ended_by_no: number | null;
  id: string;
  isComparable: boolean;
};
type OverTime = 'sum' | 'last' | 'maximum' | 'mean';
type Case = {
  id: string;
  overTime: OverTime;
  overPartners: 'sum' | 'maximum' | 'mean' | 'none';
  entries: Entry[];
};

const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const cells = ['{}', '{}', '{"sex":"female"}', '{"sex":"male"}', '{"age":"under_35","sex":"female"}'];

const madeEntry = (indicator_id: string): Entry => {
  const year = 2027 + random(4);
  const entry_no = 2 + random(lastEntry - 2);
  return {
    id: newId(),
    indicator_id,
    partnership_id: pick([null, ...programme.partnerships]),
    from_on: `${year}-0${1 + random(6)}-01`,
    until_on: pick([`${year}-06-30`, `${year}-12-31`]),
    value:
      random(8) === 0
        ? null
        : `${random(3) === 0 ? '-' : ''}${1 + random(10 ** (1 + random(9)))}.${pick(['5', '25', '333', '0'])}`,
    breakdown: pick(cells),
    entry_no,
    ended_by_no: random(4) === 0 ? entry_no + 1 + random(10) : null,
    isComparable: random(10) !== 0,
  };
};

const overTimes = ['sum', 'last', 'maximum', 'mean'] as const;
const overPartnersWays = ['sum', 'maximum', 'mean', 'none'] as const;
const cases: Case[] = Array.from({ length: 10_000 }, () => {
  const id = newId();
  const entries = Array.from({ length: random(8) }, () => madeEntry(id));
  return { id, overTime: pick(overTimes), overPartners: pick(overPartnersWays), entries };
});

await db.write(cast.system, async (tx) => {
  const key = { institute_id: cast.institute.id, entry_no: 1 };
  const inserted = cases.map((one, at) => ({ ...one, versions: [newId(), newId()], at }));
  for (let from = 0; from < inserted.length; from += 1000) {
    const some = inserted.slice(from, from + 1000);
    await tx
      .insertInto('indicators')
      .values(some.map(({ id, at }) => ({ ...key, id, outcome_id: programme.outcomes[0], code: `I${at}` })))
      .execute();
    const version = ({ id, overTime, overPartners }: Case) => ({
      ...key,
      indicator_id: id,
      title: '{}',
      measure: 'number',
      over_time: overTime,
      over_partners: overPartners,
    });
    await tx
      .insertInto('indicator_versions')
      .values(
        some.flatMap((one) => [
          { ...version(one), id: one.versions[0]!, edition: 1, series: 1, ended_by_no: 1 },
          { ...version(one), id: one.versions[1]!, edition: 2, series: 2 },
        ]),
      )
      .execute();
    const rows = some.flatMap((one) =>
      one.entries.map(({ isComparable, ...entry }) => ({
        ...entry,
        institute_id: cast.institute.id,
        measurement_id: entry.id,
        indicator_version_id: one.versions[isComparable ? 1 : 0]!,
        outcome_id: programme.outcomes[0],
        comment: entry.value === null ? '{}' : null,
        provenance: 'generated',
      })),
    );
    for (let at = 0; at < rows.length; at += 2000)
      await tx
        .insertInto('measurements')
        .values(rows.slice(at, at + 2000))
        .execute();
  }
});

// Test clusters keep no statistics of their own, and without any a plan for 30,000 rows is a guess.
const owner = new pg.Client({ connectionString: place.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

type Scope = { asOf?: number; from?: string; until?: string };

const scopes: [string, Scope][] = [
  ['as it stands', {}],
  ['as of an earlier entry', { asOf: 17 }],
  ['as of the first entry', { asOf: 1 }],
  ['within a window', { from: '2028-01-01', until: '2029-06-30' }],
  ['within a window as of an entry', { asOf: 25, until: '2028-12-31' }],
];

for (const [what, scope] of scopes) {
  test(`10,000 generated indicators, ${what}: the sums of the database are those of the oracle`, async () => {
    const rows = await db.read(officer, (tx) =>
      measuredCells(tx, cast.institute.id, { programmeId: programme.id, ...scope }),
    );
    const found = new Map(
      rows.map((row) => [
        `${row.indicatorId} ${cellKey(row.breakdown)}`,
        `${row.value} of ${row.entries} entries, ${row.partners} partners`,
      ]),
    );
    assert.deepEqual(found, expected(scope));
  });
}

test('a total and its breakdown are figures of their own: the whole is never the sum of both', async () => {
  const one = cases.find(({ entries }) => entries.some((entry) => entry.breakdown !== '{}'))!;
  const [rollUp] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [one.id] }),
  );
  const wholes = one.entries.filter((entry) => entry.breakdown === '{}' && counts(entry, {}));
  assert.equal(rollUp?.actual?.entries ?? 0, wholes.length);
});

test('a partner’s figures are made of its own measurements only', async () => {
  const [own] = programme.partnerships;
  const partner = cast.as('partner_coordinator', { partnerships: [own] });
  const rows = await db.read(partner, (tx) =>
    measuredCells(tx, cast.institute.id, { programmeId: programme.id }),
  );
  assert.ok(rows.length > 0 && rows.every(({ partners }) => partners === 1));
});

const cellKey = (cell: object): string =>
  JSON.stringify(Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1)));

const counts = (entry: Entry, { asOf, from, until }: Scope): boolean => {
  const stands =
    asOf === undefined
      ? entry.ended_by_no === null
      : entry.entry_no <= asOf && (entry.ended_by_no === null || entry.ended_by_no > asOf);
  const falls = entry.until_on >= (from ?? '') && entry.until_on <= (until ?? '9');
  return stands && falls && entry.value !== null && entry.isComparable;
};

/** The definition in force began with entry 1: before it there is nothing to roll up. */
const expected = (scope: Scope): Map<string, string> => {
  const figures = new Map<string, string>();
  for (const one of cases) {
    const own = one.entries.filter((entry) => counts(entry, scope));
    for (const [cell, entries] of Map.groupBy(own, ({ breakdown }) => cellKey(JSON.parse(breakdown)))) {
      const partners = [...Map.groupBy(entries, ({ partnership_id }) => partnership_id).values()];
      const values = partners.map((list) => overTimeOf(one.overTime, list));
      const value =
        one.overPartners === 'none'
          ? values.length === 1
            ? values[0]!
            : null
          : combined(one.overPartners, values);
      figures.set(
        `${one.id} ${cell}`,
        `${value && canonicalDecimal(value)} of ${entries.length} entries, ${partners.length} partners`,
      );
    }
  }
  return figures;
};

const overTimeOf = (way: OverTime, entries: readonly Entry[]): string => {
  const values = entries.map(({ value }) => value!);
  if (way !== 'last') return combined(way, values);
  const order = ({ until_on, from_on, entry_no, id }: Entry) =>
    `${until_on} ${from_on} ${String(entry_no).padStart(4, '0')} ${id}`;
  return entries.toSorted((a, b) => (order(a) < order(b) ? 1 : -1))[0]!.value!;
};

const combined = (way: 'sum' | 'maximum' | 'mean', values: readonly string[]): string => {
  const digits = Math.max(...values.map((value) => toUnits(value).digits));
  const units = values
    .map((value) => toUnits(value))
    .map((one) => one.units * 10n ** BigInt(digits - one.digits));
  const sum = units.reduce((a, b) => a + b, 0n);
  if (way === 'sum') return fromUnits(sum, digits);
  if (way === 'maximum')
    return fromUnits(
      units.reduce((a, b) => (b > a ? b : a)),
      digits,
    );
  const [top, bottom] = [sum * 10n ** 6n, BigInt(values.length) * 10n ** BigInt(digits)];
  return fromUnits(divideHalfAway(top, bottom), 6);
};
