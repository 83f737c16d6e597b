import { showWith as dossierWith } from '../../rights/pages/advocacy-dossier.tsx';
import { showWith as agreementWith } from '../../rights/pages/collective-agreement.tsx';
import { showWith as eventWith } from '../../rights/pages/dialogue-event.tsx';
import { activitiesThatLed } from './activities-that-led.tsx';
import { eventAround } from './event-around.tsx';

/** Talks, agreements and demands, with the activities that led to them; talks with the indicators they count toward. */
export const showEvent = eventWith(eventAround);
export const showAgreement = agreementWith(activitiesThatLed);
export const showDossier = dossierWith(activitiesThatLed);
