import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { ownShareCheck, ownShareYears } from '../../finance/queries/own-shares.ts';
import { partnerCrumbs, seenPartner } from '../../partners/pages/seen-partner.ts';
import { mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { checkText } from '../../rulebook/pages/rulebook-words.ts';
import { ownershipLine, ownershipLineForPartner } from '../queries/ownership-line.ts';
import { ownershipShares } from '../rules/ownership-shares.ts';
import { OwnershipCard, ownershipColumns } from './ownership-card.tsx';

/** An aid to a conversation of two: the institute's people read it of each partner, a partner of itself. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const line = mayReadOrganisations(page.actor) === true ? ownershipLine : ownershipLineForPartner;
  const { years, shares } = await page.read(async (tx) => ({
    years: await line(tx, instituteId, partner.id),
    shares: (await ownShareYears(tx, instituteId, [partner.id])).get(partner.id) ?? [],
  }));
  const { words } = page;
  const title = words.t('overview.ownership');
  if (isListFile(page)) {
    const name = `${partner.name} ${title}`;
    return listFile(page, name, ownershipColumns(words), years.map(ownershipShares));
  }
  return html(
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead kind={partner.name} title={title} />
      <OwnershipCard page={page} years={years} />
      <Card title={words.t('overview.owned-contribution')}>
        <p>{checkText(words, ownShareCheck(shares, todayIn()))}</p>
        <p>
          <a href={paths.partnerContributions({ id: partner.id })}>{words.t('finance.contributions')}</a>
        </p>
      </Card>
    </Frame>,
  );
};
