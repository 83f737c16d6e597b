import * as z from 'zod/mini';
import { id, line, localizedText, version } from './input-parts.ts';
import { actionKinds } from './outcome-input.ts';

/** What a theory of change says beyond outcomes and outputs. */
export const statementKinds = ['impact', 'assumption', 'actor'] as const;
export type StatementKind = (typeof statementKinds)[number];

export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];

const text = localizedText(2_000);

export const addStatementInput = z
  .object({
    id: z.optional(id),
    programmeId: id,
    kind: z.enum(statementKinds),
    /** Of an outcome: what must hold between its outputs and itself; left out: above all outcomes. */
    outcomeId: z.optional(id),
    text,
  })
  .check(
    z.refine(({ kind, outcomeId }) => kind !== 'impact' || outcomeId === undefined, {
      message: 'programmes.theory-impact-of-programme',
      path: ['outcomeId'],
    }),
  );

export const reviseStatementInput = z.object({ statementId: id, version, text });

export const moveStatementInput = z.object({ statementId: id, direction: z.enum(directions) });

export const removeStatementInput = z.object({ statementId: id, version });

export const moveOutcomeInput = z.object({ outcomeId: id, direction: z.enum(directions) });

export const removeOutputInput = z.object({ outputId: id, version });

export const reviseOutputInput = z.object({
  outputId: id,
  version,
  code: line(40),
  title: localizedText(1_000),
  actions: z.array(z.enum(actionKinds)).check(z.minLength(1, 'programmes.action-missing')),
});

const cause = z.object({ kind: z.enum(['outcome', 'output']), id });
const effect = z.object({ kind: z.enum(['outcome', 'output', 'impact']), id });

export type LinkEnd = { kind: 'outcome' | 'output' | 'impact'; id: string };

export const addCausalLinkInput = z
  .object({
    id: z.optional(id),
    programmeId: id,
    from: cause,
    to: effect,
    reason: z.optional(localizedText(1_000)),
  })
  .check(
    z.refine(({ from, to }) => from.id !== to.id, {
      message: 'programmes.theory-link-itself',
      path: ['to'],
    }),
  );

export const removeCausalLinkInput = z.object({ linkId: id });
