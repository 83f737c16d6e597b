import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';

/** When a rule judges. A fact is always saved; what waits is the step that the moment names. */
export type Moment = 'planning' | 'holding' | 'charging' | 'submitting' | 'filing' | 'publishing';
export type Severity = 'blocks' | 'warns' | 'informs';

/** How sure we are of a number: read in its source, recalled, guessed, or not known at all. */
export type Confidence = 'read' | 'recalled' | 'guessed' | 'unset';

/** A number of the law or the house on a day: value as text, its unit, where it stands, how sure we are. */
export type ParameterValue = {
  name: string;
  value: string | null;
  unit: string;
  citation: string;
  confidence: Confidence;
};

/** The values that a rule needs, by name; a name without a row counts as unset. */
export type ParameterValues = ReadonlyMap<string, ParameterValue>;

/** What a rule finds: is it kept, and the sentence with the inputs that explain it. */
export type Finding = {
  kept: boolean;
  sentence: Problem;
  inputs: Readonly<Record<string, string | number | boolean | null>>;
  /** What a choice of the institute leaves of a rule that blocks, where it is not kept. */
  atMost?: 'warns';
  /** Numbers of other rules that the finding rests on and nobody has confirmed: they count like the rule's own. */
  unconfirmed?: readonly string[];
};

/** A parameter's first row, as the rulebook is set up with it; from then on it is data that an officer corrects. */
export type ParameterSeed = Omit<ParameterValue, 'name'> & {
  name: string;
  validFrom: string;
  cycle?: string;
  /**
   * What the institute chooses, not a number that stands in a source: the rule judges without a row of it too, and that
   * nobody confirmed it takes no block down.
   */
  isChoice?: true;
};

export type Rule<Facts> = {
  /** Steady id: a seed's number (`M22`) or the agreement's sentence (`A2-plan-line`). */
  id: string;
  severity: Severity;
  moments: readonly Moment[];
  /** Article or sentence it rests on, as a person would look it up. */
  citation: string;
  /** `law`: only the donor derogates. `house`: the institute's director may. */
  origin: 'law' | 'agreement' | 'house';
  parameters: readonly ParameterSeed[];
  judge: (facts: Facts, parameters: ParameterValues) => Finding;
};

/** Verdict of one rule on one thing. `settled`: it would block or warn, but a derogation covers it on that day. */
export type Verdict = 'ok' | 'informs' | 'warns' | 'blocks' | 'settled';

export type Check = {
  ruleId: string;
  verdict: Verdict;
  moments: readonly Moment[];
  sentence: Problem;
  citation: string;
  inputs: Finding['inputs'];
  /** Parameters that nobody has confirmed, by name: they take a block down to a warning. */
  unconfirmed: readonly string[];
};

/** A derogation in force: which rule, until when. */
export type Exception = { ruleId: string; from: CalendarDay; until: CalendarDay };

/** What a rule says where nobody read its number; the key's arguments are the number's name and the citation. */
export const parameterUnset = 'rulebook.parameter-unset';

export const defineRule = <Facts>(rule: Rule<Facts>): Rule<Facts> => rule;

/**
 * Judges `facts` on `day`. An unset parameter makes the rule inform; one that was only recalled or guessed lets it
 * warn at most; a derogation that covers the day settles it. It never throws: facts that a rule cannot read are not
 * kept, and the check says so, so that one bad row neither passes for a good one nor takes a page of checks away.
 */
export const applyRule = <Facts>(
  rule: Rule<Facts>,
  facts: Facts,
  parameters: ParameterValues,
  on: { day: CalendarDay; exceptions: readonly Exception[] },
): Check => {
  const numbers = rule.parameters.filter(({ isChoice }) => !isChoice);
  const used = numbers.map(({ name }) => parameters.get(name) ?? unset(name));
  const own = used.filter(({ confidence }) => confidence !== 'read').map(({ name }) => name);
  const common = { ruleId: rule.id, moments: rule.moments, citation: rule.citation, unconfirmed: own };
  const missing = used.find(({ value }) => value === null);
  if (missing) {
    const sentence = {
      key: parameterUnset,
      args: { name: missing.name, citation: rule.citation },
    };
    return { ...common, verdict: 'informs', sentence, inputs: {} };
  }
  const finding = judged(rule, facts, parameters);
  const { kept, sentence, inputs, atMost, unconfirmed: others = [] } = finding;
  const unconfirmed = [...own, ...others];
  if (kept) return { ...common, unconfirmed, verdict: 'ok', sentence, inputs };
  const verdict = heard(rule.severity, unconfirmed.length > 0 || atMost === 'warns');
  return settledWhere({ ...common, unconfirmed, verdict, sentence, inputs }, on);
};

const judged = <Facts>(rule: Rule<Facts>, facts: Facts, parameters: ParameterValues): Finding => {
  try {
    return rule.judge(facts, parameters);
  } catch (error) {
    const fault = error instanceof Error ? error.name : typeof error;
    return { kept: false, sentence: { key: 'rulebook.facts-unreadable' }, inputs: { fault } };
  }
};

/** A check that blocks or warns, settled where a derogation from its rule covers the day. */
export const settledWhere = (
  check: Check,
  on: { day: CalendarDay; exceptions: readonly Exception[] },
): Check => {
  const isSettled = on.exceptions.some(
    ({ ruleId, from, until }) => ruleId === check.ruleId && from <= on.day && on.day <= until,
  );
  return isSettled && check.verdict !== 'ok' ? { ...check, verdict: 'settled' } : check;
};

const heard = (severity: Severity, warnsAtMost: boolean): Verdict =>
  severity === 'blocks' && warnsAtMost ? 'warns' : severity;

const unset = (name: string): ParameterValue => ({
  name,
  value: null,
  unit: '',
  citation: '',
  confidence: 'unset',
});

/** What stands in the way of a moment. */
export const blockersAt = <C extends Check>(checks: readonly C[], moment: Moment): readonly C[] =>
  checks.filter(({ verdict, moments }) => verdict === 'blocks' && moments.includes(moment));
