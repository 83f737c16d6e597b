import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type AgreementYear, agreementYears } from '../rules/agreement-term.ts';
import { agreementStatesOf, workersOf } from './agreement-facts.ts';
import { notWithdrawn } from './list-page.ts';

type Wanted = {
  /** Calendar years, both included. */
  from: number;
  until: number;
  partnershipId?: string | undefined;
  asOf?: number | undefined;
};

/**
 * By year: agreements newly signed, in force, and the workers they cover (objective 4). A renewal is the same agreement,
 * so none is new twice and none is in force twice in a year. `asOf` is an entry number.
 */
export const collectiveAgreementCounts = async (
  tx: Tx,
  instituteId: string,
  { from, until, partnershipId, asOf }: Wanted,
): Promise<AgreementYear[]> => {
  const { rows } = await sql<{ id: string }>`
    select t.id from collective_agreements t
     where t.institute_id = ${instituteId} and ${notWithdrawn(asOf)}
       and (${asOf ?? null}::bigint is null or t.entry_no <= ${asOf ?? null}::bigint)
       and (${partnershipId ?? null}::uuid is null or t.partnership_id = ${partnershipId ?? null}::uuid)`.execute(
    tx,
  );
  const states = Map.groupBy(
    await agreementStatesOf(tx, instituteId, { asOf }),
    ({ agreementId }) => agreementId,
  );
  const workers = Map.groupBy(await workersOf(tx, instituteId, { asOf }), ({ agreementId }) => agreementId);
  return agreementYears(
    rows.map(({ id }) => ({ states: states.get(id) ?? [], workers: workers.get(id) ?? [] })),
    { from, until },
  );
};
