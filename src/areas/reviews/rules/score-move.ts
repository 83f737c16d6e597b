import type { Score } from './score-input.ts';
import type { ScoreQuestion } from './score-questions.ts';

/** What an edition of the questionnaire asks. */
export type AskedEdition = { edition: number; questions: readonly ScoreQuestion[] };

type Answered = { question: string; score: Score | null; story: string };

/** An answer with its question as it was asked. */
export type MovedAnswer = Answered & { asked: ScoreQuestion };

export type ScoreMove = {
  /** Answers that stay, with their question as the newer edition words it. */
  kept: (MovedAnswer & { now: ScoreQuestion })[];
  /** Answers to what is asked no longer. */
  left: MovedAnswer[];
  /** What the newer edition asks that the older one did not. */
  added: ScoreQuestion[];
};

/**
 * What becomes of answers when their sheet moves from the first to the last of these editions. A question is the same one
 * while every edition between keeps its code: a code that was free can be given again to another question.
 */
export const scoreMove = (editions: readonly AskedEdition[], answers: readonly Answered[]): ScoreMove => {
  const inEach = editions.map(({ questions }) => new Map(questions.map((each) => [each.code, each])));
  const [before, after] = [inEach[0]!, inEach.at(-1)!];
  const isKept = (code: string) => inEach.every((questions) => questions.has(code));
  const moved = answers
    .flatMap((answer) => {
      const asked = before.get(answer.question);
      return asked && (answer.score || answer.story) ? [{ ...answer, asked }] : [];
    })
    .toSorted((a, b) => a.asked.position - b.asked.position);
  return {
    kept: moved
      .filter(({ question }) => isKept(question))
      .map((each) => ({ ...each, now: after.get(each.question)! })),
    left: moved.filter(({ question }) => !isKept(question)),
    added: [...after.values()].filter(({ code }) => !isKept(code)),
  };
};
