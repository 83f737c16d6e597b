import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readDemoFile, type SignIn } from '../db/demo/demo-file.ts';
import { loadDemo, NotEmpty } from '../db/demo/load.ts';
import { definedMeasurements } from '../db/demo/load-definitions.ts';
import { designedOf } from '../db/demo/load-design.ts';
import { fedMeasurements } from '../db/demo/load-feeds.ts';
import { jointProgrammesOf } from '../db/demo/load-joint.ts';
import { purchaseExpenses } from '../db/demo/load-purchases.ts';
import { restatedFigures } from '../db/demo/load-reports.ts';
import { importedExpenses } from '../db/demo/load-sheets.ts';
import { staffExpenses } from '../db/demo/load-staff.ts';
import { namesOf } from '../db/demo/parties.ts';
import { stories } from '../db/demo/stories.ts';
import { activitiesOf } from '../db/demo/unfold-activities.ts';
import { cashBooksOf } from '../db/demo/unfold-expenses.ts';
import { measurementsOf } from '../db/demo/unfold-results.ts';
import { firstMissionOf, missionsOf, reviewsOf } from '../db/demo/unfold-reviews.ts';
import { budgetAgainstActual } from '../src/areas/finance/queries/budget-against-actual.ts';
import { eligibilityChecks } from '../src/areas/partners/queries/eligibility-checks.ts';
import { signIn } from '../src/areas/people/commands/sign-in.ts';
import { systemActorOf } from '../src/areas/people/queries/system-actors.ts';
import { folderStore } from '../src/files/store.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { type CalendarDay, todayIn } from '../src/kernel/calendar-day.ts';
import { paths } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { ownDatabase, testDatabase } from './support/cluster.ts';
import { daysWrong } from './support/demo-days.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
after(() => rmSync(dataFolder, { recursive: true, force: true }));
const db = await testDatabase();
const files = folderStore(join(dataFolder, 'files'));

const load = (say: (line: string) => void = () => {}, signal?: AbortSignal) =>
  loadDemo({ db, dataFolder, files, say, ...(signal ? { signal } : {}) });

/** Loads until a line of progress says so, and stops there as Ctrl-C does. */
const interruptedAt = async (moment: RegExp): Promise<void> => {
  const stopping = new AbortController();
  const stop = new Error('stopped');
  await assert.rejects(
    load((line) => moment.test(line) && stopping.abort(stop), stopping.signal),
    stop,
  );
};

await interruptedAt(/^ism: people/);
await interruptedAt(/^ifsi: 1\d\d activities/);
await load();

const systemOf = async (code: string): Promise<Actor> =>
  (await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code)))!;

const tables = [
  'activities',
  'activity_holdings',
  'expenses',
  'measurements',
  'indicators',
  'programme_risks',
  'file_texts',
  'programmes',
  'outcomes',
  'partnerships',
  'agreements',
  'transactions',
  'action_plans',
  'progress_reviews',
  'review_conclusions',
  'stories',
  'indicator_dialogues',
] as const;

const countsAt = async (code: string): Promise<Record<(typeof tables)[number], number>> => {
  const actor = await systemOf(code);
  const counted = await db.read(actor, async (tx) => {
    const counts: [string, number][] = [];
    for (const table of tables) {
      const { count } = await tx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      counts.push([table, count]);
    }
    return counts;
  });
  return Object.fromEntries(counted) as Record<(typeof tables)[number], number>;
};

