import { fieldOf } from '../../../page/form-view.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { countConfidences, countMethods } from '../rules/member-count-input.ts';
import { SourceField } from './affiliation-fields.tsx';

/** How the fields of a membership figure are read. */
export const memberCountReaders = {
  onDay: day,
  members: wholeNumber,
  women: wholeNumber,
  men: wholeNumber,
  youth: wholeNumber,
  formal: wholeNumber,
  informal: wholeNumber,
  duesPaying: wholeNumber,
  method: text,
  confidence: text,
  source: text,
  jumpReason: text,
  onBehalf,
};

const parts = ['women', 'men', 'youth', 'formal', 'informal'] as const;

/** What is said of a union's members, for a new figure and for a correction. */
export function MemberCountFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const count = { inputmode: 'numeric', width: 16 } as const;
  return (
    <>
      <DayField {...field('onDay')} label={words.t('partners.onDay')} hint={words.t('page.day-hint')} />
      <TextField {...field('members')} {...count} label={words.t('partners.members-total')} />
      <FieldGroup
        name="parts"
        label={words.t('partners.of-whom')}
        hint={words.t('partners.counts-not-names')}
        numbers
      >
        {parts.map((part) => (
          <TextField {...field(part)} {...count} label={words.t(`partners.of-${part}`)} optional={optional} />
        ))}
      </FieldGroup>
      <TextField
        {...field('duesPaying')}
        inputmode="numeric"
        width={4}
        label={words.t('partners.duesPaying')}
        optional={optional}
      />
      <RadioField
        {...field('method')}
        label={words.t('partners.method')}
        options={countMethods.map((value) => ({ value, label: words.t(`partners.method-${value}`) }))}
      />
      <RadioField
        {...field('confidence')}
        label={words.t('partners.confidence')}
        options={countConfidences.map((value) => ({ value, label: words.t(`partners.confidence-${value}`) }))}
      />
      <SourceField page={page} state={state} />
      <TextField
        {...field('jumpReason')}
        label={words.t('partners.jumpReason')}
        hint={words.t('partners.jump-hint')}
        optional={optional}
      />
      <OnBehalfField page={page} state={state} />
    </>
  );
}
