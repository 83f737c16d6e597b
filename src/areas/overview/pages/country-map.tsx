import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { coverage } from '../queries/coverage.ts';
import { coverageChoices } from '../queries/coverage-choices.ts';
import { AsItStood, askedDay, CountedThen, countedMomentOf, dayBeside } from './asked-day.tsx';
import { countryMapFile } from './country-map-file.ts';
import { CountryMapView } from './country-map-view.tsx';
import { mapAsked } from './coverage-asked.tsx';
import { CoverageFilters, ofMap } from './coverage-filters.tsx';
import { coverageNarrowed } from './coverage-words.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

/** Where the work is: the column of countries of the matrix, drawn. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { words } = page;
  const day = askedDay(page);
  const { on } = day;
  const { cells, choices, asked, moment } = await page.read(async (tx) => {
    const moment = await countedMomentOf(tx, institute.id, day);
    const { asOf } = moment;
    const choices = await coverageChoices(tx, institute.id, asOf);
    const asked = mapAsked(page, choices, { own: institute.code, more: dayBeside(page, day) });
    return {
      moment,
      choices,
      asked,
      cells: asked.isWrong ? [] : await coverage(tx, institute, asked.choice, asOf),
    };
  });
  const { choice, narrowings, beside, isWrong } = asked;
  const title = words.t('overview.map');
  if (isListFile(page) && !isWrong) return countryMapFile(page, title, { choice, choices, cells, moment });
  return narrowedPage(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on }) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={title}
        quiet={coverageNarrowed(words, choices, choice.filter).join(' · ')}
        actions={
          <ButtonLink href={withQuery(paths.coverage(), { on })}>{words.t('overview.coverage')}</ButtonLink>
        }
      />
      <AsItStood page={page} on={on} />
      <CoverageFilters page={page} action={paths.countryMap()} asked={asked} of={ofMap} />
      {!isWrong && (
        <>
          <CountryMapView
            page={page}
            choice={choice}
            choices={choices}
            cells={cells}
            matrix={paths.coverage()}
            entries={paths.coverageEntries()}
            countryPage={(country) => withQuery(paths.country({ country }), { on })}
            on={on}
          />
          <CountedThen page={page} moment={moment} />
        </>
      )}
    </Frame>,
    narrowings,
    beside,
  );
};
