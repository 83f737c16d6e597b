import type { SheetAnswers } from './assessment-input.ts';
import type { Asked, AskedGroup, QuestionnaireItem, QuestionnaireKind } from './questionnaire.ts';

/** One axis of a profile: a capacity, or a principle; null where nothing was marked. */
export type ProfileAxis = { item: QuestionnaireItem; value: number | null };

/** The axes of a radar: TUOC its nine capacities, TUDEP the mean of each of its eight principles. */
export const profileOf = (
  kind: QuestionnaireKind,
  groups: readonly AskedGroup[],
  marks: SheetAnswers['marks'],
): ProfileAxis[] =>
  kind === 'tudep'
    ? groups.map((group) => ({ item: group, value: groupMean(group, marks) }))
    : groups.flatMap(({ items }) => items.map((item) => ({ item, value: marks[item.code] ?? null })));

/** Mean of what was marked in a group, 1 to 5; null where nothing was. */
export const groupMean = ({ items }: AskedGroup, marks: SheetAnswers['marks']): number | null => {
  const given = items.flatMap(({ code }) => marks[code] ?? []);
  return given.length === 0 ? null : given.reduce((sum, mark) => sum + mark, 0) / given.length;
};

/** Items that still want a mark before the sheet is filed. */
export const unmarked = (groups: readonly AskedGroup[], marks: SheetAnswers['marks']): string[] =>
  groups.flatMap(({ items }) => items.map(({ code }) => code)).filter((code) => marks[code] === undefined);

/** Marks that no item of the edition asks for. */
export const strangeMarks = (groups: readonly AskedGroup[], marks: SheetAnswers['marks']): string[] => {
  const asked = new Set(groups.flatMap(({ items }) => items.map(({ code }) => code)));
  return Object.keys(marks).filter((code) => !asked.has(code));
};

/** Factors of which something was written, and not yet whether they help or hinder. */
export const unweighed = ({ factors = {} }: SheetAnswers): string[] =>
  Object.entries(factors).flatMap(([code, { effect, words }]) => (words && !effect ? [code] : []));

/** Factors that the edition does not ask about. */
export const strangeFactors = ({ factors }: Asked, answers: SheetAnswers): string[] => {
  const asked = new Set(factors.map(({ code }) => code));
  return Object.keys(answers.factors ?? {}).filter((code) => !asked.has(code));
};

export type Gap = { item: QuestionnaireItem; partner: number; institute: number };

/** More than this many points between the two views is proposed to both as something to talk about. */
const worthATalk = 1;

/**
 * Where the two views lie more than one point apart, in the order of the questionnaire: an aid to a conversation,
 * hence neither sorted by size nor called a failing. Sums of thirds are compared with a margin below any real step.
 */
export const gapsBetween = (partner: readonly ProfileAxis[], institute: readonly ProfileAxis[]): Gap[] =>
  partner.flatMap(({ item, value }) => {
    const other = institute.find((axis) => axis.item.code === item.code)?.value ?? null;
    if (value === null || other === null) return [];
    return Math.abs(value - other) > worthATalk + 1e-9 ? [{ item, partner: value, institute: other }] : [];
  });
