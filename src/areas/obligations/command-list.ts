import type { AnyCommand } from '../../command/registry.ts';
import { addObligationKind } from './commands/add-obligation-kind.ts';
import { adoptObligations } from './commands/adopt-obligations.ts';
import { beginObligationKindAnew } from './commands/begin-obligation-kind-anew.ts';
import { decideObligation } from './commands/decide-obligation.ts';
import { fileObligation } from './commands/file-obligation.ts';
import { moveObligation } from './commands/move-obligation.ts';
import { noteReminders } from './commands/note-reminders.ts';
import { recordObligationEvent } from './commands/record-obligation-event.ts';
import { removeObligationKind } from './commands/remove-obligation-kind.ts';
import { reviseObligationKind } from './commands/revise-obligation-kind.ts';
import { takeBackObligationDate } from './commands/take-back-obligation-date.ts';
import { takeBackObligationFact } from './commands/take-back-obligation-fact.ts';
import { takeOverObligation } from './commands/take-over-obligation.ts';

/** What is owed and when, and how it was filed; joined to the others in `src/command-list.ts`. */
export const obligationCommands: readonly AnyCommand[] = [
  adoptObligations,
  addObligationKind,
  removeObligationKind,
  reviseObligationKind,
  beginObligationKindAnew,
  fileObligation,
  moveObligation,
  takeBackObligationDate,
  takeBackObligationFact,
  takeOverObligation,
  recordObligationEvent,
  decideObligation,
  noteReminders,
];
