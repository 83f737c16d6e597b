import type { Decimal } from '../../../kernel/decimal.ts';
import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import { type Adding, brokenFields } from './breakdown-sum.ts';
import { keyOfCell } from './carried-cells.ts';
import { whyNoCount } from './counted.ts';
import type { Measure } from './indicator-input.ts';
import { type Measurable, measuredValue } from './measured-value.ts';
import type { ReportedFigure } from './report-input.ts';
import { whyFixed } from './report-state.ts';
import { sameParts } from './same-figure.ts';
import { type GivenFigure, judgedParts } from './unclear-parts.ts';

type Cell = Readonly<Record<string, string>>;

/** In which country an indicator is asked; none: where the partner works. */
type Placed = { indicatorId: string; country?: string | null | undefined };

/** An indicator in one country of a sheet, by which a reason why there is nothing, and what is missing, is told. */
export const indicatorPlace = ({ indicatorId, country }: Placed): string =>
  country ? `${indicatorId}.${country}` : indicatorId;

/** What makes a figure of a sheet its own: the indicator, the country and the cell. */
export const figureKey = ({ breakdown, ...placed }: Placed & { breakdown: Cell }): string =>
  JSON.stringify([indicatorPlace(placed), keyOfCell(breakdown)]);

type Parts = { [Part in 'numerator' | 'denominator']?: Decimal | null | undefined };
type Standing = Measurable &
  Placed & { breakdown: Cell; value: Decimal | null; state?: string | undefined } & Parts;

type Judging = {
  /** In force. */
  definitions: ReadonlyMap<string, Measurable & Adding>;
  /** Figures that stand; each is judged by the version under which it was measured. */
  standing: readonly Standing[];
  /** As `indicatorPlace` writes them. */
  nothing: ReadonlySet<string>;
  /** The countries beside the partner's own in which each indicator needs a figure or a reason too. */
  elsewhere?: ReadonlyMap<string, readonly string[]>;
  /** The institute's own sheet: what it measured in a country needs no figure without one beside it. */
  isOwn?: boolean | undefined;
};

/**
 * The figures of a sheet with their worked-out values, and what is wrong, as `figures.3.value`, and `missing.<indicator>`, or
 * `missing.<indicator>.<country>`, where an indicator that is measured there has neither a figure for the whole nor a reason why
 * there is nothing, or a figure and such a reason. `standing`: what stands and is not taken back. A figure with an unclear part is
 * there all the same, but has no value.
 */
export const judgeFigures = <F extends GivenFigure>(
  figures: readonly F[],
  { definitions, standing, nothing, elsewhere, isOwn = false }: Judging,
): { errors: FieldErrors; figures: F[] } => {
  const errors: FieldErrors = {};
  const seen = new Set<string>();
  const stands = new Map(standing.map((figure) => [figureKey(figure), figure]));
  const said = new Set([...figures, ...standing].map(indicatorPlace));
  const worked = figures.map((figure, at): F => {
    const inForce = definitions.get(figure.indicatorId);
    const definition = inForce && (stands.get(figureKey(figure)) ?? inForce);
    const found = definition ? measuredValue(definition, judgedParts(figure)) : unknown;
    if ('errors' in found)
      for (const [field, problems] of Object.entries(found.errors))
        errors[`figures.${at}.${field}`] = problems;
    else if (seen.has(figureKey(figure)))
      errors[`figures.${at}.value`] = [{ key: 'results.already-measured' }];
    else if (!figure.unclear && saysNothing(definition!.measure, { ...figure, value: found.value }))
      errors[`figures.${at}.value`] = [{ key: 'results.figure-missing' }];
    seen.add(figureKey(figure));
    const isWorkedOut = 'value' in found && found.value !== undefined && !figure.unclear;
    return isWorkedOut ? { ...figure, value: found.value } : figure;
  });
  const told = Map.groupBy([...said, ...nothing], (place) => place.split('.')[0]!);
  for (const [indicatorId, { formula }] of definitions) {
    const countries = (told.get(indicatorId) ?? []).map((place) => place.split('.')[1] ?? null);
    const asked = isOwn && countries.some(Boolean) ? [] : [null, ...(elsewhere?.get(indicatorId) ?? [])];
    for (const country of new Set([...asked, ...countries])) {
      const whole = figureKey({ indicatorId, country, breakdown: {} });
      const place = indicatorPlace({ indicatorId, country });
      if (nothing.has(place)) {
        if (said.has(place)) errors[`missing.${place}`] = [{ key: 'results.figure-and-nothing' }];
      } else if (formula === null && !seen.has(whole) && !stands.has(whole))
        errors[`missing.${place}`] = [{ key: 'results.figure-missing' }];
    }
  }
  return { errors: joinErrors(errors, partsBeyond(worked, { definitions, standing })), figures: worked };
};

const unknown = { errors: { indicatorId: [{ key: 'problem.not-known-here' }] } };

/** What counts says a number; what is told may say words alone. */
const saysNothing = (measure: Measure, { value, text, comment }: Partial<ReportedFigure>): boolean =>
  ['number', 'percentage', 'boolean'].includes(measure)
    ? value === undefined
    : value === undefined && text === undefined && comment === undefined;

/**
 * Parts told apart by one thing that come to more than the whole, by the figure beside which it is told; those that stand and
 * are not given anew, as approved ones are, count with them; an approved one counts as it stands, whatever is given in its place. What
 * no count comes to is told by itself, and makes no sum.
 */
export const partsBeyond = (
  figures: readonly Pick<ReportedFigure, 'indicatorId' | 'country' | 'breakdown' | 'value' | keyof Parts>[],
  { definitions, standing }: Pick<Judging, 'definitions' | 'standing'>,
): FieldErrors => {
  const errors: FieldErrors = {};
  const stands = new Map(standing.map((figure) => [figureKey(figure), figure]));
  const isRefused = (figure: (typeof figures)[number]) => {
    const there = stands.get(figureKey(figure));
    return there !== undefined && whyFixed(there.state) !== undefined && !sameParts(there, figure);
  };
  const taken = new Set(figures.filter((each) => !isRefused(each)));
  const keys = new Set([...taken].map(figureKey));
  for (const [id, definition] of definitions) {
    const of = ({ indicatorId }: { indicatorId: string }) => indicatorId === id;
    const kept = standing.filter((figure) => of(figure) && !keys.has(figureKey(figure)));
    const given = [...taken].filter(
      (each) => of(each) && !(each.value && whyNoCount(definition, each.value)),
    );
    for (const [figure, part, problem] of brokenFields(definition, given, { kept }, indicatorPlace)) {
      const field = `figures.${figures.indexOf(figure)}.${part}`;
      errors[field] = [...(errors[field] ?? []), problem];
    }
  }
  return errors;
};
