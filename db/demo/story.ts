import type { Role } from '../../src/kernel/actor.ts';
import type { Language } from '../../src/kernel/language.ts';

/** A text in the languages it is told in; the first one written is its source. */
export type Told = Partial<Record<Language, string>>;

export type InstituteCode = 'iiwe' | 'ifsi' | 'ism';

/** Languages that partners keep their papers in. */
export type Tongue = 'fr' | 'en' | 'es';

export type PersonStory = {
  /** Part of the address before the @. */
  mailbox: string;
  name: string;
  language: Language;
  roles: readonly Role[];
};

/** A country in which the institute works, by the years of the list of partner countries. */
export type CountryStory = { code: string; from: string; until?: string };

/** A body above national unions: regional, continental or worldwide. */
export type BodyStory = {
  key: string;
  kind: 'regional_body' | 'continental_body';
  name: string;
  acronym: string;
  country: string;
  memberOf?: string;
};

export type SupportStory = { from: string; until: string; programme: string; source: string };

export type PartnerStory = {
  key: string;
  kind: 'national_union' | 'confederation' | 'sector_federation' | 'union_platform';
  name: string;
  acronym: string;
  country: string;
  cities: readonly string[];
  tongue: Tongue;
  currency: string;
  outcome: string;
  /** Its part of the partners' money in its outcome, in per cent. */
  share: number;
  affiliations: readonly { body: string; from: string; until?: string }[];
  before: readonly SupportStory[];
  /** Members at the end of 2021, for the baselines. */
  members: number;
  /** How many activities it plans in a year. */
  pace: number;
  /** What goes otherwise than it should. */
  knot?: 'plan-not-approved' | 'late-with-accounts' | 'agreement-not-signed';
  coordinator?: PersonStory;
  treasurer?: PersonStory;
};

/** A regional body as partner of the institute (aim O3). */
export type BodyPartnerStory = {
  body: string;
  outcome: string;
  share: number;
  until?: string;
  cities: readonly string[];
  tongue: Tongue;
  currency: string;
  before: readonly SupportStory[];
  pace: number;
};

/** An affiliate of a body that another institute supports. */
export type NeighbourStory = {
  key: string;
  name: string;
  country: string;
  body: string;
  from: string;
  givenBy: string;
};

export type IndicatorStory = {
  template: string;
  /** Half-yearly level of a count per partner, or the level at the start of a share, in per cent. */
  level: number;
};

export type OutcomeStory = {
  code: string;
  title: Told;
  description: Told;
  aims: readonly string[];
  isBelgian?: true;
  /** Per cent of the operational budget. */
  weight: number;
  places: readonly (readonly [country: string, percentage: string])[];
  sectors: readonly (readonly [code: string, percentage: string])[];
  outputs: readonly { title: Told; actions: readonly string[] }[];
  indicators: readonly IndicatorStory[];
};

export type ProgrammeStory = {
  reference: string;
  title: Told;
  description: Told;
  from: string;
  until: string;
  /** Whole euros a year, all blocks together. */
  yearly: readonly number[];
  outcomes: readonly OutcomeStory[];
};

export type Story = {
  code: InstituteCode;
  name: Required<Told>;
  /** An invented registration number of the form the standard asks for. */
  reference: string;
  domain: string;
  people: readonly PersonStory[];
  countries: readonly CountryStory[];
  bodies: readonly BodyStory[];
  partners: readonly PartnerStory[];
  bodyPartners: readonly BodyPartnerStory[];
  neighbours?: readonly NeighbourStory[];
  current: ProgrammeStory;
  next: ProgrammeStory;
};
