import type { Localized } from '../../../kernel/localized.ts';
import { withTranslation } from '../../../kernel/localized.ts';
import { tudepOnDeciding } from './questionnaire-tudep-decide.ts';
import { tudepOnLasting } from './questionnaire-tudep-last.ts';
import { tuocGroups } from './questionnaire-tuoc.ts';

/** `tuoc`: the partner looks at its capacities. `tudep`: both sides look at how they work together. */
export const questionnaireKinds = ['tuoc', 'tudep'] as const;
export type QuestionnaireKind = (typeof questionnaireKinds)[number];

/** A mark from 1 (not at all) to 5 (fully). */
export const marks = [1, 2, 3, 4, 5] as const;

/** One text in English, French, Dutch, Spanish and Portuguese; English is the source. */
export type FiveTexts = readonly [en: string, fr: string, nl: string, es: string, pt: string];

export type WrittenGroup = {
  code: string;
  name: FiveTexts;
  items: readonly (readonly [code: string, text: FiveTexts])[];
};

export type Edition = { kind: QuestionnaireKind; edition: number; groups: readonly WrittenGroup[] };

/** What this program brings; an institute adopts it as rows. Other wording is another number, never a change here. */
export const editionsWritten: readonly Edition[] = [
  { kind: 'tuoc', edition: 1, groups: tuocGroups },
  { kind: 'tudep', edition: 1, groups: [...tudepOnDeciding, ...tudepOnLasting] },
];

/** A row of an edition: an area or principle (`groupCode` null), or what is marked in it. */
export type QuestionnaireItem = {
  code: string;
  groupCode: string | null;
  position: number;
  text: Localized;
};

/** The rows that an edition is kept as, groups before their items. */
export const itemsOf = ({ groups }: Edition): QuestionnaireItem[] => {
  const heads = groups.map(({ code, name }, at) => ({
    code,
    groupCode: null,
    position: at,
    text: inFive(name),
  }));
  const marked = groups.flatMap((group, at) =>
    group.items.map(([code, text], place) => ({
      code,
      groupCode: group.code,
      position: 100 * (at + 1) + place,
      text: inFive(text),
    })),
  );
  return [...heads, ...marked];
};

const inFive = (texts: FiveTexts): Localized =>
  (['en', 'fr', 'nl', 'es', 'pt'] as const).reduce<Localized>(
    (value, language, at) => withTranslation(value, language, texts[at] ?? ''),
    {},
  );

/** An edition as it is asked: its groups in order, each with what is marked in it. */
export type AskedGroup = QuestionnaireItem & { items: readonly QuestionnaireItem[] };

export const askedGroups = (items: readonly QuestionnaireItem[]): AskedGroup[] =>
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
