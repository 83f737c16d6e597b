import { NotAllowed } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { mayAskDerogation } from '../../records/rules/record-permissions.ts';
import { allRules } from '../rules/all-rules.ts';
import { derogationOriginOf } from '../rules/derogation-origin.ts';
import { ruleTitle } from './rule-title.ts';
import { type SubjectWithPartner, subjectNamed } from './subject-of-address.ts';
import { titleOf } from './title-of.ts';

/** Opened from a check: `?kind=&id=` name the thing, `&rule=` the rule it breaks. */
export const show = async (page: Page) => {
  const subject = await subjectFor(page, (name) => page.query.get(name) ?? undefined);
  return html(view(page, subject, filledForm({ ruleId: page.query.get('rule') ?? undefined })));
};

export const save = async (page: Page) => {
  const { texts } = page.form;
  const subject = await subjectFor(page, (name) => typedText(texts, name));
  const { kind, id } = subject;
  const origin = derogationOriginOf(typedText(texts, 'ruleId') ?? '');
  const submitted = await submit(
    page,
    askDerogation,
    { ruleId: text, reason: text, from: day, until: day },
    { subject: { kind, id }, origin: origin ?? 'institute', ...(origin ? {} : { ruleId: undefined }) },
  );
  if (!submitted.done) return invalid(view(page, subject, submitted.state));
  return redirect(paths.derogation({ id: submitted.value.id }), 'records.derogation-asked');
};

const subjectFor = (page: Page, named: (name: string) => string | undefined): Promise<SubjectWithPartner> => {
  const allowed = mayAskDerogation(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return subjectNamed(page, named('kind'), named('id'));
};

const view = (page: Page, subject: SubjectWithPartner, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = titleOf(subject.title, words);
  return (
    <Frame
      page={page}
      title={words.t('records.ask-derogation')}
      crumbs={[{ label: title, href: subject.href }]}
      narrow
    >
      <PageHead title={words.t('records.ask-derogation')} quiet={title} />
      <p>{words.t('records.ask-derogation-what')}</p>
      <PageForm
        page={page}
        state={state}
        action={paths.askDerogation()}
        cancel={subject.href}
        hidden={{ kind: subject.kind, id: subject.id }}
        buttons={[{ label: words.t('records.ask-derogation') }]}
      >
        <SelectField
          {...field('ruleId')}
          label={words.t('records.rule')}
          placeholder={words.t('page.choose')}
          options={allRules.map(({ id, citation }) => ({
            value: id,
            label: `${ruleTitle(words, id)} (${citation})`,
          }))}
        />
        <TextArea
          {...field('reason')}
          label={words.t('records.reason')}
          hint={words.t('records.no-names')}
          rows={4}
        />
        <DayField {...field('from')} label={words.t('people.first-day')} hint={words.t('page.day-hint')} />
        <DayField {...field('until')} label={words.t('people.last-day')} hint={words.t('page.day-hint')} />
      </PageForm>
    </Frame>
  );
};
