import { canonicalJson } from '../../../command/trail.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { keptCrossings } from '../rules/crossings.ts';
import type { DefinitionInput } from '../rules/indicator-input.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import type { InWords } from '../rules/worded.ts';

/** Whether a definition says word for word what the one in force does: nothing comes of it. */
export const saysTheSame = (found: IndicatorDefinition, definition: InWords<DefinitionInput>): boolean =>
  canonicalJson(meaning(found)) === canonicalJson(meaning(definition));

const meaning = (said: IndicatorDefinition | InWords<DefinitionInput>): unknown[] => [
  said.title,
  said.description ?? {},
  said.measure,
  said.ascending,
  said.overTime,
  said.overPartners,
  said.unit,
  said.sourceOfVerification,
  said.frequency ?? null,
  said.responsible,
  said.axes ?? [],
  keptCrossings(said.crossings),
  keptLeftOut(said.leftOutAxes ?? []),
  said.scale ?? [],
  said.formula || null,
];
