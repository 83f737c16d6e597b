import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import { changedFigures, returnedBecause } from './changed-figures.ts';
import { fedFigures } from './fed-figures.ts';
import { figureKey, indicatorPlace, judgeFigures } from './report-figures.ts';
import type { SubmissionInput } from './report-input.ts';
import { unansweredFigures } from './returned-figures.ts';
import { leavesAsItIs } from './same-figure.ts';
import type { AskedIndicator, SheetCountries } from './sheet-countries.ts';
import type { GivenFigure } from './unclear-parts.ts';
import { countriesNeeded, wronglyDivided } from './undivided-figures.ts';
import { withdrawnFigures } from './withdrawn-figures.ts';

type Submission = Omit<SubmissionInput, 'figures'> & { figures: readonly GivenFigure[] };

type Standing = Parameters<typeof judgeFigures>[1]['standing'][number] &
  Parameters<typeof changedFigures>[1]['sheet']['figures'][number] &
  Parameters<typeof countriesNeeded>[1]['sheet']['figures'][number];

type Sheet<S extends Standing> = SheetCountries & {
  figures: readonly S[];
  reviews: Parameters<typeof changedFigures>[1]['sheet']['reviews'];
} & Pick<Parameters<typeof countriesNeeded>[1]['sheet'], 'nothing' | 'before'>;

type Measured = AskedIndicator &
  NonNullable<ReturnType<Parameters<typeof judgeFigures>[1]['definitions']['get']>>;

type Judging<S extends Standing> = {
  sheet: Sheet<S>;
  /** In force, of the indicators that the sheet asks. */
  definitions: ReadonlyMap<string, Measured>;
  proposals: Parameters<typeof fedFigures>[1]['proposals'];
};

/**
 * Everything that is wrong with a sheet as it is handed in, at once, by `figures.3.value`, `withdrawn.3`, `answers.<row>`,
 * `missing.<indicator>` and `reason`; and what is to be written of it where nothing is. Figures with parts that cannot be read
 * are judged as far as they go: nothing is told that would be right once these are.
 */
export const judgedSubmission = <S extends Standing>(
  given: Submission,
  { sheet, definitions, proposals }: Judging<S>,
) => {
  const input = inOwnPlaces(given, sheet.home);
  const emptied = withdrawnFigures(input.withdrawn, {
    standing: sheet.figures,
    figures: input.figures,
    reasonFor: (figure) => input.reason ?? returnedBecause(sheet, figure),
  });
  const fed = fedFigures(input.figures, {
    proposals,
    standing: new Map(sheet.figures.map((figure) => [figureKey(figure), figure])),
  });
  const submitted = { ...input, sheet, figures: fed.figures };
  const gone = new Set(emptied.withdrawn.map(({ rowId }) => rowId));
  const left = sheet.figures.filter(({ rowId }) => !gone.has(rowId));
  const judged = judgeFigures(fed.figures, {
    definitions,
    standing: left,
    isOwn: sheet.isOwn,
    nothing: new Set(input.nothing.map(indicatorPlace)),
    elsewhere: new Map([...definitions].map(([id, each]) => [id, countriesNeeded(each, submitted)])),
  });
  const changed = changedFigures(judged.figures, {
    ...input,
    sheet,
    inDoubt: new Set(Object.keys(fed.errors).map(nth)),
  });
  const errors: FieldErrors = joinErrors(
    fed.errors,
    wronglyDivided(definitions, submitted),
    judged.errors,
    emptied.errors,
    unansweredFigures(sheet.figures, { ...submitted, isSame: leavesAsItIs }),
    changed.errors,
  );
  return { errors, input, left, figures: judged.figures, withdrawn: emptied.withdrawn, changed };
};

const nth = (path: string): number => Number(path.split('.')[1]);

type Placed = { country?: string | null | undefined };

/** A figure, or a reason why there is none, of where the partner works names no country, as everywhere. */
const inOwnPlaces = (input: Submission, home: string | null): Submission => {
  const placed = <T extends Placed>(each: T): T =>
    each.country === home ? { ...each, country: undefined } : each;
  return { ...input, figures: input.figures.map(placed), nothing: input.nothing.map(placed) };
};
