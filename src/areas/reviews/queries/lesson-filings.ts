import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Lesson } from '../rules/lesson-input.ts';

/** Lessons as they were filed; what every reader's page is drawn from. */
export type FiledLessons = {
  programme: string;
  outcome: { code: string; title: Localized };
  year: number;
  /** Of the texts. */
  language: string;
  lessons: Lesson[];
};

export type LessonFilingRow = {
  id: string;
  institute: string;
  programme: string;
  outcome: string;
  year: number;
  filedOn: CalendarDay;
  filedBy: string;
  sha256: string;
  content: FiledLessons;
};

const filings = (tx: Tx, institutes: readonly string[]) =>
  tx
    .selectFrom('lesson_filings as f')
    .innerJoin('institutes as i', 'i.id', 'f.institute_id')
    .select(['f.id', 'i.code as institute', 'f.programme_reference as programme'])
    .select(['f.outcome_code as outcome', 'f.year', 'f.filed_on as filedOn', 'f.filed_by_name as filedBy'])
    .select(['f.sha256', 'f.content'])
    .where('f.institute_id', 'in', [...institutes]);

const read = <R extends { content: string }>({ content, ...row }: R) => ({
  ...row,
  content: JSON.parse(content) as FiledLessons,
});

export type LessonFilingFilter = {
  /** A reference, as it was filed. */
  programme?: string | undefined;
  year?: number | undefined;
  /** Words that a lesson holds, in any case. */
  words?: string | undefined;
  /** Key of the last row seen (`keyOfLessons`). */
  after?: string | undefined;
  limit?: number | undefined;
};

export const lessonsAPage = 25;

/** Where the next page begins after this row. */
export const keyOfLessons = ({ filedOn, id }: Pick<LessonFilingRow, 'filedOn' | 'id'>): string =>
  `${filedOn}|${id}`;

/** The last filing of each sheet of these institutes, the newest first; one more than a page, to know whether there is another. */
export const lessonFilings = async (
  tx: Tx,
  institutes: readonly string[],
  filter: LessonFilingFilter = {},
): Promise<LessonFilingRow[]> => {
  if (institutes.length === 0) return [];
  let query = filings(tx, institutes)
    .where(
      sql<SqlBool>`not exists (select from lesson_filings n where n.institute_id = f.institute_id
        and n.sheet_id = f.sheet_id and n.entry_no > f.entry_no)`,
    )
    .orderBy('f.filed_on', 'desc')
    .orderBy('f.id', 'desc')
    .limit(filter.limit ?? lessonsAPage + 1);
  if (filter.programme) query = query.where('f.programme_reference', '=', filter.programme);
  if (filter.year) query = query.where('f.year', '=', filter.year);
  if (filter.words) query = query.where(holds(filter.words));
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\|(.+)$/.exec(filter.after ?? '') ?? [];
  if (day && calendarDay(day) && isId(id))
    query = query.where(sql<SqlBool>`(f.filed_on, f.id) < (${day}::date, ${id}::uuid)`);
  return (await query.execute()).map(read);
};

const holds = (words: string) => {
  const wanted = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`exists (select from jsonb_array_elements(f.content::jsonb -> 'lessons') l
    where l ->> 'title' ilike ${wanted} or l ->> 'text' ilike ${wanted})`;
};

/** Programmes and years of which lessons were filed: what a list of them is narrowed by. */
export const lessonFilingChoices = async (
  tx: Tx,
  institutes: readonly string[],
): Promise<{ programmes: string[]; years: number[] }> => {
  if (institutes.length === 0) return { programmes: [], years: [] };
  const rows = await tx
    .selectFrom('lesson_filings')
    .select(['programme_reference as programme', 'year'])
    .distinct()
    .where('institute_id', 'in', [...institutes])
    .execute();
  return {
    programmes: [...new Set(rows.map(({ programme }) => programme))].sort(),
    years: [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a),
  };
};

export const lessonFiling = async (
  tx: Tx,
  institutes: readonly string[],
  id: string,
): Promise<LessonFilingRow | undefined> => {
  if (institutes.length === 0) return undefined;
  const row = await filings(tx, institutes).where('f.id', '=', id).executeTakeFirst();
  return row && read(row);
};
