import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordMemberCount } from '../commands/record-member-count.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { MemberCountFields, memberCountReaders } from './member-count-fields.tsx';
import { partnerCrumbs, refuseUnless, seenPartner } from './seen-partner.ts';

export const show = async (page: Page) => {
  const { partner } = await seenPartner(page);
  refuseUnless(mayKeepPartnerFile(page.actor));
  return html(view(page, partner, freshForm()));
};

export const save = async (page: Page) => {
  const { partner } = await seenPartner(page);
  const submitted = await submit(page, recordMemberCount, memberCountReaders, { partnershipId: partner.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.memberCounts({ id: partner.id }), 'partners.member-count-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const title = page.words.t('partners.new-member-count');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} />
      <PageForm page={page} state={state} cancel={paths.memberCounts({ id: partner.id })}>
        <MemberCountFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
