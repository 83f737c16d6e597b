import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import type { StoryUse, storyMedia } from '../rules/story-input.ts';
import { consentsCounted } from './consents-counted.ts';
import {
  activityOfStory,
  aroundStory,
  outcomeOfStory,
  type StoryPlace,
  storyPlace,
  type storySubjects,
} from './story-place.ts';

/** `unproven`: there would be enough consents were each of other people, and nobody said that they are. */
export const consentStates = ['given', 'unproven', 'lapsed', 'missing'] as const;
type ConsentState = (typeof consentStates)[number];

/** `nowhere`: never, or taken down everywhere. */
export const storyStandings = ['published', 'nowhere'] as const;

export type ListedStory = {
  id: string;
  entryNo: number;
  medium: (typeof storyMedia)[number];
  title: string;
  shown: string;
  peopleShown: number;
  /** Uses in which it stands published, and whether it was taken down from where it stood. */
  published: StoryUse[];
  wasTakenDown: boolean;
  consent: ConsentState;
} & StoryPlace;

export type StoryFilter = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  partnershipId?: string | undefined;
  about?: (typeof storySubjects)[number] | undefined;
  standing?: (typeof storyStandings)[number] | undefined;
  consent?: ConsentState | undefined;
  /** What consent is asked for; what each story is published as, or may be, where it is left out. */
  use?: StoryUse | undefined;
  /** Key of the last row seen (`keyOfStory`). */
  after?: string | undefined;
  /** Rows wanted at most; a page and one more where it is left out. */
  limit?: number | undefined;
};

export const storiesAPage = 25;

/** Stories and pictures that the actor may read and that were not withdrawn, those recorded last first. */
export const stories = async (
  tx: Tx,
  instituteId: string,
  filter: StoryFilter = {},
): Promise<ListedStory[]> => {
  const state = consentState(filter.use, todayIn());
  const conditions = [
    sql<SqlBool>`s.institute_id = ${instituteId} and s.ended_by_no is null`,
    ...conditionsOf(filter),
    ...(filter.consent ? [sql<SqlBool>`${state} = ${filter.consent}`] : []),
  ];
  // First which: with the limit inside, consent is counted for the rows of the page only.
  const { rows } = await sql<ListedStory>`
    select s.id, s.entry_no as "entryNo", s.medium, s.title, s.shown, s.people_shown as "peopleShown",
           ${storyPlace},
           (select coalesce(jsonb_agg(distinct n.published_as), '[]') from (${standing}) as n) as published,
           exists (select ${taken}) as "wasTakenDown", ${state} as consent
      from (
        select s.* from stories s ${activityOfStory}
         where ${sql.join(conditions, sql` and `)}
         order by s.entry_no desc, s.id desc limit ${filter.limit ?? storiesAPage + 1}) as s
      ${activityOfStory} ${aroundStory}
     order by s.entry_no desc, s.id desc`.execute(tx);
  return rows;
};

/** Where the next page begins after this row. */
export const keyOfStory = ({ entryNo, id }: ListedStory): string => `${entryNo}|${id}`;

const conditionsOf = (filter: StoryFilter): RawBuilder<SqlBool>[] => {
  const { programmeId, outcomeId, partnershipId, about } = filter;
  const last = valueAndId(filter.after);
  const isPlace = last && /^\d{1,15}$/.test(last.value);
  return [
    ...(programmeId ? [sql<SqlBool>`${outcomeOfStory} in (${outcomesOf(programmeId)})`] : []),
    ...(outcomeId ? [sql<SqlBool>`${outcomeOfStory} = ${outcomeId}`] : []),
    ...(about ? [sql<SqlBool>`(s.outcome_id is not null) = ${about === 'outcome'}::boolean`] : []),
    ...(partnershipId ? [sql<SqlBool>`s.partnership_id = ${partnershipId}`] : []),
    ...(filter.standing
      ? [sql<SqlBool>`exists (${standing}) = ${filter.standing === 'published'}::boolean`]
      : []),
    ...(isPlace ? [sql<SqlBool>`(s.entry_no, s.id) < (${last.value}::bigint, ${last.id}::uuid)`] : []),
  ];
};

const outcomesOf = (programmeId: string) => sql`
  select o.id from outcomes o where (o.institute_id, o.programme_id) = (s.institute_id, ${programmeId}::uuid)`;

const isRemoved = sql`exists (select from story_removals x
  where (x.institute_id, x.publication_id) = (q.institute_id, q.id) and x.ended_by_no is null)`;

const ofStory = sql`from story_publications q where (q.institute_id, q.story_id) = (s.institute_id, s.id) and q.ended_by_no is null`;

/** Publications of the story `s` that nobody took down. */
const standing = sql`select q.published_as ${ofStory} and not ${isRemoved}`;
const taken = sql`${ofStory} and ${isRemoved}`;

/**
 * What consent comes to on a day: in every use in which the story `s` stands published, the worst of them; of one that stands
 * nowhere, in the use that those shown agreed to best. With a use, in that one.
 */
const consentState = (use: StoryUse | undefined, day: CalendarDay): RawBuilder<unknown> => sql`(
  select (${sql.val([...consentStates])}::text[])[1 + coalesce(case when bool_or(t.stands) then max(t.rank) else min(t.rank) end,
           case when s.people_shown = 0 then 0 else 3 end)]
    from (
      select u.stands, case when c.covered >= s.people_shown then 0 when c.claimed >= s.people_shown then 1
                            when c.lapsed_on is not null then 2 else 3 end as rank
        from (${use ? sql`select ${use}::text as use, true as stands` : usesJudged}) as u
       cross join lateral ${consentsCounted(sql`u.use`, day)} as c) as t)`;

const usesJudged = sql`
  select q.published_as as use, true as stands ${ofStory} and not ${isRemoved}
  union
  select unnest(k.uses), false from story_consents k
   where (k.institute_id, k.story_id) = (s.institute_id, s.id) and k.ended_by_no is null and not exists (${standing})`;
