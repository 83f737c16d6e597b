import type { Child } from 'hono/jsx';
import type { Tone } from './tone.ts';

/** A state in one or two words. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone | undefined; children: Child }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}
