import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { ParagraphInput } from './field-parts.tsx';

/** What was noted by mistake, what taking it back means, and why; `what` and `why` are text keys. */
export function TakeBackFields({
  page,
  state,
  quoted,
  what,
  why = 'programmes.take-back-why',
}: {
  page: Page;
  state: FormState;
  quoted: string;
  what: string;
  why?: string;
}) {
  return (
    <>
      <blockquote>{quoted}</blockquote>
      <p>{page.words.say(what)}</p>
      <ParagraphInput page={page} state={state} name="reason" label={why} rows={2} />
    </>
  );
}
