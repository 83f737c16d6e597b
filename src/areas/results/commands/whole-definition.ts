import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { LibraryIndicator } from '../queries/library-indicators.ts';

type Defined = LibraryIndicator | IndicatorDefinition;

/**
 * All that the form of a definition holds, for the second of two people who change one: their form says all of it again, and what
 * they are not shown they would turn back.
 */
export const wholeDefinition = (found: Defined): Record<string, unknown> => ({
  'results.title': found.title,
  'results.description': found.description,
  'results.measure': found.measure,
  'results.scale': found.scale,
  'results.direction': found.ascending,
  'results.over-time': found.overTime,
  'results.over-partners': found.overPartners,
  ...('formula' in found ? { 'results.formula': found.formula } : {}),
  'results.unit': found.unit,
  'results.source-of-verification': found.sourceOfVerification,
  'results.frequency': found.frequency,
  ...('responsible' in found ? { 'results.responsible': found.responsible } : {}),
  'results.broken-down-by': found.leftOutAxes,
  'results.axes': found.axes,
  'results.crossings': found.crossings,
});
