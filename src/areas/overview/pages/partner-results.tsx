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
import { PageHead } from '../../../ui/page-head.tsx';
import { AsItStood, askedDay, dayBeside } from './asked-day.tsx';
import { coverageNarrowed } from './coverage-words.ts';
import { placeFile } from './place-file.ts';
import { placeSeen } from './place-seen.ts';
import { PlaceView } from './place-view.tsx';
import { addressedId } from './seen-institute.ts';

/** What is done and reached with one partner. */
export const show = async (page: Page) => {
  const id = addressedId(page);
  const day = askedDay(page);
  const { on } = day;
  const seen = await page.read((tx) => placeSeen(tx, { page, own: { partner: id }, other: 'country', day }));
  const { choices, narrowings, place, facts } = seen;
  const dayField = dayBeside(page, day);
  const partner = facts.partners.find((each) => each.id === id);
  if (!partner) throw new NotFound();
  const { words } = page;
  const { partner: _partner, ...narrowed } = place;
  if (isListFile(page) && !isAmiss(narrowings, dayField)) return placeFile(page, partner.name, seen);
  const view = (
    <Frame
      page={page}
      title={words.t('overview.results-of-partner')}
      crumbs={[{ label: partner.name, href: withQuery(paths.partner({ id: partner.id }), { on }) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={dayField} />
      <PageHead
        kind={words.t('overview.results-of-partner')}
        title={partner.name}
        quiet={coverageNarrowed(words, choices, narrowed).join(' · ')}
        actions={
          partner.country && (
            <ButtonLink href={withQuery(paths.country({ country: partner.country }), { on })}>
              {words.country(partner.country)}
            </ButtonLink>
          )
        }
      />
      <AsItStood page={page} on={on} />
      <NarrowingFilters page={page} narrowings={narrowings} beside={dayField} />
      {!asksOutside(narrowings) && <PlaceView page={page} seen={seen} />}
      {on && <p class="quiet">{words.t('overview.left-out-then')}</p>}
    </Frame>
  );
  return narrowedPage(view, narrowings, dayField);
};
