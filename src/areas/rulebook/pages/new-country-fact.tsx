import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordCountryFact } from '../commands/record-country-fact.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';
import { CountryFactFields, countryFactReaders } from './country-fact-fields.tsx';

export const show = async (page: Page) => {
  const allowed = mayKeepRulebook(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, freshForm()));
};

export const save = async (page: Page) => {
  const submitted = await submit(page, recordCountryFact, countryFactReaders);
  if (!submitted.done) return invalid(view(page, submitted.state));
  return redirect(paths.countryFacts(), 'rulebook.country-fact-kept');
};

const view = (page: Page, state: FormState) => {
  const title = page.words.t('rulebook.new-country-fact');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: page.words.t('rulebook.country-facts'), href: paths.countryFacts() }]}
      narrow
    >
      <PageHead title={title} />
      <PageForm page={page} state={state} cancel={paths.countryFacts()}>
        <CountryFactFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
