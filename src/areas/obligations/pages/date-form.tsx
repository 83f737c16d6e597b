import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { dateGranters } from '../rules/obligation-state.ts';
import { LetterFields, ReasonOfCorrection } from './letter-fields.tsx';
import type { OneForm } from './one-form.ts';

/** Another day than the legal one, with the letter that gives it. */
export function DateForm({ page, row, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.moveObligation({ id: row.id })}
      version={row.dateNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
      multipart
    >
      <DayField
        {...field('dueOn')}
        label={words.t('obligations.derogatedOn')}
        hint={words.t('page.day-hint')}
      />
      <RadioField
        {...field('grantedBy')}
        label={words.t('obligations.grantedBy')}
        options={dateGranters.map((value) => ({ value, label: words.t(`obligations.grantedBy-${value}`) }))}
      />
      <DayField
        {...field('grantedOn')}
        label={words.t('obligations.grantedOn')}
        hint={words.t('page.day-hint')}
      />
      <LetterFields page={page} state={state} hint={words.t('records.letter-hint')} />
      {row.derogatedOn !== null && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}
