import { newId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type FileSectionRow, fileSections } from '../queries/programme-files.ts';
import { missingSections } from '../rules/file-section-seeds.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { requireFile } from './page-subject.ts';

/** What a programme file of this institute consists of. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const rows = await page.read((tx) => fileSections(tx, institute.id));
  if (isListFile(page))
    return listFile(page, page.words.t('programmes.file-sections'), fileColumns(page), rows);
  return html(view(page, rows));
};

const fileColumns = ({ words }: Page): ListColumn<FileSectionRow>[] => [
  {
    label: words.t('programmes.file-applies-to'),
    value: ({ appliesTo }) => words.t(`programmes.file-applies-to-${appliesTo}`),
  },
  { label: words.t('programmes.title'), value: ({ title }) => words.text(title) },
  { label: words.t('programmes.code'), value: ({ code }) => code },
  { label: words.t('programmes.file-guidance'), value: ({ guidance }) => words.text(guidance) },
  { label: words.t('programmes.file-is-used'), value: (row) => words.t(row.isUsed ? 'page.yes' : 'page.no') },
  { label: words.t('programmes.file-source'), value: ({ source }) => source },
];

const view = (page: Page, rows: readonly FileSectionRow[]) => {
  const { words } = page;
  const title = words.t('programmes.file-sections');
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  const isMissing = missingSections(rows).length > 0;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.list'), href: paths.programmes() }]}
    >
      <PageHead
        title={title}
        quiet={words.t('programmes.file-sections-what')}
        actions={
          mayKeep && (
            <>
              {isMissing && (
                <PostButton action={paths.adoptFileSections()} commandId={newId()}>
                  {words.t('programmes.file-sections-adopt')}
                </PostButton>
              )}
              <ButtonLink href={paths.newFileSection()}>{words.t('programmes.file-section-new')}</ButtonLink>
            </>
          )
        }
      />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        group={(row) => words.t(`programmes.file-applies-to-${row.appliesTo}`)}
        empty={words.t('programmes.file-no-sections')}
        columns={[
          { key: 'title', label: words.t('programmes.title'), cell: (row) => words.text(row.title) },
          { key: 'code', label: words.t('programmes.code'), cell: (row) => row.code },
          {
            key: 'guidance',
            label: words.t('programmes.file-guidance'),
            cell: (row) => words.text(row.guidance),
          },
          {
            key: 'used',
            label: words.t('programmes.file-is-used'),
            cell: (row) => words.t(row.isUsed ? 'page.yes' : 'page.no'),
          },
          { key: 'source', label: words.t('programmes.file-source'), cell: (row) => row.source },
          {
            key: 'do',
            label: words.t('page.edit'),
            action: true,
            cell: (row) =>
              mayKeep && <a href={paths.editFileSection({ id: row.id })}>{words.t('page.edit')}</a>,
          },
        ]}
      />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
