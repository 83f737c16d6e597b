import { holds } from '../../../kernel/actor.ts';
import { outcomesRead } from '../../../kernel/under-control.ts';
import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { OutcomeChoice } from '../queries/outcome-choices.ts';
import { queried } from './address.ts';

/** Outcomes under their programme; a partner is offered those it carries, and all where none is marked as its own, a control those under it
 * and those `beyond` it that it reads all the same. */
export const outcomeOptions = (
  page: Page,
  outcomes: readonly OutcomeChoice[],
  beyond: readonly (string | null)[] = [],
) => {
  const { words, actor } = page;
  const own = outcomes.filter(({ isOwn }) => isOwn);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  // A link may name one that it only works in.
  const asked = queried(page, 'outcome');
  const offered =
    isPartner && own.length > 0
      ? outcomes.filter(({ id, isOwn }) => isOwn || id === asked)
      : outcomes.filter((one) => beyond.includes(one.id) || outcomesRead(actor, [one]).length > 0);
  return [...Map.groupBy(offered, ({ reference }) => reference)].map(([group, members]) => ({
    group,
    options: members.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
  }));
};

/** What an address says of an outcome, among those. */
export const outcomeNarrowing = (
  page: Page,
  outcomes: readonly OutcomeChoice[],
  placeholder?: string,
): Narrowing =>
  narrowing(page, 'outcome', page.words.t('results.outcome'), outcomeOptions(page, outcomes), placeholder);