test('a demo that was interrupted twice is whole: as much as the story has, and nothing twice', async () => {
  const today = todayIn();
  for (const story of stories) {
    const activities = activitiesOf(story, today);
    const books = cashBooksOf(story, activities, today);
    const counts = await countsAt(story.code);
    const missions = missionsOf(story, today);
    const reviews = reviewsOf(story, today);
    const held = activities.filter(({ course }) => course.state === 'held').length;
    const before = firstMissionOf(story) ? 1 : 0;
    assert.equal(counts.activities, activities.length + missions.length + before);
    const heldMissions = missions.filter((mission) => mission.held).length;
    assert.equal(counts.activity_holdings, held + heldMissions + before);
    assert.equal(counts.progress_reviews, reviews.length);
    assert.equal(counts.review_conclusions, reviews.filter(({ concludedOn }) => concludedOn).length);
    // Four of vouchers told apart, and a reversal (db/demo/load-approvals.ts).
    const further =
      5 +
      importedExpenses +
      staffExpenses(story) +
      purchaseExpenses(story) +
      jointProgrammesOf(story.code, today);
    assert.equal(counts.expenses, books.flatMap(({ rows }) => rows).length + further);
    const more = definedMeasurements(story, todayIn()) + restatedFigures(story) + fedMeasurements(story);
    assert.equal(counts.measurements, measurementsOf(story, today).length + more);
    assert.equal(counts.programmes, 2 + jointProgrammesOf(story.code, today));
    assert.equal(counts.stories, 4, 'three of an activity, one of an outcome');
    const designed = designedOf(story.code, today);
    assert.equal(counts.programme_risks, designed.risks);
    assert.equal(counts.file_texts, designed.texts);
    assert.ok(counts.indicator_dialogues >= 1);
    assert.equal(counts.partnerships, story.partners.length + story.bodyPartners.length);
  }
});

test('the three together are about as large as the story promises', async () => {
  const all = await Promise.all(stories.map(({ code }) => countsAt(code)));
  const sum = (table: (typeof tables)[number]) => all.reduce((total, counts) => total + counts[table], 0);
  const between = (table: (typeof tables)[number], least: number, most: number) =>
    assert.ok(least <= sum(table) && sum(table) <= most, `${table}: ${sum(table)}`);
  between('activities', 300, 420);
  between('expenses', 1_800, 2_700);
  between('measurements', 1_200, 1_800);
  between('indicators', 55, 80);
  between('outcomes', 25, 35);
});

test('loading again changes nothing, and the file of sign-ins is for its owner only', async () => {
  const before = await Promise.all(stories.map(({ code }) => countsAt(code)));
  const again = await load();
  assert.equal(again.already, true);
  assert.deepEqual(await Promise.all(stories.map(({ code }) => countsAt(code))), before);
  assert.equal(statSync(join(dataFolder, 'demo.json')).mode & 0o777, 0o600);
});

test('no entry stands before the one it follows or before what it tells, also where the load was interrupted', async () => {
  for (const { code } of stories) assert.deepEqual(await daysWrong(db, await systemOf(code)), [], code);
});

test('a database that holds another institute is left alone', async () => {
  const other = await ownDatabase();
  await makeCast(other);
  const folder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  await assert.rejects(
    loadDemo({ db: other, dataFolder: folder, files, say: () => {} }),
    (error) => error instanceof NotEmpty,
  );
  assert.equal(await readDemoFile(folder), undefined);
});

describe('the figures', () => {
  for (const { code, current, next } of stories) {
    const names = namesOf(stories.find((story) => story.code === code)!);

    test(`${code}: 46 % of the first year and 28 % of the second were not spent, then the work catches up`, async () => {
      const actor = await systemOf(code);
      const { rows, leftOut } = await db.read(actor, (tx) =>
        budgetAgainstActual(tx, names.institute, names.programme(current), { by: 'year' }),
      );
      const { rows: blocks } = await db.read(actor, (tx) =>
        budgetAgainstActual(tx, names.institute, names.programme(current), { by: 'outcome' }),
      );
      const structure = blocks.find(({ key }) => key === 'structure')!.budget;
      const whole = blocks.reduce((sum, { budget }) => sum + budget, 0);
      const unspent = (year: number) => {
        const row = rows.find(({ key }) => key === String(year))!;
        const direct = row.budget * (1 - structure / whole);
        return Math.round((100 * (direct - row.recorded)) / direct);
      };
      assert.deepEqual(leftOut, []);
      assert.ok(Math.abs(unspent(2022) - 46) <= 3, `2022: ${unspent(2022)} %`);
      assert.ok(Math.abs(unspent(2023) - 28) <= 3, `2023: ${unspent(2023)} %`);
      assert.ok(unspent(2024) < 15 && unspent(2025) < 15);
      for (const row of rows) assert.ok(row.chargeable <= row.recorded);
    });

    test(`${code}: the budget of a year is what the story says, to the cent`, async () => {
      const actor = await systemOf(code);
      const { rows } = await db.read(actor, (tx) =>
        budgetAgainstActual(tx, names.institute, names.programme(next), { by: 'year' }),
      );
      const budgets = rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ budget }) => budget);
      assert.deepEqual(
        budgets,
        next.yearly.map((euros) => euros * 100),
      );
    });
  }
});

