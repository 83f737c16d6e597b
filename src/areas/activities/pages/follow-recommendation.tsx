import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { followRecommendation } from '../commands/follow-recommendation.ts';
import { activityById } from '../queries/activities.ts';
import { type RecommendationRow, recommendationById } from '../queries/recommendations.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { isClosed, recommendationStates } from '../rules/recommendation-input.ts';
import { activityCrumbs } from './activity-subject.ts';

type Loaded = { found: RecommendationRow; crumbs: ReturnType<typeof activityCrumbs> };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id, activityId } = loaded.found;
  const submitted = await submit(
    page,
    followRecommendation,
    { state: text, onDay: day, what: text, onBehalf: behalf },
    { recommendationId: id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.activity({ id: activityId }), 'activities.recommendation-followed');
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = requireInstitute(page);
  const loaded = await page.read(async (tx) => {
    const found = await recommendationById(tx, institute.id, routeId(page));
    const activity = found && (await activityById(tx, institute.id, found.activityId));
    return activity && { found, crumbs: activityCrumbs(page, activity) };
  });
  if (!loaded) throw new NotFound();
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

const view = (page: Page, { found, crumbs }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.follow-recommendation');
  const field = fieldOf(page, state);
  const offered = recommendationStates.filter((each) => (each === 'reopened') === isClosed(found.state));
  return (
    <Frame page={page} title={title} crumbs={crumbs} narrow>
      <PageHead title={title} quiet={`${found.recommendation} · ${found.addressee}`} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: found.activityId })}>
        <RadioField
          {...field('state')}
          label={words.t('activities.what-became')}
          options={offered.map((value) => ({
            value,
            label: words.say(`activities.recommendation-${value}`),
          }))}
        />
        <DayInput page={page} state={state} name="onDay" label={words.t('activities.onDay')} />
        <TextArea
          {...field('what')}
          label={words.t('activities.what-became-how')}
          hint={words.t('activities.no-names')}
          rows={3}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
