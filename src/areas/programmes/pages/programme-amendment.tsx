import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Hanging, HangingOn, hangingOn } from '../../partners/pages/hanging-on.tsx';
import { type AmendmentToRead, amendmentToRead } from '../queries/programme-amendments.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AmendmentTag } from './amendment-tag.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { requireFile, routeId } from './page-subject.ts';

type Seen = { amendment: AmendmentToRead; programme: ProgrammeRow; hanging: Hanging };

/** One requested change: what was asked and answered or why it was withdrawn, what it changed, and the letters. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const amendment = await amendmentToRead(tx, institute.id, routeId(page));
    const programme = amendment && (await programmeById(tx, institute.id, amendment.programmeId));
    if (!amendment || !programme) throw new NotFound();
    const subject = { kind: 'programme_amendment', id: amendment.id };
    return { amendment, programme, hanging: await hangingOn(page, tx, institute.id, subject) };
  });
  return html(view(page, seen));
};

const view = (page: Page, { amendment, programme, hanging }: Seen) => {
  const { words } = page;
  const { id } = amendment;
  const isWithdrawn = amendment.withdrawnOn !== null;
  return (
    <Frame page={page} title={amendment.what} crumbs={fileCrumbs(page, programme)}>
      <PageHead
        title={amendment.what}
        kind={words.t('programmes.amendment')}
        tags={
          isWithdrawn ? (
            <Tag tone="quiet">{words.t('programmes.amendment-is-withdrawn')}</Tag>
          ) : (
            <AmendmentTag page={page} amendment={amendment} />
          )
        }
        actions={
          !isWithdrawn &&
          mayKeepProgrammes(page.actor) === true && (
            <>
              <ButtonLink kind="primary" href={paths.answerAmendment({ id })}>
                {words.t('programmes.amendment-answer')}
              </ButtonLink>
              <ButtonLink href={paths.editAmendment({ id })}>{words.t('page.edit')}</ButtonLink>
              {amendment.answerId ? (
                <ButtonLink href={paths.takeBackAmendmentAnswer({ id })}>
                  {words.t('programmes.answer-take-back')}
                </ButtonLink>
              ) : (
                <ButtonLink href={paths.withdrawAmendment({ id })}>
                  {words.t('programmes.amendment-withdraw')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <Card>
        <DescriptionList rows={factsOf(page, amendment)} />
      </Card>
      <HangingOn
        page={page}
        subject={{ kind: 'programme_amendment', id }}
        partnershipId={null}
        hanging={hanging}
      />
    </Frame>
  );
};

const factsOf = ({ words }: Page, amendment: AmendmentToRead) => [
  {
    term: words.t('programmes.amendment-kind'),
    value: words.t(`programmes.amendment-kind-${amendment.kind}`),
  },
  {
    term: words.t('programmes.amendment-procedure'),
    value: words.t(`programmes.amendment-procedure-${amendment.procedure}`),
  },
  { term: words.t('programmes.requested-on'), value: words.day(amendment.requestedOn) },
  { term: words.t('programmes.letter-reference'), value: amendment.reference },
  { term: words.t('programmes.amendment-why'), value: amendment.reason },
  {
    term: words.t('programmes.amendment-outcome'),
    value: amendment.outcomeId && (
      <a href={paths.outcome({ id: amendment.outcomeId })}>{amendment.outcomeCode}</a>
    ),
  },
  {
    term: words.t('programmes.amendment-country'),
    value: amendment.country && words.country(amendment.country),
  },
  {
    term: words.t('programmes.amendment-partner'),
    value: amendment.partnerId && (
      <a href={paths.partner({ id: amendment.partnerId })}>{amendment.partner}</a>
    ),
  },
  {
    term: words.t('programmes.answered-on'),
    value: amendment.answeredOn && words.day(amendment.answeredOn),
    note: [amendment.answerReference, amendment.answerNote].filter(Boolean).join(' · '),
  },
  {
    term: words.t('programmes.withdrawn-on'),
    value: amendment.withdrawnOn && words.day(amendment.withdrawnOn),
    note: [amendment.withdrawnBy, amendment.withdrawnWhy].filter(Boolean).join(' · '),
  },
];
