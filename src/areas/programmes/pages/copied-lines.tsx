import { languages } from '../../../kernel/language.ts';
import { type Localized, textIn } from '../../../kernel/localized.ts';
import { type Reader, readForm, type Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PlanLineRow } from '../queries/action-plans.ts';
import type { OutcomeChoice } from '../queries/outcomes.ts';
import { mergeTexts } from '../rules/merge-texts.ts';
import type { NextPeriod } from '../rules/next-period.ts';
import { DayInput } from './form-parts.tsx';

type Lines = readonly PlanLineRow[];

const fields = {
  taken: checkbox,
  theme: text,
  title: text,
  fromOn: day,
  untilOn: day,
  plannedSessions: wholeNumber,
  plannedParticipants: wholeNumber,
  outcomeId: text,
} as const satisfies Record<string, Reader<unknown>>;

const nameOf = (at: number, field: string) => `lines.${at}.${field}`;

/** The lines of a plan as fields, all of them taken, their days in the next period. */
export const linesFilled = (
  { words }: Page,
  lines: Lines,
  next: NextPeriod | undefined,
): Record<string, string | undefined> =>
  Object.fromEntries(
    lines.flatMap((line, at) =>
      Object.entries({
        taken: 'on',
        theme: line.theme,
        title: textIn(line.title, sourceOf(line.title)).text,
        fromOn: next && words.day(next.moved(line.fromOn)),
        untilOn: next && words.day(next.moved(line.untilOn)),
        plannedSessions: line.plannedSessions === null ? undefined : String(line.plannedSessions),
        plannedParticipants: line.plannedParticipants === null ? undefined : String(line.plannedParticipants),
        outcomeId: line.outcomeId ?? undefined,
      }).map(([field, value]) => [nameOf(at, field), value]),
    ),
  );

/** The text that was typed first; its translations go along and show as stale once it is changed. */
const sourceOf = (title: Localized): string =>
  Object.keys(title).find((code) => title[code]?.source) ?? Object.keys(title)[0] ?? languages[0];

/** Each field of each line that is taken, for what is wrong with it, and `lines`: all of them together. */
export const linesReaders = (lines: Lines): Record<string, Reader<unknown>> => ({
  ...Object.fromEntries(
    lines.flatMap((_, at) =>
      Object.entries(fields).map(([field, reader]) => [nameOf(at, field), ifTaken(at, reader)]),
    ),
  ),
  lines: (typed, _name, language) => ({
    value: takenRows(typed, lines).map((at) =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, reader]) => {
          const read: ReturnType<Reader<unknown>> = reader(typed, nameOf(at, field), language);
          if ('problem' in read || read.value === undefined || field === 'taken') return [];
          const value =
            field === 'title' ? titleTyped(lines[at]?.title ?? {}, String(read.value)) : read.value;
          return [[field, value]];
        }),
      ),
    ),
  }),
});

const ifTaken =
  (at: number, reader: Reader<unknown>): Reader<unknown> =>
  (typed, name, language) =>
    isTaken(typed, at) ? reader(typed, name, language) : { value: undefined };

const titleTyped = (before: Localized, typed: string): Localized => {
  const source = sourceOf(before);
  return mergeTexts(before, { [source]: { text: typed } }, [source]);
};

const isTaken = (typed: Typed | undefined, at: number): boolean => Boolean(typed?.[nameOf(at, 'taken')]?.[0]);

const takenRows = (typed: Typed | undefined, lines: Lines): number[] =>
  [...lines.keys()].filter((at) => isTaken(typed, at));

/** The command counts the lines that it was given; the form shows the others too. What could not be read is in its place. */
export const errorsByRow = (page: Page, state: FormState, lines: Lines): FormState => {
  if (!readForm(page.form, linesReaders(lines), page.words.language).ok) return state;
  const taken = takenRows(state.typed, lines);
  const errors = Object.entries(state.errors).map(([name, problems]) => {
    const [, at, field] = /^lines\.(\d+)\.(\w+)/.exec(name) ?? [];
    return [at && field ? nameOf(taken[Number(at)] ?? Number(at), field) : name, problems] as const;
  });
  return { ...state, errors: Object.fromEntries(errors) };
};

type Props = { page: Page; state: FormState; lines: Lines; outcomes: readonly OutcomeChoice[] };

/** Every line of the plan that is copied, to be taken along, changed, or left. */
export function PlanLinesField({ page, state, lines, outcomes }: Props) {
  return lines.map((line, at) => (
    <LineFields page={page} state={state} line={line} at={at} outcomes={outcomes} />
  ));
}

type LineProps = Omit<Props, 'lines'> & { line: PlanLineRow; at: number };

function LineFields({ page, state, line, at, outcomes }: LineProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const name = (of: string) => nameOf(at, of);
  const number = { inputmode: 'numeric', width: 8, optional } as const;
  return (
    <FieldGroup
      name={`lines.${at}`}
      label={words.t('programmes.line-number', { number: at + 1, theme: line.theme })}
    >
      <CheckboxField
        name={name('taken')}
        label={words.t('programmes.take-line')}
        checked={isTaken(state.typed, at)}
      />
      <TextField {...field(name('theme'))} label={words.t('programmes.theme')} />
      <TextField {...field(name('title'))} label={words.t('programmes.line-title')} />
      <DayInput page={page} state={state} name={name('fromOn')} label={words.t('programmes.fromOn')} />
      <DayInput page={page} state={state} name={name('untilOn')} label={words.t('programmes.untilOn')} />
      <TextField
        {...field(name('plannedSessions'))}
        {...number}
        label={words.t('programmes.planned-sessions')}
      />
      <TextField
        {...field(name('plannedParticipants'))}
        {...number}
        label={words.t('programmes.planned-participants')}
      />
      <SelectField
        {...field(name('outcomeId'))}
        label={words.t('programmes.outcome')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={outcomes.map(({ id, programme, code, title }) => ({
          value: id,
          label: `${programme} · ${code} ${words.text(title)}`,
        }))}
      />
    </FieldGroup>
  );
}
