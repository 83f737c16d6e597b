import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { coverage } from '../queries/coverage.ts';
import { coverageChoices } from '../queries/coverage-choices.ts';
import { mapChoice } from '../rules/coverage-choice.ts';
import { countryMapFile } from './country-map-file.ts';
import { CountryMapFilters } from './country-map-filters.tsx';
import { CountryMapView } from './country-map-view.tsx';
import { coverageNarrowed } from './coverage-words.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

/** Where the work is: the column of countries of the matrix, drawn. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { words } = page;
  const choice = mapChoice((name) => page.query.get(name));
  const { cells, choices } = await page.read(async (tx) => ({
    cells: await coverage(tx, institute, choice),
    choices: await coverageChoices(tx, institute.id),
  }));
  const title = words.t('overview.map');
  if (isListFile(page)) return countryMapFile(page, title, { choice, choices, cells });
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: paths.portfolio() }]}
    >
      <PageHead
        title={title}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={<ButtonLink href={paths.coverage()}>{words.t('overview.coverage')}</ButtonLink>}
      />
      <CountryMapFilters page={page} action={paths.countryMap()} choice={choice} choices={choices} />
      <CountryMapView
        page={page}
        choice={choice}
        choices={choices}
        cells={cells}
        matrix={paths.coverage()}
        entries={paths.coverageEntries()}
        countryPage={(country) => paths.country({ country })}
      />
    </Frame>,
  );
};
