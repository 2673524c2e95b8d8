package screens

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// visionPage is the step Visie: what the parties want with digitalisation,
// and where they do not want it.
type visionPage struct {
	*room
	form          *form
	scroll        *container.Scroll
	parties       *rows
	public        *rows
	publicPart    *fyne.Container
	opportunities *entries
	limits        *entries
	plans         *entries
}

func newVisionPage(r *room) page {
	p := &visionPage{room: r, form: newForm(r, "vision")}
	p.parties = newRows(r, "vision.parties", atTable, p.partyCard)
	p.public = newRows(r, "vision.public", withVision, p.publicTick)
	p.public.box.Layout = layout.NewGridLayoutWithColumns(2)
	p.publicPart = container.NewVBox(bold("Wat mag in de openbare versie?"), p.public.box)
	p.opportunities = newOpportunities(r)
	p.limits = newLimits(r)
	p.plans = newPlans(r)
	step, _ := r.guide.Step("vision")
	p.scroll = p.pageFrame(step.Title, step.Lead, container.NewVBox(
		card(container.NewVBox(heading("Wat wil elke partij?"), prose("Eén zin per partij. Een leeg vak mag."), p.parties.box, p.publicPart)),
		card(p.opportunities.part),
		card(p.limits.part),
		card(p.plans.part),
		card(p.shared()),
	))
	return p
}

func (p *visionPage) content() fyne.CanvasObject { return p.scroll }

func (p *visionPage) refresh() {
	p.form.refresh()
	p.parties.refresh()
	p.public.refresh()
	shown(p.publicPart, len(p.public.shown) > 0)
	p.opportunities.refresh()
	p.limits.refresh()
	p.plans.refresh()
}

func (p *visionPage) open(place string) {
	for prefix, list := range map[string]*entries{"vision.opportunities": p.opportunities, "vision.limits": p.limits, "vision.plans": p.plans} {
		if strings.HasPrefix(place, prefix) {
			p.scroll.ScrollToOffset(fyne.NewPos(0, list.part.Position().Y))
			return
		}
	}
	if place == "vision.shared" || place == "vision.settled" {
		p.scroll.ScrollToBottom()
		return
	}
	p.scroll.ScrollToTop()
}

// partyCard is one party's sentence: one line high while empty, and as high
// as its text once filled.
func (p *visionPage) partyCard(f *form, id string) fyne.CanvasObject {
	name := widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	name.Truncation = fyne.TextTruncateEllipsis
	text := f.area("Visie van een partij", "Onze visie in één zin", 1,
		func(s *session.Session) string { return visions.get(s, id).Text },
		func(s *session.Session, v string) {
			editVision(s, id, func(pv *session.PartyVision) { pv.Text = v })
		})
	f.onShow(func(s *session.Session) {
		party, _ := s.Party(id)
		name.SetText(nameOr(party.Name, "Partij zonder naam"))
	})
	return container.NewBorder(nil, nil, container.New(fixedWidth(200), name), nil, text)
}

// withVision are the parties at the table that said something.
func withVision(s *session.Session) []string {
	return slices.DeleteFunc(atTable(s), func(id string) bool { return visions.get(s, id).Text == "" })
}

// publicTick makes a party's sentence public. The ticks stand below the
// sentences, and not between them: who types on with Tab would else press the
// tick of one party with the words of the next.
func (p *visionPage) publicTick(f *form, id string) fyne.CanvasObject {
	tick := f.tick("Visie in de openbare versie",
		func(s *session.Session) bool { return visions.get(s, id).Public },
		func(s *session.Session, on bool) {
			editVision(s, id, func(pv *session.PartyVision) { pv.Public = on })
		})
	f.onShow(func(s *session.Session) {
		party, _ := s.Party(id)
		tick.SetText(nameOr(party.Name, "Partij zonder naam"))
	})
	return tick
}

