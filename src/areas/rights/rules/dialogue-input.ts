import * as z from 'zod/mini';
import { country, day, id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';
import { bodyStandings, dialogueForms, dialogueLevels, dialogueResults } from './dialogue-type.ts';
import { parties, recording, seatFields, source, story, topicList } from './input-parts.ts';

const body = {
  name: line(200),
  country,
  level: z.enum(dialogueLevels),
  standing: z.enum(bodyStandings),
  ...seatFields,
  source,
};

export const dialogueBodyInput = z.object({ ...recording, ...body });
export const dialogueBodyChange = z.object({ id, version, ...body });

const event = {
  title: line(300),
  country,
  heldOn: day,
  bodyId: z.optional(id),
  form: z.enum(dialogueForms),
  level: z.enum(dialogueLevels),
  parties,
  withPartner: z._default(z.boolean(), false),
  ...seatFields,
  topics: topicList,
  result: z.enum(dialogueResults),
  summary: story(4000),
  source,
};

export const dialogueEventInput = z.object({ ...recording, ...event });
export const dialogueEventCorrection = z.object({ id, version, ...event, reason: line(500), onBehalf });

export type DialogueEventInput = z.infer<typeof dialogueEventInput>;
