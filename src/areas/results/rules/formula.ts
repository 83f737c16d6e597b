import {
  canonicalDecimal,
  type Decimal,
  divideHalfAway,
  fromUnits,
  toUnits,
} from '../../../kernel/decimal.ts';

/**
 * A formula over indicators: numbers, `[code]` of an indicator of the same outcome or `[outcome/code]` of another one,
 * `+ - * /` and parentheses. `100 * [1.2] / [1.1]`
 */
export type Formula =
  | { kind: 'number'; value: Decimal }
  | { kind: 'indicator'; outcome: string | undefined; code: string }
  | { kind: 'operation'; sign: '+' | '-' | '*' | '/'; left: Formula; right: Formula };

export type FormulaProblem = { problem: 'unreadable'; at: number } | { problem: 'too-long' };

const longest = 60;
const token = /\s*(?:(\d+(?:[.,]\d+)?)|\[(?:([^\]/]+)\/)?([^\]/]+)\]|([-+*/()]))\s*/y;

type Token = { text: string; digits?: string; outcome?: string; code?: string; at: number };

/** What a formula says; `at`: the place of the first character that is none of it, counted from 1. */
export const parseFormula = (text: string): Formula | FormulaProblem => {
  const tokens = tokensOf(text);
  if ('problem' in tokens) return tokens;
  if (tokens.length > longest) return { problem: 'too-long' };
  const reading = { tokens, at: 0, end: text.length + 1 };
  const whole = sumOf(reading);
  if (typeof whole === 'number') return { problem: 'unreadable', at: whole };
  const rest = reading.tokens[reading.at];
  return rest ? { problem: 'unreadable', at: rest.at } : whole;
};

const tokensOf = (text: string): Token[] | FormulaProblem => {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex + 1;
    const found = token.exec(text);
    if (!found) return { problem: 'unreadable', at };
    const [, digits, outcome, code, sign] = found;
    tokens.push({
      at,
      text: sign ?? '',
      ...(digits === undefined ? {} : { digits }),
      ...(outcome === undefined ? {} : { outcome: outcome.trim() }),
      ...(code === undefined ? {} : { code: code.trim() }),
    });
  }
  return tokens;
};

type Reading = { tokens: readonly Token[]; at: number; end: number };
/** A formula, or the place where there is none. */
type Read = Formula | number;

const sumOf = (reading: Reading): Read => chain(reading, ['+', '-'], productOf);
const productOf = (reading: Reading): Read => chain(reading, ['*', '/'], factorOf);

const chain = (reading: Reading, signs: readonly string[], next: (reading: Reading) => Read): Read => {
  let left = next(reading);
  while (typeof left !== 'number' && signs.includes(reading.tokens[reading.at]?.text ?? '')) {
    const sign = reading.tokens[reading.at]!.text as '+' | '-' | '*' | '/';
    reading.at += 1;
    const right = next(reading);
    left = typeof right === 'number' ? right : { kind: 'operation', sign, left, right };
  }
  return left;
};

const factorOf = (reading: Reading): Read => {
  const here = reading.tokens[reading.at];
  if (!here) return reading.end;
  reading.at += 1;
  if (here.digits !== undefined)
    return { kind: 'number', value: canonicalDecimal(here.digits.replace(',', '.'))! };
  if (here.code !== undefined) return { kind: 'indicator', outcome: here.outcome, code: here.code };
  if (here.text === '-') {
    const negated = factorOf(reading);
    const nothing: Formula = { kind: 'number', value: '0' };
    return typeof negated === 'number'
      ? negated
      : { kind: 'operation', sign: '-', left: nothing, right: negated };
  }
  if (here.text !== '(') return here.at;
  const inside = sumOf(reading);
  if (typeof inside === 'number') return inside;
  const closing = reading.tokens[reading.at];
  if (closing?.text !== ')') return closing?.at ?? reading.end;
  reading.at += 1;
  return inside;
};

/** The indicators that a formula is made of, each once, in the order in which it names them. */
export const indicatorsOfFormula = (formula: Formula): { outcome: string | undefined; code: string }[] => {
  const all = (part: Formula): { outcome: string | undefined; code: string }[] => {
    if (part.kind === 'indicator') return [{ outcome: part.outcome, code: part.code }];
    return part.kind === 'operation' ? [...all(part.left), ...all(part.right)] : [];
  };
  return [...new Map(all(formula).map((one) => [`${one.outcome ?? ''}/${one.code}`, one])).values()];
};

/** An exact fraction; `under` is above zero. */
type Fraction = { over: bigint; under: bigint };

/**
 * What a formula comes to, rounded once at the end to six places, half away from zero; null where an indicator has no
 * value or something is divided by nothing.
 */
export const formulaValue = (
  formula: Formula,
  measured: (indicator: { outcome: string | undefined; code: string }) => Decimal | null,
): Decimal | null => {
  const found = fractionOf(formula, measured);
  return found && canonicalDecimal(fromUnits(divideHalfAway(found.over * 1_000_000n, found.under), 6))!;
};

const fractionOf = (
  formula: Formula,
  measured: (indicator: { outcome: string | undefined; code: string }) => Decimal | null,
): Fraction | null => {
  if (formula.kind !== 'operation') {
    const value = formula.kind === 'number' ? formula.value : measured(formula);
    if (value === null) return null;
    const { units, digits } = toUnits(value);
    return { over: units, under: 10n ** BigInt(digits) };
  }
  const left = fractionOf(formula.left, measured);
  const right = fractionOf(formula.right, measured);
  return left && right && worked(formula.sign, left, right);
};

const worked = (sign: '+' | '-' | '*' | '/', left: Fraction, right: Fraction): Fraction | null => {
  if (sign === '*') return { over: left.over * right.over, under: left.under * right.under };
  if (sign === '/') {
    if (right.over === 0n) return null;
    const turned = right.over < 0n ? -1n : 1n;
    return { over: left.over * right.under * turned, under: left.under * right.over * turned };
  }
  const other = sign === '+' ? right.over : -right.over;
  return { over: left.over * right.under + other * left.under, under: left.under * right.under };
};
