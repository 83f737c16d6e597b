import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { keyOfCell } from './carried-cells.ts';
import type { Measure } from './indicator-input.ts';
import { type Measurable, measuredValue } from './measured-value.ts';
import type { ReportedFigure } from './report-input.ts';

type Cell = Readonly<Record<string, string>>;

/** What makes a figure of a sheet its own: the indicator and the cell. */
export const figureKey = ({ indicatorId, breakdown }: { indicatorId: string; breakdown: Cell }): string =>
  JSON.stringify([indicatorId, keyOfCell(breakdown)]);

export const isWhole = ({ breakdown }: { breakdown: Cell }): boolean => Object.keys(breakdown).length === 0;

type Standing = Measurable & { indicatorId: string; breakdown: Cell; value: Decimal | null };

type Judging = {
  /** In force. */
  definitions: ReadonlyMap<string, Measurable>;
  /** Figures that stand, by their cell as `figureKey` writes it; each is judged by the version under which it was measured. */
  standing: ReadonlyMap<string, Standing>;
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
  const said = new Set([...figures, ...standing.values()].map(({ indicatorId }) => indicatorId));
  const worked = figures.map((figure, at): ReportedFigure => {
    const inForce = definitions.get(figure.indicatorId);
    const definition = inForce && (standing.get(figureKey(figure)) ?? inForce);
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
    } else if (formula === null && !seen.has(whole) && !standing.has(whole))
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

type Part = { breakdown: Cell; value: Decimal; at?: number };

/**
 * Parts told apart by one thing that come to more than the whole, beside the last of them that is given, or the whole; those
 * that stand and are not given anew, as approved ones are, count with them.
 */
const partsBeyond = (
  figures: readonly ReportedFigure[],
  { definitions, standing }: Pick<Judging, 'definitions' | 'standing'>,
): FieldErrors => {
  const errors: FieldErrors = {};
  for (const [id, { measure }] of definitions) {
    if (measure !== 'number') continue;
    const given = figures.flatMap((figure, at): Part[] =>
      figure.indicatorId === id && figure.value !== undefined ? [{ ...figure, value: figure.value, at }] : [],
    );
    const keys = new Set(figures.map(figureKey));
    const kept = [...standing.values()].flatMap((figure): Part[] =>
      figure.indicatorId === id && figure.value !== null && !keys.has(figureKey(figure))
        ? [{ breakdown: figure.breakdown, value: figure.value }]
        : [],
    );
    const whole = [...given, ...kept].find(isWhole);
    if (!whole) continue;
    const parts = [...kept, ...given].filter(({ breakdown }) => Object.keys(breakdown).length === 1);
    for (const [dimension, cells] of Map.groupBy(parts, ({ breakdown }) => Object.keys(breakdown)[0]!)) {
      const sum = cells.reduce((total, { value }) => addDecimals(total, value), '0');
      const at = cells.at(-1)!.at ?? whole.at;
      if (at !== undefined && compareDecimals(sum, whole.value) > 0)
        errors[`figures.${at}.value`] = [
          { key: 'results.check-sum-broken', args: { dimension, sum, value: whole.value } },
        ];
    }
  }
  return errors;
};
