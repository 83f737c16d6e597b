import { countriesByName } from '../../../kernel/country.ts';
import { type Language, languages } from '../../../kernel/language.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import { type Words, wordsIn } from '../../../text/words.ts';
import { budgetBlocks, budgetHeadings, budgetLines } from '../../finance/rules/budget-input.ts';
import { nonSubsidisableItems, offeredItems } from '../../finance/rules/expense-items.ts';
import type { ChoiceWords } from '../rules/read-rows.ts';
import { sheetColumns } from '../rules/sheet-kinds.ts';
import { type HeadNames, headText } from '../rules/sheet-table.ts';

const items: readonly string[] = [...Object.values(offeredItems).flat(), ...nonSubsidisableItems];

/** The codes of each list of fixed choices, and the key under which the catalogue words one. */
export const fixedChoices = {
  headings: { codes: budgetHeadings as readonly string[], key: 'finance.heading-' },
  lines: { codes: budgetLines as readonly string[], key: 'finance.line-' },
  blocks: { codes: budgetBlocks as readonly string[], key: 'finance.block-' },
  items: { codes: items, key: 'finance.item-' },
  goals: { codes: ['plain', 'share', 'milestone'] as readonly string[], key: 'sheets.goal-' },
};

/** Names of columns in every language: a workbook comes back in whichever language it was taken out. */
export const headNames = (): HeadNames =>
  new Map(
    languages.map((language): [Language, ReadonlyMap<string, string>] => {
      const words = wordsIn(language);
      const columns = Object.values(sheetColumns).flat();
      return [
        language,
        new Map(
          columns.flatMap(({ key, label }) => [
            [headText(words.say(label)), key],
            [nameKey(key), key],
          ]),
        ),
      ];
    }),
  );

/** Words of the fixed choices in every language, and their codes, to the code. */
export const choiceWords = (): ChoiceWords => {
  const wordsOf = ({ codes, key }: { codes: readonly string[]; key: string }) =>
    new Map(
      codes.flatMap((code) => [
        [nameKey(code), code] as const,
        ...languages.map((language) => [nameKey(wordsIn(language).say(`${key}${code}`)), code] as const),
      ]),
    );
  return {
    headings: wordsOf(fixedChoices.headings),
    lines: wordsOf(fixedChoices.lines),
    blocks: wordsOf(fixedChoices.blocks),
    items: wordsOf(fixedChoices.items),
    goals: wordsOf(fixedChoices.goals),
    countries: new Map(
      languages.flatMap((language) =>
        countriesByName(language).flatMap(({ value, label }) => [
          [nameKey(value), value] as const,
          [nameKey(label), value] as const,
        ]),
      ),
    ),
  };
};

/** A code of a fixed list in the words of a language; what is no code of it stands as it is. */
export const worded = (words: Words, list: keyof typeof fixedChoices, code: string | null): string | null => {
  if (!code) return null;
  const { codes, key } = fixedChoices[list];
  return codes.includes(code) ? words.say(`${key}${code}`) : code;
};
