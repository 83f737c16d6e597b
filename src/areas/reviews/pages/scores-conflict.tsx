import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { VersionsNotice } from '../../../page/two-versions.tsx';
import type { ConflictRow } from '../../../ui/conflict-notice.tsx';
import type { Score } from '../rules/score-input.ts';

type Props = { page: Page; state: FormState; questions: readonly { code: string; asked: string }[] };

/**
 * Two people saved the same sheet: both letters and both stories of each question, by the question's own words. The form's
 * notice names fields by text keys, and a questionnaire is data.
 */
export function ScoresConflict({ page: { words }, state, questions }: Props) {
  const { typed = {}, conflict } = state;
  const current = conflict?.current ?? {};
  const rows = questions.flatMap(({ code, asked }): ConflictRow[] => {
    const both = (name: string, said: (value: string) => string) => ({
      mine: said(typed[name]?.[0]?.trim() ?? ''),
      theirs: said(String(current[name] ?? '')),
    });
    return [
      {
        label: asked,
        ...both(`scores.${code}`, (score) => score && words.t(`reviews.score-${score as Score}`)),
      },
      {
        label: words.t('page.labelled', { label: asked, value: words.t('reviews.score-story') }),
        ...both(`stories.${code}`, (story) => story),
      },
    ];
  });
  return <VersionsNotice words={words} rows={rows} />;
}

/** The form after the notice: the next try knows the version that was shown. */
export const onWhatStands = (state: FormState): FormState =>
  state.conflict
    ? { ...state, conflict: undefined, typed: { ...state.typed, version: [String(state.conflict.version)] } }
    : state;
