import { type RawBuilder, sql } from 'kysely';

/** A story on the page of what it tells of, with how many consents stand behind it and how often it was published. */
export type StoryLine = {
  id: string;
  medium: string;
  title: string;
  peopleShown: number;
  consents: number;
  publications: number;
};

/** Stories `s` of a source with its conditions as one list, in the order in which they came. */
export const storyLines = (source: RawBuilder<unknown>): RawBuilder<StoryLine[]> => sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'medium', s.medium, 'title', s.title, 'peopleShown', s.people_shown,
           'consents', (select count(*) from story_consents c
              where (c.institute_id, c.story_id) = (s.institute_id, s.id) and c.ended_by_no is null and not exists (
                select from consent_withdrawals w where (w.institute_id, w.consent_id) = (c.institute_id, c.consent_id) and w.ended_by_no is null)),
           'publications', (select count(*) from story_publications p
              where (p.institute_id, p.story_id) = (s.institute_id, s.id) and p.ended_by_no is null)) order by s.entry_no, s.id), '[]')
    from ${source}`;

const mostStories = 10;

export type StoriesOfOutcome = {
  /** The last that were told; the list has all. */
  told: StoryLine[];
  /** Those that were withdrawn, the last one first: they have a history and no page. */
  withdrawn: Pick<StoryLine, 'id' | 'title'>[];
};

/** Stories of an outcome itself, of every partner or of one, as a select of one row. */
export const storiesOfOutcome = (
  instituteId: string,
  { outcomeId, partnershipId }: { outcomeId: string; partnershipId?: string | undefined },
): RawBuilder<StoriesOfOutcome> => {
  const own = sql`
    select * from stories s
     where s.institute_id = ${instituteId} and s.outcome_id = ${outcomeId}
       and (${partnershipId ?? null}::uuid is null or s.partnership_id = ${partnershipId ?? null}::uuid)`;
  const last = sql`(${own} and s.ended_by_no is null order by s.entry_no desc, s.id desc limit ${mostStories}) as s`;
  return sql<StoriesOfOutcome>`
    select (${storyLines(last)}) as told,
           (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title) order by w.ended_by_no desc), '[]')
              from (${own} and s.ended_by_no is not null) as w) as withdrawn`;
};
