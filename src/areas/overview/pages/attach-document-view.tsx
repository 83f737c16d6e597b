import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { offeredCurrencies } from '../../finance/rules/offered-currencies.ts';
import { documentClasses, largestDocument } from '../../records/rules/document-input.ts';
import { mediaKinds } from '../../records/rules/media-kind.ts';
import type { SubjectWithPartner } from './subject-of-address.ts';
import { titleOf } from './title-of.ts';

export const attachDocumentView = (page: Page, subject: SubjectWithPartner, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const title = titleOf(subject.title, words);
  return (
    <Frame
      page={page}
      title={words.t('records.attach')}
      crumbs={[{ label: title, href: subject.href }]}
      narrow
    >
      <PageHead title={words.t('records.attach')} quiet={title} />
      <PageForm page={page} state={state} cancel={subject.href} multipart>
        <RadioField
          {...field('class')}
          label={words.t('records.class')}
          options={documentClasses.map((value) => ({
            value,
            label: words.say(`records.class-${value}`),
            hint: words.say(`records.class-${value}-hint`),
          }))}
        />
        <TextField
          {...field('title')}
          label={words.t('records.title')}
          hint={words.t('records.no-names')}
          optional={optional}
        />
        <FileField
          {...field('file')}
          label={words.t('records.file')}
          hint={words.t('records.file-hint')}
          accept={mediaKinds.join(',')}
          limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
          optional={optional}
        />
        {subject.partnershipId && <OnBehalfField page={page} state={state} />}
        <Disclosure summary={words.t('records.kept-elsewhere')} open={wantsMore(state)}>
          <KeptFields page={page} state={state} />
        </Disclosure>
      </PageForm>
    </Frame>
  );
};

const wantsMore = ({ typed, errors }: FormState): boolean =>
  Object.keys(errors).some((name) => name.startsWith('kept') || name === 'whyUploaded') ||
  (typed?.class?.[0] ?? 'ordinary') !== 'ordinary';

/** A list that stays with the people on it: how many, how much, where, with whom. */
function KeptFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <p>{words.t('records.kept-what')}</p>
      <TextField
        {...field('kept.headCount')}
        label={words.t('records.head-count')}
        inputmode="numeric"
        width={8}
        optional={optional}
      />
      <AmountField
        {...field('kept.sum')}
        label={words.t('records.sum')}
        currency={{
          name: 'kept.currency',
          label: words.t('records.currency'),
          value: field('kept.currency').value,
          options: offeredCurrencies.map((value) => ({ value, label: value })),
        }}
        optional={optional}
      />
      <TextField {...field('kept.place')} label={words.t('records.place')} optional={optional} />
      <TextField {...field('kept.keeper')} label={words.t('records.keeper')} optional={optional} />
      <TextField
        {...field('kept.sha256')}
        label={words.t('records.sha256')}
        hint={words.t('records.sha256-hint')}
        spellcheck={false}
        optional={optional}
      />
      <TextField
        {...field('whyUploaded')}
        label={words.t('records.why-uploaded')}
        hint={words.t('records.why-uploaded-hint')}
        optional={optional}
      />
    </>
  );
}
