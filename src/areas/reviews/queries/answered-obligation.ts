import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** What the institute owes the donor and what is filed here answers. */
export type AnsweredObligation = {
  id: string;
  title: Localized;
  /** References of programme and outcome. */
  subject: string;
  year: number;
  /** Null until the fact is recorded that sets it. */
  dueOn: CalendarDay | null;
  /** How it went to the donor is not on record. */
  isOpen: boolean;
};

/** An outcome's scores or lessons of a year, or a programme's evaluation. */
export type FiledHere = {
  filed: 'scores' | 'lessons' | 'mid-term' | 'final';
  subjectId: string;
  year?: number;
};

/** Obligations lie in an area above: whoever knows them hands in how to ask. */
export type AskAnswered = (
  tx: Tx,
  instituteId: string,
  about: FiledHere,
) => Promise<AnsweredObligation | undefined>;
