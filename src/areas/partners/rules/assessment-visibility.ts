import type { Actor } from '../../../kernel/actor.ts';
import { mayReadRounds, type Side, sideOf } from './assessment-permissions.ts';
import type { QuestionnaireKind } from './questionnaire.ts';

/** What is known of a round without a single answer: whose it is, which sides filed, which agreed. */
export type RoundState = {
  partnershipId: string;
  kind: QuestionnaireKind;
  filed: readonly Side[];
  agreed: readonly Side[];
};

/**
 * Whether answers are seen beyond their own side. TUOC: the partner filed it and opened it to the institute. TUDEP:
 * both filed and both agree (the tool's second step is a talk between two, never a report to a third).
 */
export const isOpen = ({ kind, filed, agreed }: RoundState): boolean => {
  const sides: readonly Side[] = kind === 'tudep' ? ['partner', 'institute'] : ['partner'];
  return sides.every((side) => filed.includes(side) && agreed.includes(side));
};

/** The lock in code beside the row policy: one's own sheet always, another's once the round is open; the donor never. */
export const maySeeAnswers = (actor: Actor, round: RoundState, side: Side): boolean => {
  if (mayReadRounds(actor, round) !== true) return false;
  if (isOpen(round)) return true;
  return side === sideOf(actor, round) && actor.role !== 'auditor';
};

/** Which sides a questionnaire asks. */
export const sidesAsked = (kind: QuestionnaireKind): readonly Side[] =>
  kind === 'tudep' ? ['partner', 'institute'] : ['partner'];

type Withdrawable = { filed: readonly Side[]; openedBySide: Side | null; withdrawal: object | null };

/** Whether a side may take a round back that it opened by mistake: as long as nobody filed anything in it. */
export const canWithdrawRound = ({ filed, openedBySide, withdrawal }: Withdrawable, side: Side): boolean =>
  filed.length === 0 && withdrawal === null && (openedBySide ?? side) === side;
