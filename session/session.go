// Package session holds what a table of parties fills in, and the rules over
// it: the types, the table of fields behind them, reading and writing of the
// session file, findings, where parties stand and what may be public.
//
// A [Session] is plain data. Its struct tags are the one table of fields (see
// [Fields]): they drive reading, writing, [Check], the public reduction and
// docs/file-format.md, so that a field is described once.
//
// The package knows no window, no PDF and no disk. Nothing in it keeps state;
// a Session itself is not safe for concurrent use while it is changed.
//
// # Tags
//
//   - key: the key in the file. Order in the struct is order in the file.
//   - show: public, confidential, notes or never; the widest variant that may
//     hold the field. Without it a field is never shown. A table or array has
//     its own show, which bounds what stands in it.
//   - when: a sibling bool; the field is public only where that one is true.
//   - enum: the allowed values, by |. The empty value is always allowed.
//   - range: lowest..highest of a number.
//   - form: id, uuid, date, color, png or time; text of that form.
//   - ref: what the value refers to: party, member, question, criterion,
//     field, own field, step, plan, passage, statute, owner, stance, portion
//     or hard question.
//   - by: on an array, the keys that name an element in a place; id without it,
//     and its number with "#".
//   - repeat: on an array, elements with one name are allowed.
//   - doc: what the field means, in Dutch, for docs/file-format.md.
package session

import "time"

// Format is the number of the file format that this version writes; a higher
// one is refused.
const Format = 1

// Kinds of file.
const (
	KindSession      = "session"
	KindContribution = "contribution"
	KindOnboarding   = "onboarding"
)

// Extra holds keys that this version does not know, by name; they are kept
// and written back after the known ones.
type Extra map[string]any

// Session is one table's work: the whole of a .formatie file.
type Session struct {
	Format  int       `key:"format" show:"public" doc:"het nummer van de bestandsvorm"`
	Kind    string    `key:"kind" show:"public" doc:"altijd session"`
	ID      string    `key:"id" form:"uuid" show:"public" doc:"een UUID"`
	Title   string    `key:"title" show:"public" doc:"titel van de sessie"`
	Created time.Time `key:"created" show:"public" doc:"gemaakt op"`
	Updated time.Time `key:"updated" show:"public" doc:"inhoud gewijzigd op"`

	Guide        GuideRef     `key:"guide" show:"public"`
	Document     Document     `key:"document" show:"public"`
	Municipality Municipality `key:"municipality" show:"public"`
	Plan         Plan         `key:"plan" show:"confidential"`
	Parties      []Party      `key:"parties" show:"public"`
	Members      []Member     `key:"members" show:"public"`
	Vision       Vision       `key:"vision" show:"public"`
	Portfolio    Portfolio    `key:"portfolio" show:"public"`
	Overall      Overall      `key:"overall" show:"public"`
	Questions    []Question   `key:"questions" show:"public"`
	Quick        []Quick      `key:"quick" by:"question/party" show:"confidential"`
	Stances      []Stance     `key:"stances" by:"question" show:"public"`
	Agreements   []Agreement  `key:"agreements" show:"public"`
	Statutes     []Statute    `key:"statutes" show:"public"`
	Wording      []Wording    `key:"wording" by:"passage" show:"public"`
	Parking      []Parking    `key:"parking" show:"confidential"`
	Notes        []Note       `key:"notes" show:"notes"`
	Seal         Seal         `key:"seal" show:"never"`
	Merged       []Merged     `key:"merged" by:"contribution" repeat:"true" show:"never"`
	Signoff      Signoff      `key:"signoff" show:"public"`
	Extra        Extra
}

// GuideRef names the guide that the session was made with.
type GuideRef struct {
	ID      string `key:"id" show:"public" doc:"id van de gids"`
	Version string `key:"version" show:"public" doc:"versie van de gids"`
	Extra   Extra
}

// Status of the document, chosen by people and never computed.
type Status string

// The three statuses; empty counts as Concept.
const (
	Concept    Status = "concept"
	Negotiated Status = "negotiated"
	Final      Status = "final"
)

