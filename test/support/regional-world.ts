import { recordAffiliation } from '../../src/areas/partners/commands/record-affiliation.ts';
import { recordSupport } from '../../src/areas/partners/commands/record-support.ts';
import { registerOrganisation } from '../../src/areas/partners/commands/register-organisation.ts';
import { startPartnership } from '../../src/areas/partners/commands/start-partnership.ts';
import { partnerRules } from '../../src/areas/partners/rules/partner-rules.ts';
import { adoptRulebook } from '../../src/areas/rulebook/commands/adopt-rulebook.ts';
import type { Confidence } from '../../src/areas/rulebook/rules/rule.ts';
import type { Database } from '../../src/db/database.ts';
import { type Cast, doing } from './cast.ts';

/**
 * A regional body with a supported union in Benin and one in Togo, which is left at the end of 2024: aim O3 carries the
 * body until then and no longer. `reading` is how sure the institute is that a country must be one on the day itself.
 */
export const bodyThatLosesTogo = async (db: Database, { system }: Cast, reading: Confidence) => {
  const parameters = partnerRules.flatMap(({ id, parameters: seeds }) =>
    seeds.map((seed) => ({
      ...seed,
      ruleId: id,
      ...(seed.name === 'partner-country-when' ? { confidence: reading } : {}),
    })),
  );
  const fact = { kind: 'partner_country', source: 'programme file', confidence: 'read' };
  const countryFacts = [
    { ...fact, country: 'BJ', value: '2022-2026', validFrom: '2022-01-01', validUntil: '2026-12-31' },
    { ...fact, country: 'TG', value: '2022-2024', validFrom: '2022-01-01', validUntil: '2024-12-31' },
  ];
  await doing(db, system, adoptRulebook, { parameters, countryFacts });
  const register = async (kind: string, name: string, country?: string) =>
    (await doing(db, system, registerOrganisation, { kind, name, ...(country ? { country } : {}) })).id;
  const bodyId = await register('regional_body', 'Regional body');
  for (const country of ['BJ', 'TG']) {
    const memberId = await register('national_union', `Union of ${country}`, country);
    const since = { fromOn: '2022-01-01', source: 'Register' };
    await doing(db, system, recordAffiliation, { memberId, bodyId, ...since });
    await doing(db, system, recordSupport, { organisationId: memberId, programme: 'P2022', ...since });
  }
  const partnership = { organisationId: bodyId, fromOn: '2022-01-01' };
  const { id: partnershipId } = await doing(db, system, startPartnership, partnership);
  return { bodyId, partnershipId };
};
