import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { libraryConfidences, libraryLevels } from '../rules/library-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { DefinitionFields, definitionReaders } from './definition-fields.tsx';

const { formula: _, responsible: __, ...own } = definitionReaders;

export const libraryReaders = { ...own, unit: localizedText, level: text, source: text, confidence: text };

/** What the library says of an indicator: its definition, and where that comes from. */
export function LibraryFields({
  page,
  state,
  source,
  leftOut,
}: {
  page: Page;
  state: FormState;
  source?: string | undefined;
  leftOut?: readonly StandardAxis[] | undefined;
}) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <RadioField
        {...field('level')}
        label={words.t('results.level')}
        options={libraryLevels.map((value) => ({ value, label: words.t(`results.level-${value}`) }))}
      />
      <DefinitionFields page={page} state={state} source={source} leftOut={leftOut} isShared />
      <TextField
        {...field('source')}
        label={words.t('results.library-source')}
        hint={words.t('results.library-source-hint')}
      />
      <RadioField
        {...field('confidence')}
        label={words.t('results.confidence')}
        options={libraryConfidences.map((value) => ({
          value,
          label: words.t(`results.confidence-${value}`),
        }))}
      />
    </>
  );
}
