package site

import (
	"time"

	"ccgratings/cmd/ccgratings/internal/card"
)

// sharing is what the head of a page tells those who show a link to it: social
// networks, messengers, search engines (Open Graph protocol, ogp.me). A preview
// tells them nothing.
type sharing struct {
	Kind      string // of page; empty in a preview
	Site      string
	Published string // date and time; empty unless it is of an edition
	URL       string // the page's one full address; empty where that is not known
	Image     string // full address of a picture; empty where that is not known
	ImageAlt  string
	Width     int // of the picture, in pixels
	Height    int
}

// The kinds of page that the protocol has: a page of an edition is an article,
// which has a date.
const (
	website   = "website"
	ofEdition = "article"
)

// shared is what the head of a page that stands at a place tells, with the
// picture that stands for it. Addresses must be full, so without the site's own
// there are none.
func (f *framer) shared(at place, kind string, picture image) sharing {
	if f.preview {
		return sharing{}
	}
	s := sharing{Kind: kind, Site: siteName}
	if f.baseURL == "" {
		return s
	}
	s.Image, s.ImageAlt, s.Width, s.Height = f.rooted(picture.place), picture.alt, card.Width, card.Height
	if at != notFoundPlace { // that one is shown at any address
		s.URL = f.rooted(at)
	}
	return s
}

// sharedOf is shared for a page of an edition.
func (f *framer) sharedOf(v *view, at place, picture image) sharing {
	s := f.shared(at, ofEdition, picture)
	if s.Kind != "" {
		s.Published = v.edition.Published.Format(time.RFC3339)
	}
	return s
}
