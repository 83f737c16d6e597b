import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { correctRecommendation } from '../commands/correct-recommendation.ts';
import type { ActivityRow } from '../queries/activities.ts';
import {
  type RecommendationRow,
  recommendationById,
  recommendationEver,
} from '../queries/recommendations.ts';
import { activityCrumbs, factToChange } from './activity-subject.ts';
import { AdviceFields, adviceReaders } from './advice-fields.tsx';

export const show = async (page: Page) => {
  const { fact, activity } = await factToChange(page, recommendationById);
  const { recommendation, addressee, dueOn } = fact;
  const state = filledForm({ recommendation, addressee, dueOn: page.words.day(dueOn) });
  return html(view(page, { fact, activity }, state));
};

export const save = async (page: Page) => {
  const { fact, activity } = await factToChange(page, recommendationEver);
  const readers = { ...adviceReaders, ...correctionReaders, onBehalf: behalf };
  const submitted = await submit(page, correctRecommendation, readers, { recommendationId: fact.id });
  if (!submitted.done) return invalid(view(page, { fact, activity }, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.recommendation-corrected');
};

type Seen = { fact: RecommendationRow; activity: ActivityRow };

const view = (page: Page, { fact, activity }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.correct-recommendation');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={words.t('rights.replaced-not-erased')} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })} version={fact.entryNo}>
        <AdviceFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