// Document is what the table calls its document and how far it is.
type Document struct {
	Word    string `key:"word" show:"public" doc:"het woord van de tafel voor haar document"`
	Status  Status `key:"status" enum:"concept|negotiated|final" show:"public" doc:"status, door mensen gekozen"`
	Version string `key:"version" show:"public" doc:"versie"`
	Extra   Extra
}

// Municipality is the place and the term.
type Municipality struct {
	Name         string `key:"name" show:"public" doc:"naam van de gemeente"`
	Term         string `key:"term" show:"public" doc:"bestuursperiode"`
	CouncilSeats *int   `key:"council_seats" range:"0..99" show:"confidential" doc:"zetels in de gemeenteraad"`
	Logo         string `key:"logo" form:"png" show:"public" doc:"PNG in base64, hoogstens 1 MiB en 4.000 × 4.000"`
	Extra        Extra
}

// Plan is the plan of the evening.
type Plan struct {
	Preset  string   `key:"preset" enum:"45|90|120|half-day|two-evenings|own" show:"confidential" doc:"gekozen opzet"`
	Minutes *int     `key:"minutes" range:"0.." show:"confidential" doc:"minuten in totaal"`
	Steps   []string `key:"steps" ref:"step" show:"confidential" doc:"stappen van deze avond"`
	Rules   []string `key:"rules" show:"confidential" doc:"spelregels"`
	Parts   []Part   `key:"parts" by:"step" repeat:"true" show:"confidential"`
	Extra   Extra
}

// Part is one line of the run sheet.
type Part struct {
	Step     string `key:"step" ref:"step" show:"confidential" doc:"stap"`
	Question string `key:"question" ref:"question" show:"confidential" doc:"dilemma, als het onderdeel over één dilemma gaat"`
	Minutes  *int   `key:"minutes" range:"0.." show:"confidential" doc:"geplande minuten"`
	Spent    *int   `key:"spent" range:"0.." show:"never" doc:"gebruikte minuten"`
	Extra    Extra
}

// Party at the table, in list order everywhere.
type Party struct {
	ID    string `key:"id" form:"id" show:"public" doc:"id"`
	Name  string `key:"name" show:"public" doc:"naam"`
	Seats *int   `key:"seats" range:"0..45" show:"confidential" doc:"zetels"`
	Color string `key:"color" form:"color" show:"confidential" doc:"kleur"`
	Left  string `key:"left" form:"date" show:"confidential" doc:"datum waarop de partij de tafel verliet; zij telt dan nergens mee en staat in geen document"`
	Extra Extra
}

// Gone tells whether the party left the table: it stays in the file and
// counts nowhere.
func (p Party) Gone() bool { return p.Left != "" }

// Roles in the college. A secretary advises, and counts nowhere.
const (
	RoleAlderman  = "alderman"
	RoleMayor     = "mayor"
	RoleSecretary = "secretary"
)

// Member of the intended college.
type Member struct {
	ID          string   `key:"id" form:"id" show:"public" doc:"id"`
	Post        string   `key:"post" show:"public" doc:"functie"`
	Name        string   `key:"name" show:"public" doc:"naam, alleen als die bekend is"`
	Role        string   `key:"role" enum:"alderman|mayor|secretary" show:"public" doc:"rol"`
	Party       string   `key:"party" ref:"party" show:"public" doc:"partij"`
	Fields      []string `key:"fields" ref:"field" show:"public" doc:"onderwerpen in de portefeuille"`
	OtherFields []string `key:"other_fields" show:"public" doc:"onderwerpen in eigen woorden"`
	Extra       Extra
}

// Settled values: is the substance agreed, or the very text?
const (
	SettledGist = "gist"
	SettledText = "text"
)

