import type { AnyCommand } from '../../command/registry.ts';
import { addLibraryIndicator } from './commands/add-library-indicator.ts';
import { adoptLibrary } from './commands/adopt-library.ts';
import { confirmMeasurement } from './commands/confirm-measurement.ts';
import { correctIndicator } from './commands/correct-indicator.ts';
import { correctMeasurement } from './commands/correct-measurement.ts';
import { defineIndicator } from './commands/define-indicator.ts';
import { defineResults } from './commands/define-results.ts';
import { editLibraryIndicator } from './commands/edit-library-indicator.ts';
import { linkDialogue } from './commands/link-dialogue.ts';
import { lockReport, unlockReport } from './commands/lock-report.ts';
import { noteRestatementLetter } from './commands/note-restatement-letter.ts';
import { recordMeasurement } from './commands/record-measurement.ts';
import { recordMeasurements } from './commands/record-measurements.ts';
import { redefineIndicator } from './commands/redefine-indicator.ts';
import { reviewReport } from './commands/review-report.ts';
import { saveReportDraft } from './commands/save-report-draft.ts';
import { setBaseline } from './commands/set-baseline.ts';
import { setFeed } from './commands/set-feed.ts';
import { setTarget } from './commands/set-target.ts';
import { setTargets } from './commands/set-targets.ts';
import { setWindow } from './commands/set-window.ts';
import { submitReport } from './commands/submit-report.ts';
import { takeBackApproval } from './commands/take-back-approval.ts';
import { takeBackDefinition } from './commands/take-back-definition.ts';
import { withdrawBaseline } from './commands/withdraw-baseline.ts';
import { withdrawIndicator } from './commands/withdraw-indicator.ts';
import { withdrawMeasurement } from './commands/withdraw-measurement.ts';
import { withdrawTarget } from './commands/withdraw-target.ts';
import { withdrawWindow } from './commands/withdraw-window.ts';

/** What is aimed at and measured; joined to the others in `src/command-list.ts`. */
export const resultCommands: readonly AnyCommand[] = [
  defineIndicator,
  linkDialogue,
  defineResults,
  redefineIndicator,
  correctIndicator,
  takeBackDefinition,
  withdrawIndicator,
  setBaseline,
  withdrawBaseline,
  setTarget,
  withdrawTarget,
  withdrawWindow,
  setTargets,
  adoptLibrary,
  addLibraryIndicator,
  editLibraryIndicator,
  correctMeasurement,
  withdrawMeasurement,
  recordMeasurement,
  confirmMeasurement,
  setFeed,
  recordMeasurements,
  setWindow,
  saveReportDraft,
  submitReport,
  reviewReport,
  takeBackApproval,
  lockReport,
  unlockReport,
  noteRestatementLetter,
];
