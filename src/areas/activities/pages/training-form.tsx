import { fieldOf } from '../../../page/form-view.tsx';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PlanLineWithPlan } from '../../programmes/queries/action-plans.ts';
import {
  type TrainingDetail,
  trainerOrigins,
  trainingLevels,
  trainingMethods,
} from '../rules/training-detail.ts';
import type { KindFieldsProps, KindForm } from './kind-form.ts';

/** A2: the line of the national action plan first, then the training. */
export const trainingForm: KindForm<TrainingDetail> = {
  readers: {
    planLineId: text,
    justification: text,
    theme: text,
    method: text,
    level: text,
    trainerOrigin: text,
    sessions: wholeNumber,
    followUpTest: checkbox,
  },
  filled: (_page, detail) => ({
    planLineId: detail.planLineId,
    justification: detail.justification,
    theme: detail.theme,
    method: detail.method,
    level: detail.level,
    trainerOrigin: detail.trainerOrigin,
    sessions: String(detail.sessions),
    followUpTest: detail.followUpTest ? 'on' : undefined,
  }),
  Fields: TrainingFields,
};

function TrainingFields({ page, state, choices }: KindFieldsProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const choice = (name: string, values: readonly string[]) => (
    <SelectField
      {...field(name)}
      label={words.say(`activities.${name}`)}
      placeholder={words.t('page.choose')}
      options={values.map((value) => ({ value, label: words.say(`activities.${name}-${value}`) }))}
    />
  );
  return (
    <>
      <SelectField
        {...field('planLineId')}
        label={words.t('activities.planLineId')}
        hint={words.t('activities.planLineId-hint')}
        optional={optional}
        placeholder={words.t('activities.no-plan-line')}
        options={linesByPlan(page, choices.lines)}
      />
      <TextArea
        {...field('justification')}
        label={words.t('activities.justification')}
        hint={words.t('activities.justification-hint')}
        optional={optional}
        rows={2}
      />
      <TextField
        {...field('theme')}
        label={words.t('activities.theme')}
        hint={words.t('activities.theme-hint')}
      />
      {choice('method', trainingMethods)}
      {choice('level', trainingLevels)}
      {choice('trainerOrigin', trainerOrigins)}
      <TextField
        {...field('sessions')}
        value={field('sessions').value ?? '1'}
        label={words.t('activities.sessions')}
        inputmode="numeric"
        width={4}
      />
      <CheckboxField
        name="followUpTest"
        label={words.t('activities.followUpTest')}
        checked={Boolean(field('followUpTest').value)}
      />
    </>
  );
}

const linesByPlan = (
  { words }: KindFieldsProps['page'],
  lines: readonly PlanLineWithPlan[],
): { group: string; options: { value: string; label: string }[] }[] =>
  [...Map.groupBy(lines, ({ planId }) => planId).values()].map((ofPlan) => {
    const [first] = ofPlan;
    const state = first?.approvedOn
      ? words.t('programmes.approved-on', { day: words.day(first.approvedOn) })
      : words.t('programmes.not-approved');
    return {
      group: `${words.text(first?.planTitle)} (${words.country(first?.country ?? '')}) · ${state}`,
      options: ofPlan.map((line) => ({
        value: line.id,
        label: `${line.theme} · ${words.day(line.fromOn)} – ${words.day(line.untilOn)}`,
      })),
    };
  });
