import { isCountryCode } from '../../../kernel/country.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import {
  asksOutside,
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { entriesQuery } from '../rules/coverage-choice.ts';
import { AsItStood, askedDay, dayBeside } from './asked-day.tsx';
import { coverageNarrowed } from './coverage-words.ts';
import { placeFile } from './place-file.ts';
import { placeSeen } from './place-seen.ts';
import { PlaceView } from './place-view.tsx';

/** What is done and reached in one country. */
export const show = async (page: Page) => {
  const { country = '' } = page.params;
  if (!isCountryCode(country)) throw new NotFound();
  const day = askedDay(page);
  const { on } = day;
  const seen = await page.read((tx) => placeSeen(tx, { page, own: { country }, other: 'partner', day }));
  const { choices, narrowings, place, facts } = seen;
  const { words } = page;
  const dayField = dayBeside(page, day);
  // Where partners work is kept as it is today alone.
  const partners = on ? [] : facts.partners.filter((partner) => partner.country === country);
  const name = words.country(country);
  const { country: _country, ...narrowed } = place;
  if (isListFile(page) && !isAmiss(narrowings, dayField)) return placeFile(page, name, seen);
  const view = (
    <Frame
      page={page}
      title={name}
      crumbs={[
        { label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on }) },
        { label: words.t('overview.map'), href: withQuery(paths.countryMap(), { on }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={dayField} />
      <PageHead
        kind={words.t('overview.country-page')}
        title={name}
        quiet={coverageNarrowed(words, choices, narrowed).join(' · ')}
        actions={
          <ButtonLink href={withQuery(paths.coverage(), { ...entriesQuery('spent', place), on })}>
            {words.t('overview.coverage')}
          </ButtonLink>
        }
      />
      <AsItStood page={page} on={on} />
      <NarrowingFilters page={page} narrowings={narrowings} beside={dayField} />
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
      {!asksOutside(narrowings) && <PlaceView page={page} seen={seen} />}
      {on && <p class="quiet">{words.t('overview.left-out-then')}</p>}
    </Frame>
  );
  return narrowedPage(view, narrowings, dayField);
};
