import type { Page } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type AssumptionState, assumptionStates } from '../rules/assumption-input.ts';
import { FewInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';

export const assumptionReaders = {
  year: wholeNumber,
  state: text,
  note: text,
  byFunction: text,
  onDay: day,
};

/** Whether it still holds in a year, and what was seen. */
export function AssumptionFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = { page, state };
  return (
    <>
      <LineInput {...field} name="year" label="programmes.year" width={4} />
      <FewInput {...field} name="state" label="programmes.assumption-state" values={assumptionStates} />
      <ParagraphInput {...field} name="note" label="programmes.assumption-note" rows={3} />
      <LineInput
        {...field}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput {...field} name="onDay" label={words.t('programmes.on-day')} />
    </>
  );
}

const toneOf = { holds: 'ok', in_part: 'warn', no_longer: 'stop' } as const;

export function AssumptionTag({ page, state }: { page: Page; state: AssumptionState }) {
  return <Tag tone={toneOf[state]}>{page.words.t(`programmes.assumption-state-${state}`)}</Tag>;
}
