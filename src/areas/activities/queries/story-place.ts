import { sql } from 'kysely';
import type { Localized } from '../../../kernel/localized.ts';

/** What a story tells of (`storySubjects`): an activity, or an outcome to which many led. */
export const storySubjects = ['activity', 'outcome'] as const;

/** Where a story belongs; of one that is told of an outcome there is no activity. */
export type StoryPlace = {
  activityId: string | null;
  reference: string | null;
  activity: string | null;
  outcomeId: string;
  outcomeCode: string;
  outcomeTitle: Localized;
  programmeId: string;
  programme: string;
  partnershipId: string | null;
  partner: string | null;
};

/** Of which outcome the story `s` is, with its activity `a` where it is of one. */
export const outcomeOfStory = sql`coalesce(s.outcome_id, a.outcome_id)`;

/** The activity of a story `s`, where it is of one. */
export const activityOfStory = sql`
  left join activities a on (a.institute_id, a.id) = (s.institute_id, s.activity_id)`;

/** What a story `s` belongs to, after `activityOfStory`. */
export const aroundStory = sql`
  join outcomes o on (o.institute_id, o.id) = (s.institute_id, ${outcomeOfStory})
  join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id)
  left join partnerships ps on (ps.institute_id, ps.id) = (s.institute_id, s.partnership_id)
  left join organisations r on (r.institute_id, r.id) = (ps.institute_id, ps.organisation_id)`;

/** Columns of `StoryPlace`, after both. */
export const storyPlace = sql`
  s.activity_id as "activityId", a.reference, a.title as activity, o.id as "outcomeId", o.code as "outcomeCode",
  o.title as "outcomeTitle", g.id as "programmeId", g.reference as programme, s.partnership_id as "partnershipId",
  r.name as partner`;
