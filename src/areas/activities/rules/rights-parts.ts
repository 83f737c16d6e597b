import * as z from 'zod/mini';
import { id } from '../../programmes/rules/input-parts.ts';
import { iloCodes } from '../../rulebook/rules/ilo-instruments.ts';

/** Instruments of the ILO by code, each once. */
export const conventions = z._default(
  z.array(z.string().check(z.refine((code) => iloCodes.includes(code), 'problem.not-known-here'))).check(
    z.maxLength(iloCodes.length),
    z.refine((codes) => new Set(codes).size === codes.length, 'problem.not-understood'),
  ),
  [],
);

const once = <Row extends Readonly<Record<string, string>>>() =>
  z.refine<Row[]>(
    (rows) => new Set(rows.map((row) => Object.values(row).join())).size === rows.length,
    'problem.not-understood',
  );

/** Records of the area rights that an activity worked on. */
export const dossiers = z._default(
  z.array(z.object({ dossierId: id })).check(z.maxLength(50), once<{ dossierId: string }>()),
  [],
);
export const dialogues = z._default(
  z.array(z.object({ eventId: id })).check(z.maxLength(50), once<{ eventId: string }>()),
  [],
);
export const agreements = z._default(
  z.array(z.object({ agreementId: id })).check(z.maxLength(50), once<{ agreementId: string }>()),
  [],
);

type Links = {
  dossiers?: readonly { dossierId: string }[];
  dialogues?: readonly { eventId: string }[];
  agreements?: readonly { agreementId: string }[];
};

/** Every record of the area rights that a detail names, with the path of its field. */
export const rightsRecordsIn = (detail: object): { path: string; id: string }[] => {
  const { dossiers: demands = [], dialogues: events = [], agreements: signed = [] } = detail as Links;
  return [
    ...demands.map(({ dossierId }) => ({ path: 'dossiers', id: dossierId })),
    ...events.map(({ eventId }) => ({ path: 'dialogues', id: eventId })),
    ...signed.map(({ agreementId }) => ({ path: 'agreements', id: agreementId })),
  ];
};
