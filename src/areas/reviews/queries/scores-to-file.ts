import type { Tx } from '../../../db/transaction.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { lacksStory } from '../rules/score-input.ts';
import { isFinalYear } from '../rules/score-year.ts';
import type { FiledScores } from './score-filings.ts';
import { askedAndAnswered, type ScoreSheet } from './score-sheets.ts';

export type ScoresToFile = {
  outcomeId: string;
  content: FiledScores;
  /** Questions without a score, and scores that lack their story. */
  unscored: number;
  untold: number;
};

/** What would be filed of a sheet as it stands; undefined where its outcome is not the actor's to see. */
export const scoresToFile = async (
  tx: Tx,
  instituteId: string,
  sheet: ScoreSheet,
): Promise<ScoresToFile | undefined> => {
  const outcome = await outcomeById(tx, instituteId, sheet.outcomeId);
  const programme = outcome && (await programmeById(tx, instituteId, outcome.programmeId));
  if (!outcome || !programme) return undefined;
  const asked = await askedAndAnswered(tx, instituteId, sheet);
  const given = new Map(asked.answers.map((each) => [each.question, each]));
  const isFinal = isFinalYear(programme, sheet.year);
  const answers: FiledScores['answers'] = [];
  let untold = 0;
  for (const { code, criterion, text, finalText } of asked.questions) {
    const { score = null, story = '' } = given.get(code) ?? {};
    if (lacksStory({ score, story })) untold += 1;
    if (score) answers.push({ criterion, text: isFinal ? finalText : text, score, story });
  }
  const { code, title } = outcome;
  return {
    outcomeId: outcome.id,
    content: {
      programme: programme.reference,
      outcome: { code, title },
      year: sheet.year,
      isFinal,
      answers,
    },
    unscored: asked.questions.length - answers.length,
    untold,
  };
};