// editVision changes a party's sentence, which comes into being with its
// first letter.
func editVision(s *session.Session, party string, apply func(*session.PartyVision)) {
	visions.editOrAdd(s, party, session.PartyVision{Party: party}, apply)
}

// settledOptions say whether the substance or the very text is agreed.
var settledOptions = []option{{session.SettledGist, "strekking eens, tekst volgt"}, {session.SettledText, "tekst vastgesteld"}}

func (p *visionPage) shared() fyne.CanvasObject {
	text := p.form.area("Gedeelde visie", "Wat willen wij samen met digitalisering, en wat niet?", 4,
		func(s *session.Session) string { return s.Vision.Shared },
		func(s *session.Session, v string) { s.Vision.Shared = v })
	settled := p.form.choose("Gedeelde visie: strekking of tekst", settledOptions,
		func(s *session.Session) string { return s.Vision.Settled },
		func(s *session.Session, v string) { s.Vision.Settled = v })
	settled.Horizontal = true
	return container.NewVBox(heading("Gedeelde visie"), text, settled)
}

// entries is a list of short texts, each one line with its details folded,
// and a field below it that adds one at Enter.
type entries struct {
	*rows
	part *fyne.Container
}

// newEntries makes such a list. Add puts one with that text in the session.
func newEntries(r *room, name, titleText, lead, hint string, ids func(*session.Session) []string, build func(f *form, id string) fyne.CanvasObject, add func(s *session.Session, text string)) *entries {
	e := &entries{rows: newRows(r, name, ids, build)}
	field := widgets.NewEntry()
	field.SetPlaceHolder(hint)
	submit := func() {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			return
		}
		field.SetText("")
		r.desk.Change(titleText+": toevoegen", "", func(s *session.Session) { add(s, text) })
		widgets.Reveal(field) // the new line pushed it down
	}
	field.OnSubmitted = func(string) { submit() }
	button := widgets.NewButtonWithIcon("Toevoegen", fynetheme.ContentAddIcon(), submit)
	e.part = container.NewVBox(heading(titleText), prose(lead), e.box, container.NewBorder(nil, nil, nil, button, field))
	return e
}

// entryRow is one line with its details folded below it.
func entryRow(line fyne.CanvasObject, details func() fyne.CanvasObject, f *form, remove func()) fyne.CanvasObject {
	fold := widgets.NewFold("Meer", details)
	fold.Opened = f.refresh
	return container.NewVBox(container.NewBorder(nil, nil, nil, moveButton(fynetheme.DeleteIcon(), remove), line), fold.Box)
}

func newOpportunities(r *room) *entries {
	build := func(f *form, id string) fyne.CanvasObject {
		text, setText := opportunities.text(id, func(o *session.Opportunity) *string { return &o.Text })
		strengthens, setStrengthens := opportunities.text(id, func(o *session.Opportunity) *string { return &o.Strengthens })
		party, setParty := opportunities.text(id, func(o *session.Opportunity) *string { return &o.Party })
		details := func() fyne.CanvasObject {
			return container.NewGridWithColumns(2,
				labelled("Wat versterkt dit?", f.line("Wat versterkt dit?", "bijvoorbeeld meepraten, controle, openheid", strengthens, setStrengthens)),
				labelled("Wie bracht dit in?", f.pick("Wie bracht dit in?", "partij", partyOptions, party, setParty)))
		}
		return entryRow(f.line("Kans voor de democratie", "De kans", text, setText), details, f, func() {
			r.desk.Change("Kans verwijderen", "", func(s *session.Session) { opportunities.remove(s, id) })
		})
	}
	return newEntries(r, "opportunities", "Kansen voor de democratie", "Hoe kan techniek de democratie hier sterker maken?", "Nieuwe kans", opportunities.ids, build,
		func(s *session.Session, text string) {
			s.Vision.Opportunities = append(s.Vision.Opportunities, session.Opportunity{ID: session.FreshID("k", opportunities.ids(s)), Text: text})
		})
}

