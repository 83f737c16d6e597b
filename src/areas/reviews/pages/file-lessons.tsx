import { paths, withQuery } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { fileLessons } from '../commands/file-lessons.ts';
import { lessonSheetById } from '../queries/lesson-sheets.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';

const sheetHref = ({ outcomeId, year }: { outcomeId: string; year: number }): string =>
  withQuery(paths.outcomeLessons({ id: outcomeId }), { year: String(year) });

export const { show, save } = plainForm({
  may: mayWriteLessons,
  load: lessonSheetById,
  title: 'reviews.file-lessons',
  button: 'reviews.file-lessons',
  kind: ({ words }, { year }) => words.t('reviews.lessons-of', { year: String(year) }),
  crumbs: ({ words }, sheet) => [
    { label: words.t('reviews.lessons-of', { year: String(sheet.year) }), href: sheetHref(sheet) },
  ],
  back: sheetHref,
  command: fileLessons,
  readers: {},
  extra: (_, { id }) => ({ sheetId: id }),
  fields: ({ page: { words } }) => <p>{words.t('reviews.file-lessons-what')}</p>,
  notice: 'reviews.lessons-filed',
});
