import { toldStories } from '../../db/demo/load-stories.ts';
import { storyById } from '../../src/areas/activities/queries/stories.ts';
import { consentRule } from '../../src/areas/activities/rules/consent-rules.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';

/** Whether the demo's two stories of an institute may be published today: the one agreed to, the one nobody was asked about. */
export const consentOfStories = async (db: Database, actor: Actor, code: string): Promise<boolean[]> => {
  const { kept, tripped } = toldStories(code);
  const stories = await db.read(actor, async (tx) => [
    await storyById(tx, actor.institute!.id, kept),
    await storyById(tx, actor.institute!.id, tripped),
  ]);
  const facts = { on: todayIn(), use: 'website' as const };
  return stories.map((story) => consentRule.judge({ ...story!, ...facts }, new Map()).kept);
};
