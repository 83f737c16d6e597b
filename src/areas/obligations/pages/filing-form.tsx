import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { closingChannels } from '../rules/obligation-state.ts';
import { ReasonOfCorrection } from './letter-fields.tsx';
import { legalToday } from './obligation-words.tsx';
import type { OneForm } from './one-form.ts';

/** What was filed, when, how: the next version, or a correction of the last one. */
export function FilingForm({ page, row, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  const filedOn = field('filedOn');
  const optional = words.t('page.optional');
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.fileObligation({ id: row.id })}
      version={row.closingNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
      buttons={[{ label: words.t('obligations.form-filing') }]}
    >
      {row.filingVersion !== null && (
        <p>{words.t('obligations.next-version', { version: row.filingVersion + 1 })}</p>
      )}
      <DayField
        {...filedOn}
        value={filedOn.value ?? words.day(legalToday())}
        label={words.t('obligations.filedOn')}
        hint={words.t('page.day-hint')}
      />
      <RadioField
        {...field('channel')}
        label={words.t('obligations.channel')}
        options={closingChannels.map((value) => ({ value, label: words.t(`obligations.channel-${value}`) }))}
      />
      <TextField
        {...field('receipt')}
        label={words.t('obligations.receipt')}
        hint={words.t('obligations.receipt-hint')}
        optional={optional}
      />
      {row.filingVersion !== null && (
        <>
          <CheckboxField
            {...field('correction')}
            label={words.t('obligations.corrects-last', { version: row.filingVersion })}
            checked={field('correction').value !== undefined}
          />
          <ReasonOfCorrection page={page} state={state} />
        </>
      )}
    </PageForm>
  );
}
