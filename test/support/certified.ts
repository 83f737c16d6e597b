import { registerCertifiedReport } from '../../src/areas/finance/commands/register-certified-report.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing } from './cast.ts';

/** A PDF as it was taken in. */
export const reportFile = {
  name: 'report.pdf',
  mediaType: 'application/pdf',
  size: 9,
  sha256: '0'.repeat(64),
};

/** A certified report of these years of a programme; its id. */
export const certify = async (
  db: Database,
  actor: Actor,
  {
    programmeId,
    years: [fromYear, untilYear],
    title,
  }: { programmeId: string; years: readonly [number, number]; title?: string },
): Promise<string> => {
  const id = newId();
  await doing(db, actor, registerCertifiedReport, {
    id,
    programmeId,
    title: title ?? `Report ${id.slice(-6)}`,
    certifiedBy: 'Invented auditors',
    certifiedOn: `${untilYear + 1}-05-31`,
    fromYear,
    untilYear,
    file: reportFile,
  });
  return id;
};
