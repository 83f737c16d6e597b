import { fileScores } from '../../src/areas/reviews/commands/file-scores.ts';
import { writeScores } from '../../src/areas/reviews/commands/write-scores.ts';
import { questionsBrought } from '../../src/areas/reviews/rules/score-questions.ts';
import { staff, type Telling, tell } from './telling.ts';

const poor = 'sustainability-money';
const why =
  'Deux des quatre centrales paient encore leurs formateurs avec le subside ; la caisse de formation n’a été votée qu’en novembre.';

/** Two years of scores of the first outcome: 2024 filed with a C and its story, 2025 written and not yet filed. */
export const tellScores = async (telling: Telling): Promise<void> => {
  const { story, names, today } = telling;
  if (story.code !== 'iiwe' || today <= '2025-12-31') return;
  const outcomeId = names.outcome(story.current, 'OS1');
  const officer = staff(telling, 'programme_officer');
  const { id: sheetId } = await tell(telling, officer, writeScores, [outcomeId, 2024], {
    outcomeId,
    year: 2024,
    version: 0,
    scores: questionsBrought.map(({ code }, at) =>
      code === poor ? { question: code, score: 'C', story: why } : { question: code, score: letterAt(at) },
    ),
  });
  await tell(telling, staff(telling, 'director'), fileScores, [outcomeId, 2024], { sheetId, version: 1 });
  await tell(telling, officer, writeScores, [outcomeId, 2025], {
    outcomeId,
    year: 2025,
    version: 0,
    scores: questionsBrought.map(({ code }) => ({ question: code, score: 'B' })),
  });
};

const letterAt = (at: number) => (at % 3 === 0 ? 'A' : 'B');
