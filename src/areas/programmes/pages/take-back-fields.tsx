import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { ParagraphInput } from './field-parts.tsx';

/** What was noted of the wrong thing, what taking it back means, and why; `what` is a text key. */
export function TakeBackFields({
  page,
  state,
  quoted,
  what,
}: {
  page: Page;
  state: FormState;
  quoted: string;
  what: string;
}) {
  return (
    <>
      <blockquote>{quoted}</blockquote>
      <p>{page.words.say(what)}</p>
      <ParagraphInput page={page} state={state} name="reason" label="programmes.take-back-why" rows={2} />
    </>
  );
}
