import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { withdrawEvaluation } from '../commands/withdraw-evaluation.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationCrumbs } from './evaluation-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: evaluationById,
  title: 'reviews.evaluation-withdraw',
  button: 'reviews.evaluation-withdraw',
  kind: (_, { title }) => title,
  crumbs: (page, { programmeId, programme }) =>
    evaluationCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ id }) => paths.evaluation({ id }),
  version: ({ version }) => version,
  command: withdrawEvaluation,
  readers: { reason: text },
  extra: (_, { id }) => ({ evaluationId: id }),
  fields: ({ page, state }) => (
    <>
      <p>{page.words.t('reviews.evaluation-withdraw-what')}</p>
      <ParagraphInput
        page={page}
        state={state}
        name="reason"
        label="reviews.withdraw-why"
        hint="reviews.no-names"
        rows={3}
      />
    </>
  ),
  notice: 'reviews.evaluation-was-withdrawn',
});
