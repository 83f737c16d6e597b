import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { gridYears } from '../rules/budget-grid.ts';
import { choiceName, type TypedCell } from './budget-grid-form.ts';
import { rowWords } from './budget-grid-words.ts';
import { minorText } from './money-words.ts';

/** A cell that somebody else set while one typed; `theirs` in minor units, undefined where they left nothing. */
export type GridConflict = TypedCell & { theirs: number | undefined };

type Props = { page: Page; state: FormState; conflicts: readonly GridConflict[]; programme: ProgrammeRow };

/** Both values of each such cell: nobody overwrites another unseen. */
export function BudgetGridChoices({ page, state, conflicts, programme }: Props) {
  if (conflicts.length === 0) return null;
  const { words } = page;
  const years = gridYears(programme);
  return (
    <section class="card">
      <h2>{words.t('finance.grid-meanwhile')}</h2>
      <p>{words.t('finance.grid-meanwhile-what')}</p>
      {conflicts.map(({ name, row, column, typed, theirs }) => (
        <>
          <HiddenField name="conflict" value={name} />
          <RadioField
            {...fieldOf(page, state)(choiceName(name))}
            label={`${rowWords(words, row.place).join(', ')}, ${years[column]?.year}`}
            options={[
              { value: 'mine', label: words.t('finance.keep-mine', { amount: typed || '0' }) },
              {
                value: 'theirs',
                label: words.t('finance.keep-theirs', {
                  amount: minorText(words, theirs ?? 0, programme.currency),
                }),
              },
            ]}
          />
        </>
      ))}
    </section>
  );
}
