import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Language } from '../../../kernel/language.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { isShielded } from '../../records/rules/document-input.ts';
import type { Subject } from '../../records/rules/subject.ts';
import type { StoryUse } from '../rules/story-input.ts';
import type { ToldPart } from '../rules/told-story.ts';
import { type ConsentRow, consentRows, inSight } from './consents.ts';
import { activityOfStory, aroundStory, type StoryPlace, storyPlace } from './story-place.ts';

export type PublicationRow = {
  id: string;
  publishedOn: CalendarDay;
  publishedAs: StoryUse;
  place: string;
  takenDownOn: CalendarDay | null;
  /** The row of its take-down and the number of the entry that noted it. */
  removalId: string | null;
  removalNo: number | null;
};

export type PublicationOfStory = PublicationRow & { storyId: string };

export type StoryRow = {
  id: string;
  medium: string;
  title: string;
  shown: string;
  peopleShown: number;
  /** The picture or text itself, an ordinary document; null where it was withdrawn. */
  documentId: string | null;
  /** Of the words of the story; null where it tells none. */
  language: Language | null;
  version: number;
  consents: ConsentRow[];
  publications: PublicationRow[];
} & StoryPlace &
  Readonly<Record<ToldPart, string | null>>;

/** A story or picture with its consents and where it was published; undefined where the actor sees none or it was withdrawn. */
export const storyById = async (tx: Tx, instituteId: string, id: string): Promise<StoryRow | undefined> => {
  const { rows } = await sql<StoryRow>`
    ${storySelect} where s.institute_id = ${instituteId} and s.id = ${id} and s.ended_by_no is null`.execute(
    tx,
  );
  return rows[0];
};

/** Documents of what a story is of that it can be told with: those that nobody is shielded by. */
export const ordinaryDocuments = async (
  tx: Tx,
  instituteId: string,
  subject: Subject,
): Promise<{ id: string; title: string }[]> => {
  const all = await documentsOf(tx, instituteId, subject);
  return all.filter((one) => !isShielded(one.class)).map(({ id, title }) => ({ id, title }));
};

/**
 * What goes out of sight with a story that was withdrawn: the papers of its consents, the picture that was sent with a
 * story and that no standing one shows, and what hangs on the story itself. What hung on the activity or outcome before is
 * not the story's to take along.
 */
export const documentsOfNoOtherStory = async (
  tx: Tx,
  instituteId: string,
  storyId: string,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select c.document_id as id from story_consents c where c.institute_id = ${instituteId} and c.story_id = ${storyId}
    union
    select s.document_id from stories s
      join stories sent on (sent.institute_id, sent.document_id) = (s.institute_id, s.document_id)
      join documents d on (d.institute_id, d.id, d.entry_no) = (sent.institute_id, sent.document_id, sent.entry_no)
     where s.institute_id = ${instituteId} and s.id = ${storyId} and not exists (select from stories o
       where (o.institute_id, o.document_id) = (s.institute_id, s.document_id) and o.id <> s.id and o.ended_by_no is null)
    union
    select d.id from documents d
     where d.institute_id = ${instituteId} and d.subject_kind = 'story' and d.subject_id = ${storyId} and d.ended_by_no is null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** One publication of a story that stands; undefined where the actor sees none. */
export const publicationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<PublicationOfStory | undefined> => {
  const { rows } = await sql<PublicationOfStory>`
    select p.id, p.story_id as "storyId", p.published_on as "publishedOn", p.published_as as "publishedAs", p.place, r.taken_down_on as "takenDownOn",
           r.id as "removalId", r.entry_no as "removalNo"
      from story_publications p
      join stories s on (s.institute_id, s.id) = (p.institute_id, p.story_id) and s.ended_by_no is null
      left join ${removal}
     where p.institute_id = ${instituteId} and p.id = ${id} and p.ended_by_no is null`.execute(tx);
  return rows[0];
};

const removal = sql`story_removals r on (r.institute_id, r.publication_id) = (p.institute_id, p.id) and r.ended_by_no is null`;

/** Stories `s` with their consents and publications, before its conditions. */
export const storySelect = sql`
    select s.id, ${storyPlace}, s.medium, s.title, s.shown,
           s.people_shown as "peopleShown", ${inSight('s')} as "documentId",
           s.language, s.what_changed as "whatChanged", s.change_actor as "changeActor", s.significance, s.contribution,
           s.evidence, s.version,
           (select coalesce(jsonb_agg(to_jsonb(k) order by k."givenOn", k.id), '[]')
              from (${consentRows} where (c.institute_id, c.story_id) = (s.institute_id, s.id) and c.ended_by_no is null) as k) as consents,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'publishedOn', p.published_on,
                     'publishedAs', p.published_as, 'place', p.place, 'takenDownOn', r.taken_down_on,
                     'removalId', r.id, 'removalNo', r.entry_no)
                     order by p.published_on, p.id), '[]')
              from story_publications p left join ${removal} where (p.institute_id, p.story_id) = (s.institute_id, s.id)
               and p.ended_by_no is null) as publications
      from stories s ${activityOfStory} ${aroundStory}`;
