import type { Writing } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { knownPartnerships } from '../queries/known-partnerships.ts';
import { keyOfMeasurement, standingMeasurements } from '../queries/measurement-keys.ts';
import { partnerCountries } from '../queries/partner-countries.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { besideUndivided } from '../queries/undivided-beside.ts';
import { otherMeaning } from '../rules/asked-meanwhile.ts';
import { isOffered } from '../rules/breakdown-cells.ts';
import { brokenInPlaces } from '../rules/breakdown-sum.ts';
import { closedFor } from '../rules/closed-period.ts';
import { whyNotMeasured } from '../rules/measured.ts';
import { measuredCountry } from '../rules/measured-country.ts';
import { measuredValue, type ValueParts } from '../rules/measured-value.ts';
import type { MeasurementInput } from '../rules/measurement-input.ts';
import { type Days, legibleDays, outsideProgramme } from '../rules/programme-days.ts';
import { judgedParts } from '../rules/unclear-parts.ts';

/** A measurement as far as it can be read: days may be missing, as may be whose it is (`isUnplaced`), parts of its value be unclear. */
export type LegibleMeasurement = Pick<
  MeasurementInput,
  'indicatorId' | 'meaning' | 'breakdown' | 'partnershipId' | 'country'
> &
  Partial<Days> &
  ValueParts & { unclear?: readonly (keyof ValueParts)[]; isUnplaced?: boolean };

type Judging = Pick<Writing, 'tx' | 'chain' | 'actor'>;

/**
 * Everything that is wrong with measurements, each by its fields, under the definitions in force; and what is to be written of them
 * where nothing is: folded countries, worked-out values. A partner's figure for the same indicator, period and
 * breakdown that stands already is not a second fact but a correction: wrong beside its field, as is a value that
 * cannot be meant, a part that is more than its whole, a period outside the programme, one whose window is locked (to a
 * partner also where it is closed or with the officer), and one that would count twice beside what was handed in without a country.
 * Nothing is said that would be right once what cannot be read is mended.
 */
export const judgeMeasurements = async <M extends LegibleMeasurement>(
  judging: Judging,
  given: readonly M[],
): Promise<{
  errors: FieldErrors[];
  inputs: M[];
  definitions: ReadonlyMap<string, IndicatorDefinition>;
}> => {
  const { tx, chain } = judging;
  const known = await knownOf(judging, given);
  const { definitions, standing } = known;
  const folded = given.map((input) => ({
    ...input,
    country: measuredCountry(input, known.works) ?? undefined,
  }));
  const taken = new Set(standing.map(keyOfMeasurement));
  const judged = folded.map((input) => judgeOne(input, { ...known, taken }));
  const inputs = folded.map((input, at) => {
    const { value } = judged[at]!;
    return value === undefined ? input : { ...input, value };
  });
  const errors = judged.map((each) => each.errors);
  const wanted = inputs.flatMap((input, at) => {
    const placed = isFree(errors[at]!) && input.isUnplaced !== true && legibleDays(input);
    return placed ? [{ ...input, ...placed, at }] : [];
  });
  for (const nth of await besideUndivided(tx, chain, wanted)) {
    const { at, country } = wanted[nth]!;
    errors[at] = {
      ...errors[at],
      country: [{ key: 'results.undivided-stands', args: { country: country! } }],
    };
  }
  const sound = wanted.filter(({ at, unclear }) => isSound(errors[at]!) && !unclear?.length);
  const standingOf = Map.groupBy(standing, ({ indicatorId }) => indicatorId);
  for (const [id, figures] of Map.groupBy(sound, ({ indicatorId }) => indicatorId)) {
    const stands = standingOf.get(id) ?? [];
    for (const [{ at }, field, problem] of brokenInPlaces(definitions.get(id)!, figures, stands, stands))
      errors[at] = joinErrors(errors[at]!, { [field]: [problem] });
  }
  return { errors, inputs, definitions };
};

