import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
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
import { AsItStood, type AskedDay, askedDay, dayBeside, momentOf, PlanOfToday } from './asked-day.tsx';
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
  const day = askedDay(page);
  const { cells, choices } = await page.read(async (tx) => ({
    cells: isSquare
      ? await coverage(tx, institute, choice, (await momentOf(tx, institute.id, day)).asOf)
      : [],
    choices: await coverageChoices(tx, institute.id),
  }));
  const grid = coverageGrid(cells, choice, coverageName(page.words, choices));
  if (isListFile(page) && isSquare && !day.error) return coverageFile(page, choice, choices, grid, day.on);
  const shown = view({ page, day, choice, choices, grid, cells });
  return isSquare && !day.error ? html(shown) : invalid(shown);
};

type Props = {
  page: Page;
  day: AskedDay;
  choice: CoverageChoice;
  choices: CoverageChoices;
  grid: CoverageGrid;
  cells: readonly CoverageCell[];
};

const view = ({ page, day, choice, choices, grid, cells }: Props) => {
  const { words } = page;
  const { on } = day;
  const error = choice.rows === choice.columns ? words.t('overview.axes-differ') : undefined;
  const wrong = [
    ['columns', error],
    ['on', day.error],
  ].filter(([, message]) => message !== undefined) as [string, string][];
  return (
    <Frame
      page={page}
      title={words.t('overview.coverage')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on }) }]}
    >
      <ErrorSummary
        title={words.t('problem.summary', { count: wrong.length })}
        errors={wrong.flatMap(([name, message]) => (message ? [{ name, message }] : []))}
      />
      <PageHead
        title={words.t('overview.coverage')}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={
          <>
            <ButtonLink href={withQuery(paths.countryMap(), { on })}>{words.t('overview.map')}</ButtonLink>
            <ButtonLink href={paths.exchangeBalance()}>{words.t('overview.exchange-balance')}</ButtonLink>
          </>
        }
      />
      <AsItStood page={page} on={on} />
      <CoverageFilters
        page={page}
        action={paths.coverage()}
        choice={choice}
        choices={choices}
        error={error}
        beside={dayBeside(page, day)}
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
            on={on}
          />
          <PlanOfToday page={page} on={on} />
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
