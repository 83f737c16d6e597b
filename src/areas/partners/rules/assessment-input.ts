import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from '../../rulebook/rules/day-input.ts';
import { questionnaireKinds } from './questionnaire.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const said = z.optional(z.string().check(z.trim(), z.maxLength(2000)));
const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/));

/** A round begins; its questions are those of the newest edition that the institute adopted. */
export const roundInput = z.object({
  id: z.optional(id),
  partnershipId: id,
  kind: z.enum(questionnaireKinds),
});

/** How an external factor weighs on the union: chance, threat, both at once, or of no account. */
export const factorEffects = ['helps', 'hinders', 'both', 'neither'] as const;

const factorInput = z.object({ effect: z.optional(z.enum(factorEffects)), words: said });

/** What a side says of one item, of a group, and of the whole. Everything may be missing until it is filed. */
const answersInput = z.object({
  marks: z.record(code, z.int().check(z.gte(1), z.lte(5))),
  strengths: z.record(code, said),
  weaknesses: z.record(code, said),
  remarks: z.record(code, said),
  /** By code of the factor; missing where the edition asks for none. */
  factors: z.optional(z.record(code, factorInput)),
  opportunities: said,
  threats: said,
  priorities: said,
  steps: z.array(z.object({ what: said, who: said, untilOn: z.optional(dayInput) })).check(z.maxLength(10)),
});

export type SheetAnswers = z.infer<typeof answersInput>;

export const emptyAnswers: SheetAnswers = {
  marks: {},
  strengths: {},
  weaknesses: {},
  remarks: {},
  steps: [],
};

/**
 * A sheet as far as it is filled in. `veil` is a random id that the form carries: the receipt of a command keeps a
 * digest of its input, staff can read receipts, and nine marks alone could be found by trying.
 */
const sheet = { roundId: id, veil: id, version: z.optional(z.int()), answers: answersInput };

export const sheetInput = z.object(sheet);
export const filingInput = z.object({ ...sheet, heldOn: dayInput });

/** Which round: to agree that it is seen, or to take that back. */
export const consentInput = z.object({ roundId: id });

/** A round that was opened by mistake, and why it is taken back. */
export const roundWithdrawalInput = z.object({
  roundId: id,
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});

export const adoptionInput = z.object({});
