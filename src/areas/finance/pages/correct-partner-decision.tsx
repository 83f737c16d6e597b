import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { CorrectionFields } from '../../partners/pages/affiliation-fields.tsx';
import { partnerCrumbs, partnerOfRow, refuseUnless } from '../../partners/pages/seen-partner.ts';
import { partnerDecision } from '../../partners/queries/partner-decisions.ts';
import type { PartnershipRow } from '../../partners/queries/partnerships.ts';
import { decisionSubjects, decisionVerdicts } from '../../partners/rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { correctPartnerDecision } from '../commands/correct-partner-decision.ts';
import { type DecisionThing, decisionThings } from '../queries/decision-things.ts';
import { saidByThing } from './decision-things-words.ts';
import { PartnerDecisionFields, partnerDecisionReaders } from './partner-decision-fields.tsx';

export const show = async (page: Page) => {
  const { partner, row, instituteId } = await partnerOfRow(page, partnerDecision);
  refuseUnless(mayKeepPartnerFile(page.actor));
  const things = await page.read((tx) => decisionThings(tx, instituteId, partner.id));
  const { about, aboutId, aboutText, verdict, organ, decidedOn, source, enteredOnBehalf } = row;
  const state = filledForm({
    about,
    aboutId: aboutId ?? undefined,
    aboutText,
    verdict,
    organ,
    decidedOn: page.words.day(decidedOn),
    source,
    'onBehalf.source': enteredOnBehalf ?? undefined,
  });
  return html(view(page, partner, state, things));
};

export const save = async (page: Page) => {
  const { partner, instituteId } = await partnerOfRow(page, partnerDecision, true);
  const things = await page.read((tx) => decisionThings(tx, instituteId, partner.id));
  const readers = { ...partnerDecisionReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctPartnerDecision, readers, {
    id: page.params.id,
    ...saidByThing(page, things),
  });
  if (!submitted.done) return invalid(view(page, partner, submitted.state, things));
  return redirect(paths.partnerDecisions({ id: partner.id }), 'partners.decision-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState, things: readonly DecisionThing[]) => {
  const { words } = page;
  const title = words.t('partners.correct-decision');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'partners.about': decisionSubjects, 'partners.verdict': decisionVerdicts })}
        cancel={paths.partnerDecisions({ id: partner.id })}
      >
        <PartnerDecisionFields page={page} state={state} things={things} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
