import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { RuleCase, RuleInfo, RulesetRule } from '../rules/ruleset-file.ts';
import { rulesStopped } from './finding.ts';
import { type RuleFacts, type RuleJudge, ruleJudges } from './rule-judges.ts';
import type { XPathQuestions } from './xpath-questions.ts';

/** Where values to loop over are without end, each costs a walk over its siblings: more are not looped over. */
const MOST_VALUES = 200;

/** A rule that is broken at a place; the path is worked out when it is asked, while the document is there. */
export type Breach = { rule: Pick<RuleInfo, 'id' | 'severity' | 'message'>; path: () => string };

/** Judges the one record of a document, which stands in its file at `recordPath`. */
export type RulesetCheck = (
  document: XmlDocument,
  recordPath: string,
  facts: RuleFacts,
) => Generator<Breach, void>;

/** Rules to be asked of documents; undefined where one of them is of an unknown kind or no XPath. */
export function rulesetCheck(rules: readonly RulesetRule[], ask: XPathQuestions): RulesetCheck | undefined {
  if (!rules.every((rule) => isJudged(rule, ask))) return undefined;
  const byContext = Map.groupBy(rules, (rule) => rule.context);
  return function* judged(document, recordPath, facts) {
    for (const [context, inside] of byContext) {
      if (isOfAnotherFile(context, document.root.name)) continue;
      for (const at of ask.nodes(document.root, context) as XmlElement[]) {
        const path = () => pathInFile(at, recordPath, ask);
        for (const rule of inside)
          for (const broken of brokenAt(rule, at, ask, facts)) yield { rule: broken, path };
      }
    }
  };
}

/** Whether a context begins at another root: asking for it would find nothing, at the price of a question. */
function isOfAnotherFile(context: string, root: string): boolean {
  return context.startsWith('/iati-') && !context.startsWith(`/${root}/`);
}

function isJudged(rule: RulesetRule, ask: XPathQuestions): boolean {
  const { paths, condition, one, less, more, date, start, end, prefix } = rule.case;
  const written = [rule.context, rule.loop?.foreach, condition, one, less, more, date, start, end].concat(
    [rule.case.if, rule.case.then],
    paths,
    prefix ?? [],
  );
  return (
    Object.hasOwn(ruleJudges, rule.rule) &&
    written.every((expression) => expression === undefined || ask.isExpression(expression))
  );
}

function brokenAt(
  rule: RulesetRule,
  at: XmlElement,
  ask: XPathQuestions,
  facts: RuleFacts,
): Breach['rule'][] {
  const judge = ruleJudges[rule.rule]!;
  const { ruleInfo } = rule.case;
  if (!rule.loop) return isKept(judge, rule.case, at, ask, facts) ? [] : [ruleInfo];
  const { foreach, subs } = rule.loop;
  const values = [...new Set(ask.texts(at, [foreach]))];
  const cases = values.slice(0, MOST_VALUES).map((value) => filled(rule.case, subs, value));
  const broken = cases.filter((each) => !isKept(judge, each, at, ask, facts)).map(() => ruleInfo);
  return values.length > MOST_VALUES ? [...broken, rulesStopped(ruleInfo.id)] : broken;
}

function isKept(
  judge: RuleJudge,
  rule: RuleCase,
  at: XmlElement,
  ask: XPathQuestions,
  facts: RuleFacts,
): boolean {
  const applies = rule.condition === undefined || ask.holds(at, rule.condition);
  return !applies || judge(at, rule, ask, facts);
}

/** A case of a loop with its value set in; only what the loop names is filled, as its specification has it. */
function filled(rule: RuleCase, subs: readonly string[], value: string): RuleCase {
  const literal = asLiteral(value);
  const fill = (text: string) => text.replaceAll("'$1'", () => literal);
  const filledIn = Object.entries(rule).map(([key, part]) => {
    if (!subs.includes(key)) return [key, part];
    return [key, Array.isArray(part) ? part.map(fill) : fill(String(part))];
  });
  return Object.fromEntries(filledIn) as RuleCase;
}

/** A text of a file as XPath writes it, where no quote can end it: what a file says is never an expression. */
function asLiteral(value: string): string {
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  const parts = value.split("'").map((part) => `'${part}'`);
  return `concat(${parts.join(`, "'", `)})`;
}

/** Names with their number among their likes, down from the record, which its document holds alone. */
function pathInFile(element: XmlElement, recordPath: string, ask: XPathQuestions): string {
  const steps: string[] = [];
  for (let at = element; at.parent?.parent; at = at.parent) {
    const before = ask.number(at, `count(preceding-sibling::${at.name})`);
    steps.unshift(`/${at.name}[${before + 1}]`);
  }
  return recordPath + steps.join('');
}
