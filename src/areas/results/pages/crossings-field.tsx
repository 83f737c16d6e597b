import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { axisText } from '../queries/cell-words.ts';
import { type Crossing, mostCrossedCells, mostCrossings, possibleCrossings } from '../rules/crossings.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { axesReader } from './axes-field.tsx';

const choiceOf = (crossing: Crossing): string => crossing.join('+');

const crossingIn = (choice: string): Crossing => {
  const [one = '', ...other] = choice.split('+');
  return [one, other.join('+')];
};

/** Which breakdowns are counted together: the boxes that are ticked, none of them too. */
export const crossingsReader: Reader<Crossing[]> = (typed, name) => ({
  value: (typed[name] ?? []).map(crossingIn),
});

/** Crossings as the form opens with them. */
export const typedCrossings = (crossings: readonly Crossing[]): readonly string[] => crossings.map(choiceOf);

/** "sex × age" */
export const crossingText = ({ words }: Page, crossing: Crossing, axes: readonly Axis[]): string => {
  const [one, other] = crossing.map((axis) => axisText(words, axis, axes));
  return words.t('results.crossing', { one: one!, other: other! });
};

/** "sex × age, sex × sector", of crossings or of the boxes that are ticked. */
export const crossingsText = (
  page: Page,
  crossings: readonly (Crossing | string)[],
  axes: readonly Axis[],
): string =>
  crossings
    .map((each) => crossingText(page, typeof each === 'string' ? crossingIn(each) : each, axes))
    .sort((a, b) => a.localeCompare(b, page.words.language))
    .join(', ');

/**
 * A box for each pair of breakdowns that the form holds, and for each that is ticked, so that one of a breakdown that went can be
 * taken out. A breakdown that was only just typed has its boxes once more rows were asked for.
 */
export function CrossingsField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const read = axesReader()(state.typed ?? {}, 'axes', words.language);
  const axes = ('value' in read && read.value) || [];
  const ticked = state.typed?.crossings ?? [];
  const choices = new Set([...possibleCrossings(axes).map(choiceOf), ...ticked]);
  return (
    <CheckboxGroup
      {...fieldOf(page, state)('crossings')}
      label={words.t('results.crossings')}
      hint={words.t('results.crossings-hint', { most: mostCrossings, cells: mostCrossedCells })}
      optional={words.t('page.optional')}
      values={ticked}
      options={[...choices].map((value) => ({
        value,
        label: crossingText(page, crossingIn(value), axes),
      }))}
    />
  );
}
