import { NotFound } from '../../../kernel/problem.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { correctDialogueEvent } from '../commands/correct-dialogue-event.ts';
import { type DialogueBodyRow, dialogueBodies } from '../queries/dialogue-bodies.ts';
import { type DialogueEventRow, dialogueEvent } from '../queries/dialogue-events.ts';
import { EventFields, eventFields, eventReaders } from './event-fields.tsx';
import { CorrectionFields, SourceFields } from './form-fields.tsx';
import { partiesTyped } from './parties-field.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId, keepingOf } from './rights-page.ts';

type Seen = { event: DialogueEventRow; bodies: readonly DialogueBodyRow[] };

const mostBodies = 1000;

export const show = async (page: Page) => {
  const seen = await load(page);
  return html(view(page, seen, filledForm(eventFields(page, seen.event))));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const typed = partiesTyped(page);
  const readers = { ...eventReaders, reason: text, version: wholeNumber };
  const { id } = seen.event;
  const submitted = await submit(typed.page, correctDialogueEvent, readers, { id, parties: typed.parties });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.dialogueEvent({ id }), 'rights.saved');
};

const load = (page: Page): Promise<Seen> => {
  const institute = keepingOf(page);
  const id = addressedId(page);
  return page.read(async (tx) => {
    const event = await dialogueEvent(tx, institute.id, id);
    if (!event) throw new NotFound();
    return { event, bodies: await dialogueBodies(tx, institute.id, { limit: mostBodies }) };
  });
};

const view = (page: Page, { event, bodies }: Seen, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      hasRows
      title={words.t('rights.correct-event')}
      quiet={words.t('rights.replaced-not-erased')}
      version={event.version}
      crumbs={[
        { label: words.t('rights.dialogue'), href: paths.dialogueEvents() },
        { label: event.title, href: paths.dialogueEvent({ id: event.id }) },
      ]}
    >
      <EventFields page={page} state={state} bodies={bodies} />
      <SourceFields page={page} state={state} />
      <CorrectionFields page={page} state={state} neverWas={false} />
    </RightsForm>
  );
};