// Vision is the second step.
type Vision struct {
	Shared        string        `key:"shared" show:"public" doc:"gedeelde visie"`
	Settled       string        `key:"settled" enum:"gist|text" show:"public" doc:"strekking eens of tekst vastgesteld"`
	WordedBy      string        `key:"worded_by" ref:"owner" show:"confidential" doc:"wie de tekst schrijft"`
	Parties       []PartyVision `key:"parties" by:"party" show:"public"`
	Opportunities []Opportunity `key:"opportunities" show:"public"`
	Limits        []Limit       `key:"limits" show:"public"`
	Plans         []PlanItem    `key:"plans" show:"public"`
	Extra         Extra
}

// PartyVision is one party's sentence; public only where Public is set.
type PartyVision struct {
	Party  string `key:"party" ref:"party" show:"public" when:"public" doc:"partij"`
	Text   string `key:"text" show:"public" when:"public" doc:"visie in een zin"`
	Public bool   `key:"public" show:"public" doc:"mag in de openbare versie"`
	Extra  Extra
}

// Opportunity is a chance to strengthen democracy (kans voor de democratie).
type Opportunity struct {
	ID          string `key:"id" form:"id" show:"public" doc:"id"`
	Text        string `key:"text" show:"public" doc:"de kans"`
	Strengthens string `key:"strengthens" show:"public" doc:"wat dit aan de democratie versterkt"`
	Party       string `key:"party" ref:"party" show:"confidential" doc:"wie het inbracht"`
	Extra       Extra
}

// Limit is where the table does not want digitalisation, or less for now.
type Limit struct {
	ID    string `key:"id" form:"id" show:"public" doc:"id"`
	Text  string `key:"text" show:"public" doc:"waar willen we het niet?"`
	Party string `key:"party" ref:"party" show:"confidential" doc:"wie het inbracht"`
	Extra Extra
}

// PlanItem is a concrete plan and what digitalisation does in it.
type PlanItem struct {
	ID          string `key:"id" form:"id" show:"public" doc:"id"`
	Title       string `key:"title" show:"public" doc:"plan"`
	DigitalRole string `key:"digital_role" show:"public" doc:"wat digitalisering daarin doet"`
	Field       string `key:"field" ref:"field" show:"public" doc:"onderwerp"`
	OtherField  string `key:"other_field" show:"public" doc:"onderwerp in eigen woorden"`
	Owner       string `key:"owner" ref:"member" show:"public" doc:"trekker"`
	Party       string `key:"party" ref:"party" show:"confidential" doc:"wie het inbracht"`
	Extra       Extra
}

// Portfolio models.
const (
	Coordinating = "coordinating"
	Shared       = "shared"
	Mixed        = "mixed"
	Later        = "later"
)

// Portfolio is the choice whose digitalisation is.
type Portfolio struct {
	Model       string   `key:"model" enum:"coordinating|shared|mixed|later" show:"public" doc:"de keuze"`
	Motivation  string   `key:"motivation" show:"public" doc:"motivering"`
	Coordinator string   `key:"coordinator" ref:"member" show:"public" doc:"coördinerend wethouder"`
	Mandate     string   `key:"mandate" show:"public" doc:"zeggenschap in de andere portefeuilles"`
	Review      string   `key:"review" show:"public" doc:"toets op nieuwe voorstellen"`
	Duties      []Duty   `key:"duties" by:"member" show:"public"`
	Weights     []Weight `key:"weights" by:"party/criterion" show:"confidential"`
	Extra       Extra
}

// Duty is what one member answers for under the shared and mixed models.
type Duty struct {
	Member               string `key:"member" ref:"member" show:"public" doc:"lid van het college"`
	Responsibility       string `key:"responsibility" show:"public" doc:"verantwoordelijk voor"`
	SharedResponsibility string `key:"shared_responsibility" show:"public" doc:"medeverantwoordelijk voor"`
	KnowledgeNeed        string `key:"knowledge_need" show:"public" doc:"wil nog weten"`
	Extra                Extra
}

// Weight is how heavily a criterion weighs for a party, 0..2.
type Weight struct {
	Party     string `key:"party" ref:"party" show:"confidential" doc:"partij"`
	Criterion string `key:"criterion" ref:"criterion" show:"confidential" doc:"afwegingspunt"`
	Weight    *int   `key:"weight" range:"0..2" show:"confidential" doc:"hoe zwaar weegt het?"`
	Extra     Extra
}

