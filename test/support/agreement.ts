import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Cast } from './cast.ts';

/** A drafted agreement with a partner, 2027 to 2031. */
export const makeAgreement = async (db: Database, cast: Cast, partnershipId: string): Promise<string> => {
  const id = newId();
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('agreements')
      .values({
        institute_id: cast.institute.id,
        id,
        partnership_id: partnershipId,
        kind: 'partnership',
        reference: `C-${id.slice(-6)}`,
        from_on: '2027-01-01',
        until_on: '2031-12-31',
        currency: 'EUR',
        entry_no: 1,
      })
      .execute(),
  );
  return id;
};

/** An amendment that ends it on another day, signed. */
export const amendAgreement = (
  db: Database,
  cast: Cast,
  { agreementId, partnershipId, untilOn }: { agreementId: string; partnershipId: string; untilOn: string },
): Promise<void> =>
  db.write(cast.system, async (tx) => {
    const id = newId();
    const row = { institute_id: cast.institute.id, partnership_id: partnershipId, entry_no: 1 };
    await tx
      .insertInto('agreement_amendments')
      .values({ ...row, id, agreement_id: agreementId, until_on: untilOn, reason: 'a further year' })
      .execute();
    await tx
      .insertInto('amendment_signings')
      .values({
        ...row,
        amendment_id: id,
        signed_on: untilOn,
        signed_by: newId(),
        signed_by_name: 'the director',
        signed_for_partner_by: 'its secretary general',
      })
      .execute();
  });
