import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { OneForm } from './one-form.ts';

/** The derogated day is taken back, and why. */
export function BackForm({ page, row, state }: OneForm) {
  const { words } = page;
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.takeBackObligationDate({ id: row.id })}
      version={row.dateNo ?? 0}
      buttons={[{ label: words.t('obligations.form-back') }]}
      cancel={paths.obligation({ id: row.id })}
    >
      {row.legalOn && <p>{words.t('obligations.legal-day-again', { day: words.dayLong(row.legalOn) })}</p>}
      <TextField
        {...fieldOf(page, state)('reason')}
        label={words.t('obligations.why-taken-back')}
        hint={words.t('obligations.reason-hint')}
      />
    </PageForm>
  );
}
