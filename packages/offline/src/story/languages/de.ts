/** German, as the story writer knows it. */
import { droppable, type LanguageFacts, opening, words } from './language-facts.ts'

export const german: LanguageFacts = {
  stopWords:
    words(`der die das den dem des ein eine einer eines einem einen und oder aber denn sondern wenn weil dass ob
    als wie wo wer was wann warum welche welcher welches in im an am auf aus bei beim mit nach von vom vor zu zum zur für
    durch gegen ohne um über unter zwischen hinter neben seit während wegen trotz bis ab er sie es ihn ihm ihr ihnen ihre
    ihrer ihrem ihren ihres sein seine seiner seinem seinen seines sich wir uns unser ich mich mir du dich man dieser
    diese dieses diesem diesen jener jene jenes solche solcher nicht kein keine keiner keinem keinen nur auch noch schon
    sehr mehr weniger viel viele vielen wenig alle allen alles andere anderen anderer selbst so dann da dort hier nun
    jetzt heute gestern immer nie oft fast doch jedoch ist sind war waren wird werden wurde wurden worden sein gewesen hat
    haben hatte hatten kann können konnte konnten muss müssen musste soll sollen sollte will wollen darf dürfen macht
    machen gibt gab zwei drei erst erste ersten jeder jede jedes jedem jeden einzige einzigen einziger einziges chr mal`),
  verbs: words(''),
  verbEnding: /(?:ten|tet|te|lich|weise)$/,
  openers:
    words(`der die das den dem des ein eine einer eines einem einen im in am an auf aus bei beim mit nach von vom vor zu
    zum zur für durch gegen ohne um über unter zwischen hinter neben seit während ihre ihrer seine seiner jeder jede jedes`),
  joiners: words('der des von'),
  plain: words(
    'jahr jahre jahren jahrhundert tag tage zeit zeiten teil teile menschen mensch ende weise art beispiel fall welt seite',
  ),
  adjectives: words(''),
  leaning: /(?!)/u,
  runIn: /^(\p{Lu}\p{Ll}+) \1(?=\s)/u,
  dangling: opening(
    'er|sie|es|ihm|ihn|ihnen|ihre?[rsmn]?|seine?[rsmn]?|dies|diese[rsmn]?|jene[rsmn]?|solche[rsmn]?|das(?= (?:ist|war|sind|waren|wird|wurde|hat|hatte|heißt|bedeutet|macht|liegt|geschieht|zeigt|führte|gilt)\\b)|aber|und|oder|denn|doch|jedoch|dennoch|trotzdem|allerdings|außerdem|zudem|auch|also|daher|deshalb|deswegen|darum|so|dann|danach|dabei|damit|dadurch|dazu|davon|davor|darin|darauf|daraus|daran|dafür|dagegen|dort|da|hierbei|hierfür|hier|später|bald darauf|zum beispiel|stattdessen|im gegensatz|andererseits|einerseits|gleichzeitig|inzwischen|schließlich|letztere[rs]?|beide[rsn]?|andere|(?:in|an|auf|aus|bei|mit|nach|von|vor|zu|für|durch|gegen|ohne|um|über|unter|seit|während|trotz|wegen) (?:ihm|ihr|ihnen|ihn|dies|diese[rsmn]?|jene[rsmn]?|denen|dem(?= ,))|(?:wenn|als|weil|obwohl|während|nachdem|bevor|sobald|falls|da|ob) (?:er|sie|es|diese[rs]?|dies)',
  ),
  connective: droppable('tatsächlich|natürlich|übrigens|kurz gesagt', 'aber|und|doch|denn'),
  abbreviations: words(`Dr Prof Hr Fr St bzw ca z.B d.h u.a u.ä vgl Bd Str ggf inkl exkl evtl geb gest o.ä sog v.a i.d.R
    Mio Mrd Jh Jhs`),
  numberAbbreviations: words('Nr nr S s Art art Abb Tab Abs'),
  openAbbreviations: words('usw etc v.Chr n.Chr Chr'),
  and: 'und',
  capitalNouns: true,
  boilerplate:
    /(?:newsletter|abonnieren|cookies?|alle rechte vorbehalten|©|copyright|klicken sie|mehr lesen|weiterlesen|datenschutz|impressum|siehe (?:auch|unten|oben))/iu,
}