const isSound = (errors: FieldErrors): boolean => Object.keys(errors).length === 0;

/** Nothing is wrong with where, when and of what it is: its value may be. */
const isFree = (errors: FieldErrors): boolean =>
  ['indicatorId', 'breakdown', 'partnershipId', 'from', 'until'].every((field) => !errors[field]);

const knownOf = async ({ tx, chain, actor }: Judging, given: readonly LegibleMeasurement[]) => {
  const named = given.flatMap(({ country, partnershipId }) =>
    country && partnershipId ? [partnershipId] : [],
  );
  const works = await partnerCountries(tx, chain, named);
  const definitions = await definitionsOf(
    tx,
    chain,
    given.map(({ indicatorId }) => indicatorId),
  );
  const partnerships = await knownPartnerships(tx, chain, given);
  const standing = await standingMeasurements(tx, chain, [...definitions.keys()]);
  const windows = await coveringWindows(tx, chain, [...partnerships, null]);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const outcomes = [...definitions.values()].map(({ outcomeId }) => outcomeId);
  const programmes = await programmeDays(tx, chain, outcomes);
  return { works, definitions, partnerships, standing, windows, isPartner, programmes };
};

type Known = Awaited<ReturnType<typeof knownOf>> & { taken: Set<string> };
type Judged = { errors: FieldErrors; value?: string | undefined };

/** `taken`: what stands, to which it adds itself. What was meant of another thing, or is not measured at all, is judged no further. */
const judgeOne = (input: LegibleMeasurement, known: Known): Judged => {
  const definition = known.definitions.get(input.indicatorId);
  if (!definition) return { errors: { indicatorId: [{ key: 'problem.not-known-here' }] } };
  const unmeasured = whyNotMeasured(definition);
  if (unmeasured) return { errors: { value: [unmeasured] } };
  const other = otherMeaning(input.meaning, definition);
  if (other) return { errors: { value: other } };
  const errors: FieldErrors = {};
  if (isGoneCell(input, definition)) errors.breakdown = [{ key: 'results.cell-is-gone' }];
  if (input.partnershipId && !known.partnerships.has(input.partnershipId))
    errors.partnershipId = [{ key: 'problem.not-known-here' }];
  const found = measuredValue(definition, judgedParts(input));
  const wrong = 'errors' in found ? withoutUnclear(found.errors, input) : {};
  return {
    errors: joinErrors(errors, wrongPeriod(input, definition, { ...known, isPlaced: isFree(errors) }), wrong),
    ...('value' in found && !input.unclear?.length ? { value: found.value } : {}),
  };
};

/** Of a part that cannot be read nothing else is said. */
const withoutUnclear = (errors: FieldErrors, { unclear = [] }: LegibleMeasurement): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([field]) => !unclear.some((part) => part === field)));

const wrongPeriod = (
  input: LegibleMeasurement,
  { outcomeId }: IndicatorDefinition,
  { programmes, taken, windows, isPartner, isPlaced }: Known & { isPlaced: boolean },
): FieldErrors => {
  const outside = outsideProgramme(input, programmes.get(outcomeId)!);
  const days = legibleDays(input);
  if (!isSound(outside) || !days || !isPlaced || input.isUnplaced) return outside;
  const key = keyOfMeasurement({ ...input, ...days });
  if (taken.has(key)) return { from: [{ key: 'results.already-measured' }] };
  taken.add(key);
  const closed = closedFor({ ...input, ...days }, windows, { day: todayIn(), isPartner });
  return closed ? { from: [closed] } : {};
};

/** A form offers the cells of the definition that it showed; one that is no more was renamed, merged, split or dropped since. */
const isGoneCell = ({ meaning, breakdown }: LegibleMeasurement, definition: IndicatorDefinition): boolean =>
  meaning !== undefined && Object.keys(breakdown).length > 0 && !isOffered(definition, breakdown);
