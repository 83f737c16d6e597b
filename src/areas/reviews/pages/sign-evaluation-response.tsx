import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import { checkbox, day } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { signEvaluationResponse } from '../commands/sign-evaluation-response.ts';
import { evaluationRecommendations, lastEntryOf } from '../queries/evaluation-recommendations.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { maySignResponse } from '../rules/review-permissions.ts';
import { recommendationCrumbs } from './recommendation-fields.tsx';
import { RecommendationTable } from './recommendation-table.tsx';

const load = async (tx: Tx, instituteId: string, id: string) => {
  const evaluation = await evaluationById(tx, instituteId, id);
  if (!evaluation) return undefined;
  return { evaluation, rows: await evaluationRecommendations(tx, instituteId, { evaluationId: id }) };
};

export const { show, save } = plainForm({
  may: maySignResponse,
  load,
  title: 'reviews.response-sign',
  button: 'reviews.response-sign',
  kind: (_, { evaluation }) => evaluation.title,
  crumbs: (page, { evaluation: { id, title } }) =>
    recommendationCrumbs(page, { evaluationId: id, evaluation: title }),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: ({ words }) => ({ signedOn: words.day(todayIn()) }),
  version: ({ rows }) => lastEntryOf(rows),
  tellsWhatStands: ({ problem }) => problem?.key === 'reviews.response-changed-meanwhile',
  command: signEvaluationResponse,
  readers: { signedOn: day, nothingRecommended: checkbox },
  extra: (_, { evaluation: { id } }) => ({ evaluationId: id }),
  fields: ({ page, state, loaded: { rows } }) => (
    <>
      <p class="quiet">{page.words.t('reviews.response-sign-what')}</p>
      <RecommendationTable page={page} rows={rows} />
      {rows.length === 0 && (
        <CheckboxField
          {...fieldOf(page, state)('nothingRecommended')}
          label={page.words.t('reviews.response-nothing')}
          checked={Boolean(state.typed?.nothingRecommended?.[0])}
        />
      )}
      <DayInput page={page} state={state} name="signedOn" label={page.words.t('field.signed-on')} />
    </>
  ),
  notice: 'reviews.response-signed',
});
