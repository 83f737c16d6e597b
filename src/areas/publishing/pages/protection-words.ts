import type { Words } from '../../../text/words.ts';
import type { ProtectionRow } from '../queries/protections.ts';

/** Whom and where: a partner, an outcome, or a partner in an outcome. */
export const protectedWords = (words: Words, row: ProtectionRow): string => {
  const outcome = row.outcomeCode && `${row.programmeReference} · ${row.outcomeCode}`;
  if (!row.organisation) return words.t('publishing.all-partners-of', { outcome: outcome ?? '' });
  return outcome
    ? words.t('publishing.partner-in', { partner: row.organisation, outcome })
    : row.organisation;
};
