import type { Localized } from '../../../kernel/localized.ts';
import { withTranslation } from '../../../kernel/localized.ts';
import { tudepOnDeciding } from './questionnaire-tudep-decide.ts';
import { tudepOnLasting } from './questionnaire-tudep-last.ts';
import { tuocGroups } from './questionnaire-tuoc.ts';
import { tuocFactors } from './questionnaire-tuoc-factors.ts';

/** `tuoc`: the partner looks at its capacities. `tudep`: both sides look at how they work together. */
export const questionnaireKinds = ['tuoc', 'tudep'] as const;
export type QuestionnaireKind = (typeof questionnaireKinds)[number];

/** A mark from 1 (not at all) to 5 (fully). */
export const marks = [1, 2, 3, 4, 5] as const;

/** One text in English, French, Dutch, Spanish and Portuguese; English is the source. */
export type FiveTexts = readonly [en: string, fr: string, nl: string, es: string, pt: string];

export type WrittenItem = readonly [code: string, text: FiveTexts];

export type WrittenGroup = { code: string; name: FiveTexts; items: readonly WrittenItem[] };

export type Edition = {
  kind: QuestionnaireKind;
  edition: number;
  groups: readonly WrittenGroup[];
  /** What weighs on the union from outside; each is said to help or to hinder. */
  factors: readonly WrittenItem[];
};

/** What this program brings; an institute adopts it as rows. Other wording is another number, never a change here. */
export const editionsWritten: readonly Edition[] = [
  { kind: 'tuoc', edition: 2, groups: tuocGroups, factors: tuocFactors },
  { kind: 'tudep', edition: 1, groups: [...tudepOnDeciding, ...tudepOnLasting], factors: [] },
];

/** A row of an edition: an area or principle (`groupCode` null), what is marked in it, or an external factor. */
export type QuestionnaireItem = {
  code: string;
  groupCode: string | null;
  position: number;
  asks: 'mark' | 'factor';
  text: Localized;
};

/** The rows that an edition is kept as, groups before their items, factors last. */
export const itemsOf = ({ groups, factors }: Edition): QuestionnaireItem[] => {
  const heads = groups.map(({ code, name }, at) => ({
    code,
    groupCode: null,
    position: at,
    asks: 'mark' as const,
    text: inFive(name),
  }));
  const marked = groups.flatMap((group, at) =>
    group.items.map(([code, text], place) => ({
      code,
      groupCode: group.code,
      position: 100 * (at + 1) + place,
      asks: 'mark' as const,
      text: inFive(text),
    })),
  );
  const outside = factors.map(([code, text], at) => ({
    code,
    groupCode: null,
    position: factorPosition(groups.length, at),
    asks: 'factor' as const,
    text: inFive(text),
  }));
  return [...heads, ...marked, ...outside];
};

/** Where the factor `at` stands: behind the capacities of all areas. */
export const factorPosition = (areas: number, at: number): number => 100 * (areas + 1) + at;

const inFive = (texts: FiveTexts): Localized =>
  (['en', 'fr', 'nl', 'es', 'pt'] as const).reduce<Localized>(
    (value, language, at) => withTranslation(value, language, texts[at] ?? ''),
    {},
  );

/** An edition as it is asked: its groups in order, each with what is marked in it. */
export type AskedGroup = QuestionnaireItem & { items: readonly QuestionnaireItem[] };

/** All that an edition asks; one from before the factors has none and leaves what comes from outside to free words. */
export type Asked = { groups: readonly AskedGroup[]; factors: readonly QuestionnaireItem[] };

export const askedOf = (items: readonly QuestionnaireItem[]): Asked => ({
  groups: askedGroups(items.filter(({ asks }) => asks === 'mark')),
  factors: items.filter(({ asks }) => asks === 'factor').sort(byPosition),
});

const askedGroups = (items: readonly QuestionnaireItem[]): AskedGroup[] =>
  items
    .filter(({ groupCode }) => groupCode === null)
    .sort(byPosition)
    .map((group) => ({
      ...group,
      items: items.filter(({ groupCode }) => groupCode === group.code).sort(byPosition),
    }));

/** The number an item goes by: of a TUOC its place at the rim of the radar, of a TUDEP the principle and the place in it. */
export const numberOf = (kind: QuestionnaireKind, groups: readonly AskedGroup[], code: string): string => {
  if (kind === 'tuoc')
    return String(1 + groups.flatMap(({ items }) => items).findIndex((item) => item.code === code));
  const at = groups.findIndex(({ items }) => items.some((item) => item.code === code));
  return `${at + 1}.${1 + (groups[at]?.items.findIndex((item) => item.code === code) ?? 0)}`;
};

const byPosition = (a: QuestionnaireItem, b: QuestionnaireItem) => a.position - b.position;
