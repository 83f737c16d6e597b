import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import type { Option } from '../../../ui/option.ts';
import type { DecisionThing } from '../queries/decision-things.ts';

/** What a thing is called in a decision on it. */
const thingText = (words: Words, { title, edition, kind, fromOn, about }: DecisionThing): string =>
  [
    typeof title === 'string' ? title : words.text(title),
    about === 'budget' &&
      words.t('finance.version-of', { edition: edition ?? 1, kind: words.say(`finance.kind-${kind}`) }),
    about !== 'budget' && edition !== null && words.t('partners.edition', { edition }),
    about === 'action_plan' && fromOn && words.day(fromOn),
  ]
    .filter(Boolean)
    .join(' · ');

/** The things as a choice, kind by kind. */
export const thingOptions = (
  words: Words,
  things: readonly DecisionThing[],
): { group: string; options: Option[] }[] =>
  [...Map.groupBy(things, ({ about }) => about)].map(([about, of]) => ({
    group: words.t(`partners.about-${about}`),
    options: of.map((thing) => ({ value: thing.id, label: thingText(words, thing) })),
  }));

/** What the chosen thing says by itself: its kind, and its name where none was typed. */
export const saidByThing = ({ form, words }: Page, things: readonly DecisionThing[]) => {
  const chosen = things.find(({ id }) => id === form.texts.aboutId?.[0]);
  if (!chosen) return {};
  const isNamed = Boolean(form.texts.aboutText?.[0]?.trim());
  return { about: chosen.about, ...(isNamed ? {} : { aboutText: thingText(words, chosen) }) };
};
