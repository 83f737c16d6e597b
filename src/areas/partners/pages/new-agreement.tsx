import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { registerAgreement } from '../commands/register-agreement.ts';
import { type PartnershipRow, partnership } from '../queries/partnerships.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { AgreementFields, agreementReaders } from './agreement-fields.tsx';
import { registerOf, today } from './partner-words.ts';
import { ScreeningCard } from './screening-card.tsx';

export const show = async (page: Page) => {
  const row = await load(page);
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(await withChecks(page, row, freshForm()));
};

export const save = async (page: Page) => {
  const row = await load(page);
  const submitted = await submit(page, registerAgreement, agreementReaders, { partnershipId: row.id });
  if (!submitted.done) return invalid(await withChecks(page, row, submitted.state));
  return redirect(paths.agreement({ id: submitted.value.id }), 'partners.agreement-kept');
};

const load = async (page: Page): Promise<PartnershipRow> => {
  const institute = registerOf(page);
  const row = await page.read((tx) => partnership(tx, institute.id, page.params.id ?? ''));
  if (!row) throw new NotFound();
  return row;
};

const withChecks = async (page: Page, row: PartnershipRow, state: FormState) => {
  const institute = registerOf(page);
  const screened = { partnershipId: row.id, organisationKind: row.kind };
  const checks = await page.read((tx) => screeningChecks(tx, institute.id, screened, today()));
  return view(page, row, state, checks);
};

const view = (page: Page, row: PartnershipRow, state: FormState, checks: readonly Check[]) => {
  const { words } = page;
  const back = paths.partner({ id: row.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.new-agreement')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.name, href: back },
      ]}
      narrow
    >
      <PageHead kind={row.name} title={words.t('partners.new-agreement')} />
      <ScreeningCard page={page} partnershipId={row.id} checks={checks} />
      <PageForm page={page} state={state} cancel={back}>
        <AgreementFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
