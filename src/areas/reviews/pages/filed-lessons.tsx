import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  keyOfLessons,
  type LessonFilingFilter,
  type LessonFilingRow,
  lessonFilingChoices,
  lessonFilings,
  lessonsAPage,
} from '../queries/lesson-filings.ts';
import type { Lesson } from '../rules/lesson-input.ts';
import { mayReadFiledLessons } from '../rules/lesson-permissions.ts';

/** What was filed, of one's own institute or, for the donor, of all; found by programme, year and words. */
export const show = async (page: Page) => {
  const { actor, words } = page;
  if (mayReadFiledLessons(actor) !== true) throw new NotFound();
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = { ...filter, after: undefined, limit: mostListRows };
    const rows = await page.read((tx) => lessonFilings(tx, actor.institutes, all));
    const lines = rows.flatMap((row) => row.content.lessons.map((lesson) => ({ row, lesson })));
    return listFile(page, words.t('reviews.filed-lessons'), fileColumns(page), lines);
  }
  const props = await page.read(async (tx) => ({
    rows: await lessonFilings(tx, actor.institutes, filter),
    choices: await lessonFilingChoices(tx, actor.institutes),
  }));
  return html(view({ page, filter, ...props }));
};

const longestWords = 100;

const filterOf = ({ query }: Page): LessonFilingFilter => {
  const one = (name: string) => query.get(name)?.trim() || undefined;
  return {
    programme: one('programme'),
    year: /^\d{4}$/.test(one('year') ?? '') ? Number(one('year')) : undefined,
    words: one('words')?.slice(0, longestWords),
    after: one('after'),
  };
};

type Props = {
  page: Page;
  filter: LessonFilingFilter;
  rows: readonly LessonFilingRow[];
  choices: { programmes: string[]; years: number[] };
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const title = words.t('reviews.filed-lessons');
  const shown = rows.slice(0, lessonsAPage);
  const last = rows.length > lessonsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} quiet={words.t('reviews.filed-lessons-what')} />
      <FilingFilters {...props} />
      <FilingTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfLessons(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function FilingFilters({ page: { words, query }, filter, choices }: Props) {
  const all = words.t('page.filter-reset');
  const select = { optional: '', placeholder: all };
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.filedLessons()}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: paths.filedLessons() } : undefined}
    >
      <TextField
        name="words"
        label={words.t('reviews.lesson-words')}
        optional=""
        value={filter.words ?? ''}
      />
      <SelectField
        {...select}
        name="programme"
        label={words.t('reviews.programme')}
        value={filter.programme ?? ''}
        options={choices.programmes.map((value) => ({ value, label: value }))}
      />
      <SelectField
        {...select}
        name="year"
        label={words.t('reviews.year')}
        value={filter.year ? String(filter.year) : ''}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </Filters>
  );
}

function FilingTable({ page: { words }, rows }: Pick<Props, 'page' | 'rows'>) {
  return (
    <DataTable
      caption={words.t('reviews.filed-lessons')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.no-filed-lessons')}
      columns={[
        {
          key: 'outcome',
          label: words.t('reviews.outcome'),
          cell: ({ id, programme, outcome, institute }) => (
            <a href={paths.filedLessonsOne({ id })}>
              {institute.toUpperCase()} · {programme} · {outcome}
            </a>
          ),
        },
        { key: 'year', label: words.t('reviews.year'), cell: ({ year }) => String(year) },
        {
          key: 'lessons',
          label: words.t('reviews.lessons'),
          cell: ({ content }) => (
            <ul lang={content.language}>
              {content.lessons.map(({ title }) => (
                <li>{title}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'on',
          label: words.t('reviews.report-state-filed'),
          cell: ({ filedOn }) => words.day(filedOn),
        },
      ]}
    />
  );
}

type Line = { row: LessonFilingRow; lesson: Lesson };

const fileColumns = ({ words }: Page): ListColumn<Line>[] => [
  { label: words.t('reviews.programme'), value: ({ row }) => row.programme },
  { label: words.t('reviews.outcome'), value: ({ row }) => row.outcome },
  { label: words.t('reviews.year'), kind: 'number', value: ({ row }) => row.year },
  { label: words.t('reviews.lesson-title'), value: ({ lesson }) => lesson.title },
  { label: words.t('reviews.lesson-text'), value: ({ lesson }) => lesson.text },
  { label: words.t('reviews.report-state-filed'), kind: 'day', value: ({ row }) => row.filedOn },
];
