import { addStory } from '../../src/areas/activities/commands/add-story.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { publishStory } from '../../src/areas/activities/commands/publish-story.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { partnerOf, programmeOf, training } from './union-work.ts';

/** A picture of two people, sent by a partner's coordinator (`me`), with what a consent and a publication of it say. */
export const storyWork = async (db: Database) => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other');
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const officer = cast.as('programme_officer');
  const { id: activityId } = await doing(db, me, planActivity, { ...training, outcomeId, partnershipId });
  const { id: storyId } = await doing(db, me, addStory, {
    activityId,
    medium: 'picture',
    title: 'At the port',
    shown: 'Two shop stewards of the port section',
    peopleShown: 2,
  });
  const consent = {
    storyId,
    who: 'Two shop stewards',
    people: 2,
    givenOn: '2026-03-06',
    uses: ['website'],
    kept: { place: 'Secretariat', keeper: 'Head of communication' },
  };
  const publication = {
    storyId,
    publishedOn: '2026-04-01',
    publishedAs: 'website',
    place: 'Page of stories',
  };
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  const refused = async (input: object) => {
    const outcome = await perform(db, officer, publishStory, newId(), { ...publication, ...input });
    return outcome.done ? undefined : (outcome.problem?.key ?? outcome.fields);
  };
  return {
    cast,
    me,
    officer,
    outcomeId,
    partnershipId,
    activityId,
    storyId,
    consent,
    publication,
    strangers,
    refused,
  };
};
