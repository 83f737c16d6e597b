import { countGroups } from '../../src/areas/activities/commands/count-groups.ts';
import { countUniquePeople } from '../../src/areas/activities/commands/count-unique-people.ts';
import { nameUnit } from '../../src/areas/activities/commands/name-unit.ts';
import { recordLearningProduct } from '../../src/areas/activities/commands/record-learning-product.ts';
import { recordTest } from '../../src/areas/activities/commands/record-test.ts';
import { recordUse } from '../../src/areas/activities/commands/record-use.ts';
import { reviseActivity } from '../../src/areas/activities/commands/revise-activity.ts';
import type { Command } from '../../src/command/command.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { drawsFor, storyId } from './draws.ts';
import { gainId } from './load-gains.ts';
import { staff, type Telling, tell } from './telling.ts';
import { planPeriods, type ToldActivity } from './unfold-activities.ts';
import { otherKindId } from './unfold-other-kinds.ts';
import { learningProducts, onBehalfSources } from './words.ts';
import { fruitWords } from './words-kinds.ts';

/**
 * What came of activities, and is known only afterwards: the unit that was built, the services that a legal desk gave,
 * the use of a course, what others learn from an exchange, and the demand that a campaign and an advocacy worked on.
 */
export const tellFruits = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { story } = telling;
  const toldAs = (kind: Parameters<typeof otherKindId>[1], at: string): ToldActivity | undefined =>
    activities.find(({ id }) => id === otherKindId(story.code, kind, at));
  const heldAs = (...of: Parameters<typeof toldAs>): ToldActivity | undefined => {
    const told = toldAs(...of);
    return told?.course.state === 'held' ? told : undefined;
  };
  const add = <I, V>(to: ToldActivity, command: Command<I, V>, input: Record<string, unknown>) => {
    const source = onBehalfSources[to.party?.tongue ?? 'fr'](to.from.slice(0, 7));
    const said = { activityId: to.id, onBehalf: { source }, ...input };
    return tell(telling, staff(telling, 'programme_officer'), command, [to.id], said as never);
  };
  const fruit = (to: ToldActivity) => storyId(story.code, 'fruit', to.id);
  const words = (to: ToldActivity) => fruitWords[to.party?.tongue ?? 'fr'];

  const built = heldAs('A1', 'kept');
  if (built)
    await add(built, nameUnit, {
      id: fruit(built),
      unit: words(built).unit,
      result: 'created',
      unitLevel: 'sector',
    });

  const desk = heldAs('A4', 'kept');
  if (desk)
    await add(desk, countGroups, {
      counts: [
        { measure: 'advice', targetGroup: 'informal', count: 34 },
        { measure: 'advice', targetGroup: 'domestic', count: 12 },
        { measure: 'representation', targetGroup: 'precarious', count: 5 },
      ],
    });

  const course = heldAs('A5', 'kept');
  const askedOn = '2026-01-20';
  if (course && askedOn <= telling.today)
    await add(course, recordUse, {
      id: fruit(course),
      askedOn,
      asked: 12,
      usingIt: 8,
      what: words(course).use,
    });

  for (const told of activities.filter(isTested)) {
    const tested = countedIn(told) - 2;
    await add(told, recordTest, {
      id: fruit(told),
      testedOn: told.course.state === 'held' ? told.course.until : told.until,
      testedBefore: tested,
      testedAfter: tested,
      passed: Math.round(tested * 0.8),
      meanBefore: 46,
      meanAfter: 71,
    });
  }
  for (const told of activities.filter(({ plan, course }) => plan.kind === 'A7' && course.state === 'held')) {
    const draws = drawsFor('learning', told.id);
    // Of one exchange in three nothing came that others learn from.
    if (draws.between(1, 3) === 1 || told.course.state !== 'held') continue;
    const inWords = learningProducts[told.party?.tongue ?? 'fr'];
    const kind = draws.pick(['guide', 'article', 'training_module', 'film', 'methodology_note'] as const);
    const readyOn = addDays(told.course.until, draws.between(10, 25));
    await add(told, recordLearningProduct, {
      id: fruit(told),
      productKind: kind,
      title: `${inWords[kind]} (${told.plan.title})`,
      whereabouts: inWords.whereabouts,
      readyOn: readyOn > telling.today ? told.course.until : readyOn,
    });
  }

  await tellUniquePeople(telling, activities);

  for (const told of [toldAs('A1', 'law'), toldAs('A4', 'traced')]) {
    if (!told?.party) continue;
    const { id, partnershipId, ...plan } = told.plan;
    const dossiers = [{ dossierId: gainId(story.code, told.party.key, 'dossier', 'domestic') }];
    const revised = { ...plan, activityId: id, version: 1, dossiers };
    await tell(telling, staff(telling, 'programme_officer'), reviseActivity, [told.id], revised as never);
  }
};

/** Of one announced test in three nobody said yet what it came to. */
const isTested = (told: ToldActivity): boolean => isTestedTraining(told) && countedIn(told) > 4;

const isTestedTraining = ({ id, plan, course }: ToldActivity): boolean =>
  plan.kind === 'A2' &&
  plan.followUpTest === true &&
  course.state === 'held' &&
  drawsFor('test', id).between(1, 3) > 1;

/** Partners with a pace say once how many different people came to a year's trainings; one found that it counted too many. */
const tellUniquePeople = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { story, names } = telling;
  const years = Map.groupBy(activities.filter(isOnPlan), ({ party, year }) => `${party?.key} ${year}`);
  for (const [at, told] of years) {
    const [{ party, year }] = told as [ToldActivity];
    if (!party || drawsFor(story.code, 'people', at).between(1, 3) === 1) continue;
    const attendances = told.reduce((sum, each) => sum + countedIn(each), 0);
    const planFrom = planPeriods.find(
      ({ from, until }) => from <= `${year}-01-01` && `${year}-01-01` <= until,
    )?.from;
    if (!planFrom || attendances < 10) continue;
    const said = {
      planId: names.plan(party.key, planFrom),
      year,
      source: onBehalfSources[party.tongue](String(year)),
    };
    const people = Math.floor(attendances * 0.8);
    const count = (id: string, more: object) =>
      tell(telling, staff(telling, 'programme_officer'), countUniquePeople, [id], {
        id,
        ...said,
        ...more,
      } as never);
    await count(storyId(story.code, 'people', at), { people });
    if (year === 2024)
      await count(storyId(story.code, 'people', at, 'again'), {
        people: people - 3,
        reason: recountReasons[party.tongue],
      });
  }
};

const isOnPlan = ({ plan, course }: ToldActivity): boolean =>
  plan.kind === 'A2' && plan.planLineId !== undefined && course.state === 'held';

const countedIn = ({ course }: ToldActivity): number =>
  course.state === 'held' ? course.counts.reduce((sum, { count }) => sum + count, 0) : 0;

const recountReasons = {
  fr: 'Trois personnes figuraient sur deux listes',
  en: 'Three people were on two lists',
  es: 'Tres personas figuraban en dos listas',
};
