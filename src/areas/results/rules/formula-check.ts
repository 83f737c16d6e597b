import type { Problem } from '../../../kernel/problem.ts';
import { indicatorsOfFormula, parseFormula } from './formula.ts';

/** An indicator of the programme, by the codes that a formula names. */
export type CodedIndicator = { outcome: string; code: string; formula: string | null };

type Named = { outcome: string; code: string };

/**
 * What is wrong with the formula of an indicator: what cannot be read (with its place), an indicator that the programme
 * does not have, or a circle through itself. Undefined where nothing is.
 */
export const formulaProblem = (
  own: Named,
  formula: string,
  programme: readonly CodedIndicator[],
): Problem | undefined => {
  const read = parseFormula(formula);
  if ('problem' in read)
    return read.problem === 'too-long'
      ? { key: 'results.formula-too-long' }
      : { key: 'results.formula-unreadable', args: { at: read.at } };
  const named = namedBy(own.outcome, formula);
  if (named.length === 0) return { key: 'results.formula-of-nothing' };
  const others = programme.filter((each) => nameOf(each) !== nameOf(own));
  const known = new Map(others.map((each) => [nameOf(each), each]));
  for (const each of named) {
    if (nameOf(each) === nameOf(own) || leadsBack(each, own, known, new Set()))
      return { key: 'results.formula-circle', args: { indicator: nameOf(each) } };
    if (!known.has(nameOf(each)))
      return {
        key: 'results.formula-unknown',
        args: { indicator: nameOf(each), near: nearestTo(each, own.outcome, others).join(', ') || '–' },
      };
  }
  return undefined;
};

/** The indicators of a programme whose formula names this one, as `outcome/code`. */
export const formulasWith = (own: Named, programme: readonly CodedIndicator[]): string[] =>
  programme
    .filter(({ outcome, formula }) =>
      namedBy(outcome, formula ?? '').some((each) => nameOf(each) === nameOf(own)),
    )
    .map(nameOf);

const mostNear = 5;

/** The indicators whose codes are most like one that there is not, as a formula of the outcome names them. */
const nearestTo = (wanted: Named, outcome: string, others: readonly CodedIndicator[]): string[] =>
  others
    .map((each) => ({
      each,
      far: distance(wanted.code, each.code) + (each.outcome === wanted.outcome ? 0 : 1),
    }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostNear)
    .map(({ each }) => (each.outcome === outcome ? `[${each.code}]` : `[${nameOf(each)}]`));

/** How many letters are to be changed, put in or left out to come from one code to the other, whatever their capitals. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...one.toLowerCase()].entries()) {
    const next = [above + 1];
    for (const [at, against] of [...other.toLowerCase()].entries())
      next.push(Math.min(row[at]! + (letter === against ? 0 : 1), row[at + 1]! + 1, next[at]! + 1));
    row = next;
  }
  return row.at(-1)!;
};

const nameOf = ({ outcome, code }: Named): string => `${outcome}/${code}`;

const namedBy = (outcome: string, formula: string): Named[] => {
  const read = parseFormula(formula);
  if ('problem' in read) return [];
  return indicatorsOfFormula(read).map((each) => ({ outcome: each.outcome ?? outcome, code: each.code }));
};

const leadsBack = (
  from: Named,
  own: Named,
  known: ReadonlyMap<string, CodedIndicator>,
  seen: Set<string>,
): boolean => {
  const name = nameOf(from);
  if (seen.has(name)) return false;
  seen.add(name);
  const formula = known.get(name)?.formula;
  if (!formula) return false;
  return namedBy(from.outcome, formula).some(
    (each) => nameOf(each) === nameOf(own) || leadsBack(each, own, known, seen),
  );
};
