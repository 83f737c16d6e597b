import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { recordAffiliation } from '../commands/record-affiliation.ts';
import { type Organisation, organisation } from '../queries/organisation.ts';
import { organisationChoices } from '../queries/organisations.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { PeriodFields, SourceField } from './affiliation-fields.tsx';
import { organisationOptions, registerOf } from './partner-words.ts';

type Seen = {
  organisation: Organisation;
  others: Awaited<ReturnType<typeof organisationChoices>>;
  /** The side of the membership that is asked for: the body it joins, or (`?as=body`) the member it gets. */
  asked: 'bodyId' | 'memberId';
};

export const show = async (page: Page) => {
  const seen = await load(page);
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return html(view(page, seen, freshForm()));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const known = seen.asked === 'bodyId' ? 'memberId' : 'bodyId';
  const { id } = seen.organisation;
  const submitted = await submit(
    page,
    recordAffiliation,
    { [seen.asked]: text, fromOn: day, untilOn: day, source: text },
    { [known]: id },
  );
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.organisation({ id }), 'partners.affiliation-kept');
};

const load = async (page: Page): Promise<Seen> => {
  const institute = registerOf(page);
  return page.read(async (tx) => {
    const found = await organisation(tx, institute.id, page.params.id ?? '');
    if (!found) throw new NotFound();
    const others = (await organisationChoices(tx, institute.id)).filter(({ id }) => id !== found.id);
    return {
      organisation: found,
      others,
      asked: page.query.get('as') === 'body' ? ('memberId' as const) : ('bodyId' as const),
    };
  });
};

const view = (page: Page, { organisation: known, others, asked }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t(asked === 'bodyId' ? 'partners.new-affiliation' : 'partners.new-member');
  const back = paths.organisation({ id: known.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: known.name, href: back },
      ]}
      narrow
    >
      <PageHead kind={known.name} title={title} />
      <PageForm page={page} state={state} cancel={back} action={sameListWith(page, {})}>
        <SelectField
          {...fieldOf(page, state)(asked)}
          label={words.t(asked === 'bodyId' ? 'partners.body' : 'partners.member')}
          placeholder={words.t('page.choose')}
          options={organisationOptions(words, others)}
        />
        <PeriodFields page={page} state={state} />
        <SourceField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
