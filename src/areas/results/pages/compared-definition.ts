import { type Typed, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { filledRows } from '../../../page/rows-field.tsx';
import { type FormState, filledForm } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import type { Crossing } from '../rules/crossings.ts';
import type { Axis, Step } from '../rules/indicator-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { axesReader, typedAxes } from './axes-field.tsx';
import { crossingsText } from './crossings-field.tsx';
import { brokenDownText, typedLeftOut } from './left-out-axes-field.tsx';
import { typedScale } from './scale-rows.tsx';

/** What of a definition only its form knows to word: as it is typed, and as another saved it (`standing`). */
export const comparedDefinition = (
  page: Page,
  { typed = {} }: FormState,
  standing: { axes: readonly Axis[] },
): Compared => {
  const read = axesReader(standing.axes)(typed, 'axes', page.words.language);
  // Those of both, so that each is called by its name.
  const axes = [...standing.axes, ...(('value' in read && read.value) || [])];
  const opened = (fields: Record<string, string | readonly string[]>): Typed =>
    filledForm(fields).typed ?? {};
  const direction = (isUp: boolean) => page.words.t(isUp ? 'results.ascending' : 'results.descending');
  return {
    'results.direction': {
      mine: direction(typedText(typed, 'ascending') !== 'down'),
      theirs: (isUp) => direction(isUp as boolean),
    },
    'results.scale': {
      mine: scaleLine(typed),
      theirs: (scale) => scaleLine(opened(typedScale(scale as readonly Step[], page))),
    },
    'results.broken-down-by': {
      mine: brokenDownText(page, typed),
      theirs: (axes) => brokenDownText(page, opened(typedLeftOut(axes as readonly StandardAxis[]))),
    },
    'results.axes': {
      mine: axesLine(typed),
      theirs: (axes) => axesLine(opened(typedAxes(axes as readonly Axis[], page))),
    },
    'results.crossings': {
      mine: crossingsText(page, typed.crossings ?? [], axes),
      theirs: (crossings) => crossingsText(page, crossings as readonly Crossing[], axes),
    },
  };
};

const rowsOf = (typed: Typed, name: string, columns: readonly [string, string]): [string, string][] =>
  filledRows(typed, name, columns).map((at) => [
    typedText(typed, `${name}.${at}.${columns[0]}`)?.trim() ?? '',
    typedText(typed, `${name}.${at}.${columns[1]}`)?.trim() ?? '',
  ]);

/** "0 low, 5 high" */
export const scaleLine = (typed: Typed): string =>
  rowsOf(typed, 'scale', ['value', 'label'])
    .map((step) => step.join(' ').trim())
    .join(', ');

/** "Zone: North, South; Sector: Mines" */
export const axesLine = (typed: Typed): string => {
  const rows = rowsOf(typed, 'axes', ['axis', 'category']);
  return [...Map.groupBy(rows, ([axis]) => axis)]
    .map(([axis, categories]) => `${axis}: ${categories.map(([, category]) => category).join(', ')}`)
    .join('; ');
};
