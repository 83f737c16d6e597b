import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { storyById } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { consentRule } from '../rules/consent-rules.ts';
import { publishStoryInput } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';

/** Marks a story as published for a use; without the consent of everyone shown on that day it is not published. */
export const publishStory = defineCommand({
  name: 'publish-story',
  version: 1,
  input: publishStoryInput,
  may: mayPublishStories,
  run: async ({ tx, chain, entryNo }, { id = newId(), storyId, publishedOn, publishedAs, place }) => {
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (publishedOn > todayIn()) return refuseFields({ publishedOn: [{ key: 'activities.day-in-future' }] });
    const facts = { ...story, on: publishedOn, use: publishedAs };
    const check = applyRule(consentRule, facts, new Map(), { day: publishedOn, exceptions: [] });
    if (check.verdict === 'blocks') return refuse(check.sentence);
    const { partnershipId } = story;
    await tx
      .insertInto('story_publications')
      .values({
        institute_id: chain,
        id,
        story_id: storyId,
        partnership_id: partnershipId,
        published_on: publishedOn,
        published_as: publishedAs,
        place,
        entry_no: entryNo,
      })
      .execute();
    const after = { story: storyId, publishedOn, publishedAs, place };
    return done({ id }, { subject: storySubject(story), partnershipId, after });
  },
});
