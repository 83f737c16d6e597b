import { isId } from '../../../kernel/id.ts';
import type { Reader } from '../../../page/form.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';

/** One list offers outcomes and, for what no outcome bears, programmes (`programme:<id>`). */
export const outcomeIdReader: Reader<string | undefined> = (typed, name) => ({
  value: isId(typed[name]?.[0]) ? typed[name][0] : undefined,
});

/** The programme that was chosen as such in that list. */
export const chosenProgramme = (choice: string | undefined): string | undefined => {
  const [, id] = /^programme:(.+)$/.exec(choice ?? '') ?? [];
  return isId(id) ? id : undefined;
};

/** The programme of what was chosen, outcome or programme. */
export const programmeOfOutcome = (
  choice: string | undefined,
  outcomes: readonly OutcomeChoice[],
): string | undefined => chosenProgramme(choice) ?? outcomes.find(({ id }) => id === choice)?.programmeId;
