import { entryNoOn } from '../command/entry-no-on.ts';
import type {
  AskedInstitute,
  FigureAnswer,
  FigureNarrowing,
  FigureQuestion,
  FigureRow,
  FigureValue,
  InstituteQuestion,
} from '../db/figure-question.ts';
import { figureQuestions, instituteQuestions } from '../figure-list.ts';
import { type CalendarDay, calendarDay, todayIn } from '../kernel/calendar-day.ts';
import { parseArgs } from './args.ts';
import { onItsLine, plain, shown } from './figure-shown.ts';
import { institutesAsked } from './institutes-asked.ts';
import { type NarrowingAsked, narrowedIn, narrowingOf } from './narrowed-in.ts';
import { inOffice } from './office.ts';
import { programmesNamed } from './programmes-named.ts';
import { UnknownReference, UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  programme: { type: 'string' },
  institute: { type: 'string' },
  by: { type: 'string' },
  outcome: { type: 'string' },
  indicator: { type: 'string' },
  partner: { type: 'string' },
  country: { type: 'string' },
  cell: { type: 'string' },
  year: { type: 'string' },
  aim: { type: 'string' },
  kind: { type: 'string' },
  'as-of': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const figuresVerb: Verb = {
  name: 'figures',
  summary:
    'Lists the questions that have an answer in figures, or answers one about a programme or institutes',
  usage: `figures [--json]
       relais figures QUESTION --programme REFERENCE [--by AXIS,AXIS] [--as-of YYYY-MM-DD] [--institute CODE] [--json]
       relais figures QUESTION [--institute CODE] [--by AXIS,AXIS] [--as-of YYYY-MM-DD] [--json]
       (the second about one institute, or all of them together; amounts are decimals with their currency;
       --as-of: as it stood in the evening of that day)
       Narrowed by --programme, --outcome, --indicator, --partner, --country, --cell, --year, --aim or --kind, where the list
       says so: a reference, a code, a key of the library, the name of a partner («none»: the institute's own), a country's
       two letters, a category of a breakdown («sex=female»), a year`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [name, ...more] = positionals;
    if (name === undefined) return listQuestions(call, values.json === true);
    const ofInstitutes = instituteQuestions.find((each) => each.name === name);
    if (ofInstitutes && more.length > 0) throw new UsageError('It takes one question');
    if (ofInstitutes) return answerOfInstitutes(call, ofInstitutes, values);
    const question = figureQuestions.find((each) => each.name === name);
    if (!question) throw new UsageError(`There is no question «${name}»; «relais figures» lists them`);
    if (more.length > 0 || !values.programme) throw new UsageError('It takes one question and --programme');
    const by = axesOf(question, values.by);
    const on = dayAsked(values);
    const { programme: reference, institute: code, ...others } = values;
    const narrowing = narrowingOf(question, others);
    return inOffice(call.config, async ({ db }) => {
      const { actor, ids } = await programmesNamed(db, [reference], code);
      const institute = actor.institute!;
      const { answer, asOf } = await db.read(actor, async (tx) => {
        const number = on && (await entryNoOn(tx, institute.id, on));
        const narrowed = await narrowedIn(tx, institute.id, narrowing, {
          programmeId: ids[0]!,
          asOf: number,
        });
        if (!narrowed) throw new UnknownReference(`There is no ${named(narrowing)} in ${institute.code}`);
        const asked = { programmeId: ids[0]!, by, asOf: number, on, narrowed };
        return { answer: await question.ask(tx, institute.id, asked), asOf: number };
      });
      const head = {
        question: question.name,
        programme: reference,
        institute: institute.code,
        by,
        asOf: on ?? null,
        entry: asOf ?? null,
        ...ofToday(question, answer, on),
        ...(Object.keys(narrowing).length > 0 ? { narrowed: narrowing } : {}),
      };
      if (values.json) call.out(JSON.stringify({ ...head, ...written(answer) }));
      else for (const line of [...tableOf(question, answer), ...toldOf(question, answer, on)]) call.out(line);
      return 0;
    });
  },
};

type Asked = {
  [narrowing in FigureNarrowing]?: string | undefined;
} & {
  institute?: string | undefined;
  by?: string | undefined;
  'as-of'?: string | undefined;
  json?: boolean | undefined;
};

const answerOfInstitutes = (
  { config, out }: VerbCall,
  question: InstituteQuestion,
  asked: Asked,
): Promise<number> => {
  const { name } = question;
  if (asked.programme !== undefined && !question.narrows?.includes('programme'))
    throw new UsageError(`«${name}» is about institutes: it takes --institute, and no --programme`);
  const by = axesOf(question, asked.by);
  const on = dayAsked(asked);
  const narrowing = narrowingOf(question, asked);
  return inOffice(config, async ({ db }) => {
    const all = await institutesAsked(db, asked.institute);
    const institutes = (await Promise.all(all.map((each) => seenOn(each, on, narrowing)))).flatMap(
      (each) => each ?? [],
    );
    if (institutes.length === 0 && Object.keys(narrowing).length > 0)
      throw new UnknownReference(
        `There is no ${named(narrowing)} in ${all.map(({ code }) => code).join(', ')}`,
      );
    const answer = await question.ask(institutes, by);
    const head = {
      ...{ question: name, institutes: institutes.map(({ code }) => code), by, asOf: on ?? null },
      ...ofToday(question, answer, on),
      ...(Object.keys(narrowing).length > 0 ? { narrowed: narrowing } : {}),
    };
    if (asked.json) out(JSON.stringify({ ...head, ...written(answer) }));
    else for (const line of [...tableOf(question, answer), ...toldOf(question, answer, on)]) out(line);
    return 0;
  });
};

