import { newId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type LibraryIndicator, libraryIndicators } from '../queries/library-indicators.ts';
import { broughtIndicators } from '../rules/library-edition.ts';
import { libraryLevels } from '../rules/library-input.ts';
import { librarySource } from '../rules/library-sources.ts';
import { mayDefineIndicators, mayKeepLibrary } from '../rules/result-permissions.ts';
import { instituteOf, queried, queriedId } from './address.ts';

/** `?outcome=`: chosen for that outcome, each row leads to its new indicator. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const filter = {
    level: libraryLevels.find((level) => level === queried(page, 'level')),
    words: queried(page, 'words'),
    retired: queried(page, 'retired') !== undefined,
  };
  const { rows, all } = await page.read(async (tx) => ({
    rows: await libraryIndicators(tx, institute, filter),
    all: await libraryIndicators(tx, institute, { retired: true }),
  }));
  if (isListFile(page)) return listFile(page, page.words.t('results.library'), fileColumns(page), rows);
  const known = new Set(all.map(({ key }) => key));
  return html(
    view(
      page,
      rows,
      broughtIndicators.some(({ key }) => !known.has(key)),
    ),
  );
};

const view = (page: Page, rows: readonly LibraryIndicator[], isBrought: boolean) => {
  const { words } = page;
  const mayKeep = mayKeepLibrary(page.actor) === true;
  return (
    <Frame page={page} title={words.t('results.library')}>
      <PageHead
        title={words.t('results.library')}
        quiet={words.t('results.library-what')}
        actions={
          mayKeep && (
            <>
              <ButtonLink href={paths.newLibraryIndicator()}>
                {words.t('results.new-library-indicator')}
              </ButtonLink>
              {isBrought && (
                <PostButton kind="second" action={paths.adoptLibrary()} commandId={newId()}>
                  {words.t('results.adopt-library')}
                </PostButton>
              )}
            </>
          )
        }
      />
      <LibraryFilters page={page} />
      <LibraryTable page={page} rows={rows} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function LibraryFilters({ page }: { page: Page }) {
  const { words } = page;
  const outcome = queriedId(page, 'outcome');
  const list = outcome ? withQuery(paths.indicatorLibrary(), { outcome }) : paths.indicatorLibrary();
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.indicatorLibrary()}
      keep={outcome ? { outcome } : {}}
      submit={words.t('page.filter')}
      reset={page.query.size > 0 ? { label: words.t('page.filter-reset'), href: list } : undefined}
    >
      <TextField
        name="words"
        label={words.t('results.library-words')}
        optional=""
        value={queried(page, 'words')}
      />
      <SelectField
        name="level"
        label={words.t('results.level')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={queried(page, 'level') ?? ''}
        options={libraryLevels.map((value) => ({ value, label: words.t(`results.level-${value}`) }))}
      />
      <CheckboxField
        name="retired"
        label={words.t('results.show-retired')}
        checked={queried(page, 'retired') !== undefined}
      />
    </Filters>
  );
}

function LibraryTable({ page, rows }: { page: Page; rows: readonly LibraryIndicator[] }) {
  const { words } = page;
  const outcome = mayDefineIndicators(page.actor) === true ? queriedId(page, 'outcome') : undefined;
  return (
    <DataTable
      caption={words.t('results.library')}
      captionHidden
      rows={rows}
      empty={words.t('results.library-empty')}
      columns={[
        {
          key: 'title',
          label: words.t('results.indicator'),
          cell: ({ id, title, retiredOn }) => (
            <>
              <a href={paths.libraryIndicator({ id })}>{words.text(title)}</a>{' '}
              {retiredOn && <Tag>{words.t('results.retired')}</Tag>}
            </>
          ),
        },
        {
          key: 'level',
          label: words.t('results.level'),
          cell: ({ level }) => words.t(`results.level-${level}`),
        },
        {
          key: 'measure',
          label: words.t('results.measure'),
          cell: ({ measure }) => words.say(`results.measure-${measure}`),
        },
        {
          key: 'confidence',
          label: words.t('results.confidence'),
          cell: ({ confidence }) => words.t(`results.confidence-${confidence}`),
        },
        {
          key: 'uses',
          label: words.t('results.uses'),
          numeric: true,
          cell: ({ uses, id }) => <a href={`${paths.libraryIndicator({ id })}#uses`}>{words.number(uses)}</a>,
        },
        ...(outcome
          ? [
              {
                key: 'use',
                action: true,
                label: words.t('results.use'),
                cell: ({ id }: LibraryIndicator) => (
                  <a href={withQuery(paths.newIndicator({ id: outcome }), { library: id })}>
                    {words.t('results.use')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

const fileColumns = ({ words }: Page): ListColumn<LibraryIndicator>[] => [
  { label: words.t('results.key'), value: ({ key }) => key },
  { label: words.t('results.indicator'), value: ({ title }) => words.text(title) },
  { label: words.t('results.description'), value: ({ description }) => words.text(description) },
  { label: words.t('results.level'), value: ({ level }) => words.t(`results.level-${level}`) },
  { label: words.t('results.measure'), value: ({ measure }) => words.say(`results.measure-${measure}`) },
  {
    label: words.t('results.over-time'),
    value: ({ overTime }) => words.say(`results.over-time-${overTime}`),
  },
  {
    label: words.t('results.over-partners'),
    value: ({ overPartners }) => words.say(`results.over-partners-${overPartners}`),
  },
  { label: words.t('results.unit'), value: ({ unit }) => words.text(unit) },
  { label: words.t('results.library-source'), value: ({ source }) => words.text(librarySource(source)) },
  {
    label: words.t('results.confidence'),
    value: ({ confidence }) => words.t(`results.confidence-${confidence}`),
  },
  { label: words.t('results.uses'), kind: 'number', value: ({ uses }) => uses },
];
