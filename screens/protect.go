package screens

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session/desk"
)

// askPassphrase asks for the passphrase of a file; remark says why again.
func (r *room) askPassphrase(what, remark string, next func(words string), cancelled func()) {
	field := widgets.NewPassword()
	field.SetPlaceHolder("wachtwoord, liefst een hele zin")
	box := container.NewVBox(prose("Het bestand "+what+" is beveiligd met een wachtwoord."), field)
	if remark != "" {
		box.Add(prose(sentence(remark)))
	}
	var d *dialog.CustomDialog
	done := false
	open := func() {
		done = true
		d.Hide()
		next(field.Text)
	}
	field.OnSubmitted = func(string) { open() }
	d = dialog.NewCustomWithoutButtons("Wachtwoord", box, r.window)
	yes := widgets.NewButton("Openen", open)
	yes.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", func() { d.Hide() }), yes})
	d.SetOnClosed(func() {
		if !done {
			cancelled()
		}
	})
	d.Resize(fyne.NewSize(520, 240))
	r.showDialog(d)
	r.window.Canvas().Focus(field)
}

// sentence makes a message that may stand behind a file's name one by itself.
func sentence(text string) string {
	text = capital(text)
	if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(r) || unicode.IsDigit(r) || r == ')' || r == '”' {
		text += "."
	}
	return text
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}

// remarkOn is what a question for a passphrase says about the one before.
func remarkOn(err error) string {
	if errors.Is(err, desk.ErrPassphrase) {
		return desk.ErrPassphrase.Error()
	}
	return ""
}

// needsPassphrase tells whether an error asks for a passphrase, or another.
func needsPassphrase(err error) bool {
	return errors.Is(err, desk.ErrProtected) || errors.Is(err, desk.ErrPassphrase)
}

// what is said before a session goes behind a passphrase
const (
	lostIsLost  = "Kwijt is kwijt: zonder het wachtwoord gaat dit bestand nooit meer open, ook niet door ons of door een beheerder. Spreek af wie het bewaart, en waar."
	whatIsSafe  = "Het bestand, het logboek voor storingen en de eerdere versies op deze computer gaan achter dit wachtwoord. Documenten die u maakt, en kopieën die u al had, niet."
	afterwards  = "Documenten die u maakt, zijn niet beveiligd."
	removedText = "Iedereen die het bestand heeft, kan het daarna lezen. Eerdere versies op deze computer blijven achter het oude wachtwoord."
)

// askProtect puts the session behind a passphrase, or behind another one.
func (s *shell) askProtect() {
	p := &protecting{shell: s, first: widgets.NewPassword(), again: widgets.NewPassword(), remark: prose("")}
	p.first.SetPlaceHolder("wachtwoord, liefst een hele zin")
	p.again.SetPlaceHolder("nog een keer hetzelfde")
	p.first.OnChanged = func(string) { p.show() }
	p.again.OnChanged = func(string) { p.show() }
	p.again.OnSubmitted = func(string) { p.finish() }
	titleText := "Beveiligen met een wachtwoord"
	if s.desk.IsProtected() {
		titleText = "Wachtwoord wijzigen"
	}
	box := container.NewVBox(prose(lostIsLost), prose(whatIsSafe), p.first, p.again, p.remark)
	p.dialog = dialog.NewCustomWithoutButtons(titleText, widgets.NewScroll(box), s.window)
	p.yes = widgets.NewButton("Beveiligen", p.finish)
	p.yes.Importance = widget.HighImportance
	p.dialog.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", p.dialog.Hide), p.yes})
	p.dialog.Resize(fyne.NewSize(640, 420))
	p.show()
	s.showDialog(p.dialog)
	s.window.Canvas().Focus(p.first)
}

// protecting is the dialog that asks for a new passphrase.
type protecting struct {
	*shell
	first, again *widgets.Entry
	remark       *widget.Label
	yes          *widgets.Button
	dialog       *dialog.CustomDialog
}

// problem says why the passphrase cannot be taken; "" where it can.
func (p *protecting) problem() string {
	if err := desk.CheckPassphrase(p.first.Text); err != nil {
		return err.Error()
	}
	if p.first.Text != p.again.Text {
		return "typ twee keer hetzelfde wachtwoord"
	}
	return ""
}

// show says what is the matter with what was typed, and advises against a
// weak one; advice stops nobody.
func (p *protecting) show() {
	text := p.problem()
	enable(p.yes, text == "")
	if p.first.Text == "" {
		text = ""
	} else if advice := desk.Advice(p.first.Text); advice != "" {
		text = advice
	}
	if text != "" {
		text = sentence(text)
	}
	p.remark.SetText(text)
}

func (p *protecting) finish() {
	if p.problem() != "" {
		return
	}
	p.dialog.Hide()
	hide := p.wait("Beveiligen…")
	p.desk.Protect(p.first.Text, func(err error) {
		hide()
		p.settings.forget(p.desk.Path())
		p.menu.show()
		if err != nil {
			p.tell("Niet alles is beveiligd", sentence(err.Error()))
			return
		}
		p.tell("Beveiligd", "Deze sessie is beveiligd met een wachtwoord. "+afterwards)
	})
}

// tell says something that needs no answer.
func (r *room) tell(titleText, text string) {
	d := r.newNotice(titleText, "Sluiten", prose(text))
	d.Resize(fyne.NewSize(520, 180))
	r.showDialog(d)
}

// askUnprotect makes the session readable for everybody who has its file.
func (s *shell) askUnprotect() {
	s.ask("Beveiliging weghalen", removedText, answer{"Beveiliging weghalen", func() {
		s.desk.Unprotect(func(err error) {
			if err != nil {
				s.fail(err)
			}
		})
	}})
}
