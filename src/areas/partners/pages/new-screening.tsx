import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordScreening } from '../commands/record-screening.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { today } from './partner-words.ts';
import { ScreeningFields, screeningReaders } from './screening-fields.tsx';
import { partnerCrumbs, refuseUnless, seenPartner } from './seen-partner.ts';

export const show = async (page: Page) => {
  const { partner } = await seenPartner(page);
  refuseUnless(mayKeepScreenings(page.actor));
  return html(view(page, partner, filledForm({ screenedOn: page.words.day(today()) })));
};

export const save = async (page: Page) => {
  const { partner } = await seenPartner(page);
  const submitted = await submit(page, recordScreening, screeningReaders, { partnershipId: partner.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.screening({ id: submitted.value.id }), 'partners.screening-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.new-screening');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.screening-what')} />
      <p>{words.t('partners.no-names')}</p>
      <PageForm page={page} state={state} cancel={paths.screenings({ id: partner.id })}>
        <ScreeningFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
