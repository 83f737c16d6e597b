import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerCrumbs, refuseUnless, seenPartner } from '../../partners/pages/seen-partner.ts';
import type { PartnershipRow } from '../../partners/queries/partnerships.ts';
import { recordPartnerContribution } from '../commands/record-partner-contribution.ts';
import { mayKeepContributions } from '../rules/finance-permissions.ts';
import { PartnerContributionFields, partnerContributionReaders } from './partner-contribution-fields.tsx';

export const show = async (page: Page) => {
  const { partner } = await seenPartner(page);
  refuseUnless(mayKeepContributions(page.actor));
  return html(view(page, partner, freshForm()));
};

export const save = async (page: Page) => {
  const { partner } = await seenPartner(page);
  const fixed = { partnershipId: partner.id };
  const submitted = await submit(page, recordPartnerContribution, partnerContributionReaders, fixed);
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.partnerContributions({ id: partner.id }), 'finance.contribution-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.new-contribution');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('finance.contributions-what')} />
      <PageForm page={page} state={state} cancel={paths.partnerContributions({ id: partner.id })}>
        <PartnerContributionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
