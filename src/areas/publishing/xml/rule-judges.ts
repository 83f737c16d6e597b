import type { XmlElement } from 'libxml2-wasm';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  type Decimal,
  roundDecimal,
} from '../../../kernel/decimal.ts';
import type { RuleCase } from '../rules/ruleset-file.ts';
import type { XPathQuestions } from './xpath-questions.ts';

/** What rules are judged by beside the file: the moment of the check, agency codes that are confirmed, where they are known. */
export type RuleFacts = { now: Temporal.Instant; agencies: ReadonlySet<string> | undefined };

/** Whether a case is kept at an element; a case that does not apply there counts as kept. */
export type RuleJudge = (at: XmlElement, rule: RuleCase, ask: XPathQuestions, facts: RuleFacts) => boolean;

const DAY = 86_400_000;

/** The rules of the standard by name, as `rulesets/SPEC` has them and as the official validator behaves. */
export const ruleJudges: Readonly<Record<string, RuleJudge>> = {
  atleastone: (at, rule, ask) => rule.paths.some((path) => ask.nodes(at, path).length > 0),
  nomorethanone: (at, rule, ask) => counted(at, rule, ask) <= 1,
  unique: (at, rule, ask) => {
    const texts = ask.texts(at, rule.paths);
    return new Set(texts).size === texts.length;
  },
  startswith: (at, rule, ask, facts) => ask.texts(at, rule.paths).every(startsWell(at, rule, ask, facts)),
  oneorall: (at, rule, ask) => ask.nodes(at, rule.one ?? '').length > 0 || allHave(at, rule.all ?? '', ask),
  datenow: (at, rule, ask, { now }) => !(dated(at, rule.date, ask) > now.epochMilliseconds),
  dateorder: (at, rule, ask, facts) =>
    !(moment(at, rule.less, ask, facts) > moment(at, rule.more, ask, facts)),
  timelimit: (at, rule, ask) => !(days(dated(at, rule.start, ask), dated(at, rule.end, ask)) > 365),
  betweendates: (at, rule, ask) => {
    const [date, start, end] = [rule.date, rule.start, rule.end].map((path) => dated(at, path, ask));
    return !(date! < start!) && !(date! > end!);
  },
  regexmatches: (at, rule, ask) => {
    const regex = new RegExp(rule.regex ?? '');
    return ask.texts(at, rule.paths).every((text) => text === '' || regex.test(text));
  },
  nospaces: (at, rule, ask) => ask.texts(at, rule.paths).every((text) => text === text.trim()),
  strictsum: (at, rule, ask) => {
    const parts = ask.texts(at, rule.paths).map(leadingNumber);
    if (parts.includes(undefined)) return false;
    const sum = (parts as Decimal[]).reduce(addDecimals, '0');
    return compareDecimals(roundDecimal(sum, 4), String(rule.sum ?? 0)) === 0;
  },
  range: (at, rule, ask) =>
    ask.texts(at, rule.paths).every((text) => {
      const value = leadingNumber(text);
      const isBeyond = (end: number | undefined, side: -1 | 1) =>
        value !== undefined && end !== undefined && compareDecimals(value, String(end)) === side;
      return !isBeyond(rule.min, -1) && !isBeyond(rule.max, 1);
    }),
  ifthen: (at, rule, ask) => !ask.holds(at, rule.if ?? 'false()') || ask.holds(at, rule.then ?? 'true()'),
};

/** The number that a text begins with, as the official validator reads it; undefined where it begins with none. */
function leadingNumber(text: string): Decimal | undefined {
  const [, written = ''] = /^\s*([-+]?(?:\d+\.?\d*|\.\d+))/.exec(text) ?? [];
  return canonicalDecimal(
    written
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.$/, ''),
  );
}

function counted(at: XmlElement, rule: RuleCase, ask: XPathQuestions): number {
  return rule.paths.reduce((total, path) => total + ask.nodes(at, path).length, 0);
}

function startsWell(at: XmlElement, rule: RuleCase, ask: XPathQuestions, facts: RuleFacts) {
  const wanted = rule.prefix ?? [];
  if (wanted.includes('ORG-ID-PREFIX')) return (text: string) => facts.agencies?.has(agencyOf(text)) ?? true;
  const prefixes = ask.texts(at, wanted).map((prefix) => prefix + (rule.separator ?? ''));
  return (text: string) => prefixes.some((prefix) => text.startsWith(prefix));
}

/** The text up to the second hyphen: `BE-BCE_KBO` of `BE-BCE_KBO-0421210424`. */
function agencyOf(reference: string): string {
  return reference.split('-', 2).join('-');
}

const ALL_OF: Readonly<Record<string, { every: string; has: string }>> = {
  lang: { every: './/narrative', has: './/narrative[@xml:lang]' },
  currency: {
    every: './/value | .//forecast | .//loan-status',
    has: './/value[@currency] | .//forecast[@currency] | .//loan-status[@currency]',
  },
  sector: { every: 'transaction', has: 'transaction[sector]' },
};

function allHave(at: XmlElement, what: string, ask: XPathQuestions): boolean {
  const of = ALL_OF[what];
  return of === undefined || ask.nodes(at, of.every).length === ask.nodes(at, of.has).length;
}

/** Milliseconds of the first date that is found; NaN, which is neither before nor after anything, where none is. */
function dated(at: XmlElement, path: string | undefined, ask: XPathQuestions): number {
  const text = path === undefined ? undefined : ask.texts(at, [path])[0];
  return text === undefined ? Number.NaN : Date.parse(text.trim());
}

function moment(at: XmlElement, path: string | undefined, ask: XPathQuestions, { now }: RuleFacts): number {
  return path === 'NOW' ? now.epochMilliseconds : dated(at, path, ask);
}

function days(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}
