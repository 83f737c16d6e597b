import { codeNames } from '../../../page/code-names.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { largestDocument } from '../../records/rules/document-input.ts';
import { mediaKinds } from '../../records/rules/media-kind.ts';
import { choicesOfUnit } from '../rules/parameter-input.ts';
import { choiceName, unitCodes, unitName } from './rulebook-words.ts';

/** The form that puts a number right: from a day on, or as if it had always been so. */
export function CorrectionForm({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Card title={words.t('rulebook.correct-number')} id="correct">
      <p class="quiet">{words.t('rulebook.correct-number-note')}</p>
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'rulebook.confidence': ['read', 'recalled', 'guessed', 'unset'] })}
        cancel={paths.parameters()}
        multipart
      >
        <ValueFields page={page} state={state} />
        <SelectField
          {...field('confidence')}
          label={words.t('rulebook.confidence')}
          options={(['recalled', 'guessed'] as const).map((value) => ({
            value,
            label: words.t(`rulebook.confidence-${value}`),
          }))}
        />
        <TextField
          {...field('citation')}
          label={words.t('rulebook.citation')}
          hint={words.t('rulebook.citation-hint')}
        />
        <DayField
          {...field('changesOn')}
          label={words.t('rulebook.changes-on')}
          hint={words.t('rulebook.changes-on-hint')}
          optional={optional}
        />
        <DayField
          {...field('validFrom')}
          label={words.t('rulebook.valid-from')}
          hint={words.t('page.day-hint')}
        />
        <DayField {...field('validUntil')} label={words.t('rulebook.valid-until')} optional={optional} />
        <TextField
          {...field('cycle')}
          label={words.t('rulebook.cycle')}
          hint={words.t('rulebook.cycle-hint')}
          optional={optional}
          width={16}
        />
        <FileField
          {...field('proof')}
          label={words.t('rulebook.proof')}
          hint={words.t('rulebook.proof-hint')}
          accept={mediaKinds.join(',')}
          limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
          optional={optional}
        />
        <TextField
          {...field('reason')}
          label={words.t('rulebook.reason')}
          hint={words.t('records.no-names')}
        />
      </PageForm>
    </Card>
  );
}

/** A number and its unit; where the unit is a choice out of a few words, these words. */
function ValueFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const unit = field('unit').value ?? '';
  const choices = choicesOfUnit[unit];
  if (!choices)
    return (
      <>
        <ValueField page={page} state={state} />
        <UnitField page={page} state={state} />
      </>
    );
  return (
    <>
      <SelectField
        {...field('value')}
        label={words.t('rulebook.value')}
        options={choices.map((value) => ({ value, label: choiceName(words, value) }))}
      />
      <HiddenField name="unit" value={unit} />
    </>
  );
}

/** One line for a number, several for a list of codes. */
function ValueField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = {
    ...fieldOf(page, state)('value'),
    label: words.t('rulebook.value'),
    hint: words.t('rulebook.value-hint'),
    optional: words.t('page.optional'),
  };
  return (field.value?.length ?? 0) > 60 ? <TextArea {...field} /> : <TextField {...field} width={16} />;
}

/** The program's own units by name, and the one that is there. */
function UnitField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state)('unit');
  const units = [...new Set([...unitCodes, field.value ?? ''])].filter((unit) => unit !== '');
  return (
    <SelectField
      {...field}
      label={words.t('rulebook.unit')}
      optional={words.t('page.optional')}
      placeholder={words.t('rulebook.unit-none')}
      options={units.map((value) => ({ value, label: unitName(words, value) }))}
    />
  );
}
