import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { planCrumbs } from '../../programmes/pages/plan-subject.ts';
import { type ActionPlanRow, actionPlanById } from '../../programmes/queries/action-plans.ts';
import { countUniquePeople } from '../commands/count-unique-people.ts';
import { type RealisedYear, realisedByYear } from '../queries/plan-years.ts';
import { type UniquePeople, uniquePeopleOf } from '../queries/unique-people.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';

type Loaded = {
  plan: ActionPlanRow;
  realised: ReadonlyMap<number, RealisedYear>;
  declared: ReadonlyMap<number, UniquePeople>;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const years = attendedYears(loaded);
  const asked = page.query.get('year');
  // What is no year with attendances is not taken for another: the choice stays open.
  const year = asked ? years.find((each) => String(each) === asked) : years.at(-1);
  const standing = year === undefined ? undefined : loaded.declared.get(year);
  const state = filledForm({
    year: year?.toString(),
    people: standing?.people.toString(),
    source: standing?.source,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const submitted = await submit(
    page,
    countUniquePeople,
    { year: wholeNumber, people: wholeNumber, source: text, reason: text, onBehalf: behalf },
    { planId: loaded.plan.id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id: loaded.plan.id }), 'activities.unique-people-saved');
};

const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  const id = routeId(page);
  const loaded = await page.read(async (tx) => {
    const plan = await actionPlanById(tx, institute, id);
    if (!plan) throw new NotFound();
    const realised = await realisedByYear(tx, institute, id);
    return { plan, realised, declared: await uniquePeopleOf(tx, institute, id) };
  });
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

const attendedYears = ({ realised }: Loaded): number[] =>
  [...realised.values()]
    .filter(({ participants }) => participants > 0)
    .map(({ year }) => year)
    .sort();

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { plan, realised } = loaded;
  const field = fieldOf(page, state);
  const title = words.t('activities.unique-people');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} quiet={words.text(plan.title)} />
      <Notice kind="info">{words.t('activities.unique-people-what')}</Notice>
      <PageForm page={page} state={state} cancel={paths.actionPlan({ id: plan.id })}>
        <SelectField
          {...field('year')}
          label={words.t('activities.year')}
          placeholder={words.t('page.choose')}
          options={attendedYears(loaded).map((year) => ({
            value: String(year),
            label: words.t('activities.year-attendances', {
              year: String(year),
              count: realised.get(year)?.participants ?? 0,
            }),
          }))}
        />
        <TextField
          {...field('people')}
          label={words.t('activities.unique-people')}
          inputmode="numeric"
          width={8}
        />
        <TextField
          {...field('source')}
          label={words.t('activities.people-source')}
          hint={words.t('activities.people-source-hint')}
        />
        <TextField
          {...field('reason')}
          label={words.t('activities.reason')}
          hint={words.t('activities.reason-counts-hint')}
          optional={words.t('page.optional')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
