import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DialogueEventRow, dialogueEvent } from '../../rights/queries/dialogue-events.ts';
import { mayKeepRights } from '../../rights/rules/rights-permissions.ts';
import { linkDialogue } from '../commands/link-dialogue.ts';
import { indicatorsOfEvent, indicatorsToLink, type LinkedIndicator } from '../queries/dialogue-links.ts';
import { idOf, instituteOf } from './address.ts';

type Loaded = { event: DialogueEventRow; linked: LinkedIndicator[]; offered: LinkedIndicator[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm({ indicators: loaded.linked.map(({ id }) => id) })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { texts } = page.form;
  const shown = texts.shown?.[0]?.split(' ').filter(Boolean) ?? [];
  const chosen = texts.indicators ?? [];
  const submitted = await submit(
    page,
    linkDialogue,
    {},
    {
      eventId: loaded.event.id,
      add: chosen.filter((id) => !shown.includes(id)),
      remove: shown.filter((id) => !chosen.includes(id)),
    },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.dialogueEvent({ id: loaded.event.id }), 'results.dialogue-linked');
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayKeepRights(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const event = await dialogueEvent(tx, institute, id);
    if (!event) throw new NotFound();
    return {
      event,
      linked: await indicatorsOfEvent(tx, institute, id),
      offered: await indicatorsToLink(tx, institute, event),
    };
  });
};

const view = (page: Page, { event, linked, offered }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('results.link-dialogue');
  const back = paths.dialogueEvent({ id: event.id });
  const all = [...new Map([...linked, ...offered].map((each) => [each.id, each])).values()];
  return (
    <Frame page={page} title={title} crumbs={[{ label: event.title, href: back }]} narrow>
      <PageHead title={title} quiet={event.title} />
      <PageForm page={page} state={state} cancel={back}>
        <HiddenField name="shown" value={linked.map(({ id }) => id).join(' ')} />
        {all.length === 0 ? (
          <p>{words.t('results.no-indicator-to-link')}</p>
        ) : (
          <CheckboxGroup
            {...fieldOf(page, state)('indicators')}
            label={words.t('results.indicators')}
            hint={words.t('results.link-dialogue-hint')}
            optional={words.t('page.optional')}
            values={state.typed?.indicators ?? []}
            options={all.map(({ id, outcome, code, title }) => ({
              value: id,
              label: `${outcome} · ${code} ${words.text(title)}`,
            }))}
          />
        )}
      </PageForm>
    </Frame>
  );
};
