import { isId } from '../../../kernel/id.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { ControlStateTag } from '../../records/pages/control-questions-section.tsx';
import {
  type ControlQuestionRow,
  controlQuestions,
  controlQuestionsAPage,
} from '../../records/queries/control-questions.ts';
import { maySeeControlQuestions } from '../../records/rules/control-permissions.ts';
import { controlStates } from '../../records/rules/control-question-input.ts';
import { subjectTitles } from '../queries/subjects.ts';
import { titleOf } from './title-of.ts';

type Titles = ReadonlyMap<string, Localized | string>;
type Listed = { rows: readonly ControlQuestionRow[]; titles: Titles };

/** Every question of a control that the actor may see, with what it is about and where it stands. */
export const show = async (page: Page) => {
  const { actor, read } = page;
  const allowed = maySeeControlQuestions(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { institute } = actor;
  if (!institute) throw new NotFound();
  const narrowings = narrowingsOf(page);
  const { state } = valuesOf(narrowings);
  const place = placeBeside(page, isId);
  const beside = [place];
  const isFile = isListFile(page) && !isAmiss(narrowings, beside);
  const listed = await read(async (tx): Promise<Listed> => {
    const rows = isFile
      ? await controlQuestions(tx, institute.id, { state }, mostListRows)
      : await controlQuestions(tx, institute.id, { state, after: place.value });
    const things = rows.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId }));
    return { rows, titles: await subjectTitles(tx, institute.id, things) };
  });
  if (!isFile) return narrowedPage(view(page, { narrowings, beside }, listed), narrowings, beside);
  return listFile(page, `${institute.code}-control`, columnsOf(page, listed.titles), listed.rows);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'state',
    page.words.t('people.state'),
    controlStates.map((value) => ({ value, label: page.words.say(`records.control-${value}`) })),
  ),
];

const aboutOf = (page: Page, titles: Titles, { subjectKind, subjectId }: ControlQuestionRow): string => {
  const title = titles.get(`${subjectKind} ${subjectId}`);
  return title === undefined ? page.words.say(`overview.kind-${subjectKind}`) : titleOf(title, page.words);
};

const lastReply = ({ turns }: ControlQuestionRow): string | undefined =>
  turns.findLast(({ kind }) => kind === 'reply')?.text ?? undefined;

const columnsOf = (page: Page, titles: Titles) => {
  const { words } = page;
  return [
    { label: words.t('records.control-question'), value: (row: ControlQuestionRow) => row.text },
    { label: words.t('records.about'), value: (row: ControlQuestionRow) => aboutOf(page, titles, row) },
    { label: words.t('records.asked-by'), value: (row: ControlQuestionRow) => row.askedBy },
    {
      label: words.t('records.question-asked-on'),
      kind: 'day' as const,
      value: (row: ControlQuestionRow) => row.askedOn,
    },
    {
      label: words.t('records.reply-due-on'),
      kind: 'day' as const,
      value: (row: ControlQuestionRow) => row.dueOn,
    },
    { label: words.t('records.control-reply'), value: lastReply },
    {
      label: words.t('people.state'),
      value: (row: ControlQuestionRow) => words.say(`records.control-${row.state}`),
    },
  ];
};

type Asked = { narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

const view = (page: Page, { narrowings, beside }: Asked, { rows, titles }: Listed) => {
  const { words } = page;
  const shown = rows.slice(0, controlQuestionsAPage);
  const last = rows.length > controlQuestionsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('records.control-questions')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('records.control-questions')}
        quiet={words.t('records.control-questions-how')}
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('records.control-questions')}
        captionHidden
        rows={shown}
        empty={words.t('records.no-control-questions')}
        columns={[
          {
            key: 'question',
            label: words.t('records.control-question'),
            cell: (row) => <a href={paths.controlQuestion({ id: row.id })}>{shortened(row.text)}</a>,
          },
          { key: 'about', label: words.t('records.about'), cell: (row) => aboutOf(page, titles, row) },
          { key: 'by', label: words.t('records.asked-by'), cell: (row) => row.askedBy },
          { key: 'due', label: words.t('records.reply-due-on'), cell: (row) => words.day(row.dueOn) },
          {
            key: 'state',
            label: words.t('people.state'),
            cell: (row) => <ControlStateTag page={page} question={row} />,
          },
        ]}
      />
      <ListPager page={page} after={last?.id} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
