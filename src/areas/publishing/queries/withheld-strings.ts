import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { countryName } from '../../../kernel/country.ts';
import { languages } from '../../../kernel/language.ts';
import { isAtLeast } from '../rules/protection.ts';
import type { Redacted, Withheld } from '../rules/redacted.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';

type Known = { id: string; country: string | null; texts: string[] };

/**
 * What may not stand in a publication of which this is withheld: names in every language, acronyms, identifiers, towns and
 * references of those whom it names nowhere; of whom it names in some outcomes, where it does not; and countries, where they are
 * withheld. `identifierOf`: under which a programme or outcome is published.
 */
export const withheldStrings = async (
  tx: Tx,
  instituteId: string,
  { withheld, named }: Pick<Redacted, 'withheld' | 'named'>,
  identifierOf: (id: string) => string | null,
): Promise<WithheldString[]> => {
  const ids = [...new Set(withheld.map(({ organisationId }) => organisationId))];
  if (ids.length === 0) return [];
  const known = (await sql<Known>`${stringsOf(instituteId, ids)}`.execute(tx)).rows;
  return known.flatMap(({ id, country, texts }) => {
    const here = withheld.filter(({ organisationId }) => organisationId === id);
    const within = (rows: readonly Withheld[]) =>
      rows.flatMap(({ outcomeId, programmeId }) => identifierOf(outcomeId ?? programmeId) ?? []);
    const scope = named.includes(id) ? { within: within(here) } : {};
    const hidden = within(here.filter(({ degree }) => isAtLeast(degree, 'country_withheld')));
    return [
      ...texts.map((text): WithheldString => ({ text, ...scope })),
      ...(country ? countryNames(country).map((text) => ({ text, within: hidden })) : []),
    ];
  });
};

/** A country by its name in each of our languages; its code is looked for in no text. */
const countryNames = (code: string): string[] => [
  ...new Set(languages.map((language) => countryName(code, language))),
];

/** By organisation: all that tells it. A place in Belgium tells where people met, not where they are from. */
const stringsOf = (instituteId: string, ids: readonly string[]): RawBuilder<Known> => sql<Known>`
  select o.id, o.country, array_remove(array_agg(distinct x.text), null) as texts
    from organisations o
    left join lateral (
      select o.name as text
      union all select o.acronym
      union all select n.value ->> 'text' from jsonb_each(o.names) n
      union all select i.value from organisation_identifiers i
        where (i.institute_id, i.organisation_id) = (o.institute_id, o.id)
      union all select a.reference from agreements a join partnerships p on (p.institute_id, p.id) = (a.institute_id, a.partnership_id)
        where (p.institute_id, p.organisation_id) = (o.institute_id, o.id)
      union all select c.place from activities c join partnerships p on (p.institute_id, p.id) = (c.institute_id, c.partnership_id)
        where (p.institute_id, p.organisation_id) = (o.institute_id, o.id) and c.country is distinct from 'BE'
      union all select t.reference from transactions t left join partnerships p on (p.institute_id, p.id) = (t.institute_id, t.partnership_id)
        where t.institute_id = o.institute_id and o.id in (t.receiver_id, t.provider_id, p.organisation_id)
    ) x on true
   where o.institute_id = ${instituteId} and o.id = any(${[...ids]}::uuid[])
   group by o.id, o.country order by o.id`;
