import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { isUnapprovedRow, measurementStates } from './measurement-states.ts';
import { unapprovedRows } from './unapproved-rows.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { institute, programme, officer, partner } = office;

let seed = 5;
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const one = <Value>(values: readonly Value[]): Value => values[random(values.length)]!;

/** What becomes of a sheet, each step an entry of its own. */
const histories = [
  [],
  ['submitted'],
  ['submitted', 'returned'],
  ['submitted', 'returned', 'submitted'],
  ['submitted', 'approved'],
  ['submitted', 'approved', 'taken_back'],
  ['submitted', 'approved', 'taken_back', 'approved'],
  ['submitted', 'approved', 'locked'],
  ['submitted', 'approved', 'locked', 'unlocked'],
  ['locked'],
] as const;
const entryOf = (at: number) => 100 + at * 10;

type Row = { id: string; indicatorId: string; owner: string | null; country: string | null; entryNo: number };

const halves = [0, 1, 2, 3].flatMap((at) => [
  { from: `${reportYear + at}-01-01`, until: `${reportYear + at}-06-30` },
  { from: `${reportYear + at}-07-01`, until: `${reportYear + at}-12-31` },
]);
const quarters = [0, 1].map((at) => ({
  from: `${reportYear + at}-04-01`,
  until: `${reportYear + at}-06-30`,
}));
const owners = [...programme.partnerships, null];

/** The last indicator is asked for by some windows only since their sheets were judged. */
const ids = [await office.indicator(), await office.indicator(), await office.indicator()];

const leaveRows = async (period: { from: string; until: string }): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let at = 0; at < 34; at += 1) {
    const indicatorId = one(ids);
    const owner = one(owners);
    const country = one([null, null, 'BJ', 'TG']);
    const entryNo = one([1, 1, 105, 300]);
    const partnershipId = owner as string;
    const said = { indicatorId, partnershipId, ...period, value: '1', breakdown: {}, entryNo };
    const id = await leaveMeasurement(db, office.cast, { ...said, ...(country ? { country } : {}) });
    rows.push({ id, indicatorId, owner, country, entryNo });
  }
  return rows;
};

const review = (id: string, kind: string, entryNo: number) => sql`
  insert into measurement_reviews (institute_id, id, measurement_id, row_id, outcome_id, partnership_id, until_on, kind, comment, by_name, entry_no)
  select m.institute_id, ${newId()}, m.measurement_id, m.id, m.outcome_id, m.partnership_id, m.until_on, ${kind}, 'Note', 'A', ${entryNo}
    from measurements m where m.institute_id = ${institute} and m.id = ${id}`;

/** What happens to a sheet and its rows: an approval is of all that stood in it, a figure is returned or not, a word is taken back. */
const live = (windowId: string, owner: string | null, inSheet: readonly Row[]) =>
  db.write(office.cast.system, async (tx) => {
    const countries = one([[], ['BJ']]);
    await sql`update measurement_reports set countries = ${countries}::text[] where institute_id = ${institute}
      and window_id = ${windowId} and partnership_id is not distinct from ${owner}`.execute(tx);
    const judged = new Map<string, string>();
    for (const [at, kind] of one(histories).entries()) {
      const entryNo = entryOf(at);
      await sql`insert into report_steps (institute_id, id, report_id, partnership_id, kind, note, by_name, countries, entry_no)
        select r.institute_id, ${newId()}, r.id, r.partnership_id, ${kind}, 'Note', 'A', ${countries}::text[], ${entryNo} from measurement_reports r
         where r.institute_id = ${institute} and r.window_id = ${windowId} and r.partnership_id is not distinct from ${owner}`.execute(
        tx,
      );
      for (const { id, country, entryNo: since } of inSheet) {
        const isIn = country === null || owner === null || countries.includes(country);
        if (since > entryNo || !isIn) continue;
        const was = judged.get(id);
        const says =
          kind === 'approved' && was !== 'approved'
            ? 'approved'
            : kind === 'returned'
              ? one(['returned', 'approved', 'comment'])
              : kind === 'taken_back' && was === 'approved'
                ? 'taken_back'
                : one([undefined, undefined, 'comment']);
        if (!says) continue;
        await review(id, says, entryNo).execute(tx);
        if (says !== 'comment') judged.set(id, says);
      }
    }
  });

test('of random sheets the rows that wait are those whose state says so, to each reader and as of each entry', async () => {
  const rows: Row[] = [];
  for (const period of halves.slice(0, 7)) {
    const isChanged = random(3) === 0;
    const { windowId } = await office.open(isChanged ? ids.slice(0, 2) : ids, {
      ...period,
      asksInstitute: random(4) > 0,
    });
    const left = await leaveRows(period);
    for (const owner of owners)
      await live(
        windowId,
        owner,
        left.filter((row) => row.owner === owner && !(isChanged && row.indicatorId === ids[2])),
      );
    if (isChanged)
      await db.write(office.cast.system, (tx) =>
        sql`update reporting_windows set indicators = ${ids}::uuid[], version = 2
          where institute_id = ${institute} and id = ${windowId}`.execute(tx),
      );
    rows.push(...left);
  }
  for (const period of [halves[7]!, ...quarters]) rows.push(...(await leaveRows(period)));
  await db.write(office.cast.system, async (tx) => {
    for (const { id, entryNo } of rows) {
      if (entryNo > 100 && random(3) === 0)
        await sql`insert into measurement_restatements (institute_id, id, measurement_id, row_id, replaced_row_id, outcome_id, partnership_id,
            until_on, reason, told, by_name, entry_no)
          select m.institute_id, ${newId()}, m.measurement_id, m.id, m.id, m.outcome_id, m.partnership_id, m.until_on, 'Recount', 'Them', 'A', ${entryNo}
            from measurements m where m.institute_id = ${institute} and m.id = ${id}`.execute(tx);
      if (random(12) === 0)
        await sql`update measurements set ended_by_no = 310 where institute_id = ${institute} and id = ${id}`.execute(
          tx,
        );
    }
  });
  let found = 0;
  for (const actor of [officer, partner])
    for (const asOf of [undefined, 1, 100, 105, 110, 120, 130, 300, 310])
      await db.read(actor, async (tx) => {
        type Told = { id: string; isReturned: boolean };
        const fast = await sql<Told>`select u.id, u.is_returned as "isReturned"
          from (${unapprovedRows(institute, sql`select unnest(${ids}::uuid[])`, asOf)}) u order by 1`.execute(
          tx,
        );
        const plain = await sql<Told>`select s.row_id as id, s.state = 'returned' as "isReturned"
          from (${measurementStates(institute, { asOf })}) s where ${isUnapprovedRow} order by 1`.execute(tx);
        assert.deepEqual(fast.rows, plain.rows, `${actor.role} ${asOf}`);
        found += plain.rows.length;
      });
  assert.ok(found > 500, String(found));
});
