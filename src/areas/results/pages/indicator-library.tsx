import { newId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { keepNarrowing } from '../../../page/narrowed-name.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingField,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type LibraryIndicator, libraryIndicators } from '../queries/library-indicators.ts';
import { outcomeChoices } from '../queries/outcome-choices.ts';
import { broughtIndicators } from '../rules/library-edition.ts';
import { libraryLevels } from '../rules/library-input.ts';
import { librarySource } from '../rules/library-sources.ts';
import { mayDefineIndicators, mayKeepLibrary } from '../rules/result-permissions.ts';
import { instituteOf, queried } from './address.ts';
import { outcomeNarrowing } from './outcome-options.ts';

/** `?outcome=`: chosen for that outcome, each row leads to its new indicator. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const mayDefine = mayDefineIndicators(page.actor) === true;
  const level = narrowing(
    page,
    'level',
    words.t('results.level'),
    libraryLevels.map((value) => ({ value, label: words.t(`results.level-${value}`) })),
  );
  const filter = {
    level: libraryLevels.find((each) => each === level.value),
    words: queried(page, 'words'),
    retired: queried(page, 'retired') !== undefined,
  };
  const { rows, all, outcomes } = await page.read(async (tx) => ({
    rows: await libraryIndicators(tx, institute, filter),
    all: await libraryIndicators(tx, institute, { retired: true }),
    outcomes: mayDefine && queried(page, 'outcome') ? await outcomeChoices(tx, institute) : [],
  }));
  const narrowings = [level, outcomeNarrowing(page, outcomes)];
  // It says for which outcome one chooses; the library is the same for all.
  keepNarrowing(page, 'outcome', { value: undefined, wrong: undefined, label: undefined });
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, words.t('results.library'), fileColumns(page), rows);
  const known = new Set(all.map(({ key }) => key));
  const isBrought = broughtIndicators.some(({ key }) => !known.has(key));
  return narrowedPage(view(page, rows, { isBrought, narrowings }), narrowings);
};

type Asked = { isBrought: boolean; narrowings: readonly Narrowing[] };

const view = (page: Page, rows: readonly LibraryIndicator[], { isBrought, narrowings }: Asked) => {
  const { words } = page;
  const { outcome } = valuesOf(narrowings);
  const mayKeep = mayKeepLibrary(page.actor) === true;
  return (
    <Frame page={page} title={words.t('results.library')}>
      <NarrowingErrors words={words} narrowings={narrowings} />
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
      <LibraryFilters page={page} narrowings={narrowings} />
      <LibraryTable page={page} rows={rows} outcome={outcome} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** The outcome that is chosen for stays; where it is none, there are those to choose from. */
function LibraryFilters({ page, narrowings }: { page: Page; narrowings: readonly Narrowing[] }) {
  const { words } = page;
  const { outcome } = valuesOf(narrowings);
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
      {narrowings
        .filter(({ name, wrong }) => name !== 'outcome' || wrong)
        .map((each) => (
          <NarrowingField words={words} of={each} />
        ))}
      <CheckboxField
        name="retired"
        label={words.t('results.show-retired')}
        checked={queried(page, 'retired') !== undefined}
      />
    </Filters>
  );
}

type TableProps = { page: Page; rows: readonly LibraryIndicator[]; outcome: string | undefined };

function LibraryTable({ page: { words }, rows, outcome }: TableProps) {
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
