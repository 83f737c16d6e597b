import type * as z from 'zod/mini';
import type { advocacyDossierInput } from '../rules/advocacy-input.ts';

type Said = Omit<z.infer<typeof advocacyDossierInput>, 'id' | 'partnershipId' | 'onBehalf'>;

/** What is said of a dossier, as its row keeps it. */
export const dossierColumns = (said: Said) => ({
  title: said.title,
  country: said.country ?? null,
  level: said.level,
  demand: said.demand,
  alliance: said.alliance,
  conventions: said.conventions,
  topics: said.topics,
  opened_on: said.openedOn,
  contribution: said.contribution || null,
  contribution_source: said.contributionSource ?? null,
  contribution_source_kind: said.contributionSourceKind ?? null,
  law_reference: said.lawReference ?? null,
});