// Overall is the overall stance: how do we deal with digitalisation?
type Overall struct {
	Text    string `key:"text" show:"public" doc:"het politieke standpunt"`
	Settled string `key:"settled" enum:"gist|text" show:"public" doc:"strekking eens of tekst vastgesteld"`
	// WordedBy is who words a text of which only the gist was agreed.
	WordedBy string `key:"worded_by" ref:"owner" show:"confidential" doc:"wie de tekst schrijft"`
	Extra    Extra
}

// Question is a dilemma of the table's own.
type Question struct {
	ID       string   `key:"id" form:"id" show:"public" doc:"id"`
	Title    string   `key:"title" show:"public" doc:"titel"`
	Question string   `key:"question" show:"public" doc:"vraag"`
	Poles    []string `key:"poles" show:"public" doc:"de ene kant en de andere kant"`
	Extra    Extra
}

// Marks of the quick round.
const (
	MarkTalk   = "talk"
	MarkAgree  = "agree"
	MarkNotNow = "not-now"
)

// Quick is one party's mark in the quick round.
type Quick struct {
	Question string `key:"question" ref:"question" show:"confidential" doc:"dilemma"`
	Party    string `key:"party" ref:"party" show:"confidential" doc:"partij"`
	Mark     string `key:"mark" enum:"talk|agree|not-now" show:"confidential" doc:"praten, eens of nu niet"`
	Extra    Extra
}

// Outcomes of a dilemma. Empty is still open.
const (
	Agreed     = "agreed"
	Compromise = "compromise"
	Free       = "free"
	ToCouncil  = "council"
	Deferred   = "deferred"
	Skipped    = "skipped"
)

// Stance is a dilemma on this table, with its positions and its outcome.
type Stance struct {
	Question      string     `key:"question" ref:"question" show:"public" doc:"dilemma"`
	Local         string     `key:"local" show:"confidential" doc:"zo staat het bij ons"`
	Outcome       string     `key:"outcome" enum:"agreed|compromise|free|council|deferred|skipped" show:"public" doc:"uitkomst"`
	Position      *int       `key:"position" range:"-2..2" show:"public" doc:"plaats op de schaal, alleen bij eens of compromis"`
	Text          string     `key:"text" show:"public" doc:"tekst van de uitkomst"`
	Settled       string     `key:"settled" enum:"gist|text" show:"public" doc:"strekking eens of tekst vastgesteld"`
	WordedBy      string     `key:"worded_by" ref:"owner" show:"confidential" doc:"wie de tekst schrijft"`
	Until         string     `key:"until" show:"public" doc:"later beslissen: wie, wanneer"`
	Dissent       string     `key:"dissent" show:"public" when:"dissent_public" doc:"kanttekening van een partij"`
	DissentPublic bool       `key:"dissent_public" show:"public" doc:"de kanttekening mag in de openbare versie"`
	Revealed      bool       `key:"revealed" show:"confidential" doc:"inzet is tegelijk getoond"`
	Positions     []Position `key:"positions" by:"party" show:"confidential"`
	Sealed        []Position `key:"sealed" by:"party" show:"never"`
	Extra         Extra
}

// States of a position.
const (
	Given    = "given"
	Reserved = "reserved"
	None     = "none"
)

// Position is what one party brings on a dilemma (inzet).
type Position struct {
	Party    string `key:"party" ref:"party" show:"confidential" doc:"partij"`
	State    string `key:"state" enum:"given|reserved|none" show:"confidential" doc:"gegeven, onder voorbehoud van de fractie, of nog geen"`
	Value    *int   `key:"value" range:"-2..2" show:"confidential" doc:"plaats op de schaal"`
	Priority *int   `key:"priority" range:"0..2" show:"confidential" doc:"hoe zwaar weegt dit?"`
	Note     string `key:"note" show:"confidential" doc:"toelichting"`
	Extra    Extra
}

