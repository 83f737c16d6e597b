import { sameDecimal } from '../../../kernel/decimal.ts';
import { type Localized, withTranslation } from '../../../kernel/localized.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type Answered, answerSaid } from '../../results/rules/answer-words.ts';
import type { FigureMatching, RowSays, StandingFigure } from './match-figures.ts';
import type { FigureSheetRow } from './sheet-input.ts';

/** The definition by which a figure is judged, and the one in force, whose words are offered. */
export type AnsweredBy = readonly [Answered, Answered?];

/**
 * What a row says; of a column that the file lacks, what stands. A text that stands in some language keeps it, and a category is said by its
 * word. `unclear`: why its value says none.
 */
export const saidIn = (
  row: FigureSheetRow,
  stands: StandingFigure | undefined,
  { columns, language }: Pick<FigureMatching, 'columns' | 'language'>,
  answered: AnsweredBy,
): { says: RowSays; unclear?: Problem | undefined } => {
  const plain = <Key extends 'numerator' | 'denominator' | 'provenance'>(key: Key) =>
    columns.includes(key) ? row[key] : (stands?.[key] ?? undefined);
  const words = (key: 'text' | 'comment'): Localized | undefined => {
    const standing = (stands?.[key] ?? undefined) as Localized | undefined;
    if (!columns.includes(key)) return standing;
    const typed = row[key];
    if (!typed) return undefined;
    const isKept = Object.values(standing ?? {}).some(({ text }) => text.trim() === typed);
    return isKept ? standing : withTranslation(standing ?? {}, language, typed);
  };
  const answer = columns.includes('value')
    ? answerIn(row, answered, { language, stood: stands?.value })
    : { value: stands?.value ?? undefined };
  return {
    says: {
      value: 'problem' in answer ? undefined : answer.value,
      numerator: plain('numerator'),
      denominator: plain('denominator'),
      provenance: plain('provenance'),
      text: words('text'),
      comment: words('comment'),
    },
    unclear: 'problem' in answer ? answer.problem : undefined,
  };
};

type Reader = Parameters<typeof answerSaid>[2];

/** As the figure's own definition reads it where that is what stands; a word that is another number in the one in force is unclear. */
const answerIn = (
  { answer: text, value: number }: FigureSheetRow,
  [own, inForce = own]: AnsweredBy,
  reader: Reader,
): ReturnType<typeof answerSaid> => {
  const [said, today] = [own, inForce].map((of) => answerSaid({ text, number }, of, reader)) as [Said, Said];
  if ('problem' in said) return 'problem' in today ? said : today;
  if ('problem' in today || sameDecimal(said.value, today.value) || sameDecimal(said.value, reader.stood))
    return said;
  const choices = [said.value, today.value].filter((value) => value !== undefined).join('; ');
  return { problem: { key: 'sheets.category-of-two', args: { typed: text ?? '', choices } } };
};

type Said = ReturnType<typeof answerSaid>;
