import { countryCodes } from '../../../kernel/country.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { registerOrganisation } from '../commands/register-organisation.ts';
import { organisationKinds } from '../rules/organisation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

export const show = async (page: Page) => {
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, freshForm()));
};

export const save = async (page: Page) => {
  const submitted = await submit(page, registerOrganisation, {
    name: text,
    acronym: text,
    kind: text,
    country: text,
    visibility: text,
  });
  if (!submitted.done) return invalid(view(page, submitted.state));
  return redirect(paths.organisation({ id: submitted.value.id }), 'partners.organisation-registered');
};

const view = (page: Page, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('partners.new-organisation')}
      crumbs={[{ label: words.t('partners.organisations'), href: paths.organisations() }]}
      narrow
    >
      <PageHead title={words.t('partners.new-organisation')} />
      <PageForm page={page} state={state} cancel={paths.organisations()}>
        <TextField {...field('name')} label={words.t('partners.name')} />
        <TextField {...field('acronym')} label={words.t('partners.acronym')} width={16} optional={optional} />
        <SelectField
          {...field('kind')}
          label={words.t('partners.kind')}
          placeholder={words.t('page.choose')}
          options={organisationKinds.map((value) => ({ value, label: words.say(`partners.kind-${value}`) }))}
        />
        <SelectField
          {...field('country')}
          label={words.t('partners.country')}
          hint={words.t('partners.country-hint')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={countriesByName(page)}
        />
        <CheckboxField
          name="visibility"
          value="shared"
          label={words.t('partners.shared-with-institutes')}
          checked={field('visibility').value === 'shared'}
        />
      </PageForm>
    </Frame>
  );
};

const countriesByName = ({ words }: Page) =>
  countryCodes
    .map((value) => ({ value, label: words.country(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.language));
