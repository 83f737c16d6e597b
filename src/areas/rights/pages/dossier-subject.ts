import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { type AdvocacyDossierRow, advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { stagesOf, stepsOf } from '../queries/advocacy-facts.ts';
import { addressedId, keepingOf } from './rights-page.ts';

export type DossierToChange = { dossier: AdvocacyDossierRow; documents: readonly DocumentRow[] };

/** The dossier in the address and the documents on it, for someone who may change it. */
export const dossierToChange = (page: Page): Promise<DossierToChange> =>
  found(page, async (_, id) => ({ id }));

/** A stage or a step in the address, with its dossier; `newest`: what has become of it since the form was opened. */
export const stageToChange = (page: Page, newest = false) =>
  found(page, async (tx, id, instituteId) => {
    const [row] = await stagesOf(tx, instituteId, { id, newest });
    return row && { id: row.dossierId, row };
  });
export const stepToChange = (page: Page, newest = false) =>
  found(page, async (tx, id, instituteId) => {
    const [row] = await stepsOf(tx, instituteId, { id, newest });
    return row && { id: row.dossierId, row };
  });

type Tx = Parameters<Parameters<Page['read']>[0]>[0];

const found = <Rest extends { id: string }>(
  page: Page,
  find: (tx: Tx, id: string, instituteId: string) => Promise<Rest | undefined>,
): Promise<DossierToChange & Omit<Rest, 'id'>> => {
  const institute = keepingOf(page);
  const addressed = addressedId(page);
  return page.read(async (tx) => {
    const thing = await find(tx, addressed, institute.id);
    const dossier = thing && (await advocacyDossier(tx, institute.id, thing.id));
    if (!dossier) throw new NotFound();
    const { id, ...rest } = thing;
    const documents = await documentsOf(tx, institute.id, { kind: 'advocacy_dossier', id });
    return { dossier, documents, ...rest };
  });
};

/** From the list of dossiers to this one. */
export const dossierCrumbs = (
  { words }: Page,
  { id, title }: { id: string; title: string },
): readonly [Link, Link] => [
  { label: words.t('rights.advocacy'), href: paths.advocacyDossiers() },
  { label: title, href: paths.advocacyDossier({ id }) },
];
