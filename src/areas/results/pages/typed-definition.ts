import type { Localized } from '../../../kernel/localized.ts';
import type { Page } from '../../../page/page.ts';
import type { LibraryIndicator } from '../queries/library-indicators.ts';
import { typedAxes } from './axes-field.tsx';
import { typedCrossings } from './crossings-field.tsx';
import { typedLeftOut } from './left-out-axes-field.tsx';
import { typedLocalized } from './own-language-field.tsx';
import { typedScale } from './scale-rows.tsx';

type Defined = Pick<
  LibraryIndicator,
  | 'title'
  | 'description'
  | 'measure'
  | 'ascending'
  | 'overTime'
  | 'overPartners'
  | 'unit'
  | 'sourceOfVerification'
  | 'frequency'
  | 'axes'
  | 'crossings'
  | 'leftOutAxes'
  | 'scale'
> & {
  responsible?: Localized;
  formula?: string | null;
};

/** A definition as its form opens with it, for an indicator and for one of the library. */
export const typedDefinition = (
  page: Page,
  defined: Defined,
): Record<string, string | readonly string[] | undefined> => ({
  ...typedLocalized('title', defined.title),
  ...typedLocalized('description', defined.description),
  measure: defined.measure,
  ascending: defined.ascending ? 'up' : 'down',
  overTime: defined.overTime,
  overPartners: defined.overPartners,
  ...typedLocalized('unit', defined.unit),
  ...typedLocalized('sourceOfVerification', defined.sourceOfVerification),
  frequency: defined.frequency ?? undefined,
  ...typedLocalized('responsible', defined.responsible),
  formula: defined.formula ?? undefined,
  ...typedAxes(defined.axes, page),
  crossings: typedCrossings(defined.crossings),
  ...typedLeftOut(defined.leftOutAxes),
  ...typedScale(defined.scale, page),
});
