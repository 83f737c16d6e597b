import * as z from 'zod/mini';
import { isCountryCode } from '../../../kernel/country.ts';
import { isId } from '../../../kernel/id.ts';

/** Kinds of organisation in the unions' world (`domain.md` §1). */
export const organisationKinds = [
  'national_union',
  'confederation',
  'sector_federation',
  'union_platform',
  'regional_body',
  'continental_body',
  'global_union',
  'world_confederation',
  'sister_ngo',
  'belgian_affiliate',
  'institute',
  'donor',
  'public_authority',
  'company',
  'research',
  'other',
] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

/** Kinds that aim O3 is about: bodies above countries and below the world. */
export const regionalKinds: readonly OrganisationKind[] = ['regional_body', 'continental_body'];

export const isRegionalKind = (kind: OrganisationKind): boolean => regionalKinds.includes(kind);

const identifier = z.object({
  scheme: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  value: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
});

/** An organisation as any way in gives it: form, command line, import, device. */
export const organisationInput = z.object({
  id: z.optional(z.string().check(z.refine(isId))),
  kind: z.enum(organisationKinds),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  acronym: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  country: z.optional(z.string().check(z.refine(isCountryCode, 'partners.country-unknown'))),
  visibility: z._default(z.enum(['own', 'shared']), 'own'),
  identifiers: z._default(z.array(identifier).check(z.maxLength(20)), []),
});

/** The same with the version it was opened on. An identifier twice in the list is one. */
export const organisationChange = z.extend(organisationInput, {
  id: z.string().check(z.refine(isId)),
  version: z.int(),
  identifiers: z._default(
    z.pipe(
      z.array(identifier).check(z.maxLength(20)),
      z.transform((all) => [
        ...new Map(all.map((each) => [`${each.scheme} ${each.value}`, each] as const)).values(),
      ]),
    ),
    [],
  ),
});
