import { holds, partnerRoles } from '../../../kernel/actor.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isListFile, type ListColumn, listFile, mostListRows } from '../../../page/list-export.ts';
import { isAmiss, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { type FiledLessons, lessonFilings } from '../queries/lesson-filings.ts';
import { filingChoices, type OutcomeFiling } from '../queries/outcome-filings.ts';
import type { Lesson } from '../rules/lesson-input.ts';
import { mayReadFiledLessons } from '../rules/lesson-permissions.ts';
import { FiledList, filingFilterOf, filingNarrowings, filingPlace } from './filed-list.tsx';

const longestWords = 100;

/** What was filed, of one's own institute, of a partner's outcomes or, for the donor, of all; found by programme, year and words. */
export const show = async (page: Page) => {
  const { actor, words, query } = page;
  if (mayReadFiledLessons(actor) !== true) throw new NotFound();
  const title = words.t('reviews.filed-lessons');
  const wanted = query.get('words')?.trim().slice(0, longestWords) || undefined;
  const isFile = isListFile(page);
  const place = filingPlace(page);
  const { rows, narrowings, filed } = await page.read(async (tx) => {
    const choices = await filingChoices(tx, 'lesson_filings', actor.institutes);
    const narrowings = filingNarrowings(page, choices);
    const filter = { ...filingFilterOf(narrowings, place.value), words: wanted };
    const part = isFile ? { after: undefined, limit: mostListRows } : {};
    const { filed } = choices;
    return { narrowings, filed, rows: await lessonFilings(tx, actor.institutes, { ...filter, ...part }) };
  });
  if (isFile && !isAmiss(narrowings, [place])) {
    const lines = rows.flatMap((row) => (row.content?.lessons ?? []).map((lesson) => ({ row, lesson })));
    return listFile(page, title, fileColumns(page), lines);
  }
  const shown = (
    <FiledList
      page={page}
      title={title}
      quiet={words.t(
        holds(actor, ...partnerRoles) ? 'reviews.filed-lessons-partner' : 'reviews.filed-lessons-what',
      )}
      action={paths.filedLessons()}
      narrowings={narrowings}
      place={place}
      filters={
        <TextField name="words" label={words.t('reviews.lesson-words')} optional="" value={wanted ?? ''} />
      }
      rows={rows}
      filed={filed}
      empty={words.t('reviews.no-filed-lessons')}
      href={({ id }) => paths.filedLessonsOne({ id })}
      content={{ label: words.t('reviews.lessons'), cell: titlesOf }}
    />
  );
  return narrowedPage(shown, narrowings, [place]);
};

const titlesOf = ({ content }: OutcomeFiling<FiledLessons>) =>
  content && (
    <ul lang={content.language}>
      {content.lessons.map(({ title }) => (
        <li>{title}</li>
      ))}
    </ul>
  );

type Line = { row: OutcomeFiling<FiledLessons>; lesson: Lesson };

const fileColumns = ({ words }: Page): ListColumn<Line>[] => [
  { label: words.t('overview.axis-institute'), value: ({ row }) => row.institute.toUpperCase() },
  { label: words.t('reviews.programme'), value: ({ row }) => row.programme },
  { label: words.t('reviews.outcome'), value: ({ row }) => row.outcome },
  { label: words.t('reviews.year'), kind: 'number', value: ({ row }) => row.year },
  { label: words.t('reviews.lesson-title'), value: ({ lesson }) => lesson.title },
  { label: words.t('reviews.lesson-text'), value: ({ lesson }) => lesson.text },
  { label: words.t('reviews.report-state-filed'), kind: 'day', value: ({ row }) => row.filedOn },
  { label: words.t('reviews.filed-replaced-on'), kind: 'day', value: ({ row }) => row.replacedOn },
];
