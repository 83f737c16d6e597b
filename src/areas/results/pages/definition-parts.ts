import { type Language, languages } from '../../../kernel/language.ts';
import { type Typed, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { Axis, Step } from '../rules/indicator-input.ts';
import { axesReader } from './axes-field.tsx';
import { axesLine, scaleLine } from './compared-definition.ts';
import { crossingsText } from './crossings-field.tsx';
import type { wordedParts } from './definition-fields.tsx';
import { brokenDownText } from './left-out-axes-field.tsx';
import { scaleReader } from './scale-rows.tsx';

/** A field of the form of a definition as a person sees it: a text of one language, a choice, a whole list. */
export type DefinitionPart = {
  /** Where its error stands. */
  field: string;
  label: string;
  /** Whether a typed value of this name is of it. */
  holds: (name: string) => boolean;
  /** What is typed there, so that the same is the same however it is written. */
  says: (typed: Typed) => unknown;
  /** The same for a reader. */
  text: (typed: Typed) => string;
};

type Standing = { axes: readonly Axis[]; scale: readonly Step[] };

const lineOf = (typed: Typed, name: string): string =>
  (typedText(typed, name) ?? '').replaceAll('\r\n', '\n').trim();

/** All of them, in the order of the form; `standing`: the definition in force, whose lists know the keys of their rows. */
export const definitionParts = (page: Page, standing: Standing): DefinitionPart[] => {
  const worded = (part: (typeof wordedParts)[number]) =>
    languages.map((code) => wordedPart(page, part, code));
  return [
    ...worded('title'),
    ...worded('description'),
    choice(page, 'measure', 'measure'),
    scalePart(page, standing),
    directionPart(page),
    choice(page, 'overTime', 'over-time'),
    choice(page, 'overPartners', 'over-partners'),
    plain(page, 'formula'),
    ...worded('unit'),
    ...worded('sourceOfVerification'),
    choice(page, 'frequency', 'frequency'),
    ...worded('responsible'),
    ...listParts(page, standing),
  ];
};

const wordedLabels = {
  title: 'results.title',
  description: 'results.description',
  unit: 'results.unit',
  sourceOfVerification: 'results.source-of-verification',
  responsible: 'results.responsible',
} as const;

const wordedPart = ({ words }: Page, part: (typeof wordedParts)[number], code: Language): DefinitionPart => {
  const field = `${part}.${code}`;
  const label = words.t(wordedLabels[part]);
  const says = (typed: Typed) => lineOf(typed, field);
  return {
    field,
    label: code === words.language ? label : `${label} · ${words.t(`page.language-${code}`)}`,
    holds: (name) => name === field,
    says,
    text: says,
  };
};

const plain = ({ words }: Page, field: 'formula'): DefinitionPart => {
  const says = (typed: Typed) => lineOf(typed, field);
  return { field, label: words.t(`results.${field}`), holds: (name) => name === field, says, text: says };
};

const choice = (
  { words }: Page,
  field: string,
  key: 'measure' | 'over-time' | 'over-partners' | 'frequency',
): DefinitionPart => ({
  field,
  label: words.t(`results.${key}`),
  holds: (name) => name === field,
  says: (typed) => lineOf(typed, field),
  text: (typed) => {
    const value = lineOf(typed, field);
    if (value) return words.say(`results.${key}-${value}`);
    return key === 'frequency' ? '' : words.t('results.as-fits-measure');
  },
});

const directionPart = ({ words }: Page): DefinitionPart => {
  const isUp = (typed: Typed) => typedText(typed, 'ascending') !== 'down';
  return {
    field: 'ascending',
    label: words.t('results.direction'),
    holds: (name) => name === 'ascending',
    says: isUp,
    text: (typed) => words.t(isUp(typed) ? 'results.ascending' : 'results.descending'),
  };
};

const under = (list: string) => (name: string) => name.startsWith(`${list}.`);

/** The rows that cannot be read yet, as they are typed. */
const rawRows = (typed: Typed, list: string): unknown =>
  Object.fromEntries(
    Object.entries(typed).filter(([name, values]) => under(list)(name) && values[0]?.trim()),
  );

const scalePart = ({ words }: Page, { scale }: Standing): DefinitionPart => ({
  field: 'scale',
  label: words.t('results.scale'),
  holds: under('scale'),
  says: (typed) => {
    const read = scaleReader(scale)(typed, 'scale', words.language);
    return 'value' in read ? read.value : rawRows(typed, 'scale');
  },
  text: scaleLine,
});

const listParts = (page: Page, { axes }: Standing): DefinitionPart[] => {
  const { words } = page;
  const read = (typed: Typed) => axesReader(axes)(typed, 'axes', words.language);
  const axesIn = (typed: Typed): readonly Axis[] => {
    const found = read(typed);
    return ('value' in found && found.value) || [];
  };
  return [
    {
      field: 'leftOutAxes',
      label: words.t('results.broken-down-by'),
      holds: (name) => name === 'brokenDownBy' || name.startsWith('brokenDownBy.'),
      says: (typed) => brokenDownText(page, typed),
      text: (typed) => brokenDownText(page, typed),
    },
    {
      field: 'axes',
      label: words.t('results.axes'),
      holds: under('axes'),
      says: (typed) => ('value' in read(typed) ? axesIn(typed) : rawRows(typed, 'axes')),
      text: axesLine,
    },
    {
      field: 'crossings',
      label: words.t('results.crossings'),
      holds: (name) => name === 'crossings',
      says: (typed) => [...(typed.crossings ?? [])].sort(),
      text: (typed) => crossingsText(page, typed.crossings ?? [], [...axes, ...axesIn(typed)]),
    },
  ];
};
