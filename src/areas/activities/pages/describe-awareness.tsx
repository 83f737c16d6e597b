import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { describeAwareness } from '../commands/describe-awareness.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { type Awareness, awarenessOf } from '../queries/awareness.ts';
import { awarenessAudiences } from '../rules/awareness-input.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { ChannelFields, channelsFilled, channelsTyped } from './channel-fields.tsx';
import { atTheirCells } from './counts-field.tsx';

type Loaded = { activity: ActivityRow; awareness: Awareness | undefined };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { audience, spoken, material, planned = {} } = loaded.awareness ?? {};
  const state = filledForm({
    audience: audience ?? undefined,
    spoken: spoken ?? undefined,
    material: material ?? undefined,
    ...channelsFilled('channels', planned),
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { cells, channels } = channelsTyped(page, 'channels', 'plannedReach');
  const submitted = await submit(
    page,
    describeAwareness,
    { audience: text, spoken: text, material: text, isNone: checkbox, version: wholeNumber },
    { activityId: loaded.activity.id, channels },
  );
  if (!submitted.done) return invalid(view(page, loaded, atTheirCells(submitted.state, cells)));
  return redirect(paths.activity({ id: loaded.activity.id }), 'activities.awareness-saved');
};

const load = async (page: Page): Promise<Loaded> => {
  const activity = await activityToChange(page);
  if (activity.kind === 'A9') throw new NotFound();
  const { id } = requireInstitute(page);
  return { activity, awareness: await page.read((tx) => awarenessOf(tx, id, activity.id)) };
};

const view = (page: Page, { activity, awareness }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.awareness');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <Notice kind="info">{words.t('activities.awareness-what')}</Notice>
      <PageForm
        page={page}
        state={state}
        cancel={paths.activity({ id: activity.id })}
        {...(awareness ? { version: awareness.version } : {})}
      >
        <RadioField
          {...field('audience')}
          label={words.t('activities.audience')}
          options={awarenessAudiences.map((value) => ({
            value,
            label: words.say(`activities.awareness-audience-${value}`),
          }))}
        />
        <ChannelFields page={page} state={state} name="channels" label={words.t('activities.plannedReach')} />
        <TextField
          {...field('spoken')}
          label={words.t('activities.spoken')}
          hint={words.t('activities.spoken-hint')}
          optional={optional}
        />
        <TextArea
          {...field('material')}
          label={words.t('activities.material')}
          hint={words.t('activities.no-names')}
          optional={optional}
          rows={3}
        />
        {awareness && (
          <CheckboxField
            name="isNone"
            label={words.t('activities.awareness-none')}
            checked={Boolean(state.typed?.isNone?.[0])}
          />
        )}
      </PageForm>
    </Frame>
  );
};
