import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** From when until when. */
export function PeriodFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <DayField {...field('fromOn')} label={words.t('partners.fromOn')} hint={words.t('page.day-hint')} />
      <DayField
        {...field('untilOn')}
        label={words.t('partners.untilOn')}
        hint={words.t('partners.until-hint')}
        optional={words.t('page.optional')}
      />
    </>
  );
}

/** Who says so; nothing is recorded on hearsay. */
export function SourceField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <TextField
      {...fieldOf(page, state)('source')}
      label={words.t('partners.source')}
      hint={words.t('partners.source-hint')}
    />
  );
}

/** Why a row takes another's place, or that it never was. */
export function CorrectionFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <>
      <TextField
        {...fieldOf(page, state)('reason')}
        label={words.t('partners.reason')}
        hint={words.t('partners.no-names')}
      />
      <CheckboxField
        name="neverWas"
        label={words.t('partners.never-was')}
        checked={Boolean(state.typed?.neverWas?.[0])}
      />
    </>
  );
}
