import * as z from 'zod/mini';
import { country, day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { advocacyLevels, advocacyStages, contributionSourceKinds } from './advocacy-stage.ts';
import { correcting, recording, story, topicList } from './input-parts.ts';

const said = {
  title: line(300),
  /** Left out where it is about several countries. */
  country: z.optional(country),
  level: z.enum(advocacyLevels),
  demand: line(4000),
  /** Names of organisations. */
  alliance: z._default(z.array(line(200)).check(z.maxLength(50)), []),
  conventions: z._default(
    z.array(z.string().check(z.regex(/^[CRP]\d{3}$/, 'rights.convention-form'))).check(z.maxLength(40)),
    [],
  ),
  topics: topicList,
  openedOn: day,
  contribution: story(4000),
  contributionSource: z.optional(line(500)),
  contributionSourceKind: z.optional(z.enum(contributionSourceKinds)),
  lawReference: z.optional(line(500)),
};

const isAboutSomething = z.refine<{ conventions: readonly string[]; topics: readonly string[] }>(
  ({ conventions, topics }) => conventions.length + topics.length > 0,
  { error: 'rights.convention-or-topic', path: ['conventions'] },
);

export const advocacyDossierInput = z.object({ ...recording, ...said }).check(isAboutSomething);
export const advocacyDossierChange = z.object({ id, version, ...said }).check(isAboutSomething);

const stage = {
  stage: z.enum(advocacyStages),
  onDay: day,
  evidence: story(2000),
  documentId: z.optional(id),
};
export const advocacyStageInput = z.object({ id: z.optional(id), dossierId: id, ...stage, onBehalf });
export const advocacyStageCorrection = z.object({ ...correcting, ...stage });

const step = { onDay: day, what: line(1000) };
export const advocacyStepInput = z.object({ id: z.optional(id), dossierId: id, ...step, onBehalf });
export const advocacyStepCorrection = z.object({ ...correcting, ...step });
