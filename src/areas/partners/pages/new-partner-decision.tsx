import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordPartnerDecision } from '../commands/record-partner-decision.ts';
import { handOverPlan } from '../queries/hand-over-plans.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { PartnerDecisionFields, partnerDecisionReaders } from './partner-decision-fields.tsx';
import { partnerCrumbs, refuseUnless, seenPartner } from './seen-partner.ts';

export const show = async (page: Page) => {
  const { partner, instituteId } = await seenPartner(page);
  refuseUnless(mayKeepPartnerFile(page.actor));
  const plan = await page.read((tx) => handOverPlan(tx, instituteId, page.query.get('plan') ?? ''));
  const about =
    plan?.partnershipId === partner.id
      ? { about: 'hand_over_plan', aboutId: plan.id, aboutText: `${plan.title} (${plan.edition})` }
      : {};
  return html(view(page, partner, filledForm({ ...about })));
};

export const save = async (page: Page) => {
  const { partner } = await seenPartner(page);
  const readers = partnerDecisionReaders;
  const submitted = await submit(page, recordPartnerDecision, readers, { partnershipId: partner.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.partnerDecisions({ id: partner.id }), 'partners.decision-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.new-decision');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.decisions-what')} />
      <p>{words.t('partners.no-names')}</p>
      <PageForm page={page} state={state} cancel={paths.partnerDecisions({ id: partner.id })}>
        <PartnerDecisionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
