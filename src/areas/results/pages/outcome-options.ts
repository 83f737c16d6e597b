import { holds } from '../../../kernel/actor.ts';
import type { Page } from '../../../page/page.ts';
import type { OutcomeChoice } from '../queries/outcome-choices.ts';

/** Outcomes under their programme; a partner is offered those it carries, and all where none is marked as its own. */
export const outcomeOptions = ({ words, actor }: Page, outcomes: readonly OutcomeChoice[]) => {
  const own = outcomes.filter(({ isOwn }) => isOwn);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const offered = isPartner && own.length > 0 ? own : outcomes;
  return [...Map.groupBy(offered, ({ reference }) => reference)].map(([group, members]) => ({
    group,
    options: members.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
  }));
};
