import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { placeFacts } from '../queries/place-facts.ts';
import { PlaceView } from './place-view.tsx';
import { addressedId, seenInstituteWithCode } from './seen-institute.ts';

/** What is done and reached with one partner. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const place = { partner: addressedId(page) };
  const facts = await page.read((tx) => placeFacts(tx, institute, place));
  const [partner] = facts.partners;
  if (!partner) throw new NotFound();
  const { words } = page;
  return html(
    <Frame
      page={page}
      title={words.t('overview.results-of-partner')}
      crumbs={[{ label: partner.name, href: paths.partner({ id: partner.id }) }]}
    >
      <PageHead
        kind={words.t('overview.results-of-partner')}
        title={partner.name}
        actions={
          partner.country && (
            <ButtonLink href={paths.country({ country: partner.country })}>
              {words.country(partner.country)}
            </ButtonLink>
          )
        }
      />
      <PlaceView page={page} place={place} facts={facts} />
    </Frame>,
  );
};
