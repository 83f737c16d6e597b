import type { Page } from '../../../page/page.ts';
import { checkbox, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { correctProgrammeDecision } from '../commands/correct-programme-decision.ts';
import { decisionById, decisionInPlaceOf } from '../queries/decisions.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { DecisionFields, decisionReaders, minorIn, typedSubsidy } from './decision-fields.tsx';
import { ParagraphInput } from './field-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { programmeCrumbs } from './programme-crumbs.ts';

export const { show, save } = plainForm({
  may: mayDecideProgramme,
  // What was replaced is not opened any more; what was typed before it was replaced is shown beside what stands.
  load: async (tx, instituteId, id, { form }) => {
    const step = await (form.texts.version ? decisionInPlaceOf : decisionById)(tx, instituteId, id);
    const programme = step && (await programmeById(tx, instituteId, step.programmeId));
    return step && programme && { step, programme };
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
  open: (page, { step, programme }) => ({
    kind: step.kind,
    decidedOn: page.words.day(step.decidedOn),
    reference: step.reference ?? undefined,
    subsidyMinor: typedSubsidy(page, step.subsidyMinor, programme.currency),
    note: step.note ?? undefined,
  }),
  version: ({ step }) => step.entryNo,
  command: correctProgrammeDecision,
  readers: ({ programme }) => ({ ...decisionReaders(programme.currency), neverWas: checkbox, reason: text }),
  extra: ({ params }) => ({ decisionId: params.id }),
  compared: (page, { programme: { currency } }, state) => ({
    'programmes.subsidy': {
      mine: subsidyTyped(page, state, currency),
      theirs: (minor) => typedSubsidy(page, typeof minor === 'number' ? minor : null, currency),
    },
  }),
  fields: ({ page, state, loaded }) => (
    <>
      <DecisionFields page={page} state={state} currency={loaded.programme.currency} />
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

const subsidyTyped = (page: Page, { typed = {} }: FormState, currency: string): string => {
  const read = minorIn(currency)(typed, 'subsidyMinor', page.words.language);
  return typedSubsidy(page, 'value' in read ? (read.value ?? null) : null, currency);
};
