import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { deciders } from '../rules/decision.ts';

export const decisionReaders = { decidedBy: text, decidedOn: day, decidingOrgan: text };

/** Who decided on the activity (aim O7), when and where, in words without names. */
export function DecisionFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <SelectField
        {...field('decidedBy')}
        label={words.t('activities.decidedBy')}
        hint={words.t('activities.decidedBy-hint')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={deciders.map((value) => ({ value, label: words.say(`activities.decidedBy-${value}`) }))}
      />
      <DayInput page={page} state={state} name="decidedOn" label={words.t('activities.decidedOn')} optional />
      <TextField
        {...field('decidingOrgan')}
        label={words.t('activities.decidingOrgan')}
        hint={words.t('activities.no-names')}
        optional={optional}
      />
    </>
  );
}
