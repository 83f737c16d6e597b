import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { WithdrawnFact } from '../rules/obligation-input.ts';
import type { OneForm } from './one-form.ts';

/** A filing, a decision or a fact is taken back: it never was, and why it stood there. */
export const withdrawalForm = (what: WithdrawnFact) =>
  function WithdrawalForm({ page, row, state }: OneForm) {
    const { words } = page;
    const standing = { closing: row.closingNo, decision: row.decisionNo, event: row.eventNo };
    return (
      <PageForm
        page={page}
        state={state}
        action={paths.takeBackObligationFact({ id: row.id })}
        version={standing[what] ?? 0}
        cancel={paths.obligation({ id: row.id })}
        hidden={{ what }}
      >
        <p>{words.t(`obligations.taking-back-${what}`)}</p>
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('obligations.why-taken-back')}
          hint={words.t('obligations.reason-hint')}
        />
      </PageForm>
    );
  };
