import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadDemo } from '../db/demo/load.ts';
import { toldStories } from '../db/demo/load-stories.ts';
import { namesOf } from '../db/demo/parties.ts';
import { stories } from '../db/demo/stories.ts';
import { activitiesOf } from '../db/demo/unfold-activities.ts';
import { measurementsOf } from '../db/demo/unfold-results.ts';
import { firstMissionOf, missionsOf } from '../db/demo/unfold-reviews.ts';
import { checksOfActivities } from '../src/areas/activities/queries/activity-checks.ts';
import { rulesOfEveryKind } from '../src/areas/activities/rules/activity-rules.ts';
import { awarenessRules } from '../src/areas/activities/rules/awareness-rules.ts';
import { capacityTagRule } from '../src/areas/activities/rules/capacity-rules.ts';
import { rulesOfKind } from '../src/areas/activities/rules/kinds.ts';
import { waitingFor } from '../src/areas/overview/queries/waiting.ts';
import { storiesToTakeDown } from '../src/areas/overview/queries/waiting-activities.ts';
import { eligibilityChecks } from '../src/areas/partners/queries/eligibility-checks.ts';
import { systemActorOf } from '../src/areas/people/queries/system-actors.ts';
import { addOutcome } from '../src/areas/programmes/commands/add-outcome.ts';
import { openProgramme } from '../src/areas/programmes/commands/open-programme.ts';
import { checksOfProgramme } from '../src/areas/programmes/queries/programme-checks.ts';
import { programmeRules } from '../src/areas/programmes/rules/programme-rules.ts';
import { measurementChecks } from '../src/areas/results/queries/measurement-checks.ts';
import { recordedBaselines } from '../src/areas/results/queries/recorded-baselines.ts';
import { rightsRules } from '../src/areas/rights/rules/rights-rules.ts';
import type { Check } from '../src/areas/rulebook/rules/rule.ts';
import { perform } from '../src/command/perform.ts';
import { folderStore } from '../src/files/store.ts';
import { type CalendarDay, todayIn } from '../src/kernel/calendar-day.ts';
import { newId } from '../src/kernel/id.ts';
import { rulesOneSided } from './support/aim-verdicts.ts';
import { testDatabase } from './support/cluster.ts';
import { consentOfStories } from './support/demo-stories.ts';
import { unheard } from './support/unheard.ts';
import { checksOfGains } from './support/union-gains.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
after(() => rmSync(dataFolder, { recursive: true, force: true }));
const db = await testDatabase();
await loadDemo({ db, dataFolder, files: folderStore(join(dataFolder, 'files')), say: () => {} });

const actorOf = async (code: string) =>
  (await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code)))!;

/** What the rules say of every activity that an institute's story tells. */
const checksOfStory = async (story: (typeof stories)[number], today = todayIn()): Promise<Check[]> => {
  const told = activitiesOf(story, todayIn()).map(({ id }) => id);
  const checks = await db.read(await actorOf(story.code), (tx) =>
    checksOfActivities(tx, namesOf(story).institute, told, today),
  );
  return [...checks.values()].flat();
};

for (const story of stories)
  test(`${story.code}: each rule of every kind and of exchanges is kept by one activity and broken by another`, async () => {
    const ids = [...rulesOfEveryKind, ...rulesOfKind.A7].map(({ id }) => id);
    assert.deepEqual(unheard(await checksOfStory(story), ids), []);
  });

/** The inputs by which a rule had something to judge, and did not merely wait for a holding or another branch. */
const forAReason: Readonly<Record<string, (inputs: Check['inputs']) => boolean>> = {
  'A1-unit': ({ branch, isHeld }) => branch === 'organisation' && isHeld === true,
  'A1-environment': ({ branch }) => branch === 'environment',
  'A4-services': ({ means, isHeld }) => means === 'legal_aid' && isHeld === true,
  'A4-traced': ({ means, isHeld }) => means !== 'legal_aid' && isHeld === true,
  'A5-use-afterwards': ({ useAskedOn }) => useAskedOn !== null,
  'A7-host-agreement': ({ hostAgreement }) => hostAgreement !== null,
  'A7-senior-visit': ({ seniorFunction }) => seniorFunction !== null,
  'A7-report': ({ reportOn }) => reportOn !== null,
  'A7-learning-product': ({ count }) => Number(count) > 0,
};

for (const story of stories)
  test(`${story.code}: what comes after a holding is there, so that its rules are kept for a reason, also in a year`, async () => {
    for (const today of [todayIn(), '2028-01-31' as CalendarDay]) {
      const checks = await checksOfStory(story, today);
      const isKeptSo = (id: string) =>
        checks.some(
          (check) => check.ruleId === id && check.verdict === 'ok' && forAReason[id]?.(check.inputs),
        );
      assert.deepEqual(
        Object.keys(forAReason).filter((id) => !isKeptSo(id)),
        [],
        today,
      );
      assert.deepEqual(
        unheard(checks, ['A1-unit', 'A4-services', 'A4-traced', 'A5-use-afterwards']),
        [],
        today,
      );
    }
  });

/** The demo has the three signatories alone: no other institute is there to break this one. */
const ofTheThree = ['P-signatory'];
/** Commands refuse these facts, and only what a published file said may hold them: the demo reads none. */
const refusedBeforehand = ['P-percentages', 'P-outcome-percentages', 'P-outcome-aim'];

