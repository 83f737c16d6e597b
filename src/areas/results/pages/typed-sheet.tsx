import type { Problem } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { LoadedReport } from './loaded-report.ts';
import { draftIn } from './sheet-draft.ts';
import { typedGroups } from './typed-lines.ts';

type Props = {
  page: Page;
  loaded: LoadedReport;
  isPartner: boolean;
  /** What was sent to the sheet when it took figures no more, and why it does not. */
  refused: (Pick<FormState, 'errors'> & { sent: Typed; closed: Problem }) | undefined;
};

/**
 * What was typed in a sheet that takes figures no more, to be read and copied: what was sent just now, or the draft that was
 * kept. No field and no button: whatever was sent from here would be refused again.
 */
export function TypedSheet({ page, loaded, isPartner, refused }: Props) {
  const { words } = page;
  const { report } = loaded;
  const typed = refused?.sent ?? (report.draft ? draftIn(words.language, report) : undefined);
  if (!typed) return null;
  const whom = words.t(isPartner ? 'results.typed-ask-institute' : 'results.typed-return-or-unlock');
  // That a number cannot be read matters no more; that the evidence was not kept does.
  const problems = refused ? [refused.closed, ...(refused.errors.evidence ?? [])] : [];
  const errors = problems.map((problem) => ({ message: words.problem(problem) }));
  return (
    <>
      <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />
      <Card title={words.t(refused ? 'results.typed-not-saved' : 'results.draft-to-read')}>
        <p>
          {words.t(refused ? 'results.typed-not-saved-what' : 'results.draft-to-read-what')} {whom}
        </p>
        {typedGroups(page, typed, loaded).map(({ title, lines }) => (
          <>
            {title && <h3>{title}</h3>}
            <DescriptionList
              rows={lines.map(({ term, value, lang }) => ({
                term,
                value: <span lang={lang}>{inLines(value)}</span>,
              }))}
            />
          </>
        ))}
      </Card>
    </>
  );
}

/** With the breaks that were typed, so that they are copied too. */
const inLines = (text: string) =>
  text.split(/\r?\n/).map((line, at) => (
    <>
      {at > 0 && <br />}
      {line}
    </>
  ));
