import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type AdvocacyDossierRow, advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { advocacyDossierChange } from '../rules/advocacy-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { dossierColumns } from './dossier-columns.ts';

/** Demand, alliance, contribution and what they rest on; steps and stages are facts and are corrected. */
export const reviseAdvocacyDossier = defineCommand({
  name: 'revise-advocacy-dossier',
  version: 1,
  input: advocacyDossierChange,
  may: mayKeepRights,
  run: async ({ tx, chain }, { id, version, ...said }) => {
    const old = await advocacyDossier(tx, chain, id);
    if (!old) throw new NotFound();
    if (old.withdrawnFor !== null) return refuse(isWithdrawn);
    if (old.version !== version)
      return conflict(old.version, {
        'rights.title': old.title,
        'rights.demand': old.demand,
        'rights.contribution': old.contribution,
        'rights.contributionSource': old.contributionSource,
      });
    const early = notYetCome('openedOn', said.openedOn, todayIn());
    if (early) return refuseFields(early);
    await tx
      .updateTable('advocacy_dossiers')
      .set({ ...dossierColumns(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    const { partnershipId } = old;
    return done(
      { id },
      { subject: { kind: 'advocacy_dossier', id }, partnershipId, before: standing(old), after: said },
    );
  },
});

const standing = (old: AdvocacyDossierRow) => ({
  title: old.title,
  country: old.country,
  level: old.level,
  demand: old.demand,
  alliance: old.alliance,
  conventions: old.conventions,
  topics: old.topics,
  openedOn: old.on,
  contribution: old.contribution,
  contributionSource: old.contributionSource,
  contributionSourceKind: old.contributionSourceKind,
  lawReference: old.lawReference,
});
