import type { Refused } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { importIati } from '../commands/import-iati.ts';
import { type ImportRow, lastImports } from '../queries/imports.ts';
import { knownFor } from '../queries/known-programmes.ts';
import type { PlacedProblem } from '../rules/iati-file.ts';
import { planImport } from '../rules/plan-import.ts';
import { mayImport } from '../rules/publishing-permissions.ts';
import { standardLimits } from '../xml/limits.ts';
import { AttachField } from './attach-field.tsx';
import { previewView } from './import-preview.tsx';
import { readSentFile } from './read-sent-file.ts';

export const show = async (page: Page) => {
  const institute = importingInstitute(page);
  return html(view(page, await factsOf(page, institute), freshForm()));
};

/** Two steps: a file shows what it would do and is kept; its hash, sent again, does it. */
export const save = async (page: Page) => {
  const institute = importingInstitute(page);
  const state = { ...freshForm(), typed: page.form.texts };
  const sent = await readSentFile(page, institute);
  if (!sent.ok)
    return invalid(
      view(page, await factsOf(page, institute), { ...state, errors: { file: [sent.problem] } }),
    );
  const refused: PlacedProblem[] = [];
  const attachTo = page.form.texts.attach_to?.[0] || undefined;
  if (page.form.texts.step?.[0] === 'import') {
    const commandId = page.form.texts.command_id?.[0] || newId();
    const done = await page.perform(importIati, commandId, { ...sent.value, attachTo });
    if (done.done) return redirect(paths.importedFile({ id: done.value.id }), 'publishing.imported');
    refused.push(...refusalsIn(done));
  }
  const found = await page.read(async (tx) =>
    planImport(sent.value.file, await knownFor(tx, institute, sent.value.file, attachTo), {
      newId,
      attachTo,
    }),
  );
  const plan = { ...found, refusals: [...found.refusals, ...(found.refusals.length > 0 ? [] : refused)] };
  const facts = await factsOf(page, institute);
  const preview = previewView({ page, plan, sent: sent.value, attachTo, programmes: facts.programmes });
  return plan.refusals.length > 0 ? invalid(preview) : html(preview);
};

/** What a step of the import would not take, which only taking it in can tell. */
const refusalsIn = ({ problem, fields = {} }: Refused): PlacedProblem[] => [
  ...(problem ? [{ ...problem, path: '' }] : []),
  ...Object.entries(fields).flatMap(([path, problems]) => problems.map((each) => ({ ...each, path }))),
];

/** @throws NotFound for the donor, who belongs to no institute; NotAllowed for whoever may not import. */
const importingInstitute = ({ actor }: Page): string => {
  if (!actor.institute) throw new NotFound();
  const allowed = mayImport(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return actor.institute.id;
};

type Facts = { imports: readonly ImportRow[]; programmes: readonly ProgrammeListRow[] };

const factsOf = (page: Page, institute: string): Promise<Facts> =>
  page.read(async (tx) => ({
    imports: await lastImports(tx, institute),
    programmes: await programmes(tx, institute),
  }));

const view = (page: Page, { imports, programmes: known }: Facts, state: FormState) => {
  const { words } = page;
  const error = words.problems(state.errors.file);
  return (
    <Frame page={page} title={words.t('publishing.import')} narrow>
      <PageHead title={words.t('publishing.import')} />
      <p>{words.t('publishing.import-lead')}</p>
      <Card>
        <PageForm
          page={page}
          state={state}
          multipart
          cancel={paths.programmes()}
          buttons={[{ label: words.t('publishing.look') }]}
        >
          <FileField
            name="file"
            label={words.t('publishing.file')}
            hint={words.t('publishing.file-hint')}
            error={error}
            accept=".xml,application/xml,text/xml"
            limit={{
              bytes: standardLimits.bytes,
              sentence: words.t('publishing.file-too-large', { max: standardLimits.bytes / 1024 / 1024 }),
            }}
          />
          {known.length > 0 && (
            <AttachField page={page} programmes={known} value={state.typed?.attach_to?.[0]} />
          )}
        </PageForm>
      </Card>
      <Imports page={page} imports={imports} />
    </Frame>
  );
};

function Imports({ page: { words }, imports }: { page: Page; imports: readonly ImportRow[] }) {
  return (
    <Card title={words.t('publishing.imports')}>
      <DataTable
        caption={words.t('publishing.imports')}
        captionHidden
        rows={imports}
        empty={words.t('publishing.no-imports')}
        columns={[
          {
            key: 'file',
            label: words.t('publishing.file'),
            cell: ({ id, fileName }) => <a href={paths.importedFile({ id })}>{fileName}</a>,
          },
          { key: 'at', label: words.t('publishing.at'), cell: ({ at }) => words.moment(at) },
          { key: 'by', label: words.t('publishing.by'), cell: ({ importedByName }) => importedByName },
          {
            key: 'created',
            label: words.t('publishing.created'),
            numeric: true,
            cell: ({ counts }) => words.number(counts.created),
          },
          {
            key: 'updated',
            label: words.t('publishing.updated'),
            numeric: true,
            cell: ({ counts }) => words.number(counts.updated),
          },
        ]}
      />
    </Card>
  );
}
