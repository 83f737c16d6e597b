import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided, letter } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { addDays, addMonths, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { answerAmendment } from '../../programmes/commands/answer-amendment.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';
import { withdrawAmendment } from '../../programmes/commands/withdraw-amendment.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';
import { moveObligation } from '../commands/move-obligation.ts';
import { recordObligationEvent } from '../commands/record-obligation-event.ts';
import { obligationSeeds } from '../rules/obligation-seeds.ts';
import { type ObligationRow, obligations } from './obligation-clock.ts';
import { toldObligations } from './told-obligations.ts';

const db = await testDatabase();

type Told = {
  reference: string;
  isDecided: boolean;
  first: number;
  last: number;
  /** With the year in which the donor granted one that joined later. */
  outcomes: readonly { code: string; since?: number }[];
};

/** What is owed, told again by brute force: every seed, every subject, every year. */
const owedBy = (programmes: readonly Told[]): string[] => {
  const told = obligationSeeds.flatMap((seed) =>
    programmes
      .filter(({ first, isDecided }) => isDecided && first >= seed.cycleFrom)
      .flatMap(({ reference, first, last, outcomes }) => {
        const subjects = {
          programme: [{ subject: reference, since: first }],
          outcome: outcomes.map(({ code, since = first }) => ({ subject: `${reference} · ${code}`, since })),
          institute: [{ subject: '', since: first }],
        }[seed.scope];
        const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
        const kept = {
          every: years,
          but_last: years.slice(0, -1),
          third: years.slice(2, 3),
          last: years.slice(-1),
        }[seed.rhythm];
        return subjects.flatMap(({ subject, since }) =>
          kept.filter((year) => year >= since).map((year) => [seed.code, subject, year].join('|')),
        );
      }),
  );
  return [...new Set(told)].sort();
};

const keyOf = ({ code, subject, year }: ObligationRow): string => [code, subject, year].join('|');

const earliest = (days: readonly (CalendarDay | null)[]): CalendarDay | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null;

const legalDay = ({ code, year }: ObligationRow, eventOn: CalendarDay | null): CalendarDay | null => {
  const { yearsAfter, month, day, monthsAfter, daysAfter } = obligationSeeds.find(
    (seed) => seed.code === code,
  )!;
  const two = (value: number | null) => String(value).padStart(2, '0');
  const fixed =
    yearsAfter === null ? null : (`${year + yearsAfter}-${two(month)}-${two(day)}` as CalendarDay);
  return earliest([fixed, eventOn && addDays(addMonths(eventOn, monthsAfter), daysAfter)]);
};

/** The donor grants an outcome that joins the programme in the year. */
const grantOutcome = async (cast: Cast, asked: { programmeId: string; outcomeId: string; year: number }) => {
  const { programmeId, outcomeId, year } = asked;
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, {
    programmeId,
    kind: 'new_outcome',
    procedure: 'consent',
    requestedOn: `${year}-02-01`,
    what: 'An outcome joins',
    reason: 'The network grows',
    outcomeId,
  });
  const granted = { verdict: 'granted', answeredOn: `${year}-05-12`, reference: 'D/77' };
  await doing(db, cast.system, answerAmendment, { amendmentId, version: 0, ...granted });
};

