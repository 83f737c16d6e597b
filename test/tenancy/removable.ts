/** What is taken back by removing the row; everything else is ended or followed by another row. */
export const removable = [
  'activity_agreements',
  'activity_awareness',
  'activity_dialogues',
  'activity_dossiers',
  'activity_organisations',
  'awareness_channels',
  'campaign_days',
  'mission_answers',
  'mission_citations',
  'outcome_partners',
  'programme_classifications',
  'programme_participations',
  'programme_places',
  'sessions',
  'sign_in_attempts',
  'supported_post_shares',
];
