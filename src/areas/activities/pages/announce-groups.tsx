import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type OutcomeRow, outcomeById } from '../../programmes/queries/outcomes.ts';
import { mayKeepProgrammes } from '../../programmes/rules/programme-permissions.ts';
import { announceGroups } from '../commands/announce-groups.ts';
import { announcedOfOutcome } from '../queries/reached-groups.ts';
import { announcedGroups } from '../rules/announced-group.ts';

type Loaded = { outcome: OutcomeRow } & Awaited<ReturnType<typeof announcedOfOutcome>>;

const shareOf = (group: string) => `share.${group}`;

export const show = async (page: Page) => {
  const loaded = await load(page);
  const shares = loaded.groups.map(({ targetGroup, percent }) => [shareOf(targetGroup), percent?.toString()]);
  const groups = loaded.groups.map(({ targetGroup }) => targetGroup);
  return html(view(page, loaded, filledForm({ groups, ...Object.fromEntries(shares) })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { texts } = page.form;
  const typed = (group: string) => texts[shareOf(group)]?.[0]?.trim();
  // A share that was typed means the group, ticked or not.
  const chosen = announcedGroups.filter((group) => texts.groups?.includes(group) || typed(group));
  const groups = chosen.map((targetGroup) => {
    if (!typed(targetGroup)) return { targetGroup };
    const read = wholeNumber(texts, shareOf(targetGroup), page.words.language);
    return { targetGroup, percent: 'value' in read ? read.value : typed(targetGroup) };
  });
  const submitted = await submit(
    page,
    announceGroups,
    { version: wholeNumber },
    { outcomeId: loaded.outcome.id, groups },
  );
  if (!submitted.done) return invalid(view(page, loaded, atTheirShares(submitted.state, chosen)));
  return redirect(paths.outcome({ id: loaded.outcome.id }), 'activities.groups-announced');
};

/** Errors of `groups.3.percent` moved to the share that was typed. */
const atTheirShares = (state: FormState, chosen: readonly string[]): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => {
      const group = chosen[Number(/^groups\.(\d+)\./.exec(name)?.[1])];
      return [group === undefined ? name : shareOf(group), problems];
    }),
  ),
});

const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = routeId(page);
  return page.read(async (tx) => {
    const outcome = await outcomeById(tx, institute, id);
    if (!outcome) throw new NotFound();
    return { outcome, ...(await announcedOfOutcome(tx, institute, id)) };
  });
};

const view = (page: Page, { outcome, version }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.announce-groups');
  const name = `${outcome.code} ${words.text(outcome.title)}`;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: name, href: paths.outcome({ id: outcome.id }) }]}
      narrow
    >
      <PageHead title={title} kind={outcome.code} quiet={words.text(outcome.title)} />
      <PageForm page={page} state={state} version={version} cancel={paths.outcome({ id: outcome.id })}>
        <CheckboxGroup
          {...field('groups')}
          label={words.t('activities.announced-groups')}
          hint={words.t('activities.announced-groups-hint')}
          optional={words.t('page.optional')}
          values={state.typed?.groups ?? []}
          options={announcedGroups.map((value) => ({ value, label: words.say(`activities.group-${value}`) }))}
        />
        <FieldGroup
          name="shares"
          label={words.t('activities.announced-shares')}
          hint={words.t('activities.announced-shares-hint')}
          numbers
        >
          {announcedGroups.map((group) => (
            <TextField
              {...field(shareOf(group))}
              label={words.say(`activities.group-${group}`)}
              inputmode="numeric"
              optional=""
              width={4}
            />
          ))}
        </FieldGroup>
      </PageForm>
    </Frame>
  );
};
