import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerCrumbs, refuseUnless, seenPartner } from '../../partners/pages/seen-partner.ts';
import { handOverPlan } from '../../partners/queries/hand-over-plans.ts';
import type { PartnershipRow } from '../../partners/queries/partnerships.ts';
import { mayKeepPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { recordPartnerDecision } from '../commands/record-partner-decision.ts';
import { type DecisionThing, decisionThings } from '../queries/decision-things.ts';
import { saidByThing } from './decision-things-words.ts';
import { PartnerDecisionFields, partnerDecisionReaders } from './partner-decision-fields.tsx';

export const show = async (page: Page) => {
  const { partner, instituteId } = await seenPartner(page);
  refuseUnless(mayKeepPartnerFile(page.actor));
  const { plan, things } = await page.read(async (tx) => ({
    plan: await handOverPlan(tx, instituteId, page.query.get('plan') ?? ''),
    things: await decisionThings(tx, instituteId, partner.id),
  }));
  const isFromPlan = plan?.partnershipId === partner.id;
  const about = isFromPlan
    ? { about: 'hand_over_plan', aboutId: plan.id, aboutText: `${plan.title} (${plan.edition})` }
    : { aboutId: page.query.get('about') ?? undefined };
  return html(view(page, partner, filledForm({ ...about }), isFromPlan ? undefined : things));
};

export const save = async (page: Page) => {
  const { partner, instituteId } = await seenPartner(page);
  const things = await page.read((tx) => decisionThings(tx, instituteId, partner.id));
  const fixed = { partnershipId: partner.id, ...saidByThing(page, things) };
  const submitted = await submit(page, recordPartnerDecision, partnerDecisionReaders, fixed);
  if (!submitted.done) return invalid(view(page, partner, submitted.state, things));
  return redirect(paths.partnerDecisions({ id: partner.id }), 'partners.decision-kept');
};

const view = (
  page: Page,
  partner: PartnershipRow,
  state: FormState,
  things: readonly DecisionThing[] | undefined,
) => {
  const { words } = page;
  const title = words.t('partners.new-decision');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.decisions-what')} />
      <p>{words.t('partners.no-names')}</p>
      <PageForm page={page} state={state} cancel={paths.partnerDecisions({ id: partner.id })}>
        <PartnerDecisionFields page={page} state={state} things={things} />
      </PageForm>
    </Frame>
  );
};
