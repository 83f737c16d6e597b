import type { Decimal } from '../../../kernel/decimal.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { addsUp, brokenSums } from './breakdown-sum.ts';
import { keyOfCell } from './carried-cells.ts';
import type { Measure } from './indicator-input.ts';
import { type Measurable, measuredValue } from './measured-value.ts';
import type { ReportedFigure } from './report-input.ts';

type Cell = Readonly<Record<string, string>>;

/** What makes a figure of a sheet its own: the indicator and the cell. */
export const figureKey = ({ indicatorId, breakdown }: { indicatorId: string; breakdown: Cell }): string =>
  JSON.stringify([indicatorId, keyOfCell(breakdown)]);

type Standing = Measurable & { indicatorId: string; breakdown: Cell; value: Decimal | null };

type Judging = {
  /** In force. */
  definitions: ReadonlyMap<string, Measurable>;
  /** Figures that stand; each is judged by the version under which it was measured. */
  standing: readonly Standing[];
  nothing: ReadonlySet<string>;
};

/**
 * The figures of a sheet with their worked-out values; or what is wrong, as `figures.3.value`, and `missing.<indicator>` where
 * an indicator that is measured has neither a figure for the whole nor a reason why there is nothing, or a figure and such a
 * reason. `standing`: what stands and is not taken back.
 */
export const judgeFigures = (
  figures: readonly ReportedFigure[],
  { definitions, standing, nothing }: Judging,
): { errors: FieldErrors } | { figures: ReportedFigure[] } => {
  const errors: FieldErrors = {};
  const seen = new Set<string>();
  const stands = new Map(standing.map((figure) => [figureKey(figure), figure]));
  const said = new Set([...figures, ...standing].map(({ indicatorId }) => indicatorId));
  const worked = figures.map((figure, at): ReportedFigure => {
    const inForce = definitions.get(figure.indicatorId);
    const definition = inForce && (stands.get(figureKey(figure)) ?? inForce);
    const found = definition ? measuredValue(definition, figure) : unknown;
    if ('errors' in found)
      for (const [field, problems] of Object.entries(found.errors))
        errors[`figures.${at}.${field}`] = problems;
    else if (seen.has(figureKey(figure)))
      errors[`figures.${at}.value`] = [{ key: 'results.already-measured' }];
    else if (saysNothing(definition!.measure, { ...figure, value: found.value }))
      errors[`figures.${at}.value`] = [{ key: 'results.figure-missing' }];
    seen.add(figureKey(figure));
    return 'value' in found && found.value !== undefined ? { ...figure, value: found.value } : figure;
  });
  for (const [id, { formula }] of definitions) {
    const whole = figureKey({ indicatorId: id, breakdown: {} });
    if (nothing.has(id)) {
      if (said.has(id)) errors[`missing.${id}`] = [{ key: 'results.figure-and-nothing' }];
    } else if (formula === null && !seen.has(whole) && !stands.has(whole))
      errors[`missing.${id}`] = [{ key: 'results.figure-missing' }];
  }
  Object.assign(errors, partsBeyond(worked, { definitions, standing }));
  return Object.keys(errors).length > 0 ? { errors } : { figures: worked };
};

const unknown = { errors: { indicatorId: [{ key: 'problem.not-known-here' }] } };

/** What counts says a number; what is told may say words alone. */
const saysNothing = (measure: Measure, { value, text, comment }: Partial<ReportedFigure>): boolean =>
  ['number', 'percentage', 'boolean'].includes(measure)
    ? value === undefined
    : value === undefined && text === undefined && comment === undefined;

/**
 * Parts told apart by one thing that come to more than the whole, by the figure beside which it is told; those that stand and
 * are not given anew, as approved ones are, count with them.
 */
export const partsBeyond = (
  figures: readonly Pick<ReportedFigure, 'indicatorId' | 'breakdown' | 'value'>[],
  { definitions, standing }: Pick<Judging, 'definitions' | 'standing'>,
): FieldErrors => {
  const errors: FieldErrors = {};
  const keys = new Set(figures.map(figureKey));
  for (const [id, definition] of definitions) {
    if (!addsUp(definition)) continue;
    const of = ({ indicatorId }: { indicatorId: string }) => indicatorId === id;
    const kept = standing.filter((figure) => of(figure) && !keys.has(figureKey(figure)));
    for (const [figure, problem] of brokenSums(figures.filter(of), kept)) {
      const field = `figures.${figures.indexOf(figure)}.value`;
      errors[field] = [...(errors[field] ?? []), problem];
    }
  }
  return errors;
};
