import type { Subject } from './subject.ts';

const BLANKS = /[\s/&|?]+/g;

/**
 * The identifier of a programme that was never published: that of its institute and its reference; of an outcome:
 * that of its programme and its code. Blanks and the characters `/&|?`, which identifiers should not hold, become hyphens.
 */
export function publishedIdentifier(parent: string, { code }: Pick<Subject, 'code'>): string {
  return `${parent}-${code.trim().replace(BLANKS, '-')}`;
}
