import { NotFound } from '../../../kernel/problem.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { reviseDialogueBody } from '../commands/revise-dialogue-body.ts';
import { type DialogueBodyRow, dialogueBody } from '../queries/dialogue-bodies.ts';
import { BodyFields, bodyReaders } from './body-fields.tsx';
import { LineField } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId, keepingOf } from './rights-page.ts';

export const show = async (page: Page) => {
  const body = await load(page);
  const { title, country, level, standing, source } = body;
  const seats = {
    seatsWomen: String(body.seatsWomen),
    seatsMen: String(body.seatsMen),
    seatsUnknown: String(body.seatsUnknown),
  };
  return html(view(page, body, filledForm({ name: title, country, level, standing, source, ...seats })));
};

export const save = async (page: Page) => {
  const body = await load(page);
  const readers = { ...bodyReaders, version: wholeNumber };
  const submitted = await submit(page, reviseDialogueBody, readers, { id: body.id });
  if (!submitted.done) return invalid(view(page, body, submitted.state));
  return redirect(paths.dialogueBody({ id: body.id }), 'rights.saved');
};

const load = async (page: Page): Promise<DialogueBodyRow> => {
  const institute = keepingOf(page);
  const id = addressedId(page);
  const body = await page.read((tx) => dialogueBody(tx, institute.id, id));
  if (!body) throw new NotFound();
  return body;
};

const view = (page: Page, body: DialogueBodyRow, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      title={words.t('rights.edit-body')}
      version={body.version}
      crumbs={[
        { label: words.t('rights.bodies'), href: paths.dialogueBodies() },
        { label: body.title, href: paths.dialogueBody({ id: body.id }) },
      ]}
    >
      <BodyFields page={page} state={state} />
      <LineField page={page} state={state} name="source" hint={words.t('rights.source-hint')} />
    </RightsForm>
  );
};
