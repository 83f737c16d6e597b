/**
 * Words of units in the five languages, without accents, by which an indicator says what it counts; only what is surely one of these
 * is listed, as a figure that is refused wrongly cannot be given at all.
 */
const among = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const people = among(`
  personne personnes membre membres travailleur travailleurs travailleuse travailleuses femme femmes homme hommes jeune jeunes
  participant participants participante participantes militant militants militante militantes delegue delegues deleguee deleguees
  affilie affilies affiliee affiliees adherent adherents adherente adherentes syndique syndiques formateur formateurs formatrice
  formatrices animateur animateurs animatrice animatrices beneficiaire beneficiaires salarie salaries ouvrier ouvriers dirigeant
  dirigeants dirigeante dirigeantes negociateur negociateurs negociatrice negociatrices representant representants
  persoon personen mensen lid leden vakbondsleden werknemer werknemers werkneemster werkneemsters vrouw vrouwen man mannen jongere
  jongeren deelnemer deelnemers deelneemster deelneemsters militanten afgevaardigde afgevaardigden aangeslotene aangeslotenen
  vormingswerker vormingswerkers begeleider begeleiders animatoren begunstigde begunstigden arbeider arbeiders onderhandelaar
  onderhandelaars vertegenwoordiger vertegenwoordigers leider leiders
  person persons people member members worker workers woman women men activist activists delegate delegates trainer trainers
  facilitator facilitators beneficiary beneficiaries employee employees leader leaders negotiator negotiators representative
  representatives
  persona personas miembro miembros afiliado afiliados afiliada afiliadas trabajador trabajadores trabajadora trabajadoras mujer
  mujeres hombre hombres joven jovenes delegado delegados delegada delegadas formador formadores formadora formadoras animador
  animadores animadora animadoras beneficiario beneficiarios beneficiaria beneficiarias dirigentes lider lideres negociador
  negociadores negociadora negociadoras representante representantes
  pessoa pessoas membro membros filiado filiados filiada filiadas trabalhador trabalhadores trabalhadora trabalhadoras mulher
  mulheres homem homens jovem jovens`);

export const things = among(`
  convention conventions accord accords loi lois texte textes organe organes mesure mesures campagne campagnes reseau reseaux cas
  dossier dossiers position positions cercle cercles plan plans plainte plaintes section sections syndicat syndicats organisation
  organisations entreprise entreprises formation formations participation participations atelier ateliers reunion reunions activite
  activites action actions document documents publication publications comite comites federation federations centrale centrales pays
  cao overeenkomst overeenkomsten wet wetten tekst teksten orgaan organen maatregel maatregelen netwerk netwerken geval gevallen
  standpunt standpunten kring kringen plannen klacht klachten afdeling afdelingen vakbond vakbonden organisaties bedrijf bedrijven
  vorming vormingen opleiding opleidingen deelname deelnames vergadering vergaderingen activiteit activiteiten actie acties
  documenten publicatie publicaties comites federatie federaties centrales land landen
  agreement agreements law laws text texts body bodies measure measures campaign campaigns network networks case cases circle
  circles complaint complaints branch branches union unions organization organizations company companies training trainings workshop
  workshops meeting meetings activity activities committee committees country countries
  convenio convenios acuerdo acuerdos ley leyes texto textos organo organos medida medidas campana campanas red redes caso casos
  posicion posiciones circulo circulos planes queja quejas seccion secciones sindicato sindicatos organizacion organizaciones empresa
  empresas formacion formaciones participacion participaciones taller talleres reuniones actividad actividades accion acciones
  documento documentos publicacion publicaciones
  convencao convencoes acordo acordos lei leis orgao orgaos campanha campanhas rede posicao posicoes plano planos queixa queixas
  seccao seccoes secao secoes organizacao organizacoes formacao formacoes participacao participacoes oficina oficinas reuniao
  reunioes atividade atividades acao acoes publicacao publicacoes`);

/** A unit with one of these measures, or says a rate. */
export const measured = among(`
  eur euro euros usd cent percent pourcent procent jour jours dag dagen day days dia dias heure heures uur uren hour hours hora horas
  mois maand maanden month months mes meses taux indice index etp vte fte ratio point points punt punten par per por`);

/** What is said with one of these, in the unit or the title, may go below zero. */
export const ofChange = among(`
  net nets nette nettes netto neto netos neta netas liquido liquidos liquida liquidas solde saldo balance croissance groei growth
  crecimiento crescimento evolution evolutie evolucion evolucao variation variacion variacao difference verschil diferencia diferenca
  ecart changement verandering change cambio mudanca progression augmentation toename increase aumento`);

/** And with one of these in fractions. */
export const ofAverage = among(`
  moyen moyens moyenne moyennes gemiddeld gemiddelde average mean promedio media medio medios medias`);
