import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { registerOrganisation } from '../commands/register-organisation.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { OrganisationFields, organisationReaders } from './organisation-fields.tsx';

export const show = async (page: Page) => {
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, freshForm()));
};

export const save = async (page: Page) => {
  const submitted = await submit(page, registerOrganisation, organisationReaders);
  if (!submitted.done) return invalid(view(page, submitted.state));
  return redirect(paths.organisation({ id: submitted.value.id }), 'partners.organisation-registered');
};

const view = (page: Page, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('partners.new-organisation')}
      crumbs={[{ label: words.t('partners.organisations'), href: paths.organisations() }]}
      narrow
    >
      <PageHead title={words.t('partners.new-organisation')} />
      <PageForm page={page} state={state} cancel={paths.organisations()}>
        <OrganisationFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
