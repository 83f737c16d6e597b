import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { Link } from './link.ts';
import type { Tone } from './tone.ts';

export type CheckProps = {
  verdict: Exclude<Tone, 'quiet'>;
  /** The verdict as a word, read out before the title. */
  verdictLabel: string;
  title: Child;
  /** The sentence that explains it, with the inputs it saw. */
  sentence: Child;
  /** The article it rests on, and how sure we are of it. */
  article: Child;
  /** Where what it says is put right. */
  mend?: Link | undefined;
  action?: Link | undefined;
};

/** What a rule says of a thing. */
export function Check({ verdict, verdictLabel, title, sentence, article, mend, action }: CheckProps) {
  return (
    <div class={`check ${verdict}`}>
      <Icon tone={verdict} />
      <div>
        <p class="check-title">
          <span class="away">{verdictLabel}: </span>
          {title}
        </p>
        <p>
          {sentence}
          {[mend, action].map(
            (link) =>
              link && (
                <>
                  {' '}
                  <a href={link.href}>{link.label}</a>
                </>
              ),
          )}
        </p>
        <p class="quiet">{article}</p>
      </div>
    </div>
  );
}
