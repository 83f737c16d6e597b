import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type CollectiveAgreementRow, collectiveAgreement } from '../queries/collective-agreements.ts';
import { collectiveAgreementChange } from '../rules/agreement-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';

/** Title, level, parties and clauses of an agreement; days and workers are facts and are corrected. */
export const reviseCollectiveAgreement = defineCommand({
  name: 'revise-collective-agreement',
  version: 1,
  input: collectiveAgreementChange,
  may: mayKeepRights,
  run: async ({ tx, chain }, { id, version, ...said }) => {
    const old = await collectiveAgreement(tx, chain, id);
    if (!old) throw new NotFound();
    if (old.withdrawnFor !== null) return refuse(isWithdrawn);
    if (old.version !== version)
      return conflict(old.version, {
        'rights.title': old.title,
        'rights.country': old.country,
        'rights.sector': old.sector,
      });
    const { title, country = null, level, sector = null, parties, withPartner, clauses } = said;
    const { partnershipId } = old;
    await tx
      .updateTable('collective_agreements')
      .set({
        title,
        country,
        level,
        sector,
        parties: JSON.stringify(parties),
        with_partner: withPartner && partnershipId !== null,
        clauses,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    const before = standing(old);
    return done(
      { id },
      { subject: { kind: 'collective_agreement', id }, partnershipId, before, after: said },
    );
  },
});

const standing = (old: CollectiveAgreementRow) => ({
  title: old.title,
  country: old.country,
  level: old.level,
  sector: old.sector,
  parties: old.parties,
  withPartner: old.withPartner,
  clauses: old.clauses,
});
