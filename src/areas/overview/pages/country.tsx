import { isCountryCode } from '../../../kernel/country.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, NarrowingFilters } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { coverageChoices } from '../queries/coverage-choices.ts';
import { placeFacts } from '../queries/place-facts.ts';
import { entriesQuery } from '../rules/coverage-choice.ts';
import { coverageNarrowed } from './coverage-words.ts';
import { placeFile } from './place-file.ts';
import { filterOf, placeNarrowings } from './place-narrowings.ts';
import { PlaceView } from './place-view.tsx';
import { seenInstituteWithCode } from './seen-institute.ts';

/** What is done and reached in one country. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { country = '' } = page.params;
  if (!isCountryCode(country)) throw new NotFound();
  const { choices, narrowings, place, facts } = await page.read(async (tx) => {
    const choices = await coverageChoices(tx, institute.id);
    const narrowings = placeNarrowings(page, choices, 'partner');
    const place = { ...filterOf(narrowings), country };
    return { choices, narrowings, place, facts: await placeFacts(tx, institute, place) };
  });
  const { words } = page;
  const partners = facts.partners.filter((partner) => partner.country === country);
  const name = words.country(country);
  const { country: _country, ...narrowed } = place;
  if (isListFile(page) && !isAmiss(narrowings)) return placeFile(page, name, { choices, facts });
  const view = (
    <Frame
      page={page}
      title={name}
      crumbs={[
        { label: words.t('page.nav-portfolio'), href: paths.portfolio() },
        { label: words.t('overview.map'), href: paths.countryMap() },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        kind={words.t('overview.country-page')}
        title={name}
        quiet={coverageNarrowed(words, choices, narrowed).join(' · ')}
        actions={
          <ButtonLink href={withQuery(paths.coverage(), entriesQuery('spent', place))}>
            {words.t('overview.coverage')}
          </ButtonLink>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} />
      {partners.length > 0 && (
        <Card title={words.t('overview.partners-here')}>
          <ul>
            {partners.map(({ id, name: partner }) => (
              <li>
                <a href={paths.partner({ id })}>{partner}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <PlaceView page={page} place={place} choices={choices} facts={facts} />
    </Frame>
  );
  return isAmiss(narrowings) ? invalid(view) : html(view);
};
