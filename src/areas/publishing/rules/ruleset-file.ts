import { z } from 'zod/mini';

/** What a rule is about: the official id, severity, category and sentence (in English). */
export type RuleInfo = {
  id: string;
  severity: 'critical' | 'error' | 'warning' | 'advisory';
  category: string;
  message: string;
};

/** One case of a rule as the ruleset writes it; which of its parts stand there depends on the rule. */
export type RuleCase = {
  ruleInfo: RuleInfo;
  paths: string[];
  condition?: string | undefined;
  idCondition?: string | undefined;
  one?: string | undefined;
  all?: string | undefined;
  prefix?: string[] | undefined;
  separator?: string | undefined;
  less?: string | undefined;
  more?: string | undefined;
  date?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  regex?: string | undefined;
  sum?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  if?: string | undefined;
  then?: string | undefined;
};

/** A rule to judge at each element that `context` finds; in a loop, once for each value that `foreach` finds. */
export type RulesetRule = {
  context: string;
  rule: string;
  case: RuleCase;
  loop?: { foreach: string; subs: string[] };
};

const text = z.optional(z.string());
const number = z.optional(z.number());
const info = z.object({
  id: z.string(),
  severity: z.enum(['critical', 'error', 'warning', 'advisory']),
  category: z.string(),
  message: z.string(),
});
const ruleCase = z.object({
  ruleInfo: info,
  paths: z._default(z.array(z.string()), []),
  condition: text,
  idCondition: text,
  one: text,
  all: text,
  prefix: z.optional(z.array(z.string())),
  separator: text,
  less: text,
  more: text,
  date: text,
  start: text,
  end: text,
  regex: text,
  sum: number,
  min: number,
  max: number,
  if: text,
  // biome-ignore lint/suspicious/noThenProperty: the ruleset calls it so, and a schema is never awaited
  then: text,
});
const cases = z.object({ cases: z.array(ruleCase) });
const loops = z.object({
  cases: z.array(
    z.object({ foreach: z.string(), do: z.record(z.string(), cases), subs: z.array(z.string()) }),
  ),
});
const file = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * The rules of a ruleset file as IATI publishes them (one for each version), in its order. Rule names come back
 * without underscores, in lower case, since the files write them in more than one way. Undefined where the text
 * is no ruleset.
 */
export function readRuleset(json: string): RulesetRule[] | undefined {
  const read = z.safeParse(file, parsedJson(json));
  if (!read.success) return undefined;
  const rules: RulesetRule[] = [];
  for (const [context, named] of Object.entries(read.data)) {
    for (const [name, value] of Object.entries(named)) {
      const found = plainName(name) === 'loop' ? rulesOfLoop(context, value) : rulesOf(context, name, value);
      if (!found) return undefined;
      rules.push(...found);
    }
  }
  return rules;
}

function rulesOf(context: string, name: string, value: unknown): RulesetRule[] | undefined {
  const read = z.safeParse(cases, value);
  return read.success
    ? read.data.cases.map((each) => ({ context, rule: plainName(name), case: each }))
    : undefined;
}

function rulesOfLoop(context: string, value: unknown): RulesetRule[] | undefined {
  const read = z.safeParse(loops, value);
  if (!read.success) return undefined;
  return read.data.cases.flatMap(({ foreach, do: rules, subs }) =>
    Object.entries(rules).flatMap(([name, { cases: inner }]) =>
      inner.map((each) => ({ context, rule: plainName(name), case: each, loop: { foreach, subs } })),
    ),
  );
}

function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
