import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { openActionPlan } from '../commands/open-action-plan.ts';
import { type PartnershipChoice, partnershipChoices } from '../queries/programme-lists.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { BehalfInput, behalf, countryOptions, DayInput, LocalizedInput } from './form-parts.tsx';
import { requireInstitute } from './page-subject.ts';

export const show = async (page: Page) => {
  const partnerships = await load(page);
  const only = partnerships.length === 1 ? partnerships[0] : undefined;
  const state = filledForm({ partnershipId: only?.id, country: only?.country ?? undefined });
  return html(view(page, partnerships, state));
};

export const save = async (page: Page) => {
  const partnerships = await load(page);
  const submitted = await submit(page, openActionPlan, {
    partnershipId: text,
    title: localizedText,
    country: text,
    fromOn: day,
    untilOn: day,
    onBehalf: behalf,
  });
  if (!submitted.done) return invalid(view(page, partnerships, submitted.state));
  return redirect(paths.actionPlan({ id: submitted.value.id }), 'programmes.plan-opened');
};

const load = (page: Page): Promise<PartnershipChoice[]> => {
  const institute = requireInstitute(page);
  const allowed = mayKeepActionPlans(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => partnershipChoices(tx, institute.id));
};

const view = (page: Page, partnerships: readonly PartnershipChoice[], state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.new-plan');
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.action-plans'), href: paths.actionPlans() }]}
      narrow
    >
      <PageHead title={title} quiet={words.t('programmes.action-plans-what')} />
      <PageForm page={page} state={state} cancel={paths.actionPlans()}>
        <SelectField
          {...field('partnershipId')}
          label={words.t('programmes.partner')}
          placeholder={words.t('page.choose')}
          options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <LocalizedInput
          page={page}
          state={state}
          name="title"
          label={words.t('programmes.title')}
          hint={words.t('programmes.no-names')}
        />
        <SelectField
          {...field('country')}
          label={words.t('programmes.country')}
          placeholder={words.t('page.choose')}
          options={countryOptions(page)}
        />
        <DayInput page={page} state={state} name="fromOn" label={words.t('programmes.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('programmes.untilOn')} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
