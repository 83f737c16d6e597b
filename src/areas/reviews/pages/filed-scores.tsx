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
import {
  filingsAPage,
  keyOfFiling,
  type ScoreFilingFilter,
  type ScoreFilingRow,
  scoreFilingChoices,
  scoreFilings,
} from '../queries/score-sheets.ts';
import { scores } from '../rules/score-input.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';

/** What was filed, of one's own institute or, for the donor, of all. */
export const show = async (page: Page) => {
  const { actor, words } = page;
  if (mayReadFiledScores(actor) !== true) throw new NotFound();
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = { ...filter, after: undefined, limit: mostListRows };
    const rows = await page.read((tx) => scoreFilings(tx, actor.institutes, all));
    return listFile(page, words.t('reviews.filed-scores'), fileColumns(page), rows);
  }
  const props = await page.read(async (tx) => ({
    rows: await scoreFilings(tx, actor.institutes, filter),
    choices: await scoreFilingChoices(tx, actor.institutes),
  }));
  return html(view({ page, filter, ...props }));
};

const filterOf = ({ query }: Page): ScoreFilingFilter => {
  const one = (name: string) => query.get(name) || undefined;
  return {
    programme: one('programme'),
    year: /^\d{4}$/.test(one('year') ?? '') ? Number(one('year')) : undefined,
    score: scores.find((each) => each === one('score')),
    after: one('after'),
  };
};

type Props = {
  page: Page;
  filter: ScoreFilingFilter;
  rows: readonly ScoreFilingRow[];
  choices: { programmes: string[]; years: number[] };
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const title = words.t('reviews.filed-scores');
  const shown = rows.slice(0, filingsAPage);
  const last = rows.length > filingsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} />
      <FilingFilters {...props} />
      <FilingTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfFiling(last)} />
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
      action={paths.filedScores()}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: paths.filedScores() } : undefined}
    >
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
      <SelectField
        {...select}
        name="score"
        label={words.t('reviews.score')}
        value={filter.score ?? ''}
        options={scores.map((value) => ({ value, label: words.t(`reviews.score-${value}`) }))}
      />
    </Filters>
  );
}

function FilingTable({ page: { words }, rows }: Pick<Props, 'page' | 'rows'>) {
  return (
    <DataTable
      caption={words.t('reviews.filed-scores')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.no-filed-scores')}
      columns={[
        {
          key: 'outcome',
          label: words.t('reviews.outcome'),
          cell: ({ id, programme, outcome }) => (
            <a href={paths.filedScoresOne({ id })}>
              {programme} · {outcome}
            </a>
          ),
        },
        { key: 'year', label: words.t('reviews.year'), cell: ({ year }) => String(year) },
        { key: 'scores', label: words.t('reviews.scores'), cell: lettersOf },
        {
          key: 'on',
          label: words.t('reviews.report-state-filed'),
          cell: ({ filedOn }) => words.day(filedOn),
        },
      ]}
    />
  );
}

const lettersOf = ({ content }: ScoreFilingRow): string =>
  content.answers.map(({ score }) => score).join(' ');

const fileColumns = ({ words }: Page): ListColumn<ScoreFilingRow>[] => [
  { label: words.t('reviews.programme'), value: (row) => row.programme },
  { label: words.t('reviews.outcome'), value: (row) => row.outcome },
  { label: words.t('reviews.year'), kind: 'number', value: (row) => row.year },
  { label: words.t('reviews.scores'), value: lettersOf },
  { label: words.t('reviews.report-state-filed'), kind: 'day', value: (row) => row.filedOn },
  { label: 'SHA-256', value: (row) => row.sha256 },
];
