import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { registerAgreement } from '../commands/register-agreement.ts';
import { type PartnershipRow, partnership } from '../queries/partnerships.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { AgreementFields, agreementReaders } from './agreement-fields.tsx';
import { registerOf } from './partner-words.ts';

export const show = async (page: Page) => {
  const row = await load(page);
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, row, freshForm()));
};

export const save = async (page: Page) => {
  const row = await load(page);
  const submitted = await submit(page, registerAgreement, agreementReaders, { partnershipId: row.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.agreement({ id: submitted.value.id }), 'partners.agreement-kept');
};

const load = async (page: Page): Promise<PartnershipRow> => {
  const institute = registerOf(page);
  const row = await page.read((tx) => partnership(tx, institute.id, page.params.id ?? ''));
  if (!row) throw new NotFound();
  return row;
};

const view = (page: Page, row: PartnershipRow, state: FormState) => {
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
      <PageForm page={page} state={state} cancel={back}>
        <AgreementFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