func newLimits(r *room) *entries {
	build := func(f *form, id string) fyne.CanvasObject {
		text, setText := limits.text(id, func(l *session.Limit) *string { return &l.Text })
		party, setParty := limits.text(id, func(l *session.Limit) *string { return &l.Party })
		details := func() fyne.CanvasObject {
			return labelled("Wie bracht dit in?", f.pick("Wie bracht dit in?", "partij", partyOptions, party, setParty))
		}
		return entryRow(f.line("Waar willen we het niet?", "Waar niet, of nu minder", text, setText), details, f, func() {
			r.desk.Change("Grens verwijderen", "", func(s *session.Session) { limits.remove(s, id) })
		})
	}
	return newEntries(r, "limits", "Waar willen we het niet?", "Waar wilt u geen digitalisering, of nu minder?", "Nieuwe grens", limits.ids, build,
		func(s *session.Session, text string) {
			s.Vision.Limits = append(s.Vision.Limits, session.Limit{ID: session.FreshID("g", limits.ids(s)), Text: text})
		})
}

func newPlans(r *room) *entries {
	build := func(f *form, id string) fyne.CanvasObject {
		named, setNamed := plans.text(id, func(p *session.PlanItem) *string { return &p.Title })
		role, setRole := plans.text(id, func(p *session.PlanItem) *string { return &p.DigitalRole })
		field, setField := plans.text(id, func(p *session.PlanItem) *string { return &p.Field })
		other, setOther := plans.text(id, func(p *session.PlanItem) *string { return &p.OtherField })
		owner, setOwner := plans.text(id, func(p *session.PlanItem) *string { return &p.Owner })
		party, setParty := plans.text(id, func(p *session.PlanItem) *string { return &p.Party })
		details := func() fyne.CanvasObject {
			return container.NewVBox(
				labelled("Wat doet digitalisering daarin?", f.area("Wat doet digitalisering daarin?", "", 2, role, setRole)),
				container.NewGridWithColumns(2,
					labelled("Onderwerp", f.pick("Onderwerp van een plan", "onderwerp", r.fieldOptions, field, setField)),
					labelled("Onderwerp in eigen woorden", f.line("Onderwerp in eigen woorden", "", other, setOther)),
					labelled("Trekker", f.pick("Trekker van een plan", "trekker", memberOptions, owner, setOwner)),
					labelled("Wie bracht dit in?", f.pick("Wie bracht dit in?", "partij", partyOptions, party, setParty))))
		}
		return entryRow(f.line("Plan", "Plan", named, setNamed), details, f, func() { r.removePlan(id) })
	}
	return newEntries(r, "plans", "Plannen", "Welke plannen hebt u, en wat doet digitalisering daarin?", "Nieuw plan", plans.ids, build,
		func(s *session.Session, text string) {
			s.Vision.Plans = append(s.Vision.Plans, session.PlanItem{ID: session.FreshID("p", plans.ids(s)), Title: text})
		})
}

// removePlan takes a plan out, and lets go of it in the agreements that came
// from it.
func (r *room) removePlan(id string) {
	r.desk.Change("Plan verwijderen", "", func(s *session.Session) { session.RemovePlan(s, id) })
}

// fieldOptions are the guide's subjects, and none.
func (r *room) fieldOptions(*session.Session) []option {
	options := []option{{"", "geen onderwerp"}}
	for _, f := range r.guide.Fields {
		options = append(options, option{f.ID, f.Title})
	}
	return options
}

// memberOptions are the members of the intended college, and none.
func memberOptions(s *session.Session) []option {
	options := []option{{"", "nog niemand"}}
	for _, m := range s.Members {
		options = append(options, option{m.ID, memberName(m)})
	}
	return options
}

// memberName is how a member is called in lists: post, and name if known.
func memberName(m session.Member) string {
	if m.Name == "" {
		return nameOr(m.Post, "lid zonder functie")
	}
	if m.Post == "" {
		return m.Name
	}
	return m.Post + " (" + m.Name + ")"
}
