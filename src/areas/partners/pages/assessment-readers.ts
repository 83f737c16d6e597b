import { todayIn } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, filledForm } from '../../../page/submit.ts';
import type { Words } from '../../../text/words.ts';
import { emptyAnswers, type SheetAnswers } from '../rules/assessment-input.ts';

/** As many lines as the form has for the action plan. */
export const stepLines = [0, 1, 2] as const;

export const stepDayReaders = Object.fromEntries(
  stepLines.map((at) => [`answers.steps.${at}.untilOn`, day]),
) as Record<string, Reader<unknown>>;

/** All that is said on a sheet, sent as `answers.marks.CODE`, `answers.strengths.CODE` and so on. */
export const answersReader: Reader<SheetAnswers> = (typed, _name, language) => {
  const written = (name: string) => typed[`answers.${name}`]?.[0]?.trim() || undefined;
  return {
    value: {
      marks: Object.fromEntries(
        Object.entries(named(typed, 'marks')).map(([code, mark]) => [code, Number(mark)]),
      ),
      strengths: named(typed, 'strengths'),
      weaknesses: named(typed, 'weaknesses'),
      remarks: named(typed, 'remarks'),
      ...factorsTyped(typed),
      opportunities: written('opportunities'),
      threats: written('threats'),
      priorities: written('priorities'),
      steps: stepLines.map((at) => {
        const typedDay = written(`steps.${at}.untilOn`);
        return {
          what: written(`steps.${at}.what`),
          who: written(`steps.${at}.who`),
          // What is no day is said beside its field by that field's own reader.
          untilOn: typedDay ? readDay(typedDay, language) : undefined,
        };
      }),
    },
  };
};

/** Sent as `answers.factors.CODE.effect` and `.words`; a sheet without factors has none. */
const factorsTyped = (typed: Typed): Pick<SheetAnswers, 'factors'> => {
  const factors: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(named(typed, 'factors'))) {
    const [code = '', part = ''] = name.split('.');
    factors[code] = { ...factors[code], [part]: value };
  }
  // Which effects there are is the schema's to judge.
  return Object.keys(factors).length > 0 ? { factors: factors as NonNullable<SheetAnswers['factors']> } : {};
};

const named = (typed: Typed, part: string): Record<string, string> => {
  const head = `answers.${part}.`;
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, [first = '']]) =>
      name.startsWith(head) && first.trim() ? [[name.slice(head.length), first.trim()]] : [],
    ),
  );
};

/** A sheet as the form shows it: the draft, or an empty one held today. */
export const typedSheet = (words: Words, answers: SheetAnswers = emptyAnswers): FormState => {
  const flat = (part: 'marks' | 'strengths' | 'weaknesses' | 'remarks') =>
    Object.entries(answers[part]).map(([code, value]) => [`answers.${part}.${code}`, String(value ?? '')]);
  const steps = answers.steps.flatMap(({ what, who, untilOn }, at) => [
    [`answers.steps.${at}.what`, what],
    [`answers.steps.${at}.who`, who],
    [`answers.steps.${at}.untilOn`, untilOn && words.day(untilOn)],
  ]);
  const factors = Object.entries(answers.factors ?? {}).flatMap(([code, { effect, words: said }]) => [
    [`answers.factors.${code}.effect`, effect],
    [`answers.factors.${code}.words`, said],
  ]);
  return filledForm({
    heldOn: words.day(todayIn()),
    ...Object.fromEntries([
      ...flat('marks'),
      ...flat('strengths'),
      ...flat('weaknesses'),
      ...flat('remarks'),
      ...factors,
      ['answers.opportunities', answers.opportunities],
      ['answers.threats', answers.threats],
      ['answers.priorities', answers.priorities],
      ...steps,
    ]),
  });
};
