import type { Localized } from '../../../kernel/localized.ts';

export const obligationScopes = ['programme', 'outcome', 'institute'] as const;
export type ObligationScope = (typeof obligationScopes)[number];

/** Every year of the programme, every one but its last, its third one, its last one. */
export const obligationRhythms = ['every', 'but_last', 'third', 'last'] as const;
export type ObligationRhythm = (typeof obligationRhythms)[number];

/** At the latest on the day, or not before it. */
export const obligationBounds = ['by', 'from'] as const;
export type ObligationBound = (typeof obligationBounds)[number];

export const obligationRoles = ['programme_officer', 'finance_officer', 'director'] as const;
export type ObligationRole = (typeof obligationRoles)[number];

export const kindConfidences = ['read', 'recalled', 'guessed'] as const;
export type KindConfidence = (typeof kindConfidences)[number];

/** A kind of obligation with the rule of its legal day. */
export type KindRow = {
  id: string;
  code: string;
  title: Localized;
  scope: ObligationScope;
  rhythm: ObligationRhythm;
  bound: ObligationBound;
  /** Years after the year it is about; null where only a recorded fact sets the day. */
  yearsAfter: number | null;
  month: number | null;
  day: number | null;
  /** The fact that a term runs from; null where there is none. */
  event: Localized | null;
  monthsAfter: number;
  daysAfter: number;
  role: ObligationRole;
  citation: string;
  confidence: KindConfidence;
  /** First years of the programming cycles in which it holds. */
  cycleFrom: number;
  cycleUntil: number | null;
  version: number;
  position: number;
};

/** What a form says of the day of a kind, who sees to it, its article and how sure it is. */
export type KindRule = Pick<
  KindRow,
  'bound' | 'monthsAfter' | 'daysAfter' | 'role' | 'citation' | 'confidence'
> & {
  yearsAfter?: number | undefined;
  month?: number | undefined;
  dayOfMonth?: number | undefined;
};

/** Code of a kind that an institute adds: letters only, made of its id. */
export const ownKindCode = (id: string): string =>
  `own-${id
    .replaceAll('-', '')
    .slice(-16)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;

export const isOwnKind = ({ code }: Pick<KindRow, 'code'>): boolean => code.startsWith('own-');
