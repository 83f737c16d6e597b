import { typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { type MetField, standsName } from './met-definition.ts';

type Props = { page: Page; state: FormState; taken: readonly MetField[]; differing: readonly MetField[] };

/** What the form took over of what another saved meanwhile, and the choice of what both changed. */
export function MetFields({ page, state, taken, differing }: Props) {
  const { words } = page;
  const said = (text: string) => text || words.t('results.left-empty');
  return (
    <>
      {taken.length > 0 && (
        <DataTable
          caption={words.t('results.taken-over-meanwhile')}
          rows={taken}
          empty=""
          columns={[
            { key: 'field', label: words.t('page.field'), cell: ({ label }: MetField) => label },
            {
              key: 'opened',
              label: words.t('results.as-opened'),
              cell: ({ opened }: MetField) => said(opened),
            },
            {
              key: 'saved',
              label: words.t('page.their-version'),
              cell: ({ saved }: MetField) => said(saved),
            },
          ]}
        />
      )}
      {differing.map(({ field, label, mine, saved }) => (
        <RadioField
          name={standsName(field)}
          label={words.t('results.which-stands', { field: label })}
          value={typedText(state.typed, standsName(field)) ?? ''}
          options={[
            { value: 'mine', label: words.t('results.mine-stands', { value: said(mine) }) },
            { value: 'theirs', label: words.t('results.theirs-stands', { value: said(saved) }) },
          ]}
        />
      ))}
    </>
  );
}
