import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerDecisionsOf } from '../queries/partner-decisions.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { PartnerDecisionTable } from './partner-decision-table.tsx';
import { partnerCrumbs, seenPartner } from './seen-partner.ts';

export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const rows = await page.read((tx) => partnerDecisionsOf(tx, instituteId, partner.id));
  const { words } = page;
  const title = words.t('partners.decisions');
  return html(
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead
        kind={partner.name}
        title={title}
        quiet={words.t('partners.decisions-what')}
        actions={
          mayKeepPartnerFile(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newPartnerDecision({ id: partner.id })}>
              {words.t('partners.new-decision')}
            </ButtonLink>
          )
        }
      />
      <Card>
        <PartnerDecisionTable page={page} rows={rows} />
      </Card>
    </Frame>,
  );
};
