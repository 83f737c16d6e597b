import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { largestDocument } from '../../records/rules/document-input.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { registerCertifiedReport } from '../commands/register-certified-report.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';

const load = async (page: Page): Promise<ProgrammeRow> => {
  const institute = instituteOf(page);
  const programme = await page.read((tx) => programmeById(tx, institute, idOf(page)));
  if (!programme) throw new NotFound();
  const allowed = mayKeepOpeningBalances(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return programme;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

const readers = {
  title: text,
  certifiedBy: text,
  certifiedOn: day,
  fromYear: wholeNumber,
  untilYear: wholeNumber,
};

export const save = async (page: Page) => {
  const programme = await load(page);
  const sent = await sentDocument(page, 'file');
  if (!sent.ok) {
    const { typed, commandId } = readForm(page.form, readers, page.words.language);
    const state = {
      ...freshForm(),
      commandId: commandId || newId(),
      typed,
      errors: { file: [sent.problem] },
    };
    return invalid(view(page, programme, state));
  }
  const extra = { programmeId: programme.id, file: sent.file };
  const submitted = await submit(page, registerCertifiedReport, readers, extra);
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.openingBalances({ id: programme.id }), 'finance.report-registered');
};

const view = (page: Page, programme: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const { value: _, ...file } = field('file');
  const back = paths.openingBalances({ id: programme.id });
  const title = words.t('finance.new-certified-report');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.opening-balances'), href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={programme.reference} quiet={words.t('finance.certified-what')} />
      <PageForm page={page} state={state} cancel={back} multipart>
        <TextField
          {...field('title')}
          label={words.t('finance.report-title')}
          hint={words.t('finance.report-title-hint')}
        />
        <TextField
          {...field('certifiedBy')}
          label={words.t('finance.certified-by')}
          hint={words.t('finance.certified-by-hint')}
        />
        <DayField
          {...field('certifiedOn')}
          label={words.t('finance.certified-on')}
          hint={words.t('page.day-hint')}
        />
        <TextField
          {...field('fromYear')}
          label={words.t('finance.from-year')}
          inputmode="numeric"
          width={4}
        />
        <TextField
          {...field('untilYear')}
          label={words.t('finance.until-year')}
          inputmode="numeric"
          width={4}
        />
        <FileField
          {...file}
          label={words.t('finance.report-file')}
          hint={words.t('finance.voucher-file-hint')}
          accept="application/pdf,image/*"
          limit={{ bytes: largestDocument, sentence: words.t('finance.voucher-too-large') }}
        />
      </PageForm>
    </Frame>
  );
};
