import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { obligationRoles } from '../rules/obligation-kind.ts';
import type { OneForm } from './one-form.ts';

/** Another function sees to it. */
export function FunctionForm({ page, row, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.takeOverObligation({ id: row.id })}
      version={row.takingNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
    >
      <SelectField
        {...field('role')}
        label={words.t('obligations.role')}
        placeholder={words.t('page.choose')}
        options={obligationRoles
          .filter((role) => role !== row.role)
          .map((value) => ({ value, label: words.say(`role.${value}`) }))}
      />
      <TextField
        {...field('reason')}
        label={words.t('obligations.why-another')}
        hint={words.t('records.no-names')}
      />
    </PageForm>
  );
}
