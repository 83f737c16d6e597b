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
import type { PartnershipRow } from '../../partners/queries/partnerships.ts';
import { correctPartnerContribution } from '../commands/correct-partner-contribution.ts';
import { partnerContribution } from '../queries/partner-contributions.ts';
import { mayKeepContributions } from '../rules/finance-permissions.ts';
import { contributionForms } from '../rules/partner-contribution-input.ts';
import { typedAmount } from './money-words.ts';
import { PartnerContributionFields, partnerContributionReaders } from './partner-contribution-fields.tsx';

export const show = async (page: Page) => {
  const { partner, row } = await partnerOfRow(page, partnerContribution);
  refuseUnless(mayKeepContributions(page.actor));
  const { year, form, what, amount, source, enteredOnBehalf } = row;
  const state = filledForm({
    year: String(year),
    form,
    what,
    amount: typedAmount(page.words, amount.minor, amount.currency),
    currency: amount.currency,
    source,
    'onBehalf.source': enteredOnBehalf ?? undefined,
  });
  return html(view(page, partner, state));
};

export const save = async (page: Page) => {
  const { partner } = await partnerOfRow(page, partnerContribution, true);
  const readers = { ...partnerContributionReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctPartnerContribution, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.partnerContributions({ id: partner.id }), 'finance.contribution-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.correct-contribution');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'finance.contribution-form': contributionForms })}
        cancel={paths.partnerContributions({ id: partner.id })}
      >
        <PartnerContributionFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
