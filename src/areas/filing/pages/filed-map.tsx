import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { countryMapFile } from '../../overview/pages/country-map-file.ts';
import { CountryMapFilters } from '../../overview/pages/country-map-filters.tsx';
import { CountryMapView } from '../../overview/pages/country-map-view.tsx';
import { coverageNarrowed } from '../../overview/pages/coverage-words.ts';
import { mapChoice } from '../../overview/rules/coverage-choice.ts';
import { filedCells } from '../rules/filed-cells.ts';
import { filedMatrixOf } from './filed-choices.ts';

/** The map of what was filed: all institutes or one of them for the donor. */
export const show = async (page: Page) => {
  const { words } = page;
  const { entries, choices } = await filedMatrixOf(page);
  const choice = mapChoice((name) => page.query.get(name));
  const title = words.t('filing.map');
  const cells = filedCells(entries, choice);
  if (isListFile(page)) return countryMapFile(page, title, { choice, choices, cells });
  return html(
    <Frame page={page} title={title} crumbs={[{ label: words.t('filing.filings'), href: paths.filings() }]}>
      <PageHead
        title={title}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={<ButtonLink href={paths.filedCoverage()}>{words.t('filing.coverage')}</ButtonLink>}
      />
      <CountryMapFilters page={page} action={paths.filedMap()} choice={choice} choices={choices} />
      <CountryMapView
        page={page}
        choice={choice}
        choices={choices}
        cells={cells}
        matrix={paths.filedCoverage()}
        entries={paths.filedCoverageEntries()}
      />
    </Frame>,
  );
};
