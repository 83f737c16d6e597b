import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { finishHandOverPlan } from '../commands/finish-hand-over-plan.ts';
import { type HandOverPlanRow, handOverPlan } from '../queries/hand-over-plans.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { today } from './partner-words.ts';
import { partnerCrumbs, partnerOfRow, refuseUnless } from './seen-partner.ts';

type Seen = { partner: PartnershipRow; row: HandOverPlanRow };

export const show = async (page: Page) => {
  const seen = await partnerOfRow(page, handOverPlan);
  refuseUnless(mayKeepPartnerFile(page.actor));
  return html(view(page, seen, filledForm({ finalOn: page.words.day(today()) })));
};

export const save = async (page: Page) => {
  const seen = await partnerOfRow(page, handOverPlan);
  const submitted = await submit(
    page,
    finishHandOverPlan,
    { finalOn: day, onBehalf },
    { planId: seen.row.id },
  );
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.handOver({ id: seen.partner.id }), 'partners.hand-over-kept');
};

const view = (page: Page, { partner, row }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.finish-plan');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={row.title} />
      <p>{words.t('partners.finish-note')}</p>
      <PageForm page={page} state={state} cancel={paths.handOver({ id: partner.id })}>
        <DayField
          {...fieldOf(page, state)('finalOn')}
          label={words.t('partners.finalOn')}
          hint={words.t('page.day-hint')}
        />
        <OnBehalfField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
