import { isCountryCode } from '../../../kernel/country.ts';
import { isId } from '../../../kernel/id.ts';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';

/** What the matrix can be laid out by. */
export const coverageAxes = ['aim', 'kind', 'country', 'year', 'partner', 'institute'] as const;
export type CoverageAxis = (typeof coverageAxes)[number];

export const coverageMeasures = ['spent', 'activities', 'participants'] as const;
export type CoverageMeasure = (typeof coverageMeasures)[number];

/**
 * What stands on an axis where there is no code: the thing has `none`, the money is `untied` to any activity, or the
 * activity it is tied to is `unseen` by whoever looks (outside an auditor's control). Of what was filed before filings
 * said it, the code is `unfiled`.
 */
export const besideCodes = ['none', 'untied', 'unseen', 'unfiled'] as const;
export type BesideCode = (typeof besideCodes)[number];

/** Whether a way to narrow the matrix is one of the codes that stand beside an activity. */
export const isBesideCode = (key: string): key is BesideCode => besideCodes.some((code) => code === key);

/** What is narrowed to, by axis; `partner` is a partnership's id. */
export type CoverageFilter = Partial<Record<CoverageAxis, string>> & {
  programmeId?: string;
  outcomeId?: string;
};

export type CoverageChoice = {
  measure: CoverageMeasure;
  rows: CoverageAxis;
  columns: CoverageAxis;
  filter: CoverageFilter;
};

/** What a key of each axis is written like. */
export const isCode: Record<CoverageAxis, (value: string) => boolean> = {
  aim: (value) => aims.some((aim) => aim === value),
  kind: (value) => actionKinds.some((kind) => kind === value),
  country: isCountryCode,
  year: (value) => /^(19|20|21)\d\d$/.test(value),
  partner: isId,
  institute: (value) => /^[a-z][a-z0-9]{1,30}$/.test(value),
};

/** What an address asks for; a value that is no code of its axis narrows nothing. Unasked: money, aims by kinds. */
export const coverageChoice = (asked: (name: string) => string | null): CoverageChoice => {
  const oneOf = <T extends string>(known: readonly T[], name: string): T | undefined =>
    known.find((value) => value === asked(name));
  const filter: CoverageFilter = {};
  for (const axis of coverageAxes) {
    const value = asked(axis);
    if (value && (isCode[axis](value) || isBesideCode(value))) filter[axis] = value;
  }
  const programmeId = asked('programme');
  if (isId(programmeId)) filter.programmeId = programmeId;
  const outcomeId = asked('outcome');
  if (isId(outcomeId)) filter.outcomeId = outcomeId;
  return {
    measure: oneOf(coverageMeasures, 'measure') ?? 'spent',
    rows: oneOf(coverageAxes, 'rows') ?? 'aim',
    columns: oneOf(coverageAxes, 'columns') ?? 'kind',
    filter,
  };
};

/** The same for the map: countries, and of what is narrowed to only what the map can be narrowed to. Unasked: activities. */
export const mapChoice = (asked: (name: string) => string | null): CoverageChoice => {
  const { measure, filter } = coverageChoice((name) =>
    name === 'measure' ? (asked(name) ?? 'activities') : asked(name),
  );
  const { country: _country, ...others } = filter;
  return { measure, rows: 'country', columns: 'institute', filter: others };
};

/** The same as an address says it. */
export const coverageQuery = ({ measure, rows, columns, filter }: CoverageChoice) => ({
  rows,
  columns,
  ...entriesQuery(measure, filter),
});

/** The address of the entries of a figure: its measure and exactly what it is narrowed to. */
export const entriesQuery = (
  measure: CoverageMeasure,
  { programmeId, outcomeId, ...of }: CoverageFilter,
) => ({
  measure,
  ...of,
  programme: programmeId,
  outcome: outcomeId,
});
