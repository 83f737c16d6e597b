import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { languagesTyped } from './report-typed.ts';

type WordsProps = { page: Page; state: FormState; name: string; label: string; rows: number };

/** A text in the languages in which it was written. */
export function FigureWords({ page, state, name, label, rows }: WordsProps) {
  const field = fieldOf(page, state);
  return (
    <>
      {languagesTyped(state.typed, name, page.words.language).map((code) => (
        <TextArea
          {...field(`${name}.${code}`)}
          lang={code}
          label={code === page.words.language ? label : `${label} (${code})`}
          hint={page.words.t('results.no-names')}
          optional=""
          rows={rows}
        />
      ))}
    </>
  );
}
