import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CoverageCodes } from '../../overview/pages/coverage.tsx';
import { coverageAsked } from '../../overview/pages/coverage-asked.tsx';
import { coverageFile } from '../../overview/pages/coverage-file.ts';
import { CoverageFilters } from '../../overview/pages/coverage-filters.tsx';
import { CoverageMatrix } from '../../overview/pages/coverage-matrix.tsx';
import { coverageName, coverageNarrowed } from '../../overview/pages/coverage-words.ts';
import { coverageGrid } from '../../overview/rules/coverage-grid.ts';
import type { LatestFiling } from '../queries/latest-contents.ts';
import { filedCells } from '../rules/filed-cells.ts';
import { filedMatrixOf } from './filed-choices.ts';
import { filingTitle } from './filings.tsx';

/** The matrix as it was filed: all institutes side by side for the donor, an institute's own for its staff. */
export const show = async (page: Page) => {
  const { words } = page;
  const { filings, entries, choices } = await filedMatrixOf(page);
  const asked = coverageAsked(page, choices);
  const { choice, narrowings, beside, isWrong } = asked;
  const cells = isWrong ? [] : filedCells(entries, choice);
  const grid = coverageGrid(cells, choice, coverageName(words, choices));
  if (isListFile(page) && !isWrong) return coverageFile(page, choice, choices, grid);
  const title = words.t('filing.coverage');
  const shown = (
    <Frame page={page} title={title} crumbs={[{ label: words.t('filing.filings'), href: paths.filings() }]}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={title}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={<ButtonLink href={paths.filedMap()}>{words.t('filing.map')}</ButtonLink>}
      />
      <p class="quiet">{words.t('filing.coverage-what')}</p>
      <CoverageFilters page={page} action={paths.filedCoverage()} asked={asked} />
      {!isWrong && cells.length === 0 && <EmptyState sentence={words.t('overview.coverage-empty')} />}
      {cells.length > 0 && (
        <>
          <CoverageMatrix
            words={words}
            choice={choice}
            choices={choices}
            grid={grid}
            entries={paths.filedCoverageEntries()}
          />
          <p class="quiet">{words.t(`filing.coverage-how-${choice.measure}`)}</p>
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
          <CoverageCodes page={page} />
        </>
      )}
      <Behind page={page} filings={filings} />
    </Frame>
  );
  return narrowedPage(shown, narrowings, beside);
};

/** Which filings the figures come from, and what an older one does not say. */
function Behind({ page: { words }, filings }: { page: Page; filings: readonly LatestFiling[] }) {
  return (
    <DataTable
      caption={words.t('filing.coverage-behind')}
      rows={filings}
      empty={words.t('filing.none-yet')}
      columns={[
        {
          key: 'institute',
          label: words.t('overview.axis-institute'),
          cell: (row) => row.instituteCode.toUpperCase(),
        },
        {
          key: 'what',
          label: words.t('filing.what'),
          cell: (row) => <a href={paths.filing({ id: row.id })}>{filingTitle(row, words)}</a>,
        },
        { key: 'on', label: words.t('filing.filed-on'), cell: (row) => words.day(row.filedOn) },
        {
          key: 'says',
          label: words.t('filing.coverage-says'),
          cell: (row) => words.t(row.content.coverage ? 'filing.coverage-whole' : 'filing.coverage-older'),
        },
      ]}
    />
  );
}
