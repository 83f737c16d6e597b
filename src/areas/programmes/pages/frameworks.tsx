import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
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
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type FrameworkRow, frameworks } from '../queries/frameworks.ts';
import { frameworkKinds } from '../rules/outcome-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { frameworkParts } from './framework-fields.tsx';
import { requireFile } from './page-subject.ts';

/** Joint strategic frameworks in which programmes of the institute work. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const narrowings = narrowingsOf(page);
  const { kind } = valuesOf(narrowings);
  const all = await page.read((tx) => frameworks(tx, institute.id));
  const rows = all.filter((row) => !kind || row.kind === kind);
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, page.words.t('programmes.strategic-frameworks'), fileColumns(page), rows);
  return narrowedPage(view(page, narrowings, rows), narrowings);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'kind',
    page.words.t('programmes.framework-kind'),
    frameworkKinds.map((value) => ({ value, label: page.words.t(`programmes.framework-kind-${value}`) })),
  ),
];

const fileColumns = ({ words }: Page): ListColumn<FrameworkRow>[] => [
  { label: words.t('programmes.framework-name'), value: (row) => words.text(row.name) },
  {
    label: words.t('programmes.framework-kind'),
    value: (row) => words.t(`programmes.framework-kind-${row.kind}`),
  },
  { label: words.t('programmes.framework-lead'), value: (row) => row.lead },
  { label: words.t('programmes.fromOn'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('programmes.untilOn'), kind: 'day', value: (row) => row.untilOn },
  ...frameworkParts.map((part) => ({
    label: words.t(`programmes.framework-${part}`),
    value: (row: FrameworkRow) => words.text(row[part]),
  })),
];

const view = (page: Page, narrowings: readonly Narrowing[], rows: readonly FrameworkRow[]) => {
  const { words } = page;
  const title = words.t('programmes.strategic-frameworks');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.list'), href: paths.programmes() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        actions={
          mayKeepProgrammes(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newFramework()}>
              {words.t('programmes.framework-new')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('programmes.framework-none')}
        columns={[
          {
            key: 'name',
            label: words.t('programmes.framework-name'),
            cell: (row) => <a href={paths.framework({ id: row.id })}>{words.text(row.name)}</a>,
          },
          {
            key: 'kind',
            label: words.t('programmes.framework-kind'),
            cell: (row) => words.t(`programmes.framework-kind-${row.kind}`),
          },
          { key: 'lead', label: words.t('programmes.framework-lead'), cell: (row) => row.lead },
          {
            key: 'period',
            label: words.t('programmes.period'),
            cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
          },
        ]}
      />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
