import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { recordDialogueEvent } from '../commands/record-dialogue-event.ts';
import { type DialogueBodyRow, dialogueBodies } from '../queries/dialogue-bodies.ts';
import { EventFields, eventReaders } from './event-fields.tsx';
import { PartnerField, SourceFields } from './form-fields.tsx';
import { partiesTyped } from './parties-field.tsx';
import { RightsForm } from './rights-form.tsx';
import { keepingOf } from './rights-page.ts';

type Seen = { bodies: readonly DialogueBodyRow[]; partnerships: readonly PartnershipChoice[] };

const mostBodies = 1000;

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ withPartner: 'on' })));

export const save = async (page: Page) => {
  const seen = await load(page);
  const typed = partiesTyped(page);
  const readers = { ...eventReaders, partnershipId: text };
  const submitted = await submit(typed.page, recordDialogueEvent, readers, { parties: typed.parties });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.dialogueEvent({ id: submitted.value.id }), 'rights.saved');
};

const load = (page: Page): Promise<Seen> => {
  const institute = keepingOf(page);
  return page.read(async (tx) => ({
    bodies: await dialogueBodies(tx, institute.id, { limit: mostBodies }),
    partnerships: await partnershipChoices(tx, institute.id),
  }));
};

const view = (page: Page, { bodies, partnerships }: Seen, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      hasRows
      title={words.t('rights.new-event')}
      quiet={words.t('rights.dialogue-what')}
      crumbs={[{ label: words.t('rights.dialogue'), href: paths.dialogueEvents() }]}
    >
      <PartnerField page={page} state={state} choices={partnerships} />
      <EventFields page={page} state={state} bodies={bodies} />
      <SourceFields page={page} state={state} />
    </RightsForm>
  );
};
