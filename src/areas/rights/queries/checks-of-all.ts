import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { WithdrawnKind } from '../rules/withdrawal-input.ts';
import { advocacyDossiers } from './advocacy-dossiers.ts';
import { collectiveAgreements } from './collective-agreements.ts';
import { dialogueEvents } from './dialogue-events.ts';
import type { RightsFilter } from './list-page.ts';
import { checksOfAgreements, checksOfDossiers, checksOfEvents } from './rights-checks.ts';

/** A check and the record it is about. */
export type RightsCheck = { check: Check; kind: WithdrawnKind; id: string; title: string };

/** What the rules say of dialogue, agreements and dossiers that stand: seven queries however many there are. */
export const checksOfRights = async (
  tx: Tx,
  instituteId: string,
  filter: Pick<RightsFilter, 'partnershipIds' | 'limit'>,
  day: CalendarDay,
): Promise<RightsCheck[]> => {
  const events = await dialogueEvents(tx, instituteId, filter);
  const agreements = await collectiveAgreements(tx, instituteId, filter);
  const dossiers = await advocacyDossiers(tx, instituteId, filter);
  const about = (
    kind: WithdrawnKind,
    records: readonly { id: string; title: string }[],
    checks: ReadonlyMap<string, readonly Check[]>,
  ) =>
    records.flatMap(({ id, title }) => (checks.get(id) ?? []).map((check) => ({ check, kind, id, title })));
  return [
    ...about('dialogue_event', events, checksOfEvents(events, day)),
    ...about('collective_agreement', agreements, await checksOfAgreements(tx, instituteId, agreements, day)),
    ...about('advocacy_dossier', dossiers, await checksOfDossiers(tx, instituteId, dossiers, day)),
  ];
};
