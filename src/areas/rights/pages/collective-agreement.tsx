import type { Child } from 'hono/jsx';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { type Hanging, hangingOn } from '../../partners/pages/hanging-on.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type AgreementCourse, agreementCourses } from '../queries/agreement-facts.ts';
import { type CollectiveAgreementRow, collectiveAgreement } from '../queries/collective-agreements.ts';
import { checksOfAgreements } from '../queries/rights-checks.ts';
import { StatesTable, WorkersTable } from './agreement-tables.tsx';
import { ForceTag } from './collective-agreements.tsx';
import { PartiesList } from './parties-field.tsx';
import { addressedId, namesOf, rightsOf } from './rights-page.ts';
import { RightsRecord } from './rights-record.tsx';
import type { WhatLedHere } from './what-led-here.ts';

/** The page of one agreement, with what led to it. */
export const showWith =
  <Known,>(led: WhatLedHere<Known>) =>
  async (page: Page) => {
    const institute = rightsOf(page);
    const id = addressedId(page);
    const record = { kind: 'collective_agreement', id } as const;
    const today = todayIn();
    const found = await page.read(async (tx) => {
      const agreement = await collectiveAgreement(tx, institute.id, id);
      if (!agreement) throw new NotFound();
      return {
        agreement,
        course: (await agreementCourses(tx, institute.id, [agreement])).get(id) ?? {
          states: [],
          workers: [],
        },
        checks: (await checksOfAgreements(tx, institute.id, [agreement], today)).get(id) ?? [],
        known: await led.load(tx, institute.id, record),
        hanging: await hangingOn(page, tx, institute.id, record),
      };
    });
    const { known, ...facts } = found;
    return html(view({ page, today, ...facts, led: led.view(page, known, record) }));
  };

type Props = {
  page: Page;
  today: CalendarDay;
  agreement: CollectiveAgreementRow;
  course: AgreementCourse;
  checks: readonly Check[];
  hanging: Hanging;
  led: Child;
};

const view = ({ page, today, agreement, course, checks, hanging, led }: Props) => {
  const { words } = page;
  const { id } = agreement;
  return (
    <RightsRecord
      page={page}
      kind="collective_agreement"
      record={agreement}
      withdrawnFor={agreement.withdrawnFor}
      what={words.t('rights.agreement')}
      list={{ label: words.t('rights.agreements'), href: paths.collectiveAgreements() }}
      actions={[
        { label: words.t('rights.continue'), href: paths.continueCollectiveAgreement({ id }) },
        { label: words.t('rights.count-workers'), href: paths.countWorkersCovered({ id }) },
        { label: words.t('rights.edit-agreement'), href: paths.editCollectiveAgreement({ id }) },
      ]}
      tags={<ForceTag page={page} course={course} today={today} />}
      checks={checks}
      led={led}
      hanging={hanging}
    >
      <Card title={words.t('rights.about')}>
        <DescriptionList
          rows={[
            { term: words.t('rights.level'), value: words.t(`rights.level-${agreement.level}`) },
            { term: words.t('rights.sector'), value: agreement.sector },
            {
              term: words.t('rights.country'),
              value: agreement.country
                ? words.country(agreement.country)
                : words.t('rights.several-countries'),
            },
            {
              term: words.t('rights.parties'),
              value: (
                <PartiesList
                  page={page}
                  parties={agreement.parties}
                  partner={agreement.withPartner && agreement.partner}
                />
              ),
            },
            { term: words.t('rights.clauses'), value: namesOf(page, 'topic', agreement.clauses) },
            { term: words.t('rights.entered-on-behalf'), value: agreement.enteredOnBehalf },
          ]}
        />
      </Card>
      <Card title={words.t('rights.states')}>
        <StatesTable page={page} rows={course.states} mayCorrect={agreement.withdrawnFor === null} />
      </Card>
      <Card title={words.t('rights.workers')}>
        <WorkersTable page={page} rows={course.workers} mayCorrect={agreement.withdrawnFor === null} />
      </Card>
    </RightsRecord>
  );
};
