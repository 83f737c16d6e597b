import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { fieldId } from '../../../ui/field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { axisText } from '../queries/cell-words.ts';
import { standardAxesAsked } from '../rules/left-out-axes.ts';
import { type StandardAxis, standardAxisKeys } from '../rules/standard-axis.ts';

const ticks = 'brokenDownBy';
/** Boxes that are all empty send nothing: this tells them from a form that never had them. */
const isAsked = 'brokenDownBy.asked';

/** The axes whose boxes are not ticked; a form without boxes says nothing of them. */
export const leftOutAxesReader: Reader<StandardAxis[] | undefined> = (typed) => ({
  value: typed[isAsked] && standardAxisKeys.filter((axis) => !typed[ticks]?.includes(axis)),
});

/** Left-out axes as the form opens with them: the others are ticked. */
export const typedLeftOut = (leftOutAxes: readonly StandardAxis[]): Record<string, readonly string[]> => ({
  [isAsked]: ['yes'],
  [ticks]: standardAxesAsked({ leftOutAxes }),
});

type Props = { page: Page; state: FormState; standing: readonly StandardAxis[] | undefined };

/** A box for each standard axis, ticked where the definition is broken down by it; `standing`: what it leaves out now. */
export function LeftOutAxesField({ page, state, standing = [] }: Props) {
  const { words } = page;
  const typed = state.typed?.[isAsked] ? state.typed : typedLeftOut(standing);
  return (
    <>
      <HiddenField name={isAsked} value="yes" />
      <CheckboxGroup
        {...fieldOf(page, state)('leftOutAxes')}
        id={fieldId('leftOutAxes')}
        name={ticks}
        label={words.t('results.broken-down-by')}
        hint={words.t('results.broken-down-by-hint')}
        optional={words.t('page.optional')}
        values={typed[ticks]}
        options={standardAxisKeys.map((axis) => ({ value: axis, label: axisText(words, axis, []) }))}
      />
    </>
  );
}

/** By which standard axes it is broken down, as the boxes are ticked: "sex, age". */
export const brokenDownText = ({ words }: Page, typed: Typed): string =>
  standardAxisKeys
    .filter((axis) => typed[ticks]?.includes(axis))
    .map((axis) => axisText(words, axis, []))
    .join(', ');

/** "sex, age"; nothing where none is left out. */
export const leftOutText = (
  { words }: Page,
  { leftOutAxes }: { leftOutAxes: readonly StandardAxis[] },
): string => leftOutAxes.map((axis) => axisText(words, axis, [])).join(', ');
