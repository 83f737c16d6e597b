import { isCountryCode } from '../../../kernel/country.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { placeFacts } from '../queries/place-facts.ts';
import { PlaceView } from './place-view.tsx';
import { seenInstituteWithCode } from './seen-institute.ts';

/** What is done and reached in one country. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { country = '' } = page.params;
  if (!isCountryCode(country)) throw new NotFound();
  const place = { country };
  const facts = await page.read((tx) => placeFacts(tx, institute, place));
  const { words } = page;
  const name = words.country(country);
  return html(
    <Frame
      page={page}
      title={name}
      crumbs={[
        { label: words.t('page.nav-portfolio'), href: paths.portfolio() },
        { label: words.t('overview.map'), href: paths.countryMap() },
      ]}
    >
      <PageHead
        kind={words.t('overview.country-page')}
        title={name}
        actions={
          <ButtonLink href={withQuery(paths.coverage(), { country })}>
            {words.t('overview.coverage')}
          </ButtonLink>
        }
      />
      {facts.partners.length > 0 && (
        <Card title={words.t('overview.partners-here')}>
          <ul>
            {facts.partners.map(({ id, name: partner }) => (
              <li>
                <a href={paths.partner({ id })}>{partner}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <PlaceView page={page} place={place} facts={facts} />
    </Frame>,
  );
};
