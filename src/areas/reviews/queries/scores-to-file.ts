import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type OutcomeChoice, outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { lacksStory } from '../rules/score-input.ts';
import type { ScoreQuestion } from '../rules/score-questions.ts';
import { isFinalYear } from '../rules/score-year.ts';
import type { FiledScores } from './score-filings.ts';
import {
  type AskedAndAnswered,
  askedAndAnswered,
  type ScoreAnswer,
  type ScoreSheet,
} from './score-sheets.ts';

export type ScoresToFile = {
  outcome: { id: string; programmeId: string; fromOn: CalendarDay };
  /** What is asked and what stands, also without a letter. */
  questions: readonly ScoreQuestion[];
  answers: readonly ScoreAnswer[];
  content: FiledScores;
  /** Questions without a score, and those whose score lacks its story. */
  unscored: ToAnswer[];
  untold: ToAnswer[];
};

export type ToAnswer = { code: string; text: Localized };

type Asked = Pick<AskedAndAnswered, 'questions' | 'answers'>;
type About = Pick<OutcomeChoice, 'code' | 'title' | 'programme' | 'fromOn' | 'untilOn'>;

/** What would be filed of the answers of a sheet, and what is still to be answered. */
export const toFileOf = (
  { code, title, programme, ...span }: About,
  year: number,
  { questions, answers }: Asked,
): Pick<ScoresToFile, 'content' | 'unscored' | 'untold'> => {
  const given = new Map(answers.map((each) => [each.question, each]));
  const isFinal = isFinalYear(span, year);
  const asked = questions.map(({ code: question, criterion, text, finalText }) => {
    const { score = null, story = '' } = given.get(question) ?? {};
    return { code: question, criterion, text: isFinal ? finalText : text, score, story };
  });
  const named = (rows: typeof asked): ToAnswer[] => rows.map(({ code, text }) => ({ code, text }));
  return {
    content: {
      programme,
      outcome: { code, title },
      year,
      isFinal,
      answers: asked.flatMap(({ criterion, text, score, story }) =>
        score ? [{ criterion, text, score, story }] : [],
      ),
    },
    unscored: named(asked.filter(({ score }) => !score)),
    untold: named(asked.filter(lacksStory)),
  };
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
  const { code, title } = outcome;
  const { reference, fromOn, untilOn } = programme;
  const asked = await askedAndAnswered(tx, instituteId, sheet);
  const about = { code, title, programme: reference, fromOn, untilOn };
  const { questions, answers } = asked;
  return {
    outcome: { id: outcome.id, programmeId: outcome.programmeId, fromOn },
    ...{ questions, answers },
    ...toFileOf(about, sheet.year, asked),
  };
};
