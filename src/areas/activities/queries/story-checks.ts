import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { consentRule, storyUsesToJudge } from '../rules/consent-rules.ts';
import { type StoryRow, storySelect } from './stories.ts';

/** A check and the story it is about. */
export type StoryCheck = { check: Check; id: string; title: string };

/**
 * What aim O8 says on a day of the stories of a programme: for each use in which one is still published, or, before it
 * is, for the use that those shown agreed to most. One query.
 */
export const checksOfStories = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<StoryCheck[]> => {
  const { rows } = await sql<StoryRow>`
    ${storySelect}
     where s.institute_id = ${instituteId} and g.id = ${programmeId} and s.ended_by_no is null
     order by s.id`.execute(tx);
  return rows.flatMap((story) =>
    storyUsesToJudge(story, day).map((use) => ({
      check: applyRule(consentRule, { ...story, on: day, use }, new Map(), { day, exceptions: [] }),
      id: story.id,
      title: story.title,
    })),
  );
};
