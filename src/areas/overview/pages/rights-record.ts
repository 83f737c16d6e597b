import { showWith as dossierWith } from '../../rights/pages/advocacy-dossier.tsx';
import { showWith as agreementWith } from '../../rights/pages/collective-agreement.tsx';
import { showWith as eventWith } from '../../rights/pages/dialogue-event.tsx';
import { activitiesThatLed } from './activities-that-led.tsx';

/** Talks, agreements and demands, with the activities that led to them. */
export const showEvent = eventWith(activitiesThatLed);
export const showAgreement = agreementWith(activitiesThatLed);
export const showDossier = dossierWith(activitiesThatLed);
