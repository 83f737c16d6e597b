import type { Page } from '../../../page/page.ts';
import { checkbox, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { correctProgrammeDecision } from '../commands/correct-programme-decision.ts';
import { decisionById, decisionInPlaceOf, decisionSharesOf } from '../queries/decisions.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { DecisionFields, decisionReaders, minorIn, typedSubsidy } from './decision-fields.tsx';
import { DecisionShareFields, shareFields, shareReaders } from './decision-share-fields.tsx';
import { ParagraphInput } from './field-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { programmeCrumbs } from './programme-crumbs.ts';

export const { show, save } = plainForm({
  may: mayDecideProgramme,
  // What was replaced is not opened any more; what was typed before it was replaced is shown beside what stands.
  load: async (tx, instituteId, id, { form }) => {
    const step = await (form.texts.version ? decisionInPlaceOf : decisionById)(tx, instituteId, id);
    const programme = step && (await programmeById(tx, instituteId, step.programmeId));
    if (!step || !programme) return undefined;
    const shares = await decisionSharesOf(tx, instituteId, programme.id);
    return {
      step,
      programme,
      outcomes: await outcomesOf(tx, instituteId, programme.id),
      shares: shares.filter((share) => share.decisionId === step.id),
    };
  },
  title: 'programmes.decision-correct',
  kind: ({ words }, { step, programme }) =>
    [words.t(`programmes.state-${step.kind}`), words.day(step.decidedOn), programme.reference].join(' · '),
  crumbs: (page, { programme: { id, ...programme } }) =>
    programmeCrumbs(
      page,
      { id, ...programme },
      { label: page.words.t('programmes.decision'), href: paths.decideProgramme({ id }) },
    ),
  back: ({ programme: { id } }) => paths.decideProgramme({ id }),
  open: (page, { step, programme, outcomes, shares }) => ({
    kind: step.kind,
    decidedOn: page.words.day(step.decidedOn),
    reference: step.reference ?? undefined,
    askedMinor: typedSubsidy(page, step.askedMinor, programme.currency),
    subsidyMinor: typedSubsidy(page, step.subsidyMinor, programme.currency),
    ...shareFields(page, { outcomes, shares, currency: programme.currency }),
    note: step.note ?? undefined,
  }),
  version: ({ step }) => step.entryNo,
  command: correctProgrammeDecision,
  readers: ({ programme, outcomes }) => ({
    ...decisionReaders(programme.currency),
    ...shareReaders(programme.currency, outcomes),
    neverWas: checkbox,
    reason: text,
  }),
  extra: ({ params }) => ({ decisionId: params.id }),
  compared: (page, { programme: { currency } }, state) => ({
    'programmes.asked': comparedAmount(page, state, { name: 'askedMinor', currency }),
    'programmes.subsidy': comparedAmount(page, state, { name: 'subsidyMinor', currency }),
  }),
  fields: ({ page, state, loaded }) => (
    <>
      <DecisionFields page={page} state={state} currency={loaded.programme.currency} />
      <DecisionShareFields
        page={page}
        state={state}
        currency={loaded.programme.currency}
        outcomes={loaded.outcomes}
      />
      <CheckboxField
        name="neverWas"
        label={page.words.t('programmes.step-never-was')}
        hint={page.words.t('programmes.step-never-was-hint')}
        checked={Boolean(state.typed?.neverWas?.[0])}
      />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.correction-reason" rows={2} />
    </>
  ),
  notice: 'programmes.decision-corrected',
});

/** An amount as it was typed and as it stands. */
const comparedAmount = (
  page: Page,
  { typed = {} }: FormState,
  { name, currency }: { name: string; currency: string },
) => {
  const read = minorIn(currency)(typed, name, page.words.language);
  return {
    mine: typedSubsidy(page, 'value' in read ? (read.value ?? null) : null, currency),
    theirs: (minor: unknown) => typedSubsidy(page, typeof minor === 'number' ? minor : null, currency),
  };
};
