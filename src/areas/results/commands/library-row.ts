import type { Localized } from '../../../kernel/localized.ts';
import { keptCrossings } from '../rules/crossings.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import type { LibraryFields } from '../rules/library-input.ts';
import { wordedIn } from '../rules/worded.ts';

/** Columns of what the library says of an indicator; `standing`: what is said to show it now. */
export const libraryRow = (input: LibraryFields, standing?: Localized) => ({
  level: input.level,
  title: JSON.stringify(input.title),
  description: JSON.stringify(input.description ?? {}),
  measure: input.measure,
  ascending: input.ascending,
  over_time: input.overTime,
  over_partners: input.overPartners,
  unit: JSON.stringify(input.unit ?? {}),
  source_of_verification: JSON.stringify(wordedIn(input.sourceOfVerification, input.title, standing)),
  frequency: input.frequency ?? null,
  axes: JSON.stringify(input.axes ?? []),
  crossings: JSON.stringify(keptCrossings(input.crossings)),
  left_out_axes: keptLeftOut(input.leftOutAxes),
  scale: JSON.stringify(input.scale ?? []),
  source: input.source,
  confidence: input.confidence,
});
