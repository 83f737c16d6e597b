import * as z from 'zod/mini';
import { country, day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { agreementLevels, agreementStates } from './agreement-term.ts';
import { correcting, parties, recording, source, topicList } from './input-parts.ts';

const said = {
  title: line(300),
  /** Left out where it holds in several countries. */
  country: z.optional(country),
  level: z.enum(agreementLevels),
  sector: z.optional(line(200)),
  parties,
  withPartner: z._default(z.boolean(), false),
  clauses: topicList,
};

const people = z._default(z.int().check(z.minimum(0), z.maximum(1_000_000_000)), 0);
const workers = { women: people, men: people, unknown: people };

type Term = { termFrom?: string | undefined; termUntil?: string | undefined };
const termInOrder = z.refine<Term>(
  ({ termFrom, termUntil }) => !termFrom || !termUntil || termFrom <= termUntil,
  { error: 'problem.until-before-from', path: ['termUntil'] },
);

/** A new agreement is entered with its signing: what is not signed yet is dialogue. */
export const collectiveAgreementInput = z
  .object({
    ...recording,
    ...said,
    signedOn: day,
    termFrom: day,
    termUntil: z.optional(day),
    ...workers,
    source,
  })
  .check(termInOrder);

export const collectiveAgreementChange = z.object({ id, version, ...said });

const state = {
  state: z.enum(agreementStates),
  onDay: day,
  termFrom: z.optional(day),
  termUntil: z.optional(day),
  source,
};

type StateSaid = Term & { state: string };
const renewedWithATerm = z.refine<StateSaid>(
  ({ state: kind, termFrom }) => !['signed', 'renewed'].includes(kind) || termFrom !== undefined,
  { error: 'rights.term-missing', path: ['termFrom'] },
);
const noTermToAnEnd = z.refine<StateSaid>(
  ({ state: kind, termFrom, termUntil }) =>
    !['applied', 'ended'].includes(kind) || (termFrom === undefined && termUntil === undefined),
  { error: 'rights.term-not-here', path: ['termFrom'] },
);
const untilNeedsFrom = z.refine<StateSaid>(
  ({ termFrom, termUntil }) => termUntil === undefined || termFrom !== undefined,
  { error: 'rights.term-missing', path: ['termFrom'] },
);

export const agreementStateInput = z
  .object({ id: z.optional(id), agreementId: id, ...state, onBehalf })
  .check(termInOrder, renewedWithATerm, noTermToAnEnd, untilNeedsFrom);
export const agreementStateCorrection = z
  .object({ ...correcting, ...state })
  .check(termInOrder, renewedWithATerm, noTermToAnEnd, untilNeedsFrom);

const count = { fromOn: day, ...workers, source };
export const workersCoveredInput = z.object({ id: z.optional(id), agreementId: id, ...count, onBehalf });
export const workersCoveredCorrection = z.object({ ...correcting, ...count });
