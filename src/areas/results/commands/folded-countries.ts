import type { Writing } from '../../../command/command.ts';
import { partnerCountries } from '../queries/partner-countries.ts';
import { measuredCountry } from '../rules/measured-country.ts';
import type { ResultsInput } from '../rules/results-input.ts';

/** A file of results with no country where a measurement's own partner works: said or unsaid, it is the same figure. */
export const foldedCountries = async ({ tx, chain }: Writing, input: ResultsInput): Promise<ResultsInput> => {
  const named = input.results.flatMap(({ indicators }) =>
    indicators.flatMap(({ measurements }) =>
      measurements.flatMap(({ country, partnershipId }) => (country && partnershipId ? [partnershipId] : [])),
    ),
  );
  if (named.length === 0) return input;
  const works = await partnerCountries(tx, chain, named);
  return {
    ...input,
    results: input.results.map((result) => ({
      ...result,
      indicators: result.indicators.map((indicator) => ({
        ...indicator,
        measurements: indicator.measurements.map((each) => ({
          ...each,
          country: measuredCountry(each, works) ?? undefined,
        })),
      })),
    })),
  };
};
