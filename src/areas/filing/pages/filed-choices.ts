import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { CoverageChoices } from '../../overview/queries/coverage-choices.ts';
import { isBesideCode } from '../../overview/rules/coverage-choice.ts';
import { type FiledMatrix, filedMatrix } from '../queries/filed-matrix.ts';
import type { LatestFiling } from '../queries/latest-contents.ts';
import type { FiledEntries } from '../rules/filed-entries.ts';
import { mayReadFilings } from '../rules/filing-permissions.ts';

/** What was filed last of each programme that the person may read, as entries, with what they can be narrowed to. */
export const filedMatrixOf = async (page: Page): Promise<FiledMatrix & { choices: CoverageChoices }> => {
  const { actor } = page;
  if (mayReadFilings(actor) !== true) throw new NotFound();
  const { filings, entries } = await page.read((tx) => filedMatrix(tx, actor.institutes));
  return { filings, entries, choices: choicesOf(page, filings, entries) };
};

const choicesOf = (page: Page, filings: readonly LatestFiling[], entries: FiledEntries): CoverageChoices => {
  const keys = (axis: 'country' | 'year') => [
    ...new Set([...entries.spent, ...entries.activities].flatMap((entry) => entry.keys[axis])),
  ];
  const codes = (axis: 'country' | 'year') =>
    keys(axis)
      .filter((key) => !isBesideCode(key))
      .sort();
  return {
    programmes: filings.map(({ programmeId, reference }) => ({ id: programmeId, reference })),
    partners: partnersOf(page, filings),
    countries: codes('country'),
    years: codes('year').map(Number).reverse(),
    institutes: [...new Set(filings.map(({ instituteCode }) => instituteCode))].sort(),
  };
};

/** A partner whose name was not filed is told apart by a number within its institute. */
const partnersOf = ({ words }: Page, filings: readonly LatestFiling[]): CoverageChoices['partners'] =>
  [...Map.groupBy(filings, ({ instituteCode }) => instituteCode)].flatMap(([code, of]) => {
    const named = new Map<string, string | null>();
    for (const { id, name } of of.flatMap(({ content }) => content.coverage?.partners ?? []))
      named.set(id, named.get(id) ?? name);
    return [...named]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, name], at) => ({
        id,
        name: name ?? words.t('filing.partner-number', { institute: code.toUpperCase(), number: at + 1 }),
      }));
  });
