import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerCrumbs, seenPartner } from '../../partners/pages/seen-partner.ts';
import { mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { ownershipLine } from '../queries/ownership-line.ts';
import { OwnershipCard } from './ownership-card.tsx';

/** The institute's people alone: a partner sees its own rows only, and of those its share would always be the whole. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  if (mayReadOrganisations(page.actor) !== true) throw new NotFound();
  const years = await page.read((tx) => ownershipLine(tx, instituteId, partner.id));
  const { words } = page;
  const title = words.t('overview.ownership');
  return html(
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead kind={partner.name} title={title} />
      <OwnershipCard words={words} years={years} />
    </Frame>,
  );
};
