import type { Tx } from '../../../db/transaction.ts';
import type { WithdrawnKind } from '../rules/withdrawal-input.ts';
import { advocacyDossier } from './advocacy-dossiers.ts';
import { collectiveAgreement } from './collective-agreements.ts';
import { dialogueEvent } from './dialogue-events.ts';

export type WithdrawnRecord = {
  id: string;
  title: string;
  partnershipId: string | null;
  /** Null: it stands. */
  withdrawnFor: string | null;
};

const finders = {
  dialogue_event: dialogueEvent,
  collective_agreement: collectiveAgreement,
  advocacy_dossier: advocacyDossier,
} satisfies Record<WithdrawnKind, unknown>;

/** The record that can be withdrawn or was; undefined where there is none that the actor may see. */
export const withdrawnRecord = (
  tx: Tx,
  instituteId: string,
  kind: WithdrawnKind,
  id: string,
): Promise<WithdrawnRecord | undefined> => finders[kind](tx, instituteId, id);
