import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided, letter } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { addDays, addMonths, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { answerAmendment } from '../../programmes/commands/answer-amendment.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';
import { moveObligation } from '../commands/move-obligation.ts';
import { recordObligationEvent } from '../commands/record-obligation-event.ts';
import { obligationSeeds } from '../rules/obligation-seeds.ts';
import { type ObligationRow, obligations } from './obligation-clock.ts';

const db = await testDatabase();

type Told = {
  reference: string;
  isDecided: boolean;
  first: number;
  last: number;
  outcomes: readonly string[];
};

/** What is owed, told again by brute force: every seed, every subject, every year. */
const owedBy = (programmes: readonly Told[]): string[] => {
  const told = obligationSeeds.flatMap((seed) =>
    programmes
      .filter(({ first, isDecided }) => isDecided && first >= seed.cycleFrom)
      .flatMap(({ reference, first, last, outcomes }) => {
        const subjects = {
          programme: [reference],
          outcome: outcomes.map((code) => `${reference} · ${code}`),
          institute: [''],
        }[seed.scope];
        const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
        const kept = {
          every: years,
          but_last: years.slice(0, -1),
          third: years.slice(2, 3),
          last: years.slice(-1),
        }[seed.rhythm];
        return kept.flatMap((year) => subjects.map((subject) => [seed.code, subject, year].join('|')));
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

test('scores are owed of every year but the last, of which there is a final moral report', () => {
  const told = [{ reference: 'P', isDecided: true, first: 2022, last: 2026, outcomes: ['OS1'] }];
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
  const answer = { amendmentId, version: 0, verdict: 'granted', answeredOn: '2022-05-01', reference: 'D/9' };
  await doing(db, cast.system, answerAmendment, answer);
  assert.deepEqual(await owed(), [2022, 2023, 2024]);
});

test('for random programmes, facts and derogated days the clock is what brute force says', async () => {
  let changed = 0;
  for (const seed of [1, 2, 3, 4]) {
    const random = seededRandom(seed);
    const upTo = (most: number) => random(most);
    const cast = await makeCast(db);
    await doing(db, cast.system, adoptObligations, {});
    const programmes: Told[] = [];
    for (let at = 0; at < 1 + upTo(2); at += 1) {
      const first = 2012 + upTo(10);
      const outcomes = ['OS1', 'OS2'].slice(upTo(2));
      const told = { reference: `P${at}`, isDecided: upTo(3) > 0, first, last: first + 4, outcomes };
      const plan = { reference: told.reference, title, fromOn: `${first}-01-01` };
      const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
      for (const code of told.outcomes)
        await doing(db, cast.system, addOutcome, { programmeId, code, title, aims: ['O2'] });
      if (told.isDecided) await decided(db, cast, programmeId);
      programmes.push(told);
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
    changed += moved.size + events.size;
  }
  assert.ok(changed > 10, `${changed} changes`);
});
