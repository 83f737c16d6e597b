import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ReasonOfCorrection } from './letter-fields.tsx';
import type { OneForm } from './one-form.ts';

/** The fact that a term runs from. */
export function EventForm({ page, row, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.recordObligationEvent({ id: row.id })}
      version={row.eventNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
    >
      <p>{words.text(row.event)}</p>
      <DayField
        {...field('happenedOn')}
        label={words.t('obligations.happenedOn')}
        hint={words.t('page.day-hint')}
      />
      <TextField
        {...field('source')}
        label={words.t('obligations.source')}
        hint={words.t('obligations.source-hint')}
      />
      {row.eventNo !== null && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}
