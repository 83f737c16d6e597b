import { fileAssessmentSheet } from '../../src/areas/partners/commands/file-assessment-sheet.ts';
import type { SheetAnswers } from '../../src/areas/partners/rules/assessment-input.ts';
import {
  editionsWritten,
  itemsOf,
  type QuestionnaireKind,
} from '../../src/areas/partners/rules/questionnaire.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing } from './cast.ts';

/** Everything that a questionnaire asks, with one mark throughout. */
export const fullMarks = (kind: QuestionnaireKind, mark: number): Record<string, number> => {
  const edition = editionsWritten.find((each) => each.kind === kind)!;
  const asked = itemsOf(edition).filter(({ groupCode }) => groupCode !== null);
  return Object.fromEntries(asked.map(({ code }) => [code, mark]));
};

export const answersOf = (marks: Record<string, number>, more: Partial<SheetAnswers> = {}): SheetAnswers => ({
  marks,
  strengths: {},
  weaknesses: {},
  remarks: {},
  steps: [],
  ...more,
});

/** Files a sheet of one's own side as a form would that was never saved before. */
export const filing = (
  db: Database,
  actor: Actor,
  roundId: string,
  answers: SheetAnswers,
  heldOn = '2026-03-10',
) => doing(db, actor, fileAssessmentSheet, { roundId, veil: newId(), answers, heldOn });
