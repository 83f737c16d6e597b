import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';

export const testReaders = {
  testedOn: day,
  testedBefore: wholeNumber,
  testedAfter: wholeNumber,
  passed: wholeNumber,
  meanBefore: wholeNumber,
  meanAfter: wholeNumber,
};

const numbers = [
  ['testedBefore', 'optional'],
  ['testedAfter', 'needed'],
  ['passed', 'optional'],
  ['meanBefore', 'optional'],
  ['meanAfter', 'optional'],
] as const;

/** When a test was taken, by how many before and after, and what came out: who passed, or the mean scores. */
export function TestFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <DayInput page={page} state={state} name="testedOn" label={words.t('activities.testedOn')} />
      {numbers.map(([name, need]) => (
        <TextField
          {...field(name)}
          label={words.t(`activities.${name}`)}
          optional={need === 'optional' ? words.t('page.optional') : undefined}
          inputmode="numeric"
          width={4}
        />
      ))}
    </>
  );
}