/** What of an answer as of a day is of today all the same. */
const ofToday = (question: NamedFigures, answer: FigureAnswer, on: CalendarDay | undefined) => {
  const said = answer.ofToday ?? question.ofToday;
  return on && said ? { ofToday: said } : {};
};

const toldOf = (question: NamedFigures, answer: FigureAnswer, on: CalendarDay | undefined): string[] =>
  Object.values(ofToday(question, answer, on)).map((said) => `Of today all the same: ${said}`);

/** An institute as of the evening of a day, and narrowed; nothing where it has nothing of the kind. */
const seenOn = (
  institute: AskedInstitute,
  on: CalendarDay | undefined,
  narrowing: NarrowingAsked,
): Promise<AskedInstitute | undefined> =>
  institute.read(async (tx) => {
    const asOf = on && (await entryNoOn(tx, institute.id, on));
    const narrowed = await narrowedIn(tx, institute.id, narrowing, { asOf });
    return narrowed && { ...institute, narrowed, on, asOf };
  });

/** What was narrowed to: «P9», «OS1». */
const named = ({ programme, outcome, indicator, partner, cell }: NarrowingAsked): string =>
  [programme, outcome, indicator, partner, cell]
    .filter((each) => each !== undefined)
    .map((each) => `«${each}»`)
    .join(' with ');

const listQuestions = (call: VerbCall, asJson: boolean): number => {
  const said =
    (about: 'programme' | 'institutes') =>
    ({ name, axes, figures, narrows = [] }: NamedFigures) => ({ name, about, axes, narrows, figures });
  const questions = [
    ...figureQuestions.map(said('programme')),
    ...instituteQuestions.map(said('institutes')),
  ];
  if (asJson) call.out(JSON.stringify({ questions }));
  else
    for (const { name, about, axes, narrows, figures } of questions)
      call.out(
        `${name.padEnd(24)} by ${axes.join(', ')}${about === 'institutes' ? ' (of institutes)' : ''}${narrowedBy(narrows)}\n${' '.repeat(25)}${figures.join(', ')}`,
      );
  return 0;
};

const narrowedBy = (narrows: readonly FigureNarrowing[]): string =>
  narrows.length === 0 ? '' : `, narrowed by ${narrows.map((each) => `--${each}`).join(' ')}`;

type NamedFigures = Omit<FigureQuestion, 'ask'>;

/** @throws UsageError for an axis that the question does not know, one named twice, too many or two that exclude each other. */
const axesOf = ({ name, axes, most, onlyOneOf = [] }: NamedFigures, asked: string | undefined): string[] => {
  const by = asked === undefined ? axes.slice(0, 1) : asked.split(',').map((each) => each.trim());
  const unknown = by.find((axis) => !axes.includes(axis));
  if (unknown !== undefined)
    throw new UsageError(`«${name}» knows no axis «${unknown}»; it has ${axes.join(', ')}`);
  if (new Set(by).size < by.length) throw new UsageError('--by names an axis twice');
  if (by.length > most) throw new UsageError(`«${name}» is told apart by ${most} at most`);
  if (by.filter((axis) => onlyOneOf.includes(axis)).length > 1)
    throw new UsageError(`«${name}» is told apart by one of ${onlyOneOf.join(', ')}`);
  return by;
};

/** @throws UsageError for what is no day, and for one to come. */
const dayAsked = (values: Asked): CalendarDay | undefined => {
  const asked = values['as-of'];
  if (asked === undefined) return undefined;
  const day = calendarDay(asked);
  if (!day) throw new UsageError(`--as-of: «${asked}» is no day; write YYYY-MM-DD`);
  if (day > todayIn()) throw new UsageError(`--as-of: ${day} is still to come`);
  return day;
};

const written = ({ rows, total, leftOut }: FigureAnswer) => ({
  rows: rows.map(({ at, figures }) => ({ at, ...all(figures) })),
  ...(total ? { total: all(total) } : {}),
  ...(leftOut ? { leftOut: leftOut.map(({ what, amount }) => ({ what, ...plain(amount) })) } : {}),
});

const all = (figures: Readonly<Record<string, FigureValue>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, plain(value)]));

const tableOf = ({ figures }: NamedFigures, { rows, total }: FigureAnswer): string[] => {
  const axes = [...new Set(rows.flatMap(({ at }) => Object.keys(at)))];
  const lineOf = ({ at, figures: of }: FigureRow) => [
    ...axes.map((axis) => (at[axis] ? onItsLine(at[axis]) : '-')),
    ...figures.map((name) => shown(of[name] ?? null)),
  ];
  const lines = [
    [...axes, ...figures],
    ...rows.map(lineOf),
    ...(total ? [lineOf({ at: { [axes[0] ?? '']: 'total' }, figures: total })] : []),
  ];
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines.map((line) =>
    line
      .map((cell, at) => (at < axes.length ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
};
