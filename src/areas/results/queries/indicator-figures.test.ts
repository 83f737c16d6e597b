import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { drawnCases, type FigureCase } from '../../../../test/support/figure-cases.ts';
import { oracleOf } from '../../../../test/support/figure-oracle.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type FigureScope, figureTimes } from './figure-scope.ts';
import { type CellFigure, measuredCells } from './indicator-figures.ts';
import { indicatorRollUps } from './indicator-roll-ups.ts';

const place = await testPlace();
const db = place.open();
after(() => db.close());
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const random = seededRandom(20_070_606);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const lastEntry = 40;
const cases = drawnCases({ random, count: 10_000, partnerships: programme.partnerships, lastEntry });

await db.write(cast.system, async (tx) => {
  const key = { institute_id: cast.institute.id };
  const parts = (most: number) =>
    Array.from({ length: Math.ceil(cases.length / most) }, (_, at) =>
      cases.slice(at * most, (at + 1) * most),
    );
  for (const some of parts(1000)) {
    await tx
      .insertInto('indicators')
      .values(
        some.map(({ id, code }) => ({ ...key, id, code, outcome_id: programme.outcomes[0], entry_no: 1 })),
      )
      .execute();
    await tx
      .insertInto('indicator_versions')
      .values(
        some.flatMap(({ id, measure, overTime, overPartners, versions }) =>
          versions.map(({ id: versionId, series }, at) => ({
            ...key,
            id: versionId,
            indicator_id: id,
            title: '{}',
            measure,
            over_time: overTime,
            over_partners: overPartners,
            edition: at + 1,
            series,
            entry_no: 1,
            ended_by_no: at === 0 ? 1 : null,
          })),
        ),
      )
      .execute();
    const mappings = some.flatMap(({ mappings: own }) => own.map((row) => ({ ...key, ...row, entry_no: 1 })));
    await tx.insertInto('cell_mappings').values(mappings).execute();
    const rows = some.flatMap(({ entries }) =>
      entries.map((entry) => ({
        ...key,
        ...entry,
        measurement_id: entry.id,
        outcome_id: programme.outcomes[0],
        comment: '{}',
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
await owner.query(
  `update organisations g set country = 'NE' from partnerships s
    where s.institute_id = g.institute_id and s.organisation_id = g.id and s.id = $1`,
  [programme.partnerships[0]],
);
await owner.query('analyze');
const { rows: homes } = await owner.query<{ id: string; country: string | null }>(
  'select s.id, g.country from partnerships s join organisations g using (institute_id) where g.id = s.organisation_id',
);
await owner.end();
const homeOf = new Map(homes.map(({ id, country }) => [id, country]));

const drawnScope = (): FigureScope => {
  const day = () => `${2027 + random(5)}-${pick(['03-31', '06-30', '09-30', '12-31'])}`;
  return {
    ...(random(2) === 0 ? { asOf: 1 + random(lastEntry + 10) } : {}),
    ...(random(3) === 0 ? { from: day() } : {}),
    ...(random(3) === 0 ? { until: day() } : {}),
    ...(random(5) === 0 ? { partnershipId: pick(['none', ...programme.partnerships]) } : {}),
    ...(random(5) === 0 ? { country: pick(['none', 'BI', 'BJ', 'NE']) } : {}),
    by: {
      time: pick([undefined, undefined, ...figureTimes]),
      partner: random(2) === 0,
      country: random(2) === 0,
    },
  };
};

const keyOf = ({ breakdown, period, partnershipId, country }: Omit<CellFigure, 'indicatorId'>): string =>
  JSON.stringify([
    Object.entries(breakdown).sort(([a], [b]) => (a < b ? -1 : 1)),
    period,
    partnershipId,
    country,
  ]);
const said = ({ value, entries, partners }: CellFigure) => `${value} of ${entries} by ${partners}`;

const rounds = 100;

test(`${rounds * cases.length} generated cases: the database and an oracle that adds up by hand say the same`, async () => {
  const oracle = oracleOf({ homeOf });
  let cells = 0;
  for (let round = 0; round < rounds; round += 1) {
    const scope = round === 0 ? {} : drawnScope();
    const found = await db.read(officer, (tx) =>
      measuredCells(tx, cast.institute.id, { programmeId: programme.id, ...scope }),
    );
    const ofIndicator = Map.groupBy(found, ({ indicatorId }) => indicatorId);
    for (const one of cases) {
      const figures = ofIndicator.get(one.id) ?? [];
      const expected = oracle(one, scope);
      cells += expected.length;
      assert.equal(figures.length, expected.length, told(one, scope));
      const byKey = new Map(figures.map((figure) => [keyOf(figure), said(figure)]));
      for (const figure of expected) assert.equal(byKey.get(keyOf(figure)), said(figure), told(one, scope));
    }
  }
  assert.ok(cells > 500_000, String(cells));
});

const told = (one: FigureCase, scope: FigureScope) => JSON.stringify({ scope, one }, null, 1);

test('a total and its breakdown are figures of their own: the whole is never the sum of both', async () => {
  const one = cases.find(
    ({ entries, mappings, overPartners, versions }) =>
      overPartners !== 'ratio' &&
      mappings.length === 0 &&
      versions[0].series === versions[1].series &&
      entries.some((entry) => entry.breakdown !== '{}' && entry.value !== null) &&
      entries.some((entry) => entry.breakdown === '{}' && entry.value !== null && entry.ended_by_no === null),
  )!;
  const [rollUp] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [one.id] }),
  );
  const wholes = one.entries.filter(
    ({ breakdown, value, ended_by_no }) => breakdown === '{}' && value !== null && ended_by_no === null,
  );
  assert.equal(rollUp?.actual?.entries ?? 0, wholes.length);
});

test('a partner’s figures are made of its own measurements only', async () => {
  const [own] = programme.partnerships;
  const partner = cast.as('partner_coordinator', { partnerships: [own] });
  const rows = await db.read(partner, (tx) =>
    measuredCells(tx, cast.institute.id, { programmeId: programme.id, by: { partner: true } }),
  );
  assert.ok(rows.length > 0 && rows.every(({ partnershipId }) => partnershipId === own));
});
