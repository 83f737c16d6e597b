import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { coverage } from '../queries/coverage.ts';
import { type CoverageChoices, coverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageChoice, coverageChoice } from '../rules/coverage-choice.ts';
import { type CoverageCell, type CoverageGrid, coverageGrid } from '../rules/coverage-grid.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { coverageFile } from './coverage-file.ts';
import { CoverageFilters } from './coverage-filters.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { coverageName, coverageNarrowed } from './coverage-words.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

/** Money, activities and participants by any two of aim, kind of action, country, year, partner and institute. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const choice = coverageChoice((name) => page.query.get(name));
  const isSquare = choice.rows !== choice.columns;
  const { cells, choices } = await page.read(async (tx) => ({
    cells: isSquare ? await coverage(tx, institute, choice) : [],
    choices: await coverageChoices(tx, institute.id),
  }));
  const grid = coverageGrid(cells, choice, coverageName(page.words, choices));
  if (isListFile(page) && isSquare) return coverageFile(page, choice, choices, grid);
  const shown = view({ page, choice, choices, grid, cells });
  return isSquare ? html(shown) : invalid(shown);
};

type Props = {
  page: Page;
  choice: CoverageChoice;
  choices: CoverageChoices;
  grid: CoverageGrid;
  cells: readonly CoverageCell[];
};

const view = ({ page, choice, choices, grid, cells }: Props) => {
  const { words } = page;
  const error = choice.rows === choice.columns ? words.t('overview.axes-differ') : undefined;
  return (
    <Frame
      page={page}
      title={words.t('overview.coverage')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: paths.portfolio() }]}
    >
      {error && (
        <ErrorSummary
          title={words.t('problem.summary', { count: 1 })}
          errors={[{ name: 'columns', message: error }]}
        />
      )}
      <PageHead
        title={words.t('overview.coverage')}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={
          <>
            <ButtonLink href={paths.countryMap()}>{words.t('overview.map')}</ButtonLink>
            <ButtonLink href={paths.exchangeBalance()}>{words.t('overview.exchange-balance')}</ButtonLink>
          </>
        }
      />
      <CoverageFilters
        page={page}
        action={paths.coverage()}
        choice={choice}
        choices={choices}
        error={error}
      />
      {!error && cells.length === 0 && <EmptyState sentence={words.t('overview.coverage-empty')} />}
      {!error && cells.length > 0 && (
        <>
          <CoverageMatrix
            words={words}
            choice={choice}
            choices={choices}
            grid={grid}
            entries={paths.coverageEntries()}
          />
          <p class="quiet">{words.t(`overview.coverage-how-${choice.measure}`)}</p>
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
          {[choice.rows, choice.columns].some((axis) => axis === 'aim' || axis === 'kind') && (
            <CoverageCodes page={page} />
          )}
        </>
      )}
    </Frame>
  );
};

/** What the codes of the agreement stand for. */
export function CoverageCodes({ page: { words } }: { page: Page }) {
  return (
    <Disclosure summary={words.t('overview.codes')}>
      <DescriptionList
        rows={[
          ...aims.map((aim) => ({ term: aim, value: aimTitle(words, aim) })),
          ...actionKinds.map((kind) => ({ term: kind, value: actionTitle(words, kind) })),
        ]}
      />
    </Disclosure>
  );
}