test('what was owed on an earlier day knows neither the later decree nor the later outcome', async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptObligations, {});
  const plan = { reference: 'P', title, fromOn: '2022-01-01' };
  const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
  const read = (asOf?: number) =>
    db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id, { asOf }));
  const head = async (): Promise<number> => {
    const { rows } = await db.read(cast.system, (tx) =>
      sql<{
        no: number;
      }>`select max(no)::int as no from audit_entries where chain = ${cast.institute.id}`.execute(tx),
    );
    return rows[0]!.no;
  };
  const beforeDecree = await head();
  await decided(db, cast, programmeId);
  const beforeOutcome = await head();
  const withoutOutcome = (await read()).map(keyOf);
  const outcome = { programmeId, code: 'OS9', title, aims: ['O2'] };
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, outcome);
  const beforeGrant = await head();
  await grantOutcome(cast, { programmeId, outcomeId, year: 2024 });
  const yearsOf = (rows: readonly ObligationRow[]) =>
    rows.filter(({ code }) => code === 'performance-scores').map(({ year }) => year);
  assert.deepEqual(await read(beforeDecree), []);
  assert.deepEqual((await read(beforeOutcome)).map(keyOf), withoutOutcome);
  assert.deepEqual(yearsOf(await read(beforeGrant)), [2022, 2023, 2024, 2025]);
  assert.deepEqual(yearsOf(await read()), [2024, 2025]);
});

test('scores are owed of every year but the last, of which there is a final moral report', () => {
  const told = [{ reference: 'P', isDecided: true, first: 2022, last: 2026, outcomes: [{ code: 'OS1' }] }];
  const owed = (code: string) => owedBy(told).filter((key) => key.startsWith(code));
  assert.deepEqual(
    owed('performance-scores'),
    [2022, 2023, 2024, 2025].map((year) => `performance-scores|P · OS1|${year}`),
  );
  assert.deepEqual(owed('final-moral-report'), ['final-moral-report|P|2026']);
});

test('an outcome that a change brought owes from the year in which the donor agreed, and nothing until then', async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptObligations, {});
  const plan = { reference: 'P', title, fromOn: '2020-01-01' };
  const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
  await decided(db, cast, programmeId);
  const outcome = { programmeId, code: 'OS3', title, aims: ['O2'] };
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, outcome);
  const owed = async () =>
    (
      await db.read(cast.as('director'), (tx) =>
        obligations(tx, cast.institute.id, { code: 'lessons-learned', subjectId: outcomeId }),
      )
    ).map(({ year }) => year);
  assert.deepEqual(await owed(), [2020, 2021, 2022, 2023, 2024]);
  const asked = { kind: 'new_outcome', procedure: 'consent', requestedOn: '2022-02-01', outcomeId };
  const change = { programmeId, ...asked, what: 'OS3', reason: 'A new union' };
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, change);
  assert.deepEqual(await owed(), []);
  const mistaken = await doing(db, cast.system, requestAmendment, { ...change, what: 'OS3, twice' });
  const why = { version: 1, byFunction: 'Officer', withdrawnOn: '2022-03-01', reason: 'Noted twice' };
  await doing(db, cast.system, withdrawAmendment, { ...why, amendmentId: mistaken.id });
  assert.deepEqual(await owed(), [], 'the other one is still asked for');
  const answer = { amendmentId, version: 0, verdict: 'granted', answeredOn: '2022-05-01', reference: 'D/9' };
  await doing(db, cast.system, answerAmendment, answer);
  assert.deepEqual(await owed(), [2022, 2023, 2024]);
});

test('an outcome that only a withdrawn request names owes again from the beginning', async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptObligations, {});
  const plan = { reference: 'P', title, fromOn: '2020-01-01' };
  const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
  await decided(db, cast, programmeId);
  const outcome = { programmeId, code: 'OS3', title, aims: ['O2'] };
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, outcome);
  const owed = async () =>
    (
      await db.read(cast.as('director'), (tx) =>
        obligations(tx, cast.institute.id, { code: 'lessons-learned', subjectId: outcomeId }),
      )
    ).map(({ year }) => year);
  const asked = { kind: 'new_outcome', procedure: 'consent', requestedOn: '2022-02-01', outcomeId };
  const change = { programmeId, ...asked, what: 'OS3', reason: 'A new union' };
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, change);
  assert.deepEqual(await owed(), []);
  const why = { byFunction: 'Officer', withdrawnOn: '2022-03-01', reason: 'It was another programme' };
  await doing(db, cast.system, withdrawAmendment, { amendmentId, version: 1, ...why });
  assert.deepEqual(await owed(), [2020, 2021, 2022, 2023, 2024]);
});

