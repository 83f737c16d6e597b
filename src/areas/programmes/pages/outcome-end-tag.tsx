import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { OutcomeEnd } from '../rules/outcome-end.ts';

/** How an outcome ended and since when; nothing for one that goes on. */
export function OutcomeEndTag({ page, end }: { page: Page; end: OutcomeEnd | null }) {
  return end && <Tag tone="info">{outcomeEndWords(page, end)}</Tag>;
}

/** The same in words, with the letter that says so. */
export const outcomeEndText = (page: Page, end: OutcomeEnd): string =>
  `${outcomeEndWords(page, end)} · ${end.reference}`;

const outcomeEndWords = ({ words }: Page, { kind, endedOn }: OutcomeEnd): string =>
  words.t(`programmes.outcome-ended-${kind}`, { day: words.day(endedOn) });