// Agreement is who does what by when with what money.
type Agreement struct {
	ID      string `key:"id" form:"id" show:"public" doc:"id"`
	Text    string `key:"text" show:"public" doc:"afspraak"`
	Owner   string `key:"owner" ref:"owner" show:"public" doc:"trekker: id van een lid of partij, of college, council, organisation"`
	Due     string `key:"due" form:"date" show:"public" doc:"uiterlijk"`
	Money   string `key:"money" enum:"once|yearly|within|memo" show:"public" doc:"geld"`
	Euros   *int   `key:"euros" range:"0.." show:"public" doc:"hele euro's"`
	Cover   string `key:"cover" show:"public" doc:"dekking"`
	Stance  string `key:"stance" ref:"stance" show:"public" doc:"dilemma waar de afspraak uit volgt"`
	Plan    string `key:"plan" ref:"plan" show:"public" doc:"plan waar de afspraak uit volgt"`
	Statute string `key:"statute" ref:"statute" show:"public" doc:"wettelijke datum waar de afspraak uit volgt"`
	Extra   Extra
}

// Owners that are no member and no party.
const (
	OwnerCollege      = "college"
	OwnerCouncil      = "council"
	OwnerOrganisation = "organisation"
)

// Money of an agreement.
const (
	Once   = "once"
	Yearly = "yearly"
	Within = "within"
	Memo   = "memo"
)

// Statute is what the table did with a statutory date of the guide.
type Statute struct {
	ID     string `key:"id" ref:"statute" show:"public" doc:"id uit de gids"`
	Choice string `key:"choice" enum:"adopted|declined" show:"public" doc:"overgenomen of niet"`
	Extra  Extra
}

// Wording is a passage in the table's own words. Base is the digest of the
// generated text that it replaced (see export.Digest).
type Wording struct {
	Passage string `key:"passage" ref:"passage" show:"public" doc:"passage van het hoofdstuk"`
	Text    string `key:"text" show:"public" doc:"eigen tekst"`
	Base    string `key:"base" show:"confidential" doc:"vingerafdruk van de vervangen tekst"`
	Extra   Extra
}

// Parking is something put aside for later.
type Parking struct {
	ID    string `key:"id" form:"id" show:"confidential" doc:"id"`
	Text  string `key:"text" show:"confidential" doc:"onderwerp"`
	Step  string `key:"step" ref:"step" show:"confidential" doc:"stap"`
	Extra Extra
}

// Note is the facilitator's own.
type Note struct {
	ID    string `key:"id" form:"id" show:"notes" doc:"id"`
	Step  string `key:"step" ref:"step" show:"notes" doc:"stap"`
	Text  string `key:"text" show:"notes" doc:"eigen aantekening van de gespreksleider"`
	Extra Extra
}

// Seal is the key pair to which contributions from home are sealed.
type Seal struct {
	Recipient string `key:"recipient" doc:"openbare sleutel (age)"`
	Identity  string `key:"identity" doc:"geheime sleutel (age)"`
	Extra     Extra
}

// Merged is a contribution that was taken in.
type Merged struct {
	Contribution string `key:"contribution" doc:"id van de inbreng"`
	Party        string `key:"party" ref:"party" doc:"partij"`
	Digest       string `key:"digest" doc:"vingerafdruk"`
	Extra        Extra
}

// Signoff is the signing of the document.
type Signoff struct {
	Place       string      `key:"place" show:"public" doc:"plaats"`
	Date        string      `key:"date" form:"date" show:"public" doc:"datum"`
	Fingerprint string      `key:"fingerprint" show:"public" doc:"vingerafdruk van de openbare tekst die werd ondertekend"`
	Signatures  []Signature `key:"signatures" by:"party" repeat:"true" show:"public"`
	Extra       Extra
}

// Signature of one party.
type Signature struct {
	Party       string `key:"party" ref:"party" show:"public" doc:"partij"`
	Name        string `key:"name" show:"public" doc:"naam"`
	Function    string `key:"function" show:"public" doc:"functie"`
	Reservation string `key:"reservation" show:"public" doc:"voorbehoud"`
	Extra       Extra
}