/** The donor is told the days of the very clock that the institute reads. */
const toldAlike = async (cast: Cast, rows: readonly ObligationRow[]) => {
  const donor = cast.as('donor_officer', { institutes: [cast.institute.id] });
  const owed = rows.filter(({ bound }) => bound === 'by');
  const yearIn = (row: ObligationRow) => Number(row.dueOn?.slice(0, 4) ?? row.year);
  for (const year of new Set(owed.map(yearIn))) {
    const told = await db.read(donor, (tx) => toldObligations(tx, donor.institutes, { year }));
    const said = (of: readonly (readonly unknown[])[]) => of.map((each) => JSON.stringify(each)).sort();
    const days = (
      row: { subject: string } & Pick<ObligationRow, 'legalOn' | 'derogatedOn' | 'grantedBy'>,
    ) => [...[row.subject, row.legalOn, row.derogatedOn, row.grantedBy]];
    const all = owed.map((row) => [yearIn(row) === year, row.id, ...days(row)]);
    assert.deepEqual(said(told.map((row) => [row.isOfYear, row.obligationId, ...days(row)])), said(all));
  }
};

test('for random programmes, facts and derogated days the clock is what brute force says', async () => {
  let changed = 0;
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const random = seededRandom(seed);
    const upTo = (most: number) => random(most);
    const cast = await makeCast(db);
    await doing(db, cast.system, adoptObligations, {});
    const programmes: Told[] = [];
    for (let at = 0; at < 1 + upTo(2); at += 1) {
      const first = 2012 + upTo(10);
      const joined = random(2) === 0 ? { since: first + 1 + upTo(3) } : {};
      const outcomes = [{ code: 'OS1' }, { code: 'OS2', ...joined }].slice(upTo(2));
      const told = { reference: `P${at}`, isDecided: upTo(3) > 0, first, last: first + 4, outcomes };
      const plan = { reference: told.reference, title, fromOn: `${first}-01-01` };
      const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
      const joining: { outcomeId: string; year: number }[] = [];
      for (const { code, since } of told.outcomes) {
        const input = { programmeId, code, title, aims: ['O2'] };
        const { id: outcomeId } = await doing(db, cast.system, addOutcome, input);
        if (since) joining.push({ outcomeId, year: since });
      }
      programmes.push(told);
      if (!told.isDecided) continue;
      await decided(db, cast, programmeId);
      for (const each of joining) await grantOutcome(cast, { programmeId, ...each });
    }
    const read = () => db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
    const rows = await read();
    assert.deepEqual(rows.map(keyOf).sort(), owedBy(programmes), `seed ${seed}`);
    const events = new Map<string, CalendarDay>();
    const moved = new Map<string, CalendarDay>();
    for (const row of rows.filter(() => random(5) === 0)) {
      const day = addDays(`${row.year}-01-01` as CalendarDay, upTo(700));
      const said = { obligationId: row.id, version: 0 };
      if (row.event && day <= todayIn()) {
        const input = { ...said, happenedOn: day, source: 'Minutes' };
        await doing(db, cast.system, recordObligationEvent, input);
        events.set(row.id, day);
      }
      if (day === legalDay(row, events.get(row.id) ?? null)) continue;
      const granted = { grantedBy: 'donor', grantedOn: '2020-01-01', letterReference: 'D/1', letter };
      await doing(db, cast.system, moveObligation, { ...said, dueOn: day, ...granted });
      moved.set(row.id, day);
    }
    for (const row of await read()) {
      const legal = legalDay(row, events.get(row.id) ?? null);
      assert.equal(row.legalOn, legal, keyOf(row));
      assert.equal(row.dueOn, moved.get(row.id) ?? legal, keyOf(row));
    }
    await toldAlike(cast, await read());
    changed += moved.size + events.size;
  }
  assert.ok(changed > 10, `${changed} changes`);
});