test('the Sahel body loses its eligibility with the country that is left; the gulf’s keeps its own', async () => {
  const verdicts = async (code: 'ism' | 'iiwe', body: string) => {
    const names = namesOf(stories.find((story) => story.code === code)!);
    const actor = await systemOf(code);
    const on = async (day: string) => {
      const checks = await db.read(actor, (tx) =>
        eligibilityChecks(tx, names.institute, names.organisation(body), day as CalendarDay),
      );
      return checks.find(({ ruleId }) => ruleId === 'O3-regional-body')?.verdict;
    };
    return [await on('2024-12-31'), await on('2025-01-01')];
  };
  // A warning: nobody has confirmed yet that a country must be a partner country on the day itself.
  assert.deepEqual(await verdicts('ism', 'sahel'), ['ok', 'warns']);
  assert.deepEqual(await verdicts('iiwe', 'gulf'), ['ok', 'ok']);
});

describe('the people', () => {
  const app = testApp(db);

  const visiting = async ({ email, password }: SignIn) => {
    const entered = await signIn(db, { email, password, address: '192.0.2.1' });
    assert.ok(entered.ok);
    return app.with(entered.token);
  };

  const someone = async (role: string, institute: string | null = 'iiwe'): Promise<SignIn> => {
    const found = (await readDemoFile(dataFolder))?.signIns.find(
      (each) => each.role === role && each.institute === institute,
    );
    assert.ok(found, role);
    return found;
  };

  test('every role is there at every institute, one person holds two, and the donor sees all', async () => {
    const { signIns } = (await readDemoFile(dataFolder))!;
    for (const { code } of stories)
      assert.deepEqual(
        [...new Set(signIns.filter(({ institute }) => institute === code).map(({ role }) => role))].sort(),
        [
          'administrator',
          'auditor',
          'director',
          'finance_officer',
          'partner_coordinator',
          'partner_treasurer',
          'programme_officer',
        ],
      );
    assert.equal(signIns.filter(({ role }) => role === 'donor_officer').length, 1);
    assert.equal(signIns.filter(({ email }) => email === 'katrien@ism.example').length, 2);
  });

  test('everyone signs in with the password that the list gives, and is at home', async () => {
    const { signIns } = (await readDemoFile(dataFolder))!;
    const people = [...new Map(signIns.map((each) => [each.email, each])).values()];
    for (const person of people) {
      const { status } = await (await visiting(person)).get(paths.home());
      assert.equal(status, 200, person.email);
    }
  });

  const listed = async (person: SignIn, path: string): Promise<string> => {
    const { status, text } = await (await visiting(person)).get(path);
    assert.equal(status, 200, `${person.email} ${path}`);
    return text;
  };

  test('officers see what partners do; a partner sees its own and no other’s; the donor none of it', async () => {
    const officer = await listed(await someone('programme_officer'), paths.activities());
    assert.match(officer, /IIWE-202\d-A2-\d{4}/);
    const partner = await visiting(await someone('partner_coordinator', 'ifsi'));
    const activities = (await partner.get(`${paths.activities()}?format=csv`)).text;
    assert.match(activities, /Cotonou|Ouidah|Parakou|Abomey-Calavi/);
    assert.doesNotMatch(activities, /Kinshasa|Nairobi|Lima/);
    const donor = await visiting(await someone('donor_officer', null));
    assert.ok([403, 404].includes((await donor.get(paths.activities())).status));
    assert.ok([403, 404].includes((await donor.get(paths.expenses())).status));
  });

  test('the auditor sees the years and outcomes under control, and the finance officer every expense', async () => {
    const csv = async (person: SignIn) =>
      (await (await visiting(person)).get(`${paths.expenses()}?format=csv`)).text;
    const all = await csv(await someone('finance_officer'));
    const controlled = await csv(await someone('auditor'));
    const years = (text: string) => new Set([...text.matchAll(/\bD(20\d\d)-\d+/g)].map(([, year]) => year));
    assert.deepEqual([...years(all)].sort(), ['2022', '2023', '2024', '2025', '2026']);
    assert.deepEqual([...years(controlled)].sort(), ['2024', '2025']);
  });
});
