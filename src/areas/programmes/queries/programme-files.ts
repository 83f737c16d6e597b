import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { FileTextState, FileWriterRole, SectionPlace } from '../rules/file-input.ts';

export type FileSectionRow = {
  id: string;
  code: string;
  appliesTo: SectionPlace;
  title: Localized;
  guidance: Localized;
  position: number;
  isUsed: boolean;
  source: string;
  version: number;
};

const sections = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('file_sections')
    .select([
      'id',
      'code',
      sql<SectionPlace>`applies_to`.as('appliesTo'),
      sql<Localized>`title`.as('title'),
      sql<Localized>`guidance`.as('guidance'),
      'position',
      'is_used as isUsed',
      'source',
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .orderBy(sql`applies_to desc`)
    .orderBy('position')
    .orderBy('code');

/** Sections of a programme file as the institute keeps them: those of the programme, then those of each outcome. */
export const fileSections = (tx: Tx, instituteId: string): Promise<FileSectionRow[]> =>
  sections(tx, instituteId).execute();

/** Those that had been added by an audit number, as they are used today. */
export const fileSectionsBy = (tx: Tx, instituteId: string, asOf: number): Promise<FileSectionRow[]> =>
  sections(tx, instituteId).where('entry_no', '<=', asOf).execute();

export const fileSectionById = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<FileSectionRow | undefined> => sections(tx, instituteId).where('id', '=', id).executeTakeFirst();

export type FileTextRow = {
  id: string;
  programmeId: string;
  outcomeId: string | null;
  sectionId: string;
  text: Localized;
  state: FileTextState;
  /** The function that may write it beside who keeps the programme. */
  writerRole: FileWriterRole | null;
  responsible: string | null;
  dueOn: CalendarDay | null;
  version: number;
};

const texts = (tx: Tx, instituteId: string, programmeId: string) =>
  tx
    .selectFrom('file_texts')
    .select([
      'id',
      'programme_id as programmeId',
      'outcome_id as outcomeId',
      'section_id as sectionId',
      sql<Localized>`text`.as('text'),
      sql<FileTextState>`state`.as('state'),
      sql<FileWriterRole | null>`writer_role`.as('writerRole'),
      'responsible',
      'due_on as dueOn',
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId);

/** What is written of a programme's file so far. */
export const fileTextsOf = (tx: Tx, instituteId: string, programmeId: string): Promise<FileTextRow[]> =>
  texts(tx, instituteId, programmeId).execute();

/**
 * The same as of an audit number. Texts are written in place: what they were is in the trail alone, in the first entry after
 * the number (a body that was erased says nothing, so that the next one does), by the section that it names.
 */
export const fileTextsAsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf: number,
): Promise<FileTextRow[]> => {
  const known = await texts(tx, instituteId, programmeId).where('entry_no', '<=', asOf).execute();
  const { rows } = await sql<{ id: string; before: Partial<FileTextRow> }>`
    select distinct on (t.id) t.id, p.body::jsonb -> 'before' as before
      from file_texts t
      join file_sections s on (s.institute_id, s.id) = (t.institute_id, t.section_id)
      join audit_entries e on e.chain = t.institute_id and e.no > ${asOf} and e.outcome = 'done'
       and e.command = 'write-file-text' and e.subject_id = coalesce(t.outcome_id, t.programme_id)
      join audit_payloads p on (p.chain, p.no) = (e.chain, e.no) and p.body is not null
     where t.institute_id = ${instituteId} and t.programme_id = ${programmeId} and t.entry_no <= ${asOf}
       and case when p.body::jsonb -> 'after' ? 'sectionId' then p.body::jsonb #>> '{after,sectionId}' = s.id::text
         else ${everTitled(sql`p.body::jsonb #> '{after,section}'`)} end
     order by t.id, e.no`.execute(tx);
  const before = new Map(rows.map((row) => [row.id, row.before]));
  return known.map((row) => ({ ...row, ...before.get(row.id) }));
};

/** Whether a section `s` is or was called so: entries of the trail named it by its title alone at first. */
const everTitled = (title: RawBuilder<unknown>) => sql`(${title} = s.title or exists (
  select from audit_entries r join audit_payloads q on (q.chain, q.no) = (r.chain, r.no) and q.body is not null
   where r.chain = s.institute_id and r.command = 'revise-file-section' and r.outcome = 'done' and r.subject_id = s.id
     and q.body::jsonb #> '{before,title}' = ${title}))`;

/** What stands under one section of a programme (`outcomeId` null) or an outcome; undefined where nothing does. */
export const fileTextAt = (
  tx: Tx,
  instituteId: string,
  at: { programmeId: string; outcomeId: string | null; sectionId: string },
): Promise<FileTextRow | undefined> =>
  texts(tx, instituteId, at.programmeId)
    .where('outcome_id', 'is not distinct from', at.outcomeId)
    .where('section_id', '=', at.sectionId)
    .executeTakeFirst();
