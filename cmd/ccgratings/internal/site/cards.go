package site

import (
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/card"
	"ccgratings/cmd/ccgratings/internal/chart"
)

// image is a picture that stands for a page where the page is shared.
type image struct {
	place place
	alt   string // what it says, for those who do not see it
}

// onlyCompares is what no card may leave out.
const onlyCompares = "A rating only compares CCGs: it does not mean that care is good or bad."

// cardFrame is what cards show round their middle. Compared is a sentence on
// what is compared.
func (b *builder) cardFrame(v *view, site, dated, compared string) card.Frame {
	f := card.Frame{Site: site, Status: v.edition.Status.Name(), Dated: dated, Caveat: [2]string{compared, onlyCompares}}
	if v.words.publisher.Name == "" {
		f.Status += ", worked example"
	}
	var marks []string
	if b.framer.invented {
		marks = append(marks, "Invented figures, about no real place.")
	}
	if b.in.Preview {
		marks = append(marks, "Preview, not published: do not quote.")
	}
	f.Mark = strings.Join(marks, " ")
	return f
}

// yearCard is cardFrame for an edition.
func (b *builder) yearCard(v *view, compared string) card.Frame {
	// A preview says so at the foot; its head has room for the name alone.
	name := strings.TrimPrefix(v.edition.Name(), unpublished+": ")
	return b.cardFrame(v, name, upperFirst(v.dated(b.in.Preview)), compared)
}

// cards lists the pictures of an edition: one of each CCG, and one of all.
func (b *builder) cards(v *view) []Later {
	names := make([]string, len(v.groups))
	for i := range v.groups {
		names[i] = v.groups[i].Group.Name
	}
	// CCGs whose figures are of the same time share what does not differ.
	drawers := make(map[string]*card.Ratings)
	all := []Later{{string(v.image().place), func() ([]byte, error) { return b.tallies(v) }}}
	for k := range v.ccgs {
		compared := v.cardCompares(k)
		drawer := drawers[compared]
		if drawer == nil {
			drawer = b.painter.NewRatings(b.yearCard(v, compared), names)
			drawers[compared] = drawer
		}
		all = append(all, Later{string(v.ccgImage(k).place), func() ([]byte, error) {
			return drawer.PNG(v.ccgs[k].Name, v.tokens(k))
		}})
	}
	return all
}

// cardCompares says on the card of CCG k what its ratings are compared with,
// and of which time the figures are.
func (v *view) cardCompares(k int) string {
	if span := v.spanRated(k); span != "" {
		return "Compared with the other CCGs rated, on figures of " + span + "."
	}
	return "CCGs of England compared" + v.onFigures() + "."
}

func (b *builder) tallies(v *view) ([]byte, error) {
	compared := sentence(strings.TrimPrefix(v.onFigures(), ", "))
	var tallies []card.Tally
	for i := range v.groups {
		t := card.Tally{Group: v.groups[i].Group.Name}
		for k := range v.ccgs {
			for j, token := range chart.Ratings() {
				if token == colourToken(v.groups[i].Ratings[k].Colour) {
					t.Counts[j]++
				}
			}
		}
		tallies = append(tallies, t)
	}
	return b.painter.Tallies(b.yearCard(v, compared), "How "+counted(len(v.ccgs), "CCG", "CCGs")+" compare", tallies)
}

// frontCard is the picture of the site as a whole.
func (b *builder) frontCard() ([]byte, error) {
	v := b.latest()
	f := b.cardFrame(v, siteName, "Latest edition: "+strconv.Itoa(v.edition.Year), "CCGs (clinical commissioning groups) were the local bodies that planned NHS care.")
	return b.painter.Front(f, b.words.home.Summary)
}

// onFigures says which time figures are of, as the end of a sentence; empty if
// there are none.
func (v *view) onFigures() string {
	if v.periods == "" {
		return ""
	}
	return ", on figures of " + v.periods
}

// tokens are a CCG's ratings, group by group.
func (v *view) tokens(k int) []chart.Token {
	out := make([]chart.Token, len(v.groups))
	for i := range v.groups {
		out[i] = colourToken(v.groups[i].Ratings[k].Colour)
	}
	return out
}

// ccgImage is the picture of a CCG.
func (v *view) ccgImage(k int) image {
	said := []string{v.ccgs[k].Name + ", " + v.edition.Name()}
	for i, token := range v.tokens(k) {
		said = append(said, v.groups[i].Group.Name+": "+strings.ToLower(token.Word()))
	}
	return image{v.places.card(v.ccgs[k].ODS), strings.Join(said, ". ") + "."}
}

// image is the picture of the edition.
func (v *view) image() image {
	return image{v.places.cards(), "How many CCGs have which rating in each patient group, " + v.edition.Name() + "."}
}

// frontImage is the picture of the site as a whole.
func frontImage() image {
	return image{frontCardPlace, siteName + ", with the four shapes and colours: among the best, as expected, among the worst, not rated."}
}
