package session

import "time"

// New gives an empty session with that id, made at now, with that guide.
// Seconds are the finest that it keeps of the time.
func New(id string, now time.Time, guideID, guideVersion string) *Session {
	now = moment(now.Truncate(time.Second))
	return &Session{
		Format: Format, Kind: KindSession, ID: id, Created: now, Updated: now,
		Guide: GuideRef{ID: guideID, Version: guideVersion},
	}
}
