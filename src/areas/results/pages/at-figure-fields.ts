import type { Language } from '../../../kernel/language.ts';
import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { choiceOf } from '../rules/breakdown-cells.ts';
import { partsBeyond } from '../rules/report-figures.ts';
import { whyFixed } from '../rules/report-state.ts';
import { answerField, fieldsOf, nothingField, type TypedFigures, typedFigures } from './report-typed.ts';

/** What does not add up in what a sheet opens with, beside its field: a draft is kept as it was typed, and told of here. */
export const brokenTyped = (
  typed: Typed,
  language: Language,
  asked: Omit<Asked, 'language'>,
): FieldErrors => {
  const figures = typedFigures(typed, language, asked.indicators, asked.sheet.figures);
  const definitions = new Map(asked.indicators.map((each) => [each.id, each]));
  const emptied = figures.withdrawn.map(({ rowId }) => rowId);
  const standing = asked.sheet.figures.filter(({ rowId }) => !emptied.includes(rowId));
  const errors = partsBeyond(figures.figures, { definitions, standing });
  return atFigureFields(errors, figures, { ...asked, language });
};

type Asked = { indicators: readonly IndicatorDefinition[]; sheet: ReportSheet; language: string };

type Placing = Pick<TypedFigures, 'fields' | 'withdrawn'> &
  Partial<Pick<TypedFigures, 'answers' | 'nothing'>>;

/**
 * `figures.3.value` stands at the field of the fourth figure, or at its first where it has none for the value or was approved, `withdrawn.3` at that of
 * the fourth one that was emptied, `answers.<row>` and `figureAnswers.3` where a figure that came back is answered, `nothing.3` at the
 * fourth reason why there is nothing, `missing.<id>` at the whole of that indicator, `missing.<id>.<country>` at its whole there.
 */
export const atFigureFields = (
  errors: FieldErrors,
  { fields, withdrawn, answers = [], nothing = [] }: Placing,
  { indicators, sheet, language }: Asked,
): FieldErrors => {
  const first = (field: string): string => {
    const asked = standsIn(sheet, field) ?? indicators.find(({ id }) => id === field.split('.')[1]);
    return asked ? `${field}.${firstPartOf(asked, language)}` : field;
  };
  const placeOf = (path: string): string => {
    const answered = answeredAt(path, answers, sheet);
    if (answered) return answerField(answered);
    const [, list, at, part = ''] = /^(figures|withdrawn|nothing)\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
    const [field, gone, reason] = [fields[Number(at)], withdrawn[Number(at)], nothing[Number(at)]];
    if (list === 'withdrawn' && gone) return first(gone.field);
    if (list === 'nothing' && reason) return nothingField(reason);
    if (list === 'figures' && field && (part === 'value' || whyFixed(standsIn(sheet, field)?.state)))
      return first(field);
    if (list === 'figures' && field)
      return `${field}.${part === 'text' || part === 'comment' ? `${part}.${language}` : part}`;
    const [, id, country] = /^missing\.([^.]+)(?:\.(.+))?$/.exec(path) ?? [];
    const isAsked = indicators.some((each) => each.id === id);
    return id && isAsked ? first(fieldsOf({ indicatorId: id, country }, '')) : path;
  };
  return joinErrors(
    ...Object.entries(errors).map(([path, problems]): FieldErrors => ({ [placeOf(path)]: problems })),
  );
};

const answeredAt = (
  path: string,
  answers: TypedFigures['answers'],
  { figures }: ReportSheet,
): string | undefined => {
  const [, nth] = /^figureAnswers\.(\d+)\./.exec(path) ?? [];
  if (nth !== undefined) return answers[Number(nth)]?.field;
  const figure = figures.find(({ rowId }) => path === `answers.${rowId}`);
  return figure && fieldsOf(figure, choiceOf(figure.breakdown) ?? '');
};

/** The figure that stands in these fields. */
const standsIn = ({ figures }: ReportSheet, field: string) =>
  figures.find((figure) => {
    const cell = choiceOf(figure.breakdown);
    return cell !== undefined && fieldsOf(figure, cell) === field;
  });

/** What is asked first of a figure, as its definition has it. */
export const firstPartOf = (
  { measure, overPartners }: Pick<IndicatorDefinition, 'measure' | 'overPartners'>,
  language: string,
): string => {
  if (measure === 'qualitative') return `text.${language}`;
  return overPartners === 'ratio' ? 'numerator' : 'value';
};
