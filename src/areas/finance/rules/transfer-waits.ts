import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ConditionKind, ConfirmingRole, TransferState } from './planned-transfer.ts';

/** Who must act next for one thing that a transfer waits for. */
export type Actor = ConfirmingRole | 'partner';

type Condition = {
  id: string;
  kind: ConditionKind;
  confirmedBy: ConfirmingRole | null;
  /** Null where the reader cannot be told. */
  isMet: boolean | null;
  since: CalendarDay | null;
  /** The number of the planned transfer that goes first; null where none does. */
  waitsFor: number | null;
};

/** One thing between a plan and the bank: whether it is there, since when, and who must act. */
export type Wait = {
  what: 'agreement' | 'condition' | 'asked' | 'approved' | 'paid';
  conditionId?: string;
  /** Null where the reader cannot be told. */
  isMet: boolean | null;
  since: CalendarDay | null;
  who: Actor;
};

type Facts = {
  state: TransferState;
  stateOn: CalendarDay | null;
  askedOn: CalendarDay | null;
  approvedOn: CalendarDay | null;
  agreement: { isRunning: boolean; signedOn: CalendarDay | null };
  conditions: readonly Condition[];
};

/** Everything that must be there before the money goes, in the order in which it is usually done. */
export const waitsOf = ({ state, stateOn, askedOn, approvedOn, agreement, conditions }: Facts): Wait[] => [
  { what: 'agreement', isMet: agreement.isRunning, since: agreement.signedOn, who: 'director' },
  ...conditions.map(
    (condition): Wait => ({
      what: 'condition',
      conditionId: condition.id,
      isMet: condition.isMet,
      since: condition.since,
      who: whoMeets(condition),
    }),
  ),
  { what: 'asked', isMet: ['asked', 'approved', 'paid'].includes(state), since: askedOn, who: 'partner' },
  {
    what: 'approved',
    isMet: state === 'approved' || state === 'paid',
    since: approvedOn ?? (state === 'refused' ? stateOn : null),
    who: 'finance_officer',
  },
  { what: 'paid', isMet: state === 'paid', since: state === 'paid' ? stateOn : null, who: 'finance_officer' },
];

/** The partner justifies what went; what is to go first is paid or taken back by the institute. */
const whoMeets = ({ kind, confirmedBy, waitsFor }: Condition): Actor => {
  if (kind === 'justified') return waitsFor === null ? 'partner' : 'finance_officer';
  return kind === 'amendment' ? 'director' : (confirmedBy ?? 'director');
};
