import * as z from 'zod/mini';
import { country, day, id, line, localizedText, seenEntry, version } from './input-parts.ts';

export const sectionPlaces = ['programme', 'outcome'] as const;
export type SectionPlace = (typeof sectionPlaces)[number];

export const fileTextStates = ['draft', 'ready'] as const;
export type FileTextState = (typeof fileTextStates)[number];

/** Functions of the house to which a section of the file can be given. */
export const fileWriterRoles = ['programme_officer', 'finance_officer', 'director'] as const;
export type FileWriterRole = (typeof fileWriterRoles)[number];

export const adoptFileSectionsInput = z.object({});

const section = {
  title: localizedText(200),
  guidance: z.optional(localizedText(2_000)),
  position: z._default(z.int().check(z.minimum(0), z.maximum(1_000)), 100),
};

export const addFileSectionInput = z.object({
  id: z.optional(id),
  appliesTo: z.enum(sectionPlaces),
  code: line(40),
  ...section,
});

export const reviseFileSectionInput = z.object({
  sectionId: id,
  version,
  ...section,
  isUsed: z._default(z.boolean(), false),
});

/** `version` 0: nothing was written there when the form was opened. */
export const writeFileTextInput = z
  .object({
    programmeId: id,
    outcomeId: z.optional(id),
    sectionId: id,
    version: z.int().check(z.minimum(0)),
    text: z.optional(localizedText(40_000)),
    state: z.enum(fileTextStates),
    /** Who may write it too, and is told. */
    writerRole: z.optional(z.enum(fileWriterRoles)),
    responsible: z.optional(line(200)),
    dueOn: z.optional(day),
  })
  .check(
    z.refine(({ state, text }) => state === 'draft' || text !== undefined, {
      message: 'programmes.file-ready-without-text',
      path: ['state'],
    }),
  );

const question = {
  outcomeId: z.optional(id),
  askedOn: day,
  dueOn: z.optional(day),
  question: line(5_000),
  reference: z.optional(line(200)),
};

export const recordAppraisalQuestionInput = z.object({ id: z.optional(id), programmeId: id, ...question });

/** `version` is the entry number of the row that stands. */
export const correctAppraisalQuestionInput = z.object({
  questionId: id,
  version,
  ...question,
  reason: line(500),
});

const withdrawal = { byFunction: line(200), withdrawnOn: day, reason: line(500) };

/** `version` is the entry number of the row that stands. */
export const withdrawAppraisalQuestionInput = z.object({ questionId: id, version, ...withdrawal });

export const answerAppraisalQuestionInput = z.object({
  questionId: id,
  version: seenEntry,
  answer: line(10_000),
  byFunction: line(200),
  answeredOn: day,
  /** Where it takes the place of an answer before it. */
  reason: z.optional(line(500)),
});

export const takeBackAppraisalAnswerInput = z.object({ questionId: id, version, reason: line(500) });

export const amendmentKinds = [
  'new_outcome',
  'new_country',
  'new_partner',
  'changed_outcome',
  'other',
] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];
export const amendmentProcedures = ['consent', 'notification'] as const;
export type AmendmentProcedure = (typeof amendmentProcedures)[number];
export const amendmentVerdicts = ['granted', 'refused', 'noted'] as const;
export type AmendmentVerdict = (typeof amendmentVerdicts)[number];

/** What answers each: a request is granted or not, a notification is taken note of or not. */
export const verdictsOn: Record<AmendmentProcedure, readonly AmendmentVerdict[]> = {
  consent: ['granted', 'refused'],
  notification: ['noted', 'refused'],
};

const amendment = {
  kind: z.enum(amendmentKinds),
  procedure: z.enum(amendmentProcedures),
  requestedOn: day,
  what: line(500),
  reason: line(4_000),
  reference: z.optional(line(200)),
  /** What it changed, once that is there. */
  outcomeId: z.optional(id),
  country: z.optional(country),
  partnerId: z.optional(id),
};

export const requestAmendmentInput = z.object({ id: z.optional(id), programmeId: id, ...amendment });

export const reviseAmendmentInput = z.object({ amendmentId: id, version, ...amendment });

export const withdrawAmendmentInput = z.object({ amendmentId: id, version, ...withdrawal });

export type AmendmentSaid = Omit<z.infer<typeof requestAmendmentInput>, 'id' | 'programmeId'>;

export const answerAmendmentInput = z
  .object({
    amendmentId: id,
    version: seenEntry,
    verdict: z.enum(amendmentVerdicts),
    answeredOn: day,
    reference: z.optional(line(200)),
    note: z.optional(line(2_000)),
    /** Where it takes the place of an answer before it. */
    correctionReason: z.optional(line(500)),
  })
  .check(
    z.refine(({ verdict, reference }) => verdict !== 'granted' || reference !== undefined, {
      message: 'problem.missing',
      path: ['reference'],
    }),
  );

export const takeBackAmendmentAnswerInput = z.object({ amendmentId: id, version, reason: line(500) });