test('each rule on programmes is kept and broken in the three together, but for what no one can type', async () => {
  const checks: Check[] = [];
  for (const { code, ...story } of stories) {
    const names = namesOf({ code, ...story });
    const actor = await actorOf(code);
    for (const programme of [story.current, story.next])
      checks.push(
        ...(await db.read(actor, (tx) =>
          checksOfProgramme(tx, names.institute, names.programme(programme), todayIn()),
        )),
      );
  }
  const asked = programmeRules
    .map(({ id }) => id)
    .filter((id) => ![...refusedBeforehand, ...ofTheThree].includes(id));
  assert.ok(checks.some(({ ruleId, verdict }) => ruleId === 'P-signatory' && verdict === 'ok'));
  assert.deepEqual(unheard(checks, asked), []);
});

test('percentages that do not make 100 and an outcome without an aim are refused to whoever types them', async () => {
  const [story] = stories;
  const actor = await actorOf(story!.code);
  const title = { fr: { text: 'Essai', source: true as const } };
  const places = [{ country: 'BJ', percentage: '60' }];
  const programmeId = namesOf(story!).programme(story!.next);
  const outcome = { programmeId, code: 'OS99', title };
  const refused = [
    await perform(db, actor, openProgramme, newId(), { reference: 'P-ESSAI', title, places }),
    await perform(db, actor, addOutcome, newId(), { ...outcome, aims: ['O2'], places }),
    await perform(db, actor, addOutcome, newId(), outcome),
  ].map((performed) => !performed.done && Object.keys(performed.fields ?? {}));
  assert.deepEqual(refused, [['places.0.percentage'], ['places.0.percentage'], ['aims']]);
});

test('a body whose affiliate another institute supports shows the sign of a joint programme, another body does not', async () => {
  const checks: Check[] = [];
  for (const story of stories) {
    const names = namesOf(story);
    const actor = await actorOf(story.code);
    for (const { key } of story.bodies)
      checks.push(
        ...(await db.read(actor, (tx) =>
          eligibilityChecks(tx, names.institute, names.organisation(key), todayIn()),
        )),
      );
  }
  assert.deepEqual(unheard(checks, ['O3-joint-programme', 'O3-regional-body']), []);
});

for (const { code } of stories)
  test(`${code}: each rule on dialogue, agreements and advocacy is kept by one thing and broken by another`, async () => {
    const actor = await actorOf(code);
    const checks = await db.read(actor, (tx) => checksOfGains(tx, actor.institute!.id, todayIn()));
    for (const { id } of rightsRules) {
      const verdicts = new Set(checks.flatMap((check) => (check.ruleId === id ? [check.verdict] : [])));
      assert.ok(verdicts.has('ok') && verdicts.size === 2, `${id}: ${[...verdicts].join(', ')}`);
    }
  });

for (const { code } of stories)
  test(`${code}: each rule of awareness, of what work strengthens, A1, A3-A5, A8 and A9 is kept once and broken once`, async () => {
    const actor = await actorOf(code);
    const institute = actor.institute!.id;
    const story = stories.find((each) => each.code === code)!;
    const first = firstMissionOf(story)!.input.id;
    const told = [...activitiesOf(story, todayIn()), ...missionsOf(story, todayIn())].map(({ id }) => id);
    const checks = await db.read(actor, (tx) =>
      checksOfActivities(tx, institute, [...told, first], todayIn(), { baselines: recordedBaselines }),
    );
    assert.ok(checks.get(first)?.some(({ sentence }) => sentence.key === 'activities.baseline-kept'));
    const all = [...checks.values()].flat();
    const { A1, A3, A4, A5, A8, A9 } = rulesOfKind;
    const wanted = [...awarenessRules, capacityTagRule, ...A1, ...A3, ...A4, ...A5, ...A8, ...A9];
    const missing = wanted.flatMap(({ id }) => {
      const verdicts = new Set(all.flatMap((check) => (check.ruleId === id ? [check.verdict] : [])));
      return verdicts.has('ok') && verdicts.size > 1 ? [] : [`${id}: ${[...verdicts].join(', ')}`];
    });
    assert.deepEqual(missing, []);
    assert.deepEqual(await consentOfStories(db, actor, code), [true, false]);
  });

test('each rule of the aims on all work of a programme is kept by one thing and broken by another', async () => {
  const actors = await Promise.all(stories.map(({ code }) => actorOf(code)));
  assert.deepEqual(await rulesOneSided(db, actors), []);
});
test('the parts of every figure add up: what does not is refused where it is entered', async () => {
  const story = stories.find(({ code }) => code === 'ism')!;
  const ids = new Set(measurementsOf(story, todayIn()).map(({ indicatorId }) => indicatorId));
  const judged = await db.read(await actorOf(story.code), async (tx) => {
    const all = [];
    for (const id of ids) all.push(...(await measurementChecks(tx, namesOf(story).institute, id, todayIn())));
    return all;
  });
  const checks = judged.flatMap(({ checks }) => checks);
  const verdicts = new Set(
    checks.flatMap((each) => (each.ruleId === 'R-breakdown-sum' ? [each.verdict] : [])),
  );
  assert.deepEqual([...verdicts], ['ok']);
});

for (const story of stories)
  test(`${story.code}: the one story whose consent was withdrawn waits to be taken down`, async () => {
    const at = { instituteId: namesOf(story).institute, today: todayIn() };
    const lines = await db.read(await actorOf(story.code), (tx) => waitingFor(tx, at, [storiesToTakeDown]));
    assert.deepEqual(
      lines.map(({ subject }) => subject.id),
      [toldStories(story.code).lapsed],
    );
  });
