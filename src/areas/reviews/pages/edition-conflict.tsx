import { type Localized, textIn } from '../../../kernel/localized.ts';
import { typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { VersionsNotice } from '../../../page/two-versions.tsx';
import { rowsTyped, wordsTyped } from './question-fields.tsx';

/** Two people began an edition: both wordings of each question, by its code; what only one of them asks stands alone. */
export function EditionConflict({ page: { words }, state }: { page: Page; state: FormState }) {
  const { typed = {}, conflict } = state;
  if (!conflict) return null;
  const { fromYear, ...theirs } = conflict.current;
  const said = (value: Localized | undefined) => (value ? textIn(value, words.language).text : '');
  const mine = rowsTyped(typed).map((at): [string, string] => {
    const row = `questions.${at}`;
    return [typedText(typed, `${row}.code`) ?? row, said(wordsTyped(typed, at, 'text'))];
  });
  const codes = [...new Set([...Object.keys(theirs), ...mine.map(([code]) => code)])];
  return (
    <VersionsNotice
      words={words}
      rows={[
        {
          label: words.t('reviews.from-year'),
          mine: typedText(typed, 'fromYear')?.trim() ?? '',
          theirs: String(fromYear ?? ''),
        },
        ...codes.map((code, at) => ({
          label: words.t('reviews.question-no', { no: at + 1 }),
          mine: mine.find(([own]) => own === code)?.[1] ?? '',
          theirs: said(theirs[code] as Localized | undefined),
        })),
      ]}
    />
  );
}
