import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { changeOrganisation } from '../commands/change-organisation.ts';
import { type Organisation, organisation } from '../queries/organisation.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { OrganisationFields, organisationReaders } from './organisation-fields.tsx';
import { registerOf } from './partner-words.ts';

export const show = async (page: Page) => {
  const seen = await load(page);
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, seen, formOf(seen)));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = { ...organisationReaders, version: wholeNumber };
  const submitted = await submit(page, changeOrganisation, readers, { id: seen.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.organisation({ id: seen.id }), 'partners.organisation-changed');
};

const load = async (page: Page): Promise<Organisation> => {
  const institute = registerOf(page);
  const seen = await page.read((tx) => organisation(tx, institute.id, page.params.id ?? ''));
  if (!seen) throw new NotFound();
  return seen;
};

const formOf = ({ name, acronym, kind, country, visibility, identifiers }: Organisation): FormState =>
  filledForm({
    name,
    acronym: acronym ?? undefined,
    kind,
    country: country ?? undefined,
    visibility: visibility === 'shared' ? 'shared' : undefined,
    ...Object.fromEntries(
      identifiers.flatMap(({ scheme, value }, at) => [
        [`identifiers.${at}.scheme`, scheme],
        [`identifiers.${at}.value`, value],
      ]),
    ),
  });

const view = (page: Page, seen: Organisation, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('partners.edit-organisation')}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: seen.name, href: paths.organisation({ id: seen.id }) },
      ]}
      narrow
    >
      <PageHead kind={seen.name} title={words.t('partners.edit-organisation')} />
      <PageForm page={page} state={state} version={seen.version} cancel={paths.organisation({ id: seen.id })}>
        <OrganisationFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
