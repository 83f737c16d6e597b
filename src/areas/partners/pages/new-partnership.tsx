import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { startPartnership } from '../commands/start-partnership.ts';
import { organisationChoices } from '../queries/organisations.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { PeriodFields } from './affiliation-fields.tsx';
import { organisationOptions, registerOf } from './partner-words.ts';

type Choices = Awaited<ReturnType<typeof organisationChoices>>;

export const show = async (page: Page) => {
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const state = filledForm({ organisationId: page.query.get('organisation') ?? undefined });
  return html(view(page, await load(page), state));
};

export const save = async (page: Page) => {
  const readers = { organisationId: text, fromOn: day, untilOn: day };
  const submitted = await submit(page, startPartnership, readers);
  if (!submitted.done) return invalid(view(page, await load(page), submitted.state));
  return redirect(paths.partner({ id: submitted.value.id }), 'partners.partnership-started');
};

const load = (page: Page): Promise<Choices> => {
  const institute = registerOf(page);
  return page.read((tx) => organisationChoices(tx, institute.id));
};

const view = (page: Page, choices: Choices, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('partners.new-partnership')}
      crumbs={[{ label: words.t('partners.partners'), href: paths.partners() }]}
      narrow
    >
      <PageHead title={words.t('partners.new-partnership')} />
      <p class="quiet">
        {words.t('partners.new-partnership-note')}{' '}
        <a href={paths.newOrganisation()}>{words.t('partners.new-organisation')}</a>
      </p>
      <PageForm page={page} state={state} cancel={paths.partners()}>
        <SelectField
          {...fieldOf(page, state)('organisationId')}
          label={words.t('partners.organisation')}
          placeholder={words.t('page.choose')}
          options={organisationOptions(words, choices)}
        />
        <PeriodFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
