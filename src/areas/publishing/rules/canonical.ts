import { digestOf } from '../../../kernel/localized.ts';

/** JSON with sorted keys and without absent fields: equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, sorted) ?? '';
}

/** Whether two values of JSON say the same; an absent field and an undefined one are equal. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** 16 hexadecimal digits that tell whether a value changed; they protect nothing. */
export function stampOf(value: unknown): string {
  return digestOf(canonical(value));
}

function sorted(_key: string, inner: unknown): unknown {
  if (!isPlainObject(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
