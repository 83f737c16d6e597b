import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordSupport } from '../commands/record-support.ts';
import { type Organisation, organisation } from '../queries/organisation.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { registerOf } from './partner-words.ts';
import { SupportFields, supportReaders } from './support-fields.tsx';

export const show = async (page: Page) => {
  const seen = await load(page);
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, seen, freshForm()));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const submitted = await submit(page, recordSupport, supportReaders, { organisationId: seen.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.organisation({ id: seen.id }), 'partners.support-kept');
};

const load = async (page: Page): Promise<Organisation> => {
  const institute = registerOf(page);
  const found = await page.read((tx) => organisation(tx, institute.id, page.params.id ?? ''));
  if (!found) throw new NotFound();
  return found;
};

const view = (page: Page, { id, name }: Organisation, state: FormState) => {
  const { words } = page;
  const back = paths.organisation({ id });
  return (
    <Frame
      page={page}
      title={words.t('partners.new-support')}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: name, href: back },
      ]}
      narrow
    >
      <PageHead kind={name} title={words.t('partners.new-support')} />
      <PageForm page={page} state={state} cancel={back}>
        <SupportFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
