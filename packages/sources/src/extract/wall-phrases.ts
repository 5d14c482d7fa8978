/** Owns the words by which pages say that they are no article: in English, German, French, Spanish, Italian and Portuguese. Data only. */

/** What a page says of an article that it keeps back: a state, which no free article says of itself. */
export const paywallStates: readonly RegExp[] = [
  /\bthis (?:article|story|content|post|page|feature|report|analysis) (?:is|has been) (?:\w+ )?(?:exclusive(?:ly)?|only|reserved|available|locked|restricted|limited)\b[^.!?]{0,30}(?:to|for|by)\b[^.!?]{0,30}(?:subscribers?|members?|paid|paying|premium|registered|customers?)/i,
  /\b(?:subscriber|member|premium|paid)s?[- ]only (?:story|article|content|post)\b|\bthis (?:post|episode) is for (?:paid|paying) subscribers/i,
  /\byou(?:['’]ve| have) (?:reached|hit|used|read|exceeded)\b[^.!?]{0,40}\b(?:limit|last|all|free|complimentary|monthly)\b[^.!?]{0,40}\b(?:articles?|stories|limit|views?|reads?)\b/i,
  /\b(?:nur|exklusiv) für (?:\w+-)?(?:abonnent|abonent|mitglieder)|(?:artikel|beitrag|inhalt|text) ist (?:kostenpflichtig|exklusiv|abonnenten|nur)/i,
  /(?:article|contenu|suite|lecture)[^.!?]{0,30}réservée?s?(?: à nos| aux)? abonné|il vous reste\s+[\d,]+\s?%|la suite est réservée/i,
  /(?:contenido|artículo|noticia)[^.!?]{0,30}(?:exclusiv[oa]|sólo|solo) para (?:nuestros )?(?:suscriptores|socios|usuarios)/i,
  /(?:contenuto|articolo)[^.!?]{0,30}(?:riservato|esclusivo)[^.!?]{0,20}(?:abbonati|iscritti)/i,
  /(?:conteúdo|matéria|reportagem|texto|artigo)[^.!?]{0,30}(?:exclusiv[oa]|restrit[oa])[^.!?]{0,20}(?:assinante|membro)/i,
]

/** How a site offers what it keeps back. Stands beside free articles, too, so it says less than a state. */
export const paywallOffers: readonly RegExp[] = [
  /\b(?:subscribe|upgrade|become a (?:member|subscriber))\b[^.!?]{0,60}\bto (?:continue|keep|finish|unlock)\b/i,
  /\b(?:sign up|register|log ?in|sign ?in|join|create an? (?:free )?account)\b[^.!?]{0,60}\bto (?:continue|keep|finish|unlock|read)\b[^.!?]{0,20}\b(?:reading|article|story|post)/i,
  /\bto (?:continue|keep|finish) reading\b|\b(?:continue|keep) reading (?:this (?:article|story)|with|for (?:free|only|\W?\d))/i,
  /\bto (?:read|see|view|access|unlock) (?:the )?(?:full|entire|whole|rest of(?: the| this)?|complete|this|remaining)\s?(?:article|story|post|text|content|analysis|report|piece)?\b[^.!?]{0,60}(?:subscri|sign|log ?in|member|register|trial|upgrade|purchase)/i,
  /\b(?:read|get|unlock|view) the (?:rest of this|full|whole|entire) (?:article|story|post|piece)\b[^.!?]{0,80}\b(?:subscri|sign|member|trial|account|free|upgrade)/i,
  /\bunlock (?:this|the full|full|unlimited|all)\b[^.!?]{0,20}\b(?:article|story|access|post|content)|\b(?:get|start|try) (?:unlimited|full|complete|digital)(?: digital)? access\b/i,
  /\bsubscribe (?:now |today )?(?:to (?:read|unlock|access|get (?:full|unlimited))|for (?:full|unlimited|complete)(?: digital)? access)/i,
  /\b(?:jetzt|hier) (?:weiterlesen|freischalten|abonnieren und)|(?:weiterlesen|lesen) (?:mit|im) \S{0,24}(?:abo|plus|\+)|artikel (?:weiter|frei|zu ende)\s?(?:lesen|schalten)|um (?:diesen|den) (?:ganzen )?(?:artikel|beitrag)[^.!?]{0,30}(?:lesen|freizuschalten)/i,
  /pour (?:lire la suite|continuer (?:la|votre) lecture|accéder à (?:la suite|l['’]intégralité))|abonnez-vous pour (?:lire|continuer|accéder)/i,
  /(?:suscríbete|suscríbase|regístrate)[^.!?]{0,20} para (?:seguir|continuar|leer)|para (?:seguir|continuar) leyendo/i,
  /abbonati[^.!?]{0,20} (?:per|e) (?:continua|legg|prosegu)|per continuare a leggere/i,
  /assine[^.!?]{0,20} para (?:continuar|ler|ter)|para continuar (?:lendo|a ler)/i,
]

/** A sentence about consent. */
export const consentWords =
  /\bcookies?\b|\bconsent\b|\bprivacy\b|\bpersonal (?:data|information)\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|\bour partners\b|\bvendors\b|\btracking\b|datenschutz|einwillig|zustimm|personalisierte|\bwerbung\b|\bwerbefrei|\bpur-?abo|consentement|vie privée|données personnelles|traceurs|publicités? personnalisée|consentimiento|privacidad|datos personales|consenso|dati personali|consentimento|dados pessoais/iu

/** Such a page speaks as a site to its visitor; an article about consent does not. */
export const addressed =
  /\b(?:we|our|us|you|your|wir|uns(?:er\p{L}*)?|sie|ihre?[nrms]?|du|dein\p{L}*|nous|nos|notre|vous|vos|votre|nosotros|nuestr\p{L}+|usted|tus?|noi|nostr\p{L}+|tuo\p{L}*|nós|noss\p{L}+|você|seus?)\b/iu

/** What a consent page calls itself. */
export const consentTitles =
  /before you (?:continue|go)|we (?:value|care about|respect) your privacy|your privacy (?:choices|matters|is important)|privacy (?:settings|preference|choices|notice|consent)|cookie (?:consent|settings|preferences|policy|notice|wall)|consent (?:required|management)|manage (?:your )?consent|(?:\w+ )?is part of the (?:yahoo|\w+) family|wir (?:schätzen|respektieren|brauchen) ihre|zustimmung|bevor (?:sie|du)|avant d['’](?:accéder|aller|continuer)|votre vie privée|gestion des cookies|antes de (?:continuar|ir)|tu privacidad|la tua privacy|prima di continuare|sua privacidade/iu

/** What the buttons of such a page say. */
export const consentButtons =
  /^(?:i )?(?:accept|agree|allow|reject|decline|deny|refuse|consent|got it|ok)\b.{0,30}$|^(?:yes|no),? (?:i )?(?:accept|agree|thanks)|^(?:manage|customi[sz]e|more|cookie|privacy)[ -](?:options|settings|preferences|choices|cookies)|^(?:alle(?:s)? )?(?:akzeptieren|ablehnen|annehmen|zustimmen|einwilligen)|akzeptieren und weiter|^(?:tout |je )?(?:accepter|accepte|refuser|refuse)\b|continuer sans accepter|^(?:aceptar|rechazar|acepto|configurar)\b|^(?:accetta|rifiuta|accetto)\b|^(?:aceitar|rejeitar|recusar|aceito)\b/iu

export const loginTitles =
  /^(?:please )?(?:log ?in|sign ?in|sign up|log on|join|create (?:an |your )?account|register|members? (?:area|login)|anmelden|einloggen|login|se connecter|connexion|iniciar sesión|inicia sesión|accedi|entrar|acesse)\b|\b(?:log ?in|sign ?in|sign up) (?:to|•|\||-|–|—|for)\s|(?:[|–—•-] ?)(?:log ?in(?: or sign up)?|sign ?in|sign up|login|anmelden|connexion)$|\b(?:log ?in|sign ?in) (?:page|required|or (?:sign|register|join))/iu

export const loginPhrases =
  /\b(?:you (?:must|need to|have to) (?:be (?:logged|signed) in|log ?in|sign ?in)|(?:log|sign) ?in to (?:continue|see|view|access|your|use|\w+)|please (?:log|sign) ?in|(?:log|sign) ?in with (?:google|facebook|apple|email|sso)|forg(?:ot|otten) (?:your )?(?:password|account)|don['’]t have an account|new to \w+\? (?:join|sign)|keep me (?:logged|signed) in|remember me)\b|passwort vergessen|bitte (?:melden sie sich an|einloggen)|mot de passe oublié|contraseña|password dimenticata|esqueceu (?:a|sua) senha/iu

/** Titles of a gate against programs, and of errors that come instead of a page. */
export const blockedTitles =
  /^(?:just a moment|attention required|access (?:to this page )?(?:has been )?denied|are you (?:a )?(?:human|robot)|robot check|bot (?:check|verification)|(?:human|security|browser) (?:check|verification|challenge)|(?:please )?(?:verify|confirm|prove) (?:that )?you(?:['’]re| are) (?:a |not )?(?:a )?(?:human|robot)|verifying (?:you|your)|checking (?:your|if)|pardon our interruption|one (?:more|moment)|ddos-guard|please wait|sorry, you have been blocked|request (?:blocked|rejected|unsuccessful)|blocked|forbidden|403|429|too many requests|error 1\d{3}|captcha|un momento|einen moment|un instant|bist du ein mensch)\b/iu

export const blockedPhrases =
  /verify(?:ing)? (?:that )?you are (?:a )?human|(?:checking|check) (?:if the site connection is secure|your browser)|unusual (?:traffic|activity) from your|enable javascript and cookies to continue|why (?:have i been|was i) blocked|(?:are|['’]re) not a (?:robot|bot)|press (?:&|and) hold|you (?:don['’]t|do not) have permission to access|access to this (?:page|site|resource) (?:has been|was|is) (?:denied|blocked)|has been blocked by (?:network )?security|completing the captcha|performance (?:&|and) security by|incapsula incident|reference #[\da-f.]+|ray id/iu

export const missingTitles =
  /^(?:\W*(?:error )?(?:404|410)\b|(?:oops\W+)?(?:page|article|story|file|content) (?:(?:was|is|could|cannot|can['’]t) )?(?:not be |be )?(?:not )?(?:found|missing|gone|unavailable|no longer available)|not found|(?:the|this|that) page (?:you|can|could|does|is)|seite nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|pagina non trovata|página não encontrada)|[|–—-]\s*(?:404|page not found|not found)$/iu

/** What a page says that only a program can fill. */
export const emptyPhrases =
  /(?:enable|turn on|requires?|needs?|activate) java ?script|java ?script (?:is|must be|to be) (?:disabled|required|enabled|not enabled|turned off)|^(?:loading|please wait|redirecting|wird geladen|chargement|cargando)\b|your browser (?:is not supported|does not support)/iu
