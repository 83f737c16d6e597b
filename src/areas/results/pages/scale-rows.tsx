import { languages } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { decimal } from '../../../page/readers.ts';
import { filledRows, RowsField } from '../../../page/rows-field.tsx';
import type { FormState } from '../../../page/submit.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import type { Step } from '../rules/indicator-input.ts';
import { LanguageInSight, OtherLanguages, otherInSight, readWords, typedWords } from './row-words.tsx';

const columns = ['value', 'label'] as const;

/** Steps of a scale, a row each; a step without a number has that of its row. Words in languages that it does not show stay (`known`). */
export const scaleReader =
  (known: readonly Step[] = []): Reader<Step[] | undefined> =>
  (typed, name, language) => {
    const steps: Step[] = [];
    for (const at of writtenRows(typed, name)) {
      const label = `${name}.${at}.label`;
      if (!typed[label]?.[0]?.trim()) return { problem: { key: 'results.step-has-words' } };
      const read = decimal(typed, `${name}.${at}.value`, language);
      const number = 'problem' in read ? typed[`${name}.${at}.value`]?.[0] : read.value;
      const value = number ?? String(at + 1);
      const before = known.find((step) => step.value === value)?.label as Localized | undefined;
      steps.push({ value, label: readWords(typed, label, { language, before }) });
    }
    return { value: steps };
  };

/** The rows that say something; one that stood is emptied by what is in sight alone. */
const writtenRows = (typed: Typed, name: string): number[] =>
  filledRows(typed, name, [...columns, ...languages.map((code) => `label.${code}`)]).filter(
    (at) =>
      !typed[`${name}.${at}.stood`]?.[0] ||
      columns.some((column) => typed[`${name}.${at}.${column}`]?.[0]?.trim()),
  );

export const typedScale = (scale: readonly Step[], { words }: Page): Record<string, string> =>
  Object.assign(
    {},
    ...scale.map(({ value, label }, at) => ({
      [`scale.${at}.value`]: words.number(value),
      [`scale.${at}.stood`]: 'on',
      ...typedWords(`scale.${at}.label`, label as Localized, words.language),
    })),
  );

export function ScaleRows({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const nameOf = (at: number) => `scale.${at}.label`;
  const label = words.t('results.step-label');
  return (
    <RowsField
      page={page}
      state={state}
      name="scale"
      caption={words.t('results.scale')}
      hint={words.t('results.scale-hint')}
      columns={[
        { name: 'value', label: words.t('results.step-value'), isShort: true },
        { name: 'label', label, langOf: (at) => otherInSight(state.typed, nameOf(at), words.language) },
      ]}
      hidden={(at) => (
        <>
          {state.typed?.[`scale.${at}.stood`]?.[0] && <HiddenField name={`scale.${at}.stood`} value="on" />}
          <LanguageInSight page={page} typed={state.typed} name={nameOf(at)} />
        </>
      )}
      below={(at) => <OtherLanguages page={page} state={state} parts={[{ name: nameOf(at), label }]} />}
    />
  );
}
