import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import type { FileWriterRole } from './file-input.ts';

/** Everyone of the institute and its partners; the donor reads what was filed, not the work in progress. */
export const mayReadProgrammes = (actor: Actor): Permission =>
  actor.institute && !holds(actor, 'donor_officer') ? true : { key: 'problem.not-your-role' };

/** What is still being prepared is no matter of a control, unless its outcomes (`own`: their programmes) are. */
export const isListed = (
  { scope }: Pick<Actor, 'scope'>,
  { id, state }: { id: string; state: string | null },
  own: readonly string[],
): boolean => !scope || state !== null || own.includes(id);

/** Risks and the programme file as it is being written: the house, and who controls it. */
export const mayReadProgrammeFile = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'auditor',
    'system',
  );

export const mayKeepProgrammes = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Sections of the file are given to functions of the house by who keeps the programme. */
export const mayWriteFileTexts = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** Who keeps the programme writes any section, everyone else of the house the one that it was given. */
export const mayWriteFileText = (actor: Actor, writerRole: FileWriterRole | null): Permission =>
  writerRole && holds(actor, writerRole) ? true : mayKeepProgrammes(actor);

/** Submission, decision and closure commit the institute: its director records them. */
export const mayDecideProgramme = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** A plan is the partner's own; an officer enters it for a partner without an account. */
export const mayKeepActionPlans = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

export const programmePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'programmes.may-read', ask: mayReadProgrammes },
  { key: 'programmes.may-read-file', ask: mayReadProgrammeFile },
  { key: 'programmes.may-keep', ask: mayKeepProgrammes },
  { key: 'programmes.may-write-file', ask: mayWriteFileTexts },
  { key: 'programmes.may-decide', ask: mayDecideProgramme },
  { key: 'programmes.may-keep-plans', ask: mayKeepActionPlans },
];
