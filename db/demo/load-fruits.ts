import { countGroups } from '../../src/areas/activities/commands/count-groups.ts';
import { nameUnit } from '../../src/areas/activities/commands/name-unit.ts';
import { recordUse } from '../../src/areas/activities/commands/record-use.ts';
import { reviseActivity } from '../../src/areas/activities/commands/revise-activity.ts';
import type { Command } from '../../src/command/command.ts';
import { storyId } from './draws.ts';
import { gainId } from './load-gains.ts';
import { staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { otherKindId } from './unfold-other-kinds.ts';
import { onBehalfSources } from './words.ts';
import { fruitWords } from './words-kinds.ts';

/**
 * What came of activities, and is known only afterwards: the unit that was built, the services that a legal desk gave,
 * the use of a course, and the demand that a campaign and an advocacy worked on.
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

  for (const told of [toldAs('A1', 'law'), toldAs('A4', 'traced')]) {
    if (!told?.party) continue;
    const { id, partnershipId, ...plan } = told.plan;
    const dossiers = [{ dossierId: gainId(story.code, told.party.key, 'dossier', 'domestic') }];
    const revised = { ...plan, activityId: id, version: 1, dossiers };
    await tell(telling, staff(telling, 'programme_officer'), reviseActivity, [told.id], revised as never);
  }
};
