package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/session"
)

// tellOtherGuide says what it means that the document was made with another
// guide than the one that is loaded.
func (s *shell) tellOtherGuide() {
	notice := session.GuideNotice(s.session(), s.guide)
	if s.isOnboarding() {
		notice = session.OnboardingGuideNotice(s.desk.Onboarding(), s.guide)
	}
	if notice == "" {
		return
	}
	d := s.newNotice("Een andere gids", "Sluiten", container.NewVScroll(prose(notice)))
	d.Resize(fyne.NewSize(600, 360))
	s.showDialog(d)
}
