import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import type { Reader } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { decimal } from '../../../page/readers.ts';
import { filledRows, RowsField } from '../../../page/rows-field.tsx';
import type { FormState } from '../../../page/submit.ts';
import type { Step } from '../rules/indicator-input.ts';

const columns = ['value', 'label'] as const;

/** Steps of a scale, a row each; a step without a number has that of its row. */
export const scaleReader =
  (known: readonly Step[] = []): Reader<Step[] | undefined> =>
  (typed, name, language) => {
    const steps: Step[] = [];
    for (const at of filledRows(typed, name, columns)) {
      const label = typed[`${name}.${at}.label`]?.[0]?.trim();
      if (!label) return { problem: { key: 'results.step-has-words' } };
      const read = decimal(typed, `${name}.${at}.value`, language);
      const number = 'problem' in read ? typed[`${name}.${at}.value`]?.[0] : read.value;
      const value = number ?? String(at + 1);
      const before = known.find((step) => step.value === value)?.label as Localized | undefined;
      const isSame = before && textIn(before, language).text === label;
      steps.push({
        value,
        label: isSame
          ? before
          : before
            ? withTranslation(before, language, label)
            : localized(language, label),
      });
    }
    return { value: steps };
  };

export const typedScale = (scale: readonly Step[], page: Page): Record<string, string> =>
  Object.fromEntries(
    scale.flatMap((step, at) => [
      [`scale.${at}.value`, page.words.number(step.value)],
      [`scale.${at}.label`, textIn(step.label as Localized, page.words.language).text],
    ]),
  );

export function ScaleRows({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <RowsField
      page={page}
      state={state}
      name="scale"
      caption={words.t('results.scale')}
      hint={words.t('results.scale-hint')}
      columns={[
        { name: 'value', label: words.t('results.step-value'), isShort: true },
        { name: 'label', label: words.t('results.step-label') },
      ]}
    />
  );
}
