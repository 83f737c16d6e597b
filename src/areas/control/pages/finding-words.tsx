import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { maySeeFindings } from '../../finance/rules/control-link-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { controlFinding, type FindingRow } from '../queries/control-findings.ts';
import type { FindingTerm } from '../rules/finding-rules.ts';
import type { FindingState } from '../rules/finding-state.ts';

/** @throws NotAllowed for whoever has no part in a control. */
export const requireFindingReader = (page: Page): string => {
  const institute = instituteOf(page);
  const allowed = maySeeFindings(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return institute;
};

/** The finding in the address. @throws NotFound where the actor sees none of that id. */
export const findingOf = async (
  page: Page,
  tx: Parameters<typeof controlFinding>[0],
): Promise<FindingRow> => {
  const finding = await controlFinding(tx, instituteOf(page), idOf(page));
  if (!finding) throw new NotFound();
  return finding;
};

export const findingTitle = (words: Words, { number }: FindingRow): string =>
  words.t('control.finding-number', { number });

const tones: Record<FindingState, Tone> = {
  open: 'warn',
  replied: 'info',
  to_settle: 'warn',
  ended: 'quiet',
};

export function FindingStateTag({ words, finding }: { words: Words; finding: FindingRow }) {
  const { state, decision } = finding;
  const ended =
    decision && state === 'ended' ? `control.finding-${decision}` : `control.finding-state-${state}`;
  return <Tag tone={tones[state]}>{words.say(ended)}</Tag>;
}

/** Who moves next, until when, and how many days are left or over. */
export const termText = (words: Words, term: FindingTerm | undefined): string => {
  if (!term) return '';
  const { next, dueOn, daysLeft } = term;
  const left = words.t(daysLeft < 0 ? 'control.finding-days-over' : 'control.finding-days-left', {
    days: Math.abs(daysLeft),
  });
  return words.t(`control.finding-next-${next}`, { day: words.day(dueOn), left });
};
