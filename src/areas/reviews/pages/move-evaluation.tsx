import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { ChoiceInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { programmes } from '../../programmes/queries/programmes.ts';
import { moveEvaluation } from '../commands/move-evaluation.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationCrumbs } from './evaluation-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: async (tx, instituteId, id) => {
    const evaluation = await evaluationById(tx, instituteId, id);
    return evaluation && { evaluation, others: await programmes(tx, instituteId) };
  },
  title: 'reviews.evaluation-move',
  button: 'reviews.evaluation-move',
  kind: (_, { evaluation: { title } }) => title,
  crumbs: (page, { evaluation: { programmeId, programme } }) =>
    evaluationCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  version: ({ evaluation: { version } }) => version,
  command: moveEvaluation,
  readers: { programmeId: text },
  extra: (_, { evaluation: { id } }) => ({ evaluationId: id }),
  fields: ({ page, state, loaded: { evaluation, others } }) => (
    <>
      <p>{page.words.t('reviews.evaluation-move-what')}</p>
      <ChoiceInput
        page={page}
        state={state}
        name="programmeId"
        label="reviews.programme"
        options={others
          .filter(({ id }) => id !== evaluation.programmeId)
          .map(({ id, reference, title }) => ({
            value: id,
            label: `${reference} · ${page.words.text(title)}`,
          }))}
      />
    </>
  ),
  notice: 'reviews.evaluation-moved',
});
