import type { Localized } from '../../../kernel/localized.ts';
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

/** The name of an outcome to be chosen: code, title, and how it ended where it did, so that nobody plans what is refused. */
export const outcomeName = (page: Page, { code, title, end }: Named): string =>
  [`${code} ${page.words.text(title)}`, ...(end ? [outcomeEndWords(page, end)] : [])].join(' · ');

type Named = { code: string; title: Localized; end: OutcomeEnd | null };

const outcomeEndWords = ({ words }: Page, { kind, endedOn }: OutcomeEnd): string =>
  words.t(`programmes.outcome-ended-${kind}`, { day: words.day(endedOn) });
