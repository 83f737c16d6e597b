import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { countryMapFile } from '../../overview/pages/country-map-file.ts';
import { CountryMapView } from '../../overview/pages/country-map-view.tsx';
import { mapAsked } from '../../overview/pages/coverage-asked.tsx';
import { CoverageFilters, ofMap } from '../../overview/pages/coverage-filters.tsx';
import { coverageNarrowed } from '../../overview/pages/coverage-words.ts';
import { filedCells } from '../rules/filed-cells.ts';
import { filedMatrixOf } from './filed-choices.ts';

/** The map of what was filed: all institutes or one of them for the donor. */
export const show = async (page: Page) => {
  const { words } = page;
  const { entries, choices } = await filedMatrixOf(page);
  const asked = mapAsked(page, choices);
  const { choice, narrowings, beside, isWrong } = asked;
  const title = words.t('filing.map');
  const cells = filedCells(entries, choice);
  if (isListFile(page) && !isWrong) return countryMapFile(page, title, { choice, choices, cells });
  return narrowedPage(
    <Frame page={page} title={title} crumbs={[{ label: words.t('filing.filings'), href: paths.filings() }]}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={title}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={<ButtonLink href={paths.filedCoverage()}>{words.t('filing.coverage')}</ButtonLink>}
      />
      <CoverageFilters page={page} action={paths.filedMap()} asked={asked} of={ofMap} />
      {!isWrong && (
        <CountryMapView
          page={page}
          choice={choice}
          choices={choices}
          cells={cells}
          matrix={paths.filedCoverage()}
          entries={paths.filedCoverageEntries()}
        />
      )}
    </Frame>,
    narrowings,
    beside,
  );
};
