import * as z from 'zod/mini';
import { line, localizedText } from '../../programmes/rules/input-parts.ts';
import { mostQuestions, yearScored } from './score-input.ts';
import { isAtMost } from './score-proposal.ts';
import {
  type Bounds,
  boundsConfidences,
  criteriaAsked,
  measures,
  type ScoreQuestion,
} from './score-questions.ts';

const wording = localizedText(500);

const perCent = z
  .int('reviews.bound-per-cent')
  .check(z.minimum(0, 'reviews.bound-per-cent'), z.maximum(100, 'reviews.bound-per-cent'));

const bounds = z
  .object({
    measure: z.enum(measures),
    forA: perCent,
    forB: perCent,
    forC: perCent,
    confidence: z.enum(boundsConfidences),
    source: z.optional(line(300)),
  })
  .check(
    z.refine(isInOrder, { error: 'reviews.bounds-in-order', path: ['forB'] }),
    z.refine(({ confidence, source }) => confidence !== 'read' || source !== undefined, {
      error: 'reviews.bounds-read-where',
      path: ['source'],
    }),
  );

/** A better letter asks for more; of what is spent, for a smaller distance from the budget. */
function isInOrder({ measure, forA, forB, forC }: Omit<Bounds, 'confidence' | 'source'>): boolean {
  return isAtMost(measure) ? forA < forB && forB < forC : forA > forB && forB > forC;
}

const question = z.object({
  /** Of the question that it was in the edition before; a new one has none. */
  code: z.optional(line(60)),
  criterion: z.enum(criteriaAsked),
  /** Questions are asked by their places; one without stands last. */
  place: z.optional(z.int().check(z.minimum(0), z.maximum(999))),
  text: wording,
  /** As it is asked in the last year, where that differs. */
  finalText: z.optional(wording),
  toldAtEnd: z.optional(z.boolean()),
  /** Which live figures propose a letter; left out: none. */
  bounds: z.optional(bounds),
});

export const wordScoreQuestionsInput = z.object({
  /** The edition that was seen. */
  version: z.int(),
  fromYear: yearScored,
  questions: z
    .array(question)
    .check(z.minLength(1, 'reviews.no-questions'), z.maxLength(mostQuestions, 'reviews.too-many-questions')),
});

type Text = z.output<typeof wording>;
export type WordedQuestion = Omit<ScoreQuestion, 'text' | 'finalText'> & { text: Text; finalText: Text };

type Worded = z.output<typeof wordScoreQuestionsInput>['questions'];

/** What the next edition asks: a question keeps its code, a new one gets one that the edition before does not know. */
export const nextQuestions = (before: readonly ScoreQuestion[], worded: Worded): WordedQuestion[] => {
  const known = before.map(({ code }) => code);
  const free = Array.from({ length: known.length + worded.length }, (_, at) => `question-${at + 1}`).filter(
    (code) => !known.includes(code),
  );
  const isKept = (code: string, at: number) =>
    known.includes(code) && worded.findIndex((each) => each.code === code) === at;
  return worded
    .map((each, at) => ({ ...each, code: each.code && isKept(each.code, at) ? each.code : free[at]! }))
    .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0)
    .map(({ code, criterion, text, finalText = text, toldAtEnd = false, bounds }, position) => ({
      code,
      criterion,
      position,
      text,
      finalText,
      toldAtEnd,
      bounds: bounds ? { ...bounds, source: bounds.source ?? '' } : null,
    }));
};
