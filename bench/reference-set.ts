/** An id that a row always gets again: made from its name, in the form of a UUID of version 8. */
export const idOf = (name: string): string =>
  `(overlay(overlay(md5(${name}) placing '8' from 13) placing '8' from 17))::uuid`;

const inst = 'i.code || ';

/** The sheets, each with its place among ten. */
const sheetOfTen = `select r.*, (row_number() over (partition by institute_id order by id) % 10)::int as of_ten from measurement_reports r`;

/**
 * The reference set of design.md §6, table by table: 3 institutes, 5 five-year programmes each (2002-2026), 5 outcomes a
 * programme, 60 partners in 30 countries, 5,000 organisations with affiliations, 12,000 activities, 200,000
 * measurements, 50,000 of them in windows with sheets in every state, 150,000 expenses, 40,000 documents. Plain SQL, the same every time.
 */
export const referenceSet: readonly (readonly [name: string, sql: string])[] = [
  [
    'organisations',
    `insert into organisations (institute_id, id, kind, name, acronym, country, visibility, entry_no)
     select i.id, ${idOf(`${inst}'org' || n`)},
            (array['national_union','confederation','sector_federation','regional_body'])[1 + n % 4],
            'Organisation ' || to_char(n, 'FM0000') || ' ' || i.code, 'O' || n,
            (array['BI','CD','RW','BJ','BF','CI','SN','NE','TG','ML','GN','CM','MG','KE','TZ','UG','ZA','MA','TN','HT','CO','PE','BO','EC','CU','BR','ID','KH','PH','VN'])[1 + n % 30], 'own', 1
       from institutes i, generate_series(1, 1667) n`,
  ],
  [
    'affiliations',
    `insert into affiliations (institute_id, id, member_id, body_id, from_on, until_on, source, entry_no)
     select i.id, ${idOf(`${inst}'aff' || n`)}, ${idOf(`${inst}'org' || n`)}, ${idOf(`${inst}'org' || (3 + 4 * (n % 100))`)},
            date '2002-01-01' + n % 4000, case when n % 5 = 0 then date '2020-12-31' end, 'congress papers', 1
       from institutes i, generate_series(404, 1667) n`,
  ],
  [
    'supports',
    `insert into supports (institute_id, id, organisation_id, from_on, until_on, programme, source, entry_no)
     select i.id, ${idOf(`${inst}'sup' || n`)}, ${idOf(`${inst}'org' || n`)}, date '2002-01-01' + n, date '2012-01-01' + n, 'before the tool', 'annual report', 1
       from institutes i, generate_series(404, 603) n`,
  ],
  [
    'partnerships',
    `insert into partnerships (institute_id, id, organisation_id, from_on, entry_no)
     select i.id, ${idOf(`${inst}'par' || n`)}, ${idOf(`${inst}'org' || n`)}, date '2002-01-01', 1
       from institutes i, generate_series(1, 20) n`,
  ],
  [
    'programmes',
    `insert into programmes (institute_id, id, reference, title, from_on, until_on, entry_no)
     select i.id, ${idOf(`${inst}'pro' || n`)}, upper(i.code) || '-' || (1997 + 5 * n),
            jsonb_build_object('en', jsonb_build_object('text', 'Programme ' || (1997 + 5 * n), 'source', true)),
            make_date(1997 + 5 * n, 1, 1), make_date(2001 + 5 * n, 12, 31), 1
       from institutes i, generate_series(1, 5) n`,
  ],
  [
    'outcomes',
    `insert into outcomes (institute_id, id, programme_id, code, title, aims, is_belgian, position, entry_no)
     select i.id, ${idOf(`${inst}'out' || p || '.' || n`)}, ${idOf(`${inst}'pro' || p`)}, 'OS' || n,
            jsonb_build_object('en', jsonb_build_object('text', 'Outcome ' || n || ' of programme ' || p, 'source', true)),
            array['O' || (1 + n % 8)], n = 5, n, 1
       from institutes i, generate_series(1, 5) p, generate_series(1, 5) n`,
  ],
  [
    'outcome_partners',
    `insert into outcome_partners (institute_id, outcome_id, partnership_id, entry_no)
     select i.id, ${idOf(`${inst}'out' || p || '.' || n`)}, ${idOf(`${inst}'par' || (4 * (n - 1) + k)`)}, 1
       from institutes i, generate_series(1, 5) p, generate_series(1, 5) n, generate_series(1, 4) k`,
  ],
  [
    'country_facts',
    `insert into country_facts (institute_id, id, country, kind, value, source, confidence, valid_from, entry_no)
     select i.id, ${idOf(`${inst}'fact' || c`)}, c, 'partner_country', 'every cycle', 'programme files', 'read', date '2002-01-01', 1
       from institutes i, unnest(array['BJ', 'BI', 'CD']) c`,
  ],
  [
    'agreements',
    `insert into agreements (institute_id, id, partnership_id, kind, reference, from_on, until_on, amount_minor, currency, entry_no)
     select g.institute_id, ${idOf(`'agr' || g.id::text || q.id::text`)}, q.id, 'partnership', g.reference || '/' || q.nth, g.from_on, g.until_on, 37500000, 'EUR', 1
       from programmes g join (select *, row_number() over (partition by institute_id order by id) as nth from partnerships) q
         on q.institute_id = g.institute_id`,
  ],
  [
    'agreement_signings',
    `insert into agreement_signings (institute_id, agreement_id, partnership_id, signed_on, signed_by, signed_by_name, signed_for_partner_by, entry_no)
     select a.institute_id, a.id, a.partnership_id, a.from_on, m.id, 'Bench', 'its executive board', 1
       from agreements a join memberships m on m.institute_id = a.institute_id and m.role = 'system'`,
  ],
  [
    'action_plans',
    `insert into action_plans (institute_id, id, partnership_id, title, country, from_on, until_on, entry_no)
     select g.institute_id, ${idOf(`'plan' || g.id::text || q.id::text`)}, q.id, jsonb_build_object('en', jsonb_build_object('text', 'National action plan', 'source', true)), 'BJ', g.from_on, g.until_on, 1
       from programmes g join partnerships q on q.institute_id = g.institute_id`,
  ],
  [
    'action_plan_approvals',
    `insert into action_plan_approvals (institute_id, id, plan_id, partnership_id, organ, on_day, entry_no)
     select institute_id, ${idOf(`'appr' || id::text`)}, id, partnership_id, 'congress', from_on - 30, 1 from action_plans`,
  ],
  [
    'action_plan_lines',
    `insert into action_plan_lines (institute_id, id, plan_id, partnership_id, theme, title, from_on, until_on, planned_sessions, entry_no)
     select institute_id, ${idOf(`'line' || id::text || theme`)}, id, partnership_id, theme, jsonb_build_object('en', jsonb_build_object('text', theme, 'source', true)), from_on, until_on, 20, 1
       from action_plans, unnest(array['negotiation', 'organising', 'safety and health', 'equality']) theme`,
  ],
  [
    'activities',
    `insert into activities (institute_id, id, programme_id, outcome_id, partnership_id, reference, kind, title, planned_from, planned_until, mode, country, entry_no)
     select i.id, ${idOf(`${inst}'act' || n`)}, ${idOf(`${inst}'pro' || (1 + n % 5)`)}, ${idOf(`${inst}'out' || (1 + n % 5) || '.' || (1 + n % 4)`)},
            ${idOf(`${inst}'par' || (1 + 4 * (n % 4) + n % 4)`)}, upper(i.code) || '-' || to_char(n, 'FM00000'), 'A2', 'Training ' || n,
            make_date(2002 + 5 * (n % 5), 1, 1) + n % 1800, make_date(2002 + 5 * (n % 5), 1, 1) + n % 1800 + 2, 'in_person', 'BJ', 1
       from institutes i, generate_series(1, 4000) n`,
  ],
  [
    'trainings',
    // Seven of ten hang on a line of their plan, one says why not, two wait.
    `insert into activity_trainings (institute_id, activity_id, partnership_id, plan_line_id, justification, theme, method, level, trainer_origin, sessions)
     select a.institute_id, a.id, a.partnership_id, case when n / 5 % 10 < 7 then l.id end, case when n / 5 % 10 = 7 then 'asked for by the congress' end,
            'negotiation', 'course', 'local', 'partner', 2
       from (select *, split_part(reference, '-', 2)::int as n from activities) a
       join programmes g on (g.institute_id, g.id) = (a.institute_id, a.programme_id)
       join action_plans p on (p.institute_id, p.partnership_id, p.from_on) = (a.institute_id, a.partnership_id, g.from_on)
       join action_plan_lines l on (l.institute_id, l.plan_id) = (p.institute_id, p.id) and l.theme = 'negotiation'`,
  ],
  [
    'holdings',
    `insert into activity_holdings (institute_id, id, activity_id, partnership_id, held_from, held_until, entry_no)
     select institute_id, ${idOf(`'hold' || id::text`)}, id, partnership_id, planned_from, planned_until, 1 from activities where planned_until < date '2026-11-01'`,
  ],
  [
    'participant_counts',
    `insert into participant_counts (institute_id, id, activity_id, partnership_id, sex, age_band, economy, count, entry_no)
     select a.institute_id, ${idOf(`'count' || a.id::text || s`)}, a.id, a.partnership_id, s, 'under_35', 'informal', 12, 1
       from activities a, unnest(array['female', 'male']) s`,
  ],
  [
    'indicators',
    `insert into indicators (institute_id, id, outcome_id, code, position, entry_no)
     select o.institute_id, ${idOf(`'ind' || o.id::text || n`)}, o.id, 'I' || n, n, 1 from outcomes o, generate_series(1, 8) n`,
  ],
  [
    'indicator_versions',
    `insert into indicator_versions (institute_id, id, indicator_id, edition, series, title, measure, over_time, over_partners, entry_no)
     select institute_id, ${idOf(`'ver' || id::text`)}, id, 1, 1, jsonb_build_object('en', jsonb_build_object('text', 'Indicator ' || code, 'source', true)),
            'number', (array['sum','last','maximum','mean'])[1 + position % 4], 'sum', 1 from indicators`,
  ],
  [
    'targets',
    `insert into targets (institute_id, id, indicator_id, from_on, until_on, value, entry_no)
     select i.institute_id, ${idOf(`'tar' || i.id::text || y`)}, i.id, make_date(extract(year from p.from_on)::int + y, 1, 1), make_date(extract(year from p.from_on)::int + y, 12, 31), 100 * (y + 1), 1
       from indicators i join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
       join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id), generate_series(0, 4) y`,
  ],
  [
    'measurements',
    `insert into measurements (institute_id, id, measurement_id, indicator_id, indicator_version_id, outcome_id, partnership_id, from_on, until_on, value, provenance, entry_no)
     select i.institute_id, ${idOf(`'mea' || i.id::text || m || '.' || q`)}, ${idOf(`'mea' || i.id::text || m || '.' || q`)}, i.id, ${idOf(`'ver' || i.id::text`)}, i.outcome_id, op.partnership_id,
            d.d, (d.d + interval '1 month' - interval '1 day')::date, (m + q) % 37, 'partner report', 1
       from indicators i join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
       join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
       join (select institute_id, outcome_id, partnership_id, row_number() over (partition by institute_id, outcome_id order by partnership_id) as q from outcome_partners) op
         on (op.institute_id, op.outcome_id) = (i.institute_id, i.outcome_id),
       generate_series(0, 83) m, lateral (select (p.from_on + make_interval(days => m * 21))::date as d) d`,
  ],
  [
    // Of every fourth month that was measured: what its sheets came to changes from partner to partner and from window to window.
    'reporting_windows',
    `insert into reporting_windows (institute_id, id, programme_id, name, from_on, until_on, opens_on, closes_on, indicators, outcomes, partnerships, entry_no)
     select p.institute_id, ${idOf(`'win' || p.id::text || m`)}, p.id, 'W' || m, d.d, (d.d + interval '1 month' - interval '1 day')::date, d.d + 31, d.d + 61,
            (select array_agg(n.id) from indicators n join outcomes o on (o.institute_id, o.id) = (n.institute_id, n.outcome_id)
              where o.institute_id = p.institute_id and o.programme_id = p.id),
            (select array_agg(o.id) from outcomes o where o.institute_id = p.institute_id and o.programme_id = p.id),
            (select array_agg(q.id) from partnerships q where q.institute_id = p.institute_id), 1
       from programmes p, generate_series(0, 83, 4) m, lateral (select (p.from_on + make_interval(days => m * 21))::date as d) d`,
  ],
  [
    'measurement_reports',
    `insert into measurement_reports (institute_id, id, window_id, partnership_id, entry_no)
     select w.institute_id, ${idOf(`'rep' || w.id::text || q.id`)}, w.id, q.id, 1 from reporting_windows w, unnest(w.partnerships) as q (id)`,
  ],
  [
    // Of ten sheets one is a draft; nine were submitted, of which one was returned, three approved and three locked.
    'report_steps',
    `insert into report_steps (institute_id, id, report_id, partnership_id, kind, by_name, entry_no)
     select r.institute_id, ${idOf(`'step' || r.id::text || k.kind`)}, r.id, r.partnership_id, k.kind, 'Bench', k.no
       from (${sheetOfTen}) r join (values ('submitted', 1, 1, 9), ('returned', 2, 3, 3), ('approved', 2, 4, 9), ('locked', 3, 7, 9)) k (kind, no, since, until)
         on r.of_ten between k.since and k.until`,
  ],
  [
    'measurement_reviews',
    `insert into measurement_reviews (institute_id, id, measurement_id, row_id, outcome_id, partnership_id, until_on, kind, comment, by_name, entry_no)
     select m.institute_id, ${idOf(`'rev' || m.id::text`)}, m.measurement_id, m.id, m.outcome_id, m.partnership_id, m.until_on,
            case when r.of_ten = 3 then 'returned' else 'approved' end, case when r.of_ten = 3 then 'Of which register?' end, 'Bench', 2
       from (${sheetOfTen}) r join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id)
       join measurements m on (m.institute_id, m.partnership_id, m.from_on, m.until_on) = (r.institute_id, r.partnership_id, w.from_on, w.until_on)
        and m.indicator_id = any (w.indicators)
      where r.of_ten >= 3`,
  ],
  [
    'budget_versions',
    `insert into budget_versions (institute_id, id, programme_id, edition, kind, entry_no)
     select institute_id, ${idOf(`'bud' || id::text`)}, id, 1, 'decided', 1 from programmes`,
  ],
  [
    'budget_amounts',
    `insert into budget_amounts (institute_id, id, budget_version_id, programme_id, outcome_id, partnership_id, block, budget_line, heading, from_on, until_on, amount_minor, currency, entry_no)
     select o.institute_id, ${idOf(`'ba' || o.id::text || op.partnership_id::text || h || y`)}, ${idOf(`'bud' || o.programme_id::text`)}, o.programme_id, o.id, op.partnership_id, 'operational', 'a', h,
            make_date(extract(year from p.from_on)::int + y, 1, 1), make_date(extract(year from p.from_on)::int + y, 12, 31), 2500000, 'EUR', 1
       from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
       join outcome_partners op on (op.institute_id, op.outcome_id) = (o.institute_id, o.id),
       unnest(array['investment','running','personnel']) h, generate_series(0, 4) y`,
  ],
  [
    'transactions',
    `insert into transactions (institute_id, id, programme_id, outcome_id, partnership_id, kind, on_day, amount_minor, currency, position, entry_no)
     select o.institute_id, ${idOf(`'tra' || o.id::text || op.partnership_id::text || n`)}, o.programme_id, o.id, op.partnership_id, 'disbursement', p.from_on + n * 90, 1800000, 'EUR', n, 1
       from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
       join outcome_partners op on (op.institute_id, op.outcome_id) = (o.institute_id, o.id), generate_series(0, 19) n`,
  ],
  [
    'expenses',
    `insert into expenses (institute_id, id, expense_id, reference, programme_id, outcome_id, partnership_id, activity_id, block, budget_line, heading, paid_on, charged_year,
       description, amount_minor, currency, rate, rate_source, rate_on, converted_minor, converted_currency, voucher_state, voucher_class, entry_no)
     select a.institute_id, ${idOf(`'exp' || a.id::text || n`)}, ${idOf(`'exp' || a.id::text || n`)}, a.reference || '/' || n, a.programme_id, a.outcome_id, a.partnership_id, a.id, 'operational', 'a',
            (array['running','personnel','investment'])[1 + n % 3], a.planned_from + n, extract(year from a.planned_from + n)::int, 'Room, meals and transport, ' || n,
            (12000 + 131 * n), 'XOF', 0.0015244902, 'fixed parity', a.planned_from, round((12000 + 131 * n) * 0.15244902), 'EUR',
            case when n % 10 = 0 then 'to_follow' else 'attached' end, 'ordinary', 1
       from activities a, generate_series(1, 13) n where (a.reference || n) is not null limit 150000`,
  ],
  [
    'documents',
    `insert into documents (institute_id, id, subject_kind, subject_id, partnership_id, title, class, file_name, media_type, size_bytes, sha256, added_by_name, entry_no)
     select institute_id, ${idOf(`'doc' || id::text`)}, 'expense', id, partnership_id, 'Voucher', 'ordinary', 'voucher.jpg', 'image/jpeg', 80000, md5(id::text) || md5(id::text || 'b'), 'Bench', 1
       from expenses where voucher_state = 'attached' limit 40000`,
  ],
  ['audit heads', `update audit_heads set last_no = greatest(last_no, 3)`],
];
