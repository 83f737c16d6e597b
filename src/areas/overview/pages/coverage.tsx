import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { coverage } from '../queries/coverage.ts';
import { type CoverageChoices, coverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageCell, type CoverageGrid, coverageGrid } from '../rules/coverage-grid.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { AllRead } from './all-read.tsx';
import {
  AsItStood,
  askedDay,
  type CountedMoment,
  CountedThen,
  countedMomentOf,
  dayBeside,
} from './asked-day.tsx';
import { type CoverageAsked, coverageAsked } from './coverage-asked.tsx';
import { coverageFile } from './coverage-file.ts';
import { CoverageFilters } from './coverage-filters.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { coverageName, coverageNarrowed } from './coverage-words.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

/** Money, activities and participants by any two of aim, kind of action, country, year, partner and institute. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const day = askedDay(page);
  const { cells, choices, asked, moment } = await page.read(async (tx) => {
    const moment = await countedMomentOf(tx, institute.id, day);
    const { asOf } = moment;
    const choices = await coverageChoices(tx, institute.id, asOf);
    const asked = coverageAsked(page, choices, { own: institute.code, more: dayBeside(page, day) });
    return {
      moment,
      choices,
      asked,
      cells: asked.isWrong ? [] : await coverage(tx, institute, asked.choice, asOf),
    };
  });
  const { choice, narrowings, beside, isWrong } = asked;
  const grid = coverageGrid(cells, choice, coverageName(page.words, choices));
  if (isListFile(page) && !isWrong) return coverageFile(page, choice, choices, grid, moment);
  return narrowedPage(view({ page, moment, asked, choices, grid, cells }), narrowings, beside);
};

type Props = {
  page: Page;
  moment: CountedMoment;
  asked: CoverageAsked;
  choices: CoverageChoices;
  grid: CoverageGrid;
  cells: readonly CoverageCell[];
};

const view = ({ page, moment, asked, choices, grid, cells }: Props) => {
  const { words } = page;
  const { on } = moment;
  const { choice, narrowings, beside, isWrong } = asked;
  return (
    <Frame
      page={page}
      title={words.t('overview.coverage')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on }) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('overview.coverage')}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={
          <>
            <ButtonLink href={withQuery(paths.countryMap(), { on })}>{words.t('overview.map')}</ButtonLink>
            <ButtonLink href={withQuery(paths.exchangeBalance(), { on })}>
              {words.t('overview.exchange-balance')}
            </ButtonLink>
          </>
        }
      />
      <AsItStood page={page} on={on} />
      <CoverageFilters page={page} action={paths.coverage()} asked={asked} />
      {!isWrong && cells.length === 0 && <EmptyState sentence={words.t('overview.coverage-empty')} />}
      {!isWrong && cells.length > 0 && (
        <>
          <CoverageMatrix
            words={words}
            choice={choice}
            choices={choices}
            grid={grid}
            entries={paths.coverageEntries()}
            on={on}
          />
          <CountedThen page={page} moment={moment} />
          <AllRead page={page} measure={choice.measure} outcomes={choices.outcomes} />
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
