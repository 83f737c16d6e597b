import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

type Drawn = { outcomes: readonly string[]; years: readonly number[]; items?: readonly string[] };

/** An auditor draws from what is under control and from nothing else; of some items alone, where it is limited to some. */
export const mayDrawSample = (actor: Actor, { outcomes, years, items }: Drawn): Permission => {
  if (!holds(actor, 'auditor')) return { key: 'problem.not-your-role' };
  const within = actor.scope?.items ?? [];
  const isWithin =
    outcomes.every((id) => actor.scope?.outcomes.includes(id)) &&
    years.every((year) => actor.scope?.years.includes(year)) &&
    (within.length === 0 ||
      items === undefined ||
      (items.length > 0 && items.every((item) => within.includes(item))));
  return isWithin ? true : { key: 'records.outside-the-control' };
};

/** Row-level security finds only samples within the control. */
export const mayJudgeSample = (actor: Actor): Permission => permitRoles(actor, 'auditor');

/** The officers who reply to a control see what it drew. */
export const maySeeSamples = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'auditor');

/** For the page of who may do what. */
export const samplePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'control.may-see-samples', ask: maySeeSamples },
  { key: 'control.may-draw-samples', ask: (actor) => mayDrawSample(actor, { outcomes: [], years: [] }) },
];
