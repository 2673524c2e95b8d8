package session

import (
	"strings"

	"formatietafel/guide"
)

// Subject says in words what a place of a finding is about: "Cameratoezicht,
// Groen & Sociaal" for "stances[cameras].positions[groen].value". It is empty
// for a place that names no party, member or dilemma.
func Subject(s *Session, g *guide.Guide, place string) string {
	var about []string
	for _, part := range strings.Split(place, "[")[1:] {
		id, _, closed := strings.Cut(part, "]")
		if name := subjectOf(s, g, id); closed && name != "" {
			about = append(about, name)
		}
	}
	return strings.Join(about, ", ")
}

func subjectOf(s *Session, g *guide.Guide, id string) string {
	if party, ok := s.Party(id); ok {
		return party.Name
	}
	if topic, ok := s.Dilemma(g, id); ok {
		return topic.Title
	}
	if member, ok := s.Member(id); ok {
		return member.Post
	}
	return ""
}
