/** An id that a row always gets again, as in the rest of the reference set. */
const idOf = (name: string): string =>
  `(overlay(overlay(md5(${name}) placing '8' from 13) placing '8' from 17))::uuid`;

const each = 'from partnerships p join institutes i on i.id = p.institute_id';

/**
 * What is kept of each of the 60 partners over 25 years: a screening and a count of members a year, 60 talks, 10
 * collective agreements that were applied or not, 5 demands in three stages, half of them without evidence.
 */
export const partnerSet: readonly (readonly [name: string, sql: string])[] = [
  [
    'partner_screenings',
    `insert into partner_screenings (institute_id, id, partnership_id, screened_on, legal_status, election_method, congress_held_on,
       congress_due_on, income_dues, income_employer, income_state, income_party, income_donors, income_other, source, entry_no)
     select p.institute_id, ${idOf(`'scr' || p.id::text || y`)}, p.id, make_date(y, 11, 15), 'registered', 'secret_ballot',
            make_date(y - 3, 10, 1), make_date(y + 1 - (y % 3), 10, 1), 60 - y % 20, 0, y % 20, 0, 40, 0, 'report of the congress', 1
       ${each}, generate_series(2002, 2026) y`,
  ],
  [
    'member_counts',
    `insert into member_counts (institute_id, id, partnership_id, on_day, members, method, confidence, source, entry_no)
     select p.institute_id, ${idOf(`'mem' || p.id::text || y`)}, p.id, make_date(y, 12, 31), 5000 + 3000 * (y % 2), 'count', 'high', 'register', 1
       ${each}, generate_series(2002, 2025) y`,
  ],
  [
    'dialogue_events',
    `insert into dialogue_events (institute_id, id, partnership_id, title, country, entry_no)
     select p.institute_id, ${idOf(`'evt' || p.id::text || n`)}, p.id, 'Talks ' || n, 'BJ', 1 ${each}, generate_series(1, 60) n`,
  ],
  [
    'dialogue_event_facts',
    `insert into dialogue_event_facts (institute_id, id, event_id, partnership_id, held_on, form, level, parties, with_partner,
       seats_women, seats_men, seats_unknown, topics, result, source, entry_no)
     select p.institute_id, ${idOf(`'evf' || p.id::text || n`)}, ${idOf(`'evt' || p.id::text || n`)}, p.id,
            date '2002-03-01' + n * 145, 'negotiation', 'enterprise',
            jsonb_build_array(jsonb_build_object('kind', 'employers', 'name', 'Company ' || n)), true, 2, 3, 0, array['wages'], 'minutes', 'minutes', 1
       ${each}, generate_series(1, 60) n`,
  ],
  [
    'collective_agreements',
    `insert into collective_agreements (institute_id, id, partnership_id, title, country, level, parties, with_partner, clauses, entry_no)
     select p.institute_id, ${idOf(`'cba' || p.id::text || n`)}, p.id, 'Agreement ' || n, 'BJ', 'company',
            jsonb_build_array(jsonb_build_object('kind', 'employers', 'name', 'Company ' || n % 8)), true, array['wages'], 1
       ${each}, generate_series(1, 10) n`,
  ],
  [
    'agreement_states',
    `insert into collective_agreement_states (institute_id, id, agreement_id, partnership_id, state, on_day, term_from, term_until, source, entry_no)
     select p.institute_id, ${idOf(`'cbs' || p.id::text || n`)}, ${idOf(`'cba' || p.id::text || n`)}, p.id, 'signed',
            make_date(2004 + 2 * n, 5, 1), make_date(2004 + 2 * n, 5, 1), make_date(2007 + 2 * n, 4, 30), 'text', 1
       ${each}, generate_series(1, 10) n`,
  ],
  [
    'advocacy_dossiers',
    `insert into advocacy_dossiers (institute_id, id, partnership_id, title, country, level, demand, alliance, conventions, topics, opened_on, entry_no)
     select p.institute_id, ${idOf(`'dos' || p.id::text || n`)}, p.id, 'Demand ' || n, 'BJ', 'national', 'A law', '{}', '{}', array['wages'],
            make_date(2000 + 5 * n, 1, 10), 1
       ${each}, generate_series(1, 5) n`,
  ],
  [
    'advocacy_stages',
    `insert into advocacy_stages (institute_id, id, dossier_id, partnership_id, stage, on_day, evidence, entry_no)
     select p.institute_id, ${idOf(`'sta' || p.id::text || n || s`)}, ${idOf(`'dos' || p.id::text || n`)}, p.id,
            (array['agenda', 'submitted', 'adopted'])[s], make_date(2000 + 5 * n + s, 1, 10), case when n % 2 = 0 then 'law gazette' end, 1
       ${each}, generate_series(1, 5) n, generate_series(1, 3) s`,
  ],
];
