import type { Correcting } from './corrected-rows.ts';
import type { World } from './full-office.ts';

const of = (world: World, table: string, column = 'id'): unknown => world.rows.get(table)![column];

const day = '2024-06-02';

/** The rows of what a programme and its indicators are made of, for `correctedRows`. */
export const correctedDesign: Record<string, (world: World) => Correcting> = {
  'correct-appraisal-question': (world) => ({
    questionId: of(world, 'appraisal_questions', 'question_id'),
    version: of(world, 'appraisal_questions', 'entry_no'),
    askedOn: day,
    question: 'Why?',
  }),
  'correct-assumption-follow-up': (world) => ({
    followUpId: of(world, 'assumption_follow_ups'),
    version: of(world, 'assumption_follow_ups', 'entry_no'),
    year: 2024,
    state: 'holds',
    note: 'Watched',
    byFunction: 'Director',
    onDay: day,
  }),
  'correct-commitment': (world) => ({
    commitmentId: of(world, 'dialogue_commitments', 'commitment_id'),
    version: of(world, 'dialogue_commitments', 'entry_no'),
    what: 'A list',
    byFunction: 'Director',
    dueOn: day,
  }),
  'correct-indicator': (world) => ({
    indicatorId: of(world, 'indicators'),
    version: 1,
    code: 'I9',
    hangsOn: { outcomeId: world.outcome },
  }),
  'correct-risk-follow-up': (world) => ({
    followUpId: of(world, 'risk_follow_ups'),
    version: of(world, 'risk_follow_ups', 'entry_no'),
    year: 2024,
    state: 'open',
    probability: 2,
    impact: 2,
    note: 'Watched',
    byFunction: 'Director',
    onDay: day,
  }),
};
