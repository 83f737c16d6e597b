import { conflict, defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type LessonRow, type LessonSheet, lessonSheetOf, lessonsOn } from '../queries/lesson-sheets.ts';
import { type Lesson, writeLessonsInput } from '../rules/lesson-input.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';
import { isYearOf } from '../rules/score-year.ts';

/** The lessons of an outcome's year, in their order; a changed one stands in the place of what was written before. */
export const writeLessons = defineCommand({
  name: 'write-lessons',
  version: 1,
  input: writeLessonsInput,
  may: mayWriteLessons,
  run: async (writing, { outcomeId, year, version, lessons, ...said }) => {
    const { tx, chain } = writing;
    const outcome = await outcomeById(tx, chain, outcomeId);
    const programme = outcome && (await programmeById(tx, chain, outcome.programmeId));
    if (!programme) throw new NotFound();
    if (!isYearOf(programme, year))
      return refuseFields({ year: [{ key: 'reviews.year-outside-programme' }] });
    const found = await lessonSheetOf(tx, chain, { outcomeId, year });
    const before = found ? await lessonsOn(tx, chain, found.id) : [];
    if ((found?.version ?? 0) !== version) return conflict(found?.version ?? 0, standing(found, before));
    const language = said.language ?? found?.language ?? writing.actor.language;
    const sheet = found ?? (await openSheet(writing, { outcomeId, year, language }));
    await writeChanged(writing, sheet.id, { before, lessons });
    await tx
      .updateTable('lesson_sheets')
      .set({ version: version + 1, language })
      .where('institute_id', '=', chain)
      .where('id', '=', sheet.id)
      .execute();
    // The draft is the house's alone, and a control reads the trail: it tells how many there are, not what they say.
    const after = { outcomeId, year, language, lessons: lessons.length };
    return done({ id: sheet.id }, { subject: { kind: 'lesson_sheet', id: sheet.id }, after });
  },
});

const standing = (sheet: LessonSheet | undefined, rows: readonly LessonRow[]) => ({
  ...(sheet ? { 'field.language': sheet.language } : {}),
  ...Object.fromEntries(
    rows.flatMap(({ title, text }, at) => [
      [`lessons.${at}.title`, title],
      [`lessons.${at}.text`, text],
    ]),
  ),
});

const openSheet = async (
  { tx, chain, entryNo }: Writing,
  { outcomeId, year, language }: { outcomeId: string; year: number; language: string },
): Promise<LessonSheet> => {
  const sheet = { id: newId(), outcomeId, year, language, version: 1 };
  await tx
    .insertInto('lesson_sheets')
    .values({
      institute_id: chain,
      id: sheet.id,
      outcome_id: outcomeId,
      year,
      language,
      entry_no: entryNo,
    })
    .execute();
  return sheet;
};

type Change = { before: readonly LessonRow[]; lessons: readonly Lesson[] };

const writeChanged = async ({ tx, chain, entryNo }: Writing, sheetId: string, change: Change) => {
  const { before, lessons } = change;
  const isSame = ({ position, title, text }: LessonRow) =>
    lessons[position]?.title === title && lessons[position]?.text === text;
  const gone = before.filter((row) => !isSame(row));
  if (gone.length > 0)
    await tx
      .updateTable('lessons')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute();
  const stays = new Set(before.filter(isSame).map(({ position }) => position));
  const fresh = lessons.flatMap(({ title, text }, position) =>
    stays.has(position)
      ? []
      : [
          {
            institute_id: chain,
            id: newId(),
            sheet_id: sheetId,
            position,
            title,
            text,
            replaces_id: gone.find((row) => row.position === position)?.id ?? null,
            entry_no: entryNo,
          },
        ],
  );
  if (fresh.length > 0) await tx.insertInto('lessons').values(fresh).execute();
};
