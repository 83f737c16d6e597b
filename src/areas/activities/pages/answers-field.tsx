import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { FieldNotes, fieldId } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { AnswerableRecommendation } from '../queries/open-recommendations.ts';
import type { DetailField, KindFieldsProps } from './kind-form.ts';

type Answer = { recommendationId: string; answer: string };

const prefix = 'answers.';

const answersTyped: Reader<Answer[]> = (typed) => ({
  value: Object.entries(typed).flatMap(([name, [said = '']]) =>
    name.startsWith(prefix) && said.trim()
      ? [{ recommendationId: name.slice(prefix.length), answer: said }]
      : [],
  ),
});

const answersIn = (detail: Readonly<Record<string, unknown>>) => (detail.answers ?? []) as readonly Answer[];

/** A word on each recommendation that earlier missions left open; empty where nothing is said of it yet. */
export const answersField: DetailField = {
  readers: { answers: answersTyped },
  filled: (_page, detail) =>
    Object.fromEntries(answersIn(detail).map((each) => [`${prefix}${each.recommendationId}`, each.answer])),
  shown: (words, detail, { recommendations }) =>
    answersIn(detail).map(({ recommendationId, answer }) => ({
      term: words.t('activities.answer'),
      value: answer,
      note: recommendations.get(recommendationId),
    })),
  Field: AnswersField,
};

function AnswersField({ page, state, choices: { openRecommendations } }: KindFieldsProps) {
  const { words } = page;
  const { error } = fieldOf(page, state)('answers');
  if (openRecommendations.length === 0) return <p class="quiet">{words.t('activities.answers-none')}</p>;
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id={fieldId('answers')}>
      <legend>{words.t('activities.answers')}</legend>
      <FieldNotes name="answers" hint={words.t('activities.answers-hint')} error={error} />
      {openRecommendations.map((each, at) => (
        <TextArea
          {...fieldOf(page, state)(`${prefix}${each.id}`)}
          label={`${at + 1}. ${each.recommendation}`}
          hint={whence(page, each)}
          optional={words.t('page.optional')}
          rows={2}
        />
      ))}
    </fieldset>
  );
}

const whence = ({ words }: Page, { partner, mission, heldUntil }: AnswerableRecommendation) =>
  [partner, mission, words.day(heldUntil)].filter(Boolean).join(' · ');
