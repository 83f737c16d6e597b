import type { Tx } from '../../../db/transaction.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, choices, day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { ChoiceInput, FewInput, LineInput, ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { programmeCrumbs } from '../../programmes/pages/programme-crumbs.ts';
import { outcomeOptions } from '../../programmes/pages/thing-options.ts';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { evaluationCriteria, evaluationKinds, evaluationSteps } from '../rules/evaluation-input.ts';

export const evaluationReaders = {
  title: text,
  kind: text,
  outcomeId: text,
  evaluator: text,
  isExternal: checkbox,
  criteria: choices,
  fromOn: day,
  untilOn: day,
};

export const stepReaders = { step: text, onDay: day, address: text, withheld: text, withheldReason: text };

/** A programme with the outcomes that an evaluation can look at alone. */
export const evaluationPlaces = async (tx: Tx, instituteId: string, id: string) => {
  const programme = await programmeById(tx, instituteId, id);
  return programme && { programme, outcomes: await outcomesOf(tx, instituteId, id) };
};

/** From the list of programmes to the evaluations of one. */
export const evaluationCrumbs = (page: Page, programme: { id: string; reference: string }) =>
  programmeCrumbs(page, programme, {
    label: page.words.t('reviews.evaluations'),
    href: withQuery(paths.evaluations(), { programme: programme.id }),
  });

type Props = { page: Page; state: FormState };

export function EvaluationFields({ page, state, outcomes }: Props & { outcomes: readonly OutcomeRow[] }) {
  const { words } = page;
  const common = { page, state };
  return (
    <>
      <LineInput {...common} name="title" label="reviews.evaluation-title" />
      <FewInput {...common} name="kind" label="reviews.evaluation-kind" values={evaluationKinds} />
      <ChoiceInput
        {...common}
        name="outcomeId"
        label="reviews.outcome"
        hint="reviews.evaluation-outcome-hint"
        optional
        options={outcomeOptions(page, outcomes)}
      />
      <LineInput
        {...common}
        name="evaluator"
        label="reviews.evaluation-evaluator"
        hint="reviews.evaluation-evaluator-hint"
        optional
      />
      <CheckboxField
        {...fieldOf(page, state)('isExternal')}
        label={words.t('reviews.evaluation-external')}
        checked={Boolean(state.typed?.isExternal?.[0])}
      />
      <CheckboxGroup
        {...fieldOf(page, state)('criteria')}
        label={words.t('reviews.evaluation-criteria')}
        values={state.typed?.criteria}
        options={evaluationCriteria.map((value) => ({
          value,
          label: words.t(`reviews.evaluation-criteria-${value}`),
        }))}
      />
      <DayInput {...common} name="fromOn" label={words.t('reviews.evaluation-from')} />
      <DayInput {...common} name="untilOn" label={words.t('reviews.evaluation-until')} />
    </>
  );
}

/** The fields of a step; which step it is stands open where it is new only. */
export function StepFields({ page, state, isNew }: Props & { isNew: boolean }) {
  const { words } = page;
  const common = { page, state };
  return (
    <>
      {isNew && <FewInput {...common} name="step" label="reviews.evaluation-step" values={evaluationSteps} />}
      <DayInput {...common} name="onDay" label={words.t('programmes.on-day')} />
      <LineInput
        {...common}
        name="address"
        label="reviews.evaluation-address"
        hint="reviews.evaluation-address-hint"
        optional
      />
      <ParagraphInput {...common} name="withheld" label="reviews.evaluation-withheld" rows={2} optional />
      <ParagraphInput
        {...common}
        name="withheldReason"
        label="reviews.evaluation-withheld-why"
        rows={2}
        optional
      />
    </>
  );
}
