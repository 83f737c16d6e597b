import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { reachMilestone } from '../commands/reach-milestone.ts';
import { type HandOverItemRow, handOverItem } from '../queries/hand-over-plans.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { SourceField } from './affiliation-fields.tsx';
import { today } from './partner-words.ts';
import { partnerCrumbs, partnerOfRow, refuseUnless } from './seen-partner.ts';

type Seen = { partner: PartnershipRow; row: HandOverItemRow };

export const show = async (page: Page) => {
  const seen = await partnerOfRow(page, handOverItem);
  refuseUnless(mayKeepPartnerFile(page.actor));
  return html(view(page, seen, filledForm({ reachedOn: page.words.day(today()) })));
};

export const save = async (page: Page) => {
  const seen = await partnerOfRow(page, handOverItem);
  const readers = { reachedOn: day, source: text, onBehalf };
  const submitted = await submit(page, reachMilestone, readers, { itemId: seen.row.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.handOver({ id: seen.partner.id }), 'partners.milestone-kept');
};

const view = (page: Page, { partner, row }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.reach');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={row.what} />
      <PageForm page={page} state={state} cancel={paths.handOver({ id: partner.id })}>
        <DayField
          {...fieldOf(page, state)('reachedOn')}
          label={words.t('partners.reachedOn')}
          hint={words.t('page.day-hint')}
        />
        <SourceField page={page} state={state} />
        <OnBehalfField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
