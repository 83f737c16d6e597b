import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import type { TakenBack } from '../rules/obligation-input.ts';
import type { OneForm } from './one-form.ts';

type Standing = {
  entryOf: (form: Pick<OneForm, 'row' | 'filed'>) => number | null;
  /** The version filed that it is about, of a decision of the donor. */
  aboutOf?: (row: ObligationRow) => number | null;
};

/** The form that takes such a fact back, and why; `entryOf` gives the entry of the one that stands. */
export const takenBackForm = (fact: TakenBack, { entryOf, aboutOf }: Standing) =>
  function TakenBackForm({ page, row, filed, state }: OneForm) {
    const { words } = page;
    const version = aboutOf?.(row);
    return (
      <PageForm
        page={page}
        state={state}
        action={paths.takeBackObligationFact({ id: row.id })}
        version={entryOf({ row, filed }) ?? 0}
        hidden={{ fact, ...(version && { aboutVersion: String(version) }) }}
        buttons={[{ label: words.t(`obligations.form-${fact}-back`) }]}
        cancel={paths.obligation({ id: row.id })}
      >
        <p>{words.say(`obligations.${fact}-back-means`, { version: version ?? 0 })}</p>
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('obligations.why-taken-back')}
          hint={words.t('obligations.reason-hint')}
        />
      </PageForm>
    );
  };
