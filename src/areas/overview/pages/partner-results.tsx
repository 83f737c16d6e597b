import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, NarrowingFilters } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { coverageChoices } from '../queries/coverage-choices.ts';
import { placeFacts } from '../queries/place-facts.ts';
import { coverageNarrowed } from './coverage-words.ts';
import { placeFile } from './place-file.ts';
import { filterOf, placeNarrowings } from './place-narrowings.ts';
import { PlaceView } from './place-view.tsx';
import { addressedId, seenInstituteWithCode } from './seen-institute.ts';

/** What is done and reached with one partner. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const id = addressedId(page);
  const { choices, narrowings, place, facts } = await page.read(async (tx) => {
    const choices = await coverageChoices(tx, institute.id);
    const narrowings = placeNarrowings(page, choices, 'country');
    const place = { ...filterOf(narrowings), partner: id };
    return { choices, narrowings, place, facts: await placeFacts(tx, institute, place) };
  });
  const partner = facts.partners.find((each) => each.id === id);
  if (!partner) throw new NotFound();
  const { words } = page;
  const { partner: _partner, ...narrowed } = place;
  if (isListFile(page) && !isAmiss(narrowings)) return placeFile(page, partner.name, { choices, facts });
  const view = (
    <Frame
      page={page}
      title={words.t('overview.results-of-partner')}
      crumbs={[{ label: partner.name, href: paths.partner({ id: partner.id }) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        kind={words.t('overview.results-of-partner')}
        title={partner.name}
        quiet={coverageNarrowed(words, choices, narrowed).join(' · ')}
        actions={
          partner.country && (
            <ButtonLink href={paths.country({ country: partner.country })}>
              {words.country(partner.country)}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <PlaceView page={page} place={place} choices={choices} facts={facts} />
    </Frame>
  );
  return isAmiss(narrowings) ? invalid(view) : html(view);
};
