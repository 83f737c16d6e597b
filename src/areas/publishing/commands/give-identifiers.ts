import { defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { knownProgrammes } from '../queries/known-programmes.ts';
import { publicationGate } from '../queries/publication-gate.ts';
import { programmeInput } from '../rules/import-input.ts';
import { publishedIdentifier } from '../rules/published-identifier.ts';
import { mayPublish } from '../rules/publishing-permissions.ts';
import type { Subject } from '../rules/subject.ts';

/** Gives a programme and its outcomes the identifiers under which they will always be published; those given stay. None while a rule holds it back. */
export const giveIdentifiers = defineCommand({
  name: 'give-iati-identifiers',
  version: 1,
  input: programmeInput,
  may: mayPublish,
  run: async (writing, { programmeId }) => {
    const { institute, subjects } = await knownProgrammes(writing.tx, writing.chain, [programmeId]);
    const [programme, ...outcomes] = subjects.map(({ subject }) => subject);
    if (!programme) throw new NotFound();
    const { isHeldBack } = await publicationGate(writing.tx, writing.chain, programmeId);
    if (isHeldBack) return refuse({ key: 'publishing.held-back' });
    const given: Record<string, string> = {};
    const own = programme.identifier ?? publishedIdentifier(institute.ref, programme);
    if (programme.identifier === null) {
      await nameProgramme(writing, programme, own);
      given[programme.code] = own;
    }
    for (const outcome of outcomes) {
      if (outcome.identifier !== null) continue;
      const identifier = publishedIdentifier(own, outcome);
      await nameOutcome(writing, outcome, identifier);
      given[outcome.code] = identifier;
    }
    return done(
      { identifier: own, given: Object.keys(given).length },
      { subject: { kind: 'programme', id: programmeId }, after: { iatiIdentifiers: given } },
    );
  },
});

const nameProgramme = (
  writing: Writing,
  { id, version, code, title, from, until }: Subject,
  identifier: string,
) =>
  within(writing, reviseProgramme, {
    programmeId: id,
    version,
    reference: code,
    title,
    fromOn: from,
    untilOn: until,
    iatiIdentifier: identifier,
    isImported: true,
  });

const nameOutcome = (writing: Writing, outcome: Subject, identifier: string) =>
  within(writing, reviseOutcome, {
    outcomeId: outcome.id,
    version: outcome.version,
    code: outcome.code,
    title: outcome.title,
    aims: outcome.aims,
    isBelgian: outcome.isBelgian,
    iatiIdentifier: identifier,
    isImported: true,
  });
