import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Rule } from '../../rulebook/rules/rule.ts';
import { advocacyRules } from '../rules/advocacy-rules.ts';
import { agreementRules } from '../rules/agreement-rules.ts';
import { dialogueRules } from '../rules/dialogue-rules.ts';
import type { AdvocacyDossierRow } from './advocacy-dossiers.ts';
import { stagesOf } from './advocacy-facts.ts';
import { agreementStatesOf, twinsOf } from './agreement-facts.ts';
import type { CollectiveAgreementRow } from './collective-agreements.ts';
import type { DialogueEventRow } from './dialogue-events.ts';

type ChecksById = ReadonlyMap<string, readonly Check[]>;

/** What the rules say of dialogue events; no query, since the rules have no numbers. */
export const checksOfEvents = (events: readonly DialogueEventRow[], day: CalendarDay): ChecksById =>
  new Map(
    events.map((event) => [
      event.id,
      dialogueRules.map((rule) => applyRule(rule, event, new Map(), { day, exceptions: [] })),
    ]),
  );

/** What the rules say of agreements on `day`: three queries however many there are. */
export const checksOfAgreements = async (
  tx: Tx,
  instituteId: string,
  agreements: readonly CollectiveAgreementRow[],
  day: CalendarDay,
): Promise<ChecksById> => {
  const ids = agreements.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const states = Map.groupBy(
    await agreementStatesOf(tx, instituteId, { agreementIds: ids }),
    ({ agreementId }) => agreementId,
  );
  const twins = await twinsOf(tx, instituteId, ids);
  const factsOf = (id: string) => ({ states: states.get(id) ?? [], twins: twins.get(id) ?? 0, today: day });
  return judged(tx, instituteId, { rules: agreementRules, ids, day, factsOf });
};

/** What the rules say of dossiers: two queries however many there are. */
export const checksOfDossiers = async (
  tx: Tx,
  instituteId: string,
  dossiers: readonly AdvocacyDossierRow[],
  day: CalendarDay,
): Promise<ChecksById> => {
  const ids = dossiers.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const stages = Map.groupBy(await stagesOf(tx, instituteId, { dossierIds: ids }), (row) => row.dossierId);
  const rows = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const factsOf = (id: string) => {
    const row = rows.get(id);
    return {
      stages: stages.get(id) ?? [],
      contribution: row?.contribution ?? null,
      contributionSource: row?.contributionSource ?? null,
      contributionSourceKind: row?.contributionSourceKind ?? null,
      claimants: [row?.partner, row?.partnerAcronym].filter((name) => typeof name === 'string'),
    };
  };
  return judged(tx, instituteId, { rules: advocacyRules, ids, day, factsOf });
};

type Judging<Facts> = {
  rules: readonly Rule<Facts>[];
  ids: readonly string[];
  day: CalendarDay;
  factsOf: (id: string) => Facts;
};

const judged = async <Facts>(
  tx: Tx,
  instituteId: string,
  { rules, ids, day, factsOf }: Judging<Facts>,
): Promise<ChecksById> => {
  const ruleIds = rules.map(({ id }) => id);
  const parameters = await parametersOn(tx, instituteId, ruleIds, day);
  const on = { day, exceptions: [] };
  return new Map(
    ids.map((id) => [
      id,
      rules.map((rule) => applyRule(rule, factsOf(id), parameters.get(rule.id) ?? new Map(), on)),
    ]),
  );
};
