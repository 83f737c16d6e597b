import type { Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import { type Category, cellChanges, goneCategories, successorsOf } from '../rules/cell-change.ts';
import type { Axis } from '../rules/indicator-input.ts';

const choiceOf = ({ axis, category }: Category): string => `${axis}:${category}`;

const categoryOf = (choice: string | undefined): Category | undefined => {
  const [axis = '', category = ''] = (choice ?? '').split(':');
  return axis && category ? { axis, category } : undefined;
};

type Said = Category & { change?: string; to?: Category; into: Category[] };

/**
 * What was said of the categories that are no more, in the order in which they stood; `typed` renamed so that the nth
 * answer stands at the nth of them, also where more categories went in between.
 */
export const cellChangesIn = (
  typed: Typed,
  before: readonly Axis[],
  after: readonly Axis[],
): { cells: Said[]; typed: Typed } => {
  const others = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('cells.')));
  const places = Object.keys(typed).flatMap((name) => /^cells\.(\d+)\.cell$/.exec(name)?.[1] ?? []);
  const moved: Record<string, readonly string[]> = {};
  const cells = goneCategories(before, after).flatMap((gone, at): Said[] => {
    const place = places.find((each) => typed[`cells.${each}.cell`]?.[0] === choiceOf(gone));
    if (place === undefined) return [];
    const said = (part: string) => typed[`cells.${place}.${part}`] ?? [];
    for (const part of ['cell', 'change', 'to', 'into']) moved[`cells.${at}.${part}`] = said(part);
    const to = categoryOf(said('to')[0]);
    const into = said('into').flatMap((each) => categoryOf(each) ?? []);
    const [change] = said('change');
    return [{ ...gone, ...(change ? { change } : {}), ...(to ? { to } : {}), into }];
  });
  return { cells, typed: { ...others, ...moved } };
};

type Props = { page: Page; state: FormState; before: readonly Axis[]; after: readonly Axis[] };

/** For each category that is no more: what becomes of its values. */
export function CellChangesField({ page, state, before, after }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optionsOf = (gone: Category) =>
    successorsOf(before, after, gone).map((category) => ({
      value: choiceOf(category),
      label: ownCellText(words, { [category.axis]: category.category }, after),
    }));
  return (
    <>
      {goneCategories(before, after).map((gone, at) => (
        <FieldGroup name={`cells.${at}`} label={ownCellText(words, { [gone.axis]: gone.category }, before)}>
          <HiddenField name={`cells.${at}.cell`} value={choiceOf(gone)} />
          <RadioField
            {...field(`cells.${at}.change`)}
            label={words.t('results.what-becomes')}
            options={cellChanges.map((value) => ({
              value,
              label: words.say(`results.cell-change-${value}`),
            }))}
          />
          <SelectField
            {...field(`cells.${at}.to`)}
            label={words.t('results.cell-to')}
            optional={words.t('page.optional')}
            placeholder={words.t('page.choose')}
            options={optionsOf(gone)}
          />
          <CheckboxGroup
            {...field(`cells.${at}.into`)}
            label={words.t('results.cell-into')}
            optional={words.t('page.optional')}
            values={state.typed?.[`cells.${at}.into`] ?? []}
            options={optionsOf(gone)}
          />
        </FieldGroup>
      ))}
    </>
  );
}
