import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import type { TakenBack } from '../rules/obligation-input.ts';
import type { OneForm } from './one-form.ts';

/** The form that takes such a fact back, and why; `entryOf` gives the entry of the one that stands. */
export const takenBackForm = (fact: TakenBack, entryOf: (row: ObligationRow) => number | null) =>
  function TakenBackForm({ page, row, state }: OneForm) {
    const { words } = page;
    return (
      <PageForm
        page={page}
        state={state}
        action={paths.takeBackObligationFact({ id: row.id })}
        version={entryOf(row) ?? 0}
        hidden={{ fact }}
        buttons={[{ label: words.t(`obligations.form-${fact}-back`) }]}
        cancel={paths.obligation({ id: row.id })}
      >
        <p>{words.t(`obligations.${fact}-back-means`)}</p>
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('obligations.why-taken-back')}
          hint={words.t('obligations.reason-hint')}
        />
      </PageForm>
    );
  };
