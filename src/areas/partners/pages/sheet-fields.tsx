import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { ScaleField } from '../../../ui/scale-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { factorEffects } from '../rules/assessment-input.ts';
import {
  type Asked,
  numberOf,
  type QuestionnaireItem,
  type QuestionnaireKind,
} from '../rules/questionnaire.ts';
import { stepLines } from './assessment-readers.ts';
import { markOptions } from './assessment-words.ts';

type Props = { page: Page; state: FormState; kind: QuestionnaireKind; asked: Asked };

/** One area or principle a fieldset; then, of a TUOC, what comes from outside, the priorities and the plan. */
export function SheetFields({ page, state, kind, asked }: Props) {
  const { words } = page;
  return (
    <>
      <p class="hint">{words.t('partners.no-names')}</p>
      {asked.groups.map((group) => (
        <FieldGroup name={`group-${group.code}`} label={words.text(group.text)}>
          {group.items.map((item) => (
            <Marked page={page} state={state} kind={kind} asked={asked} item={item} />
          ))}
          {kind === 'tudep' && (
            <TextArea
              {...fieldOf(page, state)(`answers.remarks.${group.code}`)}
              label={words.t('partners.remarks')}
              hint={words.t('partners.no-names')}
              rows={2}
              optional={words.t('page.optional')}
            />
          )}
        </FieldGroup>
      ))}
      {kind === 'tuoc' && <Outlook page={page} state={state} factors={asked.factors} />}
    </>
  );
}

function Marked({ page, state, kind, asked, item }: Props & { item: QuestionnaireItem }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <ScaleField
        {...field(`answers.marks.${item.code}`)}
        label={`${numberOf(kind, asked.groups, item.code)} ${words.text(item.text)}`}
        options={markOptions(words)}
      />
      {kind === 'tuoc' &&
        (['strengths', 'weaknesses'] as const).map((part) => (
          <TextArea
            {...field(`answers.${part}.${item.code}`)}
            label={words.t(`partners.${part}`)}
            hint={words.t('partners.no-names')}
            rows={2}
            optional={words.t('page.optional')}
          />
        ))}
    </>
  );
}

type Outside = { page: Page; state: FormState; factors: Asked['factors'] };

function Outlook({ page, state, factors }: Outside) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <FieldGroup name="group-outside" label={words.t('partners.from-outside')}>
        {factors.map((factor) => (
          <Factor page={page} state={state} factor={factor} />
        ))}
        {factors.length === 0 &&
          (['opportunities', 'threats'] as const).map((part) => (
            <TextArea
              {...field(`answers.${part}`)}
              label={words.t(`partners.${part}`)}
              hint={words.t('partners.from-outside-hint')}
              optional={optional}
            />
          ))}
      </FieldGroup>
      <FieldGroup name="group-plan" label={words.t('partners.priorities-and-plan')}>
        <TextArea
          {...field('answers.priorities')}
          label={words.t('partners.priorities')}
          hint={words.t('partners.no-names')}
          optional={optional}
        />
        {stepLines.map((at) => (
          <FieldGroup name={`group-step-${at}`} label={words.t('partners.step', { no: at + 1 })}>
            <TextField
              {...field(`answers.steps.${at}.what`)}
              label={words.t('partners.step-what')}
              optional={optional}
            />
            <TextField
              {...field(`answers.steps.${at}.who`)}
              label={words.t('partners.step-who')}
              hint={words.t('partners.step-who-hint')}
              optional={optional}
            />
            <DayField
              {...field(`answers.steps.${at}.untilOn`)}
              label={words.t('partners.step-until')}
              optional={optional}
            />
          </FieldGroup>
        ))}
      </FieldGroup>
    </>
  );
}

function Factor({ page, state, factor }: Omit<Outside, 'factors'> & { factor: QuestionnaireItem }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <FieldGroup name={`group-factor-${factor.code}`} label={words.text(factor.text)}>
      <SelectField
        {...field(`answers.factors.${factor.code}.effect`)}
        label={words.t('partners.factor-effect')}
        optional={optional}
        placeholder={words.t('partners.effect-unsaid')}
        options={factorEffects.map((value) => ({ value, label: words.say(`partners.effect-${value}`) }))}
      />
      <TextField
        {...field(`answers.factors.${factor.code}.words`)}
        label={words.t('partners.factor-words')}
        hint={words.t('partners.no-names')}
        optional={optional}
      />
    </FieldGroup>
  );
}
